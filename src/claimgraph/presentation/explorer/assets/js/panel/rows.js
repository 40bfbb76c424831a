// Long rows of claims in the panel: the beginning is made at once, the rest in steps.

import { h } from "../base/dom.js";
import { count } from "../words/words.js";

/** How many rows there are at first. */
export const FEW = 12;
const STEP = 100;

/**
 * @param {import("./links.js").Case} page
 * @param {number[]} claims of the first of them the texts are there
 * @param {(claim: number) => HTMLElement} row
 * @param {(claim: number) => number[]} [besides] other claims that a row tells of
 * @returns {any[]}
 */
export function claimList(page, claims, row, besides = () => []) {
  const box = h("ul", {}, claims.slice(0, FEW).map(row));
  let shown = Math.min(FEW, claims.length);
  if (shown === claims.length) return [box];
  const more = h("button", { type: "button", class: "more" }, count("show.more", claims.length - shown));
  more.addEventListener("click", async () => {
    const next = claims.slice(shown, shown + STEP);
    shown += next.length;
    const read = [...next, ...next.flatMap(besides)];
    if (!page.evidence.has(read)) await page.evidence.need(read);
    const rows = next.map(row);
    box.append(...rows);
    if (shown === claims.length) more.remove();
    else more.textContent = count("show.more", claims.length - shown);
    rows[0].querySelector("a")?.focus();
  });
  return [box, more];
}
