// Another query for words that no article has: typed on the wrong keyboard, or with a slip.

import { isKazakh } from './kazakh.js';
import { normalForm, rewritten, sought, words } from './language.js';
import { formsOf, termsFor } from './lemmas.js';

/** The same keys in the layouts of Latin, Russian and Kazakh keyboards. */
const LATIN_KEYS = '`qwertyuiop[]asdfghjkl;\'zxcvbnm,.~{}:"<>2345890-=';
const RUSSIAN_KEYS = 'ёйцукенгшщзхъфывапролджэячсмитьбюёхъжэбю';
const KAZAKH_KEYS = `${RUSSIAN_KEYS}әіңғүұқөһ`;

/** Letters that are taken for one another, and then all of an alphabet. */
const CONFUSED = 'ао еи еэ иы ий бп вф гк гх дт жш зс шщ цс ая уү уұ аә оө нң кқ гғ иі хһ ae ei iy ou sc ck sz bp dt';
const CYRILLIC = 'абвгдежзийклмнопрстуфхцчшщъыьэюяәғқңөұүһі';
const LATIN = 'abcdefghijklmnopqrstuvwxyz';

/** Of so many words a slip is looked for, since each may load some shards. */
const MOST_MENDED = 3;
const SHORTEST = 4;
/** The shards that are looked through for words with a slip: some 6 KB each. */
const MOST_NEAR = 8;
/** From so many letters on there may be two slips. */
const LONG = 7;

/** Shorter ones than these are no words that a wrong keyboard hides, nor longer than those beginnings of words. */
const SHORTEST_RETYPED = 3;
const SHORTEST_START = 4;

/** What may be meant by a query whose `unknown` words are in no article; null where nothing is known. */
export async function suggestion(store, { text }, unknown) {
  const changes = [];
  for (const word of unknown.slice(0, MOST_MENDED)) {
    if (changes.some(({ to }) => word.at < to)) continue;
    const change = await onOtherKeyboard(store, text, word) ?? await withoutSlip(store, word);
    if (change) changes.push(change);
  }
  if (!changes.length) return null;
  return changes.reduceRight((left, { from, to, meant }) => left.slice(0, from) + meant + left.slice(to), text);
}

/** The part of the text that a word stands in, as the same keys give it in another layout. */
async function onOtherKeyboard(store, text, { at }) {
  const from = text.slice(0, at).search(/\S*$/);
  const to = at + text.slice(at).search(/\s|$/);
  const typed = text.slice(from, to).toLowerCase();
  const layouts = /[a-z]/.test(typed)
    ? [RUSSIAN_KEYS, KAZAKH_KEYS].map((keys) => rewritten(typed, LATIN_KEYS, keys))
    : [RUSSIAN_KEYS, KAZAKH_KEYS].map((keys) => rewritten(typed, keys, LATIN_KEYS));
  for (const meant of new Set(layouts)) {
    if (meant !== typed && await isKnown(store, meant)) return { from, to, meant };
  }
  return null;
}

/** Whether articles have all words of a text, or longer ones. */
async function isKnown(store, text) {
  const letters = [...words(text)].map(({ word }) => normalForm(word));
  if (!letters.length || letters.some((word) => word.length < SHORTEST_RETYPED)) return false;
  const found = letters.map(async (word) => {
    const { own } = await termsFor(store, word);
    const postings = await Promise.all(own.map((term) => store.postings(term)));
    if (postings.some(({ count }) => count)) return true;
    return word.length >= SHORTEST_START && (await store.termsStartingWith(word, 1)).length > 0;
  });
  return (await Promise.all(found)).every(Boolean);
}

