// Where notes are read and written: a box in the panel, and a window with all of them.

import { announce } from "../base/copy.js";
import { fill, h, said } from "../base/dom.js";
import { shortened } from "../base/safe.js";
import { sha256 } from "../base/sha256.js";
import { range } from "../data/graph.js";
import { brief, claimLink, thing } from "../panel/links.js";
import { count, phrase, t } from "../words/words.js";
import { download, fileName } from "./files.js";
import { Identities } from "./identities.js";
import { BadNotes, MOST_BYTES, Notebook } from "./notebook.js";
import { claimText } from "./wording.js";

/**
 * @typedef {import("../main.js").Page} Page
 * @typedef {import("../base/dom.js").Child} Child
 * @typedef {import("./notebook.js").Found} Found
 */

const EXCERPT = 160;

export class Notepad {
  /** @param {Page} page */
  constructor(page) {
    this.page = page;
    this.ids = new Identities(page);
    this.book = new Notebook();
    /** @type {HTMLDialogElement | null} */ this.window = null;
    /** @type {Map<string, number> | undefined} */ this.numbers = undefined;
    /** @type {string | undefined} */ this.known = undefined;
    window.addEventListener("beforeunload", (event) => {
      if (!this.book.isSaved) event.preventDefault();
    });
  }

  // -- in the panel ---------------------------------------------------------------------------------

  /** @param {number} end a thing, or -1 - a claim @returns {Child} the note on it, to be read and written */
  box(end) {
    const iri = this.ids.end(end);
    const box = h("section", { class: "my-note" });
    const show = () => fill(box, this.book.has(iri) ? write() : add());
    const add = () => {
      const button = h("button", { type: "button", class: "more add-note" }, t("notes.add"));
      button.addEventListener("click", () => {
        fill(box, write());
        box.querySelector("textarea")?.focus();
      });
      return button;
    };
    const write = () => this.#field(iri, () => this.#label(end), t("notes.about"), show);
    show();
    return box;
  }

