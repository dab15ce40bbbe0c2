// The panel at the edge of the window, and the pieces that it is made of.

import { t } from "./phrases.js";

const host = document.createElement("postil-writing");
const root = host.attachShadow({ mode: "open" });
host.lang = document.documentElement.lang;

let open = null;
// What had the focus before the panel was opened.
let opener = null;
let waiting = false;
// Whether what a panel shows is being asked for.
let asking = false;

/** Puts the tools into the page, once their style is there. */
export async function attach(...children) {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(await (await fetch(new URL("writing.css", import.meta.url))).text());
  root.adoptedStyleSheets = [sheet];
  root.append(...children);
  document.body.append(host);
}

/** Whether an event or the focus is within the tools. */
export function isOwn(node) {
  return node === host;
}

/** Whether a panel is open; what is written there must not be lost to another. */
export function isOpen() {
  return open !== null;
}

/**
 * Does what opens a panel, if none is on its way: the second of two presses would put its panel in
 * the place of one in which somebody may have begun to write.
 */
export async function alone(open) {
  if (asking) return;
  asking = true;
  try {
    await open();
  } finally {
    asking = false;
  }
}

/** Makes an element. Strings become text, so nothing that an article says turns into markup. */
export function element(name, properties = {}, ...children) {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
}

/** A button. A press leaves the selection in the text as it is. */
export function button(label, press, properties = {}) {
  const made = element("button", { type: "button", ...properties }, label);
  made.addEventListener("pointerdown", (event) => event.preventDefault());
  made.addEventListener("click", press);
  return made;
}

/** A field under its label. */
export function labelled(label, field, hint) {
  const made = element("label", {}, element("span", {}, label), field);
  if (hint) made.append(element("small", {}, hint));
  return made;
}

/** Shows a panel in place of any other; the first field gets the focus. */
export function show(title, ...content) {
  if (open === null) opener = root.activeElement ?? document.activeElement;
  hide();
  const heading = element("h2", { id: "panel-title" }, title);
  const close = button("×", leave, { className: "close", title: t.close, ariaLabel: t.close });
  open = element("section", { className: "panel", tabIndex: -1 }, element("header", {}, heading, close), ...content);
  open.setAttribute("role", "dialog");
  open.setAttribute("aria-labelledby", heading.id);
  leaveOnEscape(open);
  root.append(open);
  host.toggleAttribute("busy", true);
  // On a phone the panel covers the foot of the page; all of the text can be scrolled above it.
  if (matchMedia("(max-width: 600px)").matches) document.body.style.paddingBottom = `${open.offsetHeight}px`;
  const first = open.querySelector("[data-first]");
  (first ?? open).focus({ preventScroll: true });
  // Whoever begins to type sees the field, also where the panel is higher than the window.
  first?.scrollIntoView({ block: "nearest" });
  return open;
}

// Escape is easily pressed for something else, as to close a list: what was typed outlives one press.
function leaveOnEscape(panel) {
  let isKept = false;
  panel.addEventListener("input", () => { isKept = true; });
  panel.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    if (!isKept) return leave();
    isKept = false;
    say(t.unsaved);
  });
}

function hide() {
  open?.remove();
  open = null;
  host.toggleAttribute("busy", false);
  document.body.style.paddingBottom = "";
}

/** Closes the panel and gives the focus back; a reload that waited for it comes now. */
export function leave() {
  hide();
  opener?.focus({ preventScroll: true });
  if (waiting) dispatchEvent(new Event("postil-resume"));
}

/** Says a text or an element in the open panel, to screen readers too. */
export function say(words) {
  open?.querySelector("[role=alert]")?.remove();
  const alert = element("div", { className: "alert" }, words);
  alert.setAttribute("role", "alert");
  open?.append(alert);
  alert.scrollIntoView({ block: "nearest" });
}

/** Says at a field of the open panel what is wrong with its value, until it is changed. */
export function mark(name, text) {
  const field = open?.querySelector(`[name="${name}"]`);
  if (!field) return say(text);
  const id = `wrong-${name}`;
  open.querySelector(`#${id}`)?.remove();
  const words = element("small", { id, className: "alert" }, text);
  words.setAttribute("role", "alert");
  field.setAttribute("aria-invalid", "true");
  field.setAttribute("aria-describedby", id);
  field.after(words);
  field.addEventListener("input", () => {
    words.remove();
    field.removeAttribute("aria-invalid");
    field.removeAttribute("aria-describedby");
  }, { once: true });
  // The first of several wrong fields.
  if (open.querySelector("[aria-invalid]") === field) field.focus();
}

/** Shows a text or an element with a button at the bottom of the window. */
export function toast(words, label, press, dismissed = () => {}) {
  root.querySelector(".toast")?.remove();
  const message = element("div", { className: "toast" }, element("div", {}, words));
  message.setAttribute("role", "status");
  const dismiss = () => {
    message.remove();
    dismissed();
  };
  message.append(button(label, press), button("×", dismiss, { className: "close", ariaLabel: t.close }));
  root.append(message);
}

// A page with an open panel is not reloaded: what was typed would be lost.
addEventListener("postil-reload", (event) => {
  if (open === null) return;
  waiting = true;
  event.preventDefault();
});
