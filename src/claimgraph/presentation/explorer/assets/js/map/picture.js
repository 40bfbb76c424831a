// A picture of the map, larger than the window, that can be moved and grown until there is a new one.

/** @typedef {import("./camera.js").Camera} Camera */

/**
 * What surrounds the window so that it can be moved a little before another picture is needed.
 * @param {Camera} camera
 */
export function margin(camera) {
  return Math.round(Math.min(420, Math.max(camera.width, camera.height) * 0.25));
}

/** It knows from where it was taken. */
export class Picture {
  /** @param {Camera} camera @param {number} ratio device pixels a pixel */
  constructor(camera, ratio) {
    this.look = camera.look;
    this.margin = margin(camera);
    this.ratio = ratio;
    this.canvas = document.createElement("canvas");
    this.canvas.width = Math.ceil((camera.width + 2 * this.margin) * ratio);
    this.canvas.height = Math.ceil((camera.height + 2 * this.margin) * ratio);
    this.ctx = /** @type {CanvasRenderingContext2D} */ (this.canvas.getContext("2d"));
    this.ctx.setTransform(ratio, 0, 0, ratio, this.margin * ratio, this.margin * ratio);
  }

  /** Show it as it lies from where the reader looks now. @param {CanvasRenderingContext2D} ctx @param {Camera} camera */
  show(ctx, camera) {
    const grown = camera.scale / this.look.scale;
    const middle = camera.toScreen(this.look.x, this.look.y);
    const width = (this.canvas.width / this.ratio) * grown;
    const height = (this.canvas.height / this.ratio) * grown;
    ctx.drawImage(this.canvas, middle.x - width / 2, middle.y - height / 2, width, height);
  }
}
