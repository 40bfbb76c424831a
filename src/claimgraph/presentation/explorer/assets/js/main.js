// Puts the page together: what is chosen stands in the address, and everything follows it.

import { arranged } from "./drawing/arrange.js";
import { announce, copyButton } from "./base/copy.js";
import { Evidence } from "./data/evidence.js";
import { Graph, value } from "./data/graph.js";
import { at, fill, h, said } from "./base/dom.js";
import { Drawing } from "./drawing/drawing.js";
import { noFilters, shown } from "./state/filter.js";
import { listenToKeys } from "./frame/keys.js";
import { Legend } from "./frame/legend.js";
import { address } from "./panel/links.js";
import { noteOf, renderNotes } from "./frame/notes.js";
import { Panel } from "./panel/panel.js";
import { claimPanel, edgePanel, nodePanel } from "./panel/panels.js";
import { Search } from "./frame/search.js";
import { renderTables } from "./twins/tables.js";
import { nextTheme, palette, theme, watchTheme } from "./base/theme.js";
import { count, phrase, speak, spoken, t } from "./words/words.js";

const HOPS = [1, 2, 3];

/** The page as a whole; see links.js for what of it the parts of the panel use. */
export class Page {
  constructor() {
    this.graph = new Graph(JSON.parse(at("graph").textContent));
    this.filters = noFilters();
    this.mode = "drawing";
    /** @type {Evidence | null} */ this.read = null;
    /** @type {import("./state/filter.js").Shown} */ this.shown = {
      nodes: [],
      edges: [],
      within: 0,
      filtered: false,
    };
    this.clicked = false;
    this.followed = "";
    /** @type {{ node?: number, edge?: number, claim?: number }} */ this.chosen = {};
    speak(navigator.language);
    watchTheme(() => this.drawing.paint(palette()));
    this.drawing = new Drawing(at("canvas"), this.graph, palette(), (picked) => this.#picked(picked));
    this.panel = new Panel(() => this.go(""));
    this.search = new Search(this, (id) => this.go(id));
    this.legend = new Legend(this, this.filters, () => this.refresh());
    this.#listen();
    listenToKeys(this);
    this.restate();
    this.refresh();
    this.drawing.resized();
    this.drawing.begin();
    this.#follow();
    document.documentElement.dataset.ready = "true";
  }

  /** The receipts, read when they are first needed. @returns {Evidence} */
  get evidence() {
    this.read ??= new Evidence(JSON.parse(at("evidence").textContent));
    return this.read;
  }

  // -- what is chosen ---------------------------------------------------------

  /** Go to a thing or a claim by its id, or to nothing. @param {string} id */
  go(id) {
    const next = id ? address(id) : "";
    if (next && location.hash !== next) location.hash = next;
    else if (!next && location.hash)
      history.pushState(null, "", location.pathname + location.search);
    this.#follow();
  }

  /**
   * Follow a link within the page at once: the browser tells of a new address some time later, and
   * until then the page would show what was chosen before.
   * @param {MouseEvent} event
   */
  #followLink(event) {
    const link = /** @type {Element} */ (event.target).closest?.("a.thing, a.claimlink");
    if (!link || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey)
      return;
    event.preventDefault();
    this.go(decoded(/** @type {HTMLAnchorElement} */ (link).hash.slice(1)));
  }

