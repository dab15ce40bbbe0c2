// The Russian Snowball stemmer with its slips on nouns mended; src/search/russian.rs says why.

import { russian } from './snowball.js';
import { FALSE_ENDINGS } from './tables.js';

const FALSE_ENDING = new RegExp(`(?:${FALSE_ENDINGS.replaceAll(' ', '|')}|(?<=[ая])[лн])$`);
const FLEETING_VOWEL = /(?<=[^аеиоуыэюя])[ое](?=[кц]$)/;

/** The stem of a Russian word in lower case without ё. */
export function russianStem(word) {
  if (/[аяиы]в$/.test(word)) return word;
  if (/^.{2,3}иев$/.test(word)) return word.slice(0, -2);
  const start = word.search(/[аеиоуыэюя]/) + 1 || word.length;
  const stem = russian(word);
  let region = stem.slice(start);
  while (FALSE_ENDING.test(region)) region = region.replace(FALSE_ENDING, '');
  const bare = stem.slice(0, start) + region;
  if (bare.length > 4 && bare.endsWith('и')) region = region.slice(0, -1);
  return stem.slice(0, start) + region.replace(FLEETING_VOWEL, '');
}
