// The values of a facet as rows with boxes: what they are called, how many have them, which are seen.

import { h, said } from "../base/dom.js";
import { visible } from "../base/safe.js";
import { folded } from "../data/fold.js";
import { count, number, t } from "../words/words.js";

/**
 * @typedef {object} Value a value of a facet, or several that are ticked as one
 * @property {string} key of its box: `filter-` stands before it
 * @property {string[]} ids
 * @property {string} label
 * @property {() => import("../base/dom.js").Child} [sign] made where the value is shown
 * @property {Value[]} [inner] what it is made up of
 * @property {() => import("../base/dom.js").Child} [deed] makes a button for what else can be done with it
 * @property {boolean} [ours] whether the label is of this page, rather than of the case
 */
/**
 * @typedef {object} Ticks what a row needs to know of its facet, and can do to it
 * @property {(id: string) => boolean} isSeen
 * @property {(value: Value) => number} count how many claims, or things, have it, were this facet not there
 * @property {(ids: string[], seen: boolean) => void} set
 * @property {(ids: string[]) => void} only
 */

/** @param {Value} value @param {Ticks} ticks @returns {HTMLElement} a row */
export function valueRow(value, ticks) {
  const { ids, label } = value;
  const seen = ids.filter((id) => ticks.isSeen(id)).length;
  const many = ticks.count(value);
  const box = h("input", {
    type: "checkbox",
    id: `filter-${value.key}`,
    checked: seen === ids.length,
    indeterminate: seen > 0 && seen < ids.length,
    onchange: () => ticks.set(ids, seen < ids.length),
  });
  const only = h(
    "button",
    {
      type: "button",
      class: "only",
      id: `only-${value.key}`,
      "aria-label": t("filter.only", { value: label }),
      onclick: () => ticks.only(ids),
    },
    t("filter.only.short"),
  );
  return h(
    "li",
    { class: many ? "" : "without" },
    h(
      "span",
      { class: "value-row" },
      h(
        "label",
        { class: "tick" },
        box,
        value.sign?.(),
        h("span", { class: "word", title: visible(label) }, value.ours ? label : said(label)),
        " ",
        h("span", { class: "count" }, number(many)),
      ),
      value.deed?.(),
      only,
    ),
  );
}

/** @param {Value[]} values @param {string} text @returns {Value[]} those that answer to it, or of which an inner one does */
export function answering(values, text) {
  const wanted = folded(text);
  const answers = (/** @type {Value} */ { label, inner }) =>
    folded(label).includes(wanted) || (inner ?? []).some(answers);
  return wanted ? values.filter(answers) : values;
}

/** @param {number} left @param {() => void} then @returns {HTMLElement} */
export function moreButton(left, then) {
  return h("button", { type: "button", class: "more", onclick: then }, count("show.more", left));
}
