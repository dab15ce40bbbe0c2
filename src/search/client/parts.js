// What only some queries have: phrases, names before a colon, days, what must not be there.

import { MOST_WORDS, wordsIn } from './asked.js';
import { bitOf, FACETS_BIT } from './query.js';

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

/** A year, a month of a year, or a day; its numbers from either end. */
const DAY = /^(\d{4})(?:[-./](\d\d?)(?:[-./](\d\d?))?)?$/;
const DAY_FIRST = /^(?:(?:(\d\d?)[-./])?(\d\d?)[-./])?(\d{4})$/;

/** What stands between quotation marks or spaces; a number may have its digits in groups. */
const PART = new RegExp([
  /-?(?:\p{L}+:)?(?:"[^"]*"?|«[^»]*»?|[“„][^“”]*[“”]?)/,
  /(?<!\S)\d{1,3}(?:[ \u00a0\u2009\u202f]\d{3})+(?!\S)/,
  /[^\s"«“„]+|\S/,
].map(({ source }) => source).join('|'), 'gu');

/** Reads the parts of the query's text into it; see asked.js. */
export function readParts(query) {
  for (const { 0: part, index } of query.text.matchAll(PART)) read(query, part, index + part.length);
  query.without.splice(MOST_WORDS);
  query.phrases.splice(MOST_WORDS);
  query.inText = query.phrases.filter(({ field, isBanned }) => !isBanned && bitOf(field) !== FACETS_BIT);
  query.inNotes = query.words.length > 0 && query.words.every(({ field }) => field === 'note');
}

function read(query, part, end) {
  const [, minus, name, rest] = /^(-?)(?:([\p{L}]+):)?(.*)$/su.exec(part);
  const key = name?.toLowerCase();
  const isBanned = Boolean(minus);
  if (AFTER.includes(key) || BEFORE.includes(key)) {
    if (!readLimit(query, AFTER.includes(key), rest, isBanned)) query.unread.push(part);
    return;
  }
  const field = FIELDS.get(key);
  const plain = key && !field ? `${name}:${rest}` : rest;
  const found = [...wordsIn(plain, end - plain.length)];
  // Of a compound that must not be there each part may.
  const inPhrase = (isBanned || /^["«“„]/.test(plain)) && found.length > 1;
  if (inPhrase) query.phrases.push({ words: found.map(({ word }) => word), field, isBanned });
  if (inPhrase && isBanned) return;
  const list = isBanned ? query.without : query.words;
  list.push(...found.map((word) => ({ ...word, field, inPhrase, isBanned })));
}

/** Whether a limit is understood. What is not after some days is before them. */
function readLimit(query, isAfter, text, isBanned) {
  const stretch = stretchIn(text);
  if (!stretch) return false;
  const { first, next } = stretch;
  if (isAfter) Object.assign(query, isBanned ? { before: dayBefore(first) } : { after: dayIn(first) });
  else Object.assign(query, isBanned ? { after: dayIn(next) } : { before: dayBefore(next) });
  return true;
}

const dayIn = (date) => date.toISOString().slice(0, 10);
const dayBefore = (date) => dayIn(new Date(date - 86_400_000));

/** The first day of a year, a month or a day that is written in numbers, and the one behind its last. */
function stretchIn(text) {
  const numbers = DAY.exec(text)?.slice(1) ?? DAY_FIRST.exec(text)?.slice(1).reverse();
  if (!numbers) return null;
  const [year, month, day] = numbers;
  const first = new Date([year, month ?? '1', day ?? '1'].map((number) => number.padStart(2, '0')).join('-'));
  if (Number.isNaN(+first)) return null;
  const next = new Date(first);
  if (day) next.setUTCDate(next.getUTCDate() + 1);
  else if (month) next.setUTCMonth(next.getUTCMonth() + 1);
  else next.setUTCFullYear(next.getUTCFullYear() + 1);
  return { first, next };
}
