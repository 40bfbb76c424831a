// The search box: any name of anything, in any script, by keyboard or pointer.

import { announce } from "../base/copy.js";
import { at, fill, h, said } from "../base/dom.js";
import { list } from "../data/graph.js";
import { Index } from "../data/fold.js";
import { brief, kindName, signOf } from "../panel/links.js";
import { sign } from "../drawing/shapes.js";
import { count, t } from "../words/words.js";

const MOST = 40;

export class Search {
  /**
   * @param {import("../panel/links.js").Case} page
   * @param {(id: string) => void} go called with the id of what was chosen
   */
  constructor(page, go) {
    this.page = page;
    this.go = go;
    this.input = at("search");
    this.results = at("results");
    this.active = -1;
    /** @type {Index | null} */ this.index = null;
    this.input.addEventListener("input", () => this.#look());
    this.input.addEventListener("focus", () => this.#look());
    this.input.addEventListener("keydown", (/** @type {KeyboardEvent} */ event) => this.#key(event));
    this.input.addEventListener("blur", () => this.close());
    // A press on a result must not take the focus from the box before it is a click.
    this.results.addEventListener("mousedown", (/** @type {Event} */ event) => event.preventDefault());
  }

  /** Names of things and handles of claims; a claim's number is -1 - its own. */
  #index() {
    if (this.index) return this.index;
    const { graph, evidence } = this.page;
    const names = [];
    for (let node = 0; node < graph.nodeCount; node += 1) {
      names.push({ item: node, text: graph.label(node) }, { item: node, text: graph.id(node), aside: 0.5 });
      for (const [text] of list(graph.nodes, "names", node)) names.push({ item: node, text });
    }
    for (const [claim, handles] of evidence.handles.sets) {
      for (const text of handles) names.push({ item: -1 - claim, text });
    }
    this.index = new Index(names, (item) => graph.edgesOf[item]?.length ?? 0);
    return this.index;
  }

  #look() {
    const text = this.input.value;
    if (!text.trim()) {
      this.close();
      return;
    }
    const hits = this.#index().search(text, MOST);
    this.active = hits.length ? 0 : -1;
    fill(
      this.results,
      hits.map((hit, number) => this.#option(hit, number)),
      hits.length ? null : h("li", { class: "none" }, t("search.none", { text })),
    );
    this.results.hidden = false;
    this.input.setAttribute("aria-expanded", "true");
    this.#mark();
    announce(hits.length ? count("search.found", hits.length) : t("search.none", { text }));
  }

  /** @param {import("../data/fold.js").Hit} hit @param {number} number */
  #option({ item, text }, number) {
    const { page } = this;
    const claim = -1 - item;
    const id = item >= 0 ? page.graph.id(item) : page.evidence.claimId(claim);
    const main = item >= 0 ? said(page.graph.label(item)) : brief(page, claim);
    const aside =
      item >= 0
        ? [text !== page.graph.label(item) ? [said(text), ", "] : null, kindName(page, item)]
        : t("search.claim", { handle: text });
    return h(
      "li",
      { id: `result-${number}`, role: "option", "data-go": id, onclick: () => this.#choose(id) },
      item >= 0 ? signOf(page, item) : sign(null),
      h("span", { class: "main" }, main),
      h("small", {}, aside),
    );
  }

  #mark() {
    const options = this.results.querySelectorAll("[role=option]");
    options.forEach((/** @type {Element} */ option, /** @type {number} */ number) =>
      option.setAttribute("aria-selected", String(number === this.active)),
    );
    const current = options[this.active];
    if (current) {
      this.input.setAttribute("aria-activedescendant", current.id);
      current.scrollIntoView({ block: "nearest" });
    } else this.input.removeAttribute("aria-activedescendant");
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    const options = this.results.querySelectorAll("[role=option]");
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      if (this.results.hidden) this.#look();
      else if (options.length) {
        const step = event.key === "ArrowDown" ? 1 : -1;
        this.active = (this.active + step + options.length) % options.length;
        this.#mark();
      }
      event.preventDefault();
    } else if (event.key === "Enter" && options[this.active]) {
      this.#choose(options[this.active].dataset.go);
      event.preventDefault();
    } else if (event.key === "Escape") {
      if (!this.results.hidden) {
        this.close();
        event.stopPropagation();
        event.preventDefault();
      } else this.input.blur();
    }
  }

  /** @param {string} id */
  #choose(id) {
    this.input.value = "";
    this.close();
    this.go(id);
  }

  close() {
    this.results.hidden = true;
    this.active = -1;
    this.input.setAttribute("aria-expanded", "false");
    this.input.removeAttribute("aria-activedescendant");
  }

  /** Say it in another language. */
  restate() {
    this.input.setAttribute("placeholder", t("search.hint"));
    this.input.setAttribute("aria-label", t("search.hint"));
  }
}
