// Days that are not known exactly, in words.

import { written } from './results.js';

/** What is known instead of a day, with signs that need no language: `≈ 1998`, `≤ 2001`, `1998 – 2001`. */
export function ofStretch(stretch) {
  const [from, to] = stretch.split('/');
  if (to === undefined) return ofPart(from);
  if (from === '..') return `≤ ${ofPart(to)}`;
  return to === '..' ? `≥ ${ofPart(from)}` : `${ofPart(from)} – ${ofPart(to)}`;
}

function ofPart(stated) {
  const [, bare, doubt] = /^(.*?)([~?%]?)$/.exec(stated);
  return `${/[~%]/.test(doubt) ? '≈ ' : ''}${ofSurePart(bare)}${/[?%]/.test(doubt) ? ' (?)' : ''}`;
}

/** A part of the calendar; a decade by its years, and a season, which the number 21 begins, by its months. */
function ofSurePart(part) {
  if (part.includes('X')) return `${part.replaceAll('X', '0')} – ${part.replaceAll('X', '9')}`;
  const [, year, season] = /^(\d{4})-(2\d)$/.exec(part) ?? [];
  if (!season) return written(part);
  const month = (number) => written(new Date(Date.UTC(year, number)).toISOString().slice(0, 7));
  return `${month((season - 21) * 3 + 2)} – ${month((season - 21) * 3 + 4)}`;
}
