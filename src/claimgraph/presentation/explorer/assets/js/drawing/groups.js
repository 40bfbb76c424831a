// Like leaves drawn as one: what hangs on one thing alone, by one relation, and is of one kind.

/**
 * @typedef {import("../data/graph.js").Graph} Graph
 * @typedef {object} Group
 * @property {number} id a number under zero, to stand among those of things
 * @property {number} hub the thing that they hang on
 * @property {number} relation
 * @property {boolean} outward whether the edges lead to them
 * @property {import("../data/graph.js").Kind} kind
 * @property {number[]} members
 * @property {number[]} edges
 */

/** So many like leaves are drawn as one; fewer are no crowd. */
export const CROWD = 6;

/**
 * @param {Graph} graph
 * @param {{ nodes: readonly number[], edges: readonly number[] }} shown
 * @param {object} unless
 * @param {(node: number) => boolean} unless.isApart whether a thing must be seen by itself
 * @param {(node: number) => boolean} unless.isOpen whether what hangs on a thing is to be seen one by one
 * @param {(edge: number) => boolean} unless.isMarked whether an edge shows what a group would hide
 * @returns {Group[]} in the order of their hubs and relations
 */
export function gathered(graph, { nodes, edges }, { isApart, isOpen, isMarked }) {
  const leaves = leavesOf(graph, edges);
  /** @type {Map<string, Omit<Group, "id">>} */
  const groups = new Map();
  for (const node of nodes) {
    const edge = leaves.get(node);
    if (edge === undefined || isApart(node) || isMarked(edge)) continue;
    const hub = graph.otherEnd(edge, node);
    if (leaves.has(hub) || isOpen(hub)) continue;
    const outward = graph.ends(edge)[0] === hub;
    const [relation, kind] = [graph.relationOf(edge), graph.kind(node)];
    const key = [hub, relation, outward, kind.id].join(" ");
    const group = groups.get(key);
    if (group) {
      group.members.push(node);
      group.edges.push(edge);
    } else groups.set(key, { hub, relation, outward, kind, members: [node], edges: [edge] });
  }
  const crowds = [...groups.values()].filter(({ members }) => members.length >= CROWD);
  crowds.sort((a, b) => a.hub - b.hub || a.relation - b.relation || Number(a.outward) - Number(b.outward));
  return crowds.map((group, place) => ({ ...group, id: -1 - place }));
}

/** @param {Graph} graph @param {readonly number[]} edges @returns {Map<number, number>} things with one edge, and that edge */
function leavesOf(graph, edges) {
  /** @type {Map<number, number>} */
  const only = new Map();
  /** @type {Set<number>} */
  const more = new Set();
  for (const edge of edges) {
    const [from, to] = graph.ends(edge);
    for (const end of from === to ? [from, from] : [from, to]) {
      if (only.has(end) || more.has(end)) {
        only.delete(end);
        more.add(end);
      } else only.set(end, edge);
    }
  }
  return only;
}
