/**
 * Keeps the words of a note in view where the note opens as a sheet over the foot of the window.
 *
 * Without it the sheet opens all the same, and may lie over the words.
 */

/** The space between the words and the sheet, and above the words, in pixels. */
const SPACE = 12;

document.addEventListener('toggle', ({ target, newState }) => {
  if (newState !== 'open' || !target.matches('.note')) return;
  const words = [...document.querySelectorAll(`label[for="${CSS.escape(target.id)}-open"]`)];
  const lines = words.flatMap((part) => [...part.getClientRects()]);
  if (lines.length === 0) return;
  const covered = Math.max(...lines.map((line) => line.bottom)) + SPACE - target.getBoundingClientRect().top;
  // Of a passage that is longer than what is left of the window its beginning counts.
  const room = Math.min(...lines.map((line) => line.top)) - SPACE;
  if (covered > 0) scrollBy({ top: Math.min(covered, room), behavior: 'instant' });
}, true);
