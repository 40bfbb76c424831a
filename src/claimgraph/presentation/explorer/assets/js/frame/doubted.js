// The lines above the drawing that say what the page leaves out: by another view, without somebody.

import { announce } from "../base/copy.js";
import { at, fill, h, said } from "../base/dom.js";
import { mark } from "../drawing/shapes.js";
import { thing } from "../panel/links.js";
import { fallenOf, groupWord, leftOutOf, withdrawnNames } from "../panel/withdrawal.js";
import { differs, toggled } from "../state/state.js";
import { count, phrase, t } from "../words/words.js";

/**
 * @typedef {import("../main.js").Page} Page
 * @typedef {import("../state/state.js").State} State
 */

/** Milliseconds for which what fell is to be seen before it is gone. */
const LINGERS = 2400;

export class Doubted {
  /** @param {Page} page */
  constructor(page) {
    this.page = page;
    this.box = at("doubted");
    /** Whether what fell is still to be seen. */ this.lingers = false;
    this.timer = 0;
    page.onChange((state, before) => this.#follow(state, before));
  }

  /** @param {State} state @param {State | null} before */
  #follow(state, before) {
    if (!differs(state, before, "view", "without", "ghosts")) return;
    if (before && differs(state, before, "view", "without") && before !== state) this.#linger();
    const held = this.box.contains(document.activeElement) ? document.activeElement?.id : "";
    const lines = [this.#view(), this.#withdrawal()].filter(Boolean);
    fill(this.box, lines);
    this.box.hidden = !lines.length;
    if (held) (document.getElementById(held) ?? this.box.querySelector("button") ?? at("drawing")).focus();
    if (before && before !== state && differs(state, before, "view", "without")) announce(this.#told());
  }

  /** @returns {string} all of it, for those who do not see it */
  #told() {
    const lines = [...this.box.querySelectorAll(".doubt")].map((line) =>
      [...line.querySelectorAll(".name, .words, .count-of, .stays")].map((part) => part.textContent).join(", "),
    );
    return lines.join(". ") || t("view.is", { view: this.page.view.name });
  }

  /** Let what fell be seen for a moment. */
  #linger() {
    this.lingers = true;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      this.lingers = false;
      if (!this.page.state.ghosts) this.page.stage.redraw();
    }, LINGERS);
  }

  #view() {
    const { page } = this;
    const found = leftOutOf(page);
    if (!found) return null;
    const many = found.groups.reduce((sum, group) => sum + group.claims.length, 0);
    return h(
      "p",
      { class: "doubt" },
      h("span", { class: "name" }, phrase("view.in", { view: said(page.view.name) })),
      this.#button("left-out", count("view.less", many), { list: "view", chosen: "" }),
      h("span", { class: "stays" }, count("fall.stays", found.stays)),
      h(
        "span",
        { class: "end" },
        h(
          "button",
          { type: "button", id: "view-back", onclick: () => page.change({ view: "" }) },
          phrase("view.back", { view: said(page.graph.view) }),
        ),
      ),
    );
  }

  #withdrawal() {
    const { page } = this;
    const found = fallenOf(page);
    if (!found) return null;
    const { groups, back, stays } = found;
    return h(
      "div",
      { class: "doubt", role: "group", "aria-label": t("doubt.without.names", { names: plain(withdrawnNames(page)) }) },
      h("span", { class: "name" }, t("doubt.without")),
      h("ul", { class: "chips" }, page.state.without.map((id) => this.#chip(id))),
      groups.map((group) =>
        this.#button(`fallen-${group.key}`, groupWord(group), { list: `fallen:${group.key}`, chosen: "" }),
      ),
      back.length
        ? this.#button("fallen-back", count("fall.back", back.length), { list: "fallen:back", chosen: "" })
        : null,
      groups.length || back.length ? null : h("span", {}, t("fall.nothing")),
      h("span", { class: "stays" }, count("fall.stays", stays)),
      h(
        "span",
        { class: "end" },
        groups.length
          ? h(
              "button",
              {
                type: "button",
                id: "ghosts",
                "aria-pressed": String(page.state.ghosts),
                onclick: () => page.change({ ghosts: !page.state.ghosts }),
              },
              mark("fallen"),
              t("doubt.ghosts"),
            )
          : null,
        h(
          "button",
          { type: "button", id: "put-back", onclick: () => page.change({ without: [], list: "" }) },
          t(page.state.without.length > 1 ? "withdraw.back.all" : "withdraw.back"),
        ),
      ),
    );
  }

  /** @param {string} id @returns {HTMLElement | null} whom the page is without */
  #chip(id) {
    const { page } = this;
    const node = page.graph.numbers.get(id);
    if (node === undefined) return null;
    const name = page.graph.label(node);
    return h(
      "li",
      { class: "chip" },
      h("span", { class: "words" }, thing(page, node, { sign: false })),
      h(
        "button",
        {
          type: "button",
          class: "cross",
          "aria-label": t("withdraw.back.name", { name }),
          onclick: () => page.change({ without: toggled(page.state.without, id) }),
        },
        "×",
      ),
    );
  }

  /** @param {string} id @param {string} word @param {Partial<import("../state/state.js").Values>} changes */
  #button(id, word, changes) {
    const name = id.replace(/[^\w-]/g, "-");
    return h("button", { type: "button", class: "count-of", id: name, onclick: () => this.page.change(changes) }, word);
  }
}

/** @param {any[]} parts @returns {string} */
function plain(parts) {
  return parts.map((part) => (typeof part === "string" ? part : part.textContent)).join("");
}
