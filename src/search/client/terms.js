// The stems of a text as the index counts them where it has no lemmas: what holds this side and
// src/search/language.rs together.

import { isStopWord, lastOfNumber, lastOfWhole, normalForm, runs, termsOf, whole } from './language.js';

/** What stands between the parts of a word. */
const JOINING = "'’-\u2010\u2011";

const isSpelt = (word) => !/\p{N}/u.test(word);
const lastOfJoined = (text, found, first) =>
  lastOfWhole(text, found, first, isSpelt, isSpelt, JOINING);

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
