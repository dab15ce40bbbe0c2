// The days and the facets of the documents, for what narrows a search down. They are read from the
// store's own files; docs/search-format.md describes them.

import { BadFile } from './bytes.js';
import { dayOf, readStretched } from './store.js';

/** More than any archive has, so that a damaged file cannot fill the memory. */
const MOST_DOCUMENTS = 2 ** 24;

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

/** The years as a facet. */
export async function yearsOf(store) {
  const { years } = await store.file(store.days, 'C', readDays);
  return years;
}

/**
 * A facet: its `values`, each as `value` and `documents`, and of each document the places of its own
 * values, from its number in `starts` to the next in `places`; null of a large one if it is not `wanted`.
 */
export async function facetOf(store, name, isWanted) {
  const facets = await store.file(store.facets, 'F', readFacets);
  const { facet, piece } = facets.get(name) ?? { facet: withPlaces([]) };
  return piece && isWanted ? store.file(piece, 'V', readValues) : facet ?? null;
}

/** The numbers of the documents that have a value of a facet that `fits`. */
export async function numbersWhere(store, name, fits) {
  const { values } = await facetOf(store, name, true);
  return new Set(values.filter(({ value }) => fits(value)).flatMap(({ documents }) => [...documents]));
}

/** How many of some documents have each value of a facet. */
export function countedIn({ values, starts, places }, numbers) {
  const counts = new Uint32Array(values.length);
  for (const number of numbers) {
    for (let i = starts[number]; i < starts[number + 1]; i += 1) counts[places[i]] += 1;
  }
  return counts;
}

/** A facet of these values. */
function withPlaces(values) {
  const end = values.reduce((most, { documents }) => Math.max(most, 1 + (documents.at(-1) ?? -1)), 0);
  if (end > MOST_DOCUMENTS) throw new BadFile('a facet has a document that cannot be');
  const starts = new Uint32Array(end + 1);
  for (const { documents } of values) for (const number of documents) starts[number + 1] += 1;
  for (let number = 0; number < end; number += 1) starts[number + 1] += starts[number];
  const [next, places] = [starts.slice(), new Uint32Array(starts[end])];
  values.forEach(({ documents }, place) => {
    for (const number of documents) {
      places[next[number]] = place;
      next[number] += 1;
    }
  });
  return { values, starts, places };
}

/** The facets by their names: each, or the name of the file that has it. */
function readFacets(content) {
  const facets = content.list(content.number(), () => {
    const name = content.text();
    return [name, content.number() ? { piece: content.name() } : { facet: readValues(content) }];
  });
  return new Map(facets);
}

function readValues(content) {
  const values = content.list(content.number(), () => ({ value: content.text(), count: content.number() }));
  return withPlaces(values.map(({ value, count }) => ({ value, documents: content.ascending(count) })));
}

function readDays(content) {
  const days = content.list(content.number(), (last) => {
    const number = last.number + content.number();
    return { number, day: dayOf(number), from: last.to, to: last.to + content.number() };
  }, { number: 0, to: 0 });
  const bounds = () => ({ first: dayOf(content.number()), last: dayOf(content.number()) });
  return { days, years: withPlaces(yearsIn(days)), stretched: readStretched(content, bounds) };
}

function yearsIn(days) {
  const years = new Map();
  for (const { day, from, to } of days.filter((each) => each.day)) {
    const value = String(Number(day.slice(0, 4)));
    years.set(value, { from, ...years.get(value), to });
  }
  return [...years].map(([value, { from, to }]) => ({ value, documents: run(from, to) }));
}
