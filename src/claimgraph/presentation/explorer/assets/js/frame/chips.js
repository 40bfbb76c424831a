// What keeps things from being seen, as chips that can be taken away one by one.

import { h, said } from "../base/dom.js";
import { ALL, LISTS, NO_FACETS } from "../state/state.js";
import { isAll } from "../state/sieve.js";
import { count, phrase, t } from "../words/words.js";
import { valueLabel } from "./sources.js";

/**
 * @typedef {import("../main.js").Page} Page
 * @typedef {{ key: string, words: any[], changes: Partial<import("../state/state.js").Values> }} Chip
 */

const FEW = 3;

/** @param {Page} page @returns {HTMLElement | null} */
export function chips(page) {
  const every = [...LISTS.flatMap((name) => listChips(page, name)), ...markChips(page), ...handChips(page)];
  if (!every.length) return null;
  return h(
    "ul",
    { class: "chips", "aria-label": t("chips") },
    every.map((chip) => h("li", {}, button(page, chip))),
  );
}

/** @param {Page} page @param {Chip} chip */
function button(page, { key, words, changes }) {
  return h(
    "button",
    {
      type: "button",
      class: "chip",
      id: `chip-${key}`,
      title: t("chip.remove"),
      onclick: () => page.change(changes),
    },
    h("span", { class: "words" }, words),
    h("span", { class: "offscreen" }, `, ${t("chip.remove")}`),
    h("span", { class: "cross", "aria-hidden": "true" }, "×"),
  );
}

/** @param {Page} page @param {keyof import("../state/state.js").Lists} name @returns {Chip[]} */
function listChips(page, name) {
  const { facets } = page.state;
  const choice = facets[name];
  if (isAll(choice)) return [];
  const word = choice.only ? "chip.only" : "chip.without";
  const facet = t(`facet.${name}`);
  if (!choice.ids.length || choice.ids.length > FEW) {
    const values = choice.ids.length ? count("chip.values", choice.ids.length) : t("chip.nothing");
    return [
      {
        key: name,
        words: phrase(word, { facet, value: values }),
        changes: { facets: { ...facets, [name]: ALL } },
      },
    ];
  }
  return choice.ids.map((id, number) => {
    const ids = choice.ids.filter((other) => other !== id);
    const rest = ids.length ? { only: choice.only, ids } : ALL;
    const value = said(valueLabel(page, name, id));
    return {
      key: `${name}-${number}`,
      words: phrase(word, { facet, value }),
      changes: { facets: { ...facets, [name]: rest } },
    };
  });
}

/** @param {Page} page @returns {Chip[]} */
function markChips({ state: { facets } }) {
  const { from, to, contradicted, single, undated } = facets;
  const without = (/** @type {Partial<typeof NO_FACETS>} */ changes) => ({
    facets: { ...facets, ...changes },
  });
  const range = from && to ? "chip.between" : from ? "chip.from" : "chip.to";
  const found = [];
  if (contradicted)
    found.push({
      key: "contradicted",
      words: [t("filter.contradicted")],
      changes: without({ contradicted: false }),
    });
  if (single) found.push({ key: "single", words: [t("filter.single")], changes: without({ single: false }) });
  if (from || to)
    found.push({
      key: "dates",
      words: phrase(range, { from: said(from), to: said(to) }),
      changes: without({ from: "", to: "" }),
    });
  if (!undated) found.push({ key: "undated", words: [t("chip.dated")], changes: without({ undated: true }) });
  return found;
}

/** @param {Page} page @returns {Chip[]} */
function handChips({ state: { hidden } }) {
  if (!hidden.length) return [];
  return [{ key: "hidden", words: [count("chip.hidden", hidden.length)], changes: { hidden: [] } }];
}
