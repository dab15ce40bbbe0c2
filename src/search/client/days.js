// The days of all documents: which are of some days, and which of a year.

import { dayOf, readStretched } from './store.js';

/** The numbers of the documents that may be of a day from `after` to `before`. */
export async function between(store, after, before) {
  const { days, stretched } = await store.days(readDays);
  const inside = days.filter(({ day }) => day && day >= after && day <= before);
  const numbers = new Set(inside.flatMap(({ from, to }) => Array.from({ length: to - from }, (_, i) => from + i)));
  for (const { at, first, last } of stretched) {
    if ((first ?? '') <= before && (last ?? before) >= after) numbers.add(at);
    else numbers.delete(at);
  }
  return numbers;
}

/** The years, each as its `value` with the `documents` of it. */
export async function years(store) {
  const { days } = await store.days(readDays);
  const found = new Map();
  for (const { day, from, to } of days.filter((each) => each.day)) {
    const value = String(Number(day.slice(0, 4)));
    const start = found.get(value)?.start ?? from;
    found.set(value, { start, end: to });
  }
  return [...found].map(([value, { start, end }]) =>
    ({ value, documents: Uint32Array.from({ length: end - start }, (_, i) => start + i) }));
}

function readDays(content) {
  const days = content.list(content.number(), (last) => {
    const number = last.number + content.number();
    return { number, day: dayOf(number), from: last.to, to: last.to + content.number() };
  }, { number: 0, to: 0 });
  const bounds = () => ({ first: dayOf(content.number()), last: dayOf(content.number()) });
  return { days, stretched: readStretched(content, bounds) };
}
