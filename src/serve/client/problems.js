// Shows the errors of the archive over the foot of the window. What somebody writes stands above it.

import { drawDiagnostic, element } from "./diagnostic.js";
import { tab } from "./memory.js";
import { t } from "./writing/phrases.js";

const dismissedKey = "postil-dismissed";
let overlay = null;
let shown = "";

/** Shows errors as the preview sends them, until they are mended or dismissed. */
export function show(data) {
  const problems = JSON.parse(data);
  if (data === shown && overlay !== null) return;
  hide();
  if (problems.errors.length === 0) {
    tab.forget(dismissedKey);
  } else if (tab.recall(dismissedKey) !== data) {
    shown = data;
    overlay = drawOverlay(problems);
    document.body.append(overlay);
    takeFocus();
  }
}

function hide() {
  overlay?.remove();
  overlay = null;
}

// What was dismissed stays away over reloads until the errors change.
function dismiss() {
  tab.remember(dismissedKey, shown);
  hide();
}

// Whoever is writing into a field keeps the focus; the role announces the overlay all the same.
function takeFocus() {
  if (document.activeElement !== null && document.activeElement !== document.body) return;
  overlay.shadowRoot.querySelector("section").focus({ preventScroll: true });
}

// What stands above the overlay is left first.
function dismissOnEscape(event) {
  const isOfTools = event.target.localName === "postil-writing";
  if (event.key === "Escape" && overlay !== null && !isOfTools) dismiss();
}

function drawOverlay(problems) {
  const host = document.createElement("postil-problems");
  const root = host.attachShadow({ mode: "open" });
  root.adoptedStyleSheets = [styles()];
  root.append(drawPanel(problems));
  return host;
}

function drawPanel(problems) {
  const title = element("h2", `${t.errors}: ${problems.total}`);
  title.id = "title";
  const close = element("button", t.close);
  close.type = "button";
  close.title = `${t.close} (Esc)`;
  close.addEventListener("click", dismiss);
  const panel = element("section", element("header", title, close));
  if (problems.stale) panel.append(element("p", t.stale));
  panel.append(element("ol", ...problems.errors.map((error) => drawDiagnostic(error))));
  const hidden = problems.total - problems.errors.length;
  if (hidden > 0) panel.append(element("p", `${t.inTerminal}: ${hidden}`));
  panel.setAttribute("role", "alertdialog");
  panel.setAttribute("aria-labelledby", title.id);
  panel.tabIndex = -1;
  return panel;
}

function styles() {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`
    :host { all: initial; color-scheme: light dark; }
    @media print { :host { display: none; } }
    section {
      --ink: #1b1b1f; --paper: #fffdfc; --accent: #a3210f; --quiet: #55534f;
      position: fixed; z-index: 2147483001; inset: auto 0 0 0; max-height: 60vh;
      overflow: auto; box-sizing: border-box; padding: 1rem 1.25rem 1.25rem;
      color: var(--ink); background: var(--paper); border-top: 4px solid var(--accent);
      box-shadow: 0 -4px 24px rgb(0 0 0 / 25%);
      font: 16px/1.5 system-ui, sans-serif; overflow-wrap: anywhere;
    }
    @media (prefers-color-scheme: dark) {
      section { --ink: #f1eeea; --paper: #211f1f; --accent: #ff8a75; --quiet: #bdb8b1; }
    }
    section:focus { outline: none; }
    header { display: flex; justify-content: space-between; align-items: center; gap: 1rem; }
    h2 { margin: 0; font-size: 1.125rem; color: var(--accent); }
    p { margin: .25rem 0 0; color: var(--quiet); }
    button {
      font: inherit; color: inherit; background: none; border: 1px solid currentColor;
      border-radius: 4px; min-height: 44px; padding: 0 1rem; cursor: pointer;
    }
    button:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
    ol { margin: .75rem 0 0; padding: 0; list-style: none; }
    li { margin-top: .75rem; unicode-bidi: isolate; }
    li > * { display: block; }
    li span span { display: inline; }
    code { font: .9375rem/1.5 ui-monospace, monospace; color: var(--quiet); }
    strong, em { white-space: pre-wrap; font-style: normal; }
    em::before { content: "→ "; }
  `);
  return sheet;
}

document.addEventListener("keydown", dismissOnEscape);