/** The nearest word that articles have, in the form that was typed; of equally near ones the most frequent. */
async function withoutSlip(store, { letters, whole, word, at }) {
  const own = sought(letters);
  const most = own[0].length < LONG ? 1 : 2;
  // Of a short part of a compound nobody can tell what the whole would be.
  if (own[0].length < (whole ? LONG : SHORTEST) || /\p{N}/u.test(letters)) return null;
  const heads = await termsAround(store, variants(own[0]));
  const counts = new Map(heads.map(({ term, count }) => [term, count]));
  const near = heads.map(({ term, links }) => ({
    term,
    links,
    count: Math.max(...[term, ...links].map((each) => counts.get(each) ?? 0)),
    distance: Math.min(...own.map((stem) => distanceOf(stem, term, most))),
  }));
  // A lemma is led to by its stems.
  const likely = near.filter(({ term, distance }) => distance <= most && !term.endsWith('='));
  likely.sort((a, b) => a.distance - b.distance || b.count - a.count);
  for (const { term, links } of likely) {
    const forms = links.length ? await allForms(store, links) : formsWith(term, letters, own[0]);
    const meant = nearest(forms, letters, most);
    if (meant) return { from: at, to: at + word.length, meant };
  }
  return null;
}

/** All that stands in the shards that `starts` lead to: in the first few. */
async function termsAround(store, starts) {
  const shards = new Map();
  for (const start of starts) {
    const shard = await store.shardOf(start);
    if (shard) shards.set(shard.name, shard.terms);
    if (shards.size === MOST_NEAR) break;
  }
  return (await Promise.all(shards.values())).flatMap((terms) => [...terms.values()]);
}

const allForms = async (store, lemmas) =>
  (await Promise.all(lemmas.map((lemma) => formsOf(store, lemma)))).flat();

/**
 * Words whose stem is `term`: what was typed with one slip mended, or else what the term is with the
 * end of that. It may stand by itself, unless it is Kazakh, for then a vowel may be left out of it.
 */
function formsWith(term, letters, stem) {
  const isOfTerm = (form) => sought(form).includes(term);
  // A letter is sooner forgotten than typed for another.
  const mended = [...variants(letters)].filter(isOfTerm).sort((a, b) => b.length - a.length);
  if (mended.length) return mended;
  const ends = Array.from({ length: 6 }, (_, i) => letters.slice(Math.max(0, stem.length - 2 + i)));
  return [...(isKazakh(term) ? [] : [term]), ...ends.map((end) => term + end)].filter(isOfTerm);
}

/** The form that is most like the word that was typed, if no more than `most` letters are wrong. */
function nearest(forms, letters, most) {
  const distances = forms.map((form) => distanceOf(form, letters, most));
  const least = Math.min(...distances);
  return least <= most ? forms[distances.indexOf(least)] : undefined;
}

/**
 * What a word may be with one slip in it, those first that differ late: they stand close by in the
 * index. A place has its likely slips before all others.
 */
function* variants(word) {
  const alphabet = /[a-z]/.test(word) ? LATIN : CYRILLIC;
  yield word;
  for (let at = word.length - 1; at >= 0; at -= 1) {
    const [before, letter, after] = [word.slice(0, at), word[at], word.slice(at + 1)];
    yield before + after;
    yield before + after.slice(0, 1) + letter + after.slice(1);
    const likely = CONFUSED.split(' ').filter((pair) => pair.includes(letter)).join('');
    for (const other of likely + alphabet) {
      yield before + other + after;
      yield before + other + letter + after;
    }
  }
}

/**
 * How many letters are wrong, missing, too many, or changed places with their neighbour; more than
 * `most` where there are more (Damerau and Levenshtein, optimal string alignment).
 */
export function distanceOf(one, other, most) {
  if (Math.abs(one.length - other.length) > most) return most + 1;
  let [beforeLast, last] = [[], Array.from({ length: other.length + 1 }, (_, i) => i)];
  for (let i = 1; i <= one.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= other.length; j += 1) {
      const isSame = one[i - 1] === other[j - 1];
      row[j] = Math.min(row[j - 1] + 1, last[j] + 1, last[j - 1] + (isSame ? 0 : 1));
      const isSwapped = one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
      if (isSwapped) row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
    }
    if (Math.min(...row) > most) return most + 1;
    [beforeLast, last] = [last, row];
  }
  return last.at(-1);
}
