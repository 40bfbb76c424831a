// Puts the page together: what a reader does becomes a state, an address holds it, the parts follow it.

import { Case, Now } from "./analysis/now.js";
import { announce } from "./base/copy.js";
import { at, fill, h } from "./base/dom.js";
import { CannotUnpack } from "./data/blocks.js";
import { openCase } from "./data/open.js";
import { Stage } from "./drawing/stage.js";
import { Bar, noteOf } from "./frame/bar.js";
import { Doubted } from "./frame/doubted.js";
import { Filters } from "./frame/filters.js";
import { Head } from "./frame/head.js";
import { Help } from "./frame/help.js";
import { listenToKeys } from "./frame/keys.js";
import { Search } from "./frame/search.js";
import { Start } from "./frame/start.js";
import { Views } from "./frame/views.js";
import { Overview } from "./map/overview.js";
import { Side } from "./panel/side.js";
import { Ways } from "./panel/ways.js";
import { Sharing } from "./sharing/share.js";
import { read, written } from "./state/address.js";
import { MOST_DRAWN, UNFILTERED, passed, shown } from "./state/filter.js";
import { asFiled } from "./state/reckoning.js";
import { Sieve } from "./state/sieve.js";
import { changed, differs, untouched } from "./state/state.js";
import { Trail } from "./state/trail.js";
import { Tables } from "./twins/tables.js";
import { Timeline } from "./twins/timeline.js";
import { speak, spoken, t } from "./words/words.js";

/**
 * @typedef {import("./state/state.js").State} State
 * @typedef {{ node?: number, edge?: number, claim?: number }} Chosen
 * @typedef {(state: State, before: State | null) => void} Listener called after each change; `before` is null at first, and the state itself where only the language is another
 */

/** The page as a whole. Parts are made once; each follows the state in what it owns. */
export class Page {
  /**
   * @param {import("./data/graph.js").Graph} graph
   * @param {import("./data/evidence.js").Evidence} evidence
   */
  constructor(graph, evidence) {
    this.graph = graph;
    this.evidence = evidence;
    this.start = untouched(this.graph.lazy ? "map" : "drawing");
    this.sieve = new Sieve(this.graph, this.evidence);
    this.trail = new Trail(() => this.#arrived(read(location.hash, this.start)));
    /** @type {Listener[]} */ this.listeners = [];
    /** @type {Case | null} */ this.known = null;
    /** @type {Now | null} what counts as the file says */ this.filed = null;
    /** @type {State} */ this.state = this.#possible(read(location.hash, this.start));
    this.chosen = this.#found(this.state.chosen);
    this.now = this.#reckoned();
    this.passed = passed(this.sieve, this.state, this.now);
    this.ways = new Ways(this);
    this.shown = this.#shown();
    this.#focusOnChosen();
    this.head = new Head(this);
    this.views = new Views(this);
    this.search = new Search(this);
    this.filters = new Filters(this);
    this.bar = new Bar(this);
    this.doubted = new Doubted(this);
    this.sharing = new Sharing(this);
    this.side = new Side(this);
    this.stage = new Stage(this);
    this.map = new Overview(this);
    this.begin = new Start(this);
    this.help = new Help(this);
    this.tables = new Tables(this);
    this.timeline = new Timeline(this);
    listenToKeys(this);
    document.addEventListener("click", (event) => this.#followLink(event));
    this.#tell(null);
  }

  // -- the state --------------------------------------------------------------

  /** Be told of every change. @param {Listener} listener */
  onChange(listener) {
    this.listeners.push(listener);
  }

  /**
   * Go on to another state: a step that can be undone or, with `replace`, part of the last one.
   * @param {Partial<import("./state/state.js").Values>} changes
   * @param {{ replace?: boolean, quiet?: boolean }} [how] `quiet` where no part has to follow
   */
  change(changes, { replace = false, quiet = false } = {}) {
    const elsewhere = changes.mode && changes.mode !== this.state.mode ? { camera: null } : {};
    const next = changed(this.state, { ...elsewhere, ...changes });
    if (next === this.state) return;
    this.#become(next, quiet);
    const address = written(this.state, this.start);
    if (replace) this.trail.replace(address);
    else this.trail.push(address);
  }

  /** What an address says, after back, forward, or a new one. @param {State} wanted */
  #arrived(wanted) {
    const next = changed(this.state, wanted);
    if (next !== this.state) this.#become(next, false);
  }

  /** @param {State} next @param {boolean} quiet */
  #become(next, quiet) {
    const before = this.state;
    this.state = this.#possible(next);
    if (quiet) return;
    this.#settle(before);
    this.#tell(before);
  }

