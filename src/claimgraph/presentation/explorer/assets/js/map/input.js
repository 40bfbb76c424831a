// What a hand does on the map: drag, wheel, pinch, click, draw a box; and the same by keyboard.

/**
 * @typedef {import("./camera.js").Point} Point
 * @typedef {import("./camera.js").Rect} Rect
 * @typedef {object} Deeds
 * @property {(dx: number, dy: number) => void} pan
 * @property {(factor: number, at?: Point) => void} zoom
 * @property {(at: Point) => void} choose
 * @property {(at: Point) => void} connect a click with Shift held
 * @property {(at: Point) => void} enter a double click
 * @property {(at: Point | null) => void} hover
 * @property {(box: Rect | null, done: boolean) => void} box a rectangle that is drawn with Shift held
 * @property {(dx: number, dy: number) => void} step to the next thing in a direction
 * @property {() => void} open what the keyboard is at
 * @property {() => void} reach it from what is chosen
 * @property {() => void} surroundings of what the keyboard is at
 * @property {() => void} whole show all of it
 */

/** A hand is not quite still when it clicks. */
const STILL = 4;
const STRIDE = 80;

/** @param {HTMLElement} element @param {Deeds} deeds */
export function listen(element, deeds) {
  new Pointers(element, deeds);
  element.addEventListener("wheel", (event) => wheel(event, element, deeds), { passive: false });
  element.addEventListener("keydown", (event) => key(event, deeds));
}

/** @param {WheelEvent} event @param {HTMLElement} element @param {Deeds} deeds */
function wheel(event, element, deeds) {
  event.preventDefault();
  // Lines and pages, where a mouse counts in those, as pixels.
  const unit = [1, 16, 400][event.deltaMode] ?? 1;
  const delta = Math.max(-240, Math.min(240, event.deltaY * unit));
  deeds.zoom(Math.exp(-delta / (event.ctrlKey ? 120 : 420)), within(event, element));
}

/** @param {MouseEvent} event @param {HTMLElement} element @returns {Point} */
function within(event, element) {
  const { left, top } = element.getBoundingClientRect();
  return { x: event.clientX - left, y: event.clientY - top };
}

class Pointers {
  /** @param {HTMLElement} element @param {Deeds} deeds */
  constructor(element, deeds) {
    this.element = element;
    this.deeds = deeds;
    /** @type {Map<number, Point>} */ this.down = new Map();
    /** @type {Point | null} */ this.start = null;
    this.moved = false;
    this.boxing = false;
    element.addEventListener("pointerdown", (event) => this.#pressed(event));
    element.addEventListener("pointermove", (event) => this.#went(event));
    element.addEventListener("pointerup", (event) => this.#lifted(event, true));
    element.addEventListener("pointercancel", (event) => this.#lifted(event, false));
    element.addEventListener("pointerleave", () => this.deeds.hover(null));
    element.addEventListener("dblclick", (event) => deeds.enter(within(event, element)));
  }

  /** @param {PointerEvent} event */
  #pressed(event) {
    if (event.button) return;
    this.element.setPointerCapture(event.pointerId);
    this.start = within(event, this.element);
    this.down.set(event.pointerId, this.start);
    this.moved = this.down.size > 1;
    this.boxing = event.shiftKey && this.down.size === 1;
  }

  /** @param {PointerEvent} event */
  #went(event) {
    const at = within(event, this.element);
    const before = this.down.get(event.pointerId);
    if (!before || !this.start) {
      this.deeds.hover(at);
      return;
    }
    this.moved ||= Math.hypot(at.x - this.start.x, at.y - this.start.y) > STILL;
    if (!this.moved) return;
    if (this.boxing) this.deeds.box(around(this.start, at), false);
    else if (this.down.size === 2) this.#pinched(event.pointerId, before, at);
    else this.deeds.pan(at.x - before.x, at.y - before.y);
    this.down.set(event.pointerId, at);
  }

  /** @param {number} id @param {Point} before @param {Point} at */
  #pinched(id, before, at) {
    const other = [...this.down].find(([pointer]) => pointer !== id)?.[1];
    if (!other) return;
    const apart = (/** @type {Point} */ point) => Math.hypot(point.x - other.x, point.y - other.y);
    const middle = { x: (at.x + other.x) / 2, y: (at.y + other.y) / 2 };
    this.deeds.zoom(apart(at) / Math.max(1, apart(before)), middle);
    this.deeds.pan((at.x - before.x) / 2, (at.y - before.y) / 2);
  }

  /** @param {PointerEvent} event @param {boolean} meant */
  #lifted(event, meant) {
    if (!this.down.delete(event.pointerId) || !this.start) return;
    const at = within(event, this.element);
    if (this.boxing) this.deeds.box(meant && this.moved ? around(this.start, at) : null, true);
    if (meant && !this.moved) this.deeds[this.boxing ? "connect" : "choose"](at);
    this.boxing = false;
  }
}

/** @param {Point} one @param {Point} other @returns {Rect} */
function around(one, other) {
  return {
    left: Math.min(one.x, other.x),
    right: Math.max(one.x, other.x),
    top: Math.min(one.y, other.y),
    bottom: Math.max(one.y, other.y),
  };
}

/** @type {Record<string, [number, number]>} */
const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

/** @param {KeyboardEvent} event @param {Deeds} deeds */
function key(event, deeds) {
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
  const deed = deedOf(event, deeds);
  if (!deed) return;
  event.preventDefault();
  deed();
}

/** @param {KeyboardEvent} event @param {Deeds} deeds @returns {(() => void) | undefined} */
function deedOf(event, deeds) {
  const arrow = ARROWS[event.key];
  if (arrow && event.shiftKey) return () => deeds.pan(-arrow[0] * STRIDE, -arrow[1] * STRIDE);
  if (arrow) return () => deeds.step(arrow[0], arrow[1]);
  if (event.key === "Enter" && event.shiftKey) return deeds.reach;
  return /** @type {Record<string, () => void>} */ ({
    "+": () => deeds.zoom(1.4),
    "=": () => deeds.zoom(1.4),
    "-": () => deeds.zoom(1 / 1.4),
    0: deeds.whole,
    Enter: deeds.open,
    " ": deeds.surroundings,
  })[event.key];
}
