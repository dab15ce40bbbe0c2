// The stems of a text as the index counts them where it has no lemmas: what holds this side and
// src/search/language.rs together.

import { isStopWord, normalForm, spans, termsOf } from './language.js';

/**
 * The terms of `text` in reading order, stop words left out; a whole comes before its parts. The
 * language is `russian`, `kazakh` or `both`.
 */
export function terms(text, language) {
  const written = [...spans(text)].flatMap((span) => (span.parts.length > 1 ? [span, ...span.parts] : [span]));
  const known = written.map(({ word }) => word).filter((word) => !isStopWord(word));
  return known.flatMap((word) => termsOf(normalForm(word), language));
}
