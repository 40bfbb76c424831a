// What the page says of the drawing as a whole: how much of it is shown, and where to begin.

import { at, fill, h, said } from "../base/dom.js";
import { thing } from "../panel/links.js";
import { count, t } from "../words/words.js";

/**
 * What is needed to say it.
 * @typedef {import("../panel/links.js").Case & {
 *   filters: import("../state/filter.js").Filters,
 *   shown: import("../state/filter.js").Shown,
 *   showAll: () => void,
 * }} Page
 */

const SUGGESTIONS = 12;

/** @param {Page} page @returns {string} how much of what there is is shown; "" for all of it */
export function noteOf({ filters, graph, shown }) {
  const all = graph.drawn.length;
  if (!filters.focus) return shown.filtered ? t("filter.note", { shown: shown.nodes.length, all }) : "";
  const blanks = {
    name: graph.label(filters.focus.node),
    hops: count("hops", filters.focus.hops),
    shown: shown.nodes.length,
  };
  return shown.within > shown.nodes.length
    ? t("focus.cut", { ...blanks, all: shown.within })
    : t("focus.note", { ...blanks, all });
}

/** Say it above the drawing and, where nothing is drawn, in it. @param {Page} page */
export function renderNotes(page) {
  const note = noteOf(page);
  const again = { type: "button", id: "show-all", onclick: () => page.showAll() };
  fill(at("bar"), note ? [said(note), h("button", again, t("show.all"))] : null);
  at("bar").hidden = !note;
  const inPlace = insteadOfDrawing(page);
  fill(at("start"), inPlace);
  at("start").hidden = !inPlace.length;
}

/** @param {Page} page @returns {any[]} */
function insteadOfDrawing(page) {
  const { filters, graph, shown } = page;
  if (!graph.drawn.length) return [h("h2", {}, t("empty.title")), h("p", {}, t("empty.text"))];
  if (graph.lazy && !filters.focus && !shown.filtered) return suggestions(page);
  return shown.nodes.length ? [] : [h("p", {}, t("filtered.out"))];
}

/** @param {Page} page @returns {any[]} where to begin, when there is too much for one picture */
function suggestions(page) {
  const { graph } = page;
  const degree = (/** @type {number} */ node) => graph.edgesOf[node].length;
  const most = [...graph.drawn].sort((a, b) => degree(b) - degree(a) || a - b).slice(0, SUGGESTIONS);
  const blanks = { things: count("things", graph.drawn.length), edges: count("edges", graph.edgeCount) };
  const row = (/** @type {number} */ node) =>
    h("li", {}, thing(page, node), h("span", { class: "count" }, degree(node)));
  return [
    h("h2", {}, t("lazy.title")),
    h("p", {}, t("lazy.text", blanks)),
    h("ul", { class: "suggestions" }, most.map(row)),
  ];
}
