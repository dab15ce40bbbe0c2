// Another query for words that no article has: typed on the wrong keyboard, or with a slip.

import { normalForm, sought, words } from './language.js';

/** The same keys in the layouts of Latin, Russian and Kazakh keyboards. */
const LATIN_KEYS = '`qwertyuiop[]asdfghjkl;\'zxcvbnm,.~{}:"<>2345890-=';
const RUSSIAN_KEYS = 'ёйцукенгшщзхъфывапролджэячсмитьбюёхъжэбю';
const KAZAKH_KEYS = `${RUSSIAN_KEYS}әіңғүұқөһ`;

/** Letters that are taken for one another, and then all of an alphabet. */
const CONFUSED = 'ао еи еэ иы ий бп вф гк гх дт жш зс шщ цс ая уү уұ аә оө нң кқ гғ иі хһ ae ei iy ou sc ck sz bp dt';
const CYRILLIC = 'абвгдежзийклмнопрстуфхцчшщъыьэюяәғқңөұүһі';
const LATIN = 'abcdefghijklmnopqrstuvwxyz';

/** Of so many words a slip is looked for, since each may load some shards. */
const MOST_MENDED = 3;
const SHORTEST = 4;
/** From so many letters on there may be two slips. */
const LONG = 7;

/** What may be meant by a query whose `unknown` words are in no article; null where nothing is known. */
export async function suggestion(store, { text }, unknown) {
  const changes = [];
  for (const word of unknown.slice(0, MOST_MENDED)) {
    if (changes.some(({ to }) => word.at < to)) continue;
    const change = await onOtherKeyboard(store, text, word) ?? await withoutSlip(store, word);
    if (change) changes.push(change);
  }
  if (!changes.length) return null;
  return changes.reduceRight((left, { from, to, meant }) => left.slice(0, from) + meant + left.slice(to), text);
}

/** The part of the text that a word stands in, as the same keys give it in another layout. */
async function onOtherKeyboard(store, text, { from, to }) {
  const typed = text.slice(from, to).toLowerCase();
  const layouts = /[a-z]/.test(typed)
    ? [RUSSIAN_KEYS, KAZAKH_KEYS].map((keys) => retyped(typed, LATIN_KEYS, keys))
    : [RUSSIAN_KEYS, KAZAKH_KEYS].map((keys) => retyped(typed, keys, LATIN_KEYS));
  for (const meant of new Set(layouts)) {
    if (meant !== typed && await isKnown(store, meant)) return { from, to, meant };
  }
  return null;
}

function retyped(text, from, to) {
  return text.replace(/./gu, (letter) => to[from.indexOf(letter)] ?? letter);
}

/** Whether articles have all words of a text, or longer ones. */
async function isKnown(store, text) {
  const letters = [...words(text)].map(({ word }) => normalForm(word));
  const found = letters.map(async (word) => {
    const own = await Promise.all(sought(word).map((term) => store.postings(term)));
    return own.some(({ count }) => count) || (await store.termsStartingWith(word, 1)).length > 0;
  });
  return letters.length > 0 && (await Promise.all(found)).every(Boolean);
}

/** The nearest word that articles have, in the form that was typed; of equally near ones the most frequent. */
async function withoutSlip(store, { letters, word, at }) {
  const own = sought(letters);
  if (own[0].length < SHORTEST || /\p{N}/u.test(letters)) return null;
  const most = own[0].length < LONG ? 1 : 2;
  const near = new Map();
  for (const { term, count } of await store.termsAround(variants(own[0]))) {
    const distance = Math.min(...own.map((stem) => distanceOf(stem, term, most)));
    if (distance <= most) near.set(term, { term, count, distance });
  }
  const ranked = [...near.values()].sort((a, b) => a.distance - b.distance || b.count - a.count);
  const meant = ranked.map(({ term }) => formOf(term, letters, own[0])).find(Boolean);
  return meant ? { from: at, to: at + word.length, meant } : null;
}

/** The word with a term that is most like the one that was typed: the term with the end of that one. */
function formOf(term, letters, stem) {
  const ends = Array.from({ length: 6 }, (_, i) => letters.slice(Math.max(0, stem.length - 2 + i)));
  const forms = [term, ...ends.map((end) => term + end)].filter((form) => sought(form).includes(term));
  const distances = forms.map((form) => distanceOf(form, letters, 4));
  return forms[distances.indexOf(Math.min(...distances))];
}

/**
 * What a word may be with one slip in it, those first that differ late: they stand close by in the
 * index. A place has its likely slips before all others.
 */
function* variants(word) {
  const alphabet = /[a-z]/.test(word) ? LATIN : CYRILLIC;
  yield word;
  for (let at = word.length - 1; at >= 0; at -= 1) {
    const [before, letter, after] = [word.slice(0, at), word[at], word.slice(at + 1)];
    yield before + after;
    yield before + after.slice(0, 1) + letter + after.slice(1);
    const likely = CONFUSED.split(' ').filter((pair) => pair.includes(letter)).join('');
    for (const other of likely + alphabet) {
      yield before + other + after;
      yield before + other + letter + after;
    }
  }
}

/**
 * How many letters are wrong, missing, too many, or changed places with their neighbour; more than
 * `most` where there are more (Damerau and Levenshtein, optimal string alignment).
 */
export function distanceOf(one, other, most) {
  if (Math.abs(one.length - other.length) > most) return most + 1;
  let [beforeLast, last] = [[], Array.from({ length: other.length + 1 }, (_, i) => i)];
  for (let i = 1; i <= one.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= other.length; j += 1) {
      const isSame = one[i - 1] === other[j - 1];
      row[j] = Math.min(row[j - 1] + 1, last[j] + 1, last[j - 1] + (isSame ? 0 : 1));
      const isSwapped = one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
      if (isSwapped) row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
    }
    if (Math.min(...row) > most) return most + 1;
    [beforeLast, last] = [last, row];
  }
  return last.at(-1);
}
