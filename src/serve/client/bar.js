// Shows what there is to say of the article in view, in a quiet bar at the foot of the window.

import { drawDiagnostic, element } from "./diagnostic.js";
import { t } from "./writing/phrases.js";

const host = document.createElement("postil-findings");
const root = host.attachShadow({ mode: "open" });
host.lang = document.documentElement.lang;

const list = element("ol");
list.id = "list";
list.hidden = true;
const counts = element("button");
counts.type = "button";
counts.setAttribute("aria-controls", list.id);
const status = element("p", counts);
status.setAttribute("role", "status");
counts.addEventListener("click", () => unfold(list.hidden));
root.addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || list.hidden) return;
  unfold(false);
  counts.focus();
});
root.append(list, status);

function unfold(isOpen) {
  list.hidden = !isOpen;
  counts.setAttribute("aria-expanded", String(isOpen));
}

/** Shows findings as the preview sends them; nothing where there are none. */
export function show(data) {
  const { total, findings } = JSON.parse(data);
  if (findings.length === 0) return host.remove();
  if (root.adoptedStyleSheets.length === 0) root.adoptedStyleSheets = [styles()];
  if (!host.isConnected) {
    unfold(false);
    host.toggleAttribute("beside-tools", document.querySelector("[data-postil-page]") !== null);
    document.body.append(host);
  }
  const count = (severity) => findings.filter((finding) => finding.severity === severity).length;
  const kinds = [["error", t.errors], ["warning", t.warnings], ["notice", t.notices]];
  counts.textContent = kinds.filter(([name]) => count(name) > 0)
    .map(([name, label]) => `${label}: ${count(name)}`).join(" · ");
  list.replaceChildren(...findings.map(draw));
  const hidden = total - findings.length;
  if (hidden > 0) list.append(element("li", `${t.inTerminal}: ${hidden}`));
}

function draw({ audit, ...finding }) {
  if (!audit) return drawDiagnostic(finding);
  const link = element("a", `${t.line} ${finding.place.line}`);
  link.href = audit;
  return drawDiagnostic(finding, link);
}

// An audit page has addresses for few of its lines, but all of them have their numbers.
function goToLine() {
  const number = location.hash.match(/^#line-(\d+)$/)?.[1];
  if (!number || document.getElementById(location.hash.slice(1)) !== null) return;
  document.querySelector(`.run li[value="${number}"]`)?.scrollIntoView({ block: "center" });
}

addEventListener("hashchange", goToLine);
goToLine();

function styles() {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`
    :host {
      all: initial; color-scheme: light dark; display: block; position: sticky; bottom: 0; z-index: 2147482000;
      --ink: #1b1b1f; --paper: #fffdfc; --line: #8d8881; --quiet: #55534f; --accent: #0b57a4; --alarm: #a3210f;
      font: 14px/1.5 system-ui, sans-serif; color: var(--ink); background: var(--paper);
      border-top: 1px solid var(--line); overflow-wrap: anywhere;
    }
    @media (prefers-color-scheme: dark) {
      :host { --ink: #f1eeea; --paper: #211f1f; --line: #8b857e; --quiet: #bdb8b1; --accent: #8ec2ff; --alarm: #ff8a75; }
    }
    /* On a wide window the tools stand in the bar's own corner, and have the foot of a phone's. */
    :host([beside-tools]) ol:not([hidden]) + p { min-height: 76px; display: flex; align-items: end; justify-content: end; }
    @media (max-width: 600px) { :host([beside-tools]) { bottom: 50px; margin-bottom: 50px; } }
    @media print { :host { display: none; } }
    [hidden] { display: none !important; }
    p { margin: 0; text-align: end; }
    button {
      font: inherit; color: var(--quiet); background: none; border: 0; min-height: 44px; padding: 0 1rem; cursor: pointer;
    }
    button::after { content: " ▴"; }
    button[aria-expanded=true]::after { content: " ▾"; }
    button:hover { color: var(--ink); }
    :focus-visible { outline: 3px solid var(--accent); outline-offset: -3px; }
    ol { margin: 0; padding: .5rem 1rem; max-height: 40vh; overflow: auto; list-style: none; }
    li { margin: .5rem 0; padding-inline-start: .75rem; border-inline-start: 3px solid var(--line); unicode-bidi: isolate; }
    li.error { border-color: var(--alarm); }
    li > * { display: block; }
    strong { font-weight: 600; }
    strong, em { white-space: pre-wrap; font-style: normal; }
    code { font: .8125rem/1.5 ui-monospace, monospace; color: var(--quiet); }
    em { color: var(--quiet); }
    em::before { content: "→ "; }
    a { color: var(--accent); width: fit-content; }
  `);
  return sheet;
}
