// The days and the facets of the documents, for what narrows a search down. They are read from the
// store's own files; docs/search-format.md describes them.

import { dayOf } from './store.js';

/**
 * The numbers of the documents from the day `after` to the day `before`, as far as there are these:
 * from the first to the last.
 */
export async function between(store, after, before) {
  const days = await store.file(store.days, 'C', readDays);
  const inside = days.filter(({ day }) => day && day >= (after || '') && day <= (before || '9999-12-31'));
  return inside.length ? [inside[0].from, inside.at(-1).to] : [0, 0];
}

/** The years, each as its `value` with the `documents` of it. */
export async function yearsOf(store) {
  const days = await store.file(store.days, 'C', readDays);
  const years = new Map();
  for (const { day, from, to } of days.filter((each) => each.day)) {
    const value = String(Number(day.slice(0, 4)));
    const start = years.get(value)?.start ?? from;
    years.set(value, { start, end: to });
  }
  return [...years].map(([value, { start, end }]) =>
    ({ value, documents: Uint32Array.from({ length: end - start }, (_, i) => start + i) }));
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
  return content.list(content.number(), (last) => {
    const number = last.number + content.number();
    return { number, day: dayOf(number), from: last.to, to: last.to + content.number() };
  }, { number: 0, to: 0 });
}
