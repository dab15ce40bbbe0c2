// The storage: elasticlunr's single file and the list of documents beside it.
// Another storage replaces this module; the others only use what Store offers. Its look-ups are
// asynchronous, so that a storage may fetch what it is asked for.

const FIELDS = ['title', 'tags', 'notes', 'body'];

/** Loads the index that lies in the folder `base`. */
export async function openStore(base) {
  const store = await load(base, 'default');
  // Of two files from before and after a new edition of the site, one is out of date.
  return store.isWhole ? store : load(base, 'reload');
}

async function load(base, cache) {
  const [index, listing] = await Promise.all([
    json(new URL('elasticlunr.json', base), cache),
    json(new URL('documents.json', base), cache),
  ]);
  return new Store(index, listing);
}

async function json(url, cache) {
  const answer = await fetch(url, { cache });
  if (!answer.ok) throw new Error(`${url.pathname}: ${answer.status}`);
  return answer.json();
}

class Store {
  #index;
  #lengths;
  #listing;

  /** Whether the index and the list of documents are of one edition. */
  isWhole;

  constructor(index, listing) {
    this.#index = index.index;
    this.#lengths = index.documentStore.docInfo;
    this.#listing = listing;
    this.isWhole = index.documentStore.length === listing.documents.length;
  }

  /** The number of documents. They are numbered from 0, newest first. */
  get size() {
    return this.#listing.documents.length;
  }

  /** What a result shows: `{ title, day, source, route }`; day and source may be null. */
  async document(number) {
    const [title, day, source, route] = this.#listing.documents[number];
    return { title, day, source: this.#listing.sources[source] ?? null, route };
  }

  /**
   * Where a term stands: a list of `{ field, documents }`, and for each document its `number`,
   * the `frequency` of the term (a square root) and the `length` of the field in terms.
   */
  async postings(term) {
    return FIELDS.flatMap((field) => {
      const docs = this.#node(field, term)?.docs ?? {};
      const documents = Object.entries(docs).map(([number, { tf }]) => {
        return { number: Number(number), frequency: tf, length: this.#lengths[number][field] };
      });
      return documents.length ? [{ field, documents }] : [];
    });
  }

  /** Terms that start with `prefix`, shorter ones first, at most `limit` of them for a field. */
  async termsStartingWith(prefix, limit) {
    const found = new Set();
    for (const field of FIELDS) {
      for (const term of shortestFirst(prefix, this.#node(field, prefix), limit)) found.add(term);
    }
    return [...found];
  }

  #node(field, term) {
    let node = this.#index[field].root;
    for (const letter of term) {
      node = node[letter];
      if (!node) return undefined;
    }
    return node;
  }
}

/** Walks the trie below `node` level by level. */
function shortestFirst(prefix, node, limit) {
  const terms = [];
  let level = node ? [[prefix, node]] : [];
  while (level.length && terms.length < limit) {
    for (const [term, { df }] of level) if (df > 0) terms.push(term);
    level = level.flatMap(([term, parent]) => {
      const letters = Object.keys(parent).filter((key) => key !== 'docs' && key !== 'df');
      return letters.map((letter) => [term + letter, parent[letter]]);
    });
  }
  return terms.slice(0, limit);
}
