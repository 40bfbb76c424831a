// The drawing: vis-network holds nodes and edges, we paint the nodes, their labels and the marks.

import { BADGES, DASHES, QUESTION, pathOf } from "./shapes.js";
import { LabelLayer } from "./labellayer.js";
import { still } from "../base/theme.js";
import { value } from "../data/graph.js";

/**
 * @typedef {import("../data/graph.js").Graph} Graph
 * @typedef {import("../base/theme.js").Palette} Palette
 * @typedef {import("./arrange.js").Point} Point
 * @typedef {{ node?: number, edge?: number }} Pick
 * @typedef {{ nodes: Set<number>, edges: Set<number> }} Lit
 */

/** The scale under which labels hide each other. */
const READABLE = 0.42;
/** The width under which a drawing is begun in its middle. */
const NARROW = 700;
const FADED = 0.26;
const WIDTH = { plain: 1.5, contradicted: 2.6, denied: 1.9, rejected: 1.7, doubted: 1.7 };

export class Drawing {
  /**
   * @param {HTMLElement} container
   * @param {Graph} graph
   * @param {Palette} palette
   * @param {(picked: Pick) => void} onPick called with what was clicked, or with {}
   */
  constructor(container, graph, palette, onPick) {
    this.graph = graph;
    this.palette = palette;
    this.onPick = onPick;
    /** @type {Pick} */ this.picked = {};
    /** @type {Pick} */ this.hovered = {};
    /** @type {number | null} */ this.cursor = null;
    /** @type {Lit | null} */ this.lit = null;
    /** @type {{ position: Point, scale: number } | null} */ this.looksAt = null;
    this.resizing = false;
    this.container = container;
    this.nodes = new vis.DataSet();
    this.edges = new vis.DataSet();
    const options = structuredClone(graph.options);
    options.nodes.ctxRenderer = (/** @type {vis.Place} */ place) => this.#nodeAt(place);
    this.network = new vis.Network(container, { nodes: this.nodes, edges: this.edges }, options);
    this.labels = new LabelLayer(this);
    this.#listen(container);
  }

