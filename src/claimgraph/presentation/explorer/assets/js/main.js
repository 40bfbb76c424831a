// Puts the page together: what is chosen stands in the address, and everything follows it.

import { arranged } from "./arrange.js";
import { announce, copyButton } from "./copy.js";
import { Evidence, Graph, value } from "./data.js";
import { at, fill, h, said } from "./dom.js";
import { Drawing } from "./drawing.js";
import { noFilters, shown } from "./filter.js";
import { Legend } from "./legend.js";
import { address, kindName, thing } from "./links.js";
import { Panel } from "./panel.js";
import { claimPanel, edgePanel, nodePanel } from "./panels.js";
import { Search } from "./search.js";
import { renderTables } from "./tables.js";
import { nextTheme, palette, theme, watchTheme } from "./theme.js";
import { count, phrase, speak, spoken, t } from "./words.js";

const HOPS = [1, 2, 3];
const SUGGESTIONS = 12;

class Page {
  constructor() {
    this.graph = new Graph(JSON.parse(at("graph").textContent));
    this.filters = noFilters();
    this.mode = "drawing";
    /** @type {Evidence | null} */ this.read = null;
    /** @type {import("./filter.js").Shown} */ this.shown = {
      nodes: [],
      edges: [],
      within: 0,
      filtered: false,
    };
    this.clicked = false;
    /** @type {{ node?: number, edge?: number, claim?: number }} */ this.chosen = {};
    speak(navigator.language);
    watchTheme(() => this.drawing.paint(palette()));
    this.drawing = new Drawing(at("canvas"), this.graph, palette(), (picked) => this.#picked(picked));
    this.panel = new Panel(() => this.go(""));
    this.search = new Search(this, (id) => this.go(id));
    this.legend = new Legend(this, this.filters, () => this.refresh());
    this.#listen();
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
    if (location.hash === next || (!next && !location.hash)) this.#follow();
    else if (next) location.hash = next;
    else history.pushState(null, "", location.pathname + location.search);
    if (!next) this.#follow();
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
    const id = decoded(location.hash.slice(1));
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
    announce(this.#note());
  }

  showAll() {
    this.filters.focus = null;
    for (const set of [this.filters.types, this.filters.relations, this.filters.nodes, this.filters.sources])
      set.clear();
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
    this.#notes();
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

  /** What the bar above the drawing says: how much of what there is is shown. */
  #note() {
    const { filters, graph, shown: seen } = this;
    const all = graph.drawn.length;
    if (!filters.focus) return seen.filtered ? t("filter.note", { shown: seen.nodes.length, all }) : "";
    const blanks = {
      name: graph.label(filters.focus.node),
      hops: count("hops", filters.focus.hops),
      shown: seen.nodes.length,
    };
    return seen.within > seen.nodes.length
      ? t("focus.cut", { ...blanks, all: seen.within })
      : t("focus.note", { ...blanks, all });
  }

  #notes() {
    const note = this.#note();
    const bar = at("bar");
    bar.hidden = !note;
    if (note)
      fill(
        bar,
        said(note),
        h("button", { type: "button", id: "show-all", onclick: () => this.showAll() }, t("show.all")),
      );
    const start = at("start");
    const begin = this.graph.lazy && !this.filters.focus && !this.shown.filtered;
    const empty = !this.graph.drawn.length;
    const nothing = !begin && !empty && !this.shown.nodes.length;
    start.hidden = !(begin || empty || nothing);
    if (empty) fill(start, h("h2", {}, t("empty.title")), h("p", {}, t("empty.text")));
    else if (nothing) fill(start, h("p", {}, t("filtered.out")));
    else if (begin) fill(start, this.#suggestions());
  }

  /** @returns {any[]} where to begin, when there is too much for one picture */
  #suggestions() {
    const { graph } = this;
    const most = [...graph.drawn]
      .sort((a, b) => graph.edgesOf[b].length - graph.edgesOf[a].length || a - b)
      .slice(0, SUGGESTIONS);
    const blanks = { things: count("things", graph.drawn.length), edges: count("edges", graph.edgeCount) };
    return [
      h("h2", {}, t("lazy.title")),
      h("p", {}, t("lazy.text", blanks)),
      h(
        "ul",
        { class: "suggestions" },
        most.map((node) =>
          h("li", {}, thing(this, node), " ", h("span", { class: "count" }, graph.edgesOf[node].length)),
        ),
      ),
    ];
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
    window.addEventListener("hashchange", () => this.#follow());
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
    at("legend-open").addEventListener("click", () =>
      this.#legend(document.body.classList.toggle("with-legend")),
    );
    at("zoom-in").addEventListener("click", () => this.drawing.zoom(1.4));
    at("zoom-out").addEventListener("click", () => this.drawing.zoom(1 / 1.4));
    at("zoom-fit").addEventListener("click", () => this.drawing.fit());
    at("canvas").addEventListener("keydown", (/** @type {KeyboardEvent} */ event) =>
      this.#keyInDrawing(event),
    );
    document.addEventListener("keydown", (event) => this.#key(event));
  }

  /** @param {boolean} open */
  #legend(open) {
    at("legend-open").setAttribute("aria-expanded", String(open));
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    const target = /** @type {HTMLElement} */ (event.target);
    const typing = target.matches("input[type=search]");
    if (
      event.ctrlKey ||
      event.metaKey ||
      event.altKey ||
      at("help").open ||
      (typing && event.key !== "Escape")
    )
      return;
    /** @type {Record<string, () => void>} */
    const keys = {
      "/": () => at("search").focus(),
      "?": () => at("help").showModal(),
      l: () => this.show(this.mode === "list" ? "drawing" : "list"),
      a: () => this.showAll(),
      Escape: () => this.#escape(),
    };
    const act = keys[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  }

  #escape() {
    if (document.body.classList.contains("with-legend")) {
      document.body.classList.remove("with-legend");
      this.#legend(false);
    } else this.go("");
  }

  /** @param {KeyboardEvent} event */
  #keyInDrawing(event) {
    const { drawing } = this;
    const step = (/** @type {number} */ dx, /** @type {number} */ dy) => () =>
      this.#moved(drawing.step(dx, dy));
    /** @type {Record<string, () => void>} */
    const keys = {
      ArrowRight: step(1, 0),
      ArrowLeft: step(-1, 0),
      ArrowDown: step(0, 1),
      ArrowUp: step(0, -1),
      Enter: () => drawing.cursor !== null && this.go(this.graph.id(drawing.cursor)),
      "+": () => drawing.zoom(1.25),
      "=": () => drawing.zoom(1.25),
      "-": () => drawing.zoom(0.8),
      0: () => drawing.fit(),
    };
    const act = keys[event.key];
    if (!act || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    act();
  }

  /** @param {number | null} node */
  #moved(node) {
    if (node === null) return;
    this.drawing.point(node);
    announce(
      t("drawing.at", {
        name: this.graph.label(node),
        kind: kindName(this, node),
        edges: count("edges", this.graph.edgesOf[node].length),
      }),
    );
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
