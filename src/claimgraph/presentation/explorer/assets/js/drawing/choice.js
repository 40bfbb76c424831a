// Where lines lie on top of each other, a click asks which one is meant.

import { at, h } from "../base/dom.js";
import { Menu } from "../base/menu.js";
import { labelled, t } from "../words/words.js";

/** @typedef {import("../main.js").Page} Page */

/**
 * Open a menu of edges where they were clicked.
 * @param {Page} page
 * @param {number[]} edges
 * @param {import("./arrange.js").Point} place in pixels of the drawing
 */
export function choose(page, edges, place) {
  // A menu hangs on a button; this one is where the click was, and gives the focus back to the drawing.
  const anchor = h("button", { type: "button", class: "anchor", tabindex: "-1", "aria-label": t("choice") });
  anchor.style.left = `${place.x}px`;
  anchor.style.top = `${place.y}px`;
  at("drawing").append(anchor);
  anchor.addEventListener("focus", () => {
    anchor.remove();
    at("canvas").focus();
  });
  new Menu(anchor, () => [{ heading: t("choice"), items: edges.map((edge) => item(page, edge)) }]).open(0);
}

/** @param {Page} page @param {number} edge @returns {import("../base/menu.js").Item} */
function item(page, edge) {
  const { graph } = page;
  const [from, to] = graph.ends(edge);
  const standing = page.standing(edge);
  return {
    word: `${graph.label(from)} – ${labelled(graph.relation(edge).labels)} – ${graph.label(to)}`,
    aside: standing === "plain" ? "" : t(`standing.${standing}`),
    act: () => page.go(page.evidence.claimId(graph.claimsOf(edge)[0])),
  };
}