  /** @param {HTMLElement} container */
  #listen(container) {
    const { network } = this;
    const hover = (/** @type {Pick} */ what) => {
      this.hovered = what;
      container.classList.toggle("over", what.node !== undefined || what.edge !== undefined);
      network.redraw();
    };
    network.on("hoverNode", ({ node }) => hover({ node }));
    network.on("hoverEdge", ({ edge }) => hover({ edge }));
    network.on("blurNode", () => hover({}));
    network.on("blurEdge", () => hover({}));
    network.on("afterDrawing", (ctx) => {
      this.looksAt = { position: network.getViewPosition(), scale: network.getScale() };
      this.labels.draw(ctx);
    });
    // vis-network zooms with its container; a drawing that jumps is hard to follow.
    network.on("resize", () => {
      if (this.resizing) return;
      queueMicrotask(() => {
        if (this.looksAt) this.#look(this.looksAt, false);
        network.redraw();
      });
    });
    network.on("click", ({ nodes, edges, pointer }) => {
      const label = this.labels.at(pointer.DOM);
      if (nodes.length) this.onPick({ node: nodes[0] });
      else if (label) this.onPick(label);
      else this.onPick(edges.length ? { edge: edges[0] } : {});
    });
    for (const part of container.querySelectorAll("[tabindex]")) part.setAttribute("tabindex", "-1");
  }

  /**
   * Draw these things and edges, each thing in its place.
   * @param {number[]} nodes
   * @param {number[]} edges
   * @param {Map<number, Point>} places
   */
  draw(nodes, edges, places) {
    const wanted = new Set(nodes);
    this.edges.clear();
    this.nodes.remove(this.nodes.getIds().filter((id) => !wanted.has(id)));
    this.nodes.update(nodes.map((id) => ({ id, ...places.get(id), size: this.radius(id) })));
    this.edges.add(edges.map((id) => this.#edge(id)));
  }

  /** @param {number} node */
  radius(node) {
    return value(this.graph.nodes, "size", node) ?? 9;
  }

  /** @param {number} id @returns {vis.Item} the edge as vis-network reads it */
  #edge(id) {
    const [from, to] = this.graph.ends(id);
    const bend = value(this.graph.edges, "bend", id) ?? 0;
    const smooth =
      bend && from !== to
        ? { enabled: true, type: bend > 0 ? "curvedCW" : "curvedCCW", roundness: Math.abs(bend) }
        : { enabled: false };
    return { id, from, to, smooth, ...this.#edgeLook(id) };
  }

  /** @param {number} id */
  #edgeLook(id) {
    const standing = this.graph.standing(id);
    const widths = /** @type {Record<string, number>} */ (WIDTH);
    const chosen = this.picked.edge === id;
    const lit = !this.lit || this.lit.edges.has(id);
    const color = chosen ? this.palette.accent : this.lineColour(standing);
    const width = widths[standing] + (chosen ? 1 : 0);
    const dashes = DASHES[standing] ?? false;
    return {
      width,
      dashes,
      color: { color, hover: color, highlight: color, inherit: false, opacity: lit ? 1 : FADED },
    };
  }

  /** @param {string} standing */
  lineColour(standing) {
    const { line, contradicted, denied, rejected } = this.palette;
    return { contradicted, denied, rejected, doubted: rejected }[standing] ?? line;
  }

  /**
   * Show what is chosen, and let the rest step back.
   * @param {Pick} picked
   */
  choose(picked) {
    this.picked = picked;
    this.lit = this.#around(picked);
    if (picked.node !== undefined) this.cursor = picked.node;
    else if (picked.edge !== undefined) this.cursor = this.graph.ends(picked.edge)[0];
    this.#repaintEdges();
  }

  /** @param {Pick} picked @returns {Lit | null} */
  #around({ node, edge }) {
    if (edge !== undefined && this.edges.get(edge)) {
      return { nodes: new Set(this.graph.ends(edge)), edges: new Set([edge]) };
    }
    if (node === undefined || !this.nodes.get(node)) return null;
    const edges = this.graph.edgesOf[node].filter((id) => this.edges.get(id));
    return { nodes: new Set([node, ...edges.flatMap((id) => this.graph.ends(id))]), edges: new Set(edges) };
  }

  /** @param {Palette} palette */
  paint(palette) {
    this.palette = palette;
    this.#repaintEdges();
  }

  #repaintEdges() {
    const ids = this.edges.getIds();
    this.edges.update(ids.map((id) => ({ id, ...this.#edgeLook(id) })));
    this.network.redraw();
  }

  /** @param {vis.Place} place where vis-network wants a node drawn @returns {vis.Drawn} */
  #nodeAt({ ctx, id, x, y }) {
    const radius = this.radius(id);
    return {
      drawNode: () => this.#paintNode(ctx, id, x, y, radius),
      nodeDimensions: { width: radius * 2, height: radius * 2 },
    };
  }

  /**
   * @param {CanvasRenderingContext2D} ctx
   * @param {number} id
   * @param {number} x
   * @param {number} y
   * @param {number} radius
   */
  #paintNode(ctx, id, x, y, radius) {
    const { graph, palette } = this;
    const kind = graph.kind(id);
    const colour = palette.kinds[kind.colour];
    const path = new Path2D(pathOf(kind.shape));
    const unknown = graph.unknown(id) !== "";
    const stroke = (/** @type {string} */ style, /** @type {number} */ width) => {
      ctx.strokeStyle = style;
      ctx.lineWidth = width / radius;
      ctx.stroke(path);
    };
    ctx.translate(x, y);
    ctx.scale(radius, radius);
    ctx.lineJoin = "round";
    ctx.globalAlpha = !this.lit || this.lit.nodes.has(id) ? 1 : FADED;
    if (graph.isGroup(id)) {
      ctx.translate(0.42, -0.36);
      ctx.fillStyle = palette.paper;
      ctx.fill(path);
      stroke(colour.edge, 1.5);
      ctx.translate(-0.42, 0.36);
    }
    if (this.isMeant(id)) {
      if (this.isPointed(id) && this.picked.node !== id) ctx.setLineDash([3 / radius, 3 / radius]);
      stroke(palette.accent, this.picked.node === id ? 9 : 6);
      ctx.setLineDash([]);
    }
    ctx.fillStyle = palette.paper;
    ctx.fill(path);
    ctx.fillStyle = unknown ? palette.paper : colour.fill;
    ctx.fill(path);
    if (unknown) ctx.setLineDash([4 / radius, 3 / radius]);
    stroke(colour.edge, unknown ? 2 : 1.5);
    ctx.setLineDash([]);
    if (unknown) {
      ctx.strokeStyle = palette.ink;
      ctx.lineWidth = 0.19;
      ctx.lineCap = "round";
      ctx.stroke(new Path2D(QUESTION));
    }
  }

  /** Whether the keyboard is at a thing. @param {number} id */
  isPointed(id) {
    return this.cursor === id && this.container.contains(document.activeElement);
  }

  /** Whether a thing is chosen or pointed at. @param {number} id */
  isMeant(id) {
    return this.picked.node === id || this.hovered.node === id || this.isPointed(id);
  }

  /**
   * @param {CanvasRenderingContext2D} ctx
   * @param {string} standing
   * @param {Point} at
   * @param {number} size 1 is full
   */
  paintBadge(ctx, standing, { x, y }, size) {
    const strokes = BADGES[standing];
    if (!strokes) return;
    ctx.save();
    ctx.translate(x, y);
    ctx.scale(size, size);
    ctx.beginPath();
    ctx.arc(0, 0, 6.5, 0, 2 * Math.PI);
    ctx.fillStyle = this.palette.paper;
    ctx.fill();
    ctx.lineWidth = 1.5;
    ctx.strokeStyle = this.lineColour(standing);
    ctx.stroke();
    ctx.stroke(new Path2D(strokes));
    ctx.restore();
  }

  /**
   * Where a point along an edge is on the screen.
   * @param {number} edge
   * @param {number} share from 0 at its start to 1 at its end
   * @returns {Point | null}
   */
  along(edge, share) {
    const body = this.network.body.edges[edge];
    if (!body?.connected) return null;
    return this.network.canvasToDOM(body.edgeType.getPoint(share));
  }

  /** Show all that is drawn, labels included. */
  fit() {
    const camera = this.#camera(this.nodes.getIds(), 1.25);
    if (camera) this.#look(camera, false);
  }

  /**
   * @param {{ position?: Point, scale: number }} camera
   * @param {any} animation
   */
  #look(camera, animation) {
    this.looksAt = { position: this.network.getViewPosition(), ...camera };
    this.network.moveTo({ ...camera, animation });
  }

  /** Show all of it at first; on a small screen, where that says nothing, what is in the middle of things. */
  begin() {
    this.fit();
    const hub = this.step(0, 0);
    if (hub === null || this.container.clientWidth > NARROW || this.network.getScale() >= READABLE) return;
    this.#look({ position: this.network.getPosition(hub), scale: READABLE * 1.3 }, false);
  }

  /**
   * Where to look to see some things with their labels.
   * @param {number[]} ids
   * @param {number} most how far to zoom in
   * @returns {{ position: Point, scale: number } | null}
   */
  #camera(ids, most) {
    const places = ids.filter((id) => this.nodes.get(id)).map((id) => this.network.getPosition(id));
    if (!places.length) return null;
    const [xs, ys] = [places.map((place) => place.x), places.map((place) => place.y)];
    const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
    const { clientWidth, clientHeight } = this.container;
    const side = Math.min(76, clientWidth * 0.1);
    const above = Math.min(36, clientHeight * 0.1);
    const below = above * 1.6;
    const across = (clientWidth - 2 * side) / Math.max(1, right - left);
    const down = (clientHeight - above - below) / Math.max(1, bottom - top);
    const scale = Math.min(most, Math.max(0.05, Math.min(across, down)));
    return {
      position: { x: (left + right) / 2, y: (top + bottom) / 2 + (below - above) / 2 / scale },
      scale,
    };
  }

  /** The container has another size: look at the same place as near as before. */
  resized() {
    const camera = { position: this.network.getViewPosition(), scale: this.network.getScale() };
    this.resizing = true;
    this.network.canvas.setSize();
    this.resizing = false;
    this.#look(camera, false);
  }

  /** @param {number} factor */
  zoom(factor) {
    const scale = Math.min(4, Math.max(0.05, this.network.getScale() * factor));
    this.#look({ scale }, this.#motion());
  }

  /**
   * Bring things into view. Who clicked in the drawing sees them already, and it stays as it is;
   * who came from elsewhere is taken near enough to read the labels around them.
   * @param {number[]} nodes
   * @param {boolean} near
   */
  reveal(nodes, near) {
    const wanted = near && this.lit ? [...this.lit.nodes] : nodes;
    const { clientWidth, clientHeight } = this.container;
    const scale = this.network.getScale();
    const inside = wanted
      .filter((id) => this.nodes.get(id))
      .every((id) => {
        const { x, y } = this.network.canvasToDOM(this.network.getPosition(id));
        return x > 40 && y > 30 && x < clientWidth - 40 && y < clientHeight - 50;
      });
    let camera = this.#camera(wanted, near ? 1 : scale);
    if (!camera || (inside && (!near || scale >= Math.min(0.8, camera.scale * 0.8)))) return;
    // What surrounds it may be too far apart to be read at once: then it comes first.
    if (camera.scale < READABLE) camera = this.#camera(nodes, Math.max(scale, READABLE * 1.4));
    if (camera) this.#look(camera, this.#motion());
  }

  #motion() {
    return still() ? false : { duration: 220, easingFunction: "easeOutQuad" };
  }

  /**
   * The nearest thing in a direction from where the keyboard is.
   * @param {number} dx
   * @param {number} dy
   * @returns {number | null}
   */
  step(dx, dy) {
    const ids = this.nodes.getIds();
    const degree = (/** @type {number} */ id) => this.graph.edgesOf[id].length;
    if (!ids.length) return null;
    if (this.cursor === null || !this.nodes.get(this.cursor)) {
      return ids.reduce((a, b) => (degree(b) > degree(a) ? b : a));
    }
    const from = this.network.getPosition(this.cursor);
    let best = this.cursor;
    let least = Infinity;
    for (const id of ids) {
      const to = this.network.getPosition(id);
      const ahead = (to.x - from.x) * dx + (to.y - from.y) * dy;
      const aside = Math.abs((to.x - from.x) * dy) + Math.abs((to.y - from.y) * dx);
      if (id === this.cursor || ahead <= 0 || aside > ahead * 1.5) continue;
      if (ahead + aside * 2 < least) [best, least] = [id, ahead + aside * 2];
    }
    return best;
  }

  /** Put the keyboard's mark on a thing, or nowhere. @param {number | null} node */
  point(node) {
    this.cursor = node;
    if (node !== null) this.reveal([node], false);
    this.network.redraw();
  }
}
