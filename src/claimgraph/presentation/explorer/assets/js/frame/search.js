// The search box: any name of anything, in any script, by keyboard or pointer.

import { announce } from "../base/copy.js";
import { at, fill, h, said } from "../base/dom.js";
import { list, range } from "../data/graph.js";
import { NameIndex } from "../data/nameindex.js";
import { sign } from "../drawing/shapes.js";
import { brief, kindName, signOf } from "../panel/links.js";
import { count, t } from "../words/words.js";
import { Wordings } from "./wordings.js";

/**
 * @typedef {import("../main.js").Page} Page
 * @typedef {import("../data/nameindex.js").Name} Name
 * @typedef {import("../data/nameindex.js").Hit} Hit
 */
/**
 * Something that can be done with what was typed, other than to go to a thing.
 * @typedef {object} Offer
 * @property {import("../base/dom.js").Child} words
 * @property {(shift: boolean) => void} act
 */

const MOST = 40;
/** An id is looked for less often than a name. */
const ID = 0.5;
/** Milliseconds of reading names at a time. */
const SLICE = 8;

export class Search {
  /** @param {Page} page */
  constructor(page) {
    this.page = page;
    this.input = at("search");
    this.results = at("results");
    this.active = -1;
    /** @type {{ act: (shift: boolean) => void }[]} what each option does */ this.options = [];
    /** @type {((text: string) => Offer[])[]} parts add what else can be done with a text */ this.offers = [];
    this.looking = 0;
    /** Whether Return was pressed before there was anything to choose. */ this.hasty = false;
    const weight = (/** @type {number} */ item) => this.#weight(item);
    this.index = new NameIndex(this.#names(), weight);
    this.wordings = new Wordings(page.evidence, weight);
    this.#listen();
    page.onChange((state, before) => {
      if (!before) this.#readOn();
      if (!before || before === state) this.#restate();
    });
  }

  #listen() {
    this.input.addEventListener("input", () => this.#look());
    this.input.addEventListener("focus", () => this.#look());
    this.input.addEventListener("keydown", (/** @type {KeyboardEvent} */ event) => this.#key(event));
    this.input.addEventListener("blur", () => this.close());
    // A press on a result must not take the focus from the box before it is a click.
    this.results.addEventListener("mousedown", (/** @type {Event} */ event) => event.preventDefault());
  }

  /** How much hangs on something: edges of a thing, claims about a claim. @param {number} item @returns {number} */
  #weight(item) {
    const { graph, evidence } = this.page;
    return item < 0 ? evidence.about.of(-1 - item).length : graph.edgesOf[item].length;
  }

  /** Names of things and handles of claims; a claim's number is -1 - its own. @returns {Generator<Name>} */
  *#names() {
    const { graph, evidence } = this.page;
    for (let item = 0; item < graph.nodeCount; item += 1) {
      const label = graph.label(item);
      yield { item, text: label };
      for (const [text] of list(graph.nodes, "names", item)) if (text !== label) yield { item, text };
      yield { item, text: graph.id(item), aside: ID };
    }
    for (const claim of range(evidence.claimCount))
      for (const text of evidence.handles.of(claim)) yield { item: -1 - claim, text };
  }

  /** Read the names while nothing else is to be done, so that the first key does not wait for it. */
  #readOn() {
    const again = () => (this.index.work(SLICE) && this.wordings.work()) || this.#readOn();
    if ("requestIdleCallback" in window) requestIdleCallback(again);
    else setTimeout(again, 100);
  }

  // -- looking ------------------------------------------------------------------