  /**
   * @param {string} iri
   * @param {() => string} label what it is on
   * @param {string} word
   * @param {() => void} [left] called when the reader has gone on
   */
  #field(iri, label, word, left = () => {}) {
    const area = h("textarea", { rows: "3", dir: "auto", value: this.book.of(iri) });
    area.addEventListener("input", () => this.book.write(iri, area.value, label(), now()));
    area.addEventListener("blur", () => {
      if (!this.book.has(iri)) left();
    });
    // Letters that are typed here are no commands.
    area.addEventListener("keydown", (/** @type {KeyboardEvent} */ event) => {
      if (event.key !== "Escape") event.stopPropagation();
    });
    return h("label", {}, h("span", { class: "name" }, word), area);
  }

  /** @param {number} end @returns {string} */
  #label(end) {
    return end < 0 ? claimText(this.page, -1 - end) : this.page.graph.label(end);
  }

  /** @param {number} end @returns {Child} a mark beside the name of what has a note */
  mark(end) {
    if (!this.book.notes.size || !this.book.has(this.ids.end(end))) return null;
    return h(
      "span",
      { class: "noted", title: t("notes.marked") },
      h("span", { "aria-hidden": "true" }, "✎"),
      h("span", { class: "offscreen" }, ` (${t("notes.marked")})`),
    );
  }

  // -- all of them ----------------------------------------------------------------------------------

  open() {
    this.window?.remove();
    const box = /** @type {HTMLDialogElement} */ (
      h("dialog", { id: "notes", "aria-labelledby": "notes-title" })
    );
    this.window = box;
    this.told = h("div", { class: "notes-told", role: "status" });
    this.list = h("div", {});
    const file = h("input", {
      type: "file",
      accept: ".json,application/json",
      hidden: true,
      "aria-label": t("notes.load"),
    });
    file.addEventListener("change", () => this.#chosen(file));
    fill(
      box,
      h("h2", { id: "notes-title" }, t("notes")),
      this.#field("", () => this.page.graph.title, t("notes.about.page")),
      this.list,
      this.told,
      h("p", { class: "small" }, t("notes.where")),
      h(
        "div",
        { class: "actions" },
        h("button", { type: "button", id: "notes-save", onclick: () => this.save() }, t("notes.save")),
        h("button", { type: "button", id: "notes-load", onclick: () => file.click() }, t("notes.load")),
        h("button", { type: "button", id: "notes-close", onclick: () => box.close() }, t("close")),
        file,
      ),
    );
    this.#listAll();
    box.addEventListener("click", (event) => {
      if (/** @type {Element} */ (event.target).closest("a.thing, a.claimlink")) box.close();
    });
    box.addEventListener("close", () => {
      box.remove();
      this.window = null;
    });
    document.body.append(box);
    box.showModal();
  }

  #listAll() {
    if (!this.list) return;
    const notes = [...this.book.notes].filter(([iri]) => iri);
    const known = notes.map(([iri, note]) => ({ link: this.#link(iri), note }));
    const row = (/** @type {Child} */ name, /** @type {import("./notebook.js").Note} */ note) =>
      h("li", {}, name, h("p", { class: "note" }, said(shortened(note.text, EXCERPT))));
    const elsewhere = known.filter(({ link }) => !link);
    fill(
      this.list,
      h("h3", {}, t("notes.all"), " ", h("span", { class: "count" }, notes.length)),
      notes.length ? null : h("p", { class: "notice" }, t("notes.none")),
      h(
        "ul",
        { class: "noted-list" },
        known.filter(({ link }) => link).map(({ link, note }) => row(link, note)),
      ),
      elsewhere.length
        ? [
            h("p", { class: "notice" }, t("notes.elsewhere")),
            h(
              "ul",
              { class: "noted-list" },
              elsewhere.map(({ note }) => row(said(note.label), note)),
            ),
          ]
        : null,
      this.book.isSaved ? null : h("p", { class: "notice" }, t("notes.unsaved")),
    );
  }

  /** @param {string} iri @returns {Child} a link to what a note is on; null where this page does not hold it */
  #link(iri) {
    const { page } = this;
    this.numbers ??= new Map(range(page.graph.nodeCount).map((one) => [this.ids.thing(one), one]));
    const node = this.numbers.get(iri);
    if (node !== undefined) return thing(page, node);
    const claim = this.#claim(iri);
    if (claim === undefined) return null;
    return claimLink(
      page,
      claim,
      page.evidence.has([claim]) ? brief(page, claim) : said(this.book.notes.get(iri)?.label ?? ""),
    );
  }

  /** @param {string} iri @returns {number | undefined} */
  #claim(iri) {
    const prefix = this.page.graph.prefixes.claim ?? "";
    return prefix && iri.startsWith(prefix)
      ? this.page.evidence.claimNumber(`claim:${iri.slice(prefix.length)}`)
      : undefined;
  }

  // -- files ----------------------------------------------------------------------------------------

  /** @returns {string} what tells this page's data from others */
  get digest() {
    const { graph, evidence } = this.page;
    this.known ??= sha256(JSON.stringify([graph.title, graph.view, evidence.ids.marks, evidence.ids.others]));
    return this.known;
  }

  save() {
    const name = fileName([this.page.graph.title, t("notes")], ".json");
    download(name, "application/json", this.book.file(this.page.graph.title, this.digest));
    this.book.saved();
    this.#listAll();
    this.#tell(t("notes.saved", { name }));
  }

  /** @param {HTMLInputElement} input */
  async #chosen(input) {
    const [file] = input.files ?? [];
    if (!file) return;
    const name = shortened(file.name, 80);
    try {
      if (file.size > MOST_BYTES) throw new BadNotes("large", { most: MOST_BYTES / 2 ** 20 });
      this.#offer(name, this.book.compare(await file.text()));
    } catch (fault) {
      const reason = fault instanceof BadNotes ? t(`notes.bad.${fault.key}`, fault.blanks) : String(fault);
      this.#tell(phrase("notes.bad", { name: said(name), reason }));
    }
    input.value = "";
  }

  /** Say what a file would add, and ask. @param {string} name @param {Found} found */
  #offer(name, found) {
    const { fresh, differing, same } = found;
    const unknown = fresh.filter((iri) => iri && !this.#link(iri)).length;
    if (!fresh.length && !differing.length) return this.#tell(phrase("notes.nothing", { name: said(name) }));
    const lines = [
      found.digest === this.digest
        ? null
        : found.title === this.page.graph.title
          ? t("notes.older")
          : phrase("notes.foreign", { title: said(found.title) }),
      fresh.length ? count("notes.new", fresh.length) : null,
      unknown ? count("notes.unknown", unknown) : null,
      differing.length ? count("notes.differ", differing.length) : null,
      same.length ? count("notes.same", same.length) : null,
    ].filter((line) => line !== null);
    const take = h("button", { type: "button", id: "notes-take" }, t("notes.take"));
    take.addEventListener("click", () => this.#take(found));
    const leave = h("button", { type: "button", id: "notes-leave" }, t("notes.leave"));
    leave.addEventListener("click", () => this.#tell(null));
    this.#tell([
      h("p", {}, phrase("notes.found", { name: said(name) })),
      h(
        "ul",
        { class: "bullets" },
        lines.map((line) => h("li", {}, line)),
      ),
      h("div", { class: "actions" }, take, leave),
    ]);
    take.focus();
  }

  /** @param {Found} found */
  #take(found) {
    this.book.take(found);
    this.#listAll();
    const area = this.window?.querySelector("textarea");
    if (area) area.value = this.book.of("");
    const taken = count("notes.taken", found.fresh.length + found.differing.length);
    this.#tell(taken);
    announce(taken);
    this.page.restate();
  }

  /** @param {Child} what */
  #tell(what) {
    if (this.told) fill(this.told, what);
  }
}

/** @returns {string} */
function now() {
  return new Date().toISOString();
}
