/**
 * The switch of the page's colours: dark, light, or as the system has them, which is neither.
 *
 * The choice stays in this browser, for all pages of the host. `base.html` puts it on a page before
 * anything is drawn; here it changes, and follows what other tabs choose.
 */

const NAME = 'colours';
/** What each choice is as the state of a button that says `dark`. */
const PRESSED = { dark: 'true', light: 'false', system: 'mixed' };

const root = document.documentElement;
const button = document.querySelector('[data-colours-switch]');

if (button) start();

function start() {
  show(root.dataset.colours);
  button.hidden = false;
  button.addEventListener('click', () => {
    show(next());
    remember(root.dataset.colours);
  });
  addEventListener('storage', ({ key, newValue }) => {
    if (key === NAME) show(newValue);
  });
  // A page that the browser kept for the way back may have been left in other colours.
  addEventListener('pageshow', ({ persisted }) => {
    if (persisted) show(remembered());
  });
}

/** What comes next: first the other colours than those of the system, for these are on the page. */
function next() {
  const isDark = matchMedia('(prefers-color-scheme: dark)').matches;
  const order = isDark ? ['system', 'light', 'dark'] : ['system', 'dark', 'light'];
  return order[(order.indexOf(root.dataset.colours) + 1) % order.length];
}

function show(choice) {
  root.dataset.colours = Object.hasOwn(PRESSED, choice) ? choice : 'system';
  button.ariaPressed = PRESSED[root.dataset.colours];
}

/** Without storage the choice is the page's. */
function remember(choice) {
  try {
    localStorage.setItem(NAME, choice);
  } catch {}
}

function remembered() {
  try {
    return localStorage.getItem(NAME);
  } catch {
    return root.dataset.colours;
  }
}
