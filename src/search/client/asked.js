// What a reader asks for: words, phrases, fields, days.

import { isCommon, normalForm, words } from './language.js';

/** The fields, by what stands before a word and a colon in the languages of the interface. */
const FIELDS = new Map(Object.entries({
  title: 'title', заголовок: 'title', тақырып: 'title',
  tag: 'tag', тема: 'tag', тег: 'tag',
  source: 'source', издание: 'source', источник: 'source', басылым: 'source', дереккөз: 'source',
  author: 'author', автор: 'author',
  note: 'note', заметка: 'note', жазба: 'note',
}));
const AFTER = ['after', 'после', 'с', 'кейін'];
const BEFORE = ['before', 'до', 'дейін'];

/** A year, a month of a year, or a day. */
const DAY = /^\d{4}(?:-\d{2}(?:-\d{2})?)?$/;

/** What stands between quotation marks or spaces; a number may have its digits in groups. */
const PART = new RegExp([
  /-?(?:\p{L}+:)?(?:"[^"]*"?|«[^»]*»?|[“„][^“”]*[“”]?)/,
  /(?<!\S)\d{1,3}(?:[ \u00a0\u2009\u202f]\d{3})+(?!\S)/,
  /[^\s"«“„]+|\S/,
].map(({ source }) => source).join('|'), 'gu');

/** So many words of a query count; what is longer is no question. */
const MOST_WORDS = 32;

/**
 * What `text` asks for: its `words`, those that must not be there (`without`), the `phrases`, and
 * the days `after` and `before`, both included, where it has them.
 *
 * A word is `{ word, letters, common, field, unfinished }`, and knows with `from` and `to` the part
 * of the `text` that it stands in and with `at` its own place there; unfinished may be the one that
 * the text ends with. A phrase is `{ words, isBanned }`; those that are wanted are among the
 * `words` as well.
 */
export function asked(given) {
  const text = given.normalize('NFC');
  const query = { text, words: [], without: [], phrases: [] };
  for (const match of text.matchAll(PART)) read(query, match[0], match.index);
  query.words.splice(MOST_WORDS);
  query.without.splice(MOST_WORDS);
  query.phrases.splice(MOST_WORDS);
  const last = query.words.at(-1);
  if (last && !last.inPhrase && text.endsWith(last.word)) last.unfinished = true;
  return query;
}

function read(query, part, from) {
  const [, minus, name, rest] = /^(-?)(?:([\p{L}]+):)?(.*)$/su.exec(part);
  const key = name?.toLowerCase();
  if (AFTER.includes(key) || BEFORE.includes(key)) {
    // A day that is still being typed is none yet.
    if (!DAY.test(rest)) return;
    if (AFTER.includes(key)) query.after = rest + '-01-01'.slice(rest.length - 4);
    else query.before = rest + '-12-31'.slice(rest.length - 4);
    return;
  }
  const field = FIELDS.get(key);
  const plain = key && !field ? `${name}:${rest}` : rest;
  const offset = from + part.length - plain.length;
  const found = [...words(plain)];
  const inPhrase = /^["«“„]/.test(plain) && found.length > 1;
  if (inPhrase) query.phrases.push({ words: found.map(({ word }) => word), isBanned: Boolean(minus) });
  if (inPhrase && minus) return;
  const list = minus ? query.without : query.words;
  for (const { word, start } of found) {
    const place = { from, to: from + part.length, at: offset + start };
    list.push({ word, letters: normalForm(word), common: isCommon(word), field, inPhrase, ...place });
  }
}
