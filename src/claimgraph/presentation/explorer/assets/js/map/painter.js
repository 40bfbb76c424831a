// Paints the map in slices of time, on a sheet of its own, so that the page never stands still.

import { pathOf } from "../drawing/shapes.js";
import { labels } from "./labels.js";
import { margin } from "./picture.js";

/**
 * @typedef {import("./camera.js").Camera} Camera
 * @typedef {import("./scene.js").Scene} Scene
 * @typedef {import("../base/theme.js").Palette} Palette
 * @typedef {CanvasRenderingContext2D} Context
 */

/** How many lines and signs are painted before the clock is looked at. */
const LINES_A_STEP = 1500;
const SIGNS_A_STEP = 800;
/** Under this radius in pixels a thing is a dot, since its form could not be told. */
const FORM_FROM = 4;
/** Lines shorter than this many pixels are under their things. */
const SHORTEST = 1.5;

/**
 * Paint all that can be seen; each step is a short time.
 * @param {Context} ctx its origin is the window's corner
 * @param {Scene} scene
 * @param {Camera} camera which stays where it is meanwhile
 * @param {Palette} palette
 * @returns {Generator<void, void, void>}
 */
export function* painting(ctx, scene, camera, palette) {
  yield* lines(ctx, scene, camera, palette);
  yield* signs(ctx, scene, camera, palette);
  labels(ctx, scene, camera, palette);
}

/**
 * Plain lines first and pale; what is contradicted or denied above them, in its colour and dashes.
 * @param {Context} ctx
 * @param {Scene} scene
 * @param {Camera} camera
 * @param {Palette} palette
 */
function* lines(ctx, scene, camera, palette) {
  const near = camera.zoomed > 4;
  const crowd = Math.min(1, Math.max(0.16, 2500 / scene.graph.edgeCount));
  ctx.lineWidth = 1;
  ctx.globalAlpha = near ? 0.75 : crowd * 0.75;
  ctx.strokeStyle = palette.line;
  yield* strokes(ctx, scene, camera, false);
  ctx.globalAlpha = near ? 0.85 : Math.max(0.3, 0.6 * Math.sqrt(crowd));
  ctx.lineWidth = near ? 1.8 : 1;
  ctx.strokeStyle = palette.contradicted;
  yield* strokes(ctx, scene, camera, true);
  ctx.globalAlpha = 1;
}

/**
 * @param {Context} ctx
 * @param {Scene} scene
 * @param {Camera} camera
 * @param {boolean} disputed whether those that are, or those that are not
 */
function* strokes(ctx, scene, camera, disputed) {
  const { xs, ys, mask, graph } = scene;
  const { left, right, top, bottom } = camera.seen(margin(camera));
  const { x: ox, y: oy } = camera.toScreen(0, 0);
  const { scale } = camera;
  const least = SHORTEST / scale;
  let count = 0;
  ctx.beginPath();
  for (let edge = 0; edge < graph.edgeCount; edge += 1) {
    if (!mask.edges[edge] || (scene.disputed[edge] === 1) !== disputed) continue;
    const [a, b] = graph.ends(edge);
    const [ax, ay, bx, by] = [xs[a], ys[a], xs[b], ys[b]];
    if (Math.abs(ax - bx) < least && Math.abs(ay - by) < least) continue;
    if ((ax < left && bx < left) || (ax > right && bx > right)) continue;
    if ((ay < top && by < top) || (ay > bottom && by > bottom)) continue;
    ctx.moveTo(ax * scale + ox, ay * scale + oy);
    ctx.lineTo(bx * scale + ox, by * scale + oy);
    count += 1;
    if (count % LINES_A_STEP) continue;
    ctx.stroke();
    ctx.beginPath();
    yield;
  }
  ctx.stroke();
}

/**
 * Things, the small first, so that what has many edges lies above what has few.
 * @param {Context} ctx
 * @param {Scene} scene
 * @param {Camera} camera
 * @param {Palette} palette
 */
function* signs(ctx, scene, camera, palette) {
  const { zoomed } = camera;
  const { left, right, top, bottom } = camera.seen(margin(camera));
  let count = 0;
  for (let n = scene.ranked.length - 1; n >= 0; n -= 1) {
    const node = scene.ranked[n];
    const [x, y] = [scene.xs[node], scene.ys[node]];
    if (!scene.mask.nodes[node] || x < left || x > right || y < top || y > bottom) continue;
    const place = camera.toScreen(x, y);
    paintSign(ctx, scene, node, place, scene.radius(node, zoomed), palette);
    count += 1;
    if (count % SIGNS_A_STEP === 0) yield;
  }
}

/** @type {Map<string, Path2D>} */
const paths = new Map();

/**
 * @param {Context} ctx
 * @param {Scene} scene
 * @param {number} node
 * @param {import("./camera.js").Point} place
 * @param {number} radius
 * @param {Palette} palette
 */
export function paintSign(ctx, scene, node, { x, y }, radius, palette) {
  const colour = palette.kinds[scene.colours[node]];
  ctx.fillStyle = colour.fill;
  if (radius < FORM_FROM) {
    ctx.fillRect(x - radius * 0.88, y - radius * 0.88, radius * 1.76, radius * 1.76);
    return;
  }
  const { shape } = scene.graph.kind(node);
  let path = paths.get(shape);
  if (!path) paths.set(shape, (path = new Path2D(pathOf(shape))));
  ctx.save();
  ctx.translate(x, y);
  ctx.scale(radius, radius);
  ctx.fill(path);
  ctx.strokeStyle = colour.edge;
  ctx.lineWidth = 1.2 / radius;
  ctx.stroke(path);
  ctx.restore();
}
