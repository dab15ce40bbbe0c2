// The search page: all results of what the address asks for, a screenful at a time.

import { Choices } from './choices.js';
import { afterPause, isPlainPress, Panel } from './panel.js';

const STEP = 20;

/** Brings the page to life. */
export function startPage(host) {
  const form = host.querySelector('[role="search"]');
  const input = form.querySelector('input');
  const more = host.querySelector('[data-search-more]');
  const facets = host.querySelector('[data-search-facets]');
  const choices = new Choices(facets, submit, submit);
  const panel = new Panel(host);

  async function update(count = STEP) {
    if (!await panel.search(input.value, count, choices.wishes)) return false;
    const { listing } = panel;
    more.hidden = !listing || listing.isDone;
    // A single result cannot be narrowed down.
    facets.hidden = !listing || (listing.total < 2 && !choices.count);
    choices.show(listing?.facets ?? [], listing?.total);
    return true;
  }

  function read() {
    const params = new URLSearchParams(location.search);
    input.value = params.get('q') ?? '';
    choices.read(params);
    update(history.state?.shown ?? STEP);
  }

  /** Keeps what is asked and the number of results in the history entry, for reload and back. */
  function remember(write) {
    const params = new URLSearchParams();
    if (input.value.trim()) params.set('q', input.value.trim());
    choices.write(params);
    const address = params.size ? `?${params}` : location.pathname;
    const isSame = String(params) === String(new URLSearchParams(location.search));
    const act = isSame ? history.replaceState : write;
    act.call(history, { shown: panel.listing?.shown ?? 0 }, '', address);
  }

  async function submit() {
    remember(history.pushState);
    if (await update()) remember(history.replaceState);
  }

  const [updateSoon] = afterPause(async () => {
    if (await update()) remember(history.replaceState);
  });
  input.addEventListener('input', updateSoon);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    submit();
  });
  host.querySelector('[data-search-suggestion] a').addEventListener('click', (event) => {
    if (!isPlainPress(event)) return;
    event.preventDefault();
    input.value = event.target.textContent;
    submit();
  });
  more.addEventListener('click', async () => {
    const first = await panel.more(STEP);
    more.hidden = !panel.listing || panel.listing.isDone;
    first?.querySelector('a').focus();
    remember(history.replaceState);
  });
  window.addEventListener('popstate', read);
  form.hidden = false;
  read();
}
