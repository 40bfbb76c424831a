// The drawing: vis-network holds nodes and edges, we paint the nodes, their labels and the marks.

import { Eye } from "./eye.js";
import { LabelLayer } from "./labellayer.js";
import { look, paintBadge } from "./looks.js";
import { NOTHING } from "./scene.js";
import { paint } from "./signs.js";
import { value } from "../data/graph.js";
import { kindLabel, t } from "../words/words.js";

/**
 * @typedef {import("../main.js").Page} Page
 * @typedef {import("../base/theme.js").Palette} Palette
 * @typedef {import("./arrange.js").Point} Point
 * @typedef {import("./groups.js").Group} Group
 * @typedef {{ node?: number, edge?: number }} Pick
 * @typedef {import("./scene.js").Scene} Scene
 * @typedef {{ nodes: Set<number>, edges: Set<number> }} Lit
 */

/** How near to a line a hand must come, in pixels. */
const REACH = 6;
const SAMPLES = 28;

export class Drawing {
  /**
   * @param {HTMLElement} container
   * @param {Page} page
   * @param {Palette} palette
   * @param {object} on
   * @param {(found: Pick[], at: Point, shift: boolean) => void} on.pick called with what was clicked: nothing, one, or several that lie there
   * @param {(node: number, place: Point) => void} on.drop called when a thing was moved by hand
   */
  constructor(container, page, palette, on) {
    this.page = page;
    this.graph = page.graph;
    this.palette = palette;
    this.on = on;
    this.scene = NOTHING;
    /** @type {Map<number, Group>} */ this.groups = new Map();
    /** @type {Pick} */ this.picked = {};
    /** @type {Pick} */ this.hovered = {};
    /** @type {number | null} */ this.cursor = null;
    /** @type {Lit | null} */ this.lit = null;
    /** @type {Lit | null} what is to be seen besides what is chosen: a path */ this.shone = null;
    this.container = container;
    this.nodes = new vis.DataSet();
    this.edges = new vis.DataSet();
    const options = structuredClone(this.graph.options);
    options.nodes.ctxRenderer = (/** @type {any} */ place) => this.#nodeAt(place);
    this.network = new vis.Network(container, { nodes: this.nodes, edges: this.edges }, options);
    this.eye = new Eye(this.network, container, (id) => Boolean(this.nodes.get(id)));
    this.labels = new LabelLayer(this);
    this.#listen();
  }

  #listen() {
    const { network, container } = this;
    const hover = (/** @type {Pick} */ what) => {
      this.hovered = what;
      container.classList.toggle("over", what.node !== undefined || what.edge !== undefined);
      network.redraw();
    };
    network.on("hoverNode", ({ node }) => hover({ node }));
    network.on("hoverEdge", ({ edge }) => hover({ edge }));
    network.on("blurNode", () => hover({}));
    network.on("blurEdge", () => hover({}));
    network.on("afterDrawing", (/** @type {any} */ ctx) => {
      this.eye.remember();
      this.labels.draw(ctx);
    });
    network.on("click", ({ nodes, pointer, event }) =>
      this.on.pick(this.#under(nodes, pointer.DOM), pointer.DOM, Boolean(event.srcEvent?.shiftKey)),
    );
    network.on("dragEnd", ({ nodes }) => {
      if (nodes.length && nodes[0] >= 0) this.on.drop(nodes[0], this.network.getPosition(nodes[0]));
    });
    for (const part of container.querySelectorAll("[tabindex]")) part.setAttribute("tabindex", "-1");
  }

