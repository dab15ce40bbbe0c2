// What else may stand for a word: its spellings in the other script, and words like it.

import { LIKE_WEIGHT, PREFIX_WEIGHT, SPELLING_WEIGHT } from './query.js';
import { suggestion } from './suggestions.js';
import { termsOfSpellings } from './transliteration.js';

/**
 * Terms with their weights: the lemmas that are `like` the word, unless it must not be there and so is
 * meant as it stands; if it `isCutShort`, what its beginning leads to; and its spellings.
 */
export async function othersFor(store, { letters, isBanned }, like, isCutShort) {
  const weigh = (terms, weight) => terms.map((term) => [term, weight]);
  const longer = isCutShort ? await longestStart(store, letters) : [];
  const spelt = await termsOfSpellings(store, letters);
  return [
    ...weigh(isBanned ? [] : like.filter((lemma) => isLike(lemma, letters)), LIKE_WEIGHT),
    ...weigh(longer, PREFIX_WEIGHT),
    ...weigh(spelt, SPELLING_WEIGHT),
  ];
}

/** Whether a lemma begins as a word does, for two thirds of it: a stem alone may be all that they share. */
const isLike = (lemma, letters) => letters.startsWith(lemma.slice(0, Math.ceil((letters.length * 2) / 3)));

/** What leads from the beginning of a word whose ending is half written: `elect` in `electio`. */
async function longestStart(store, letters) {
  for (let length = letters.length - 1; length >= Math.max(4, letters.length - 3); length -= 1) {
    const start = letters.slice(0, length);
    const { count, links } = await store.postings(start);
    if (count || links.length) return [start, ...links];
  }
  return [];
}

/**
 * What there is instead of words that no article has: those for which `likes` were found, and another
 * query as a `suggestion`. The word that is being typed is missing to nobody unless the query `isWhole`.
 */
export async function instead(store, query, looks, isWhole) {
  const isOther = ({ word, isKnown, documents }) => !isKnown && documents.length && (isWhole || !word.unfinished);
  const likes = looks.filter(isOther).map(({ word }) => word.word);
  const unknown = looks.filter(({ count }) => !count).map(({ word }) => word);
  const other = unknown.length ? await suggestion(store, query, unknown).catch(() => null) : null;
  return { likes, suggestion: other };
}
