// Sends changes, and shows what becomes of them.

import { tab } from "../memory.js";
import { article, ask, page, refusal } from "./ask.js";
import { button, element, leave, mark, say, show, toast } from "./panel.js";
import { t } from "./phrases.js";

const undoKey = "postil-undo";

// A second press while the first is under way would be a change of what is no longer there.
let isWriting = false;

/** Sends changes of what `state` holds; closes the panel once they are on the disk. */
export async function write(state, edits) {
  if (isWriting) return;
  isWriting = true;
  const { status, answer } = await ask({ ask: "write", change: { base: state.base, edits } });
  isWriting = false;
  if (status === 200) return written(edits);
  if (status === 409) return showConflict(answer, () => retry(state, edits));
  if (answer.outcome === "misstated") return answer.keys.forEach((key) => mark(key, t.wrong[key] ?? t.wrong.other));
  if (answer.outcome === "misquoted") return say(t.misquoted);
  say(refusal(status, answer));
}

/** Accepts the text of the article as it is. */
export async function acceptText() {
  const { status, answer } = await ask({ ask: "accept" });
  if (status === 200) return leave();
  say(refusal(status, answer));
}

function written(edits) {
  if (edits.some((edit) => edit.do === "delete-note")) {
    tab.remember(undoKey, page);
    offerUndo();
  }
  leave();
}

/** Offers to take the last deletion back, also after the page was loaded again. */
export function offerUndo() {
  if (tab.recall(undoKey) !== page) return;
  toast(t.deleted, t.undo, undo, () => tab.forget(undoKey));
}

async function undo() {
  tab.forget(undoKey);
  const { status, answer } = await ask({ ask: "undo" });
  if (status === 200) return toast(t.saved, t.close, () => location.reload());
  if (status === 409) return showConflict(answer, null);
  toast(refusal(status, answer), t.close, () => location.reload());
}

function showConflict(answer, again) {
  const text = (label, text) =>
    element("figure", {}, element("figcaption", {}, label), element("pre", { tabIndex: 0 }, text ?? ""));
  const actions = element("p", { className: "actions" });
  if (again !== null) actions.append(button(t.retry, again, { className: "main" }));
  actions.append(button(t.discard, leave));
  const sides = element("div", { className: "sides" }, text(t.theirs, answer.theirs), text(t.yours, answer.yours));
  show(t.conflict, element("p", {}, t.conflictAbout), sides, actions).classList.add("wide");
}

// Makes the changes in the sidecar as it is now. A note is known by what it says, for its place
// may be another; one that is gone is written anew.
async function retry(old, edits) {
  const state = await article();
  const moved = edits.map((edit) => {
    if (edit.index === undefined) return edit;
    const before = JSON.stringify(old.notes[edit.index].note);
    const index = state.notes.findIndex(({ note }) => JSON.stringify(note) === before);
    if (index >= 0) return { ...edit, index };
    return edit.do === "replace-note" ? { do: "add-note", note: edit.note } : null;
  });
  await write(state, moved.filter((edit) => edit !== null));
}
