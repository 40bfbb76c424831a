// Which things are near a place: cells of a grid, each with its members in one long list.

/** @typedef {import("./camera.js").Rect} Rect */

const MEMBERS_A_CELL = 4;

export class Grid {
  /**
   * @param {ArrayLike<number>} xs by thing
   * @param {ArrayLike<number>} ys by thing
   * @param {ArrayLike<number>} things those that have a place
   */
  constructor(xs, ys, things) {
    this.xs = xs;
    this.ys = ys;
    /** @type {Rect} */ this.bounds = bounds(xs, ys, things);
    const { left, right, top, bottom } = this.bounds;
    const area = Math.max(1, right - left) * Math.max(1, bottom - top);
    this.cell = Math.max(1, Math.sqrt((area * MEMBERS_A_CELL) / Math.max(1, things.length)));
    this.across = Math.floor((right - left) / this.cell) + 1;
    this.down = Math.floor((bottom - top) / this.cell) + 1;
    /** Where the members of each cell begin. */
    this.starts = new Uint32Array(this.across * this.down + 1);
    this.members = new Uint32Array(things.length);
    this.#sort(things);
  }

  /** Lay the members of each cell side by side (counting sort). @param {ArrayLike<number>} things */
  #sort(things) {
    const cells = new Uint32Array(things.length);
    for (let n = 0; n < things.length; n += 1) {
      cells[n] = this.#column(this.xs[things[n]]) + this.#row(this.ys[things[n]]) * this.across;
      this.starts[cells[n] + 1] += 1;
    }
    for (let cell = 0; cell < this.across * this.down; cell += 1) this.starts[cell + 1] += this.starts[cell];
    const next = this.starts.slice();
    for (let n = 0; n < things.length; n += 1) this.members[next[cells[n]]++] = things[n];
  }

  /** @param {number} x */
  #column(x) {
    return Math.min(this.across - 1, Math.max(0, Math.floor((x - this.bounds.left) / this.cell)));
  }

  /** @param {number} y */
  #row(y) {
    return Math.min(this.down - 1, Math.max(0, Math.floor((y - this.bounds.top) / this.cell)));
  }

  /** @param {Rect} rect @returns {number[]} the things in it */
  inside({ left, top, right, bottom }) {
    /** @type {number[]} */
    const found = [];
    for (let row = this.#row(top); row <= this.#row(bottom); row += 1) {
      const from = this.starts[row * this.across + this.#column(left)];
      const to = this.starts[row * this.across + this.#column(right) + 1];
      for (let n = from; n < to; n += 1) {
        const thing = this.members[n];
        const [x, y] = [this.xs[thing], this.ys[thing]];
        if (x >= left && x <= right && y >= top && y <= bottom) found.push(thing);
      }
    }
    return found;
  }

  /**
   * @param {number} x
   * @param {number} y
   * @param {number} reach how far it may be
   * @param {(thing: number) => boolean} passes
   * @returns {number | null} the nearest thing
   */
  nearest(x, y, reach, passes) {
    let best = null;
    let least = reach * reach;
    for (const thing of this.inside({ left: x - reach, top: y - reach, right: x + reach, bottom: y + reach })) {
      const [dx, dy] = [this.xs[thing] - x, this.ys[thing] - y];
      const distance = dx * dx + dy * dy;
      if (distance <= least && passes(thing)) [best, least] = [thing, distance];
    }
    return best;
  }

  /**
   * The nearest thing in a direction; who is far ahead counts as near as who is half as far aside.
   * @param {number} thing from where
   * @param {number} dx
   * @param {number} dy
   * @param {(thing: number) => boolean} passes
   * @returns {number} the same where there is none
   */
  step(thing, dx, dy, passes) {
    const [x, y] = [this.xs[thing], this.ys[thing]];
    const all = Math.max(this.across, this.down) * this.cell * 2;
    for (let reach = this.cell * 2; reach < all * 2; reach *= 2) {
      let best = thing;
      let least = reach;
      const rect = { left: x - reach, top: y - reach, right: x + reach, bottom: y + reach };
      for (const other of this.inside(rect)) {
        const ahead = (this.xs[other] - x) * dx + (this.ys[other] - y) * dy;
        const aside = Math.abs((this.xs[other] - x) * dy) + Math.abs((this.ys[other] - y) * dx);
        if (other === thing || ahead <= 0 || aside > ahead * 1.5 || !passes(other)) continue;
        if (ahead + aside * 2 < least) [best, least] = [other, ahead + aside * 2];
      }
      if (best !== thing) return best;
    }
    return thing;
  }
}

/**
 * @param {ArrayLike<number>} xs
 * @param {ArrayLike<number>} ys
 * @param {ArrayLike<number>} things
 * @returns {Rect} the least rectangle around them
 */
export function bounds(xs, ys, things) {
  if (!things.length) return { left: 0, top: 0, right: 0, bottom: 0 };
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let n = 0; n < things.length; n += 1) {
    const [x, y] = [xs[things[n]], ys[things[n]]];
    left = Math.min(left, x);
    right = Math.max(right, x);
    top = Math.min(top, y);
    bottom = Math.max(bottom, y);
  }
  return { left, top, right, bottom };
}
