// The same as tables: for reading down, and for those who do not see the drawing.

import { announce } from "../base/copy.js";
import { at, fill, h } from "../base/dom.js";
import { differs } from "../state/state.js";
import { count, spoken, t } from "../words/words.js";
import { claims, edges, things } from "./columns.js";
import { Finder, sorted } from "./order.js";
import { Rows } from "./rows.js";
import { Tally } from "./tally.js";

/** So many rows are printed. */
const MOST_PRINTED = 1000;

/**
 * @typedef {import("../main.js").Page} Page
 * @typedef {import("../state/state.js").State} State
 * @typedef {import("./columns.js").Table} Table
 * @typedef {{ column: number, down: boolean }} Order
 */

export class Tables {
  /** @param {Page} page */
  constructor(page) {
    this.page = page;
    this.box = at("list");
    /** @type {Table[]} */ this.tables = [things(page), edges(page), claims(page)];
    this.open = this.tables[0];
    /** @type {Map<Table, Order>} */ this.orders = new Map();
    /** @type {Map<Table, string>} */ this.texts = new Map();
    /** @type {Map<Table, Finder>} */ this.finders = new Map();
    /** @type {import("../state/filter.js").Shown | null} what was counted */ this.counted = null;
    page.onChange((state, before) => this.#follow(state, before));
  }

  /** @param {State} state @param {State | null} before */
  #follow(state, before) {
    this.box.hidden = state.mode !== "list";
    if (state.mode !== "list") return;
    const isOld = this.counted === this.page.shown && !differs(state, before, "view", "without");
    if (!isOld || before === state) this.#count();
    else if (differs(state, before, "chosen")) this.#mark();
    if (differs(state, before, "chosen", "mode")) this.#reveal();
  }

