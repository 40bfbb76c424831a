// The map on its canvas: pictures of it, what lies over them, and how one moves about in it.

import { palette, still } from "../base/theme.js";
import { Camera } from "./camera.js";
import { bounds } from "./grid.js";
import { marks } from "./marks.js";
import { painting } from "./painter.js";
import { Picture } from "./picture.js";

/**
 * @typedef {import("./camera.js").Look} Look
 * @typedef {import("./camera.js").Point} Point
 * @typedef {import("./camera.js").Rect} Rect
 * @typedef {import("./scene.js").Scene} Scene
 */
/**
 * What is to stand out.
 * @typedef {object} Seen
 * @property {number | undefined} chosen
 * @property {import("./marks.js").Lit | null} lit what is to be seen where nothing is chosen: a path
 * @property {number | null} hovered
 * @property {number | null} pointed
 * @property {Rect | null} frame a box that is being drawn
 */

/** Milliseconds that a slice of painting may take, and how long after a movement it begins. */
const SLICE = 10;
const CALM = 90;
const FLIGHT = 240;
/** How near one is taken to what is looked for, and what counts as near already. */
const NEAR = 2.5;
const NEAR_ENOUGH = 1.5;

export class Atlas {
  /**
   * @param {HTMLCanvasElement} canvas
   * @param {Scene} scene
   * @param {() => Seen} seen
   * @param {(look: Look) => void} onRest called when the reader looks elsewhere, and stays there
   */
  constructor(canvas, scene, seen, onRest) {
    this.canvas = canvas;
    this.scene = scene;
    this.seen = seen;
    this.onRest = onRest;
    this.ctx = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
    this.camera = new Camera(scene.grid.bounds);
    this.colours = palette();
    this.ratio = 1;
    /** @type {Picture | null} */ this.picture = null;
    /** @type {{ picture: Picture, steps: Generator<void, void, void> } | null} */ this.work = null;
    /** @type {Rect | null} what the window is to show, until a hand moves it */ this.framed = null;
    /** Counts who moved the map, so that a flight ends where somebody else takes over. */ this.turn = 0;
    this.asked = false;
    this.pending = 0;
    /** Counts pictures, for who waits for one. */
    this.finished = 0;
  }

  // -- moving about ------------------------------------------------------------

  /** @param {number} dx @param {number} dy */
  pan(dx, dy) {
    this.#moved(() => this.camera.pan(dx, dy));
  }

  /** @param {number} factor @param {Point} [place] */
  zoom(factor, place) {
    this.#moved(() => this.camera.zoom(factor, place));
  }

  /** Show all of it. */
  whole() {
    this.#moved(() => this.camera.fit());
  }

  /** @param {Look} look */
  lookAt(look) {
    this.framed = null;
    this.turn += 1;
    this.camera.look = look;
    this.repaint();
  }

  /** Bring a thing into view, near enough to tell it from others. @param {number} node */
  bring(node) {
    const { camera, scene } = this;
    const [wx, wy] = [scene.xs[node], scene.ys[node]];
    const { x, y } = camera.toScreen(wx, wy);
    const inside = x > 50 && y > 50 && x < camera.width - 50 && y < camera.height - 60;
    if (inside && camera.zoomed > NEAR_ENOUGH) return;
    this.#fly({ x: wx, y: wy, scale: Math.max(camera.scale, camera.whole * NEAR) });
  }

  /** Bring some things into view together, and keep them there while the window changes. @param {number[]} nodes */
  frame(nodes) {
    if (!nodes.length) return;
    const framed = bounds(this.scene.xs, this.scene.ys, nodes);
    this.#fly(this.#seeing(framed));
    this.framed = framed;
  }