  /**
   * What a hand points at: a thing before its label, a label before lines, and every line that is there.
   * @param {number[]} nodes
   * @param {Point} at
   * @returns {Pick[]}
   */
  #under(nodes, at) {
    if (nodes.length) return [{ node: nodes[0] }];
    const label = this.labels.at(at);
    if (label) return [label];
    return this.#edgesAt(at).map((edge) => ({ edge }));
  }

  /** @param {Point} at in pixels of the container @returns {number[]} the edges there, the nearest first */
  #edgesAt(at) {
    const found = [];
    for (const edge of /** @type {number[]} */ (this.edges.getIds())) {
      const far = this.#distance(edge, at);
      if (far <= REACH + widthOn(this.edges.get(edge)) / 2) found.push({ edge, far });
    }
    return found.sort((a, b) => a.far - b.far || a.edge - b.edge).map(({ edge }) => edge);
  }

  /** @param {number} edge @param {Point} at @returns {number} how far a place is from its line, in pixels */
  #distance(edge, at) {
    let least = Infinity;
    let before = this.along(edge, 0);
    for (let sample = 1; before && sample <= SAMPLES; sample += 1) {
      const point = this.along(edge, sample / SAMPLES);
      if (!point) break;
      least = Math.min(least, fromPiece(before, point, at));
      before = point;
    }
    return least;
  }

  /**
   * Draw these things and edges, each thing in its place.
   * @param {Scene} scene
   * @param {Map<number, Point>} places
   */
  draw(scene, places) {
    const nodes = [...scene.nodes, ...scene.groups.map(({ id }) => id)];
    const wanted = new Set(nodes);
    // vis-network may paint in between: what it has must be known all the time.
    this.edges.clear();
    this.nodes.remove(this.nodes.getIds().filter((/** @type {number} */ id) => !wanted.has(id)));
    this.scene = scene;
    this.groups = new Map(scene.groups.map((group) => [group.id, group]));
    this.nodes.update(nodes.map((id) => ({ id, ...places.get(id), size: this.radius(id) })));
    this.edges.add([...scene.edges, ...this.groups.keys()].map((id) => this.#edge(id)));
  }

  // -- what stands there: a thing, or a group of like leaves --------------------

  /** @param {number} node @returns {number} */
  radius(node) {
    const group = this.groups.get(node);
    if (group) return 11 + Math.min(7, Math.sqrt(group.members.length) * 0.7);
    return value(this.graph.nodes, "size", node) ?? 9;
  }

  /** @param {number} node @returns {string} */
  name(node) {
    const group = this.groups.get(node);
    if (!group) return this.graph.label(node);
    return t("group.of", { n: group.members.length, kind: kindLabel(group.kind) });
  }

  /** @param {number} node @returns {number} how much it matters */
  weight(node) {
    return this.groups.get(node)?.members.length ?? this.graph.edgesOf[node].length;
  }

  /** @param {number} edge @returns {[number, number]} the two that it joins */
  ends(edge) {
    const group = this.groups.get(edge);
    if (!group) return this.graph.ends(edge);
    return group.outward ? [group.hub, group.id] : [group.id, group.hub];
  }

  /** @param {number} edge @returns {number} its relation */
  relation(edge) {
    return this.groups.get(edge)?.relation ?? this.graph.relationOf(edge);
  }

  /** @param {number} edge @returns {string} */
  standing(edge) {
    if (this.scene.fallen.has(edge)) return "fallen";
    return edge < 0 ? "plain" : this.page.standing(edge);
  }

  /** @param {number} node @returns {number | undefined} where a thing is to be seen: itself, its group, or nowhere */
  standIn(node) {
    if (this.nodes.get(node)) return node;
    return this.scene.groups.find((group) => group.members.includes(node))?.id;
  }

  /** @param {number} id @returns {any} the edge as vis-network reads it */
  #edge(id) {
    const [from, to] = this.ends(id);
    const bend = id < 0 ? 0 : (value(this.graph.edges, "bend", id) ?? 0);
    const smooth =
      bend && from !== to
        ? { enabled: true, type: bend > 0 ? "curvedCW" : "curvedCCW", roundness: Math.abs(bend) }
        : { enabled: false };
    return { id, from, to, smooth, ...this.#edgeLook(id) };
  }

  /** @param {number} id */
  #edgeLook(id) {
    const origins = this.page.origins(this.groups.get(id)?.edges[0] ?? id);
    return look(this.standing(id), origins, this.palette, {
      chosen: this.picked.edge === id,
      lit: !this.lit || this.lit.edges.has(id),
      fallen: this.scene.fallen.has(id),
    });
  }

  // -- what is chosen -----------------------------------------------------------

  /**
   * Show what is chosen, and let the rest step back.
   * @param {Pick} picked
   */
  choose(picked) {
    this.picked = picked;
    this.lit = this.#around(picked) ?? this.shone;
    if (picked.node !== undefined) this.cursor = this.standIn(picked.node) ?? null;
    else if (picked.edge !== undefined) this.cursor = this.ends(picked.edge)[0];
    this.#repaintEdges();
  }

  /** Let some things and edges stand out, whatever is chosen. @param {Lit | null} lit */
  shine(lit) {
    this.shone = lit;
    this.choose(this.picked);
  }

  /** @param {Pick} picked @returns {Lit | null} */
  #around({ node, edge }) {
    if (edge !== undefined && this.edges.get(edge)) return { nodes: new Set(this.ends(edge)), edges: new Set([edge]) };
    if (node === undefined || !this.nodes.get(node)) return null;
    const edges = /** @type {number[]} */ (this.edges.getIds()).filter((id) => this.ends(id).includes(node));
    return { nodes: new Set([node, ...edges.flatMap((id) => this.ends(id))]), edges: new Set(edges) };
  }

  /** @param {Palette} palette */
  paint(palette) {
    this.palette = palette;
    this.labels.forget();
    this.#repaintEdges();
  }

  #repaintEdges() {
    const ids = /** @type {number[]} */ (this.edges.getIds());
    this.edges.update(ids.map((id) => ({ id, ...this.#edgeLook(id) })));
    this.network.redraw();
  }

  /** @param {any} place where vis-network wants a node drawn */
  #nodeAt({ ctx, id, x, y }) {
    const radius = this.radius(id);
    return {
      drawNode: () => paint(ctx, this.#sign(id, radius), x, y, this.palette),
      nodeDimensions: { width: radius * 2, height: radius * 2 },
    };
  }

  /** @param {number} id @param {number} radius @returns {import("./signs.js").Sign} */
  #sign(id, radius) {
    const group = this.groups.get(id);
    const chosen = this.picked.node === id;
    const ring = chosen ? "chosen" : this.isPointed(id) ? "pointed" : this.isMeant(id) ? "meant" : "";
    const lit = !this.lit || this.lit.nodes.has(id);
    if (group)
      return { kind: group.kind, radius, several: true, unknown: false, pinned: false, lit, ring, count: group.members.length };
    const { graph } = this;
    const unknown = graph.unknown(id) !== "";
    const pinned = this.scene.pinned.has(id);
    return { kind: graph.kind(id), radius, several: graph.isGroup(id), unknown, pinned, lit, ring, count: 0 };
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
  paintBadge(ctx, standing, at, size) {
    paintBadge(ctx, standing, at, size, this.palette);
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

  // -- where one looks, and where the keyboard is --------------------------------

  /** Show all that is drawn. */
  fit() {
    this.eye.fit(this.nodes.getIds());
  }

  /** Look at it for the first time. */
  begin() {
    this.eye.begin(this.nodes.getIds(), this.step(0, 0));
  }

  /** @param {number} factor */
  zoom(factor) {
    this.eye.zoom(factor);
  }

  /** @param {number[]} nodes @param {boolean} near */
  reveal(nodes, near) {
    const there = nodes.map((node) => this.standIn(node)).filter((node) => node !== undefined);
    this.eye.reveal(/** @type {number[]} */ (there), this.lit ? [...this.lit.nodes] : [], near);
  }

  /**
   * The nearest thing in a direction from where the keyboard is.
   * @param {number} dx
   * @param {number} dy
   * @returns {number | null}
   */
  step(dx, dy) {
    const ids = /** @type {number[]} */ (this.nodes.getIds());
    if (!ids.length) return null;
    if (this.cursor === null || !this.nodes.get(this.cursor))
      return ids.reduce((a, b) => (this.weight(b) > this.weight(a) ? b : a));
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
    if (node !== null) this.eye.reveal([node], [], false);
    this.network.redraw();
  }

  /** Do with what the keyboard is at what a click would do. @param {boolean} shift */
  enter(shift) {
    if (this.cursor === null) return;
    this.on.pick([{ node: this.cursor }], this.network.canvasToDOM(this.network.getPosition(this.cursor)), shift);
  }
}

/** @param {any} edge @returns {number} */
function widthOn(edge) {
  return edge?.width ?? 1;
}

/** @param {Point} a @param {Point} b @param {Point} at @returns {number} how far a place is from a straight piece */
function fromPiece(a, b, at) {
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  const length = dx * dx + dy * dy;
  const share = length ? Math.max(0, Math.min(1, ((at.x - a.x) * dx + (at.y - a.y) * dy) / length)) : 0;
  return Math.hypot(a.x + share * dx - at.x, a.y + share * dy - at.y);
}
