// From text to index terms: the twin of src/search/language.rs, word for word.
// The two must agree on every word; change them together.

import { folded, isKazakh, kazakh } from './kazakh.js';
import { russianStem } from './russian.js';
import { english } from './snowball.js';
import { STOP_WORDS } from './tables.js';

const stopWords = new Set(STOP_WORDS.split(' '));
const LONGEST_TERM = 32;
const WORD = /[\p{Alphabetic}\p{N}\u0300-\u036f\u00ad\u200b-\u200d\u2060\ufeff]+/gu;
/** What is no part of a word's spelling, and what stands between the parts of a whole. */
const UNSPELT = /[\u0300-\u036f\u00ad\u200b-\u200d\u2060\ufeff \u00a0\u2009\u202f'’\u2010\u2011-]/g;
/** What stands between the groups of a number's digits. */
const GROUPING = " \u00a0\u2009\u202f'’";

/** The runs of letters and digits in `text`, as words are below. */
export function* runs(text) {
  for (const match of text.matchAll(WORD)) {
    if (!/[\p{Alphabetic}\p{N}]/u.test(match[0])) continue;
    yield { word: match[0], start: match.index, end: match.index + match[0].length };
  }
}

/** Where the whole ends that begins with the run at `first`: the index of its last run. */
export function lastOfWhole(text, found, first, isHead, isPart, between) {
  let last = first;
  if (!isHead(found[first].word)) return last;
  while (last + 1 < found.length) {
    const sign = text.slice(found[last].end, found[last + 1].start);
    if (sign.length !== 1 || !between.includes(sign) || !isPart(found[last + 1].word)) break;
    last += 1;
  }
  return last;
}

const isHeadOfNumber = (word) => /^[0-9]{1,3}$/.test(word);
const isGroup = (word) => /^[0-9]{3}$/.test(word);
export const lastOfNumber = (text, found, first) =>
  lastOfWhole(text, found, first, isHeadOfNumber, isGroup, GROUPING);

export const whole = (text, found, first, last) => ({
  word: text.slice(found[first].start, found[last].end),
  start: found[first].start,
  end: found[last].end,
});

/**
 * The words of `text` as `{ word, start, end }`; the positions are those of the text as given. A
 * number is one word, whether or not its digits are in groups.
 */
export function* words(text) {
  const found = [...runs(text)];
  for (let first = 0; first < found.length; first += 1) {
    const last = lastOfNumber(text, found, first);
    yield whole(text, found, first, last);
    first = last;
  }
}

/** The word as the stemmers want it: composed, lower case, ё as е, without what is not spelt. */
export function normalForm(word) {
  const composed = /[\u0300-\u037f\uf000-\uffff]/.test(word) ? word.normalize('NFKC') : word;
  const lower = composed.toLowerCase().replace(UNSPELT, '').replaceAll('ё', 'е');
  return lower.length > LONGEST_TERM ? [...lower].slice(0, LONGEST_TERM).join('') : lower;
}

/** Whether the index leaves the word out because nearly every text has it. */
export const isStopWord = (word) => stopWords.has(normalForm(word));

/**
 * Whether a text need not have the word to be found: it is one that the index leaves out, or an
 * initial, for which the text may have the whole name.
 */
export const isCommon = (word) =>
  isStopWord(word) || /^[a-zа-яәғқңөұүһі]$/.test(normalForm(word));

/** The first term of a word in the texts of most archives. */
export const stem = (word) => stemOf(normalForm(word));

/** The words that were read last; texts have the same ones again and again. */
const wordsRead = new Map();
const MOST_READ = 20_000;

/** The terms of the lemmas that queries have met, by their forms. */
const lemmas = new Map();

/** The terms that a text in any language may have for a word; the lemmas as far as they were met. */
export function readings(word) {
  if (wordsRead.size >= MOST_READ) wordsRead.clear();
  if (!wordsRead.has(word)) {
    const form = normalForm(word);
    wordsRead.set(word, { form, stems: termsOf(form, 'both') });
  }
  const { form, stems } = wordsRead.get(word);
  return [...lemmas.get(form) ?? [], ...stems];
}

/** Meets a lemma, given as its term. */
export function meet(lemma, forms) {
  if (lemmas.size >= MOST_READ) lemmas.clear();
  for (const form of forms) {
    if (!lemmas.has(form)) lemmas.set(form, new Set());
    lemmas.get(form).add(lemma);
  }
}

/**
 * The stems that a query looks for. What is typed with Kazakh letters is meant with them; the stem
 * that a Kazakh word has without them is for those who cannot type them.
 */
export function sought(word) {
  const form = normalForm(word);
  return isKazakh(form) ? [stem(word)] : termsOf(form, 'both');
}

function stemOf(word) {
  if (/\p{N}/u.test(word)) return word;
  if (isKazakh(word)) return kazakh(word);
  if (isCyrillic(word)) return russianStem(word);
  return /[a-z]/.test(word) ? english(word) || word : word;
}

const isCyrillic = (word) => /[\u0400-\u04ff]/.test(word) && !/\p{N}/u.test(word);

export function termsOf(word, language) {
  const reading = isKazakh(word) ? 'kazakh' : language;
  if (reading === 'russian' || !isCyrillic(word)) return [stemOf(word)];
  const first = reading === 'both' ? [stemOf(word)] : [];
  return [...new Set([...first, ...kazakhTerms(word)])];
}

function kazakhTerms(word) {
  const bare = kazakh(word);
  const name = /[ое]ва?$/.test(bare) ? [russianStem(bare)] : [];
  return [bare, folded(bare), ...name];
}
