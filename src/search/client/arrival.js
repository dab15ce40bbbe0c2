// What an article's page does for a reader who comes from a search: it marks the words that were
// found and leads to the first. The words stand behind the `#`, where no server sees them. Whoever
// comes back or reloads is where they were before, and is not led anywhere.

import { ask } from './ask.js';
import { bodyOf, COMMENTS, FURNITURE, NOTES } from './pages.js';

const BLOCKS = 'p, h1, h2, h3, li, blockquote, figcaption, td, th';

/** Marks what the address asks for. Nothing in the page changes: the marks are only painted. */
export async function showFound() {
  const { marks } = await ask('find', decodeURIComponent(location.hash.replace(/^#find=/, '')));
  const body = bodyOf(document);
  const blocks = blocksOf(body.closest('article') ?? body);
  const texts = blocks.map((nodes) => nodes.map(({ data }) => data).join(''));
  const hits = await ask('hits', texts, marks);
  const ranges = blocks.flatMap((nodes, i) => hits[i].map((hit) => rangeOf(nodes, hit)));
  globalThis.CSS?.highlights?.set('search', new Highlight(...ranges));
  if (history.state?.isLed) return;
  history.replaceState({ ...history.state, isLed: true }, '');
  leadTo(ranges, body, marks.inNotes);
}

/** The text nodes of each block, in the order of the page. */
function blocksOf(root) {
  const blocks = new Map();
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const { currentNode: node } = walker;
    const parent = node.parentElement;
    if (parent.closest(FURNITURE)) continue;
    const block = parent.closest(BLOCKS) ?? parent;
    if (blocks.has(block)) blocks.get(block).push(node);
    else blocks.set(block, [node]);
  }
  return [...blocks.values()];
}

/** Where a hit in the joined text of some nodes stands. */
function rangeOf(nodes, { start, end }) {
  const range = new Range();
  let before = 0;
  for (const node of nodes) {
    const after = before + node.length;
    if (start >= before && start < after) range.setStart(node, start - before);
    if (end > before && end <= after) range.setEnd(node, end - before);
    before = after;
  }
  return range;
}

/**
 * Brings the first words into view: of the text, else of a comment or a note, which may have to open;
 * where notes alone are asked for, of a note or else of a comment.
 */
function leadTo(ranges, body, inNotes) {
  const elements = ranges.map(({ startContainer }) => startContainer.parentElement);
  const inText = (each) => body.contains(each) && !each.closest(`${NOTES}, ${COMMENTS}`);
  const inComment = (each) => each.closest(COMMENTS) && !each.closest(NOTES);
  const inNote = (each) => each.closest(NOTES);
  const places = inNotes ? [inNote, inComment] : [inText, inComment, inNote];
  const element = places.map((isThere) => elements.find(isThere)).find(Boolean);
  if (!element) return;
  for (let fold = element.closest('details'); fold; fold = fold.parentElement.closest('details')) fold.open = true;
  const sheet = element.closest('[popover]');
  if (sheet && !sheet.checkVisibility()) sheet.showPopover();
  element.scrollIntoView({ block: 'center' });
}
