// What the map has to show, as arrays: places, sizes and colours of things; edges and whether they are disputed.

import { Grid } from "./grid.js";

/** @typedef {import("../main.js").Page} Page */

const LEAST_RADIUS = 1.3;
const MOST_RADIUS = 7;
/** So many things have room for signs of the usual size. */
const ROOMY = 5000;
const DISPUTED = ["contradicted", "denied"];

export class Scene {
  /**
   * @param {Page} page
   * @param {ArrayLike<number>} xs by thing
   * @param {ArrayLike<number>} ys by thing
   */
  constructor({ graph }, xs, ys) {
    this.graph = graph;
    this.xs = xs;
    this.ys = ys;
    this.grid = new Grid(xs, ys, graph.drawn);
    this.colours = new Uint8Array(graph.nodeCount);
    this.radii = new Float32Array(graph.nodeCount);
    // Where there are very many, each is smaller, or the lines between them could not be seen.
    const crowd = Math.min(1, Math.max(0.5, Math.sqrt(ROOMY / Math.max(1, graph.drawn.length))));
    for (const node of graph.drawn) {
      this.colours[node] = graph.kind(node).colour;
      this.radii[node] = Math.min(MOST_RADIUS, LEAST_RADIUS * crowd + 0.42 * crowd * Math.sqrt(this.degree(node)));
    }
    /** Those whose label matters most come first: they have more edges. */
    this.ranked = Uint32Array.from(graph.drawn).sort((a, b) => this.degree(b) - this.degree(a) || a - b);
    this.disputed = new Uint8Array(graph.edgeCount);
    /** @type {import("../state/filter.js").Mask} */
    this.mask = { nodes: new Uint8Array(0), edges: new Uint8Array(0), claims: new Uint8Array(0) };
  }

  /** What the filters let through, and how edges stand, are others now. @param {Page} page */
  follow({ shown, graph, now }) {
    this.mask = shown.mask;
    for (let edge = 0; edge < graph.edgeCount; edge += 1)
      this.disputed[edge] = this.mask.edges[edge] && DISPUTED.includes(now.standing(edge)) ? 1 : 0;
  }

  /** @param {number} node @returns {number} how many edges it has */
  degree(node) {
    return this.graph.edgesOf[node].length;
  }

  /** @param {number} node @returns {boolean} whether it is to be seen */
  passes = (node) => this.mask.nodes[node] === 1;

  /**
   * The radius of a thing in pixels: nearer is larger, with measure.
   * @param {number} node
   * @param {number} zoomed how much nearer than the whole it is
   */
  radius(node, zoomed) {
    return this.radii[node] * Math.min(3.2, Math.max(0.8, zoomed ** 0.4));
  }
}
