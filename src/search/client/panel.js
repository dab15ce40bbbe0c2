// The results below an input: the same in the header's box and on the search page.

import { find } from './results.js';

/** The search in `host`; `words` are those that it says. */
export class Panel {
  #words;
  #current = new AbortController();
  #list;
  #status;
  #suggestion;
  listing = null;
  /** Whether results are still coming. */
  isBusy = false;

  constructor(host, words) {
    this.#words = words;
    this.#list = host.querySelector('[data-search-results]');
    this.#status = host.querySelector('[data-search-status]');
    this.#suggestion = host.querySelector('[data-search-suggestion]');
  }

  /** Shows the first `count` results for `text`; false where another search has taken over. */
  async search(text, count, wishes) {
    const { signal } = this.#restart();
    this.#setBusy(true);
    if (text.trim() && !this.#list.childElementCount) this.#say(this.#words.loading);
    try {
      const listing = await find(text, wishes, this.#words, signal);
      if (signal.aborted) return false;
      this.listing = listing;
      this.#suggest(listing.suggestion);
      this.#say(listing.phrases.length ? this.#words.loading : listing.sentence);
      await this.show(count);
      return !signal.aborted;
    } catch (error) {
      if (signal.aborted) return false;
      if (error.reason === 'outdated') return this.search(text, count, wishes);
      this.clear(this.#words[error.reason] ?? this.#words.failed);
      return true;
    }
  }

  /** Shows `count` more results when no others are coming, and gives the first of them. */
  async show(count) {
    const { listing } = this;
    const { signal } = listing;
    let first;
    this.#setBusy(true);
    for await (const element of listing.next(count)) {
      if (signal.aborted) return null;
      // The first of all takes the place of what was found before.
      if (listing.shown === 1) this.#list.replaceChildren();
      first ??= element;
      this.#list.append(element);
    }
    if (signal.aborted) return null;
    this.#setBusy(false);
    if (!listing.shown) this.#list.replaceChildren();
    this.#say(listing.sentence);
    return first;
  }

  /** Ends the search and takes its results away; `said` is what stands there instead. */
  clear(said = '') {
    this.#restart();
    this.#setBusy(false);
    this.listing = null;
    this.#list.replaceChildren();
    this.#suggest(null);
    this.#say(said);
  }

  #restart() {
    this.#current.abort();
    this.#current = new AbortController();
    return this.#current;
  }

  #setBusy(isBusy) {
    this.isBusy = isBusy;
    this.#list.ariaBusy = isBusy;
  }

  /** The same words are not set again: they would be read out once more. */
  #say(text) {
    if (this.#status.textContent !== text) this.#status.textContent = text;
  }

  #suggest(text) {
    const link = this.#suggestion.querySelector('a');
    this.#suggestion.hidden = !text;
    link.textContent = text ?? '';
    link.search = new URLSearchParams({ q: text ?? '' });
  }
}

/** Whether a press is to be answered here, rather than with another tab or window. */
export const isPlainPress = (event) =>
  !(event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey);

/** Two functions: one has `act` called once its callers have been quiet for a moment, one takes that back. */
export function afterPause(act) {
  let timer;
  const cancel = () => clearTimeout(timer);
  const start = () => {
    cancel();
    timer = setTimeout(act, 120);
  };
  return [start, cancel];
}
