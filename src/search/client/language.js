// From text to index terms: the twin of src/search/language.rs, word for word.
// The two must agree on every word; change them together.

import { folded, isKazakh, kazakh } from './kazakh.js';
import { russianStem } from './russian.js';
import { english } from './snowball.js';
import { ALIKE, STOP_WORDS } from './tables.js';

const stopWords = new Set(STOP_WORDS.split(' '));
const LONGEST_TERM = 32;
/** What stands between the groups of a number's digits, and between the parts of a word. */
const GROUPING = " \u00a0\u2009\u202f'’.,";
const JOINING = "-'’\u2010\u2011";
/** What is no part of a word's spelling. */
const SILENT = '\u0300-\u036f\u00ad\u200b-\u200d\u2060\ufeff';
const UNSPELT = new RegExp(`[${JOINING}${GROUPING}${SILENT}]`, 'g');
const WORD = new RegExp(`[\\p{Alphabetic}\\p{N}${SILENT}]+`, 'gu');

/** The runs of letters and digits in `text`, as words are below. */
export function* runs(text) {
  for (const { 0: word, index: start } of text.matchAll(WORD)) {
    if (/[\p{Alphabetic}\p{N}]/u.test(word)) yield { word, start, end: start + word.length };
  }
}

/** Where the whole ends that begins with the run at `first`: the index of its last run. */
function lastOfWhole(text, found, first, isPart, between) {
  let last = first;
  while (last + 1 < found.length) {
    const sign = text.slice(found[last].end, found[last + 1].start);
    if (sign.length !== 1 || !between.includes(sign) || !isPart(found[last + 1].word)) break;
    last += 1;
  }
  return last;
}

const isHeadOfNumber = (word) => /^[0-9]{1,3}$/.test(word);
const isGroup = (word) => /^[0-9]{3}$/.test(word);
const hasDigit = (word) => /\p{N}/u.test(word);

/**
 * What is written without a space in `text`, or as the groups of a number's digits, as
 * `{ word, start, end, parts, isNumber }`; its parts are runs, and the positions those of the text.
 */
export function* spans(text) {
  const found = [...runs(text)];
  for (let first = 0; first < found.length; first += 1) {
    const [from, { word, start }] = [first, found[first]];
    if (isHeadOfNumber(word)) first = lastOfWhole(text, found, from, isGroup, GROUPING);
    const isNumber = first > from;
    if (!hasDigit(word)) first = lastOfWhole(text, found, from, () => true, JOINING);
    const { end } = found[first];
    yield { word: text.slice(start, end), start, end, parts: found.slice(from, first + 1), isNumber };
  }
}

/** The words of `text`. A number is one, whether or not its digits are in groups. */
export function* words(text) {
  for (const span of spans(text)) yield* span.isNumber ? [span] : span.parts;
}

/** What has another form in NFKC: marks, small digits, full-width letters and the like. */
const COMPOSED = /[²³¹\u0300-\u037f\u2070-\u209f\uf000-\uffff]/;

const OF_LATIN = /[a-zëəɵ]/i;
const OF_CYRILLIC = /[\u0400-\u04ff]/;
/** A word with some letters in the place of others. */
export const rewritten = (word, from, to) =>
  word.replace(/./gu, (letter) => to[from.indexOf(letter)] ?? letter);

/** A Cyrillic word without letters that only look so; src/search/look_alikes.rs says why. */
function inOneScript(word) {
  if (!OF_LATIN.test(word) || !OF_CYRILLIC.test(word)) return word;
  const cyrillic = rewritten(word, ...ALIKE);
  return OF_LATIN.test(cyrillic) ? word : cyrillic;
}

/** The word as the stemmers want it: composed, lower case, ё as е, without what is not spelt. */
export function normalForm(word) {
  const composed = COMPOSED.test(word) ? word.normalize('NFKC') : word;
  const lower = inOneScript(composed).toLowerCase().replace(UNSPELT, '').replaceAll('ё', 'е')
    .replace(/[\u00c0-\u024f]/g, (letter) => letter.normalize('NFD')[0]);
  return lower.length > LONGEST_TERM ? [...lower].slice(0, LONGEST_TERM).join('') : lower;
}

/** Whether the index leaves the word out because nearly every text has it. */
export const isStopWord = (word) => stopWords.has(normalForm(word));

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
  if (hasDigit(word)) return word;
  if (isKazakh(word)) return kazakh(word);
  if (isCyrillic(word)) return russianStem(word);
  return /[a-z]/.test(word) ? english(word) || word : word;
}

const isCyrillic = (word) => OF_CYRILLIC.test(word) && !hasDigit(word);

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
