// The browser's history: an entry for each step, so that back is undo and forward is redo.

/** Browsers take no more than some hundred entries in half a minute, and say nothing or throw. */
const MOST = 150;
const WITHIN = 30_000;
/** How long the reader must stay with something before it stands in the address. */
const PAUSE = 300;

export class Trail {
  /** @param {() => void} onMove called when the address is another than the one that was written */
  constructor(onMove) {
    this.onMove = onMove;
    /** @type {number[]} */ this.written = [];
    /** @type {string | null} */ this.waiting = null;
    this.timer = 0;
    /** @type {() => void} */ this.onStep = () => {};
    this.step = Number(history.state?.step) || 0;
    this.last = this.step;
    // Without a mark, coming back to where the reader began would look like a new step.
    if (history.state === null) this.#write("replaceState", location.hash);
    const moved = () => this.#moved();
    window.addEventListener("popstate", moved);
    window.addEventListener("hashchange", moved);
    window.addEventListener("pagehide", () => this.flush());
  }

  get canUndo() {
    return this.step > 0;
  }

  get canRedo() {
    return this.step < this.last;
  }

  undo() {
    if (this.canUndo) history.back();
  }

  redo() {
    if (this.canRedo) history.forward();
  }

  /** A new step. @param {string} address with its #, or "" */
  push(address) {
    // A hand is never that fast: what a script does in a rush becomes one step.
    if (!this.#mayWrite()) return this.replace(address);
    this.flush();
    this.step += 1;
    this.last = this.step;
    this.#write("pushState", address);
    this.onStep();
  }

  /** Write the step that is taken in another way, once the reader pauses. @param {string} address */
  replace(address) {
    this.waiting = address;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.flush(), this.#mayWrite() ? PAUSE : WITHIN / 2);
  }

  /** Write now what waits for a pause. */
  flush() {
    clearTimeout(this.timer);
    const address = this.waiting;
    this.waiting = null;
    if (address !== null && address !== location.hash) this.#write("replaceState", address);
  }

  /** @param {"pushState" | "replaceState"} how @param {string} address */
  #write(how, address) {
    this.written.push(Date.now());
    try {
      history[how]({ step: this.step }, "", location.pathname + location.search + address);
    } catch {
      // The address lags behind: the page goes on without.
    }
  }

  #mayWrite() {
    const since = Date.now() - WITHIN;
    this.written = this.written.filter((time) => time > since);
    return this.written.length < MOST;
  }

  #moved() {
    clearTimeout(this.timer);
    this.waiting = null;
    if (history.state === null) this.#adopt();
    else this.step = Number(history.state.step) || 0;
    this.last = Math.max(this.last, this.step);
    this.onMove();
    this.onStep();
  }

  /** An address that the reader typed, or a link without us, is a step as well. */
  #adopt() {
    this.step += 1;
    this.last = this.step;
    this.#write("replaceState", location.hash);
  }
}
