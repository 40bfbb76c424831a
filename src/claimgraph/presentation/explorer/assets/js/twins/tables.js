// The same as tables: for reading down, and for those who do not see the drawing.

import { at, fill, h, said } from "../base/dom.js";
import { claimLink, kindName, standingMark, thing } from "../panel/links.js";
import { count, labelled, t } from "../words/words.js";

/** @typedef {import("../panel/links.js").Case} Case @typedef {import("../state/filter.js").Shown} Shown */

const STEP = 200;

/**
 * @param {Case} page
 * @param {Shown} shown
 */
export function renderTables(page, shown) {
  const { graph } = page;
  // Where only surroundings are drawn, the tables still hold everything.
  const whole = graph.lazy && !shown.nodes.length && !shown.filtered;
  const nodes = whole ? graph.drawn : shown.nodes;
  const edges = whole ? Array.from({ length: graph.edgeCount }, (_, edge) => edge) : shown.edges;
  const byName = new Intl.Collator().compare;
  const sorted = [...nodes].sort((a, b) => byName(graph.label(a), graph.label(b)) || a - b);
  fill(
    at("list"),
    table(
      t("list.things"),
      [t("list.name"), t("list.type"), t("list.edge.count"), t("list.fact.count")],
      sorted,
      (node) => nodeRow(page, node),
      graph.drawn.length - nodes.length,
    ),
    table(
      t("list.edges"),
      [t("list.from"), t("list.relation"), t("list.to"), t("list.claim.count"), t("list.standing")],
      edges,
      (edge) => edgeRow(page, edge),
      graph.edgeCount - edges.length,
    ),
  );
}

/**
 * @param {string} title
 * @param {string[]} heads
 * @param {number[]} items
 * @param {(item: number) => HTMLElement} row
 * @param {number} left how many filters hide
 */
function table(title, heads, items, row, left) {
  const body = h("tbody", {});
  const more = h("button", { type: "button", class: "more" });
  let made = 0;
  const go = () => {
    body.append(...items.slice(made, made + STEP).map(row));
    made += STEP;
    more.hidden = made >= items.length;
    fill(more, count("show.more", Math.min(STEP, items.length - made)));
  };
  more.addEventListener("click", go);
  go();
  return h(
    "section",
    {},
    h("h2", {}, title, " ", h("span", { class: "count" }, items.length)),
    items.length
      ? h(
          "div",
          { class: "scroll" },
          h(
            "table",
            { "aria-label": title },
            h(
              "thead",
              {},
              h(
                "tr",
                {},
                heads.map((head) => h("th", { scope: "col" }, head)),
              ),
            ),
            body,
          ),
        )
      : h("p", { class: "notice" }, t("list.empty")),
    more,
    left > 0 ? h("p", { class: "notice" }, count("list.hidden", left)) : null,
  );
}

/** @param {Case} page @param {number} node */
function nodeRow(page, node) {
  return h(
    "tr",
    {},
    h("th", { scope: "row" }, thing(page, node)),
    h("td", {}, said(kindName(page, node))),
    h("td", { class: "number" }, page.graph.edgesOf[node].length),
    h("td", { class: "number" }, page.evidence.facts.of(node).length),
  );
}

/** @param {Case} page @param {number} edge */
function edgeRow(page, edge) {
  const { graph } = page;
  const [from, to] = graph.ends(edge);
  const claims = graph.claimsOf(edge);
  const standing = graph.standing(edge);
  return h(
    "tr",
    {},
    h("td", {}, thing(page, from)),
    h("th", { scope: "row" }, claimLink(page, claims[0], said(labelled(graph.relation(edge).labels)))),
    h("td", {}, thing(page, to)),
    h("td", { class: "number" }, claims.length),
    h("td", {}, standingMark(standing) ?? t("standing.plain")),
  );
}
