/**
 * The filter of the note desk.
 *
 * It needs no data of its own: a note links to the lists that it belongs to, so the filter reads
 * the pages of the shortest chosen list and keeps the notes that link to the others as well.
 *
 * What is chosen stands in the page's address, so that it can be sent to somebody and the way back
 * leads through it: the last part of each list's address, where that is not the page's own list.
 */

/** Notes shown before the reader asks for more. */
const SCREENFUL = 100;
/** Pages read at a time; a longer list goes on when the reader asks. */
const PAGES_AT_ONCE = 10;

const form = document.querySelector('[data-desk-filter]');
const list = document.querySelector('[data-desk-list]');
const status = document.querySelector('[data-desk-status]');
const pagination = document.querySelector('.pagination');
const ways = new Map();

/** The search that is on the screen; an older one that still loads is dropped. */
let current = 0;

if (form && list && status) start();

function start() {
  const original = [...list.childNodes];
  const run = () => search(original);
  for (const select of selects()) {
    fill(select);
    select.addEventListener('change', () => { history.pushState(null, '', address()); run(); });
  }
  // Not on `change`: that comes as the reader leaves the field by pressing a note's link, which a
  // new search would take away from under the press.
  form.elements.words.addEventListener('input', debounced(() => {
    history.replaceState(null, '', address());
    run();
  }));
  form.hidden = false;
  form.addEventListener('submit', (event) => { event.preventDefault(); run(); });
  addEventListener('popstate', () => { recall(); run(); });
  recall();
  if (location.search) run();
}

function selects() {
  return form.querySelectorAll('select');
}

/** Makes the options of a facet from its list of links. */
function fill(select) {
  const links = document.querySelectorAll(`[data-facet-list="${select.dataset.facet}"] li:not(.desk-all) a`);
  if (!links.length) select.closest('label').hidden = true;
  for (const link of links) {
    const count = link.parentElement.querySelector('.entry-count').textContent;
    ways.set(link.href, Number(count.replace(/\D/g, '')));
    const option = new Option(`${link.textContent} (${count})`, link.href);
    option.selected = option.defaultSelected = link.hasAttribute('aria-current');
    select.append(option);
  }
}

/** The choice of a facet as the page was loaded. */
function first(select) {
  return [...select.options].find((option) => option.defaultSelected) ?? select.options[0];
}

/** The last part of an option's list; nothing of one that chooses all. */
function nameOf(option) {
  return option.value ? new URL(option.value).pathname.split('/').at(-2) : '';
}

/** The page's address with what is chosen. */
function address() {
  const params = new URLSearchParams();
  for (const select of selects()) {
    const [chosen] = select.selectedOptions;
    if (chosen !== first(select)) params.set(select.name, nameOf(chosen));
  }
  const words = form.elements.words.value.trim();
  if (words) params.set('words', words);
  return params.size ? `?${params}` : location.pathname;
}

/** Chooses what stands in the address; what the page does not have is left as it was loaded. */
function recall() {
  const params = new URLSearchParams(location.search);
  for (const select of selects()) {
    const name = params.get(select.name);
    const option = [...select.options].find((option) => nameOf(option) === name) ?? first(select);
    option.selected = true;
  }
  form.elements.words.value = params.get('words') ?? '';
}

async function search(original) {
  const turn = ++current;
  const facets = [...selects()].map((select) => select.value).filter(Boolean);
  const words = form.elements.words.value.toLowerCase().split(/\s+/).filter(Boolean);
  if (!words.length && unchanged()) return reset(original);
  facets.sort((a, b) => ways.get(a) - ways.get(b));
  const all = document.querySelector('[data-all]').dataset.all;
  const state = { turn, facets, words, next: facets[0] ?? new URL(all, location.href).href, found: 0 };
  list.replaceChildren();
  if (pagination) pagination.hidden = true;
  await more(state);
}

/** Whether every facet is as the page was loaded. */
function unchanged() {
  return [...selects()].every((select) => first(select).selected);
}

function reset(original) {
  list.replaceChildren(...original);
  if (pagination) pagination.hidden = false;
  status.textContent = '';
}

/** Reads on in the list, and shows what fits, until a screenful is there. */
async function more(state) {
  status.textContent = status.dataset.loading;
  const wanted = state.found + SCREENFUL;
  try {
    for (let page = 0; state.next && page < PAGES_AT_ONCE && state.found < wanted; page += 1) {
      const dom = await read(state.next);
      if (state.turn !== current) return;
      show(dom, state);
    }
  } catch {
    if (state.turn === current) status.textContent = status.dataset.failed;
    return;
  }
  status.textContent = state.found || state.next
    ? status.dataset.found.replace('{n}', state.found) + (state.next ? '+' : '')
    : status.dataset.none;
  if (state.next) list.append(button(state));
}

function button(state) {
  const element = document.createElement('button');
  element.type = 'button';
  element.className = 'search-button desk-more';
  element.textContent = status.dataset.more;
  element.addEventListener('click', () => { element.remove(); more(state); });
  return element;
}

async function read(url) {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`${url}: ${answer.status}`);
  const dom = new DOMParser().parseFromString(await answer.text(), 'text/html');
  // The links are relative to the page that they were written for.
  for (const link of dom.querySelectorAll('a[href]')) link.href = new URL(link.getAttribute('href'), url).href;
  return dom;
}

function show(dom, state) {
  for (const article of dom.querySelectorAll('[data-desk-list] > section')) {
    for (const note of article.querySelectorAll('.desk-notes > li')) {
      if (fits(note, article, state)) state.found += 1;
      else note.remove();
    }
    if (article.querySelector('.desk-notes > li')) list.append(document.importNode(article, true));
  }
  state.next = dom.querySelector('.pagination a[rel="next"]')?.href;
}

function fits(note, article, { facets, words }) {
  const links = new Set([...note.querySelectorAll('.note-head a, .note-meta a')].map((link) => link.href));
  if (!facets.every((facet) => links.has(facet))) return false;
  const heading = article.querySelector('h2')?.textContent ?? '';
  const text = `${note.textContent} ${heading}`.toLowerCase();
  return words.every((word) => text.includes(word));
}

/** Runs a function once nothing was typed for a moment. */
function debounced(run) {
  let timer;
  return () => {
    clearTimeout(timer);
    timer = setTimeout(run, 250);
  };
}
