// How an edge looks: as thick as it has independent origins, dashed where it has one, and its standing.

import { BADGES, DASHES } from "./shapes.js";

/** @typedef {import("../base/theme.js").Palette} Palette */

const THINNEST = 1.6;
const STEP = 1.2;
const MOST_COUNTED = 5;
const FADED = 0.26;

/**
 * The dashes of an edge: its standing says more than how many stand behind it.
 * @param {string} standing
 * @param {{ count: number }} origins
 * @returns {number[] | false}
 */
export function dashesOf(standing, { count }) {
  return DASHES[standing] ?? DASHES[`origins-${Math.min(2, count)}`] ?? false;
}

/** @param {{ count: number }} origins @returns {number} pixels */
export function widthOf({ count }) {
  return THINNEST + STEP * Math.max(0, Math.min(MOST_COUNTED, count) - 1);
}

/** @param {string} standing @param {Palette} palette @returns {string} */
export function colourOf(standing, { line, contradicted, denied, rejected }) {
  return { contradicted, denied, rejected, doubted: rejected, fallen: rejected }[standing] ?? line;
}

/**
 * @param {string} standing
 * @param {{ count: number }} origins
 * @param {Palette} palette
 * @param {{ chosen: boolean, lit: boolean, fallen: boolean }} how fallen: it does not count now
 * @returns {any} as vis-network reads it
 */
export function look(standing, origins, palette, { chosen, lit, fallen }) {
  const color = chosen ? palette.accent : fallen ? palette.rejected : colourOf(standing, palette);
  const denied = standing === "denied";
  return {
    width: (fallen ? THINNEST : widthOf(origins)) + (chosen ? 1 : 0),
    dashes: fallen ? DASHES.fallen : dashesOf(standing, origins),
    // An arrow that says no ends in a bar.
    arrows: { to: { enabled: true, type: denied ? "bar" : "arrow", scaleFactor: denied ? 0.7 : 0.55 } },
    color: { color, hover: color, highlight: color, inherit: false, opacity: lit ? (fallen ? 0.6 : 1) : FADED },
  };
}

/**
 * The mark in the middle of an edge.
 * @param {CanvasRenderingContext2D} ctx
 * @param {string} standing
 * @param {{ x: number, y: number }} at
 * @param {number} size 1 is full
 * @param {Palette} palette
 */
export function paintBadge(ctx, standing, { x, y }, size, palette) {
  const strokes = BADGES[standing];
  if (!strokes) return;
  ctx.save();
  ctx.translate(x, y);
  ctx.scale(size, size);
  ctx.beginPath();
  ctx.arc(0, 0, 6.5, 0, 2 * Math.PI);
  ctx.fillStyle = palette.paper;
  ctx.fill();
  ctx.lineWidth = 1.5;
  ctx.strokeStyle = colourOf(standing, palette);
  ctx.stroke();
  ctx.stroke(new Path2D(strokes));
  ctx.restore();
}
