// Growing and pruning the drawing from a thing's panel: its neighbours, relation by relation.

import { h } from "../base/dom.js";
import { labelled, t } from "../words/words.js";

/** @typedef {import("../main.js").Page} Page */

/** How many neighbours are added at a time; those with more edges first. */
const MOST_ADDED = 60;

/**
 * Buttons that add to the drawing what a relation leads to, or take it out again.
 * @param {Page} page
 * @param {number} node
 * @param {number[]} edges its edges of one relation in one direction
 * @returns {HTMLElement[]}
 */
export function expander(page, node, edges) {
  if (!page.graph.isDrawn(node) || page.state.mode !== "drawing") return [];
  const relation = labelled(page.graph.relation(edges[0]).labels);
  const [missing, loose] = [missingOf(page, node, edges), looseOf(page, node, edges)];
  const act = (/** @type {string} */ sign, /** @type {string} */ name, /** @type {() => void} */ then) =>
    h("button", { type: "button", class: "expand", "aria-label": name, title: name, onclick: then }, sign);
  return [
    missing.length
      ? act(`+${missing.length}`, t("expand.add", { n: missing.length, relation }), () => add(page, missing))
      : null,
    loose.length && loose.length < page.shown.nodes.length - 1
      ? act(`−${loose.length}`, t("expand.remove", { n: loose.length, relation }), () => remove(page, loose))
      : null,
  ].filter((button) => button !== null);
}

/** @param {Page} page @param {number} node @returns {HTMLElement | null} a button that draws all neighbours of a thing */
export function expandAll(page, node) {
  const missing = missingOf(page, node, page.graph.edgesOf[node]);
  if (!missing.length || page.state.mode !== "drawing") return null;
  return h(
    "button",
    { type: "button", onclick: () => add(page, missing) },
    t("expand.all", { n: missing.length }),
  );
}

/**
 * Neighbours that are not drawn: beyond the focus, or hidden by hand.
 * @param {Page} page
 * @param {number} node
 * @param {number[]} edges
 * @returns {number[]}
 */
function missingOf({ graph, shown, state }, node, edges) {
  const drawn = new Set(shown.nodes);
  const byHand = new Set(state.hidden.map((id) => graph.numbers.get(id)));
  const others = new Set(edges.map((edge) => graph.otherEnd(edge, node)));
  const missing = [...others].filter((other) => !drawn.has(other) && (shown.mask.nodes[other] || byHand.has(other)));
  return missing.sort((a, b) => graph.edgesOf[b].length - graph.edgesOf[a].length || a - b);
}

/**
 * Neighbours that are drawn and hang on nothing else that is.
 * @param {Page} page
 * @param {number} node
 * @param {number[]} edges
 * @returns {number[]}
 */
function looseOf({ graph, shown }, node, edges) {
  const drawn = new Set(shown.nodes);
  const others = new Set(edges.map((edge) => graph.otherEnd(edge, node)));
  const hangs = (/** @type {number} */ other) =>
    graph.edgesOf[other].every((edge) => {
      const far = graph.otherEnd(edge, other);
      return far === node || far === other || !shown.mask.edges[edge] || !drawn.has(far);
    });
  return [...others].filter((other) => other !== node && drawn.has(other) && hangs(other));
}

/** @param {Page} page @param {number[]} nodes */
function add(page, nodes) {
  const ids = nodes.slice(0, MOST_ADDED).map((node) => page.graph.id(node));
  page.change({
    mode: "drawing",
    added: [...page.state.added, ...ids],
    hidden: page.state.hidden.filter((id) => !ids.includes(id)),
  });
}

/** @param {Page} page @param {number[]} nodes */
function remove(page, nodes) {
  const ids = nodes.map((node) => page.graph.id(node));
  page.change({
    added: page.state.added.filter((id) => !ids.includes(id)),
    hidden: [...page.state.hidden, ...ids],
  });
}
