// Which things and edges are to be seen: filters, what was hidden by hand, and the focus.

import { range } from "../data/graph.js";

/** @typedef {import("../data/graph.js").Graph} Graph */
/**
 * @typedef {object} Filters
 * @property {Set<number>} types classes that are hidden; -1 - k is what of kind k has no class
 * @property {Set<number>} relations relations that are hidden
 * @property {Set<number>} nodes things that were hidden by hand
 * @property {Set<number>} sources documents that are left out
 * @property {{ node: number, hops: number } | null} focus
 */
/**
 * @typedef {object} Shown
 * @property {number[]} nodes
 * @property {number[]} edges
 * @property {number} within how many things the focus holds before it was cut
 * @property {boolean} filtered whether anything is hidden, other than by the focus
 */

/** How many things a focus draws at most. */
export const MOST_IN_FOCUS = 150;

/** @returns {Filters} */
export function noFilters() {
  return { types: new Set(), relations: new Set(), nodes: new Set(), sources: new Set(), focus: null };
}

/**
 * The classes by which a thing can be hidden; one without a class goes by its kind.
 * @param {Graph} graph
 * @param {number} node
 * @returns {number[]}
 */
export function filterTypes(graph, node) {
  const types = graph.typesOf(node);
  return types.length ? types : [-1 - graph.kinds.indexOf(graph.kind(node))];
}

/**
 * @param {Graph} graph
 * @param {Filters} filters
 * @param {(edge: number) => number[]} sourcesOf the documents that an edge rests on
 * @returns {Shown}
 */
export function shown(graph, filters, sourcesOf) {
  const passes = (/** @type {number} */ node) =>
    graph.isDrawn(node) &&
    !filters.nodes.has(node) &&
    !filterTypes(graph, node).every((type) => filters.types.has(type));
  const runs = (/** @type {number} */ edge) =>
    !filters.relations.has(graph.relations.indexOf(graph.relation(edge))) &&
    (!filters.sources.size || sourcesOf(edge).some((source) => !filters.sources.has(source)));

  let nodes = graph.drawn.filter(passes);
  let within = nodes.length;
  if (filters.focus) {
    const near = surroundings(graph, filters.focus, passes, runs);
    within = near.length;
    nodes = near.slice(0, MOST_IN_FOCUS).sort((a, b) => a - b);
  } else if (graph.lazy) {
    nodes = [];
  }
  const seen = new Set(nodes);
  const edges = range(graph.edgeCount).filter(
    (edge) => graph.ends(edge).every((end) => seen.has(end)) && runs(edge),
  );
  return { nodes, edges, within, filtered: anyHidden(filters) };
}

/** @param {Filters} filters @returns {boolean} */
function anyHidden(filters) {
  return [filters.types, filters.relations, filters.nodes, filters.sources].some((set) => set.size);
}

/**
 * The things within some hops of one, nearest first; among equals, those with more edges first.
 * @param {Graph} graph
 * @param {{ node: number, hops: number }} focus
 * @param {(node: number) => boolean} passes
 * @param {(edge: number) => boolean} runs
 * @returns {number[]}
 */
export function surroundings(graph, focus, passes, runs) {
  const found = [focus.node];
  const seen = new Set(found);
  let ring = found;
  for (let hop = 0; hop < focus.hops; hop += 1) {
    /** @type {number[]} */
    const next = [];
    for (const node of ring) {
      for (const edge of graph.edgesOf[node]) {
        const other = graph.otherEnd(edge, node);
        if (seen.has(other) || !passes(other) || !runs(edge)) continue;
        seen.add(other);
        next.push(other);
      }
    }
    next.sort((a, b) => graph.edgesOf[b].length - graph.edgesOf[a].length || a - b);
    found.push(...next);
    ring = next;
  }
  return found;
}
