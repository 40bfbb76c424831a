// The axis over the timeline: its marks, how much there is when, and the part that is looked at.

import { fill, h, svg } from "../base/dom.js";
import { iso } from "../state/dates.js";
import { t } from "../words/words.js";
import { density } from "./bars.js";

/** @typedef {import("./timescale.js").Scale} Scale */

const BINS = 80;
const TALL = 26;
/** Room that a mark's label takes. */
const LABEL = 84;
const LETTER = 6.6;

export class Axis {
  /**
   * @param {(scale: Scale) => void} onRange told which part is to be looked at
   */
  constructor(onRange) {
    this.onRange = onRange;
    this.counts = svg("svg", {
      class: "time-counts",
      "aria-hidden": "true",
      preserveAspectRatio: "none",
      viewBox: `0 0 ${BINS} ${TALL}`,
    });
    this.window = h("div", { class: "time-window", "aria-hidden": "true" });
    this.handles = [0, 1].map((side) => this.#handle(side));
    this.strip = h("div", { class: "time-strip" }, this.counts, this.window, this.handles);
    this.marks = svg("svg", { class: "time-marks", "aria-hidden": "true" });
    this.box = h("div", { class: "time-axis" }, this.strip, this.marks);
    this.strip.addEventListener("pointerdown", (/** @type {PointerEvent} */ event) => this.#drag(event));
  }

  /** @param {number} side @returns {HTMLElement} */
  #handle(side) {
    const handle = h("div", { class: "time-handle", role: "slider", tabindex: "0", "data-side": side });
    handle.addEventListener("keydown", (/** @type {KeyboardEvent} */ event) => this.#key(event, side));
    return handle;
  }

  /**
   * @param {Scale} whole
   * @param {Scale} part
   * @param {import("./bars.js").Bar[]} bars
   * @param {number} width in pixels
   */
  draw(whole, part, bars, width) {
    this.whole = whole;
    this.part = part;
    const counts = density(bars, whole, BINS);
    const most = Math.max(1, ...counts);
    fill(
      this.counts,
      counts.map((n, bin) => {
        const height = n ? Math.max(2, (TALL * n) / most) : 0;
        return n ? svg("rect", { x: bin + 0.1, y: TALL - height, width: 0.8, height }) : null;
      }),
    );
    const [from, to] = [whole.share(part.low), whole.share(part.high)];
    this.window.style.left = `${from * 100}%`;
    this.window.style.right = `${(1 - to) * 100}%`;
    [from, to].forEach((share, side) => {
      const handle = this.handles[side];
      const day = side ? part.high : part.low;
      handle.style.left = `${share * 100}%`;
      handle.setAttribute("aria-label", t(side ? "timeline.to" : "timeline.from"));
      handle.setAttribute("aria-valuemin", String(Math.round(whole.low)));
      handle.setAttribute("aria-valuemax", String(Math.round(whole.high)));
      handle.setAttribute("aria-valuenow", String(Math.round(day)));
      handle.setAttribute("aria-valuetext", iso(Math.round(day)));
    });
    this.#ticks(part, width);
  }

  /** @param {Scale} part @param {number} width */
  #ticks(part, width) {
    let free = 0;
    const labels = [];
    for (const { day, label } of part.ticks(Math.floor(width / LABEL))) {
      const x = part.share(day) * width;
      const long = label.length * LETTER;
      const start = Math.min(Math.max(x - long / 2, 0), width - long);
      labels.push(svg("path", { d: `M${x.toFixed(1)} 18V22` }));
      if (start < free) continue;
      free = start + long + LETTER;
      labels.push(svg("text", { x: start.toFixed(1), y: 13 }, label));
    }
    fill(this.marks, labels);
  }

  // -- choosing a part ------------------------------------------------------------------------------

  /** @param {number} low @param {number} high */
  #look(low, high) {
    if (this.whole) this.onRange(this.whole.within(Math.min(low, high), Math.max(low, high)));
  }

  /** Move an end, move the part, or draw a new one. @param {PointerEvent} event */
  #drag(event) {
    const { whole, part } = this;
    if (!whole || !part || event.button) return;
    const box = this.strip.getBoundingClientRect();
    const day = (/** @type {PointerEvent} */ at) =>
      whole.low + ((at.clientX - box.left) / box.width) * whole.length;
    const target = /** @type {HTMLElement} */ (event.target);
    const side = target.dataset.side;
    const start = day(event);
    const isInside = target === this.window && part.length < whole.length;
    const move = (/** @type {PointerEvent} */ at) => {
      const now = day(at);
      if (side) this.#look(side === "1" ? part.low : now, side === "1" ? now : part.high);
      else if (isInside) this.#look(part.low + now - start, part.high + now - start);
      else if (Math.abs(now - start) > whole.length / 200) this.#look(start, now);
    };
    const stop = () => {
      this.strip.removeEventListener("pointermove", move);
      this.strip.removeEventListener("pointerup", stop);
      this.strip.removeEventListener("pointercancel", stop);
    };
    this.strip.setPointerCapture(event.pointerId);
    this.strip.addEventListener("pointermove", move);
    this.strip.addEventListener("pointerup", stop);
    this.strip.addEventListener("pointercancel", stop);
    event.preventDefault();
    if (side) target.focus();
  }

  /** @param {KeyboardEvent} event @param {number} side */
  #key(event, side) {
    const { whole, part } = this;
    if (!whole || !part) return;
    const step = Math.max(1, part.length / 20);
    const by = {
      ArrowRight: step,
      ArrowUp: step,
      ArrowLeft: -step,
      ArrowDown: -step,
      PageUp: 5 * step,
      PageDown: -5 * step,
      Home: -Infinity,
      End: Infinity,
    }[event.key];
    if (by === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    if (side) this.#look(part.low, Math.min(whole.high, Math.max(part.low + 1, part.high + by)));
    else this.#look(Math.max(whole.low, Math.min(part.high - 1, part.low + by)), part.high);
  }
}
