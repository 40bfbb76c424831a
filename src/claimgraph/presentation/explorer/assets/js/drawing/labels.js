// Labels as on a map: all that fit, the important ones first, and none on top of another.

import { shortened, visible } from "../base/safe.js";

/** @typedef {{ left: number, top: number, right: number, bottom: number }} Rect */

const MOST_LETTERS = 72;
const CELL = 64;

/**
 * Break a label into lines.
 * @param {string} text
 * @param {(text: string) => number} measure the width of a text
 * @param {number} width how wide a line may be
 * @param {number} most how many lines
 * @returns {string[]}
 */
export function wrapped(text, measure, width, most) {
  const words = pieces(shortened(visible(text).replace(/\s+/g, " ").trim(), MOST_LETTERS), measure, width);
  /** @type {string[]} */
  const lines = [];
  for (const word of words) {
    const last = lines[lines.length - 1];
    const longer = last === undefined ? word : last + word;
    if (last !== undefined && measure(longer.trimEnd()) <= width) lines[lines.length - 1] = longer;
    else lines.push(word.trimStart());
  }
  const kept = lines.map((line) => line.trim()).filter(Boolean);
  if (kept.length <= most) return kept;
  return [...kept.slice(0, most - 1), `${kept[most - 1].replace(/…$/, "")}…`];
}

/**
 * Words with the blank that follows them; what has no blanks (Chinese, ids) is cut to size.
 * @param {string} text
 * @param {(text: string) => number} measure
 * @param {number} width
 * @returns {string[]}
 */
function pieces(text, measure, width) {
  return (text.match(/\S+\s*/g) ?? []).flatMap((word) => {
    if (measure(word.trimEnd()) <= width) return [word];
    const letters = word.match(/[^\p{M}\u200d]\p{M}*(?:\u200d[^\p{M}]\p{M}*)*/gu) ?? [word];
    /** @type {string[]} */
    const parts = [];
    for (const letter of letters) {
      const last = parts[parts.length - 1];
      if (last !== undefined && measure(last + letter) <= width) parts[parts.length - 1] += letter;
      else parts.push(letter);
    }
    return parts;
  });
}

/** What is taken on the screen, looked up by cells. */
export class Taken {
  constructor() {
    /** @type {Map<string, Rect[]>} */
    this.cells = new Map();
  }

  /** @param {Rect} rect @returns {string[]} */
  #keys({ left, top, right, bottom }) {
    const keys = [];
    for (let x = Math.floor(left / CELL); x <= Math.floor(right / CELL); x += 1) {
      for (let y = Math.floor(top / CELL); y <= Math.floor(bottom / CELL); y += 1) keys.push(`${x},${y}`);
    }
    return keys;
  }

  /** @param {Rect} rect */
  add(rect) {
    for (const key of this.#keys(rect)) {
      const cell = this.cells.get(key);
      if (cell) cell.push(rect);
      else this.cells.set(key, [rect]);
    }
  }

  /** @param {Rect} rect @returns {boolean} */
  isFree(rect) {
    return !this.#keys(rect).some((key) => this.cells.get(key)?.some((other) => covered(rect, other) > 0));
  }

  /** @param {Rect} rect @returns {number} how much of it is taken, in square pixels */
  covered(rect) {
    const others = new Set(this.#keys(rect).flatMap((key) => this.cells.get(key) ?? []));
    return [...others].reduce((sum, other) => sum + covered(rect, other), 0);
  }
}

/** @param {Rect} one @param {Rect} other @returns {number} how much of the one the other covers */
function covered(one, other) {
  const across = Math.min(one.right, other.right) - Math.max(one.left, other.left);
  const down = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top);
  return across > 0 && down > 0 ? across * down : 0;
}

/**
 * A label's lines on the canvas, over a halo that keeps it readable where lines cross it.
 * @param {CanvasRenderingContext2D} ctx
 * @param {string[]} lines
 * @param {{ x: number, top: number, size: number, weight: number, font: string, ink: string, paper: string }} how
 */
export function write(ctx, lines, how) {
  ctx.font = `${how.weight} ${how.size}px ${how.font}`;
  ctx.textAlign = "center";
  ctx.textBaseline = "top";
  ctx.lineJoin = "round";
  ctx.lineWidth = 4;
  ctx.strokeStyle = how.paper;
  ctx.fillStyle = how.ink;
  lines.forEach((line, number) => {
    const y = how.top + number * how.size * 1.2;
    ctx.strokeText(line, how.x, y);
    ctx.fillText(line, how.x, y);
  });
}
