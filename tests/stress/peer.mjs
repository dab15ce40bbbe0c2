// Reads a note a line, `[text, quote, prefix, suffix, position]`, and prints where it is found.
import { createInterface } from "node:readline";
import search from "approx-string-match";

const WEIGHTS = { quote: 50, prefix: 20, suffix: 20, position: 2 };

// How much of `pattern` is in `text`, from 0 to 1.
function likeness(text, pattern) {
  if (pattern.length === 0 || text.length === 0) return 0;
  const [best] = search(text, pattern, pattern.length).sort((one, other) => one.errors - other.errors);
  return best ? 1 - best.errors / pattern.length : 0;
}

function score(match, [text, quote, prefix, suffix, position]) {
  const parts = [[WEIGHTS.quote, 1 - match.errors / quote.length]];
  const { start, end } = match;
  parts.push([WEIGHTS.prefix, prefix ? likeness(text.slice(Math.max(0, start - prefix.length), start), prefix) : 1]);
  parts.push([WEIGHTS.suffix, suffix ? likeness(text.slice(end, end + suffix.length), suffix) : 1]);
  parts.push([WEIGHTS.position, 1 - Math.abs(start - position) / text.length]);
  return parts.reduce((sum, [weight, part]) => sum + weight * part, 0);
}

function exact(text, quote) {
  const found = [];
  for (let at = text.indexOf(quote); at >= 0; at = text.indexOf(quote, at + 1)) {
    found.push({ start: at, end: at + quote.length, errors: 0 });
  }
  return found;
}

for await (const line of createInterface({ input: process.stdin })) {
  const note = JSON.parse(line);
  const [text, quote] = note;
  let found = exact(text, quote);
  if (found.length === 0) found = search(text, quote, Math.min(256, quote.length / 2));
  const best = found.map((match) => ({ match, score: score(match, note) }))
    .sort((one, other) => other.score - one.score)[0];
  console.log(best ? `${best.match.start} ${best.match.end}` : "-");
}
