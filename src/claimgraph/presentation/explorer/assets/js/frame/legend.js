// The legend: what colours, forms and lines mean, and which of them are to be seen.

import { at, fill, h, said } from "../base/dom.js";
import { range } from "../data/graph.js";
import { filterTypes } from "../state/filter.js";
import { kindLabel } from "../panel/links.js";
import { line, sign } from "../drawing/shapes.js";
import { labelled, t } from "../words/words.js";

/** @typedef {import("../panel/links.js").Case} Case @typedef {import("../state/filter.js").Filters} Filters */

const STANDINGS = ["plain", "contradicted", "denied", "rejected", "doubted"];

export class Legend {
  /**
   * @param {Case} page
   * @param {Filters} filters which the legend changes
   * @param {() => void} onChange
   */
  constructor(page, filters, onChange) {
    this.page = page;
    this.filters = filters;
    this.onChange = onChange;
    this.box = at("legend");
    /** @type {Set<string>} sections and kinds that the reader opened */
    this.opened = new Set();
  }

  /** Make it anew, after a change of language or filters. */
  render() {
    const focus = document.activeElement?.id;
    fill(this.box, this.#kinds(), this.#marks(), this.#lines(), this.#relations(), this.#sources());
    if (focus?.startsWith("filter-")) document.getElementById(focus)?.focus();
  }

  #changed() {
    this.onChange();
    this.render();
  }

  #kinds() {
    const { graph } = this.page;
    const every = new Set(graph.drawn.flatMap((node) => filterTypes(graph, node)));
    const set = (/** @type {boolean} */ show) => () => {
      for (const type of every) this.filters.types[show ? "delete" : "add"](type);
      this.#changed();
    };
    return h(
      "section",
      {},
      h(
        "h2",
        {},
        t("legend.kinds"),
        h(
          "span",
          { class: "both" },
          h("button", { type: "button", id: "filter-all", onclick: set(true) }, t("legend.all")),
          h("button", { type: "button", id: "filter-none", onclick: set(false) }, t("legend.none")),
        ),
      ),
      h(
        "ul",
        {},
        graph.kinds.map((kind, number) => this.#kind(kind, number)),
      ),
    );
  }

  /** @param {import("../data/graph.js").Kind} kind @param {number} number */
  #kind(kind, number) {
    const { graph } = this.page;
    const members = graph.drawn.filter((node) => graph.kind(node) === kind);
    if (!members.length) return null;
    const types = [...new Set(members.flatMap((node) => filterTypes(graph, node)))];
    const name = kindLabel(kind);
    const sort = (/** @type {number[]} */ list) =>
      list
        .map((type) => ({ type, label: this.#typeLabel(type) }))
        .sort((a, b) => a.label.localeCompare(b.label));
    const group = members.length > 0 && members.every((node) => graph.isGroup(node));
    const row = this.#tick(
      `filter-kind-${number}`,
      types,
      this.filters.types,
      [sign(kind, { group }), h("span", { class: "word" }, said(name))],
      members.length,
    );
    if (types.length < 2) return h("li", {}, row);
    const inner = sort(types).map(({ type, label }) =>
      h(
        "li",
        {},
        this.#tick(
          `filter-type-${type}`,
          [type],
          this.filters.types,
          [h("span", { class: "word" }, said(label))],
          members.filter((node) => filterTypes(graph, node).includes(type)).length,
        ),
      ),
    );
    return h(
      "li",
      {},
      row,
      this.#folder(`kind-${number}`, h("span", { class: "offscreen" }, name), h("ul", {}, inner)),
    );
  }

  /** @param {number} type @returns {string} */
  #typeLabel(type) {
    return type < 0 ? t("type.none") : labelled(this.page.graph.types[type].labels);
  }

  /**
   * A box that hides or shows some members of a set of what is hidden.
   * @param {string} id
   * @param {number[]} members
   * @param {Set<number>} hidden
   * @param {any[]} label
   * @param {number} count
   */
  #tick(id, members, hidden, label, count) {
    const off = members.filter((member) => hidden.has(member)).length;
    const change = () => {
      for (const member of members) hidden[off === 0 ? "add" : "delete"](member);
      this.#changed();
    };
    return h(
      "label",
      { class: "tick" },
      h("input", {
        type: "checkbox",
        id,
        checked: off === 0,
        indeterminate: off > 0 && off < members.length,
        onchange: change,
      }),
      label,
      h("span", { class: "count" }, count),
    );
  }

  /**
   * @param {string} key
   * @param {any} summary
   * @param {...any} children
   */
  #folder(key, summary, ...children) {
    const details = h("details", { open: this.opened.has(key) }, h("summary", {}, summary), ...children);
    details.addEventListener("toggle", () => this.opened[details.open ? "add" : "delete"](key));
    return details;
  }

  #marks() {
    const { graph } = this.page;
    const kind = graph.kinds[0];
    const rows = [
      graph.drawn.some((node) => graph.isGroup(node))
        ? [sign(null, { group: true }), t("legend.group")]
        : null,
      graph.drawn.some((node) => graph.unknown(node))
        ? [sign(null, { unknown: true }), t("legend.unknown")]
        : null,
    ].filter(Boolean);
    if (!kind || !rows.length) return null;
    return h(
      "section",
      {},
      h("h2", {}, t("legend.marks")),
      h(
        "ul",
        {},
        rows.map((row) => h("li", { class: "key" }, row)),
      ),
    );
  }

  #lines() {
    const { graph } = this.page;
    const present = new Set(range(graph.edgeCount).map((edge) => graph.standing(edge)));
    if (!present.size) return null;
    const rows = STANDINGS.filter((standing) => present.has(standing)).map((standing) =>
      h("li", { class: "key" }, line(standing), t(`standing.${standing}`)),
    );
    return h("section", {}, h("h2", {}, t("legend.lines")), h("ul", {}, rows));
  }

  #relations() {
    const { graph } = this.page;
    /** @type {Map<number, number>} */
    const counts = new Map();
    for (const edge of range(graph.edgeCount)) {
      const relation = graph.relations.indexOf(graph.relation(edge));
      counts.set(relation, (counts.get(relation) ?? 0) + 1);
    }
    if (counts.size < 2) return null;
    const rows = [...counts]
      .sort((a, b) => b[1] - a[1] || a[0] - b[0])
      .map(([relation, n]) =>
        h(
          "li",
          {},
          this.#tick(
            `filter-relation-${relation}`,
            [relation],
            this.filters.relations,
            [h("span", { class: "word" }, said(labelled(graph.relations[relation].labels)))],
            n,
          ),
        ),
      );
    return h("section", {}, this.#folder("relations", h("h2", {}, t("legend.relations")), h("ul", {}, rows)));
  }

  #sources() {
    const { graph } = this.page;
    if (graph.sources.length < 2) return null;
    const rows = graph.sources.map((source) =>
      h(
        "li",
        {},
        this.#tick(
          `filter-source-${source}`,
          [source],
          this.filters.sources,
          [h("span", { class: "word" }, said(graph.label(source)))],
          this.page.evidence.carried.of(source).length,
        ),
      ),
    );
    return h("section", {}, this.#folder("sources", h("h2", {}, t("legend.sources")), h("ul", {}, rows)));
  }
}
