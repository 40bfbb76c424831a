// What can be done with a thing, from its panel.

import { announce, copyButton } from "../base/copy.js";
import { h } from "../base/dom.js";
import { addressOf } from "../state/address.js";
import { toggled } from "../state/state.js";
import { count, t } from "../words/words.js";
import { expandAll } from "./expand.js";
import { pathField } from "./paths.js";
import { withdrawButton } from "./withdrawal.js";

/** @typedef {import("../main.js").Page} Page */

const HOPS = [1, 2, 3];

/** @param {Page} page @param {number} node @returns {HTMLElement} */
export function actions(page, node) {
  const { graph, state } = page;
  if (!graph.isDrawn(node))
    return h(
      "div",
      { class: "actions" },
      withdrawButton(page, node),
      page.sharing?.note(node),
      h("p", { class: "notice" }, t("undrawn")),
    );
  const id = graph.id(node);
  const hop = (/** @type {number} */ hops) =>
    h(
      "button",
      {
        type: "button",
        "aria-pressed": String(state.focus?.id === id && state.focus.hops === hops),
        "aria-label": `${t("focus")}: ${count("hops", hops)}`,
        onclick: () => page.focus(node, hops),
      },
      hops,
    );
  return h(
    "div",
    { class: "actions" },
    h(
      "span",
      { class: "group", role: "group", "aria-label": t("focus") },
      h("span", { class: "name" }, t("focus.short")),
      HOPS.map(hop),
      h("span", { class: "name after" }, t("focus.hops")),
    ),
    withdrawButton(page, node),
    pathField(page, node),
    h("button", { type: "button", onclick: () => hide(page, id) }, t("hide")),
    expandAll(page, node),
    Object.hasOwn(state.pinned, id)
      ? h("button", { type: "button", onclick: () => letGo(page, id) }, t("pin.off"))
      : null,
    state.opened.includes(id)
      ? h(
          "button",
          { type: "button", onclick: () => page.change({ opened: toggled(state.opened, id) }) },
          t("group.close"),
        )
      : null,
    copyButton(location.href.split("#")[0] + addressOf(id), t("link"), t("link")),
    page.sharing?.note(node),
  );
}

/** @param {Page} page @param {string} id */
function hide(page, id) {
  const { focus, hidden } = page.state;
  page.change({ chosen: "", hidden: toggled(hidden, id), focus: focus?.id === id ? null : focus });
  announce(page.note);
}

/** Let a thing stand where it would by itself. @param {Page} page @param {string} id */
function letGo(page, id) {
  const others = Object.entries(page.state.pinned).filter(([other]) => other !== id);
  page.change({ pinned: Object.fromEntries(others) });
}
