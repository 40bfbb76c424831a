// Where one looks at the drawing, and how near.

import { still } from "../base/theme.js";

/**
 * @typedef {import("./arrange.js").Point} Point
 * @typedef {{ position: Point, scale: number }} Look
 */

/** The scale under which labels hide each other. */
const READABLE = 0.42;
/** The width under which a drawing is begun in its middle. */
const NARROW = 700;
const NEAREST = 4;
const FARTHEST = 0.05;

export class Eye {
  /**
   * @param {vis.Network} network
   * @param {HTMLElement} container
   * @param {(id: number) => boolean} isDrawn
   */
  constructor(network, container, isDrawn) {
    this.network = network;
    this.container = container;
    this.isDrawn = isDrawn;
    /** @type {Look | null} */ this.looksAt = null;
    /** @type {(byHand: boolean) => void} told when the reader looks elsewhere */ this.onLook = () => {};
    this.resizing = false;
    // vis-network zooms with its container; a drawing that jumps is hard to follow.
    network.on("resize", () => {
      if (this.resizing) return;
      queueMicrotask(() => {
        if (this.looksAt) this.#look(this.looksAt, false);
        network.redraw();
      });
    });
    network.on("zoom", () => this.onLook(true));
    network.on("dragEnd", ({ nodes }) => nodes.length || this.onLook(true));
  }

  /** Remember where the reader looks, whatever brought them there; while the drawing is hidden that says nothing. */
  remember() {
    if (!this.container.clientHeight) return;
    this.looksAt = { position: this.network.getViewPosition(), scale: this.network.getScale() };
  }

  /**
   * @param {{ position?: Point, scale: number }} look
   * @param {any} animation
   */
  #look(look, animation) {
    this.looksAt = { position: this.network.getViewPosition(), ...look };
    this.network.moveTo({ ...look, animation });
    this.onLook(false);
  }

  /** @param {{ x: number, y: number, scale: number }} camera */
  lookAt({ x, y, scale }) {
    this.#look({ position: { x, y }, scale: Math.min(NEAREST, Math.max(FARTHEST, scale)) }, false);
  }

  /** Show all of these, labels included. @param {number[]} ids */
  fit(ids) {
    const camera = this.#camera(ids, 1.25);
    if (camera) this.#look(camera, false);
  }

  /**
   * Show all of it at first; on a small screen, where that says nothing, what is in the middle of things.
   * @param {number[]} ids
   * @param {number | null} hub
   */
  begin(ids, hub) {
    this.fit(ids);
    if (hub === null || this.container.clientWidth > NARROW || this.network.getScale() >= READABLE) return;
    this.#look({ position: this.network.getPosition(hub), scale: READABLE * 1.3 }, false);
  }

  /**
   * Where to look to see some things with their labels.
   * @param {number[]} ids
   * @param {number} most how far to zoom in
   * @returns {Look | null}
   */
  #camera(ids, most) {
    const places = ids.filter(this.isDrawn).map((id) => this.network.getPosition(id));
    if (!places.length) return null;
    const [xs, ys] = [places.map((place) => place.x), places.map((place) => place.y)];
    const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
    const { clientWidth, clientHeight } = this.container;
    const side = Math.min(76, clientWidth * 0.1);
    const above = Math.min(36, clientHeight * 0.1);
    const below = above * 1.6;
    const across = (clientWidth - 2 * side) / Math.max(1, right - left);
    const down = (clientHeight - above - below) / Math.max(1, bottom - top);
    const scale = Math.min(most, Math.max(FARTHEST, Math.min(across, down)));
    return {
      position: { x: (left + right) / 2, y: (top + bottom) / 2 + (below - above) / 2 / scale },
      scale,
    };
  }

  /** The container has another size: look at the same place as near as before. */
  resized() {
    const camera = this.looksAt ?? { position: this.network.getViewPosition(), scale: this.network.getScale() };
    this.resizing = true;
    this.network.canvas.setSize();
    this.resizing = false;
    this.#look(camera, false);
  }

  /** @param {number} factor */
  zoom(factor) {
    const scale = Math.min(NEAREST, Math.max(FARTHEST, this.network.getScale() * factor));
    this.#look({ scale }, motion());
    this.onLook(true);
  }

  /**
   * Bring things into view. Who clicked in the drawing sees them already, and it stays as it is;
   * who came from elsewhere is taken near enough to read the labels around them.
   * @param {number[]} nodes
   * @param {number[]} around them and what is beside them
   * @param {boolean} near
   */
  reveal(nodes, around, near) {
    const wanted = near && around.length ? around : nodes;
    const scale = this.network.getScale();
    const inside = wanted.filter(this.isDrawn).every((id) => this.#isInside(id));
    let camera = this.#camera(wanted, near ? 1 : scale);
    if (!camera || (inside && (!near || scale >= Math.min(0.8, camera.scale * 0.8)))) return;
    // What surrounds it may be too far apart to be read at once: then it comes first.
    if (camera.scale < READABLE) camera = this.#camera(nodes, Math.max(scale, READABLE * 1.4));
    if (camera) this.#look(camera, motion());
  }

  /** @param {number} id */
  #isInside(id) {
    const { clientWidth, clientHeight } = this.container;
    const { x, y } = this.network.canvasToDOM(this.network.getPosition(id));
    return x > 40 && y > 30 && x < clientWidth - 40 && y < clientHeight - 50;
  }
}

/** How the view moves; at once where the reader asked for stillness. */
function motion() {
  return still() ? false : { duration: 220, easingFunction: "easeOutQuad" };
}
