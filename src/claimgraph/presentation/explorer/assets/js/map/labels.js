// Names on the map: at each zoom those that matter most, none on top of another.

import { Taken, wrapped, write } from "../drawing/labels.js";

/**
 * @typedef {import("./camera.js").Camera} Camera
 * @typedef {import("./camera.js").Point} Point
 * @typedef {import("./scene.js").Scene} Scene
 * @typedef {import("../base/theme.js").Palette} Palette
 */

/** How much of the window there is for each label, in square pixels. */
const ROOM = 13_000;
/** How many things in view are tried for the labels that fit. */
const TRIED = 1200;
const WIDTH = 150;
const LINE = 1.2;

/**
 * Write the names of what matters most in view.
 * @param {CanvasRenderingContext2D} ctx
 * @param {Scene} scene
 * @param {Camera} camera
 * @param {Palette} palette
 * @returns {number[]} whose names are there
 */
export function labels(ctx, scene, camera, palette) {
  const taken = new Taken();
  const most = Math.min(160, Math.round((camera.width * camera.height) / (ROOM * palette.letters ** 2)));
  /** @type {number[]} */
  const named = [];
  for (const node of candidates(scene, camera)) {
    if (named.length >= most) break;
    if (label(ctx, scene, camera, palette, node, taken)) named.push(node);
  }
  return named;
}

/**
 * Things in view, those with the most edges first.
 * @param {Scene} scene
 * @param {Camera} camera
 * @returns {number[]}
 */
export function candidates(scene, camera) {
  const { left, right, top, bottom } = camera.seen(20);
  /** @type {number[]} */
  const found = [];
  for (const node of scene.ranked) {
    if (found.length >= TRIED) break;
    const [x, y] = [scene.xs[node], scene.ys[node]];
    if (scene.mask.nodes[node] && x >= left && x <= right && y >= top && y <= bottom) found.push(node);
  }
  return found;
}

/**
 * Write the name of a thing under it, where there is room.
 * @param {CanvasRenderingContext2D} ctx
 * @param {Scene} scene
 * @param {Camera} camera
 * @param {Palette} palette
 * @param {number} node
 * @param {Taken} taken
 * @param {boolean} [always] whether it is written even where there is no room
 * @returns {boolean} whether it is written
 */
export function label(ctx, scene, camera, palette, node, taken, always = false) {
  const { x, y } = camera.toScreen(scene.xs[node], scene.ys[node]);
  const radius = scene.radius(node, camera.zoomed);
  const size = (11 + Math.min(3, radius / 4)) * palette.letters;
  const weight = always ? 600 : 400;
  ctx.font = `${weight} ${size}px ${palette.font}`;
  const width = (/** @type {string} */ text) => ctx.measureText(text).width;
  const lines = wrapped(scene.graph.label(node), width, WIDTH * palette.letters, 2);
  const half = Math.max(...lines.map(width), 1) / 2 + 3;
  const [top, bottom] = [y + radius + 2, y + radius + 4 + lines.length * size * LINE];
  const rect = { left: x - half, right: x + half, top: y - radius, bottom };
  if (!always && !taken.isFree(rect)) return false;
  taken.add(rect);
  write(ctx, lines, { x, top, size, weight, font: palette.font, ink: palette.ink, paper: palette.paper });
  return true;
}
