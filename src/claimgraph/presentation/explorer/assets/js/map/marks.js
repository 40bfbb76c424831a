// What lies over the picture: what is chosen with its edges or else a path, what the hand is over,
// where the keyboard is.

import { Taken } from "../drawing/labels.js";
import { label } from "./labels.js";
import { paintSign } from "./painter.js";

/**
 * @typedef {import("./camera.js").Camera} Camera
 * @typedef {import("./scene.js").Scene} Scene
 * @typedef {import("../base/theme.js").Palette} Palette
 * @typedef {CanvasRenderingContext2D} Context
 * @typedef {{ nodes: number[], edges: number[], ends: number[] }} Lit a path: the ends are named in any case
 */

/** How many neighbours of what is chosen are named, and how many edges of it drawn. */
const NAMED = 24;
const DRAWN = 4000;
/** More edges than this are paler, so that what they lead to can be read. */
const MANY = 40;
const LEAST_RADIUS = 3;
const RING = 5;
/** How much of the picture's ink is taken away where something is chosen. */
const VEIL = 0.62;

/**
 * @param {Context} ctx
 * @param {Scene} scene
 * @param {Camera} camera
 * @param {Palette} palette
 * @param {object} seen
 * @param {number | undefined} seen.chosen
 * @param {Lit | null} seen.lit
 * @param {number | null} seen.hovered
 * @param {number | null} seen.pointed
 * @param {import("./camera.js").Rect | null} seen.frame a box that is being drawn
 */
export function marks(ctx, scene, camera, palette, { chosen, lit, hovered, pointed, frame }) {
  if (chosen !== undefined || lit) {
    ctx.globalAlpha = VEIL;
    ctx.fillStyle = palette.paper;
    ctx.fillRect(0, 0, camera.width, camera.height);
    ctx.globalAlpha = 1;
  }
  if (chosen !== undefined) around(ctx, scene, camera, palette, chosen);
  else if (lit) along(ctx, scene, camera, palette, lit);
  const taken = new Taken();
  for (const node of new Set([chosen, hovered, pointed])) {
    if (node === undefined || node === null) continue;
    ring(ctx, scene, camera, palette, node, node === chosen);
    label(ctx, scene, camera, palette, node, taken, true);
  }
  if (frame) outline(ctx, palette, frame);
}

/**
 * Its edges and what they lead to.
 * @param {Context} ctx
 * @param {Scene} scene
 * @param {Camera} camera
 * @param {Palette} palette
 * @param {number} chosen
 */
function around(ctx, scene, camera, palette, chosen) {
  const { graph, mask } = scene;
  const edges = [...graph.edgesOf[chosen]].filter((edge) => mask.edges[edge]).slice(0, DRAWN);
  const place = (/** @type {number} */ node) => camera.toScreen(scene.xs[node], scene.ys[node]);
  const here = place(chosen);
  ctx.globalAlpha = edges.length > MANY ? 0.4 : 0.8;
  lines(ctx, scene, camera, palette, edges, 1);
  ctx.globalAlpha = 1;
  const others = [...new Set(edges.map((edge) => graph.otherEnd(edge, chosen)))];
  others.sort((a, b) => scene.degree(b) - scene.degree(a) || a - b);
  for (const node of others) paintSign(ctx, scene, node, place(node), size(scene, camera, node), palette);
  const taken = new Taken();
  taken.add({ left: here.x - 70, right: here.x + 70, top: here.y - 10, bottom: here.y + 40 });
  const isSeen = (/** @type {number} */ node) => {
    const { x, y } = place(node);
    return x > 0 && y > 0 && x < camera.width && y < camera.height;
  };
  for (const node of others.filter(isSeen).slice(0, NAMED)) label(ctx, scene, camera, palette, node, taken);
}

/**
 * A path: its edges, its things and their names.
 * @param {Context} ctx
 * @param {Scene} scene
 * @param {Camera} camera
 * @param {Palette} palette
 * @param {Lit} lit
 */
function along(ctx, scene, camera, palette, { nodes, edges, ends }) {
  lines(ctx, scene, camera, palette, edges, 2);
  const between = nodes.filter((node) => !ends.includes(node));
  for (const node of between) {
    const place = camera.toScreen(scene.xs[node], scene.ys[node]);
    paintSign(ctx, scene, node, place, size(scene, camera, node), palette);
  }
  for (const node of ends) ring(ctx, scene, camera, palette, node, true);
  const taken = new Taken();
  for (const node of ends) label(ctx, scene, camera, palette, node, taken, true);
  for (const node of between) label(ctx, scene, camera, palette, node, taken);
}

/**
 * Edges that stand out.
 * @param {Context} ctx
 * @param {Scene} scene
 * @param {Camera} camera
 * @param {Palette} palette
 * @param {number[]} edges
 * @param {number} width of those that are not disputed
 */
function lines(ctx, scene, camera, palette, edges, width) {
  for (const edge of edges) {
    const [from, to] = scene.graph.ends(edge).map((node) => camera.toScreen(scene.xs[node], scene.ys[node]));
    const disputed = scene.disputed[edge] === 1;
    ctx.strokeStyle = disputed ? palette.contradicted : palette.ink;
    ctx.lineWidth = disputed ? 2 : width;
    ctx.beginPath();
    ctx.moveTo(from.x, from.y);
    ctx.lineTo(to.x, to.y);
    ctx.stroke();
  }
}

/** @param {Scene} scene @param {Camera} camera @param {number} node */
function size(scene, camera, node) {
  return Math.max(LEAST_RADIUS, scene.radius(node, camera.zoomed));
}

/**
 * @param {Context} ctx
 * @param {Scene} scene
 * @param {Camera} camera
 * @param {Palette} palette
 * @param {number} node
 * @param {boolean} solid
 */
function ring(ctx, scene, camera, palette, node, solid) {
  const { x, y } = camera.toScreen(scene.xs[node], scene.ys[node]);
  const radius = size(scene, camera, node);
  paintSign(ctx, scene, node, { x, y }, radius, palette);
  ctx.beginPath();
  ctx.arc(x, y, radius + RING, 0, 2 * Math.PI);
  ctx.strokeStyle = palette.accent;
  ctx.lineWidth = 2.5;
  if (!solid) ctx.setLineDash([3, 3]);
  ctx.stroke();
  ctx.setLineDash([]);
}

/** @param {Context} ctx @param {Palette} palette @param {import("./camera.js").Rect} rect */
function outline(ctx, palette, { left, top, right, bottom }) {
  ctx.strokeStyle = palette.accent;
  ctx.lineWidth = 1.5;
  ctx.setLineDash([5, 4]);
  ctx.strokeRect(left, top, right - left, bottom - top);
  ctx.setLineDash([]);
}
