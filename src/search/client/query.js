// From what the reader typed to ranked document numbers.

import { isCommon, normalForm, sought, words } from './language.js';
import { transliterated } from './transliteration.js';

/** What a hit in a field is worth. */
const WEIGHTS = { title: 8, tags: 3, notes: 2, body: 1 };
/** What a term is worth that only starts like the word being typed. */
const PREFIX_WEIGHT = 0.6;
/** What a term is worth that is the word in the other script. */
const SPELLING_WEIGHT = 0.5;
const SHORTEST_PREFIX = 2;
const MOST_PREFIX_TERMS = 60;

/**
 * Searches for `text`.
 *
 * With `typing`, the last word may be unfinished. Returns `outcome`, the document `numbers`, best
 * first, and the set of `terms` that matched. Outcomes: `empty` (nothing to look for), `common`
 * (stop words only), `all` (every word is in every result), `some` (no document has all the
 * words, so these have some of them), `none`.
 */
export async function search(store, text, { typing = false } = {}) {
  const query = parse(text, typing);
  const wanted = query.filter(({ common, unfinished }) => !common || unfinished);
  if (wanted.length === 0) return result(query.length ? 'common' : 'empty', [], []);

  const hits = await Promise.all(wanted.map((word) => look(store, word)));
  // A stop word at the end that starts no other word is as good as not typed.
  const counted = hits.filter(({ scores }, i) => scores.size || !wanted[i].common);
  if (counted.length === 0) return result('common', [], []);

  const ranked = rank(counted);
  const complete = ranked.filter(({ matched }) => matched === counted.length);
  const chosen = complete.length ? complete : ranked;
  const outcome = complete.length ? 'all' : ranked.length ? 'some' : 'none';
  return result(outcome, chosen.map(({ number }) => number), counted.flatMap(({ terms }) => terms));
}

const result = (outcome, numbers, terms) => ({ outcome, numbers, terms: new Set(terms) });

function parse(text, typing) {
  const found = [...words(text.normalize('NFC'))];
  return found.map(({ word, end }, i) => ({
    letters: normalForm(word),
    common: isCommon(word),
    unfinished: typing && i === found.length - 1 && end === text.normalize('NFC').length,
  }));
}

/** The score of every document that has the word, and the terms it was found by. */
async function look(store, word) {
  const weights = await candidates(store, word);
  const scores = new Map();
  for (const [term, weight] of weights) {
    for (const [number, score] of scoresOf(await store.postings(term), store.size)) {
      scores.set(number, Math.max(scores.get(number) ?? 0, weight * score));
    }
  }
  return { scores, terms: [...weights.keys()] };
}

/** The terms that may stand for a word, each with its weight. */
async function candidates(store, { letters, common, unfinished }) {
  const weights = new Map();
  if (unfinished && letters.length >= SHORTEST_PREFIX) {
    const longer = await store.termsStartingWith(letters, MOST_PREFIX_TERMS);
    const others = longer.length ? longer : await longestStart(store, letters);
    for (const other of others) weights.set(other, PREFIX_WEIGHT);
  }
  if (common) return weights;
  const own = sought(letters);
  for (const term of await inOtherScript(store, letters, own)) weights.set(term, SPELLING_WEIGHT);
  for (const term of own) weights.set(term, 1);
  return weights;
}

/** The terms of a word as the other script spells it; a Cyrillic word is mostly found as it is. */
async function inOtherScript(store, letters, own) {
  const postings = /^[a-z]/.test(letters) ? [] : await Promise.all(own.map((t) => store.postings(t)));
  return postings.some(({ length }) => length) ? [] : transliterated(letters).flatMap(sought);
}

/** The term that a half-written ending hides: `elect` in `electio`. */
async function longestStart(store, letters) {
  for (let length = letters.length - 1; length >= Math.max(4, letters.length - 3); length -= 1) {
    const start = letters.slice(0, length);
    if ((await store.postings(start)).length) return [start];
  }
  return [];
}

/** tf·idf for each document: rare terms, frequent in a short field of weight, count most. */
function scoresOf(postings, size) {
  const scores = new Map();
  for (const { field, documents } of postings) {
    const rarity = 1 + Math.log(size / (documents.length + 1));
    for (const { number, frequency, length } of documents) {
      const score = (WEIGHTS[field] * frequency * Math.max(rarity, 0.1)) / Math.sqrt(length);
      scores.set(number, (scores.get(number) ?? 0) + score);
    }
  }
  return scores;
}

/** More words first, then the better score; among nearly equal ones the newer document. */
function rank(hits) {
  const documents = new Map();
  for (const { scores } of hits) {
    for (const [number, score] of scores) {
      const document = documents.get(number) ?? { number, matched: 0, score: 0 };
      document.matched += 1;
      document.score += score;
      documents.set(number, document);
    }
  }
  const level = ({ score }) => Math.round(Math.log(score) * 10);
  return [...documents.values()].sort(
    (a, b) => b.matched - a.matched || level(b) - level(a) || a.number - b.number,
  );
}
