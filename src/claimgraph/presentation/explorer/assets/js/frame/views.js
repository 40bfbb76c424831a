// The switch between the views that the file holds: what each lets in, and how much it leaves out.

import { at, fill, h, said } from "../base/dom.js";
import { Menu } from "../base/menu.js";
import { visible } from "../base/safe.js";
import { differs } from "../state/state.js";
import { coded, count, phrase, t } from "../words/words.js";

/**
 * @typedef {import("../main.js").Page} Page
 * @typedef {import("../data/graph.js").View} View
 */

const KNOWN = ["accepted", "all", "undisputed", "corroborated"];
/** A word of a policy; what has spaces in it stands between quotation marks. */
const WORD = /(?:[^\s']|'[^']*')+/g;

export class Views {
  /** @param {Page} page */
  constructor(page) {
    this.page = page;
    this.button = h("button", { type: "button", id: "view", class: "plain" });
    new Menu(this.button, () => page.graph.views.map((view) => this.#entry(view)));
    page.onChange((state, before) => this.#follow(state, before));
  }

  /** @param {import("../state/state.js").State} state @param {import("../state/state.js").State | null} before */
  #follow(state, before) {
    if (!differs(state, before, "view")) return;
    const { graph, view } = this.page;
    fill(this.button, phrase("view.is", { view: said(view.name) }));
    this.button.disabled = graph.views.length < 2;
    this.button.title = this.button.disabled ? t("view.only") : t("view.menu");
    // The facts are said anew in another language.
    if (!before || before === state) at("facts").prepend(h("li", {}, this.button));
  }

  /** @param {View} view @returns {import("../base/menu.js").Item} */
  #entry(view) {
    const { page } = this;
    const isOwn = view === page.graph.views[0];
    const less = view.leftOut.filter((code, claim) => code && page.evidence.inView(claim)).length;
    const asides = [policyInWords(page, view), isOwn ? t("view.own") : count("view.less", less)];
    return {
      word: visible(view.name),
      aside: visible(asides.filter(Boolean).join(" · ")),
      checked: view === page.view,
      closes: true,
      act: () => page.change({ view: isOwn ? "" : view.name, list: isOwn ? "" : "view", chosen: "" }),
    };
  }
}

/**
 * What a view lets in, in words; its reason, where the case gives one, behind.
 * @param {Page} page
 * @param {View} view
 * @returns {string}
 */
export function policyInWords(page, view) {
  const words = (view.policy || view.name).match(WORD) ?? [];
  const policy = KNOWN.includes(view.name) ? t(`view.${view.name}`) : words.map((word) => criterion(page, word)).join(", ");
  return view.reason ? `${policy} (${view.reason})` : policy;
}

/** @param {Page} page @param {string} word @returns {string} */
function criterion({ graph }, word) {
  const at = word.indexOf("=");
  if (at < 0) return coded("criterion", word);
  const value = word.slice(at + 1).replaceAll("'", "");
  const node = graph.numbers.get(value);
  return coded("criterion", word.slice(0, at), { value: node === undefined ? value : graph.label(node) });
}
