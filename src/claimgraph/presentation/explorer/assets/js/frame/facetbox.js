// One facet in the filter panel: folds, has a search of its own where it is long, shows the top ones.

import { fill, h } from "../base/dom.js";
import { isAll } from "../state/sieve.js";
import { ALL, isSeen, seeing } from "../state/state.js";
import { count, t } from "../words/words.js";
import { answering, moreButton, valueRow } from "./values.js";

/**
 * @typedef {import("../main.js").Page} Page
 * @typedef {import("../state/state.js").Lists} Lists
 * @typedef {import("./values.js").Value} Value
 */
/**
 * @typedef {object} Source where a facet takes its values from
 * @property {keyof Lists} name
 * @property {boolean} open whether it is unfolded at first
 * @property {() => boolean} isChoice whether there are several values
 * @property {() => Value[]} values in their order
 * @property {() => (value: Value) => number} counts how many have each value now
 */

const FEW = 7;
const MORE = 40;

export class FacetBox {
  /** @param {Page} page @param {Source} source */
  constructor(page, source) {
    this.page = page;
    this.source = source;
    this.most = FEW;
    this.title = h("h3", {});
    this.all = h("button", { type: "button", class: "all", hidden: true, onclick: () => this.#choose(ALL) });
    this.search = h("input", {
      type: "text",
      class: "within",
      role: "searchbox",
      autocomplete: "off",
      spellcheck: "false",
      oninput: () => this.#list(),
    });
    this.list = h("ul", {});
    this.rest = h("div", {});
    this.details = h(
      "details",
      { open: source.open, ontoggle: () => this.render() },
      h("summary", {}, this.title),
      this.search,
      this.list,
      this.rest,
    );
    this.box = h("section", { class: "facet", id: `facet-${source.name}` }, this.details, this.all);
    /** @type {Value[] | null} */ this.values = null;
    /** @type {Set<string>} keys of the values of which the inner ones are shown */ this.unfolded = new Set();
  }

  /** Say it in another language. */
  restate() {
    const { name } = this.source;
    this.values = null;
    fill(this.title, t(`facet.${name}`));
    fill(this.all, t("legend.all"));
    this.all.setAttribute("aria-label", t("filter.all", { facet: t(`facet.${name}`) }));
    this.search.setAttribute("aria-label", t("filter.within", { facet: t(`facet.${name}`) }));
    this.search.setAttribute("placeholder", t("filter.within.hint"));
    this.render();
  }

  /** Bring it up to date; what is folded can wait. */
  render() {
    this.all.hidden = isAll(this.choice);
    if (!this.details.open) return;
    this.values ??= this.source.values();
    this.search.hidden = this.values.length <= FEW + 2;
    this.#list();
  }

  get choice() {
    return this.page.state.facets[this.source.name];
  }

  /** @param {import("../state/state.js").Choice} choice */
  #choose(choice) {
    const { facets } = this.page.state;
    this.page.change({ facets: { ...facets, [this.source.name]: choice } });
  }

  #list() {
    const values = this.values ?? [];
    const found = answering(values, this.search.value);
    // What was chosen stays in sight, however far down it stands.
    const chosen = found.slice(this.most).filter(({ ids }) => ids.some((id) => this.choice.ids.includes(id)));
    const rows = [...found.slice(0, this.most), ...chosen.slice(0, FEW)];
    const ticks = this.#ticks();
    const focus = document.activeElement?.id;
    fill(
      this.list,
      rows.map((value) => this.#row(value, ticks)),
    );
    const left = found.length - this.most;
    const more = () => {
      this.most += MORE;
      this.#list();
      this.list.querySelectorAll("input")[this.most - MORE]?.focus();
    };
    fill(
      this.rest,
      found.length ? null : h("p", { class: "notice" }, t("filter.within.none")),
      left > 0 && !this.search.value ? moreButton(Math.min(MORE, left), more) : null,
      left > 0 && this.search.value ? h("p", { class: "notice" }, count("filter.within.left", left)) : null,
    );
    if (focus && focus !== document.activeElement?.id) document.getElementById(focus)?.focus();
  }

  /** @param {Value} value @param {import("./values.js").Ticks} ticks @returns {HTMLElement} */
  #row(value, ticks) {
    const row = valueRow(value, ticks);
    if (!value.inner) return row;
    const { key } = value;
    const details = h(
      "details",
      {
        open: this.unfolded.has(key) || this.search.value !== "",
        ontoggle: () => this.search.value || this.unfolded[details.open ? "add" : "delete"](key),
      },
      h("summary", {}, h("span", { class: "offscreen" }, t("filter.inner", { value: value.label }))),
      h(
        "ul",
        {},
        value.inner.map((one) => valueRow(one, ticks)),
      ),
    );
    row.append(details);
    return row;
  }

  /** @returns {import("./values.js").Ticks} */
  #ticks() {
    const { choice } = this;
    const every = () => (this.values ?? []).flatMap(({ ids }) => ids);
    return {
      isSeen: (id) => isSeen(choice, id),
      count: this.source.counts(),
      set: (ids, seen) => {
        const next = seeing(choice, ids, seen);
        this.#choose(every().every((id) => isSeen(next, id)) ? ALL : next);
      },
      only: (ids) =>
        this.#choose(
          choice.only && String(choice.ids) === String([...ids].sort()) ? ALL : { only: true, ids },
        ),
    };
  }
}
