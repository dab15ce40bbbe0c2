// The texts of articles, read from their pages, since the index holds none. Pages are parsed
// without running anything in them.

const FETCHED_AT_ONCE = 3;
const PAGES_KEPT = 60;
/** What readers of the scraped page said below it: kept beside the text, and not the article's. */
export const COMMENTS = '.comment';
export const NOTES = '[role="note"], aside:not(.comment)';
/** What stands in an article without being its text, as the numbers that lead to notes. */
export const FURNITURE = '.ref, script, style, template, button, nav, [hidden], .comment-name';

/** The texts of pages by address. */
const kept = new Map();
const waiting = [];
let running = 0;

/**
 * The texts of the page at `url`: the `title`, the blocks of the article as `body`, and by the names
 * of what is said of their places those of its comments and notes, and of what stands in its head.
 * Rejects once `signal` aborts.
 */
export function textsAt(url, signal) {
  return turn(() => textOf(url), signal);
}

/** Runs `work` when fewer than FETCHED_AT_ONCE others run; rejects if the signal aborts first. */
async function turn(work, signal) {
  if (running >= FETCHED_AT_ONCE) await new Promise((go) => waiting.push(go));
  running += 1;
  try {
    signal.throwIfAborted();
    return await work();
  } finally {
    running -= 1;
    waiting.shift()?.();
  }
}

async function textOf(url) {
  if (!kept.has(url)) {
    if (kept.size >= PAGES_KEPT) kept.delete(kept.keys().next().value);
    kept.set(url, textsOf(await page(url)));
  }
  return kept.get(url);
}

async function page(url) {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(url);
  return new DOMParser().parseFromString(await answer.text(), 'text/html');
}

/** The element with the article's text. */
export const bodyOf = (dom) =>
  dom.querySelector('[data-search-body], #text') ?? dom.querySelector('article, main');

function textsOf(dom) {
  const title = dom.querySelector('h1')?.textContent ?? '';
  const inAll = (selector, others) =>
    [...dom.querySelectorAll(selector)].flatMap((element) => blocks(element, FURNITURE + others));
  const body = blocks(bodyOf(dom), `${FURNITURE}, ${NOTES}, ${COMMENTS}`);
  return {
    title,
    body,
    in_comment: inAll(COMMENTS, `, ${NOTES}`),
    in_note: inAll(NOTES, ''),
    // A fact is few words.
    in_facts: inAll('.kicker > *, .facts dd', '').map((fact) => `${fact} — ${body[0] ?? ''}`),
  };
}

/** The paragraphs, headings, list items and rows of tables in `element`, save what is inside `leftOut`. */
function blocks(element, leftOut) {
  if (!element) return [];
  const copy = element.cloneNode(true);
  for (const other of copy.querySelectorAll(leftOut)) other.remove();
  const parts = [...copy.querySelectorAll('p, h2, h3, h4, li, tr, pre, blockquote, figcaption')];
  const leaves = parts.filter((part) => !part.querySelector('p, li'));
  const texts = (leaves.length ? leaves : [copy]).map((part) => part.textContent);
  return texts.map((text) => text.replace(/\s+/g, ' ').trim()).filter(Boolean);
}
