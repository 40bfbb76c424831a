// The map's part of the page: the whole graph at once, and a way from it to whatever is to be looked at.

import { announce } from "../base/copy.js";
import { at, fill, h, svg } from "../base/dom.js";
import { watchTheme } from "../base/theme.js";
import { kindName } from "../panel/links.js";
import { differs } from "../state/state.js";
import { count, t } from "../words/words.js";
import { Atlas } from "./atlas.js";
import { listen } from "./input.js";
import { Scene } from "./scene.js";

/**
 * @typedef {import("./camera.js").Point} Point
 * @typedef {import("./camera.js").Rect} Rect
 * @typedef {import("../main.js").Page} Page
 * @typedef {import("../state/state.js").State} State
 */

/** How near a hand must come to a thing, in pixels. */
const REACH = 9;
/** How many things a box can take into the drawing. */
const MOST_IN_BOX = 150;

export class Overview {
  /** @param {Page} page */
  constructor(page) {
    this.page = page;
    this.box = at("map");
    /** @type {Atlas | null} made when the map is first looked at */ this.atlas = null;
    /** @type {number | null} */ this.hovered = null;
    /** @type {number | null} */ this.cursor = null;
    /** @type {Rect | null} */ this.frame = null;
    /** @type {import("../state/filter.js").Mask | null} */ this.mask = null;
    /** @type {import("./marks.js").Lit | null} the path that is to be seen */ this.lit = null;
    this.canvas = h("canvas", { tabindex: 0, role: "application", "aria-describedby": "map-help" });
    this.help = h("p", { class: "offscreen", id: "map-help" });
    this.buttons = h("div", { class: "zoom" });
    this.surroundings = h("button", {
      type: "button",
      class: "surroundings",
      hidden: true,
      onclick: () => this.#draw(this.chosen),
    });
    page.onChange((state, before) => this.#follow(state, before));
    watchTheme(() => this.atlas?.recolour());
  }

  /** @param {State} state @param {State | null} before */
  #follow(state, before) {
    this.box.hidden = state.mode !== "map";
    if (this.box.hidden) return;
    const atlas = this.atlas ?? this.#begin();
    if (!atlas) return;
    if (before === state) this.#restate(atlas);
    atlas.resize(this.box.clientWidth, this.box.clientHeight);
    if (this.mask !== this.page.shown.mask) {
      this.mask = this.page.shown.mask;
      atlas.scene.follow(this.page);
      atlas.repaint();
    }
    this.lit = this.#path();
    if (state.camera && state.camera !== before?.camera) atlas.lookAt(state.camera);
    else if (state.chosen !== before?.chosen) this.#reveal(atlas);
    else if (before !== state && differs(state, before, "path", "pathBy", "mode")) this.#frame(atlas);
    this.surroundings.hidden = this.chosen === undefined;
    atlas.ask();
  }

  /** @returns {Atlas | null} nothing where the page has no places for a map */
  #begin() {
    const { graph } = this.page;
    if (!graph.mapX || !graph.mapY) return null;
    fill(this.box, this.canvas, this.help, this.surroundings, this.buttons);
    const seen = () => ({
      chosen: this.chosen,
      lit: this.lit,
      hovered: this.hovered,
      pointed: document.activeElement === this.canvas ? this.cursor : null,
      frame: this.frame,
    });
    const atlas = new Atlas(this.canvas, new Scene(this.page, graph.mapX, graph.mapY), seen, (camera) =>
      this.page.change({ camera }, { replace: true, quiet: true }),
    );
    this.atlas = atlas;
    this.#restate(atlas);
    listen(this.canvas, this.#deeds(atlas));
    for (const event of ["focus", "blur"]) this.canvas.addEventListener(event, () => atlas.ask());
    new ResizeObserver(() => atlas.resize(this.box.clientWidth, this.box.clientHeight)).observe(this.box);
    return atlas;
  }

