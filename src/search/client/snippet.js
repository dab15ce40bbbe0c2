// Snippets: the passage of an article that answers the query, cut from the article's own page,
// since the index holds no text. Pages are parsed without running anything in them.

import { readings, words } from './language.js';

/** The length of a passage in characters, more or less. */
const LONGEST = 200;
const PAGES_AT_ONCE = 3;
const PAGES_KEPT = 60;
const NOTES = '[role="note"], aside';
/** What stands in an article without being its text, as the numbers that lead to notes. */
const FURNITURE = 'sup, script, style, template, button, nav, [hidden]';

/** The texts of pages by address: the blocks of the article, and those of its notes. */
const pages = new Map();
const waiting = [];
let running = 0;

/** The best passage for `terms` on the page at `url`, as nodes; rejects once `signal` aborts. */
export async function snippet(url, terms, signal) {
  const [body, notes] = await turn(() => textOf(url), signal);
  const passage = bestPassage(body, terms) ?? bestPassage(notes, terms) ?? opening(body);
  return passage && highlighted(passage, terms);
}

/** Runs `work` when fewer than PAGES_AT_ONCE others run; rejects if the signal aborts first. */
async function turn(work, signal) {
  if (running >= PAGES_AT_ONCE) await new Promise((go) => waiting.push(go));
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
  if (!pages.has(url)) {
    if (pages.size >= PAGES_KEPT) pages.delete(pages.keys().next().value);
    pages.set(url, textsOf(await page(url)));
  }
  return pages.get(url);
}

async function page(url) {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`${url}: ${answer.status}`);
  return new DOMParser().parseFromString(await answer.text(), 'text/html');
}

function textsOf(dom) {
  const body = dom.querySelector('[data-search-body], #text') ?? dom.querySelector('article, main');
  const notes = [...dom.querySelectorAll(NOTES)];
  return [blocks(body, `${FURNITURE}, ${NOTES}`), notes.flatMap((note) => blocks(note, FURNITURE))];
}

/** The paragraphs, headings and list items in `element`, save what is inside `leftOut`. */
function blocks(element, leftOut) {
  if (!element) return [];
  const copy = element.cloneNode(true);
  for (const other of copy.querySelectorAll(leftOut)) other.remove();
  const parts = [...copy.querySelectorAll('p, h2, h3, li, blockquote, figcaption')];
  const leaves = parts.filter((part) => !part.querySelector('p, li'));
  const texts = (leaves.length ? leaves : [copy]).map((part) => part.textContent);
  return texts.map((text) => text.replace(/\s+/g, ' ').trim()).filter(Boolean);
}

/** The stretch of a block with the most different terms, then with the most hits. */
function bestPassage(blocks, terms) {
  let best = null;
  for (const text of blocks) {
    const hits = hitsIn(text, terms);
    hits.forEach((hit, i) => {
      const inside = hits.slice(i, i + 20).filter(({ end }) => end - hit.start <= LONGEST * 0.7);
      const different = new Set(inside.map(({ term }) => term)).size;
      const worth = different * 100 + inside.length;
      if (!best || worth > best.worth) best = { worth, text, from: hit.start, to: inside.at(-1)?.end };
    });
  }
  return best && cut(best.text, best.from, best.to ?? best.from);
}

const opening = (blocks) => (blocks.length ? cut(blocks[0], 0, 0) : null);

/** About LONGEST characters of `text` around a stretch of it, at word boundaries. */
function cut(text, from, to) {
  if (text.length <= LONGEST * 1.2) return text;
  let start = Math.max(0, Math.min(from - 70, to - LONGEST / 2));
  let end = Math.min(text.length, start + LONGEST);
  start = Math.max(0, Math.min(start, end - LONGEST));
  if (start > 0) start = text.indexOf(' ', start) + 1;
  if (end < text.length) end = Math.max(text.lastIndexOf(' ', end), to);
  const piece = text.slice(start, end).replace(/[\s,;:–—-]+$/, '');
  return (start > 0 ? '… ' : '') + piece + (end < text.length ? ' …' : '');
}

function hitsIn(text, terms) {
  const hits = [];
  for (const { word, start, end } of words(text)) {
    const term = readings(word).find((reading) => terms.has(reading));
    if (term) hits.push({ term, start, end });
  }
  return hits;
}

/** `text` as nodes, with every word whose term is in `terms` in a <mark>. */
export function highlighted(text, terms) {
  const fragment = document.createDocumentFragment();
  let done = 0;
  for (const { start, end } of hitsIn(text, terms)) {
    const mark = document.createElement('mark');
    mark.textContent = text.slice(start, end);
    fragment.append(text.slice(done, start), mark);
    done = end;
  }
  fragment.append(text.slice(done));
  return fragment;
}
