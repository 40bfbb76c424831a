// Colours live in the style sheet; the canvas reads them there. Light and dark by system or choice.

/**
 * @typedef {object} Palette
 * @property {string} paper
 * @property {string} ink
 * @property {string} muted
 * @property {string} line
 * @property {string} accent
 * @property {string} contradicted
 * @property {string} denied
 * @property {string} rejected
 * @property {string} font
 * @property {{ fill: string, edge: string }[]} kinds
 * @property {number} letters how large letters are, beside what they are on a usual screen
 */

const THEMES = ["auto", "light", "dark"];
const KINDS = 11;
/** Pixels of a letter on a usual screen; the style sheet makes them larger on very wide ones. */
const LETTER = 14;
const dark = window.matchMedia("(prefers-color-scheme: dark)");
let chosen = "auto";
/** @type {(() => void)[]} */
const watchers = [];

/** @param {() => void} then called whenever the colours change */
export function watchTheme(then) {
  watchers.push(then);
}

/** @returns {string} the choice now: auto, light or dark */
export function theme() {
  return chosen;
}

/** Go to the next choice. */
export function nextTheme() {
  chosen = THEMES[(THEMES.indexOf(chosen) + 1) % THEMES.length];
  apply();
}

function apply() {
  const isDark = chosen === "dark" || (chosen === "auto" && dark.matches);
  document.documentElement.dataset.theme = isDark ? "dark" : "light";
  for (const then of watchers) then();
}

dark.addEventListener("change", apply);
// A window that goes to another screen may get other letters.
for (const width of [2200, 3200]) window.matchMedia(`(min-width: ${width}px)`).addEventListener("change", apply);
apply();

/** @returns {Palette} the colours as they are now */
export function palette() {
  const style = getComputedStyle(document.documentElement);
  const of = (/** @type {string} */ name) => style.getPropertyValue(`--${name}`).trim();
  return {
    paper: of("paper"),
    ink: of("ink"),
    muted: of("muted"),
    line: of("line"),
    accent: of("accent"),
    contradicted: of("contradicted"),
    denied: of("denied"),
    rejected: of("rejected"),
    font: of("font"),
    kinds: Array.from({ length: KINDS }, (_, n) => ({ fill: of(`kind-${n}`), edge: of(`kind-${n}-edge`) })),
    letters: parseFloat(style.fontSize) / LETTER || 1,
  };
}

/** @returns {Palette} the colours of the day, for what goes on paper */
export function lightPalette() {
  const { dataset } = document.documentElement;
  const now = dataset.theme;
  dataset.theme = "light";
  const found = palette();
  dataset.theme = now;
  return found;
}

/** @returns {boolean} whether the reader asked for less movement */
export function still() {
  return window.matchMedia("(prefers-reduced-motion: reduce)").matches;
}
