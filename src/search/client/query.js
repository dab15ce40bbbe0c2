// From what the reader typed to ranked document numbers.

import { asked } from './asked.js';
import { meet } from './language.js';
import { termsFor } from './lemmas.js';

/** What a term is worth that only starts like the word that the query ends with. */
const PREFIX_WEIGHT = 0.6;
/** What a term is worth that is the word in the other script. */
const SPELLING_WEIGHT = 0.5;
/** Which bit of an impact says that a term stands in a field; that of a facet stands for all of them. */
const FIELD_BITS = { title: 1, note: 4 };
const FACETS_BIT = 2;
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
 * Returns `outcome`, the document `numbers`, best first, how many there are in `total`, the set of
 * `terms` that matched, the `phrases` that are still to be looked for in the texts, another query
 * as a `suggestion`, and whether the answer is only `partly` known, since a piece of the index did
 * not load. Outcomes: `empty` (nothing to look for), `common` (stop words only), `all` (every word
 * is in every result), `some` (no document has all the words, so these have some of them), `none`.
 * Fails where nothing of the index could be read.
 */
export async function search(store, text, { isWhole = false } = {}) {
  const query = asked(text);
  const wanted = wantedOf(query);
  const isLimited = query.after || query.before || query.without.length || query.phrases.length;
  const isPlain = !isWhole && wanted.length === 1 && !wanted[0].field && !isLimited;
  const looking = wanted.map((word) => withError(look(store, word, isPlain)));
  const limiting = isLimited ? limitsOn(store, query) : {};
  const [limits, ...looks] = await Promise.all([limiting, ...looking]);
  const { fits = () => true, isPartly = false, outcome = 'empty', numbers = [], phrases = query.phrases } = limits;
  if (!wanted.length) return { ...result(query.words.length ? 'common' : outcome, numbers), phrases, partly: isPartly };

  const read = looks.filter(({ error }) => !error);
  if (read.length === 0) throw looks[0].error;
  const counted = read.filter(({ word, documents }) => !word.common || documents.length);
  if (counted.length === 0) return result('common', []);
  const ranked = rank(store, counted, fits);
  const partly = isPartly || read.length < looks.length;
  const other = await suggestionFor(store, query, counted);
  return { ...answer(ranked, counted, isPlain), phrases, suggestion: other, partly };
}

/** What only some queries need. */
const forQueries = () => import('./queries.js');

/** What a promise gives; where it fails its error. */
export const withError = (promise) => promise.catch((error) => ({ error }));

/** What a query leaves out; see limits.js. */
const limitsOn = (store, query) =>
  forQueries().then(({ limitsOf }) => limitsOf(store, query)).catch(() => ({ isPartly: true }));

/** Another query where no article has one of the words that were looked for. */
async function suggestionFor(store, query, looks) {
  const unknown = looks.filter(({ count }) => !count).map(({ word }) => word);
  if (!unknown.length) return null;
  return forQueries().then(({ suggestion }) => suggestion(store, query, unknown)).catch(() => null);
}

/** The words to look for: stop words only where there is nothing but one that may be unfinished. */
function wantedOf({ words }) {
  const rare = words.filter(({ common }) => !common);
  return rare.length ? rare : words.filter(({ unfinished }) => unfinished);
}

function answer({ numbers, complete }, counted, isPlain) {
  const outcome = complete ? 'all' : numbers.length ? 'some' : 'none';
  const chosen = numbers.slice(0, complete || numbers.length);
  const total = isPlain ? Math.max(chosen.length, counted[0].count) : chosen.length;
  return result(outcome, chosen, counted.flatMap(({ terms }) => terms), total);
}

function result(outcome, numbers, terms = [], total = numbers.length) {
  return { outcome, numbers, terms: new Set(terms), total, phrases: [], suggestion: null, partly: false };
}

/**
 * How each document has the word (`ways`) and what it is worth there (`scores`), by the documents'
 * numbers; which `documents` have it, the terms it was found by, and how many documents have one of
 * them at least. With `best`, of common terms only the best documents.
 */
export async function look(store, word, best) {
  const terms = await candidates(store, word);
  const [ways, scores] = [new Uint8Array(store.size), new Float32Array(store.size)];
  const hits = { word, documents: [], ways, scores, count: 0, terms: [] };
  const bit = word.field && (FIELD_BITS[word.field] ?? FACETS_BIT);
  const loading = [...terms].map(async ([term, weight]) => [term, weight, await store.postings(term)]);
  for (const [term, weight, postings] of await Promise.all(loading)) {
    if (!postings.count) continue;
    hits.terms.push(term);
    meet(term, postings.forms());
    hits.count = Math.max(hits.count, postings.count);
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
async function candidates(store, { letters, common, unfinished }) {
  const weights = new Map();
  const own = await termsFor(store, letters);
  const known = common ? 0 : await countOf(store, own);
  if (unfinished && known < ENOUGH && letters.length >= SHORTEST_PREFIX) {
    const longer = await store.termsStartingWith(letters, MOST_PREFIX_TERMS);
    const others = longer.length || known ? longer : await (await forQueries()).longestStart(store, letters);
    for (const other of others) weights.set(other, PREFIX_WEIGHT);
  }
  if (common) return weights;
  // A Cyrillic word is mostly found as it is.
  const isOfOtherScript = /^[a-z]/.test(letters) || !known;
  const spelt = isOfOtherScript ? await (await forQueries()).termsOfSpellings(store, letters) : [];
  for (const term of spelt) weights.set(term, SPELLING_WEIGHT);
  for (const term of own) weights.set(term, 1);
  return weights;
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
