// The search box: any name of anything, in any script, by keyboard or pointer.

import { announce } from "../base/copy.js";
import { at, fill, h, said } from "../base/dom.js";
import { list, range, value } from "../data/graph.js";
import { NameIndex } from "../data/nameindex.js";
import { sign } from "../drawing/shapes.js";
import { brief, kindName, signOf } from "../panel/links.js";
import { count, t } from "../words/words.js";

/**
 * @typedef {import("../main.js").Page} Page
 * @typedef {import("../data/nameindex.js").Name} Name
 * @typedef {import("../data/nameindex.js").Hit} Hit
 */
/**
 * Something that can be done with what was typed, other than to go to a thing.
 * @typedef {object} Offer
 * @property {import("../base/dom.js").Child} words
 * @property {() => void} act
 */

const MOST = 40;
/** An id is looked for less often than a name. */
const ID = 0.5;
/** And so is what a claim says. */
const WORDING = 4;
/** Of more claims the wording is not read ahead. */
const MOST_READ = 5000;
/** Milliseconds of reading names at a time. */
const SLICE = 8;

export class Search {
  /** @param {Page} page */
  constructor(page) {
    this.page = page;
    this.input = at("search");
    this.results = at("results");
    this.active = -1;
    /** @type {{ act: () => void }[]} what each option does */ this.options = [];
    /** @type {((text: string) => Offer[])[]} parts add what else can be done with a text */ this.offers = [];
    this.looking = 0;
    /** Whether Return was pressed before there was anything to choose. */ this.hasty = false;
    this.index = new NameIndex(this.#names(), (item) => this.#weight(item));
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

  /** Names of things, handles and wordings of claims; a claim's number is -1 - its own. @returns {Generator<Name>} */
  *#names() {
    const { graph, evidence } = this.page;
    const claims = range(evidence.claimCount);
    // What the claims say only where there are few and all of it is at hand.
    const isRead = claims.length <= MOST_READ && evidence.has(claims);
    for (let item = 0; item < graph.nodeCount; item += 1) {
      const label = graph.label(item);
      yield { item, text: label };
      for (const [text] of list(graph.nodes, "names", item)) if (text !== label) yield { item, text };
      yield { item, text: graph.id(item), aside: ID };
    }
    for (const claim of claims) {
      for (const text of evidence.handles.of(claim)) yield { item: -1 - claim, text };
      if (isRead) yield* this.#wordings(claim);
    }
  }

  /** @param {number} claim @returns {Generator<Name>} */
  *#wordings(claim) {
    const { evidence } = this.page;
    const item = -1 - claim;
    const object = value(evidence.claims, "object", claim);
    const gloss = evidence.gloss(claim);
    if (gloss) yield { item, text: gloss, aside: WORDING };
    if (Array.isArray(object) && object[0] === "text") yield { item, text: object[1], aside: WORDING };
  }

  /** Read the names while nothing else is to be done, so that the first key does not wait for it. */
  #readOn() {
    const again = () => this.index.work(SLICE) || this.#readOn();
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
    const hits = this.#hits(text);
    const claims = hits.filter(({ item }) => item < 0).map(({ item }) => -1 - item);
    if (!this.page.evidence.has(claims)) {
      await this.page.evidence.need(claims);
      if (looking !== this.looking) return;
    }
    this.#show(text, hits);
  }

  /** @param {string} text @returns {Hit[]} */
  #hits(text) {
    const hits = this.index.search(text, MOST);
    const claim = this.page.evidence.claimNumber(text.trim());
    return claim === undefined ? hits : [{ item: -1 - claim, text: text.trim(), rank: 0 }, ...hits];
  }

  /** @param {string} text @param {Hit[]} hits */
  #show(text, hits) {
    const offers = this.offers.flatMap((offer) => offer(text));
    const found = hits.map((hit) => this.#found(hit));
    this.options = [...offers, ...found];
    // Return goes to the best name; what else can be done with it is one key away.
    this.active = found.length ? offers.length : this.options.length - 1;
    fill(
      this.results,
      offers.map(({ words }, number) =>
        this.#option(number, "offer", [sign(null), h("span", { class: "main" }, words)]),
      ),
      found.map(({ id, parts }, number) => this.#option(offers.length + number, id, parts)),
      this.options.length
        ? null
        : h("li", { class: "none", role: "option", "aria-disabled": "true" }, t("search.none", { text })),
    );
    this.results.hidden = false;
    this.input.setAttribute("aria-expanded", "true");
    this.#mark();
    announce(hits.length ? count("search.found", hits.length) : t("search.none", { text }));
    if (this.hasty && this.options[this.active]) this.#choose(this.active);
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
    return { id, parts, act: () => page.open(id) };
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
      { id: `result-${number}`, role: "option", "data-go": go, onclick: () => this.#choose(number) },
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
      if (this.options[this.active]) this.#choose(this.active);
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

  /** @param {number} number */
  #choose(number) {
    const { act } = this.options[number];
    this.input.value = "";
    this.close();
    act();
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
