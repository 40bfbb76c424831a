// What is to be drawn: what is shown, less what stands in a group, and what has fallen as ghosts.

import { MOST_DRAWN } from "../state/filter.js";
import { gathered } from "./groups.js";

/**
 * @typedef {import("../main.js").Page} Page
 * @typedef {import("./groups.js").Group} Group
 */
/**
 * Groups, and the edges to them, have numbers under zero.
 * @typedef {object} Scene
 * @property {number[]} nodes
 * @property {number[]} edges
 * @property {Group[]} groups
 * @property {ReadonlySet<number>} fallen edges that do not count now, and are ghosts
 * @property {ReadonlyMap<number, number>} more by thing: how many of its neighbours are not drawn
 * @property {ReadonlySet<number>} pinned
 */

/** @type {Scene} */
export const NOTHING = Object.freeze({
  nodes: [],
  edges: [],
  groups: [],
  fallen: new Set(),
  more: new Map(),
  pinned: new Set(),
});

/** @param {Page} page @returns {Scene} */
export function sceneOf(page) {
  const { graph, shown, state } = page;
  if (shown.nodes.length > MOST_DRAWN) return NOTHING;
  // What fell is to be seen for a moment, and longer where the reader wants it.
  const gone = state.ghosts || page.doubted.lingers ? shown.fallen : NOTHING;
  const nodes = [...new Set([...shown.nodes, ...gone.nodes])];
  const there = new Set(nodes);
  const fallen = new Set(gone.edges.filter((edge) => graph.ends(edge).every((end) => there.has(end))));
  const edges = [...shown.edges, ...fallen];
  const pinned = numbersOf(page, Object.keys(state.pinned));
  const groups = groupsOf(page, { nodes, edges }, new Set([...page.chosenNodes, ...pinned, ...(page.ways.lit?.nodes ?? [])]), fallen);
  const members = new Set(groups.flatMap((group) => group.members));
  const ends = new Set(groups.flatMap((group) => group.edges));
  return {
    nodes: nodes.filter((node) => !members.has(node)),
    edges: edges.filter((edge) => !ends.has(edge)),
    groups,
    fallen,
    more: moreOf(page, nodes, there),
    pinned,
  };
}

/** @param {Page} page @param {readonly string[]} ids @returns {Set<number>} */
function numbersOf({ graph }, ids) {
  return new Set(ids.map((id) => graph.numbers.get(id)).filter((node) => node !== undefined));
}

/**
 * @param {Page} page
 * @param {{ nodes: number[], edges: number[] }} shown
 * @param {Set<number>} apart
 * @param {Set<number>} fallen
 * @returns {Group[]}
 */
function groupsOf(page, shown, apart, fallen) {
  const opened = numbersOf(page, page.state.opened);
  return gathered(page.graph, shown, {
    isApart: (node) => apart.has(node) || page.graph.unknown(node) !== "",
    isOpen: (node) => opened.has(node),
    isMarked: (edge) => fallen.has(edge) || page.standing(edge) !== "plain",
  });
}

/**
 * How many neighbours of each thing are not drawn, though nothing keeps them from it.
 * @param {Page} page
 * @param {number[]} nodes
 * @param {Set<number>} there
 * @returns {Map<number, number>}
 */
function moreOf({ graph, shown: { mask } }, nodes, there) {
  /** @type {Map<number, number>} */
  const more = new Map();
  for (const node of nodes) {
    const edges = graph.edgesOf[node].filter((edge) => mask.edges[edge]);
    const others = new Set(edges.map((edge) => graph.otherEnd(edge, node)));
    const left = [...others].filter((other) => mask.nodes[other] && !there.has(other)).length;
    if (left) more.set(node, left);
  }
  return more;
}
