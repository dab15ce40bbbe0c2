// From what the reader typed to ranked document numbers.

import { asked } from './asked.js';
import { meet } from './language.js';
import { termsFor } from './lemmas.js';

/** What a term is worth that only starts like the word that the query ends with. */
export const PREFIX_WEIGHT = 0.6;
/** What a term is worth that is the word in the other script, and one that is no more than like it. */
export const SPELLING_WEIGHT = 0.5;
export const LIKE_WEIGHT = 0.3;
/** Which bit of an impact says that a term stands in a field; that of a facet stands for all of them. */
const FIELD_BITS = { title: 1, note: 4 };
export const FACETS_BIT = 2;
/** The bits that an impact has in a field; none where any will do. */
export const bitOf = (field) => field && (FIELD_BITS[field] ?? FACETS_BIT);
/** From so many letters on longer words are looked for as well; of a word that articles have, from one more. */
const SHORTEST_PREFIX = 2;
const MOST_PREFIX_TERMS = 60;
/** Where so many documents have the last word as it stands, longer ones are not looked for. */
const ENOUGH = 20;
/** How a document may have a word: by a term that is not quite it, or as it stands. */
const [OTHER, EXACT] = [1, 2];
/** More than the words of a query, the levels of a score, and the documents: together 53 bits. */
const [WORDS, LEVELS, NUMBERS] = [2 ** 6, 2 ** 10, 2 ** 31];

/**
 * Searches for `text`. The word that it ends with may be unfinished. Of a common word that is looked
 * for alone only the best documents are found, unless the answer is to be whole (`isWhole`).
 *
 * Returns `outcome`, the document `numbers`, best first, how many there are in `total`, what to mark as
 * `marks`, the `phrases` that are still to be looked for in the texts, the words that stand in no
 * article and for which `likes` were found, the limits that are `unread`, another query as a
 * `suggestion`, and whether the answer is only `partly` known, since a piece of the index did not load.
 * Outcomes: `empty` (nothing to look for), `common` (stop words only), `short` (single letters only,
 * which stand nowhere), `all` (every word is in every result), `some` (no document has all the words,
 * so these have some of them), `none`. Fails where nothing of the index could be read.
 */
export async function search(store, text, isWhole) {
  const query = await asked(text);
  const wanted = wantedOf(query);
  const isPlain = !isWhole && wanted.length === 1 && !query.isIntricate;
  const looking = wanted.map((word) => withError(look(store, word, isPlain)));
  const [limits, ...looks] = await Promise.all([query.isIntricate ? limitsOn(store, query) : {}, ...looking]);
  const { fits = () => true, isPartly, outcome = 'empty', numbers = [], phrases = query.phrases } = limits;
  const rest = { phrases, unread: query.unread, partly: isPartly };
  if (!wanted.length) return { ...result(query.words.length ? 'common' : outcome, numbers), ...rest };

  const read = looks.filter(({ error }) => !error);
  if (read.length === 0) throw looks[0].error;
  const counted = read.filter(({ word, documents }) => !word.common || documents.length);
  if (counted.length === 0) return { ...result(wanted.every(({ stop }) => stop) ? 'common' : 'short', []), ...rest };
  const ranked = rank(store, counted, fits);
  rest.partly ||= read.length < looks.length;
  const others = counted.every(({ isKnown }) => isKnown) ? {} : await insteadOf(store, query, counted, isWhole);
  return { ...answer(query, ranked, counted, isPlain), ...others, ...rest };
}

/** What only some queries need, and only words that no article has or that are in the other script. */
const forQueries = () => import('./queries.js');
const forSpellings = () => import('./spellings.js');

/** What a promise gives; where it fails its error. */
export const withError = (promise) => promise.catch((error) => ({ error }));

/** What a query leaves out; see limits.js. */
const limitsOn = (store, query) =>
  forQueries().then(({ limitsOf }) => limitsOf(store, query)).catch(() => ({ isPartly: true }));

/** What there is instead of words that no article has; see others.js. */
const insteadOf = (...asked) => forSpellings().then(({ instead }) => instead(...asked)).catch(() => ({}));

/** The words to look for: single letters, and a stop word that may be unfinished, only where nothing else is. */
function wantedOf({ words }) {
  const rare = words.filter(({ common }) => !common);
  return rare.length ? rare : words.filter(({ stop, unfinished }) => !stop || unfinished);
}

/** What was found; of a query that is plain more documents may have the word. */
function answer(query, { numbers, complete }, counted, isPlain) {
  const outcome = complete ? 'all' : numbers.length ? 'some' : 'none';
  const chosen = numbers.slice(0, complete || numbers.length);
  const total = isPlain ? Math.max(chosen.length, counted[0].count) : chosen.length;
  const terms = new Set(counted.flatMap(({ word, terms: own }) => (word.inPhrase ? [] : own)));
  return { ...result(outcome, chosen, total), marks: { terms, phrases: query.inText, inNotes: query.inNotes } };
}

