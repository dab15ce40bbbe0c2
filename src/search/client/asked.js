// What a reader asks for: words, fields, days.

import { isCommon, normalForm, words } from './language.js';

/** Which bit of an impact says that a term stands in a field. */
const TITLE = 1;
const PLACES = 2;
const NOTES = 4;

/** What stands before a word and a colon, in the languages of the interface. */
const FIELDS = new Map(Object.entries({
  title: TITLE, заголовок: TITLE, тақырып: TITLE,
  tag: PLACES, тема: PLACES, тег: PLACES, source: PLACES, издание: PLACES, источник: PLACES,
  басылым: PLACES, дереккөз: PLACES, author: PLACES, автор: PLACES,
  note: NOTES, заметка: NOTES, жазба: NOTES,
}));
const AFTER = ['after', 'после', 'с', 'кейін'];
const BEFORE = ['before', 'до', 'дейін'];

/** A year, a month of a year, or a day. */
const DAY = /^\d{4}(?:-\d{2}(?:-\d{2})?)?$/;

/** What stands between spaces; a number may have its digits in groups. */
const PART = /(?<!\S)\d{1,3}(?:[ \u00a0\u2009\u202f]\d{3})+(?!\S)|\S+/gu;

/** So many words of a query count; what is longer is no question. */
const MOST_WORDS = 32;

/**
 * What `text` asks for: its `words`, those that must not be there (`without`), and the days `after`
 * and `before`, both included, where it has them.
 *
 * A word is `{ word, letters, common, field, unfinished }`; unfinished may be the one that
 * the text ends with.
 */
export function asked(text) {
  const query = { words: [], without: [] };
  const parts = text.normalize('NFC').match(PART) ?? [];
  for (const part of parts) read(query, part);
  query.words.splice(MOST_WORDS);
  query.without.splice(MOST_WORDS);
  const last = query.words.at(-1);
  if (last && text.normalize('NFC').endsWith(last.word)) last.unfinished = true;
  return query;
}

function read(query, part) {
  const [, minus, name, rest] = /^(-?)(?:([\p{L}]+):)?(.*)$/su.exec(part);
  const key = name?.toLowerCase();
  if (AFTER.includes(key) || BEFORE.includes(key)) {
    // A day that is still being typed is none yet.
    if (!DAY.test(rest)) return;
    if (AFTER.includes(key)) query.after = rest + '-01-01'.slice(rest.length - 4);
    else query.before = rest + '-12-31'.slice(rest.length - 4);
    return;
  }
  const field = FIELDS.get(key) ?? 0;
  const plain = key && !field ? `${name}:${rest}` : rest;
  const list = minus ? query.without : query.words;
  for (const { word } of words(plain)) {
    const letters = normalForm(word);
    list.push({ word, letters, common: isCommon(word), field });
  }
}