  /** @param {{ node?: number, edge?: number }} picked */
  #picked({ node, edge }) {
    this.clicked = node !== undefined || edge !== undefined;
    if (node !== undefined) this.go(this.graph.id(node));
    else if (edge !== undefined) this.go(this.evidence.claimId(this.graph.claimsOf(edge)[0]));
    else this.go("");
  }

  /** Show what the address names. */
  #follow() {
    this.followed = location.hash;
    const id = decoded(this.followed.slice(1));
    const node = this.graph.numbers.get(id);
    const claim = id && node === undefined ? this.evidence.numbers.get(id) : undefined;
    const edge = claim === undefined ? undefined : this.graph.edgeOfClaim.get(claim);
    this.chosen = { node, edge, claim };
    if (this.graph.lazy) this.#focusOnChosen();
    this.#showPanel(true);
    const nodes = node !== undefined ? [node] : edge !== undefined ? this.graph.ends(edge) : [];
    this.drawing.resized();
    this.drawing.choose({ node, edge });
    this.drawing.reveal(nodes, !this.clicked);
    this.clicked = false;
  }

  /** Where not everything is drawn, draw the surroundings of what was chosen, if it is not there. */
  #focusOnChosen() {
    const { node, edge } = this.chosen;
    const ends = node !== undefined ? [node] : edge !== undefined ? this.graph.ends(edge) : [];
    const drawn = new Set(this.shown.nodes);
    if (ends.length && this.graph.isDrawn(ends[0]) && !ends.every((end) => drawn.has(end)))
      this.focus(ends[0], 1);
  }

  /** @param {boolean} takesFocus */
  #showPanel(takesFocus) {
    const { node, edge, claim } = this.chosen;
    if (node !== undefined) this.panel.show(nodePanel(this, node, this.#actions(node)), takesFocus);
    else if (edge !== undefined) this.panel.show(edgePanel(this, edge), takesFocus);
    else if (claim !== undefined) this.panel.show(claimPanel(this, claim), takesFocus);
    else this.panel.hide();
  }

  /** @param {number} node @returns {HTMLElement} what can be done with a thing */
  #actions(node) {
    if (!this.graph.isDrawn(node)) return h("p", { class: "notice" }, t("undrawn"));
    const { focus } = this.filters;
    const hop = (/** @type {number} */ hops) => {
      const on = focus?.node === node && focus.hops === hops;
      return h(
        "button",
        {
          type: "button",
          "aria-pressed": String(on),
          "aria-label": `${t("focus")}: ${count("hops", hops)}`,
          onclick: () => this.focus(node, hops),
        },
        hops,
      );
    };
    const link = location.href.split("#")[0] + address(this.graph.id(node));
    return h(
      "div",
      { class: "actions" },
      h(
        "span",
        { class: "group", role: "group", "aria-label": t("focus") },
        h("span", { class: "name" }, t("focus.short")),
        HOPS.map(hop),
        h("span", { class: "name after" }, t("focus.hops")),
      ),
      h("button", { type: "button", onclick: () => this.#hide(node) }, t("hide")),
      copyButton(link, t("link"), t("link")),
    );
  }

  // -- what is to be seen -----------------------------------------------------

  /** @param {number} node @param {number} hops */
  focus(node, hops) {
    this.filters.focus = { node, hops };
    this.filters.nodes.delete(node);
    this.refresh();
    this.drawing.fit();
    if (this.panel.isOpen) this.#showPanel(false);
  }

  /** @param {number} node */
  #hide(node) {
    this.filters.nodes.add(node);
    if (this.filters.focus?.node === node) this.filters.focus = null;
    this.refresh();
    this.go("");
    announce(noteOf(this));
  }

  showAll() {
    this.filters.focus = null;
    const { types, relations, nodes, sources } = this.filters;
    for (const hidden of [types, relations, nodes, sources]) hidden.clear();
    this.legend.render();
    this.refresh();
    this.drawing.fit();
    if (this.panel.isOpen) this.#showPanel(false);
    announce(t("show.all"));
  }

  /** Draw and list what the filters let through. */
  refresh() {
    this.shown = shown(this.graph, this.filters, (edge) => this.#sourcesOf(edge));
    this.drawing.draw(this.shown.nodes, this.shown.edges, this.#places());
    this.drawing.choose({ node: this.chosen.node, edge: this.chosen.edge });
    if (this.mode === "list") renderTables(this, this.shown);
    renderNotes(this);
  }

  /** @param {number} edge @returns {number[]} the documents that an edge rests on */
  #sourcesOf(edge) {
    const claims = this.graph.claimsOf(edge);
    return this.graph.sources.filter((source) =>
      claims.some((claim) => this.evidence.carried.sets.get(source)?.has(claim)),
    );
  }

  #places() {
    const { graph } = this;
    const { nodes, edges } = this.shown;
    if (graph.lazy) {
      const box = (/** @type {number} */ node) => ({
        width: 150,
        height: this.drawing.radius(node) * 2 + 44,
      });
      return arranged(
        nodes,
        edges.map((edge) => graph.ends(edge)),
        box,
      );
    }
    return new Map(
      nodes.map((node) => [node, { x: value(graph.nodes, "x", node), y: value(graph.nodes, "y", node) }]),
    );
  }

  // -- the frame --------------------------------------------------------------

  /** Say everything in the language that was chosen. */
  restate() {
    const { graph } = this;
    document.documentElement.lang = spoken();
    document.title = `${graph.title} · claimgraph`;
    for (const element of document.querySelectorAll("[data-t]"))
      fill(element, t(/** @type {HTMLElement} */ (element).dataset.t ?? ""));
    for (const element of document.querySelectorAll("[data-t-label]"))
      element.setAttribute("aria-label", t(/** @type {HTMLElement} */ (element).dataset.tLabel ?? ""));
    fill(at("title"), said(graph.title));
    const parts = [
      phrase("view", { view: said(graph.view) }),
      count("things", graph.drawn.length),
      count("edges", graph.edgeCount),
      count("claims", graph.claimCount),
      count("sources", graph.sources.length),
    ];
    fill(
      at("facts"),
      parts.map((part) => h("li", {}, part)),
      h("li", { class: "motto" }, t("receipt")),
    );
    this.#themeWord();
    this.search.restate();
    this.legend.render();
  }

  #themeWord() {
    const word = t("theme", { theme: t(`theme.${theme()}`) });
    at("theme").setAttribute("aria-label", word);
    at("theme").setAttribute("title", word);
    at("theme").dataset.theme = theme();
  }

  /** @param {string} mode drawing or list */
  show(mode) {
    this.mode = mode;
    for (const name of ["drawing", "list"]) {
      at(`mode-${name}`).setAttribute("aria-pressed", String(name === mode));
      at(name).hidden = name !== mode;
    }
    if (mode === "list") renderTables(this, this.shown);
    else this.drawing.network.redraw();
  }

  #listen() {
    window.addEventListener("hashchange", () => {
      if (location.hash !== this.followed) this.#follow();
    });
    document.addEventListener("click", (event) => this.#followLink(event));
    at("mode-drawing").addEventListener("click", () => this.show("drawing"));
    at("mode-list").addEventListener("click", () => this.show("list"));
    at("theme").addEventListener("click", () => {
      nextTheme();
      this.#themeWord();
      this.drawing.paint(palette());
      announce(t("theme", { theme: t(`theme.${theme()}`) }));
    });
    at("language").addEventListener("click", () => {
      speak(spoken() === "en" ? "zh" : "en");
      this.restate();
      this.drawing.labels.forget();
      this.refresh();
      this.#showPanel(false);
    });
    at("help-open").addEventListener("click", () => at("help").showModal());
    at("help-close").addEventListener("click", () => at("help").close());
    at("legend-open").addEventListener("click", () => this.openLegend(!this.legendIsOpen));
    at("zoom-in").addEventListener("click", () => this.drawing.zoom(1.4));
    at("zoom-out").addEventListener("click", () => this.drawing.zoom(1 / 1.4));
    at("zoom-fit").addEventListener("click", () => this.drawing.fit());
  }

  /** Whether the legend lies over the drawing, on a small screen. */
  get legendIsOpen() {
    return document.body.classList.contains("with-legend");
  }

  /** @param {boolean} open */
  openLegend(open) {
    document.body.classList.toggle("with-legend", open);
    at("legend-open").setAttribute("aria-expanded", String(open));
  }
}

/** @param {string} text from the address, which anybody may have written @returns {string} */
function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return "";
  }
}

// For the browser's console, and for tests.
Object.assign(window, { claimgraph: new Page() });
