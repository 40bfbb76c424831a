// Where on the map the reader looks, and how near.

/**
 * @typedef {{ x: number, y: number }} Point
 * @typedef {{ left: number, top: number, right: number, bottom: number }} Rect
 * @typedef {{ x: number, y: number, scale: number }} Look the place in the middle, and pixels a unit
 */

/** How much nearer than the whole one can go. */
const NEAREST = 60;
const FARTHEST = 0.5;
/** The part of the window that stays free on each side when the whole is shown. */
const MARGIN = 0.06;

export class Camera {
  /** @param {Rect} world all there is to see */
  constructor(world) {
    this.world = world;
    this.width = 1;
    this.height = 1;
    this.x = 0;
    this.y = 0;
    this.scale = 1;
    this.fit();
  }

  /** The scale at which the whole just fits. @returns {number} */
  get whole() {
    const { left, right, top, bottom } = this.world;
    const free = 1 - 2 * MARGIN;
    return Math.min(
      (this.width * free) / Math.max(1, right - left),
      (this.height * free) / Math.max(1, bottom - top),
    );
  }

  /** How much nearer than the whole it is. @returns {number} */
  get zoomed() {
    return this.scale / this.whole;
  }

  /** @returns {Look} */
  get look() {
    return { x: this.x, y: this.y, scale: this.scale };
  }

  /** Anything may stand in an address: what is no number leaves things as they are. @param {Look} look */
  set look({ x, y, scale }) {
    if (![x, y, scale].every(Number.isFinite)) return;
    this.scale = Math.min(this.whole * NEAREST, Math.max(this.whole * FARTHEST, scale));
    this.x = Math.min(this.world.right, Math.max(this.world.left, x));
    this.y = Math.min(this.world.bottom, Math.max(this.world.top, y));
  }

  /** The window has another size. @param {number} width @param {number} height */
  resize(width, height) {
    this.width = Math.max(1, width);
    this.height = Math.max(1, height);
  }

  /** Show all of it. */
  fit() {
    const { left, right, top, bottom } = this.world;
    this.look = { x: (left + right) / 2, y: (top + bottom) / 2, scale: this.whole };
  }

  /** @param {number} dx pixels to the right @param {number} dy pixels down */
  pan(dx, dy) {
    this.look = { x: this.x - dx / this.scale, y: this.y - dy / this.scale, scale: this.scale };
  }

  /**
   * Go nearer or farther; what is at a place of the window stays there.
   * @param {number} factor
   * @param {Point} [at] pixels; the middle where it is not given
   */
  zoom(factor, at = { x: this.width / 2, y: this.height / 2 }) {
    const held = this.toWorld(at.x, at.y);
    this.look = { ...this.look, scale: this.scale * factor };
    const now = this.toWorld(at.x, at.y);
    this.look = { x: this.x + held.x - now.x, y: this.y + held.y - now.y, scale: this.scale };
  }

  /** @param {number} x @param {number} y @returns {Point} where a place of the map is in the window */
  toScreen(x, y) {
    return {
      x: (x - this.x) * this.scale + this.width / 2,
      y: (y - this.y) * this.scale + this.height / 2,
    };
  }

  /** @param {number} x @param {number} y @returns {Point} which place of the map is there in the window */
  toWorld(x, y) {
    return {
      x: (x - this.width / 2) / this.scale + this.x,
      y: (y - this.height / 2) / this.scale + this.y,
    };
  }

  /** What can be seen, with a margin around it. @param {number} [margin] pixels @returns {Rect} */
  seen(margin = 0) {
    const { x: left, y: top } = this.toWorld(-margin, -margin);
    const { x: right, y: bottom } = this.toWorld(this.width + margin, this.height + margin);
    return { left, top, right, bottom };
  }

  /** Look so that these places can be seen together. @param {Rect} rect @param {number} nearest */
  show({ left, top, right, bottom }, nearest) {
    const free = 1 - 4 * MARGIN;
    const scale = Math.min(
      (this.width * free) / Math.max(1e-9, right - left),
      (this.height * free) / Math.max(1e-9, bottom - top),
      this.whole * nearest,
    );
    this.look = { x: (left + right) / 2, y: (top + bottom) / 2, scale };
  }
}
