// Lets a person write notes and details on the page of an article, in the preview alone.
//
// Only the preview adds this script to a page; it is never published. It works under
// `default-src 'self'`: no inline script or style.

import { article } from "./ask.js";
import { offerUndo, write as save } from "./conflict.js";
import { editDetails } from "./details.js";
import { editLines } from "./lines.js";
import { editNote, listNotes, newNote, refuse } from "./note.js";
import { alone, attach, button, element, isOpen, isOwn } from "./panel.js";
import { t } from "./phrases.js";
import { selectedWords } from "./selection.js";

// The words that were selected last; a tap on a button may take the selection itself away.
let words = null;
const selection = () => words;

const bubble = button(t.aboutSelection, () => write(), { className: "bubble", hidden: true });
const toolbar = element("nav", { className: "toolbar", ariaLabel: t.tools },
  button(t.note, () => write(), { className: "add", ariaLabel: t.newNote, title: `${t.newNote} (Alt+N)` }),
  button(t.notes, () => alone(() => listNotes(selection)), { className: "notes" }),
  button(t.details, () => alone(editDetails), { className: "details" }),
  button(t.lines, () => alone(editLines), { className: "raw-lines" }));

function write() {
  if (isOpen()) return;
  bubble.hidden = true;
  return alone(() => newNote(selection));
}

function followSelection() {
  const selected = selectedWords();
  if (selected === null && isOwn(document.activeElement)) return;
  words = selected;
  bubble.hidden = selected === null || selected.box.bottom < 0 || selected.box.top > innerHeight;
  if (bubble.hidden) return;
  const { left, bottom } = selected.box;
  bubble.style.left = `${Math.max(8, Math.min(left, innerWidth - 240))}px`;
  bubble.style.top = `${Math.max(8, Math.min(bottom + 8, innerHeight - 110))}px`;
}

// Puts a button at each note of the page.
async function markNotes() {
  const { notes } = await article();
  notes.forEach(({ id, number }, index) => {
    const place = id !== null && document.getElementById(id);
    if (!place) return;
    const press = () => isOpen() || alone(() => editNote(index, selection));
    const edit = button(t.edit, press, { className: "postil-edit", ariaLabel: `${t.edit}: ${number}` });
    (place.querySelector("details") ?? place).append(edit);
  });
}

// Puts a button at each field that is a guess; it writes the value into the sidecar.
async function markGuesses() {
  for (const mark of document.querySelectorAll("[data-guess]")) {
    const name = mark.dataset.guess;
    const press = () => isOpen() || alone(() => accept(name));
    mark.append(" ", button(t.accept, press, { className: "postil-accept", ariaLabel: `${t.accept}: ${t.fields[name]}` }));
  }
}

async function accept(name) {
  const state = await article();
  if (refuse(state)) return;
  const known = state.fields.find(({ field }) => field === name);
  if (known?.shown) await save(state, [{ do: "set-field", field: name, value: known.shown }]);
}

// The buttons at the notes are part of the page.
const sheet = new CSSStyleSheet();
sheet.replaceSync(`
  .postil-edit, .postil-accept {
    font: inherit; font-size: .8125rem; color: inherit; background: none; border: 1px solid; border-radius: 4px;
    min-height: 44px; margin-top: .25rem; padding: 0 .75rem; opacity: .75; cursor: pointer;
  }
  :is(.postil-edit, .postil-accept):is(:hover, :focus-visible) { opacity: 1; }
  .postil-accept { color: var(--ink, currentcolor); opacity: 1; }
  @media print { .postil-edit, .postil-accept { display: none; } }
`);
document.adoptedStyleSheets.push(sheet);

document.addEventListener("selectionchange", followSelection);
addEventListener("scroll", followSelection, { passive: true });
document.addEventListener("keydown", (event) => {
  if (!event.altKey || event.code !== "KeyN" || event.ctrlKey || event.metaKey) return;
  event.preventDefault();
  write();
});

await attach(toolbar, bubble);
offerUndo();
await markNotes();
await markGuesses();