  async #look() {
    const text = this.input.value;
    this.looking += 1;
    this.hasty = false;
    const { looking } = this;
    if (!text.trim()) return this.close();
    await this.#find(text, looking, false);
    if (this.wordings.areRead || this.wordings.areTooMany) return;
    await this.wordings.read();
    await this.#find(text, looking, true);
  }

  /**
   * @param {string} text
   * @param {number} looking the number of this search: where another has begun, it is over
   * @param {boolean} again whether some of it is shown already
   */
  async #find(text, looking, again) {
    if (looking !== this.looking) return;
    const hits = this.#hits(text);
    const claims = hits.filter(({ item }) => item < 0).map(({ item }) => -1 - item);
    if (!this.page.evidence.has(claims)) {
      await this.page.evidence.need(claims);
      if (looking !== this.looking) return;
    }
    this.#show(text, hits, again);
  }

  /** @param {string} text @returns {Hit[]} names, and then what claims say */
  #hits(text) {
    const named = this.index.search(text, MOST);
    const known = new Set(named.map(({ item }) => item));
    const said = this.wordings.search(text, MOST).filter(({ item }) => !known.has(item));
    const hits = [...named, ...said].slice(0, MOST);
    const claim = this.page.evidence.claimNumber(text.trim());
    return claim === undefined ? hits : [{ item: -1 - claim, text: text.trim(), rank: 0 }, ...hits];
  }

  /** @param {string} text @param {Hit[]} hits @param {boolean} again whether the first of them are shown already */
  #show(text, hits, again) {
    const offers = this.offers.flatMap((offer) => offer(text));
    const found = hits.map((hit) => this.#found(hit));
    const unread = this.#unread();
    this.options = [...offers, ...found];
    // Return goes to the best name; what else can be done with it is one key away.
    if (!again || this.active < 0) this.active = found.length ? offers.length : this.options.length - 1;
    fill(
      this.results,
      offers.map(({ words }, number) =>
        this.#option(number, "offer", [sign(null), h("span", { class: "main" }, words)]),
      ),
      found.map(({ id, parts }, number) => this.#option(offers.length + number, id, parts)),
      this.options.length ? null : remark(t("search.none", { text })),
      unread ? remark(unread) : null,
    );
    this.results.hidden = false;
    this.input.setAttribute("aria-expanded", "true");
    this.#mark();
    announce(`${hits.length ? count("search.found", hits.length) : t("search.none", { text })} ${unread}`.trim());
    if (this.hasty && this.options[this.active]) this.#choose(this.active, false);
  }

  /** @returns {string} what was not searched, or "" */
  #unread() {
    const { areRead, areTooMany } = this.wordings;
    if (areRead) return "";
    return count(areTooMany ? "search.unread" : "search.reading", this.page.evidence.claimCount);
  }

  /** @param {Hit} hit */
  #found({ item, text }) {
    const { page } = this;
    const { graph } = page;
    const id = item >= 0 ? graph.id(item) : page.evidence.claimId(-1 - item);
    const label = item >= 0 ? graph.label(item) : "";
    const alias = text !== label && text !== id ? [said(text), ", "] : null;
    const parts = [
      item >= 0 ? signOf(page, item) : sign(null),
      h("span", { class: "main" }, item >= 0 ? said(label) : brief(page, -1 - item)),
      h("small", {}, item >= 0 ? [alias, kindName(page, item)] : this.#handle(-1 - item, text)),
    ];
    const canBeEnd = item >= 0 && graph.isDrawn(item);
    const act = (/** @type {boolean} */ shift) => (shift && canBeEnd ? page.ways.to(item) : page.open(id));
    return { id, parts, act };
  }

  /** @param {number} claim @param {string} text by which it was found @returns {string} */
  #handle(claim, text) {
    return this.page.evidence.handles.of(claim).includes(text)
      ? t("search.claim", { handle: text })
      : t("claim");
  }

  /** @param {number} number @param {string} go @param {import("../base/dom.js").Child} parts */
  #option(number, go, parts) {
    return h(
      "li",
      { id: `result-${number}`, role: "option", "data-go": go, onclick: (/** @type {MouseEvent} */ event) => this.#choose(number, event.shiftKey) },
      parts,
    );
  }

  #mark() {
    const options = this.results.querySelectorAll("[data-go]");
    options.forEach((/** @type {Element} */ option, /** @type {number} */ number) =>
      option.setAttribute("aria-selected", String(number === this.active)),
    );
    const current = options[this.active];
    if (current) {
      this.input.setAttribute("aria-activedescendant", current.id);
      current.scrollIntoView({ block: "nearest" });
    } else this.input.removeAttribute("aria-activedescendant");
  }

  // -- the keyboard ---------------------------------------------------------------

  /** @param {KeyboardEvent} event */
  #key(event) {
    if (event.isComposing) return;
    const { key } = event;
    if (key === "ArrowDown" || key === "ArrowUp") {
      event.preventDefault();
      if (this.results.hidden) this.#look();
      else this.#move(key === "ArrowDown" ? 1 : -1);
    } else if (key === "Enter") {
      event.preventDefault();
      if (this.options[this.active]) this.#choose(this.active, event.shiftKey);
      else this.hasty = true;
    } else if (key === "Escape") this.#leave(event);
  }

  /** @param {number} step */
  #move(step) {
    const { length } = this.options;
    if (length) this.active = (this.active + step + length) % length;
    this.#mark();
  }

  /** @param {KeyboardEvent} event */
  #leave(event) {
    event.preventDefault();
    event.stopPropagation();
    if (this.results.hidden) this.input.blur();
    else this.close();
  }

  /** @param {number} number @param {boolean} shift whether it is to be the other end of a path */
  #choose(number, shift) {
    const { act } = this.options[number];
    this.input.value = "";
    this.close();
    act(shift);
  }

  close() {
    this.looking += 1;
    this.results.hidden = true;
    this.active = -1;
    this.options = [];
    this.input.setAttribute("aria-expanded", "false");
    this.input.removeAttribute("aria-activedescendant");
  }

  /** Say it in another language. */
  #restate() {
    this.input.setAttribute("placeholder", t("search.hint"));
    this.input.setAttribute("aria-label", t("search.hint"));
  }
}

/** @param {string} words @returns {HTMLElement} in the place of a result, though it can't be chosen */
function remark(words) {
  return h("li", { class: "none", role: "option", "aria-disabled": "true" }, words);
}
