// Changes what the sidecar says about the article itself.

import { article } from "./ask.js";
import { write } from "./conflict.js";
import { refuse, split } from "./note.js";
import { button, element, labelled, leave, show } from "./panel.js";
import { t } from "./phrases.js";

/** Opens the panel with the article's fields. */
export async function editDetails() {
  const state = await article();
  if (refuse(state)) return;
  const inputs = state.fields.map(({ field, own, shown }) =>
    element("input", { name: field, value: own ?? "", placeholder: shown ?? "" }));
  inputs[0].dataset.first = "";
  const tags = element("input", { name: "tags", value: state.tags.join(", ") });
  const save = () => {
    const edits = state.fields
      .map(({ field, own }, at) => ({ do: "set-field", field, value: inputs[at].value.trim(), own }))
      .filter(({ value, own }) => value !== (own ?? ""))
      .map(({ own, value, ...edit }) => ({ ...edit, value: value || null }));
    const wanted = split(tags.value);
    if (wanted.join() !== state.tags.join()) edits.push({ do: "set-tags", tags: wanted });
    return edits.length === 0 ? leave() : write(state, edits);
  };
  const fields = state.fields.map(({ field, own, shown }, at) =>
    labelled(t[field], inputs[at], own === null && shown !== null ? `${t.found} ${shown}` : null));
  const form = element("form", {}, ...fields, labelled(t.topics, tags, t.tagsHint),
    element("p", { className: "actions" },
      button(t.save, save, { className: "main" }), button(t.cancel, leave)));
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.target.tagName === "BUTTON") return;
    event.preventDefault();
    save();
  });
  show(t.details, form);
}
