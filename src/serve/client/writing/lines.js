// Shows every line of the raw file, and puts single ones into the text or takes them out.

import { article, ask } from "./ask.js";
import { write } from "./conflict.js";
import { refuse } from "./note.js";
import { button, element, show } from "./panel.js";
import { t } from "./phrases.js";

/** Opens the panel with the lines. */
export async function editLines() {
  const [state, { answer: lines }] = await Promise.all([article(), ask({ ask: "lines" })]);
  if (refuse(state)) return;
  const items = lines.map((line) => draw(state, line));
  show(t.lines, element("p", {}, t.linesAbout), element("ol", { className: "list lines" }, ...items));
}

function draw(state, { number, text, rule, block }) {
  const removed = rule !== null;
  const [action, label] = removed ? ["keep-line", t.keep] : ["drop-line", t.drop];
  const press = () => write(state, [{ do: action, line: text }]);
  const words = element(removed ? "del" : "span", {}, text);
  const item = element("li", {},
    element("p", {}, element("small", {}, `${number}${removed ? ` · ${rule}` : ""}`), element("br"), words),
    element("span", { className: "line-tools" }, ...kindOf(state, number, block),
      button(label, press, { ariaLabel: `${label}: ${t.line} ${number}` })));
  item.dataset.line = number;
  return item;
}

// A block is known by its first line; what it is can be said there.
function kindOf(state, number, block) {
  if (block === null || block.kind === null) return [];
  const select = element("select", { ariaLabel: `${t.blockKind}: ${t.line} ${number}` },
    ...Object.entries(t.blockKinds).map(([value, label]) => element("option", { value, selected: value === block.kind }, label)));
  select.addEventListener("change", () => write(state, [{ do: "set-kind", words: block.words, kind: select.value }]));
  return [select];
}
