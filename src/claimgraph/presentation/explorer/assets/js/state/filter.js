// What is to be seen: what counts and what the filters let through, and of that what is in focus.

import { FAILS } from "./sieve.js";
import { NO_FACETS, filters } from "./state.js";

/**
 * @typedef {import("../data/graph.js").Graph} Graph
 * @typedef {import("./state.js").State} State
 * @typedef {import("./sieve.js").Sieve} Sieve
 * @typedef {import("./sieve.js").Sifted} Sifted
 * @typedef {{ nodes: number[], edges: number[] }} Drawn
 */
/**
 * What is let through, whatever the focus: 1 for what is.
 * @typedef {object} Mask
 * @property {Uint8Array} nodes
 * @property {Uint8Array} edges
 * @property {Uint8Array} claims
 */
/**
 * @typedef {object} Passed
 * @property {boolean} filtered whether filters, or a hand, hide anything
 * @property {Mask} mask
 * @property {Sifted} sifted
 * @property {Uint8Array} about by thing: 1 where a claim is about it, were its ends not hidden
 * @property {Drawn} gone edges that would pass if they counted, and their ends that would pass only for them
 */
/**
 * @typedef {object} InFocus
 * @property {number[]} nodes
 * @property {number[]} edges
 * @property {number} within how many things the focus holds before it was cut
 * @property {Drawn} fallen what of the gone is in focus
 */
/** @typedef {Passed & InFocus} Shown */

/** With more things than this there is no drawing of them. */
export const MOST_DRAWN = 400;
/** How many things a focus draws at most. */
export const MOST_IN_FOCUS = 150;

/**
 * What counts and is let through.
 * @param {Sieve} sieve
 * @param {State} state
 * @param {import("./reckoning.js").Reckoning} now
 * @returns {Passed}
 */
export function passed(sieve, state, now) {
  const sifted = sieve.sift(state, now);
  const about = spokenOf(sieve, sifted);
  const mask = masked(sieve, sifted, about);
  const filtered = state.hidden.length > 0 || filters(state.facets);
  return { filtered, mask, sifted, about, gone: goneOf(sieve, sifted, mask) };
}

/**
 * Of what passes, what is in focus: everything, where there is none.
 * @param {Graph} graph
 * @param {State} state
 * @param {Passed} passed_
 * @param {number[]} [besides] things that are in focus besides
 * @returns {Shown}
 */
export function shown(graph, state, passed_, besides = []) {
  const { mask, gone } = passed_;
  const near = inFocus(graph, state, mask, besides);
  if (!near) {
    const nodes = graph.drawn.filter((node) => mask.nodes[node]);
    const edges = ones(mask.edges);
    return { ...passed_, nodes, edges, within: nodes.length, fallen: gone };
  }
  const within = new Set(near.nodes);
  const nodes = [...within].sort((a, b) => a - b);
  const edges = new Set(nodes.flatMap((node) => graph.edgesOf[node]));
  const isIn = (/** @type {number} */ edge) => graph.ends(edge).every((end) => within.has(end));
  return {
    ...passed_,
    nodes,
    edges: [...edges].filter((edge) => mask.edges[edge] && isIn(edge)).sort((a, b) => a - b),
    within: near.all,
    fallen: { nodes: [], edges: gone.edges.filter(isIn) },
  };
}

/** @param {Uint8Array} mask @returns {number[]} where it is 1 */
function ones(mask) {
  const found = [];
  for (let place = 0; place < mask.length; place += 1) if (mask[place]) found.push(place);
  return found;
}

/** @param {Sieve} sieve @param {Sifted} sifted @returns {Uint8Array} */
function spokenOf({ graph, subject, object }, { fails }) {
  const about = new Uint8Array(graph.nodeCount);
  for (let claim = 0; claim < fails.length; claim += 1) {
    // A thing does not go where only its neighbour is hidden.
    if (fails[claim] & ~FAILS.types) continue;
    if (subject[claim] >= 0) about[subject[claim]] = 1;
    if (object[claim] >= 0) about[object[claim]] = 1;
  }
  return about;
}

/** @param {Sieve} sieve @param {Sifted} sifted @param {Uint8Array} about @returns {Mask} */
function masked({ graph, edge: edgeOf }, { fails, open }, about) {
  const claims = new Uint8Array(fails.length);
  const edges = new Uint8Array(graph.edgeCount);
  const nodes = new Uint8Array(graph.nodeCount);
  for (let claim = 0; claim < fails.length; claim += 1) {
    if (fails[claim]) continue;
    claims[claim] = 1;
    if (edgeOf[claim] >= 0) edges[edgeOf[claim]] = 1;
  }
  for (const node of graph.drawn) nodes[node] = open[node] & about[node];
  return { nodes, edges, claims };
}

/**
 * @param {Graph} graph
 * @param {State} state
 * @param {Mask} mask
 * @param {number[]} besides
 * @returns {{ nodes: number[], all: number } | null} null where everything is in focus
 */
function inFocus(graph, { focus, added, mode }, mask, besides) {
  const more = [...added.map((id) => graph.numbers.get(id) ?? -1), ...besides].filter(
    (node) => mask.nodes[node],
  );
  const node = focus ? graph.numbers.get(focus.id) : undefined;
  if (focus && node !== undefined && mask.nodes[node]) {
    const near = surroundings(graph, { node, hops: focus.hops }, mask);
    return { nodes: [...near.slice(0, MOST_IN_FOCUS), ...more], all: near.length };
  }
  if (graph.lazy && mode === "drawing" && more.length) return { nodes: more, all: more.length };
  return null;
}

/**
 * The things within some hops of one, nearest first; among equals, those with more edges first.
 * @param {Graph} graph
 * @param {{ node: number, hops: number }} focus
 * @param {Mask} mask
 * @returns {number[]}
 */
export function surroundings(graph, focus, mask) {
  const found = [focus.node];
  const seen = new Set(found);
  let ring = found;
  for (let hop = 0; hop < focus.hops; hop += 1) {
    /** @type {number[]} */
    const next = [];
    for (const node of ring) {
      for (const edge of graph.edgesOf[node]) {
        const other = graph.otherEnd(edge, node);
        if (seen.has(other) || !mask.nodes[other] || !mask.edges[edge]) continue;
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

/** @param {Sieve} sieve @param {Sifted} sifted @param {Mask} mask @returns {Drawn} */
function goneOf({ edge: edgeOf, subject, object }, { fails, open }, mask) {
  /** @type {Set<number>} */
  const edges = new Set();
  /** @type {Set<number>} */
  const nodes = new Set();
  for (let claim = 0; claim < fails.length; claim += 1) {
    const edge = edgeOf[claim];
    if (fails[claim] !== FAILS.counts || edge < 0 || mask.edges[edge]) continue;
    edges.add(edge);
    for (const end of [subject[claim], object[claim]]) if (open[end] && !mask.nodes[end]) nodes.add(end);
  }
  return { nodes: [...nodes].sort((a, b) => a - b), edges: [...edges].sort((a, b) => a - b) };
}

/** What lies on everything that a reader sees, and is put away to show everything. */
export const UNFILTERED = Object.freeze({ facets: NO_FACETS, focus: null, added: [], hidden: [] });