const result = (outcome, numbers, total = numbers.length) =>
  ({ outcome, numbers, total, marks: { terms: new Set(), phrases: [] }, likes: [], suggestion: null });

/**
 * How each document has the word (`ways`) and what it is worth there (`scores`), by the documents'
 * numbers; which `documents` have it, the terms it was found by, how many documents have one of them
 * at least that is no more than like the word, and whether the word `isKnown`. With `best`, of common
 * terms only the best documents.
 */
export async function look(store, word, best) {
  const terms = await candidates(store, word);
  const [ways, scores] = [new Uint8Array(store.size), new Float32Array(store.size)];
  const hits = { word, documents: [], ways, scores, count: 0, isKnown: false, terms: [] };
  const bit = bitOf(word.field);
  const loading = [...terms].map(async ([term, weight]) => [term, weight, await store.postings(term)]);
  for (const [term, weight, postings] of await Promise.all(loading)) {
    if (!postings.count) continue;
    hits.terms.push(term);
    meet(term, postings.forms());
    if (weight !== LIKE_WEIGHT) hits.count = Math.max(hits.count, postings.count);
    hits.isKnown ||= weight === 1 || weight === SPELLING_WEIGHT;
    const rarity = Math.log(1 + (store.size - postings.count + 0.5) / (postings.count + 0.5));
    const runs = postings.rest && !best ? [postings, await store.rest(postings)] : [postings];
    for (const run of runs) add(hits, run, weight === 1 ? EXACT : OTHER, bit, weight * rarity);
  }
  if (bit === FACETS_BIT) await (await forQueries()).keepThose(hits, store);
  return hits;
}

/** Adds what a term is worth in each document; of two terms the better one counts. */
function add(hits, { documents, impacts }, way, bit, weight) {
  const { ways, scores } = hits;
  documents.forEach((number, i) => {
    if (bit && !(impacts[i] & bit)) return;
    if (!ways[number]) hits.documents.push(number);
    ways[number] = Math.max(ways[number], way);
    scores[number] = Math.max(scores[number], weight * (impacts[i] >> 3));
  });
}

/** The terms that may stand for a word, each with its weight; it is 1 for the word as it stands. */
async function candidates(store, word) {
  const { letters, whole, stop, unfinished } = word;
  const { own, like } = await termsFor(store, letters);
  if (whole) own.push(...(await termsFor(store, whole)).own);
  const known = stop ? 0 : await countOf(store, own);
  const isExtended = unfinished && known < ENOUGH && letters.length - (known > 0) >= SHORTEST_PREFIX;
  const longer = isExtended ? await store.termsStartingWith(letters, MOST_PREFIX_TERMS) : [];
  // A Cyrillic word is mostly found as it is.
  const others = !stop && (!known || /^[a-z]/.test(letters))
    ? await (await forSpellings()).othersFor(store, word, known ? [] : like, isExtended && !known && !longer.length)
    : [];
  const weigh = (terms, weight) => terms.map((term) => [term, weight]);
  return new Map([...others, ...weigh(longer, PREFIX_WEIGHT), ...(stop ? [] : weigh(own, 1))]);
}

/** How many documents have one of some terms at least. */
async function countOf(store, terms) {
  const postings = await Promise.all(terms.map((term) => store.postings(term)));
  return Math.max(...postings.map(({ count }) => count));
}

/**
 * The numbers of the documents that fit, best first, and how many of them have all words (`complete`):
 * more words first, then more words as they stand, then the better score; among nearly equal ones the
 * newer document.
 */
function rank(store, hits, fits) {
  const [words, sums] = [new Uint16Array(store.size), new Float32Array(store.size)];
  for (const { documents, ways, scores } of hits) {
    for (const number of documents) {
      words[number] += WORDS + (ways[number] === EXACT);
      sums[number] += scores[number];
    }
  }
  const keyOf = (number) => {
    // A tenth better is a level higher; half of the levels are for scores below 1.
    const level = LEVELS / 2 + Math.round(Math.log(sums[number]) * 10);
    return (words[number] * LEVELS + level) * NUMBERS + number;
  };
  const found = [...new Set(hits.flatMap(({ documents }) => documents))].filter(fits);
  const numbers = Array.from(Float64Array.from(found, keyOf).sort(), (key) => key % NUMBERS).reverse();
  return { numbers, complete: numbers.filter((number) => words[number] >= hits.length * WORDS).length };
}