  #count() {
    this.counted = this.page.shown;
    this.tally = new Tally(this.page, this.page.shown);
    this.finders.clear();
    this.#frame();
  }

  // -- the frame ----------------------------------------------------------------------------------

  /** Make the tabs, the box to narrow by, and the table that is open. */
  #frame() {
    const focus = document.activeElement?.id;
    this.input = h("input", {
      type: "text",
      id: "list-find",
      autocomplete: "off",
      spellcheck: "false",
      value: this.texts.get(this.open) ?? "",
    });
    this.input.addEventListener("input", () => this.#narrow());
    this.told = h("p", { class: "notice", id: "list-told" });
    this.panel = h("div", {
      role: "tabpanel",
      id: "list-panel",
      "aria-labelledby": `list-${this.open.name}`,
    });
    fill(
      this.box,
      h(
        "div",
        { class: "list-head" },
        h(
          "div",
          {
            role: "tablist",
            "aria-label": t("mode.list"),
            onkeydown: (/** @type {KeyboardEvent} */ event) => this.#key(event),
          },
          this.tables.map((table) => this.#tab(table)),
        ),
        h("label", { for: "list-find" }, h("span", {}, t("list.find")), this.input),
        this.told,
      ),
      this.panel,
    );
    this.#fill();
    if (focus?.startsWith("list-")) document.getElementById(focus)?.focus();
  }

  /** @param {Table} table */
  #tab(table) {
    const isOpen = table === this.open;
    return h(
      "button",
      {
        type: "button",
        role: "tab",
        id: `list-${table.name}`,
        "aria-selected": String(isOpen),
        "aria-controls": "list-panel",
        tabindex: isOpen ? "0" : "-1",
        onclick: () => this.show(table),
      },
      t(`list.${table.name}`),
      " ",
      h(
        "span",
        { class: "count" },
        this.tally ? table.items(this.tally).length.toLocaleString(spoken()) : "",
      ),
    );
  }

  /** @param {Table} table */
  show(table) {
    this.open = table;
    this.#frame();
    at(`list-${table.name}`).focus();
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    const last = this.tables.length - 1;
    const now = this.tables.indexOf(this.open);
    const steps = {
      ArrowRight: now < last ? now + 1 : 0,
      ArrowLeft: now > 0 ? now - 1 : last,
      Home: 0,
      End: last,
    };
    const to = /** @type {Record<string, number>} */ (steps)[event.key];
    if (to === undefined) return;
    event.preventDefault();
    this.show(this.tables[to]);
  }

  // -- the rows -----------------------------------------------------------------------------------

  /** Make the table that is open. */
  #fill() {
    if (!this.tally) return;
    this.columns = this.open.columns(this.tally);
    this.head = h(
      "tr",
      {},
      this.columns.map((column, number) => this.#heading(column, number)),
    );
    const table = h(
      "table",
      { role: "grid", class: `of-${this.open.name}`, "aria-label": t(`list.${this.open.name}`) },
      h("thead", {}, this.head),
    );
    const scroller = h("div", { class: "scroll", tabindex: "-1" }, table);
    table.addEventListener("click", (/** @type {MouseEvent} */ event) => this.#clicked(event));
    // A click with Shift is no wish to select the text up to there.
    table.addEventListener("mousedown", (/** @type {MouseEvent} */ event) => event.shiftKey && event.preventDefault());
    fill(this.panel, scroller);
    this.rows = new Rows(scroller, table);
    this.#rows(false);
  }

  /** @param {import("./columns.js").Column} column @param {number} number */
  #heading(column, number) {
    return h(
      "th",
      { scope: "col", class: column.number ? "number" : null, "aria-sort": this.#sorting(number) },
      h(
        "button",
        { type: "button", id: `list-sort-${number}`, onclick: () => this.#sort(number) },
        t(column.name),
      ),
    );
  }

  /** @returns {Order} */
  get #order() {
    return this.orders.get(this.open) ?? { column: 0, down: false };
  }

  /** @param {number} number @returns {"ascending" | "descending" | null} */
  #sorting(number) {
    const { column, down } = this.#order;
    return column === number ? (down ? "descending" : "ascending") : null;
  }

  /** @param {number} number */
  #sort(number) {
    const order = this.#order;
    const isNumber = this.columns?.[number].number === true;
    const down = order.column === number ? !order.down : isNumber;
    this.orders.set(this.open, { column: number, down });
    [...(this.head?.children ?? [])].forEach((heading, place) => {
      const sorting = this.#sorting(place);
      if (sorting) heading.setAttribute("aria-sort", sorting);
      else heading.removeAttribute("aria-sort");
    });
    this.#rows(false);
    announce(t(`list.sorted.${down ? "down" : "up"}`, { column: t(this.columns?.[number].name ?? "") }));
  }

  #narrow() {
    this.texts.set(this.open, this.input.value);
    this.#rows(false);
    announce(this.told.textContent);
  }

  /** @param {boolean} keepsPlace */
  #rows(keepsPlace) {
    if (!this.tally || !this.columns) return;
    const { open, columns } = this;
    const items = open.items(this.tally);
    let finder = this.finders.get(open);
    if (!finder) this.finders.set(open, (finder = new Finder(open.wording)));
    const found = finder.found(items, this.texts.get(open) ?? "");
    const order = this.#order;
    const compare = new Intl.Collator(spoken(), { numeric: true }).compare;
    const source = {
      items: sorted(found, columns[order.column].key, order.down, compare),
      row: (/** @type {number} */ item) => this.#row(item),
      seen: (/** @type {number[]} */ made) => this.#seen(made),
    };
    this.rows?.show(source, keepsPlace);
    const hidden = open.all() - items.length;
    fill(this.told, [
      found.length < items.length
        ? t("list.found", {
            n: found.length.toLocaleString(spoken()),
            all: items.length.toLocaleString(spoken()),
          })
        : null,
      items.length ? null : t("list.empty"),
      hidden > 0 ? [" ", count("list.hidden", hidden)] : null,
    ]);
  }

  /** @param {number} item */
  #row(item) {
    const { open, columns } = this;
    return h(
      "tr",
      { "data-item": item, "aria-selected": String(open.chosen(item)) },
      columns?.map((column) => {
        const content = column.cell(item);
        const look = { class: column.number ? "number" : null };
        return column.head ? h("th", { scope: "row", ...look }, content) : h("td", look, content);
      }),
    );
  }

  /** The texts of claims are read when their rows come into sight. @param {number[]} made */
  async #seen(made) {
    const { evidence } = this.page;
    const missing = this.open.name === "claims" ? made.filter((claim) => !evidence.has([claim])) : [];
    if (!missing.length) return;
    await evidence.need(missing);
    if (this.open.name === "claims") this.rows?.renew((item) => missing.includes(item));
  }

  /** A click anywhere in a row chooses it. @param {MouseEvent} event */
  #clicked(event) {
    const target = /** @type {Element} */ (event.target);
    const row = /** @type {HTMLElement | null} */ (target.closest("tbody tr[data-item]"));
    if (!row || target.closest("a, button") || !document.getSelection()?.isCollapsed) return;
    const item = Number(row.dataset.item);
    if (event.shiftKey && this.open.name === "things") this.page.ways.to(item);
    else this.page.go(this.open.id(item));
  }

  /** Make the rows anew, where a mark on a name has changed. */
  mark() {
    if (!this.box.hidden) this.rows?.renew(() => true);
  }

  /** Show which row is chosen now. */
  #mark() {
    this.box.querySelectorAll("tr[data-item]").forEach((/** @type {HTMLElement} */ row) => {
      row.setAttribute("aria-selected", String(this.open.chosen(Number(row.dataset.item))));
    });
  }

  /** @returns {readonly number[]} */
  get #printed() {
    return this.rows?.source.items.slice(0, MOST_PRINTED) ?? [];
  }

  /** @returns {readonly number[]} the claims whose texts are printed */
  get printedClaims() {
    return this.open.name === "claims" ? this.#printed : [];
  }

  /** @returns {HTMLElement} the table as it is, as far as paper has patience */
  printable() {
    const rows = this.#printed;
    const left = (this.rows?.source.items.length ?? 0) - rows.length;
    return h(
      "section",
      { class: "wide" },
      h("h2", {}, t(`list.${this.open.name}`)),
      h(
        "table",
        {},
        h(
          "thead",
          {},
          h(
            "tr",
            {},
            this.columns?.map((column) => h("th", { scope: "col" }, t(column.name))),
          ),
        ),
        h(
          "tbody",
          {},
          rows.map((item) => this.#row(item)),
        ),
      ),
      left > 0 ? h("p", {}, count("more", left)) : null,
    );
  }

  /** Bring the chosen row into sight. */
  #reveal() {
    const { node, edge, claim } = this.page.chosen;
    const item = { things: node, edges: edge, claims: claim }[this.open.name];
    if (item !== undefined) this.rows?.reveal(item);
  }
}