  /** @param {Rect} rect @returns {Look} from where all of it can be seen */
  #seeing(rect) {
    const camera = this.#held();
    camera.show(rect, NEAR);
    return camera.look;
  }

  /** @returns {Camera} one that looks as ours does now, and stays there */
  #held() {
    const { look, width, height, world } = this.camera;
    const held = new Camera(world);
    held.resize(width, height);
    held.look = look;
    return held;
  }

  /** Go there; in steps, unless the reader asked for stillness. @param {Look} goal */
  #fly(goal) {
    const from = this.camera.look;
    if (still()) return this.#moved(() => (this.camera.look = goal));
    this.framed = null;
    const turn = (this.turn += 1);
    const start = performance.now();
    const step = (/** @type {number} */ now) => {
      // Who takes the map in hand meanwhile is not carried on.
      if (turn !== this.turn) return;
      const share = Math.min(1, Math.max(0, (now - start) / FLIGHT));
      const eased = 1 - (1 - share) ** 3;
      const between = (/** @type {keyof Look} */ name) => from[name] + (goal[name] - from[name]) * eased;
      this.#went(() => (this.camera.look = { x: between("x"), y: between("y"), scale: between("scale") }));
      if (share < 1) requestAnimationFrame(step);
    };
    requestAnimationFrame(step);
  }

  /** @param {() => void} how */
  #moved(how) {
    this.framed = null;
    this.turn += 1;
    this.#went(how);
  }

  /** @param {() => void} how */
  #went(how) {
    how();
    this.ask();
    clearTimeout(this.pending);
    this.pending = setTimeout(() => {
      this.repaint();
      this.onRest(this.camera.look);
    }, CALM);
  }

  /** @param {Point} place in the window @param {number} reach pixels @returns {number | null} the thing there */
  under(place, reach) {
    const { x, y } = this.camera.toWorld(place.x, place.y);
    return this.scene.grid.nearest(x, y, reach / this.camera.scale, this.scene.passes);
  }

  /** @param {Rect} rect in the window @returns {number[]} the things in it, those with more edges first */
  inside(rect) {
    const { scene, camera } = this;
    const { x: left, y: top } = camera.toWorld(rect.left, rect.top);
    const { x: right, y: bottom } = camera.toWorld(rect.right, rect.bottom);
    const found = scene.grid.inside({ left, top, right, bottom }).filter(scene.passes);
    return found.sort((a, b) => scene.degree(b) - scene.degree(a) || a - b);
  }

  /** @returns {number | null} the thing with the most edges in view */
  get foremost() {
    const { width, height } = this.camera;
    return this.inside({ left: 0, top: 0, right: width, bottom: height })[0] ?? null;
  }

  /** The window is so large now. @param {number} width @param {number} height */
  resize(width, height) {
    const ratio = Math.min(2, window.devicePixelRatio || 1);
    const { camera } = this;
    if (!width || !height || (camera.width === width && camera.height === height && this.ratio === ratio)) return;
    const wasWhole = Math.abs(camera.zoomed - 1) < 0.01 || camera.width === 1;
    this.ratio = ratio;
    camera.resize(width, height);
    this.canvas.width = Math.round(width * ratio);
    this.canvas.height = Math.round(height * ratio);
    if (this.framed) {
      this.turn += 1;
      camera.look = this.#seeing(this.framed);
    } else if (wasWhole) camera.fit();
    this.repaint();
  }

  // -- painting ----------------------------------------------------------------

  /** The colours are others now. */
  recolour() {
    this.colours = palette();
    this.repaint();
  }

  /** Begin a new picture; the one that is there stays until it is ready. */
  repaint() {
    const picture = new Picture(this.camera, this.ratio);
    this.work = { picture, steps: painting(picture.ctx, this.scene, this.#held(), this.colours) };
    this.ask();
  }

  /** Show it anew in the next frame. */
  ask() {
    if (this.asked) return;
    this.asked = true;
    requestAnimationFrame(() => {
      this.asked = false;
      this.#goOn();
      this.#show();
    });
  }

  #goOn() {
    const end = performance.now() + SLICE;
    while (this.work && performance.now() < end) {
      if (!this.work.steps.next().done) continue;
      this.picture = this.work.picture;
      this.work = null;
      this.finished += 1;
    }
    if (this.work) this.ask();
  }

  #show() {
    const { ctx, camera, colours } = this;
    ctx.setTransform(this.ratio, 0, 0, this.ratio, 0, 0);
    ctx.fillStyle = colours.paper;
    ctx.fillRect(0, 0, camera.width, camera.height);
    // While the first picture is made, as much of it as there is.
    (this.picture ?? this.work?.picture)?.show(ctx, camera);
    marks(ctx, this.scene, camera, colours, this.seen());
  }
}
