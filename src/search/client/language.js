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
/** What stands between the groups of a number's digits, and between the parts of a word. */
const GROUPING = " \u00a0\u2009\u202f'’";
const JOINING = "'’-\u2010\u2011";

/** The runs of letters and digits in `text`, as words are below. */
function* runs(text) {
  for (const match of text.matchAll(WORD)) {
    if (!/[\p{Alphabetic}\p{N}]/u.test(match[0])) continue;
    yield { word: match[0], start: match.index, end: match.index + match[0].length };
  }
}

/** Where the whole ends that begins with the run at `first`: the index of its last run. */
function lastOfWhole(text, found, first, isHead, isPart, between) {
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
const isSpelt = (word) => !/\p{N}/u.test(word);
const lastOfNumber = (text, found, first) =>
  lastOfWhole(text, found, first, isHeadOfNumber, isGroup, GROUPING);
const lastOfJoined = (text, found, first) =>
  lastOfWhole(text, found, first, isSpelt, isSpelt, JOINING);

const whole = (text, found, first, last) => ({
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
const isStopWord = (word) => stopWords.has(normalForm(word));

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

/** The terms that a text in any language may have for a word. */
export function readings(word) {
  if (wordsRead.size >= MOST_READ) wordsRead.clear();
  if (!wordsRead.has(word)) wordsRead.set(word, termsOf(normalForm(word), 'both'));
  return wordsRead.get(word);
}

/**
 * The terms that a query looks for. What is typed with Kazakh letters is meant with them; the term
 * that a Kazakh word has without them is for those who cannot type them.
 */
export const sought = (word) => (isKazakh(normalForm(word)) ? [stem(word)] : readings(word));

function stemOf(word) {
  if (/\p{N}/u.test(word)) return word;
  if (isKazakh(word)) return kazakh(word);
  if (isCyrillic(word)) return russianStem(word);
  return /[a-z]/.test(word) ? english(word) || word : word;
}

const isCyrillic = (word) => /[\u0400-\u04ff]/.test(word) && !/\p{N}/u.test(word);

function termsOf(word, language) {
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

/**
 * The terms of `text` in reading order, stop words left out; a whole comes before its parts. The
 * language is `russian`, `kazakh` or `both`.
 */
export function terms(text, language) {
  const found = [...runs(text)];
  const written = [];
  let end = 0;
  for (let first = 0; first < found.length; first += 1) {
    const isPart = first < end;
    const last = isPart ? first : Math.max(lastOfNumber(text, found, first), lastOfJoined(text, found, first));
    if (last > first) {
      written.push(whole(text, found, first, last).word);
      end = last + 1;
    }
    written.push(found[first].word);
  }
  const known = written.filter((word) => !isStopWord(word));
  return known.flatMap((word) => termsOf(normalForm(word), language));
}
