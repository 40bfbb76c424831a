// What is taken along: all that is shown, or what is chosen with what is next to it.

import { value } from "../data/graph.js";
import { shownClaims } from "../twins/tally.js";

/**
 * @typedef {import("../main.js").Page} Page
 * @typedef {"shown" | "chosen"} Scope
 * @typedef {{ nodes: number[], edges: number[], claims: number[], isAll: boolean }} Selection `isAll`: all that is shown
 */

/** @param {Page} page @returns {boolean} whether there is something that is chosen */
export function hasChoice({ chosen }) {
  return [chosen.node, chosen.edge, chosen.claim].some((one) => one !== undefined);
}

/**
 * @param {Page} page
 * @param {Scope} scope
 * @returns {Selection}
 */
export function selected(page, scope) {
  if (scope === "chosen" && hasChoice(page)) return around(page);
  const { nodes, edges } = page.shown;
  return { nodes, edges, claims: shownClaims(page, page.shown), isAll: true };
}

/** @param {Page} page @returns {Selection} */
function around(page) {
  const { graph, evidence, chosen, shown } = page;
  const { mask } = shown;
  if (chosen.node !== undefined) {
    const { node } = chosen;
    const edges = graph.edgesOf[node].filter((edge) => mask.edges[edge]);
    const claims = [];
    for (let claim = 0; claim < evidence.claimCount; claim += 1)
      if (mask.claims[claim] && names(page, claim, node)) claims.push(claim);
    return { nodes: ends(graph, edges, node), edges, claims, isAll: false };
  }
  if (chosen.edge !== undefined) {
    const claims = graph.claimsOf(chosen.edge).filter((claim) => page.counts(claim));
    return { nodes: ends(graph, [chosen.edge]), edges: [chosen.edge], claims, isAll: false };
  }
  const claim = /** @type {number} */ (chosen.claim);
  const nodes = ["subject", "object"]
    .map((name) => value(evidence.claims, name, claim))
    .filter((end) => typeof end === "number" && end >= 0 && graph.isDrawn(end));
  return { nodes: [...new Set(nodes)], edges: [], claims: [claim], isAll: false };
}

/** @param {Page} page @param {number} claim @param {number} node @returns {boolean} whether it is an end of the claim, or its place */
function names({ evidence }, claim, node) {
  return ["subject", "object", "where"].some((name) => value(evidence.claims, name, claim) === node);
}

/** @param {Page["graph"]} graph @param {number[]} edges @param {...number} more @returns {number[]} */
function ends(graph, edges, ...more) {
  return [...new Set([...more, ...edges.flatMap((edge) => graph.ends(edge))])].sort((a, b) => a - b);
}
