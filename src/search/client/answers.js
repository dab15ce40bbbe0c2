// What the page asks of the index. Nothing here knows a page, so that it can run in a worker.

import { hitsIn, passageOf } from './passage.js';
import { search } from './query.js';
import { openStore } from './store.js';

const INDEX = new URL('index/', import.meta.url);
/** Results that are looked at together: more would keep the first ones waiting for the last. */
export const AT_ONCE = 8;

let opening;

/** Opens the index on first use; after a failure the next call tries again. */
function store() {
  opening ??= openStore(INDEX).catch((error) => {
    opening = undefined;
    throw error;
  });
  return opening;
}

/** Whether the site has another edition by now; that one is opened next. */
async function isOutdated(opened) {
  const isOther = await opened.isOutdated().catch(() => false);
  if (isOther) opening = undefined;
  return isOther;
}

async function searched(opened, text, wishes) {
  const found = await search(opened, text, wishes);
  const unsifted = () => ({ ...found, facets: [], partly: true });
  return wishes ? import('./queries.js').then(({ sift }) => sift(opened, found, wishes), unsifted) : found;
}

/** What gives the hits of `terms` and `phrases` in a text. */
async function finderOf({ terms, phrases }) {
  if (!phrases.length) return (text) => hitsIn(text, terms);
  return (await import('./queries.js')).finderWith(await store(), phrases, terms);
}

/** What can be asked; each answer is plain data. */
export const answers = {
  /** Opens the index, so that it is there when the first letter comes. */
  async warmUp() {
    await store();
  },

  /**
   * Searches; see query.js, and for the `wishes` sift.js. What is found also knows the `edition` that its numbers are of.
   *
   * Where a piece of the index does not load since the site has another edition by now, that one
   * is searched.
   */
  async find(text, wishes) {
    const opened = await store();
    const found = await searched(opened, text, wishes).catch((error) => ({ error }));
    if ((found.error || found.partly) && await isOutdated(opened)) return answers.find(text, wishes);
    if (found.error) throw found.error;
    // The page asks for the first records next.
    found.numbers.slice(0, AT_ONCE).forEach((number) => opened.document(number).catch(() => {}));
    return { ...found, numbers: Uint32Array.from(found.numbers), edition: opened.edition };
  },

  /** What a result shows of a document; fails with `outdated` where the edition is another by now. */
  async record(edition, number, marks) {
    const opened = await store();
    const isSame = opened.edition === edition;
    const record = isSame && await opened.document(number).catch((error) => ({ error }));
    if (!isSame || (record.error && await isOutdated(opened))) {
      throw Object.assign(new Error(), { reason: 'outdated' });
    }
    if (record.error) throw record.error;
    return { ...record, hits: (await finderOf(marks))(record.title) };
  },

  /** The passage of an article that answers the query. */
  async passage(texts, marks) {
    return passageOf(texts, await finderOf(marks), marks.inNotes);
  },

  /** Where the query's words and phrases stand in each of some texts. */
  async hits(texts, marks) {
    return texts.map(await finderOf(marks));
  },

  /** Whether an article has all phrases that are wanted, and none that are banned. */
  async hasPhrases(texts, phrases) {
    return (await import('./queries.js')).fitsPhrases(await store(), texts, phrases);
  },
};
