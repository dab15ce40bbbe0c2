// What the search box and the search page share: results as elements, and the words around them.

import { AT_ONCE } from './answers.js';
import { ask } from './ask.js';
import { textsAt } from './pages.js';

/** For phrases so many pages a wanted result are looked through before the reader is asked. */
const PAGES_A_RESULT = 3;

/** So many letters of a query go on to the articles. */
const LONGEST_IN_ADDRESS = 300;

const language = () => document.documentElement.lang || 'en';

/** The language whose numbers are written; browsers that know no Kazakh ones take English ones for them. */
export const numbersOf = () => language().replace('kk', 'ru');

/** Starts loading the index, so that it is there when the first letter comes. */
export const warmUp = () => ask('warmUp').catch(() => {});

/**
 * What the search in `host` says, which lies beside the search page of its language: phrases by their
 * names, days as that language writes them, its `place` among the site's languages, and its home page,
 * from which the routes of results are read.
 */
export async function loadWords(host) {
  const { href } = host.querySelector('[data-search-suggestion] a');
  const answer = await fetch(new URL('words.json', href));
  if (!answer.ok) throw new Error(href);
  return { ...await answer.json(), home: new URL('..', href) };
}

/**
 * Searches, and gives what was found as a listing; what `signal` aborts shows no more. `words` are
 * those of `loadWords`.
 */
export async function find(text, wishes, words, signal) {
  return new Listing(await ask('find', text, wishes), { text: text.trim(), wishes, words, signal });
}

/** What was found, to be shown a few at a time. */
class Listing {
  /** How many results there are so far. */
  shown = 0;
  /** How many of the documents have been looked at for them. */
  looked = 0;

  constructor(found, search) {
    Object.assign(this, found, search);
  }

  /** Whether there is no result behind those that are shown. */
  get isDone() {
    return this.looked >= this.numbers.length;
  }

  /**
   * The next `count` results as list items, one by one as they come.
   *
   * Where some do not load, the listing is only `partly` known. Fails with the reason `outdated`
   * where the site has another edition by now.
   */
  async* next(count) {
    const [enough, end] = [this.shown + count, this.looked + count * PAGES_A_RESULT];
    while (this.shown < enough && !this.isDone && !(this.phrases.length && this.looked >= end)) {
      const most = this.phrases.length ? AT_ONCE : Math.min(enough - this.shown, AT_ONCE);
      const numbers = Array.from(this.numbers.slice(this.looked, this.looked + most));
      const items = [];
      for (const coming of numbers.map((number) => this.#record(number))) {
        const { record, error } = await coming;
        if (error?.reason === 'outdated') throw error;
        this.looked += 1;
        if (error) this.partly = true;
        if (!record) continue;
        this.shown += 1;
        items.push(item(record, this));
        yield items.at(-1);
      }
      // Texts would keep the records waiting.
      for (const element of items) fillWhenSeen(element, this);
    }
  }

  async #record(number) {
    try {
      const record = await ask('record', this.edition, number, this.marks);
      record.url = new URL(encodeURI(record.route), this.words.home).href;
      const texts = this.phrases.length ? await textsAt(record.url, this.signal) : null;
      if (texts && !(await ask('hasPhrases', texts, this.phrases))) return {};
      return { record };
    } catch (error) {
      return { error };
    }
  }

  /** The sentence that says what came out. */
  get sentence() {
    const { words, partly, wishes, unread, likes } = this;
    // What is typed in the box is not meant to be whole yet.
    const said = [partly && words.partly, wishes && saidOf(words.unread, unread), saidOf(words.like, likes)];
    return [...said, this.#outcome].filter(Boolean).join(' ');
  }

  get #outcome() {
    const { outcome, words, shown, looked, total, phrases } = this;
    if (!['all', 'some'].includes(outcome)) return words[outcome];
    const isSifted = phrases.length > 0;
    if (isSifted && !this.isDone) return filled(words.phrase, { n: shown, looked, total });
    if (isSifted && !shown) return words.none;
    const found = counted(words, isSifted ? shown : total);
    return outcome === 'all' ? found : `${words.some} ${found}`;
  }
}

/** A phrase with values, as numbers, in the places of their names. */
const filled = (phrase, values) =>
  phrase.replace(/\{(\w+)\}/g, (_, name) => values[name].toLocaleString(numbersOf()));

/** What `phrase` says of some parts of the query; nothing if there are none. */
const saidOf = (phrase, parts) => (parts[0] ? filled(phrase, { words: parts.join(', ') }) : '');

/** A number of articles in words. */
function counted(words, total) {
  const form = new Intl.PluralRules(language()).select(total);
  return filled(words[`results_${form}`] ?? words.results_other, { n: total });
}

function item({ title, hits, day, stretch, source, url }, listing) {
  const element = document.createElement('li');
  element.className = 'search-result';
  const link = document.createElement('a');
  // The article's own page marks the words once more. Half a letter, as is left where one of two
  // units is cut, has no place in an address.
  const words = encodeURIComponent(listing.text.slice(0, LONGEST_IN_ADDRESS).replace(/\p{Surrogate}/gu, ''));
  const { terms, phrases } = listing.marks;
  link.href = terms.size || phrases.length ? `${url}#find=${words}` : url;
  link.append(marked(title, hits));
  element.append(part('p', 'search-result-title', link), about(day, stretch, source, listing.words));
  element.append(part('p', 'search-result-text'));
  return element;
}

function about(day, stretch, source, words) {
  const line = part('p', 'search-result-about');
  if (stretch) {
    line.append(part('span', '', stretch.split('\n')[words.place]));
  } else if (day) {
    const time = part('time', '', written(day, words));
    time.dateTime = day;
    line.append(time);
  }
  if (source) line.append(part('span', 'search-result-source', source));
  return line;
}

/** A day in words, after the ninth of its month in 2001. */
function written(day, words) {
  const [year, month, number] = day.split('-');
  return words.written_days[month - 1].replace('2001', +year).replace('9\u00a0', `${+number}\u00a0`);
}

function part(name, className, ...content) {
  const element = document.createElement(name);
  if (className) element.className = className;
  element.append(...content);
  return element;
}

/** `text` as nodes, with its hits in <mark>. */
function marked(text, hits) {
  const fragment = document.createDocumentFragment();
  let done = 0;
  for (const { start, end } of hits) {
    fragment.append(text.slice(done, start), part('mark', '', text.slice(start, end)));
    done = end;
  }
  fragment.append(text.slice(done));
  return fragment;
}

function fillWhenSeen(element, listing) {
  const observer = new IntersectionObserver((entries) => {
    if (!entries.at(-1).isIntersecting) return;
    observer.disconnect();
    fill(element.lastChild, element.querySelector('a').href.split('#')[0], listing);
  }, { rootMargin: '200px' });
  observer.observe(element);
  listing.signal.addEventListener('abort', () => observer.disconnect());
}

/** A result without its snippet is still a result: a page that fails to load leaves none. */
async function fill(element, url, { marks, words, signal }) {
  try {
    const passage = await ask('passage', await textsAt(url, signal), marks);
    if (signal.aborted) return;
    if (!passage) throw new Error(url);
    const said = words[passage.said];
    if (said) element.append(part('span', 'search-result-note', said), ' ');
    element.append(marked(passage.text, passage.hits));
  } catch {
    element.remove();
  }
}
