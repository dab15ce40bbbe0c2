// What a query leaves out: days that it does not ask for, words that it bans, and values of facets that
// have not its words.

import { between, numbersWhere } from './narrowing.js';
import { hitsIn } from './passage.js';
import { sieve } from './phrases.js';
import { look, withError } from './query.js';

/**
 * What a query leaves out: documents that are not of its days, if it has some, and what has a banned
 * word; `fits` tells of a document whether it stays. What does not load leaves nothing out, and then
 * the limits are only `isPartly` known. `phrases` are those that the index does not decide.
 *
 * Of a query without words they are also the answer: `numbers` has all documents that stay, the newest
 * first, and `outcome` says so, unless nothing is left that was asked for.
 */
export async function limitsOf(store, { words: wanted, without, phrases: given, after, before }) {
  const sieving = Promise.all(given.map((phrase) => sieve(store, phrase)));
  const ban = (word) => withError(look(store, word, false));
  const ofDays = after || before ? withError(between(store, after, before)) : null;
  const [days, ...banned] = await Promise.all([ofDays, ...without.map(ban)]);
  const sieves = await sieving;
  const phrases = given.filter((_, i) => !sieves[i].isSure);
  const failed = [days, ...banned].filter((found) => found?.error);
  const isOfDays = days && !days.error;
  const unwanted = banned.filter(({ error }) => !error).map(({ ways }) => ways);
  const fits = (number) => (!isOfDays || days.has(number)) && !unwanted.some((ways) => ways[number])
    && sieves.every((phrase) => phrase.fits(number));
  const limits = { fits, phrases, isPartly: failed.length > 0 };
  if (wanted.length || !(isOfDays || without.length || given.length)) return limits;
  const numbers = Array.from({ length: store.size }, (_, i) => store.size - 1 - i).filter(fits);
  return { ...limits, numbers, outcome: numbers.length ? 'all' : 'none' };
}

/** Keeps of a word's hits those in documents of which one value of the word's facet has one of its terms. */
export async function keepThose(hits, store) {
  const terms = new Set(hits.terms);
  const wanted = await numbersWhere(store, hits.word.field, (value) => hitsIn(value, terms).length);
  for (const number of hits.documents) if (!wanted.has(number)) hits.ways[number] = hits.scores[number] = 0;
  hits.documents = hits.documents.filter((number) => wanted.has(number));
}
