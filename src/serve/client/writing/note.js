// Writes and changes notes.

import { browser } from "../memory.js";
import { article, ask } from "./ask.js";
import { write } from "./conflict.js";
import { drawn, isTouched, meant } from "./drawn.js";
import { alone, button, element, labelled, leave, show } from "./panel.js";
import { t } from "./phrases.js";

const authorKey = "postil-author";
const previewAfter = 150;
const mostSuggestions = 6;
const beside = 8;

/** Opens the panel for a new note; `selection` gives the words that are selected then. */
export async function newNote(selection) {
  const state = await article();
  if (refuse(state)) return;
  const words = selection();
  const note = { ...words, kind: "comment", tags: [], by: browser.recall(authorKey), date: today(), text: "" };
  draw(t.newNote, state, note, selection, (note) => [{ do: "add-note", note }]);
}

/** Opens the panel for a note of the sidecar, by its index. */
export async function editNote(index, selection) {
  const state = await article();
  if (refuse(state)) return;
  const { note, doubt, stands, orphan } = state.notes[index];
  const form = draw(t.editNote, state, note, selection, (note) => [{ do: "replace-note", index, note }]);
  if (orphan) form.prepend(element("p", { className: "alert" }, t.orphan));
  if (stands !== null) form.prepend(drawConfirmation(state, index, doubt));
  const remove = () => write(state, [{ do: "delete-note", index }]);
  form.querySelector(".actions").append(button(t.remove, remove, { className: "remove" }));
}

/** Lists the notes, those that need somebody first. */
export async function listNotes(selection) {
  const state = await article();
  if (refuse(state)) return;
  const rank = ({ orphan, doubt }) => (orphan ? 0 : doubt !== null ? 1 : 2);
  const items = state.notes
    .map((item, index) => ({ item, index }))
    .sort((a, b) => rank(a.item) - rank(b.item) || a.index - b.index)
    .map(({ item, index }) => drawItem(item, () => alone(() => editNote(index, selection))));
  show(t.notes, items.length ? element("ol", { className: "list" }, ...items) : element("p", {}, t.none));
}

/** Whether the sidecar cannot be changed; says why. */
export function refuse(state) {
  if (!state.refusal) return false;
  show(state.heading, element("div", { className: "alert" }, state.refusal));
  return true;
}

function drawItem({ note, number, orphan, doubt }, press) {
  const mark = orphan ? t.orphan : doubt !== null ? t[doubt] : t.kinds[note.kind];
  const words = note.quote ? `«${note.quote}»` : t.whole;
  return element("li", {},
    element("p", {}, element("strong", {}, `${number ?? ""} ${mark}`), element("br"), words),
    button(t.edit, press));
}

// What stands where a note is shown, for a person to say whether it is meant. The words beside it
// go along: the sidecar gets what it needs of them.
function drawConfirmation(state, index, doubt) {
  const { note, stands } = state.notes[index];
  const confirm = () => write(state, [{ do: "replace-note", index, note: { ...note, ...stands } }]);
  return element("div", {},
    element("p", { className: "alert" }, t[doubt]),
    element("blockquote", {}, lastWords(stands.before), element("strong", {}, stands.quote), firstWords(stands.after)),
    button(t.confirm, confirm, { className: "confirm" }));
}

function lastWords(text) {
  const words = text.split(" ");
  return words.length > beside ? `… ${words.slice(-beside).join(" ")}` : text;
}

function firstWords(text) {
  const words = text.split(" ");
  return words.length > beside ? `${words.slice(0, beside).join(" ")} …` : text;
}

function draw(title, state, note, selection, edits) {
  let context = { quote: note.quote ?? null, before: note.before ?? null, after: note.after ?? null };
  const quote = element("textarea", { name: "quote", rows: 2, value: note.quote ?? "" });
  const take = button(t.takeSelection, () => {
    const words = selection();
    if (words === null) return;
    context = words;
    quote.value = words.quote;
  }, { className: "take" });
  const kind = element("select", { name: "kind" },
    ...state.kinds.map((name) => element("option", { value: name, selected: name === note.kind }, t.kinds[name] ?? name)));
  const tags = drawn(element("input", { name: "tags", value: note.tags.join(", "), autocomplete: "off" }));
  const by = drawn(element("input", { name: "by", value: note.by ?? "" }));
  const text = element("textarea", { name: "text", rows: 5, value: note.text });
  text.dataset.first = "";
  const shown = element("div", { className: "shown" });
  const save = () => {
    const words = quote.value.trim();
    const place = words === (context.quote ?? "").trim() ? context : { quote: words, before: null, after: null };
    // Whoever mends another person's note does not become that person.
    if (isTouched(by)) browser.remember(authorKey, by.value.trim());
    return write(state, edits({
      quote: place.quote || null, before: place.before, after: place.after, kind: kind.value,
      tags: isTouched(tags) ? split(tags.value) : note.tags, by: meant(by, note.by ?? null),
      date: note.date, text: text.value,
    }));
  };
  const form = element("form", {},
    labelled(t.quote, quote, t.quoteHint), take, labelled(t.kind, kind),
    labelled(t.tags, tags, t.tagsHint), suggestions(tags, state.known_tags), labelled(t.by, by),
    labelled(t.text, text), element("p", { className: "caption" }, t.preview), shown,
    element("p", { className: "actions" },
      button(t.save, save, { className: "main" }), button(t.cancel, leave)));
  form.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) save();
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    save();
  });
  follow(text, shown);
  show(title, form);
  return form;
}

// Shows the text as the page will show it. The server renders it with the site's own Markdown, so
// the markup is harmless; nothing else on this page becomes markup.
function follow(text, shown) {
  let timer = 0;
  const render = async () => {
    const asked = text.value;
    const { status, answer } = await ask({ ask: "markdown", text: asked });
    if (status === 200 && asked === text.value) shown.innerHTML = answer.html;
  };
  text.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(render, previewAfter);
  });
  if (text.value) render();
}

// Tags of the archive that go on with what is being typed.
function suggestions(input, known) {
  const list = element("p", { className: "suggestions" });
  const draw = () => {
    const typed = input.value.split(",").at(-1).trim().toLocaleLowerCase();
    const used = new Set(split(input.value));
    const fits = known.filter((tag) => !used.has(tag) && tag.toLocaleLowerCase().startsWith(typed));
    list.replaceChildren(...(typed ? fits.slice(0, mostSuggestions) : []).map((tag) => button(tag, () => {
      input.value = [...split(input.value).slice(0, -1), tag].join(", ") + ", ";
      list.replaceChildren();
      input.focus();
    })));
  };
  input.addEventListener("input", draw);
  return list;
}

/** The parts between commas. */
export function split(text) {
  return text.split(",").map((part) => part.trim()).filter((part) => part !== "");
}

function today() {
  const now = new Date();
  const two = (number) => String(number).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
