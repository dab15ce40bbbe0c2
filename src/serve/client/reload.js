// Keeps a page of the preview up to date: reloads it when it has changed, and passes on what there is to say.
//
// Only the preview adds this script to a page; it is never published. It works under
// `default-src 'self'`: no inline script or style, no markup from strings.

import { show as showFindings } from "./bar.js";
import { tab } from "./memory.js";
import { show as showProblems } from "./problems.js";

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
  events.addEventListener("problems", (event) => showProblems(event.data));
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

addEventListener("postil-resume", reload);
document.addEventListener("visibilitychange", followVisibility);
addEventListener("load", restoreScroll, { once: true });
// A page that comes back from the browser's memory has lost its connection.
addEventListener("pagehide", disconnect);
addEventListener("pageshow", followVisibility);
followVisibility();
