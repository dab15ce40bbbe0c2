// The search page: all results of what the address asks for, a screenful at a time.

import { Choices } from './choices.js';
import { afterPause, isPlainPress, Panel } from './panel.js';
import { Past } from './past.js';
import { loadWords } from './results.js';

const STEP = 20;

/** Brings the page to life. Fails where its words do not load. */
export async function startPage(host) {
  const words = await loadWords(host);
  const form = host.querySelector('[role="search"]');
  const input = form.querySelector('input');
  const more = host.querySelector('[data-search-more]');
  const facets = host.querySelector('[data-search-facets]');
  const choices = new Choices(facets, choose, () => refresh(panel.listing?.shown));
  const panel = new Panel(host, words);
  const past = new Past();
  const [refreshSoon, cancelRefresh] = afterPause(() => refresh());

  async function update(count) {
    cancelRefresh();
    more.disabled = true;
    if (!await panel.search(input.value, count || STEP, choices.wishes)) return false;
    const { listing } = panel;
    offerMore();
    // A single result cannot be narrowed down; without a query all articles can.
    facets.hidden = !listing || (listing.outcome !== 'empty' && listing.total < 2 && !choices.count);
    choices.show(listing?.facets ?? [], listing?.total, !listing?.phrases.length);
    return true;
  }

  /** Searches anew, and keeps what came of it for reload and back. */
  async function refresh(count) {
    if (await update(count)) keep();
  }

  /** After a failure no number of results is kept. */
  function keep() {
    past.keep(address(), panel.listing?.shown);
  }

  function offerMore() {
    more.disabled = panel.isBusy;
    more.hidden = !panel.listing || panel.listing.isDone;
  }

  function read() {
    const params = new URLSearchParams(location.search);
    input.value = params.get('q') ?? '';
    choices.read(params);
    past.begin(address());
    update(history.state?.shown);
  }

  /** The address of what is asked. */
  function address() {
    const params = new URLSearchParams();
    if (input.value.trim()) params.set('q', input.value.trim());
    choices.write(params);
    return params.size ? `?${params}` : location.pathname;
  }

  function submit() {
    past.send(address());
    refresh();
  }

  /** What was typed before something is chosen was not sent, but it is what the reader comes back to. */
  function choose() {
    past.sendKept();
    submit();
  }

  input.addEventListener('input', refreshSoon);
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
    more.disabled = true;
    const first = await showMore(panel);
    // Another search has taken over.
    if (panel.isBusy) return;
    offerMore();
    // A button that was disabled has lost the focus; what the reader has turned to since keeps it.
    if ([document.body, more].includes(document.activeElement)) (first?.querySelector('a') ?? more).focus();
    keep();
  });
  window.addEventListener('popstate', read);
  form.hidden = false;
  read();
}

/** Shows a screenful more, and gives the first result of it; where that fails all are searched anew. */
async function showMore(panel) {
  const { listing } = panel;
  try {
    return await panel.show(STEP);
  } catch {
    if (!listing.signal.aborted) await panel.search(listing.text, listing.shown + STEP, listing.wishes);
    return null;
  }
}
