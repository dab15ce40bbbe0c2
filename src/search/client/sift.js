// What narrows a search down beside its words: facets, days, and the order.

import { between, countedIn, facetOf, yearsOf } from './narrowing.js';

/** The facets in the order in which they are shown. */
const FACETS = ['year', 'tag', 'source', 'author', 'language', 'kind'];
const DAYS = 1 << FACETS.length;
/** The years of an archive are not many; of other facets the most frequent values do. */
const MOST_VALUES = 200;
/** What is known of a facet that does not load. */
const NOTHING = { values: [], starts: [], places: [] };

/**
 * What of `found` fits the wishes: the values `chosen` of each facet, the days `after` and `before`,
 * and `sort`, which may be `date`. It also knows its `facets`: of each the values with how many
 * results each would leave, if nothing else of this facet were chosen; no values of one that is
 * large and not among those that are `open`. Where nothing is asked for they count all articles, of
 * which none is found.
 */
export async function sift(store, found, wishes) {
  const { chosen, after, before, sort, open } = wishes;
  const isNarrow = after || before || Object.values(chosen).some((values) => values.length);
  const isEmpty = found.outcome === 'empty';
  let numbers = isEmpty ? Array.from({ length: store.size }, (_, i) => store.size - 1 - i) : found.numbers;
  const loading = FACETS.map(async (name) => {
    const own = chosen[name] ?? [];
    return { name, chosen: own, facet: await loadedFacet(store, name, own, open.includes(name)) };
  });
  const facets = (await Promise.all(loading)).map((each, i) => ({ ...each, bit: 1 << i }));
  const misses = await missesOf(store, numbers, facets, after, before);
  const fitting = ({ bit }) => (isNarrow ? numbers.filter((number) => !(misses[number] & ~bit)) : numbers);
  const counted = facets.map((each) => countedOf(each, fitting(each)));
  if (!isNarrow && isEmpty) return { ...found, facets: counted };
  if (isNarrow) numbers = numbers.filter((number) => !misses[number]);
  if (sort === 'date') numbers = [...numbers].sort((a, b) => b - a);
  const total = isNarrow ? numbers.length : found.total;
  const known = isEmpty ? 'all' : found.outcome;
  const outcome = ['all', 'some'].includes(known) && !numbers.length ? 'none' : known;
  return { ...found, numbers, total, outcome, facets: counted };
}

/** A facet; without one that does not load the results are still results. */
async function loadedFacet(store, name, chosen, isOpen) {
  const loading = name === 'year' ? yearsOf(store) : facetOf(store, name, isOpen || chosen.length > 0);
  return chosen.length ? loading : loading.catch(() => NOTHING);
}

/** For each document the bits of the facets, and of the days, that it does not fit. */
async function missesOf(store, numbers, facets, after, before) {
  const misses = new Uint8Array(store.size);
  const mark = (bit, documents) => {
    for (const number of numbers) misses[number] |= bit;
    for (const number of documents) misses[number] &= ~bit;
  };
  for (const { bit, chosen, facet } of facets) {
    if (!chosen.length) continue;
    const values = facet?.values.filter(({ value }) => chosen.includes(value)) ?? [];
    mark(bit, values.flatMap(({ documents }) => [...documents]));
  }
  if (after || before) {
    mark(DAYS, await between(store, after, before));
  }
  return misses;
}

/** The values of a facet, the most frequent first, with how many of some documents have each. */
function countedOf({ name, chosen, facet }, numbers) {
  if (!facet) return { name, values: null };
  const counts = countedIn(facet, numbers);
  const isChosen = (value) => chosen.includes(value);
  const counted = facet.values.map(({ value }, i) => ({ value, count: counts[i], isChosen: isChosen(value) }));
  const lost = chosen.filter((value) => !facet.values.some((known) => known.value === value));
  counted.push(...lost.map((value) => ({ value, count: 0, isChosen: true })));
  const shown = counted.filter((value) => value.count || value.isChosen);
  const byCount = (a, b) => b.count - a.count;
  const byYear = (a, b) => b.value - a.value;
  return { name, values: shown.sort(name === 'year' ? byYear : byCount).slice(0, MOST_VALUES) };
}
