// The search box in the header: results below it while the reader types.

import { afterPause, isPlainPress, Panel } from './panel.js';
import { loadWords, warmUp } from './results.js';

const SHOWN = 8;

/** Brings the box to life; called when the reader first uses it. Fails where its words do not load. */
export async function startBox(box) {
  warmUp();
  const words = await loadWords(box);
  const input = box.querySelector('input');
  const below = box.querySelector('[data-search-panel]');
  const all = box.querySelector('[data-search-all]');
  const panel = new Panel(box, words);
  const [updateSoon, cancelUpdate] = afterPause(update);

  async function update() {
    const text = input.value;
    if (!text.trim()) return close();
    below.hidden = false;
    all.search = new URLSearchParams({ q: text.trim() });
    if (!await panel.search(text, SHOWN)) return;
    all.hidden = !panel.listing || panel.listing.isDone;
    // Nothing to look for, as a lone comma.
    if (panel.listing?.outcome === 'empty') close();
  }

  function close() {
    cancelUpdate();
    below.hidden = true;
    panel.clear();
  }

  input.addEventListener('input', updateSoon);
  input.addEventListener('focus', () => {
    warmUp();
    if (below.hidden) update();
  });
  box.querySelector('[data-search-suggestion] a').addEventListener('click', (event) => {
    if (!isPlainPress(event)) return;
    event.preventDefault();
    input.value = event.target.textContent;
    input.focus();
    update();
  });
  box.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return;
    if (!below.hidden) {
      event.preventDefault();
      input.focus();
    }
    close();
  });
  document.addEventListener('pointerdown', (event) => {
    if (!box.contains(event.target)) close();
  });
  box.addEventListener('focusout', ({ relatedTarget }) => {
    if (relatedTarget && !box.contains(relatedTarget)) close();
  });
  update();
}
