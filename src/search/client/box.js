// The search box in the header: results below it while the reader types.

import { afterPause, find, items, moveWithArrows, sentence, warmUp } from './results.js';

const SHOWN = 8;

/** Brings the box to life; called when the reader first uses it. */
export function start(box) {
  const input = box.querySelector('input');
  const panel = box.querySelector('[data-search-panel]');
  const list = box.querySelector('[data-search-results]');
  const status = box.querySelector('[data-search-status]');
  const all = box.querySelector('[data-search-all]');
  let current = new AbortController();

  async function update() {
    current.abort();
    current = new AbortController();
    const { signal } = current;
    const text = input.value;
    if (!text.trim()) return close();
    panel.hidden = false;
    if (!list.childElementCount) status.textContent = box.dataset.loading;
    try {
      const found = await find(text, { typing: true });
      const shown = await items(found, 0, SHOWN, signal);
      if (!signal.aborted) show(found, shown, text);
    } catch {
      if (!signal.aborted) fail();
    }
  }

  function show(found, shown, text) {
    list.replaceChildren(...shown);
    status.textContent = sentence(box.dataset, found);
    all.hidden = found.total <= SHOWN;
    all.search = new URLSearchParams({ q: text.trim() });
    if (!status.textContent) close();
  }

  function fail() {
    list.replaceChildren();
    all.hidden = true;
    status.textContent = box.dataset.failed;
  }

  function close() {
    current.abort();
    panel.hidden = true;
    list.replaceChildren();
    status.textContent = '';
  }

  input.addEventListener('input', afterPause(update));
  input.addEventListener('focus', () => {
    warmUp();
    if (panel.hidden) update();
  });
  box.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && !panel.hidden) {
      event.preventDefault();
      input.focus();
      close();
    }
    moveWithArrows(event, input, list);
  });
  document.addEventListener('pointerdown', (event) => {
    if (!box.contains(event.target)) close();
  });
  box.addEventListener('focusout', ({ relatedTarget }) => {
    if (relatedTarget && !box.contains(relatedTarget)) close();
  });
  warmUp();
  update();
}
