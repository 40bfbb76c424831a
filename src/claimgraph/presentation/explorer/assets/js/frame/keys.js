// The keyboard: everything that a pointer can do.

import { announce } from "../base/copy.js";
import { at } from "../base/dom.js";
import { kindName } from "../panel/links.js";
import { count, t } from "../words/words.js";

/**
 * @typedef {import("../main.js").Page} Page
 * @typedef {Map<string, () => void>} Keys
 */

const TYPED_IN = "input[type=search], input[type=text], textarea, [contenteditable=true]";

/** @param {Page} page */
export function listenToKeys(page) {
  at("canvas").addEventListener("keydown", (/** @type {KeyboardEvent} */ event) => {
    act(event, keysOfDrawing(page, event.shiftKey));
  });
  document.addEventListener("keydown", (event) => {
    const typing = /** @type {HTMLElement} */ (event.target).matches(TYPED_IN);
    if (document.querySelector("dialog[open]") || (typing && event.key !== "Escape")) return;
    if (!steps(event, page)) act(event, keysOfPage(page));
  });
}

/**
 * Back and forward, by the keys that undo and redo everywhere.
 * @param {KeyboardEvent} event
 * @param {Page} page
 * @returns {boolean} whether it was one of them
 */
function steps(event, { trail }) {
  const key = event.key.toLowerCase();
  if (event.altKey || !(event.ctrlKey || event.metaKey) || (key !== "z" && key !== "y")) return false;
  event.preventDefault();
  if (key === "y" || event.shiftKey) trail.redo();
  else trail.undo();
  return true;
}

/** @param {KeyboardEvent} event @param {Keys} keys */
function act(event, keys) {
  // Whoever speaks to a computer may type letters without meaning to: the help has a switch.
  const single = event.key.length === 1 && !at("single-keys").checked;
  const meant = event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || single;
  const wanted = keys.get(event.key);
  if (meant || !wanted) return;
  event.preventDefault();
  wanted();
}

/** @param {Page} page @returns {Keys} */
function keysOfPage(page) {
  const { head, start, state } = page;
  return new Map(
    Object.entries({
      "/": () => at("search").focus(),
      "?": () => at("help").showModal(),
      d: () => page.show("drawing"),
      m: () => page.show(page.graph.lazy ? "map" : "drawing"),
      l: () => page.show(state.mode === "list" ? start.mode : "list"),
      t: () => page.show(state.mode === "timeline" ? start.mode : "timeline"),
      f: () => head.goToFilters(),
      a: () => page.showAll(),
      Escape: () => (head.legendIsOpen ? head.openLegend(false) : page.leave()),
    }),
  );
}

/** @param {Page} page @param {boolean} shift @returns {Keys} */
function keysOfDrawing(page, shift) {
  const { drawing } = page;
  if (!drawing) return new Map();
  const step = (/** @type {number} */ dx, /** @type {number} */ dy) => () =>
    moved(page, drawing.step(dx, dy));
  return new Map(
    Object.entries({
      ArrowRight: step(1, 0),
      ArrowLeft: step(-1, 0),
      ArrowDown: step(0, 1),
      ArrowUp: step(0, -1),
      Enter: () => drawing.enter(shift),
      "+": () => drawing.zoom(1.25),
      "=": () => drawing.zoom(1.25),
      "-": () => drawing.zoom(0.8),
      0: () => drawing.fit(),
    }),
  );
}

/**
 * @param {Page} page
 * @param {number | null} node
 */
function moved(page, node) {
  const { drawing } = page;
  if (node === null || !drawing) return;
  drawing.point(node);
  const edges = count("edges", drawing.weight(node));
  announce(
    node < 0
      ? drawing.name(node)
      : t("drawing.at", { name: drawing.name(node), kind: kindName(page, node), edges }),
  );
}
