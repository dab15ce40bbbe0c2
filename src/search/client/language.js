// From text to index terms: the twin of src/search/language.rs, word for word.
// The two must agree on every word; change them together.

import { isKazakh, kazakh } from './kazakh.js';
import { russian } from './russian.js';
import { english } from './snowball.js';

const STOP_WORDS = new Set(`
  и в во на с со по к ко о об от до из за у а но не ни же ли бы что как для при это или его ее их
  мен бен пен және да де үшін the a an of to in and on for is at s by
`.trim().split(/\s+/));
const LONGEST_TERM = 32;
const WORD = /[\p{Alphabetic}\p{N}\u0300-\u036f\u00ad]+/gu;
const MARKS = /[\u0300-\u036f\u00ad]/g;

/** The words of `text` as `{ word, start, end }`; the positions are those of the text as given. */
export function* words(text) {
  for (const match of text.matchAll(WORD)) {
    if (!/[\p{Alphabetic}\p{N}]/u.test(match[0])) continue;
    yield { word: match[0], start: match.index, end: match.index + match[0].length };
  }
}

/** The word as the stemmers want it: lower case, ё as е, without stress marks and soft hyphens. */
export function normalForm(word) {
  const lower = word.toLowerCase().replace(MARKS, '').replaceAll('ё', 'е');
  return lower.length > LONGEST_TERM ? [...lower].slice(0, LONGEST_TERM).join('') : lower;
}

/** Whether the index leaves the word out because nearly every text has it. */
export const isCommon = (word) => STOP_WORDS.has(normalForm(word));

/** The term that the index knows a word by. */
export const stem = (word) => stemOf(normalForm(word));

function stemOf(word) {
  if (/\p{N}/u.test(word)) return word;
  if (isKazakh(word)) {
    const bare = kazakh(word);
    return isKazakh(bare) ? bare : stemOf(bare);
  }
  if (/[\u0400-\u04ff]/.test(word)) return russian(word);
  return /[a-z]/.test(word) ? english(word) || word : word;
}

/** The terms of `text` in reading order, stop words left out. */
export function terms(text) {
  const found = [];
  for (const { word } of words(text)) {
    if (!isCommon(word)) found.push(stem(word));
  }
  return found;
}
