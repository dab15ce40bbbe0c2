// What a page remembers over reloads, also where the browser keeps nothing for it.
//
// A browser can block storage, by settings or for a private window, or have no room left; then the
// page's entry in the tab's history holds it, and the tab's name what concerns all pages. A browser
// empties the name when the page of another site comes. Only the preview has this; it is never
// published.

const entryKey = "postil";
const namePrefix = "postil:";

let kept = history.state?.[entryKey] ?? {};

/** Remembers for this page in this tab. */
export const tab = memory(() => sessionStorage, {
  recall: (key) => kept[key],
  keep: keepInEntry,
});

/** Remembers for this browser; where storage is blocked, for this tab. */
export const browser = memory(() => localStorage, {
  recall: (key) => keptInName()[key],
  keep: keepInName,
});

// Even naming a storage that is blocked throws, hence the function.
function memory(storage, fallback) {
  return {
    /** What is remembered under a key, or null. */
    recall: (key) => fallback.recall(key) ?? attempt(() => storage().getItem(key)) ?? null,

    /** Remembers a string. */
    remember(key, value) {
      const isStored = attempt(() => {
        storage().setItem(key, value);
        return true;
      });
      fallback.keep(key, isStored ? undefined : value);
    },

    /** Forgets what is remembered under a key. */
    forget(key) {
      attempt(() => storage().removeItem(key));
      fallback.keep(key, undefined);
    },
  };
}

function attempt(action) {
  try {
    return action();
  } catch {
    return undefined;
  }
}

function keepInEntry(key, value) {
  if (kept[key] === value) return;
  kept = { ...kept, [key]: value };
  enter();
}

function enter() {
  history.replaceState({ ...history.state, [entryKey]: kept }, "");
}

function keptInName() {
  if (!window.name.startsWith(namePrefix)) return {};
  return attempt(() => JSON.parse(window.name.slice(namePrefix.length))) ?? {};
}

// A name that somebody else gave the tab stays.
function keepInName(key, value) {
  const isOurs = window.name === "" || window.name.startsWith(namePrefix);
  if (!isOurs || keptInName()[key] === value) return;
  window.name = namePrefix + JSON.stringify({ ...keptInName(), [key]: value });
}

// A link within the page makes an entry of its own; each says what the page remembers now.
addEventListener("popstate", () => {
  if (JSON.stringify(history.state?.[entryKey] ?? {}) !== JSON.stringify(kept)) enter();
});
