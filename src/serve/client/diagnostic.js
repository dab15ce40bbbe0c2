// Draws what there is to say of an archive, in the interface's language as far as that is known.

import { SENTENCES } from "./sentences.js";
import { ENGINE, EXPECTED, TOML, VALUES } from "./terms.js";

/** A pattern for what an English sentence looks like, and which hole each of its groups is. */
const read = ([english, ...others], tail = "") => {
  const holes = [...english.matchAll(/\{(\d)\}/g)].map(([, number]) => number);
  const parts = english.split(/\{\d\}/).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  return { pattern: new RegExp(`^${parts.join("([^]+?)")}${tail}$`), holes, others };
};
const sentences = [
  ...[...SENTENCES, ...EXPECTED, ...ENGINE].map((entry) => read(entry)),
  ...TOML.map((entry) => read(entry, "(?:, expected [^]*)?")),
];
const values = VALUES.map((entry) => read(entry));

/** What words say in a language, `ru` or `kk`; null where that is not known. */
function inLanguage(words, known, language) {
  const place = ["ru", "kk"].indexOf(language);
  for (const { pattern, holes, others } of known) {
    const found = place < 0 ? null : words.match(pattern);
    if (found === null) continue;
    const said = Object.fromEntries(holes.map((hole, index) => [hole, found[index + 1]]));
    return others[place].replace(/([`«]?)\{(\d)\}/g, (_, mark, hole) => {
      // What stands between marks is somebody's own word.
      const own = said[hole];
      return mark + (mark ? own : inLanguage(own, values, language) ?? own);
    });
  }
  return null;
}

/** An element with a sentence of the program in the interface's language, else in its own. */
function sentence(name, words) {
  const translated = inLanguage(words, sentences, document.documentElement.lang);
  const made = element(name, translated ?? words);
  if (translated === null) made.lang = "en";
  return made;
}

/** An element. Children that are strings become text, so nothing that a file says turns into markup. */
export function element(name, ...children) {
  const made = document.createElement(name);
  made.append(...children);
  return made;
}

/** What there is to say as an item of a list; `beside` stands behind its place. */
export function drawDiagnostic({ severity, message, place, labels, hints }, ...beside) {
  const item = element("li", sentence("strong", message));
  item.className = severity;
  if (place) item.append(element("code", describe(place)));
  item.append(...beside);
  for (const label of labels) {
    item.append(element("span", element("code", describe(label.place)), " ", sentence("span", label.text)));
  }
  item.append(...hints.map((hint) => sentence("em", hint)));
  return item;
}

function describe(place) {
  return [place.path, place.line, place.column].filter((part) => part != null).join(":");
}
