// A long list of rows of one height, of which those in sight are made; the keyboard goes through
// them as through a list box.

import { h } from "../base/dom.js";

const SPARE = 6;
const PAGE = 10;

/**
 * @typedef {object} Source
 * @property {number} length
 * @property {(place: number) => HTMLElement} row
 * @property {(place: number) => boolean} isHeading whether the keyboard passes over it
 * @property {(place: number) => void} choose
 */

export class Track {
  /** @param {HTMLElement} scroller @param {string} name of the list, for those who hear it */
  constructor(scroller, name) {
    this.scroller = scroller;
    this.box = h("div", { class: "time-track", role: "listbox", tabindex: "0", "aria-label": name });
    scroller.append(this.box);
    /** @type {Source} */ this.source = {
      length: 0,
      row: () => h("div"),
      isHeading: () => false,
      choose: () => {},
    };
    /** @type {Map<number, HTMLElement>} */ this.made = new Map();
    this.height = 44;
    this.place = -1;
    scroller.addEventListener("scroll", () => this.draw(), { passive: true });
    this.box.addEventListener("keydown", (/** @type {KeyboardEvent} */ event) => this.#key(event));
    this.box.addEventListener("click", (/** @type {MouseEvent} */ event) => this.#clicked(event));
    this.box.addEventListener("focus", () => this.#point(this.place < 0 ? this.#next(0, 1) : this.place));
  }

  /** Show other rows. @param {Source} source @param {number} height of each @param {number} place where the keyboard is */
  show(source, height, place) {
    this.source = source;
    this.height = height;
    this.place = Math.min(place, source.length - 1);
    for (const row of this.made.values()) row.remove();
    this.made.clear();
    this.box.style.height = `${source.length * height}px`;
    this.draw();
    this.#mark();
  }

  /** Make the rows in sight. */
  draw() {
    const top = this.scroller.scrollTop - this.box.offsetTop;
    const first = Math.max(0, Math.floor(top / this.height) - SPARE);
    const last = Math.min(
      this.source.length,
      Math.ceil((top + this.scroller.clientHeight) / this.height) + SPARE,
    );
    for (const [place, row] of this.made) {
      if (place >= first && place < last) continue;
      row.remove();
      this.made.delete(place);
    }
    for (let place = first; place < last; place += 1) if (!this.made.has(place)) this.#make(place);
  }

  /** @param {number} place */
  #make(place) {
    const row = this.source.row(place);
    row.style.top = `${place * this.height}px`;
    row.style.height = `${this.height}px`;
    row.id = `track-${place}`;
    row.dataset.place = String(place);
    row.setAttribute("role", "option");
    row.setAttribute("aria-posinset", String(place + 1));
    row.setAttribute("aria-setsize", String(this.source.length));
    this.made.set(place, row);
    this.box.append(row);
  }

  /** Make rows anew that are made. @param {(place: number) => boolean} which */
  renew(which) {
    for (const [place, row] of [...this.made]) {
      if (!which(place)) continue;
      row.remove();
      this.made.delete(place);
      this.#make(place);
    }
    this.#mark();
  }

  /** Bring a row into sight. @param {number} place */
  reveal(place) {
    this.place = place;
    const head = this.box.offsetTop;
    const top = place * this.height;
    const { scrollTop, clientHeight } = this.scroller;
    if (top < scrollTop) this.scroller.scrollTop = top;
    else if (top + this.height + head > scrollTop + clientHeight)
      this.scroller.scrollTop = top + this.height + head - clientHeight;
    this.draw();
    this.#mark();
  }

  /** @param {MouseEvent} event */
  #clicked(event) {
    const row = /** @type {HTMLElement | null} */ (
      /** @type {Element} */ (event.target).closest("[data-place]")
    );
    const place = Number(row?.dataset.place ?? -1);
    if (place < 0 || this.source.isHeading(place)) return;
    this.place = place;
    this.source.choose(place);
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    const last = this.source.length - 1;
    const { place } = this;
    const to = /** @type {Record<string, [number, 1 | -1]>} */ ({
      ArrowDown: [place + 1, 1],
      ArrowUp: [place - 1, -1],
      PageDown: [place + PAGE, 1],
      PageUp: [place - PAGE, -1],
      Home: [0, 1],
      End: [last, -1],
    })[event.key];
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    if (to) this.#point(this.#next(Math.max(0, Math.min(to[0], last)), to[1]));
    else if (event.key === "Enter" || event.key === " ") this.source.choose(this.place);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  /** @param {number} place @param {1 | -1} way @returns {number} the nearest row that is no heading */
  #next(place, way) {
    for (let at = place; at >= 0 && at < this.source.length; at += way)
      if (!this.source.isHeading(at)) return at;
    return this.place;
  }

  /** @param {number} place */
  #point(place) {
    if (place >= 0) this.reveal(place);
  }

  #mark() {
    for (const [place, row] of this.made) row.classList.toggle("pointed", place === this.place);
    if (this.made.has(this.place)) this.box.setAttribute("aria-activedescendant", `track-${this.place}`);
    else this.box.removeAttribute("aria-activedescendant");
  }
}
