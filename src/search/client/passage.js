// The words of a query in texts, and the passage of an article that answers it.

import { readings, words } from './language.js';

/** The length of a passage in characters, more or less. */
const LONGEST = 200;

/** Where words whose terms are in `terms` stand in `text`, as `{ term, start, end }`. */
export function hitsIn(text, terms) {
  const hits = [];
  for (const { word, start, end } of words(text)) {
    const term = readings(word).find((reading) => terms.has(reading));
    if (term) hits.push({ term, start, end });
  }
  return hits;
}

/**
 * The best passage of an article as `{ text, hits, said }`: one of the text, else one that is said
 * `in_comment` or `in_note`, else the first words; null where there are none.
 */
export function passageOf({ body, comments, notes }, terms) {
  const found = best(body, terms) ?? best(comments, terms, 'in_comment') ?? best(notes, terms, 'in_note')
    ?? { text: body[0], from: 0, to: 0 };
  if (!found.text) return null;
  const text = excerpt(found.text, found.from, found.to);
  return { text, hits: hitsIn(text, terms), said: found.said };
}

/** The stretch of a block with the most different terms, then with the most hits. */
function best(blocks, terms, said) {
  let best = null;
  for (const text of blocks) {
    const hits = hitsIn(text, terms);
    hits.forEach((hit, i) => {
      const inside = hits.slice(i, i + 20).filter(({ end }) => end - hit.start <= LONGEST * 0.7);
      const different = new Set(inside.map(({ term }) => term)).size;
      const worth = different * 100 + inside.length;
      if (!best || worth > best.worth) {
        best = { worth, said, text, from: hit.start, to: inside.at(-1)?.end ?? hit.start };
      }
    });
  }
  return best;
}

/** About LONGEST characters of `text` around a stretch of it, at word boundaries. */
function excerpt(text, from, to) {
  if (text.length <= LONGEST * 1.2) return text;
  let start = Math.max(0, Math.min(from - 70, to - LONGEST / 2));
  let end = Math.min(text.length, start + LONGEST);
  start = Math.max(0, Math.min(start, end - LONGEST));
  if (start > 0) start = text.indexOf(' ', start) + 1;
  if (end < text.length) end = Math.max(text.lastIndexOf(' ', end), to);
  const piece = text.slice(start, end).replace(/[\s,;:–—-]+$/, '');
  return (start > 0 ? '… ' : '') + piece + (end < text.length ? ' …' : '');
}
