// Taking along what is seen: as a file, as a link, on paper.

import { announce, copied } from "../base/copy.js";
import { at, fill } from "../base/dom.js";
import { Menu } from "../base/menu.js";
import { lightPalette } from "../base/theme.js";
import { count, t } from "../words/words.js";
import { citeButton } from "./citing.js";
import { download, fileName } from "./files.js";
import { Notepad } from "./notepad.js";
import { picture } from "./picture.js";
import { Printing } from "./printing.js";
import { jsonLd, withThoseSpokenOf } from "./records.js";
import { figureOf } from "./figure.js";
import { hasChoice, selected } from "./selection.js";
import { sheet } from "./sheet.js";
import { measured, png } from "./raster.js";
import { xml } from "./tree.js";

/**
 * @typedef {import("../main.js").Page} Page
 * @typedef {import("./selection.js").Selection} Selection
 * @typedef {"png" | "svg" | "csv" | "jsonld"} Form
 */

const NONE = { nodes: [], edges: [] };

export class Sharing {
  /** @param {Page} page */
  constructor(page) {
    this.page = page;
    /** @type {import("./selection.js").Scope} */ this.scope = "shown";
    this.notepad = new Notepad(page);
    this.printing = new Printing(page, this.notepad.book);
    this.noted = 0;
    this.button = at("share");
    new Menu(this.button, () => this.#entries());
    page.onChange((state, before) => {
      if (!before || before === state) fill(this.button, t("share"));
    });
    this.notepad.book.onChange(() => this.#noted());
  }

  /** @returns {import("../base/menu.js").Entry[]} */
  #entries() {
    const form = (/** @type {Form} */ name) => ({
      word: t(`share.${name}`),
      act: () => void this.save(name),
    });
    return [
      { heading: t("share.what"), items: [this.#scope("shown"), this.#scope("chosen")] },
      { heading: t("share.as"), items: [form("png"), form("svg"), form("csv"), form("jsonld")] },
      {
        heading: t("share.page"),
        items: [
          { word: t("share.link"), act: () => void this.#copyLink() },
          { word: t("share.notes"), act: () => this.notepad.open() },
          { word: t("share.print"), act: () => void this.printing.print() },
        ],
      },
    ];
  }

  async #copyLink() {
    this.page.trail.flush();
    announce((await copied(this.page.permalink)) ? t("link.copied") : t("copy.failed"));
  }

  /** @param {import("./selection.js").Scope} scope */
  #scope(scope) {
    const isThere = scope === "shown" || hasChoice(this.page);
    if (!isThere && this.scope === scope) this.scope = "shown";
    const { nodes, edges } = isThere ? selected(this.page, scope) : NONE;
    const counts = { things: count("things", nodes.length), edges: count("edges", edges.length) };
    return {
      word: t(`share.${scope}`),
      aside: isThere ? t("share.counts", counts) : "",
      checked: isThere && this.scope === scope,
      disabled: !isThere,
      act: () => (this.scope = scope),
    };
  }

  /** @param {Form} form */
  async save(form) {
    const selection = selected(this.page, this.scope);
    if (!selection.nodes.length && !selection.claims.length) return announce(t("share.empty"));
    try {
      const { type, ending, content } = await this[form](selection);
      const name = fileName([this.page.graph.title, this.#about()], ending);
      download(name, type, content);
      announce(t("share.saved", { name }));
    } catch (fault) {
      announce(t("share.failed", { reason: fault instanceof Error ? fault.message : String(fault) }));
    }
  }

  /** @returns {string} what a file is about, in its name */
  #about() {
    const { graph, state, chosen } = this.page;
    if (this.scope === "chosen" && chosen.node !== undefined) return graph.id(chosen.node);
    return state.focus?.id ?? "";
  }

  /** Where a first note is made or a last one gone, the rows that name its thing are marked anew. */
  #noted() {
    const { size } = this.notepad.book.notes;
    if (size !== this.noted) this.page.tables.mark();
    this.noted = size;
  }

  // -- the forms ------------------------------------------------------------------------------------

  /** @param {Selection} selection */
  #picture(selection) {
    const palette = lightPalette();
    return picture(figureOf(this.page, selection, palette), palette, measured());
  }

  /** @param {Selection} selection */
  async svg(selection) {
    return { type: "image/svg+xml", ending: ".svg", content: xml(this.#picture(selection).root) };
  }

  /** @param {Selection} selection */
  async png(selection) {
    const { root, width, height } = this.#picture(selection);
    return { type: "image/png", ending: ".png", content: await png(xml(root), width, height) };
  }

  /** @param {Selection} selection */
  async csv({ claims }) {
    await this.#texts(claims);
    return { type: "text/csv;charset=utf-8", ending: ".csv", content: sheet(this.page, claims) };
  }

  /** @param {Selection} selection */
  async jsonld({ claims }) {
    const every = withThoseSpokenOf(this.page, claims);
    await this.#texts(every);
    const content = jsonLd(this.page, every, (claim) => this.page.counts(claim));
    return { type: "application/ld+json", ending: ".jsonld", content };
  }

  /** @param {Iterable<number>} claims */
  async #texts(claims) {
    const every = [...claims];
    announce(t("share.working", { claims: count("claims", every.length) }));
    await this.page.evidence.need(every);
  }

  // -- what a panel shows of it ---------------------------------------------------------------------

  /** @param {number} claim @param {number} saying @returns {import("../base/dom.js").Child} a button that copies a citation */
  citation(claim, saying) {
    return citeButton(this.page, claim, saying);
  }

  /** @param {number} end a thing, or -1 - a claim @returns {import("../base/dom.js").Child} the reader's note on it */
  note(end) {
    return this.notepad.box(end);
  }

  /** @param {number} end @returns {import("../base/dom.js").Child} a mark, where the reader has a note on it */
  mark(end) {
    return this.notepad.mark(end);
  }
}
