// Keeps the drawing true to the state: what is drawn, where, what is chosen, and where one looks.

import { announce } from "../base/copy.js";
import { at } from "../base/dom.js";
import { palette, watchTheme } from "../base/theme.js";
import { drawingLibrary } from "../data/library.js";
import { differs, toggled } from "../state/state.js";
import { t } from "../words/words.js";
import { choose } from "./choice.js";
import { Drawing } from "./drawing.js";
import { placesOf } from "./places.js";
import { sceneOf } from "./scene.js";

/**
 * @typedef {import("../main.js").Page} Page
 * @typedef {import("../state/state.js").State} State
 * @typedef {import("./arrange.js").Point} Point
 */

/** Milliseconds after which the drawing has come to rest. */
const SETTLED = 300;
/** What makes the drawing anew, where it differs. @type {(keyof State)[]} */
const REDRAWN_FOR = ["opened", "pinned", "ghosts", "path", "pathBy"];

export class Stage {
  /** @param {Page} page */
  constructor(page) {
    this.page = page;
    this.clicked = false;
    this.moved = false;
    this.pause = 0;
    /** @type {Promise<void> | undefined} */ this.opening = undefined;
    /** @type {Drawing | null} made when it is first to be seen */ this.drawing = null;
    /** @type {import("../state/filter.js").Shown | null} what is drawn now */ this.drawn = null;
    watchTheme(() => this.drawing?.paint(palette()));
    page.onChange((state, before) => this.#follow(state, before));
  }

  /** @param {State} state @param {State | null} before */
  #follow(state, before) {
    at("drawing").hidden = state.mode !== "drawing";
    if (state.mode !== "drawing") return;
    if (this.drawing) this.#bring(this.drawing, state, before);
    else this.opening ??= this.#open();
  }

  /** Draw what is to be seen now, where it is another though the state is not. */
  redraw() {
    if (!this.drawing || this.page.state.mode !== "drawing") return;
    this.#draw(this.drawing);
    this.drawing.shine(this.page.ways.lit);
    this.drawing.network.redraw();
  }

  /** Resolves when what is to be seen at first can be seen. @returns {Promise<void>} */
  get ready() {
    return this.opening ?? Promise.resolve();
  }

  /** @returns {Promise<void>} */
  async #open() {
    await drawingLibrary();
    this.drawing = this.#made();
    this.#draw(this.drawing);
    this.drawing.eye.resized();
    this.drawing.begin();
    this.#bring(this.drawing, this.page.state, null);
  }

  /** @returns {Drawing} */
  #made() {
    const drawing = new Drawing(at("canvas"), this.page, palette(), {
      pick: (found, place, shift) => this.#picked(drawing, found, place, shift),
      drop: (node, { x, y }) => {
        const { pinned } = this.page.state;
        this.page.change({ pinned: { ...pinned, [this.page.graph.id(node)]: [x, y] } });
      },
    });
    drawing.eye.onLook = (byHand) => this.#looked(byHand);
    return drawing;
  }

  /**
   * @param {Drawing} drawing
   * @param {import("./drawing.js").Pick[]} found
   * @param {Point} place
   * @param {boolean} shift whether it is to be the other end of a path
   */
  #picked(drawing, found, place, shift) {
    const { page } = this;
    const edges = found.map(({ edge }) => edge).filter((edge) => edge !== undefined && edge >= 0);
    if (edges.length > 1) return choose(page, /** @type {number[]} */ (edges), place);
    const { node, edge } = found[0] ?? {};
    this.clicked = node !== undefined || edge !== undefined;
    const group = drawing.groups.get(node ?? edge ?? 0);
    if (group) return this.#opened(group);
    if (node !== undefined && shift) page.ways.to(node);
    else if (node !== undefined) page.go(page.graph.id(node));
    else if (edge !== undefined) page.go(page.evidence.claimId(page.graph.claimsOf(edge)[0]));
    else page.go("");
  }

  /** @param {import("./groups.js").Group} group */
  #opened({ hub, members }) {
    const { graph, state } = this.page;
    this.page.change({ opened: toggled(state.opened, graph.id(hub)) });
    announce(t("group.opened", { n: members.length, name: graph.label(hub) }));
  }

  /** @param {Drawing} drawing @param {State} state @param {State | null} before */
  #bring(drawing, state, before) {
    const { camera } = state;
    if (before === state) drawing.labels.forget();
    if (this.#isOther(drawing, state, before)) this.#draw(drawing);
    if (before && before.focus !== state.focus) drawing.fit();
    drawing.eye.resized();
    drawing.choose(this.page.chosen);
    drawing.shine(this.page.ways.lit);
    if (camera && before?.camera !== camera) drawing.eye.lookAt(camera);
    else if (differs(state, before, "chosen", "path") && before !== state) this.reveal();
    drawing.network.redraw();
  }

  /** Whether other things are to be drawn than are. @param {Drawing} drawing @param {State} state @param {State | null} before */
  #isOther(drawing, state, before) {
    if (this.drawn !== this.page.shown || differs(state, before, ...REDRAWN_FOR)) return true;
    // What is chosen comes out of its group.
    return this.page.chosenNodes.some((node) => (drawing.standIn(node) ?? node) !== node);
  }

  /** Keep where the reader looks, once a hand has moved it; where it goes by itself needs no keeping. @param {boolean} byHand */
  #looked(byHand) {
    if (byHand || this.page.state.camera) this.moved = true;
    clearTimeout(this.pause);
    this.pause = setTimeout(() => {
      const looks = this.drawing?.eye.looksAt;
      if (!this.moved || !looks || this.page.state.mode !== "drawing") return;
      this.moved = false;
      const camera = { ...looks.position, scale: looks.scale };
      this.page.change({ camera }, { replace: true, quiet: true });
    }, SETTLED);
  }

  /** @param {Drawing} drawing */
  #draw(drawing) {
    this.drawn = this.page.shown;
    const scene = sceneOf(this.page);
    drawing.draw(scene, placesOf(this.page, scene, (node) => drawing.radius(node)));
  }

  /** Bring what is chosen into view. */
  reveal() {
    const { chosenNodes, ways } = this.page;
    this.drawing?.reveal(chosenNodes.length ? chosenNodes : [...(ways.lit?.nodes ?? [])], !this.clicked);
    this.clicked = false;
  }
}
