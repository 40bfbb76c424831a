// Rows of a table of any length: only those in sight are made.

import { fill, h } from "../base/dom.js";

/** How many rows are made above and below those in sight. */
const SPARE = 12;
/** How many rows a page of the keyboard is. */
const PAGE = 15;

/**
 * @typedef {object} Source
 * @property {readonly number[]} items
 * @property {(item: number, place: number) => HTMLElement} row made of an item; its links can be walked through
 * @property {(items: number[]) => void} [seen] told of the items that are made, when they are
 */

export class Rows {
  /**
   * @param {HTMLElement} scroller what scrolls, and holds the table
   * @param {HTMLTableElement} table
   */
  constructor(scroller, table) {
    this.scroller = scroller;
    this.table = table;
    this.above = room();
    this.below = room();
    this.body = h("tbody", {});
    /** @type {Source} */ this.source = { items: [], row: () => h("tr") };
    /** @type {Map<number, HTMLElement>} made rows, by their place */ this.made = new Map();
    this.height = 0;
    /** Where the keyboard is. */ this.place = 0;
    this.column = 0;
    table.append(this.above, this.body, this.below);
    scroller.addEventListener("scroll", () => this.#draw(), { passive: true });
    this.body.addEventListener("keydown", (/** @type {KeyboardEvent} */ event) => this.#key(event));
    this.body.addEventListener("focusin", (/** @type {FocusEvent} */ event) => this.#focused(event));
    new ResizeObserver(() => this.#draw()).observe(scroller);
  }

  /** Show other rows. @param {Source} source @param {boolean} keepsPlace whether the reader stays where they were */
  show(source, keepsPlace) {
    this.source = source;
    this.made.clear();
    fill(this.body);
    this.table.setAttribute("aria-rowcount", String(source.items.length + 1));
    if (!keepsPlace) {
      this.place = 0;
      this.scroller.scrollTop = 0;
    }
    this.place = Math.max(0, Math.min(this.place, source.items.length - 1));
    this.#draw();
  }

  /** Make a row anew, if it is made. @param {(item: number) => boolean} which */
  renew(which) {
    for (const [place, row] of this.made) {
      if (!which(this.source.items[place])) continue;
      const held = row.contains(document.activeElement);
      const next = this.#row(place);
      row.replaceWith(next);
      this.made.set(place, next);
      if (held) this.#links(next)[this.column]?.focus({ preventScroll: true });
    }
  }

  /** Bring an item into sight, if it is among the rows. @param {number} item */
  reveal(item) {
    const place = this.source.items.indexOf(item);
    if (place < 0) return;
    this.place = place;
    this.#scrollTo(place);
    this.#draw();
  }

  // -- which rows are made --------------------------------------------------------------------------

  #draw() {
    const { items } = this.source;
    if (!this.scroller.clientHeight || !items.length) return this.#rooms(0, 0);
    this.#measure();
    const top = this.scroller.scrollTop - this.#top();
    const first = Math.max(0, Math.floor(top / this.height) - SPARE);
    const last = Math.min(items.length, Math.ceil((top + this.scroller.clientHeight) / this.height) + SPARE);
    this.#make(Math.min(first, Math.max(0, last - 1)), last);
  }

  /** How high a row is: the first is made to see it. */
  #measure() {
    if (!this.made.size) this.#make(0, 1);
    const row = this.made.values().next().value;
    this.height = row?.offsetHeight || this.height || 36;
  }

  /** @returns {number} how far down in the scroller the rows begin */
  #top() {
    const { scroller, table } = this;
    const head = table.tHead?.offsetHeight ?? 0;
    return (
      table.getBoundingClientRect().top - scroller.getBoundingClientRect().top + scroller.scrollTop + head
    );
  }

  /** @param {number} first @param {number} last behind the last one */
  #make(first, last) {
    const fresh = [];
    const held = this.body.contains(document.activeElement);
    for (const [place, row] of this.made) {
      if (place >= first && place < last) continue;
      row.remove();
      this.made.delete(place);
    }
    let after = /** @type {HTMLElement | null} */ (null);
    for (let place = last - 1; place >= first; place -= 1) {
      let row = this.made.get(place);
      if (!row) {
        row = this.#row(place);
        this.body.insertBefore(row, after);
        this.made.set(place, row);
        fresh.push(this.source.items[place]);
      }
      after = row;
    }
    this.#rooms(first, this.source.items.length - last);
    // Who was in a row that went out of sight stays in the table.
    if (held && !this.body.contains(document.activeElement)) this.scroller.focus({ preventScroll: true });
    if (fresh.length) this.source.seen?.(fresh);
  }

  /** @param {number} place */
  #row(place) {
    const row = this.source.row(this.source.items[place], place);
    row.setAttribute("aria-rowindex", String(place + 2));
    for (const link of this.#links(row)) link.tabIndex = place === this.place ? 0 : -1;
    return row;
  }

  /** @param {number} above @param {number} below how many rows are not made */
  #rooms(above, below) {
    for (const [box, rows] of /** @type {[HTMLElement, number][]} */ ([
      [this.above, above],
      [this.below, below],
    ])) {
      const cell = /** @type {HTMLTableCellElement} */ (box.firstElementChild?.firstElementChild);
      cell.colSpan = this.table.querySelectorAll("thead th").length;
      cell.style.height = `${rows * this.height}px`;
      box.hidden = rows <= 0;
    }
  }

  // -- the keyboard ---------------------------------------------------------------------------------

  /** @param {Element} row @returns {HTMLElement[]} */
  #links(row) {
    return [...row.querySelectorAll("a, button")].map((link) => /** @type {HTMLElement} */ (link));
  }

  /** @param {FocusEvent} event */
  #focused(event) {
    for (const [place, row] of this.made) {
      const column = this.#links(row).indexOf(/** @type {HTMLElement} */ (event.target));
      if (column >= 0) this.#settle(place, column);
    }
  }

  /** @param {number} place @param {number} column */
  #settle(place, column) {
    const before = this.made.get(this.place);
    if (before && place !== this.place) for (const link of this.#links(before)) link.tabIndex = -1;
    this.place = place;
    this.column = column;
    const row = this.made.get(place);
    if (row) for (const link of this.#links(row)) link.tabIndex = 0;
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    const step = {
      ArrowDown: 1,
      ArrowUp: -1,
      PageDown: PAGE,
      PageUp: -PAGE,
      Home: -Infinity,
      End: Infinity,
    }[event.key];
    const aside = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    if (step !== undefined) this.#go(this.place + step, this.column);
    else if (aside) this.#go(this.place, this.column + aside);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  /** @param {number} place @param {number} column */
  #go(place, column) {
    const last = this.source.items.length - 1;
    const to = Math.max(0, Math.min(place, last));
    this.#scrollTo(to);
    this.#draw();
    const links = this.#links(this.made.get(to) ?? this.body);
    const link = links[Math.max(0, Math.min(column, links.length - 1))];
    link?.focus({ preventScroll: true });
  }

  /** @param {number} place */
  #scrollTo(place) {
    const head = this.table.tHead?.offsetHeight ?? 0;
    const top = this.#top() + place * this.height;
    const { scrollTop, clientHeight } = this.scroller;
    if (top < scrollTop + head) this.scroller.scrollTop = top - head;
    else if (top + this.height > scrollTop + clientHeight)
      this.scroller.scrollTop = top + this.height - clientHeight;
  }
}

/** @returns {HTMLElement} room for rows that are not made */
function room() {
  return h("tbody", { class: "room", "aria-hidden": "true", hidden: true }, h("tr", {}, h("td", {})));
}
