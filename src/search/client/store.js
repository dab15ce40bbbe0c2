// The storage: the index in shards, of which only those are loaded that a query asks for.
// Another storage replaces this module and bytes.js; the others only use what Store offers.

import { compare, load, nameBehind } from './bytes.js';

/** The shards that are looked through for longer words, beside the one that a start leads to. */
const MOST_SHARDS = 2;
/** Files that are kept after they were loaded. */
const MOST_KEPT = 200;

/** Opens the index whose files lie in the folder `base`. */
export async function openStore(base) {
  const store = new Store(base);
  await store.open();
  return store;
}

class Store {
  #base;
  /** How many documents a block of records has. */
  #block;
  /** How many blocks have one name, which is that of the first; and the names. */
  #group;
  #records;
  /** Lists of shards by their first terms, each with its entries or the name of its page. */
  #pages;
  #kept = new Map();

  /** The number of documents. They are numbered from 0, the oldest first. */
  size = 0;
  /** The name of what the whole index is made from. */
  edition;
  /** The names of the files of days and facets. */
  days;
  facets;

  constructor(base) {
    this.#base = base;
  }

  /** Reads the directory. */
  async open() {
    const { name, content } = await load(new URL('directory.bin', this.#base), 'D');
    const size = content.number();
    this.#block = content.number();
    this.days = content.name();
    this.#group = content.number();
    this.#records = content.list(content.number(), () => content.name());
    const hasPages = content.number() > 0;
    const listed = readShards(content);
    this.#pages = hasPages ? listed : [{ first: '', entries: listed }];
    this.facets = content.name();
    this.size = size;
    this.edition = name;
  }

  /**
   * What a result shows: `{ title, day, stretch, source, route }`; all but title and route may be null.
   * A date that is not known exactly is a `stretch`, a line in each of the site's languages.
   */
  async document(number) {
    const block = Math.floor(number / this.#block);
    const name = nameBehind(this.#records[Math.floor(block / this.#group)], block % this.#group);
    const records = await this.file(name, 'R', readRecords);
    const record = records[number % this.#block];
    return { ...record, day: dayOf(record.at) };
  }

  /**
   * Where a term stands: `{ count, documents, impacts, rest }`. Documents ascend; an impact says in
   * its upper five bits what the term is worth in the document, and in the others in which fields
   * it stands. Of a common term these are the best of `count`; `rest` loads the others. The terms
   * of lemmas that a stem leads to are its `links`, and `forms` gives those of a lemma.
   */
  async postings(term) {
    return (await (await this.shardOf(term))?.terms)?.get(term) ?? NOWHERE;
  }

  /**
   * The shard that has a term, if any has: its `name`, and with time all that it has as `terms`, which
   * know the name of the file of their `places`.
   */
  async shardOf(term) {
    const { value: shard } = await this.#shardsFrom(term).next();
    return shard && { name: shard.name, terms: this.#terms(shard) };
  }

  /** The other postings of a common term. */
  async rest({ rest }) {
    return rest ? this.file(rest, 'O', readRest) : NOWHERE;
  }

  /** Terms that start with `prefix`, shorter ones first, at most `limit` of them. */
  async termsStartingWith(prefix, limit) {
    const shards = [];
    for await (const shard of this.#shardsFrom(prefix)) {
      if (shards.length > MOST_SHARDS || (shards.length && !shard.first.startsWith(prefix))) break;
      shards.push(this.#terms(shard));
    }
    const heads = (await Promise.all(shards)).flatMap((shard) => [...shard.values()]);
    const found = heads.filter(({ term, count }) => count && term.startsWith(prefix));
    return found.map(({ term }) => term).sort((a, b) => a.length - b.length || compare(a, b)).slice(0, limit);
  }

  /** The shard that has `term`, if any has, and those behind it. */
  async* #shardsFrom(term) {
    let page = placeOf(this.#pages, term);
    for (let place; page < this.#pages.length; page += 1) {
      const { entries, name } = this.#pages[page];
      const shards = entries ?? await this.file(name, 'S', readShards);
      place = place === undefined ? placeOf(shards, term) : 0;
      yield* shards.slice(place);
    }
  }

  #terms({ name }) {
    return this.file(name, 'T', readTerms);
  }

  /** A file of the index as `read` reads it; one that failed is asked for again next time. */
  file(name, kind, read) {
    const url = new URL(`${name}.bin`, this.#base);
    const kept = this.#kept.get(name) ?? load(url, kind, { name }).then(({ content }) => read(content));
    // Those asked for last stand last; the first make room.
    this.#kept.delete(name);
    this.#kept.set(name, kept);
    kept.catch(() => this.#kept.delete(name));
    if (this.#kept.size > MOST_KEPT) this.#kept.delete(this.#kept.keys().next().value);
    return kept;
  }

  /** Whether the site has another edition by now; then this one's files may be gone. */
  async isOutdated() {
    const { name } = await load(new URL('directory.bin', this.#base), 'D', { cache: 'reload' });
    return name !== this.edition;
  }
}

const NOWHERE = { count: 0, documents: [], impacts: [], links: [], forms: () => [] };

/** The place of the last entry whose first term is not behind `term`; of the first, if all are. */
function placeOf(entries, term) {
  let [low, high] = [0, entries.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (compare(entries[middle].first, term) <= 0) low = middle + 1;
    else high = middle;
  }
  return Math.max(0, low - 1);
}

function readShards(content) {
  const firsts = content.list(content.number(), (last) => content.frontCoded(last), '');
  return firsts.map((first) => ({ first, name: content.name() }));
}

/** How many postings a file has, a number for those who pack it, and the name of the file of places. */
const readStart = (content) => [content.number(), content.number(), content.name()];

function readTerms(content) {
  const [, , places] = readStart(content);
  const heads = content.list(content.number(), (last) => readHead(content, last.term), { term: '' });
  const rows = [];
  for (let count = content.number(); count; count -= 1) rows.push(readEndings(content, rows));
  for (const head of heads) {
    const { term, row, cut } = head;
    head.forms = () => (rows[row] ?? []).map((ending) => term.slice(0, -1 - cut) + ending);
    head.documents = content.ascending(head.held);
  }
  for (const head of heads) head.impacts = content.take(head.held);
  return Object.assign(new Map(heads.map((head) => [head.term, head])), { places });
}

function readHead(content, last) {
  const term = content.frontCoded(last);
  const number = content.number();
  const count = Math.floor(number / 8);
  const held = number & 1 ? content.number() : count;
  const rest = number & 1 ? content.name() : undefined;
  const lemma = () => `${term.slice(0, term.length - content.number())}${content.text()}=`;
  const links = number & 4 ? content.list(content.number(), lemma) : [];
  const [row, cut] = number & 2 ? [content.number(), content.number()] : [];
  return { term, count, held, rest, links, row, cut };
}

/** No word has more forms. */
const MOST_FORMS = 1000;

/** A row of endings; one may have all of an earlier row behind it. */
function readEndings(content, rows) {
  const ending = () => [content.text(), rows[content.number() - 1] ?? ['']];
  const endings = content.list(content.number(), ending);
  return endings.flatMap(([start, others]) => others.map((end) => start + end)).slice(0, MOST_FORMS);
}

function readRest(content) {
  const [count, , places] = readStart(content);
  return { count, places, documents: content.ascending(count), impacts: content.take(count) };
}

function readRecords(content) {
  const sources = content.list(content.number(), () => content.text());
  const records = content.list(content.number(), (last) => {
    const title = content.text();
    const at = last.at + content.number();
    const source = sources[content.number() - 1] ?? null;
    return { title, at, source, route: content.frontCoded(last.route) };
  }, { at: 0, route: '' });
  for (const { at, stretch } of readStretched(content, () => ({ stretch: content.text() }))) records[at].stretch = stretch;
  return records;
}

/** The documents without an exact day: the place of each, and what `read` gives. */
export function readStretched(content, read) {
  return content.list(content.number(), (last) => ({ at: last.at + content.number(), ...read() }), { at: 0 });
}

/** A day as `2026-02-13`; null for 0, which is no day. */
export function dayOf(number) {
  if (!number) return null;
  const date = new Date(0);
  date.setUTCFullYear(1, 0, number);
  return date.toISOString().slice(0, 10);
}
