// The line above the drawing: how much of what there is is shown, and what keeps the rest away.

import { announce } from "../base/copy.js";
import { at, fill, h, said } from "../base/dom.js";
import { differs } from "../state/state.js";
import { count, number, t } from "../words/words.js";
import { chips } from "./chips.js";

/** @typedef {import("../main.js").Page} Page */

export class Bar {
  /** @param {Page} page */
  constructor(page) {
    this.page = page;
    page.onChange((state, before) => {
      if (!differs(state, before, "facets", "focus", "added", "hidden", "view", "without", "mode")) return;
      this.#render();
      const told =
        before && before !== state && (before.facets !== state.facets || before.hidden !== state.hidden);
      if (told) announce(noteOf(page) || t("show.all"));
    });
  }

  #render() {
    const { page } = this;
    const note = noteOf(page);
    const bar = at("bar");
    const held = bar.contains(document.activeElement);
    fill(
      bar,
      note ? h("span", { class: "note-of" }, said(note)) : null,
      note ? chips(page) : null,
      note
        ? h("button", { type: "button", id: "show-all", onclick: () => page.showAll() }, t("show.all"))
        : null,
    );
    bar.hidden = !note;
    // Whoever took a chip away by keyboard goes on from the next one.
    if (held) (bar.querySelector("button") ?? at("canvas")).focus();
  }
}

/** @param {Page} page @returns {string} how much of what there is is shown; "" for all of it */
export function noteOf({ graph, shown, state }) {
  const all = graph.drawn.length;
  const node = state.focus && graph.numbers.get(state.focus.id);
  if (!state.focus || typeof node !== "number") {
    if (!shown.filtered) return "";
    const blanks = {
      shown: number(shown.nodes.length),
      all: number(all),
      edges: number(shown.edges.length),
      every: count("edges", graph.edgeCount),
    };
    return t("filter.note", blanks);
  }
  const blanks = {
    name: graph.label(node),
    hops: count("hops", state.focus.hops),
    shown: number(shown.nodes.length),
  };
  return shown.within > shown.nodes.length
    ? t("focus.cut", { ...blanks, all: number(shown.within) })
    : t("focus.note", { ...blanks, all: number(all) });
}
