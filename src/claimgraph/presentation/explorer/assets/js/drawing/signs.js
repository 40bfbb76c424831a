// The sign of a thing on the canvas: its kind's form and colour, and what else is to be told at a glance.

import { QUESTION, pathOf } from "./shapes.js";

/**
 * @typedef {import("../base/theme.js").Palette} Palette
 * @typedef {object} Sign
 * @property {import("../data/graph.js").Kind} kind
 * @property {number} radius
 * @property {boolean} several whether it stands for several
 * @property {boolean} unknown whether it is not identified
 * @property {boolean} pinned
 * @property {boolean} lit
 * @property {"chosen" | "meant" | "pointed" | ""} ring
 * @property {number} count how many are gathered in it; 0 for a thing
 */

const FADED = 0.26;
const PIN = "M-.5-1.7H.5L.35-.75L.75-.2H-.75L-.35-.75ZM0-.2V1";

/**
 * @param {CanvasRenderingContext2D} ctx which is saved and restored around it
 * @param {Sign} sign
 * @param {number} x
 * @param {number} y
 * @param {Palette} palette
 */
export function paint(ctx, sign, x, y, palette) {
  const { radius, ring, unknown } = sign;
  const colour = palette.kinds[sign.kind.colour];
  const path = new Path2D(pathOf(sign.kind.shape));
  const stroke = (/** @type {string} */ style, /** @type {number} */ width) => {
    ctx.strokeStyle = style;
    ctx.lineWidth = width / radius;
    ctx.stroke(path);
  };
  ctx.translate(x, y);
  ctx.scale(radius, radius);
  ctx.lineJoin = "round";
  ctx.globalAlpha = sign.lit ? 1 : FADED;
  if (sign.several) {
    ctx.translate(0.42, -0.36);
    ctx.fillStyle = palette.paper;
    ctx.fill(path);
    stroke(colour.edge, 1.5);
    ctx.translate(-0.42, 0.36);
  }
  if (ring) {
    if (ring === "pointed") ctx.setLineDash([3 / radius, 3 / radius]);
    stroke(palette.accent, ring === "chosen" ? 9 : 6);
    ctx.setLineDash([]);
  }
  ctx.fillStyle = palette.paper;
  ctx.fill(path);
  ctx.fillStyle = unknown ? palette.paper : colour.fill;
  ctx.fill(path);
  if (unknown) ctx.setLineDash([4 / radius, 3 / radius]);
  stroke(colour.edge, unknown ? 2 : 1.5);
  ctx.setLineDash([]);
  if (unknown) question(ctx, palette);
  if (sign.count) number(ctx, sign.count, palette);
  if (sign.pinned) pin(ctx, radius, palette);
}

/** @param {CanvasRenderingContext2D} ctx @param {Palette} palette */
function question(ctx, palette) {
  ctx.strokeStyle = palette.ink;
  ctx.lineWidth = 0.19;
  ctx.lineCap = "round";
  ctx.stroke(new Path2D(QUESTION));
}

/** @param {CanvasRenderingContext2D} ctx @param {number} count @param {Palette} palette */
function number(ctx, count, palette) {
  const text = count > 999 ? "999+" : String(count);
  ctx.font = `600 ${text.length > 2 ? 0.7 : 0.95}px ${palette.font}`;
  ctx.textAlign = "center";
  ctx.textBaseline = "middle";
  ctx.lineWidth = 0.28;
  ctx.strokeStyle = palette.paper;
  ctx.fillStyle = palette.ink;
  ctx.strokeText(text, 0, 0.06);
  ctx.fillText(text, 0, 0.06);
}

/** @param {CanvasRenderingContext2D} ctx @param {number} radius @param {Palette} palette */
function pin(ctx, radius, palette) {
  ctx.save();
  ctx.translate(0.95, -1.05);
  ctx.rotate(0.5);
  ctx.scale(5 / radius, 5 / radius);
  ctx.fillStyle = palette.accent;
  ctx.strokeStyle = palette.accent;
  ctx.lineWidth = 0.3;
  ctx.fill(new Path2D(PIN));
  ctx.stroke(new Path2D(PIN));
  ctx.restore();
}
