// Changes what the sidecar says about the article itself.

import { article } from "./ask.js";
import { acceptText, write } from "./conflict.js";
import { drawn, isTouched, meant } from "./drawn.js";
import { refuse, split } from "./note.js";
import { button, element, labelled, leave, show } from "./panel.js";
import { t } from "./phrases.js";

/** Opens the panel with the article's fields. */
export async function editDetails() {
  const state = await article();
  if (refuse(state)) return;
  const fields = state.fields.map((field) => ({ ...field, input: drawn(control(field)) }));
  fields[0].input.dataset.first = "";
  const lists = [["tags", "set-tags", t.topics, t.tagsHint], ["aliases", "set-aliases", t.aliases, t.aliasesHint]]
    .map(([key, change, label, hint]) => {
      const input = drawn(element("input", { name: key, value: state[key].join(", ") }));
      return { key, change, label, hint, input };
    });
  const pictures = [...state.pictures, {}].map(pictureInputs);
  const save = () => {
    const edits = [...fields.flatMap(changed), ...lists.flatMap((list) => changedList(list, state[list.key])),
      ...changedPictures(pictures, state.pictures)];
    return edits.length === 0 ? leave() : write(state, edits);
  };
  const form = element("form", {},
    drawAcceptance(state.acceptance),
    ...fields.map((field) => labelled(t.fields[field.field], field.input, found(field))),
    ...lists.map(({ label, input, hint }) => labelled(label, input, hint)),
    ...pictures.flatMap((inputs) => Object.entries(inputs).map(([key, input]) => labelled(t.picture[key], input))),
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

// A field that can be few things is a list of them, with one entry for what nobody has said.
function control({ field, own, shown, choices }) {
  if (choices.length === 0) return element("input", { name: field, value: own ?? "", placeholder: shown ?? "" });
  const option = (value, label) => element("option", { value, selected: value === (own ?? "") }, label);
  return element("select", { name: field }, option("", t.unsaid),
    ...choices.map((choice) => option(choice, t.choices[choice])));
}

function found({ own, shown, choices }) {
  if (own !== null || shown === null) return null;
  return choices.length === 0 ? `${t.found} ${shown}` : `${t.now} ${t.choices[shown]}`;
}

function changed({ field, own, input }) {
  const value = meant(input, own);
  return value === own ? [] : [{ do: "set-field", field, value }];
}

function changedList({ key, change, input }, own) {
  const wanted = isTouched(input) ? split(input.value) : own;
  return wanted.join() === own.join() ? [] : [{ do: change, [key]: wanted }];
}

// The fields of a picture above the text; an empty one is for the next.
function pictureInputs({ file, alt, caption }) {
  return {
    file: drawn(element("input", { name: "picture", value: file ?? "" })),
    alt: drawn(element("input", { name: "picture-alt", value: alt ?? "" })),
    caption: drawn(element("input", { name: "picture-caption", value: caption ?? "" })),
  };
}

function changedPictures(pictures, own) {
  const wanted = pictures
    .map(({ file, alt, caption }, index) => {
      const known = own[index] ?? { file: null, alt: "", caption: null };
      return { file: meant(file, known.file), alt: meant(alt, known.alt) ?? "", caption: meant(caption, known.caption) };
    })
    .filter(({ file }) => file !== null);
  return JSON.stringify(wanted) === JSON.stringify(own) ? [] : [{ do: "set-pictures", pictures: wanted }];
}

// Whether somebody has read the text and found it right.
function drawAcceptance(acceptance) {
  const made = element("p", { className: "acceptance" }, t.acceptance[acceptance]);
  if (acceptance !== "accepted") made.append(" ", button(t.acceptText, acceptText, { className: "accept-text" }));
  return made;
}
