// The search page: all results of the query in the address, a screenful at a time.

import { afterPause, find, items, moveWithArrows, sentence } from './results.js';

const STEP = 20;

/** Brings the page to life. */
export function start(host) {
  const words = host.dataset;
  const form = host.querySelector('form');
  const input = host.querySelector('input');
  const list = host.querySelector('[data-search-results]');
  const status = host.querySelector('[data-search-status]');
  const more = host.querySelector('[data-search-more]');
  let current = new AbortController();
  let found = { numbers: [], terms: new Set() };
  let listed = 0;

  async function update({ typing = false, count = STEP } = {}) {
    current.abort();
    current = new AbortController();
    const { signal } = current;
    if (input.value.trim()) status.textContent ||= words.loading;
    try {
      const result = await find(input.value, { typing });
      if (signal.aborted) return;
      found = result;
      list.replaceChildren();
      listed = 0;
      await showUpTo(count);
      status.textContent = sentence(words, found);
    } catch {
      if (!signal.aborted) fail();
    }
  }

  async function showUpTo(count) {
    const { signal } = current;
    const added = await items(found, listed, count, signal);
    if (signal.aborted) return null;
    list.append(...added);
    listed = Math.min(count, found.numbers.length);
    more.hidden = found.numbers.length <= count;
    return added[0];
  }

  function fail() {
    list.replaceChildren();
    more.hidden = true;
    status.textContent = words.failed;
  }

  function read() {
    input.value = new URLSearchParams(location.search).get('q') ?? '';
    update({ count: history.state?.shown ?? STEP });
  }

  /** Keeps the query and the number of results in the history entry, for reload and back. */
  function remember(write) {
    const query = input.value.trim();
    const address = query ? `?${new URLSearchParams({ q: query })}` : location.pathname;
    const same = query === (new URLSearchParams(location.search).get('q') ?? '');
    const act = same ? history.replaceState : write;
    act.call(history, { shown: listed }, '', address);
  }

  input.addEventListener('input', afterPause(async () => {
    await update({ typing: true });
    remember(history.replaceState);
  }));
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    await update();
    remember(history.pushState);
  });
  more.addEventListener('click', async () => {
    const first = await showUpTo(listed + STEP);
    status.textContent = sentence(words, found);
    first?.querySelector('a').focus();
    remember(history.replaceState);
  });
  host.addEventListener('keydown', (event) => moveWithArrows(event, input, list));
  window.addEventListener('popstate', read);
  form.hidden = false;
  read();
}
