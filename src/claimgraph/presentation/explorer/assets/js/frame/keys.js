// The keyboard: everything that a pointer can do.

import { announce } from "../base/copy.js";
import { at } from "../base/dom.js";
import { kindName } from "../panel/links.js";
import { count, t } from "../words/words.js";

/** @typedef {import("../main.js").Page} Page */

/** @param {Page} page */
export function listenToKeys(page) {
  at("canvas").addEventListener("keydown", (/** @type {KeyboardEvent} */ event) => {
    act(event, keysOfDrawing(page));
  });
  document.addEventListener("keydown", (event) => {
    const typing = /** @type {HTMLElement} */ (event.target).matches("input[type=search]");
    if (at("help").open || (typing && event.key !== "Escape")) return;
    act(event, keysOfPage(page));
  });
}

/**
 * @param {KeyboardEvent} event
 * @param {Map<string, () => void>} keys
 */
function act(event, keys) {
  // Whoever speaks to a computer may type letters without meaning to: the help has a switch.
  const single = event.key.length === 1 && !at("single-keys").checked;
  const meant = event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || single;
  const wanted = keys.get(event.key);
  if (meant || !wanted) return;
  event.preventDefault();
  wanted();
}

/** @param {Page} page @returns {Map<string, () => void>} */
function keysOfPage(page) {
  return new Map(
    Object.entries({
      "/": () => at("search").focus(),
      "?": () => at("help").showModal(),
      l: () => page.show(page.mode === "list" ? "drawing" : "list"),
      a: () => page.showAll(),
      Escape: () => (page.legendIsOpen ? page.openLegend(false) : page.go("")),
    }),
  );
}

/** @param {Page} page @returns {Map<string, () => void>} */
function keysOfDrawing(page) {
  const { drawing } = page;
  const step = (/** @type {number} */ dx, /** @type {number} */ dy) => () =>
    moved(page, drawing.step(dx, dy));
  return new Map(
    Object.entries({
      ArrowRight: step(1, 0),
      ArrowLeft: step(-1, 0),
      ArrowDown: step(0, 1),
      ArrowUp: step(0, -1),
      Enter: () => drawing.cursor !== null && page.go(page.graph.id(drawing.cursor)),
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
  if (node === null) return;
  page.drawing.point(node);
  const edges = count("edges", page.graph.edgesOf[node].length);
  announce(t("drawing.at", { name: page.graph.label(node), kind: kindName(page, node), edges }));
}
