// What narrows a search down beside its words: facets, days, and the order.

import { between, facetOf, yearsOf } from './narrowing.js';

/** The facets in the order in which they are shown. */
const FACETS = ['year', 'tag', 'source', 'author', 'language', 'kind'];
const DAYS = 1 << FACETS.length;
/** The years of an archive are not many; of other facets the most frequent values do. */
const MOST_VALUES = 200;

/**
 * What of `found` fits the wishes: the values `chosen` of each facet, the days `after` and `before`,
 * and `sort`, which may be `date`. It also knows its `facets`: of each the values with how many
 * results each would leave, if nothing else of this facet were chosen; no values of one that is
 * large and not among those that are `open`.
 */
export async function sift(store, found, wishes) {
  const { chosen, after, before, sort, open } = wishes;
  const isNarrow = after || before || Object.values(chosen).some((values) => values.length);
  const isAll = found.outcome === 'empty' && isNarrow;
  let numbers = isAll ? Array.from({ length: store.size }, (_, i) => store.size - 1 - i) : found.numbers;
  const loading = FACETS.map(async (name) => {
    const own = chosen[name] ?? [];
    return { name, chosen: own, values: await valuesOf(store, name, own, open.includes(name)) };
  });
  const facets = (await Promise.all(loading)).map((facet, i) => ({ ...facet, bit: 1 << i }));
  const misses = await missesOf(store, numbers, facets, after, before);
  const counted = facets.map((facet) => countedOf(facet, numbers, misses));
  if (isNarrow) numbers = numbers.filter((number) => !misses[number]);
  if (sort === 'date') numbers = [...numbers].sort((a, b) => b - a);
  const total = isNarrow ? numbers.length : found.total;
  const known = isAll ? 'all' : found.outcome;
  const outcome = isNarrow && !numbers.length && known !== 'empty' ? 'none' : known;
  return { ...found, numbers, total, outcome, facets: counted };
}

/** The values of a facet; without one that does not load the results are still results. */
async function valuesOf(store, name, chosen, isOpen) {
  const loading = name === 'year' ? yearsOf(store) : facetOf(store, name, isOpen || chosen.length > 0);
  return chosen.length ? loading : loading.catch(() => []);
}

/** For each document the bits of the facets, and of the days, that it does not fit. */
async function missesOf(store, numbers, facets, after, before) {
  const misses = new Uint8Array(store.size);
  const mark = (bit, documents) => {
    for (const number of numbers) misses[number] |= bit;
    for (const number of documents) misses[number] &= ~bit;
  };
  for (const { bit, chosen, values } of facets) {
    if (!chosen.length) continue;
    mark(bit, (values ?? []).flatMap(({ value, documents }) =>
      (chosen.includes(value) ? [...documents] : [])));
  }
  if (after || before) {
    mark(DAYS, await between(store, after, before));
  }
  return misses;
}

/** A facet with its values, the most frequent first. */
function countedOf({ name, bit, chosen, values }, numbers, misses) {
  if (!values) return { name, values: null };
  const fits = new Uint8Array(misses.length);
  for (const number of numbers) fits[number] = misses[number] & ~bit ? 0 : 1;
  const counted = values.map(({ value, documents }) => {
    const count = documents.reduce((sum, number) => sum + fits[number], 0);
    return { value, count, isChosen: chosen.includes(value) };
  });
  const lost = chosen.filter((value) => !values.some((known) => known.value === value));
  counted.push(...lost.map((value) => ({ value, count: 0, isChosen: true })));
  const shown = counted.filter(({ count, isChosen }) => count || isChosen);
  const byCount = (a, b) => b.count - a.count;
  const byYear = (a, b) => b.value - a.value;
  return { name, values: shown.sort(name === 'year' ? byYear : byCount).slice(0, MOST_VALUES) };
}
