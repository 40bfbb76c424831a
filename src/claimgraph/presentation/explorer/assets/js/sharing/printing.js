// A clean page for the printer: what is seen, in words and as it is, then the receipts of what is chosen.

import { at, h, said } from "../base/dom.js";
import { lightPalette } from "../base/theme.js";
import { spoken, t } from "../words/words.js";
import { picture } from "./picture.js";
import { figureOf } from "./figure.js";
import { measured } from "./raster.js";
import { seen, today } from "./receipt.js";
import { selected } from "./selection.js";
import { drawn } from "./tree.js";

/** @typedef {import("../main.js").Page} Page */

/** With more things than this a drawing on paper is a blot. */
const MOST_DRAWN = 1500;
const WIDE = 1.15;

export class Printing {
  /**
   * @param {Page} page
   * @param {import("./notebook.js").Notebook} book
   */
  constructor(page, book) {
    this.page = page;
    this.book = book;
    this.theme = "";
    window.addEventListener("beforeprint", () => this.#begin());
    window.addEventListener("afterprint", () => this.#end());
  }

  /** Open what the panel has folded away, read what is to be printed, and ask for the printer. */
  async print() {
    const { mode } = this.page.state;
    if (mode === "list") await this.page.evidence.need(this.page.tables.printedClaims);
    if (mode === "timeline") await this.page.evidence.need(this.page.timeline.printedClaims);
    for (const more of at("panel").querySelectorAll("button.more:not(.add-note)")) more.click();
    window.print();
  }

  #begin() {
    this.#end();
    const root = document.documentElement;
    this.theme = root.dataset.theme ?? "";
    root.dataset.theme = "light";
    const twin = this.#twin();
    document.body.append(
      h(
        "div",
        { id: "print", lang: spoken() },
        // A drawing that is wider than high gets a page that is.
        h("div", { class: twin?.matches(".wide") ? "on-wide" : null }, this.#head(), twin),
        this.#receipts(),
        this.#notes(),
      ),
    );
  }

  #end() {
    document.getElementById("print")?.remove();
    if (this.theme) document.documentElement.dataset.theme = this.theme;
    this.theme = "";
  }

  #head() {
    const { page } = this;
    return h(
      "header",
      {},
      h("h1", {}, said(page.graph.title)),
      h(
        "ul",
        {},
        seen(page, page.shown).map((line) => h("li", {}, said(line))),
      ),
      h("p", { class: "small" }, t("print.made", { date: today() })),
    );
  }

  /** What is seen, in the form in which it is seen. @returns {HTMLElement | null} */
  #twin() {
    const { page } = this;
    const { mode } = page.state;
    if (mode === "list") return page.tables.printable();
    if (mode === "timeline") return page.timeline.printable();
    if (!page.shown.nodes.length || page.shown.nodes.length > MOST_DRAWN) return null;
    const palette = { ...lightPalette(), paper: "#ffffff" };
    const figure = { ...figureOf(page, selected(page, "shown"), palette), title: "", notes: [] };
    const { root, width, height } = picture(figure, palette, measured());
    return h("figure", { class: width > height * WIDE ? "wide" : null }, drawn(root));
  }

  /** All that the panel tells. */
  #receipts() {
    if (!this.page.panel.isOpen) return null;
    const copy = (/** @type {string} */ id) => at(id).cloneNode(true).childNodes;
    const body = h(
      "div",
      { class: "receipts" },
      h("p", { class: "small" }, ...copy("panel-label")),
      h("h2", {}, ...copy("panel-title")),
      ...copy("panel-body"),
    );
    for (const fold of body.querySelectorAll("details")) fold.open = true;
    const areas = at("panel-body").querySelectorAll("textarea");
    body
      .querySelectorAll("textarea")
      .forEach((/** @type {HTMLTextAreaElement} */ area, /** @type {number} */ number) => {
        area.replaceWith(h("p", { class: "note" }, said(areas[number].value)));
      });
    for (const tool of body.querySelectorAll("button, input, select, .actions, .group")) tool.remove();
    for (const named of body.querySelectorAll("[id]")) named.removeAttribute("id");
    return body;
  }

  /** The note on the page as a whole; those on what is chosen stand with it. */
  #notes() {
    const text = this.book.of("");
    return text
      ? h("section", {}, h("h2", {}, t("print.notes")), h("p", { class: "note" }, said(text)))
      : null;
  }
}
