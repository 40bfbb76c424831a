// The filter panel, which is the legend too: what colours, forms and lines mean, and which are seen.

import { at, fill, h } from "../base/dom.js";
import { originsLine, sign } from "../drawing/shapes.js";
import { range } from "../data/graph.js";
import { FAILS } from "../state/sieve.js";
import { NO_FACETS, differs, filters } from "../state/state.js";
import { number, t } from "../words/words.js";
import { DateBox } from "./datebox.js";
import { FacetBox } from "./facetbox.js";
import { sourcesOf } from "./sources.js";

/**
 * @typedef {import("../main.js").Page} Page
 * @typedef {import("../state/state.js").State} State
 */

/** Facets that are always there; the others only where there is a choice. */
const ALWAYS = ["types", "standings"];

export class Filters {
  /** @param {Page} page */
  constructor(page) {
    this.page = page;
    this.facets = sourcesOf(page).map((source) => new FacetBox(page, source));
    this.dates = new DateBox(page);
    this.heading = h("h2", {});
    this.clear = h("button", { type: "button", id: "filter-clear", onclick: () => this.#clear() });
    this.every = h("button", { type: "button", id: "filter-all", onclick: () => this.#types(true) });
    this.none = h("button", { type: "button", id: "filter-none", onclick: () => this.#types(false) });
    this.close = h("button", {
      type: "button",
      id: "legend-close",
      onclick: () => page.head.openLegend(false),
    });
    this.marks = h("section", { class: "facet" });
    this.origins = h("ul", { class: "keys" });
    this.only = h("ul", { class: "switches" });
    this.contradicted = this.#switch("contradicted");
    this.single = this.#switch("single");
    this.#assemble();
    page.onChange((state, before) => this.#follow(state, before));
  }

  #assemble() {
    const [types, standings, ...others] = this.facets;
    types.box.prepend(h("span", { class: "both" }, this.every, this.none));
    fill(this.only, this.contradicted.row, this.single.row);
    standings.details.append(this.origins, this.only);
    fill(
      at("legend"),
      h("header", {}, this.heading, this.clear, this.close),
      types.box,
      this.marks,
      standings.box,
      this.dates.box,
      others.map(({ box }) => box),
    );
    for (const { box } of others) box.hidden = true;
  }

  /** @param {"contradicted" | "single"} name */
  #switch(name) {
    const box = h("input", {
      type: "checkbox",
      id: `filter-${name}`,
      onchange: () => this.page.change({ facets: { ...this.page.state.facets, [name]: box.checked } }),
    });
    const word = h("span", { class: "word" });
    const count = h("span", { class: "count" });
    return { box, word, count, row: h("li", {}, h("label", { class: "tick" }, box, word, " ", count)) };
  }

  /** @param {State} state @param {State | null} before */
  #follow(state, before) {
    if (!before || before === state) this.#restate();
    else if (differs(state, before, "facets", "hidden", "view", "without")) this.#render();
  }

  #restate() {
    fill(this.heading, t("legend"));
    fill(this.clear, t("filter.clear"));
    fill(this.close, t("filter.done"));
    fill(this.every, t("legend.all"));
    fill(this.none, t("legend.none"));
    fill(this.contradicted.word, t("filter.contradicted"));
    fill(this.single.word, t("filter.single"));
    this.#marks();
    this.#origins();
    for (const box of this.facets.slice(0, 2)) box.restate();
    this.#render();
    this.#later(() => this.#restateOthers());
  }

  /** What has to be read of every claim can wait, where there are many. @param {() => void} then */
  #later(then) {
    if (!this.page.graph.lazy) then();
    else if ("requestIdleCallback" in window) requestIdleCallback(then, { timeout: 2000 });
    else setTimeout(then, 50);
  }

  #restateOthers() {
    this.dates.restate();
    this.#next(this.facets.filter(({ source }) => !ALWAYS.includes(source.name)));
  }

  /** One facet after the other, so that the page answers in between. @param {FacetBox[]} boxes */
  #next([box, ...others]) {
    if (!box) return;
    box.box.hidden = !box.source.isChoice();
    box.restate();
    this.#later(() => this.#next(others));
  }

  #render() {
    const { page } = this;
    for (const box of this.facets) if (!box.box.hidden) box.render();
    this.dates.render();
    this.clear.hidden = !filters(page.state.facets);
    const { fails } = page.shown.sifted;
    const counted = (
      /** @type {"contradicted" | "single"} */ name,
      /** @type {(claim: number) => boolean} */ is,
    ) => {
      let n = 0;
      for (let claim = 0; claim < fails.length; claim += 1)
        if ((fails[claim] & ~FAILS[name]) === 0 && is(claim)) n += 1;
      this[name].box.checked = page.state.facets[name];
      fill(this[name].count, number(n));
    };
    counted("contradicted", (claim) => page.sieve.standing(page.now, claim) === "contradicted");
    counted("single", (claim) => page.sieve.isSingle(page.now, claim));
  }

  #marks() {
    const { graph } = this.page;
    const has = (/** @type {(node: number) => any} */ is) => graph.drawn.some(is);
    const rows = [
      has((node) => graph.isGroup(node)) ? [sign(null, { group: true }), t("legend.group")] : null,
      has((node) => graph.unknown(node)) ? [sign(null, { unknown: true }), t("legend.unknown")] : null,
    ].filter(Boolean);
    fill(
      this.marks,
      h("h3", {}, t("legend.marks")),
      h(
        "ul",
        {},
        rows.map((row) => h("li", { class: "key" }, row)),
      ),
    );
    this.marks.hidden = !rows.length;
  }

  /** What the dashes and the width of a line mean. */
  #origins() {
    const { graph } = this.page;
    const present = new Set(range(graph.edgeCount).map((edge) => Math.min(2, graph.origins(edge).count)));
    const counts = [2, 1, 0].filter((count) => present.has(count));
    fill(
      this.origins,
      counts.map((count) => h("li", { class: "key" }, originsLine(count), t(`origins.${count}`))),
    );
  }

  /** @param {boolean} seen */
  #types(seen) {
    const types = { only: !seen, ids: [] };
    this.page.change({ facets: { ...this.page.state.facets, types } });
  }

  #clear() {
    this.page.change({ facets: NO_FACETS });
    document.getElementById("filter-all")?.focus();
  }
}