  /** Say it in the language that is chosen. @param {Atlas} atlas */
  #restate(atlas) {
    this.canvas.setAttribute("aria-label", t("map"));
    fill(this.help, t("map.help"));
    fill(this.surroundings, t("map.surroundings"));
    fill(
      this.buttons,
      button("zoom.in", "M8 3V13M3 8H13", () => atlas.zoom(1.5)),
      button("zoom.out", "M3 8H13", () => atlas.zoom(1 / 1.5)),
      button("zoom.fit", "M3 6V3H6M10 3H13V6M13 10V13H10M6 13H3V10", () => atlas.whole()),
    );
  }

  /** @returns {number | undefined} the thing that is chosen, if it is on the map */
  get chosen() {
    return this.page.chosenNodes.find((node) => this.page.graph.isDrawn(node));
  }

  /** @returns {import("./marks.js").Lit | null} what of the path is on the map */
  #path() {
    const { graph, shown, ways } = this.page;
    const lit = ways.lit;
    if (!lit) return null;
    const isHere = (/** @type {number} */ node) => graph.isDrawn(node) && shown.mask.nodes[node] === 1;
    return {
      nodes: [...lit.nodes].filter(isHere),
      edges: [...lit.edges].filter((edge) => shown.mask.edges[edge]),
      ends: (ways.ends ?? []).filter(isHere),
    };
  }

  /** Bring what is chosen into view, or else the path. @param {Atlas} atlas */
  #reveal(atlas) {
    const { chosen } = this;
    if (chosen === undefined) return this.#frame(atlas);
    if (chosen === this.cursor) return;
    this.cursor = chosen;
    atlas.bring(chosen);
  }

  /** Bring the path into view, while nothing is chosen. @param {Atlas} atlas */
  #frame(atlas) {
    if (this.chosen === undefined && this.lit) atlas.frame(this.lit.nodes);
  }

  // -- what a hand does --------------------------------------------------------

  /** @param {Atlas} atlas @returns {import("./input.js").Deeds} */
  #deeds(atlas) {
    const under = (/** @type {Point} */ place) => atlas.under(place, REACH);
    return {
      pan: (dx, dy) => atlas.pan(dx, dy),
      zoom: (factor, place) => atlas.zoom(factor, place),
      choose: (place) => this.#choose(under(place)),
      connect: (place) => this.#connect(under(place)),
      enter: (place) => this.#draw(under(place) ?? undefined),
      hover: (place) => this.#hover(atlas, place && under(place)),
      box: (rect, done) => this.#boxed(atlas, rect, done),
      step: (dx, dy) => this.#step(atlas, dx, dy),
      open: () => this.#choose(this.cursor),
      reach: () => this.#connect(this.cursor),
      surroundings: () => this.#draw(this.cursor ?? this.chosen),
      whole: () => atlas.whole(),
    };
  }

  /** @param {number | null} node */
  #choose(node) {
    this.cursor = node;
    this.page.go(node === null ? "" : this.page.graph.id(node));
  }

  /** Show the ways to a thing from what is chosen. @param {number | null} node */
  #connect(node) {
    if (node !== null) this.page.ways.to(node);
  }

  /** Draw the surroundings of a thing. @param {number | undefined} node */
  #draw(node) {
    if (node !== undefined) this.page.focus(node, 1);
  }

  /** @param {Atlas} atlas @param {number | null} node */
  #hover(atlas, node) {
    if (node === this.hovered) return;
    this.hovered = node;
    this.canvas.classList.toggle("over", node !== null);
    atlas.ask();
  }

  /** @param {Atlas} atlas @param {Rect | null} rect in the window @param {boolean} done */
  #boxed(atlas, rect, done) {
    this.frame = done ? null : rect;
    atlas.ask();
    const inside = done && rect ? atlas.inside(rect) : [];
    if (!inside.length) return;
    const added = inside.slice(0, MOST_IN_BOX).map((node) => this.page.graph.id(node));
    this.page.change({ added, focus: null, mode: "drawing" });
    if (inside.length > MOST_IN_BOX) announce(t("map.box.cut", { shown: MOST_IN_BOX, all: inside.length }));
  }

  /** @param {Atlas} atlas @param {number} dx @param {number} dy */
  #step(atlas, dx, dy) {
    const from = this.cursor ?? this.chosen;
    const to = from === undefined || from === null ? atlas.foremost : atlas.scene.grid.step(from, dx, dy, atlas.scene.passes);
    this.cursor = to;
    if (to === null) return;
    atlas.bring(to);
    const edges = count("edges", atlas.scene.degree(to));
    announce(t("drawing.at", { name: this.page.graph.label(to), kind: kindName(this.page, to), edges }));
    atlas.ask();
  }
}

/** @param {string} word @param {string} path @param {() => void} then */
function button(word, path, then) {
  return h(
    "button",
    { type: "button", class: "icon", "aria-label": t(word), onclick: then },
    svg("svg", { viewBox: "0 0 16 16", "aria-hidden": "true" }, svg("path", { d: path })),
  );
}
