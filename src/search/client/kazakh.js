// A light stemmer for Kazakh: takes off case, possessive and plural endings.
// The order is that of src/search/kazakh.rs, where it is explained.

import { KAZAKH } from './tables.js';

/** What is typed for the letters that a Russian keyboard has not. */
const LETTERS = Object.fromEntries(KAZAKH.letters.split(' ').map((pair) => [...pair]));
const KAZAKH_LETTER = new RegExp(`[${Object.keys(LETTERS).join('')}]`);
const EVERY_KAZAKH_LETTER = new RegExp(KAZAKH_LETTER, 'g');

const endsWith = (letters) => new RegExp(`[${letters}]$`);

/** What may stand before an ending, in the order of `After` in src/search/kazakh.rs. */
const FITS_AFTER = [
  endsWith(KAZAKH.vowels),
  /[ыіи]$/,
  new RegExp(`(?:[${KAZAKH.wide_vowels}]|[шқк][${KAZAKH.vowels}])$`),
  endsWith(`${KAZAKH.vowels}рйу`),
  endsWith(`^${KAZAKH.voiceless}`),
  endsWith(KAZAKH.voiceless),
  endsWith(KAZAKH.nasals),
  endsWith(KAZAKH.vowels + KAZAKH.nasals),
  endsWith(`^${KAZAKH.vowels}`),
  /[лдт][ае]р$/,
  /.$/,
];

const OPEN_END = FITS_AFTER[2];
const FOREIGN = new RegExp(`ев$|[^${KAZAKH.vowels}кйу]к$|к[^${KAZAKH.vowels}кйу]$`);

/** Whether `word` has a letter that Kazakh has and Russian has not. */
export const isKazakh = (word) => KAZAKH_LETTER.test(word);

/** A word as it is typed without the letters that Kazakh alone has. */
export const folded = (word) => word.replace(EVERY_KAZAKH_LETTER, (letter) => LETTERS[letter]);

/** What matches a text in either spelling, letter by letter. */
const inEitherSpelling = (text) =>
  text.replace(EVERY_KAZAKH_LETTER, (letter) => `[${letter}${LETTERS[letter]}]`);

const listed = (words, end) => new RegExp(`^(?:${inEitherSpelling(words.replaceAll(' ', '|'))})${end}`);
const SHORT_STEM = listed(KAZAKH.short_stems, '$');
const WHOLE = listed(KAZAKH.whole, '');

const ENDINGS = KAZAKH.endings.split(' ').map((entry) => ({
  ending: entry.slice(0, -1),
  after: FITS_AFTER[parseInt(entry.at(-1), 16)],
  spelling: new RegExp(`${inEitherSpelling(entry.slice(0, -1))}$`),
}));

/** The stem of a lower-case word. */
export function kazakh(word) {
  let stem = word;
  for (let next = stem; next !== undefined; next = withoutEnding(stem)) stem = next;
  return settled(stem);
}

function withoutEnding(word) {
  const whole = WHOLE.exec(word)?.[0].length ?? 0;
  for (const { ending, after, spelling } of ENDINGS) {
    if (!spelling.test(word)) continue;
    const stem = word.slice(0, -ending.length);
    const fits =
      stem.length >= whole &&
      (stem.length >= 3 || SHORT_STEM.test(stem)) &&
      (after.test(stem) || (after === OPEN_END && stem.length === whole)) &&
      isInHarmony(stem, ending) &&
      !isCountry(stem, ending);
    if (fits) return stem;
  }
  return undefined;
}

function isInHarmony(stem, ending) {
  const isBack = /[аы]/.test(ending);
  if ((!isBack && !/[еі]/.test(ending)) || /^[мбп]ен$/.test(ending) || FOREIGN.test(stem)) return true;
  const last = stem.match(/[аыұәеөүіуиоэюя](?=[^аыұәеөүіуиоэюя]*$)/)?.[0];
  if (last === undefined) return false;
  return /[уиоэюя]/.test(last) || /[аыұ]/.test(last) === isBack;
}

const isCountry = (stem, ending) =>
  ending === 'тан' && stem.length > 4 && /[^аәеиоөұүыіэюяу]с$/.test(stem);

function settled(stem) {
  if (stem.length < 3) return stem;
  const whole = stem
    .replace(/(?<=[аәеиоөұүыіэюяу])б$/, 'п')
    .replace(/(?<=[аәеиоөұүыіэюяу])г$/, 'к')
    .replace(/(?<=[аәеиоөұүыіэюяу])ғ$/, 'қ');
  if (whole.length > 4 && /[ыіи][қк]$/.test(whole)) return whole.slice(0, -2) + whole.at(-1);
  if (whole.length < 4) return whole;
  if (/[^аәеиоөұүыіэюя][ыіи][нңлзр]$/.test(whole)) return whole.slice(0, -2) + whole.at(-1);
  return whole.replace(/(?<=[аәеиоөұүыіэюя])[нң]$|(?<=[скпшф])т$|(?<=[зн])д$/, '');
}
