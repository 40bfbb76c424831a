// Where to begin when there is too much for one picture: a search, what has the most edges, the kinds.

import { at, fill, h, said } from "../base/dom.js";
import { sign } from "../drawing/shapes.js";
import { thing } from "../panel/links.js";
import { MOST_DRAWN } from "../state/filter.js";
import { count, kindLabel, number, t } from "../words/words.js";

/** @typedef {import("../main.js").Page} Page */

const SUGGESTIONS = 12;

export class Start {
  /** @param {Page} page */
  constructor(page) {
    this.page = page;
    this.box = at("start");
    this.find = at("find");
    this.putAway = false;
    /** @type {"" | "card" | "empty" | "hidden"} */ this.shown = "";
    page.onChange((state, before) => this.#follow(before === state));
  }

  /** @param {boolean} anew whether the language is another */
  #follow(anew) {
    const kind = this.#kind();
    if (kind === this.shown && !anew) return;
    this.shown = kind;
    // The search is one and the same; it stands in the middle while there is nothing else to do.
    if (!this.find.closest("#top")) at("tools").before(this.find);
    this.box.hidden = !kind;
    this.box.classList.toggle("card", kind === "card");
    fill(this.box, kind === "card" ? this.#card() : kind ? this.#words(kind) : null);
    if (kind === "card") at("start-find").append(this.find);
  }

  /** @returns {"" | "card" | "empty" | "hidden"} what stands in the place of a drawing */
  #kind() {
    const { graph, shown, state } = this.page;
    const { chosen, focus, mode, path, list, without, added } = state;
    if (!graph.drawn.length) return "empty";
    if (mode === "list" || mode === "timeline") return "";
    if (!shown.nodes.length) return "hidden";
    if (mode === "drawing") return shown.nodes.length > MOST_DRAWN ? "card" : "";
    const touched = chosen || focus || path || list || without.length || added.length || shown.filtered;
    return touched || this.putAway ? "" : "card";
  }

  /** @param {"empty" | "hidden"} kind */
  #words(kind) {
    if (kind === "hidden") return h("p", {}, t("filtered.out"));
    return [h("h2", {}, t("empty.title")), h("p", {}, t("empty.text"))];
  }

  #card() {
    const { graph } = this.page;
    const blanks = { things: count("things", graph.drawn.length), edges: count("edges", graph.edgeCount) };
    return [
      h("h2", {}, t("start.title")),
      h("p", {}, t("start.text", blanks)),
      h("div", { id: "start-find" }),
      h(
        "div",
        { class: "choices" },
        h("h3", {}, t("start.most")),
        h(
          "ul",
          { class: "suggestions" },
          this.#most().map((node) => this.#suggestion(node)),
        ),
        h("h3", {}, t("start.kinds")),
        h("ul", { class: "kinds" }, this.#kinds()),
      ),
      h(
        "p",
        { class: "actions" },
        h("button", { type: "button", id: "start-map", onclick: () => this.#look() }, t("start.map")),
      ),
    ];
  }

  /** @returns {number[]} the things with the most edges */
  #most() {
    const { graph } = this.page;
    const degree = (/** @type {number} */ node) => graph.edgesOf[node].length;
    return [...graph.drawn].sort((a, b) => degree(b) - degree(a) || a - b).slice(0, SUGGESTIONS);
  }

  /** @param {number} node */
  #suggestion(node) {
    const { page } = this;
    const link = thing(page, node);
    // From here one wants to see it with what is around it, not as one point of the map.
    link.addEventListener("click", (/** @type {MouseEvent} */ event) => {
      if (event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
      event.preventDefault();
      event.stopPropagation();
      page.open(page.graph.id(node));
    });
    return h("li", {}, link, h("span", { class: "count" }, number(page.graph.edgesOf[node].length)));
  }

  #kinds() {
    const { graph, sieve } = this.page;
    const counts = graph.kinds.map(() => 0);
    for (const node of graph.drawn) counts[graph.kinds.indexOf(graph.kind(node))] += 1;
    return graph.kinds.map((kind, place) => {
      if (!counts[place]) return null;
      const only = () => {
        const types = { only: true, ids: sieve.typesOfKind(kind) };
        this.page.change({ facets: { ...this.page.state.facets, types } });
      };
      return h(
        "li",
        {},
        h(
          "button",
          { type: "button", onclick: only },
          sign(kind),
          h("span", { class: "word" }, said(kindLabel(kind))),
          " ",
          h("span", { class: "count" }, number(counts[place])),
        ),
      );
    });
  }

  /** Look at the map without choosing anything. */
  #look() {
    this.putAway = true;
    if (this.page.state.mode === "drawing") this.page.show("map");
    else this.#follow(false);
    /** @type {HTMLElement | null} */ (at("map").querySelector("[tabindex]"))?.focus();
  }
}
