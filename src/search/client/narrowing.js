// The days and the facets of the documents, for what narrows a search down. They are read from the
// store's own files; docs/search-format.md describes them.

import { dayOf, readStretched } from './store.js';

/** The numbers of the documents that may be of a day from `after` to `before`, as far as there are these. */
export async function between(store, after, before) {
  const [from, to] = [after || '0000', before || '9999-12-31'];
  const { days, stretched } = await store.file(store.days, 'C', readDays);
  const inside = days.filter(({ day }) => day && day >= from && day <= to);
  const numbers = new Set(inside.flatMap((each) => run(each.from, each.to)));
  for (const { at, first, last } of stretched) {
    if ((first ?? '') <= to && (last ?? to) >= from) numbers.add(at);
    else numbers.delete(at);
  }
  return numbers;
}

/** The numbers from one up to another. */
const run = (from, to) => Array.from({ length: to - from }, (_, i) => from + i);

/** The years, each as its `value` with the `documents` of it. */
export async function yearsOf(store) {
  const { days } = await store.file(store.days, 'C', readDays);
  const years = new Map();
  for (const { day, from, to } of days.filter((each) => each.day)) {
    const value = String(Number(day.slice(0, 4)));
    const start = years.get(value)?.start ?? from;
    years.set(value, { start, end: to });
  }
  return [...years].map(([value, { start, end }]) => ({ value, documents: run(start, end) }));
}

/** The values of a facet, each as `value` and `documents`; null of a large one if it is not `wanted`. */
export async function facetOf(store, name, isWanted) {
  const facets = await store.file(store.facets, 'F', readFacets);
  const { values, piece } = facets.get(name) ?? { values: [] };
  return piece && isWanted ? store.file(piece, 'V', readValues) : values ?? null;
}

/** The facets by their names: their values, or the name of the file that has them. */
function readFacets(content) {
  const facets = content.list(content.number(), () => {
    const name = content.text();
    return [name, content.number() ? { piece: content.name() } : { values: readValues(content) }];
  });
  return new Map(facets);
}

function readValues(content) {
  const values = content.list(content.number(), () => ({ value: content.text(), count: content.number() }));
  return values.map(({ value, count }) => ({ value, documents: content.ascending(count) }));
}

function readDays(content) {
  const days = content.list(content.number(), (last) => {
    const number = last.number + content.number();
    return { number, day: dayOf(number), from: last.to, to: last.to + content.number() };
  }, { number: 0, to: 0 });
  const bounds = () => ({ first: dayOf(content.number()), last: dayOf(content.number()) });
  return { days, stretched: readStretched(content, bounds) };
}
