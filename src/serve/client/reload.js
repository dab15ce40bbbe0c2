// Keeps a page of the preview up to date: reloads it when it has changed and shows the errors.
//
// Only the preview adds this script to a page; it is never published. It works under
// `default-src 'self'`: no inline script or style, no markup from strings.

import { show as showFindings } from "./bar.js";
import { tab } from "./memory.js";

const script = document.querySelector("script[src$='_postil/reload.js']");
const base = new URL(".", script.src);
const retryAfter = 1000;
const closeWhenHiddenFor = 5000;

// The connection

let events = null;
let closing = 0;

function connect() {
  if (events !== null) return;
  const asked = new URLSearchParams({ page: script.dataset.page, version: script.dataset.version });
  events = new EventSource(new URL(`events?${asked}`, base));
  events.addEventListener("reload", reload);
  events.addEventListener("problems", (event) => show(event.data));
  events.addEventListener("findings", (event) => showFindings(event.data));
  events.addEventListener("error", reconnect);
}

function disconnect() {
  events?.close();
  events = null;
}

// The browser tries again by itself unless the server answered with an error.
function reconnect() {
  if (events?.readyState !== EventSource.CLOSED) return;
  disconnect();
  setTimeout(followVisibility, retryAfter);
}

// A browser grants a host six connections, so tabs in the background give theirs back.
function followVisibility() {
  clearTimeout(closing);
  connect();
  if (document.hidden) closing = setTimeout(disconnect, closeWhenHiddenFor);
}

// The reload

const scrollKey = "postil-scroll";
const settledAfter = 2000;

// Whoever is writing keeps the page, and asks for the reload when done.
function reload() {
  if (!dispatchEvent(new CustomEvent("postil-reload", { cancelable: true }))) return;
  disconnect();
  // A place that is still there comes from a reload that has not finished; it is the right one.
  if (tab.recall(scrollKey) === null) tab.remember(scrollKey, JSON.stringify(place()));
  location.reload();
}

// The first paragraph that begins in view and where it stands: what is above it may be taller or lower in the
// next version, and gets its buttons only after the reload.
function place() {
  const marked = [...document.querySelectorAll("main [id]")];
  const shown = marked.filter((element) => element.getClientRects().length > 0);
  const first = shown.find((element) => element.getBoundingClientRect().top >= 0);
  const offset = first?.getBoundingClientRect().top;
  return { path: location.pathname, left: scrollX, top: scrollY, first: first?.id, offset };
}

function restoreScroll() {
  const last = JSON.parse(tab.recall(scrollKey));
  tab.forget(scrollKey);
  if (last?.path !== location.pathname) return;
  scrollTo({ left: last.left, top: last.top, behavior: "instant" });
  const first = document.getElementById(last.first);
  if (first !== null) hold(first, last.offset);
}

// Keeps an element where it stands on the screen until the page has settled, or somebody moves it.
// The browser's own scroll anchoring would move it along with what the tools add elsewhere.
function hold(element, offset) {
  const { style } = document.documentElement;
  const settle = () => {
    const top = element.getBoundingClientRect().top - offset;
    scrollBy({ top, behavior: "instant" });
  };
  const observer = new ResizeObserver(settle);
  const release = () => {
    observer.disconnect();
    style.overflowAnchor = "";
  };
  style.overflowAnchor = "none";
  settle();
  observer.observe(document.body);
  setTimeout(release, settledAfter);
  for (const move of ["wheel", "touchstart", "pointerdown", "keydown"]) {
    addEventListener(move, release, { once: true, passive: true });
  }
}

// The overlay

const dismissedKey = "postil-dismissed";
let overlay = null;
let shown = "";

function show(data) {
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

function dismissOnEscape(event) {
  if (event.key === "Escape" && overlay !== null) dismiss();
}

function drawOverlay(problems) {
  const host = document.createElement("postil-problems");
  const root = host.attachShadow({ mode: "open" });
  root.adoptedStyleSheets = [styles()];
  root.append(drawPanel(problems));
  return host;
}

function drawPanel(problems) {
  const title = element("h2", problems.total === 1 ? "1 error" : `${problems.total} errors`);
  title.id = "title";
  const close = element("button", "Close");
  close.type = "button";
  close.title = "Close (Esc)";
  close.addEventListener("click", dismiss);
  const panel = element("section", element("header", title, close));
  if (problems.stale) panel.append(element("p", "You see the last version that could be built."));
  panel.append(element("ol", ...problems.errors.map(drawError)));
  const hidden = problems.total - problems.errors.length;
  if (hidden > 0) panel.append(element("p", `The terminal lists ${hidden} more.`));
  panel.setAttribute("role", "alertdialog");
  panel.setAttribute("aria-labelledby", title.id);
  panel.tabIndex = -1;
  return panel;
}

function drawError(error) {
  const item = element("li", element("strong", error.message));
  if (error.place) item.append(element("code", describe(error.place)));
  for (const label of error.labels) {
    item.append(element("span", element("code", describe(label.place)), ` ${label.text}`));
  }
  for (const hint of error.hints) item.append(element("em", hint));
  return item;
}

function describe(place) {
  return [place.path, place.line, place.column].filter((part) => part != null).join(":");
}

// Children that are strings become text, so nothing that a page says turns into markup.
function element(name, ...children) {
  const made = document.createElement(name);
  made.append(...children);
  return made;
}

function styles() {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`
    :host { all: initial; color-scheme: light dark; }
    @media print { :host { display: none; } }
    section {
      --ink: #1b1b1f; --paper: #fffdfc; --accent: #a3210f; --quiet: #55534f;
      position: fixed; z-index: 2147483647; inset: auto 0 0 0; max-height: 60vh;
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
    code { font: .9375rem/1.5 ui-monospace, monospace; color: var(--quiet); }
    strong, em { white-space: pre-wrap; font-style: normal; }
    em::before { content: "→ "; }
  `);
  return sheet;
}

addEventListener("postil-resume", reload);
document.addEventListener("visibilitychange", followVisibility);
document.addEventListener("keydown", dismissOnEscape);
addEventListener("load", restoreScroll, { once: true });
// A page that comes back from the browser's memory has lost its connection.
addEventListener("pagehide", disconnect);
addEventListener("pageshow", followVisibility);
followVisibility();
