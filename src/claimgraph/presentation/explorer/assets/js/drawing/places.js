// Where things stand in the drawing; a pure function of what is drawn, so that an address brings it back.

import { value } from "../data/graph.js";
import { arranged } from "./arrange.js";

/**
 * @typedef {import("../main.js").Page} Page
 * @typedef {import("./arrange.js").Point} Point
 * @typedef {import("./scene.js").Scene} Scene
 */

const WIDTH = 150;
const LABEL = 44;
/** The radius of a group, at most. */
const GROUP = 18;

/**
 * Those of a small case stand as they were laid out, the surroundings of one thing are arranged
 * here; what was added to them finds room around them, and what was pinned stays.
 * @param {Page} page
 * @param {Scene} scene
 * @param {(node: number) => number} radius
 * @returns {Map<number, Point>}
 */
export function placesOf(page, scene, radius) {
  const { graph, state } = page;
  const places = graph.lazy ? surrounding(page, scene, radius) : laidOut(page, scene);
  for (const [id, [x, y]] of Object.entries(state.pinned)) {
    const node = graph.numbers.get(id);
    if (node !== undefined) places.set(node, { x, y });
  }
  return places;
}

/** @param {Page} page @param {Scene} scene @returns {Map<number, Point>} */
function laidOut({ graph }, { nodes, groups }) {
  const place = (/** @type {number} */ node) => ({
    x: /** @type {number} */ (value(graph.nodes, "x", node)),
    y: /** @type {number} */ (value(graph.nodes, "y", node)),
  });
  const places = new Map(nodes.map((node) => [node, place(node)]));
  for (const { id, members } of groups) places.set(id, middle(members.map(place)));
  return places;
}

/** @param {Point[]} points @returns {Point} */
function middle(points) {
  const sum = points.reduce((a, b) => ({ x: a.x + b.x, y: a.y + b.y }), { x: 0, y: 0 });
  return { x: Math.round(sum.x / points.length), y: Math.round(sum.y / points.length) };
}

/**
 * @param {Page} page
 * @param {Scene} scene
 * @param {(node: number) => number} radius
 * @returns {Map<number, Point>}
 */
function surrounding({ graph, state }, { nodes, edges, groups }, radius) {
  const box = (/** @type {number} */ node) => ({
    width: WIDTH,
    height: (node < 0 ? GROUP : radius(node)) * 2 + LABEL,
  });
  const every = [...nodes, ...groups.map(({ id }) => id)];
  const ends = [
    ...edges.map((edge) => graph.ends(edge)),
    ...groups.map(({ hub, id }) => /** @type {[number, number]} */ ([hub, id])),
  ];
  const added = new Set(state.added.map((id) => graph.numbers.get(id)));
  const first = every.filter((node) => !added.has(node));
  const held = first.length && first.length < every.length ? arranged(first, ends, box) : new Map();
  return arranged(every, ends, box, held);
}
