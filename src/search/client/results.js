// What the search box and the search page share: the index, the results as elements, the words.

import { search } from './query.js';
import { highlighted, snippet } from './snippet.js';
import { openStore } from './store.js';

const here = new URL('.', import.meta.url);
const root = new URL('..', here);
const index = new URL('index/', here);
const language = document.documentElement.lang || 'en';
const plurals = new Intl.PluralRules(language);
const days = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, {
  day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC',
});

let opening;

/** Opens the index on first use; after a failure the next call tries again. */
function store() {
  opening ??= openStore(index).catch((error) => {
    opening = undefined;
    throw error;
  });
  return opening;
}

/** Starts loading the index, so that it is there when the first letter comes. */
export const warmUp = () => store().catch(() => {});

/**
 * Searches; see query.js. What is found also knows the `store` that its numbers are of.
 *
 * Where a piece of the index does not load since the site has another edition by now, that one is
 * searched.
 */
export async function find(text, options) {
  const opened = await store();
  const found = await search(opened, text, options).catch((error) => ({ error }));
  if (!found.error && !found.partly) return { ...found, store: opened };
  if (await opened.isOutdated().catch(() => false)) {
    opening = undefined;
    const renewed = await store();
    return { ...await search(renewed, text, options), store: renewed };
  }
  if (found.error) throw found.error;
  return { ...found, store: opened };
}

/** The sentence that says what came out, in the words of the box's data attributes. */
export function sentence(words, found) {
  const said = outcomeSentence(words, found);
  return found.partly ? `${words.partly} ${said}`.trim() : said;
}

function outcomeSentence(words, { outcome, total }) {
  const form = plurals.select(total);
  const number = total.toLocaleString(language);
  const count = words[`results${form[0].toUpperCase()}${form.slice(1)}`] ?? words.resultsOther;
  const counted = count.replace('{n}', number);
  switch (outcome) {
    case 'all': return counted;
    case 'some': return `${words.some} ${counted}`;
    case 'none': return words.none;
    case 'common': return words.common;
    default: return '';
  }
}

/**
 * List items for the documents from the place `from` up to `to` among those that were `found`;
 * snippets come in when their item is seen.
 *
 * Where some of them do not load, `found` is only partly known.
 */
export async function items(found, from, to, signal) {
  const documents = found.numbers.slice(from, to).map((number) => found.store.document(number));
  const loaded = await Promise.allSettled(documents);
  if (loaded.some(({ status }) => status === 'rejected')) found.partly = true;
  const shown = loaded.filter(({ status }) => status === 'fulfilled');
  return shown.map(({ value }) => item(value, found.terms, signal));
}

function item({ title, day, source, route }, terms, signal) {
  const element = document.createElement('li');
  element.className = 'search-result';
  const url = new URL(encodeURI(route), root).href;
  const link = document.createElement('a');
  link.href = url;
  link.append(highlighted(title, terms));
  const text = part('p', 'search-result-text');
  element.append(part('p', 'search-result-title', link), about(day, source), text);
  whenSeen(element, signal, () => fill(text, url, terms, signal));
  return element;
}

function about(day, source) {
  const line = part('p', 'search-result-about');
  if (day) {
    const time = part('time', '', days.format(new Date(`${day}T00:00Z`)).replace(/\s*г\.$/, ''));
    time.dateTime = day;
    line.append(time);
  }
  if (source) line.append(part('span', 'search-result-source', source));
  return line;
}

function part(name, className, ...content) {
  const element = document.createElement(name);
  if (className) element.className = className;
  element.append(...content);
  return element;
}

function whenSeen(element, signal, act) {
  const observer = new IntersectionObserver((entries) => {
    if (!entries.some((entry) => entry.isIntersecting)) return;
    observer.disconnect();
    act();
  }, { rootMargin: '200px' });
  observer.observe(element);
  signal.addEventListener('abort', () => observer.disconnect());
}

/** A result without its snippet is still a result: a page that fails to load leaves it empty. */
async function fill(element, url, terms, signal) {
  try {
    const passage = await snippet(url, terms, signal);
    if (passage && !signal.aborted) element.append(passage);
  } catch {
    element.remove();
  }
}

/** Moves the focus between the box and the results with the arrow keys. */
export function moveWithArrows(event, input, list) {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!step || event.isComposing) return;
  const stops = [input, ...list.querySelectorAll('.search-result-title a')];
  const next = stops[stops.indexOf(document.activeElement) + step];
  if (!next || !stops.includes(document.activeElement)) return;
  event.preventDefault();
  next.focus();
}

/** Calls `act` once its caller has been quiet for a moment. */
export function afterPause(act, milliseconds = 120) {
  let timer;
  return () => {
    clearTimeout(timer);
    timer = setTimeout(act, milliseconds);
  };
}
