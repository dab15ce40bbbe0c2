// The entry: small, on every page. The rest, and the index, load when the reader begins to search.

const box = document.querySelector('[data-search-box]');
const host = document.querySelector('[data-search-page]');
const more = () => import('./more.js');

if (host) startPage();
if (box) waitForUse();
addEventListener('hashchange', arrive);
arrive();

async function startPage() {
  try {
    await (await more()).startPage(host);
  } catch {
    host.querySelector('[data-search-status]').textContent = host.dataset.failed;
    // To send it once more is to try again.
    host.querySelector('form').hidden = false;
  }
}

function waitForUse() {
  const input = box.querySelector('input');
  const begin = async () => {
    try {
      await (await import('./client.js')).startBox(box);
    } catch {
      box.querySelector('[data-search-panel]').hidden = false;
      box.querySelector('[data-search-status]').textContent = box.dataset.failed;
      waitForFocus();
    }
  };
  const waitForFocus = () => input.addEventListener('focus', begin, { once: true });
  if (document.activeElement === input) begin();
  else waitForFocus();
}

/** A reader who comes from a search sees its words; without them the article is all there. */
function arrive() {
  if (location.hash.startsWith('#find=')) more().then(({ showFound }) => showFound()).catch(() => {});
}

/** `/` leads to the search, except while the reader types somewhere; within it arrows move the focus. */
document.addEventListener('keydown', (event) => {
  const around = host ?? box;
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step && around?.contains(event.target)) moveFocus(event, around, step);
  const busy = event.target.closest?.('input, textarea, select, [contenteditable]');
  if (event.key !== '/' || busy || event.ctrlKey || event.metaKey || event.altKey) return;
  const input = around?.querySelector('input');
  if (!input) return;
  event.preventDefault();
  input.focus();
  input.select();
});

/** Moves the focus between the input, the results and what stands around them. */
function moveFocus(event, around, step) {
  const stops = around.querySelectorAll('[type="search"], [data-search-suggestion] a, '
    + '.search-result-title a, [data-search-all], [data-search-more]');
  const seen = [...stops].filter((stop) => stop.checkVisibility());
  const next = seen[seen.indexOf(document.activeElement) + step];
  if (event.isComposing || !next || !seen.includes(document.activeElement)) return;
  event.preventDefault();
  next.focus();
}
