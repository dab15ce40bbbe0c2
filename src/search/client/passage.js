// The words of a query in texts, and the passage of an article that answers it.

import { readings, spans } from './language.js';

/** The length of a passage in characters, more or less. */
const LONGEST = 200;

/** Where words whose terms are in `terms` stand in `text`, as `{ term, start, end }`: joined ones as one, or else each. */
export function hitsIn(text, terms) {
  const hits = [];
  const add = ({ word, start, end }) => {
    const term = readings(word).find((reading) => terms.has(reading));
    if (term) hits.push({ term, start, end });
    return term;
  };
  for (const span of spans(text)) if (!add(span) && span.parts.length > 1) span.parts.forEach(add);
  return hits;
}

/**
 * The best passage of an article as `{ text, hits, said }`: one of the text, else one that is said
 * `in_comment` or `in_note`, or where notes are asked for one of these first; else, unless the title
 * answers it, one `in_facts`; else the first words; null where there are none. `find` gives the hits in
 * a text.
 */
export function passageOf(texts, find, inNotes) {
  const places = ['body', 'in_comment', 'in_note'];
  if (inNotes) places.unshift('in_note', 'in_comment');
  if (!find(texts.title).length) places.push('in_facts');
  const said = places.find((place) => texts[place].some((text) => find(text).length));
  const { text, from, to } = said ? best(texts[said], find) : { text: texts.body[0], from: 0, to: 0 };
  if (!text) return null;
  const shown = excerpt(text, from, to);
  return { text: shown, hits: find(shown), said };
}

/** The stretch of a block with the most different terms, then with the most hits. */
function best(blocks, find) {
  let best = { worth: 0 };
  for (const text of blocks) {
    const hits = find(text);
    hits.forEach((hit, i) => {
      const inside = hits.slice(i, i + 20).filter(({ end }) => end - hit.start <= LONGEST * 0.7);
      const different = new Set(inside.map(({ term }) => term)).size;
      const worth = 1 + different * 100 + inside.length;
      if (worth > best.worth) best = { worth, text, from: hit.start, to: inside.at(-1)?.end ?? hit.end };
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
