// What a reader asks for.

import { isStopWord, normalForm, spans } from './language.js';

/** Quotation marks, a name before a colon, and what must not be there: queries.js reads them. */
const INTRICATE = /["«“„:]|(?<!\S)-/;

/** So many words of a query count; what is longer is no question. */
export const MOST_WORDS = 32;

/**
 * What `text` asks for: its `words`, those that must not be there (`without`), the `phrases`, the days
 * `after` and `before`, both included, where it has them, and the limits that are `unread`, for nobody
 * can tell what they mean.
 *
 * A word is `{ word, letters, whole, common, stop, field, unfinished }`, and knows with `at` its place
 * in the `text`; unfinished may be the one that the text ends with. A phrase is
 * `{ words, field, isBanned }`; words that are wanted are among the `words` as well, and know that they
 * are `inPhrase`. Of phrases those of `inText` are to be marked, and of articles the notes first, where
 * only these are asked for (`inNotes`). All but words are for queries that are `isIntricate`.
 */
export async function asked(given) {
  const text = given.normalize('NFC');
  const isIntricate = INTRICATE.test(text);
  const query = { text, words: [], without: [], phrases: [], inText: [], unread: [], isIntricate };
  if (isIntricate) (await import('./queries.js')).readParts(query);
  else query.words = [...wordsIn(text)];
  query.words.splice(MOST_WORDS);
  const last = query.words.at(-1);
  if (last && !last.inPhrase && text.endsWith(last.word)) last.unfinished = true;
  return query;
}

/** The words of a text that begins at `offset`; one of several joined ones knows the `whole`. */
export function* wordsIn(text, offset = 0) {
  for (const span of spans(text)) {
    const { isNumber, parts } = span;
    const whole = parts.length > 1 && !isNumber ? normalForm(span.word) : '';
    for (const { word, start } of isNumber ? [span] : parts) {
      const letters = normalForm(word);
      const stop = isStopWord(word);
      // For an initial a text may have the whole name.
      const common = stop || /^[a-z\u0400-\u04ff]$/.test(letters);
      yield { word, letters, whole, stop, common, at: offset + start };
    }
  }
}