  /** A case that is small enough to be drawn as a whole has no map. @param {State} state @returns {State} */
  #possible(state) {
    return state.mode === "map" && !this.graph.lazy ? changed(state, { mode: "drawing" }) : state;
  }

  /** @param {State | null} before */
  #tell(before) {
    const { state } = this;
    for (const listener of this.listeners) listener(state, before);
  }

  /** Say everything in another language; nothing else changes. */
  restate() {
    this.#tell(this.state);
  }

  /** Work out what follows from the state. @param {State} before */
  #settle(before) {
    if (differs(this.state, before, "view", "without")) this.now = this.#reckoned();
    if (differs(this.state, before, "chosen")) this.chosen = this.#found(this.state.chosen);
    const filtered = differs(this.state, before, "facets", "hidden", "view", "without");
    if (filtered) this.passed = passed(this.sieve, this.state, this.now);
    if (filtered || differs(this.state, before, "focus", "added", "mode", "path", "pathBy"))
      this.shown = this.#shown();
    if (differs(this.state, before, "chosen", "mode")) this.#focusOnChosen();
  }

  /** @returns {import("./state/filter.js").Shown} */
  #shown() {
    // Where there is too much for one picture, what lies on a path is drawn whatever the focus.
    const onPath = this.graph.lazy && this.state.path ? (this.ways.lit?.nodes ?? []) : [];
    return shown(this.graph, this.state, this.passed, [...onPath]);
  }

  /** @returns {import("./state/reckoning.js").Reckoning} */
  #reckoned() {
    const { graph, state, view } = this;
    const without = state.without.flatMap((id) => graph.numbers.get(id) ?? []);
    if (view === graph.views[0] && !without.length) return asFiled(graph, this.evidence);
    return new Now(this.case, view, without);
  }

  /** The view that is on. @returns {import("./data/graph.js").View} */
  get view() {
    const { views } = this.graph;
    return views.find(({ name }) => name === this.state.view) ?? views[0];
  }

  /** Who says what, taken from whom: read once it is asked for. @returns {Case} */
  get case() {
    this.known ??= new Case(this.graph, this.evidence);
    return this.known;
  }

  /** What counts now with all that can be asked of it, also while nothing is withdrawn. @returns {Now} */
  get reckoned() {
    if (this.now instanceof Now) return this.now;
    this.filed ??= new Now(this.case, this.graph.views[0], []);
    return this.filed;
  }

  /** @param {string} id @returns {Chosen} */
  #found(id) {
    const node = this.graph.numbers.get(id);
    if (node !== undefined || !id) return { node };
    const claim = this.evidence.claimNumber(id);
    return { claim, edge: claim === undefined ? undefined : this.graph.edgeOf(claim) };
  }

  /** Where not everything is drawn, draw the surroundings of what was chosen, if it is not there. */
  #focusOnChosen() {
    if (!this.graph.lazy || this.state.mode !== "drawing") return;
    const ends = this.chosenNodes;
    if (!ends.length || !this.graph.isDrawn(ends[0])) return;
    const { nodes } = this.shown;
    if (nodes.length <= MOST_DRAWN && ends.every((end) => nodes.includes(end))) return;
    this.state = changed(this.state, { focus: { id: this.graph.id(ends[0]), hops: 1 } });
    this.shown = this.#shown();
  }

  // -- what others ask --------------------------------------------------------

  /** @returns {number[]} the thing that is chosen, or the ends of the edge */
  get chosenNodes() {
    const { node, edge } = this.chosen;
    return node !== undefined ? [node] : edge !== undefined ? this.graph.ends(edge) : [];
  }

  /** Whether a claim counts now. @param {number} claim @returns {boolean} */
  counts(claim) {
    return this.now.counts(claim);
  }

  /** How an edge stands now. @param {number} edge @returns {string} */
  standing(edge) {
    return this.now.standing(edge);
  }

  /** @param {number} edge @returns {{ count: number, open: boolean }} its independent origins now, and whether there are some that are not established */
  origins(edge) {
    return this.now.origins(edge);
  }

  /** How much of what there is is shown; "" for all of it. */
  get note() {
    return noteOf(this);
  }

  /** The address of everything as it is now. */
  get permalink() {
    return location.href.split("#")[0] + (written(this.state, this.start) || "#");
  }

  /** The drawing, where there is one. */
  get drawing() {
    return this.stage.drawing;
  }

  get panel() {
    return this.side.panel;
  }

  // -- ways to go -------------------------------------------------------------

  /** Go to a thing or a claim by its id, or to nothing. @param {string} id */
  go(id) {
    if (id !== this.state.chosen) return this.change({ chosen: id });
    if (!id) return;
    this.side.show(true);
    this.stage.reveal();
  }

  /** Close what the panel shows: what is chosen, and then the list or the path that was there before. */
  leave() {
    if (this.state.chosen) this.go("");
    else this.change({ list: "", path: this.state.list ? this.state.path : null });
  }

  /** Draw a thing with what is around it. @param {number} node @param {number} hops */
  focus(node, hops) {
    const id = this.graph.id(node);
    const hidden = this.state.hidden.filter((other) => other !== id);
    this.change({ mode: "drawing", focus: { id, hops }, hidden });
  }

  /** Show what was looked for: where it can be read, rather than as one point of many. @param {string} id */
  open(id) {
    this.change({ chosen: id, mode: this.state.mode === "map" ? "drawing" : this.state.mode });
  }

  /** @param {string} mode */
  show(mode) {
    this.change({ mode: /** @type {import("./state/state.js").Mode} */ (mode) });
  }

  /** Put away every filter and focus. */
  showAll() {
    this.change(UNFILTERED);
    announce(t("show.all"));
  }

  /**
   * Follow a link within the page at once: the browser tells of a new address some time later, and
   * until then the page would show what was chosen before.
   * @param {MouseEvent} event
   */
  #followLink(event) {
    const link = /** @type {Element} */ (event.target).closest?.("a.thing, a.claimlink");
    if (!link || event.button || event.metaKey || event.ctrlKey || event.altKey) return;
    const { chosen } = read(/** @type {HTMLAnchorElement} */ (link).hash, this.start);
    const node = this.graph.numbers.get(chosen);
    const isEnd = node !== undefined && this.graph.isDrawn(node);
    // With Shift it is the other end of a path, as in the drawing.
    if (event.shiftKey && !isEnd) return;
    event.preventDefault();
    if (event.shiftKey && isEnd) this.ways.to(node);
    else this.go(chosen);
  }
}

/** @param {unknown} error why the case can't be opened */
function refused(error) {
  document.documentElement.lang = spoken();
  fill(
    at("start"),
    h("h2", {}, t("open.failed")),
    h("p", {}, t(error instanceof CannotUnpack ? "open.old" : "open.broken")),
  );
  at("start").hidden = false;
  console.warn(error);
}

speak(navigator.language);
openCase()
  .then(async ({ graph, evidence }) => {
    const page = new Page(graph, evidence);
    // For the browser's console, and for tests.
    Object.assign(window, { claimgraph: page });
    await page.stage.ready;
    document.documentElement.dataset.ready = "true";
  })
  .catch(refused);
