// What a page remembers over reloads, also where the browser keeps nothing for it.
//
// A browser can block storage, by settings or for a private window, or have no room left; then the
// page's entry in the tab's history holds it. Only the preview has this; it is never published.

const entryKey = "postil";

/** Remembers for this tab. */
export const tab = memory(() => sessionStorage);

/** Remembers for this browser; where storage is blocked, for this page in this tab. */
export const browser = memory(() => localStorage);

let kept = history.state?.[entryKey] ?? {};

// Even naming a storage that is blocked throws, hence the function.
function memory(storage) {
  return {
    /** What is remembered under a key, or null. */
    recall: (key) => kept[key] ?? attempt(() => storage().getItem(key)) ?? null,

    /** Remembers a string. */
    remember(key, value) {
      const isStored = attempt(() => {
        storage().setItem(key, value);
        return true;
      });
      keep(key, isStored ? undefined : value);
    },

    /** Forgets what is remembered under a key. */
    forget(key) {
      attempt(() => storage().removeItem(key));
      keep(key, undefined);
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

function keep(key, value) {
  if (kept[key] === value) return;
  kept = { ...kept, [key]: value };
  enter();
}

function enter() {
  history.replaceState({ ...history.state, [entryKey]: kept }, "");
}

// A link within the page makes an entry of its own; each says what the page remembers now.
addEventListener("popstate", () => {
  if (JSON.stringify(history.state?.[entryKey] ?? {}) !== JSON.stringify(kept)) enter();
});
