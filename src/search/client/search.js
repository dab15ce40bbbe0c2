// The entry: small, on every page. The rest, and the index, load when the reader begins to search.

const box = document.querySelector('[data-search-box]');
const host = document.querySelector('[data-search-page]');

if (host) startPage();
if (box) waitForUse();

async function startPage() {
  try {
    (await import('./page.js')).start(host);
  } catch {
    host.querySelector('[data-search-status]').textContent = host.dataset.failed;
  }
}

function waitForUse() {
  const input = box.querySelector('input');
  const begin = async () => {
    try {
      (await import('./box.js')).start(box);
    } catch {
      box.querySelector('[data-search-panel]').hidden = false;
      box.querySelector('[data-search-status]').textContent = box.dataset.failed;
    }
  };
  if (document.activeElement === input) begin();
  else input.addEventListener('focus', begin, { once: true });
}

/** `/` leads to the search, except while the reader types somewhere. */
document.addEventListener('keydown', (event) => {
  const busy = event.target.closest?.('input, textarea, select, [contenteditable]');
  if (event.key !== '/' || busy || event.ctrlKey || event.metaKey || event.altKey) return;
  const input = (host ?? box)?.querySelector('input');
  if (!input) return;
  event.preventDefault();
  input.focus();
  input.select();
});
