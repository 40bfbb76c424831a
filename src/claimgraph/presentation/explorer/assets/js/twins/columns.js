// The columns of the lists: what stands in each, and what it is sorted by.

import { h, said } from "../base/dom.js";
import { shortened } from "../base/safe.js";
import { list, value } from "../data/graph.js";
import { brief, byline, claimLink, date, end, kindName, standingMark, thing } from "../panel/links.js";
import { labelled, t } from "../words/words.js";
import { datesOf, years } from "./tally.js";

/**
 * @typedef {import("../main.js").Page} Page
 * @typedef {import("./tally.js").Tally} Tally
 * @typedef {import("../base/dom.js").Child} Child
 */
/**
 * @typedef {object} Column
 * @property {string} name the key of its heading
 * @property {boolean} [number] whether it holds numbers
 * @property {boolean} [head] whether it names its row
 * @property {import("./order.js").Key} key what it is sorted by
 * @property {(item: number) => Child} cell
 */
/**
 * @typedef {object} Table
 * @property {"things" | "edges" | "claims"} name
 * @property {(tally: Tally) => readonly number[]} items
 * @property {() => number} all how many there would be without filters
 * @property {(tally: Tally) => Column[]} columns
 * @property {(item: number) => string} wording what a row can be found by
 * @property {(item: number) => string} id where a row leads
 * @property {(item: number) => boolean} chosen
 */

const LONGEST = 160;
const STANDINGS = ["contradicted", "denied", "rejected", "doubted", "plain"];

/** @param {Page} page @returns {Table} */
export function things(page) {
  const { graph } = page;
  return {
    name: "things",
    items: () => page.shown.nodes,
    all: () => graph.drawn.length,
    wording: (node) =>
      [
        graph.label(node),
        kindName(page, node),
        ...list(graph.nodes, "names", node).map(([text]) => text),
      ].join(" "),
    id: (node) => graph.id(node),
    chosen: (node) => page.chosen.node === node,
    columns: (tally) => [
      { name: "list.name", head: true, key: (node) => graph.label(node), cell: (node) => thing(page, node) },
      { name: "list.type", key: (node) => kindName(page, node), cell: (node) => said(kindName(page, node)) },
      numbers("list.edge.count", (node) => tally.edgesOf[node]),
      numbers("list.fact.count", (node) => tally.factsOf[node]),
      ...reach(tally.ofNode),
    ],
  };
}

/** @param {Page} page @returns {Table} */
export function edges(page) {
  const { graph } = page;
  const relation = (/** @type {number} */ edge) => labelled(graph.relation(edge).labels);
  const label = (/** @type {number} */ edge, /** @type {0 | 1} */ side) =>
    graph.label(graph.ends(edge)[side]);
  return {
    name: "edges",
    items: () => page.shown.edges,
    all: () => graph.edgeCount,
    wording: (edge) => `${label(edge, 0)} ${relation(edge)} ${label(edge, 1)}`,
    id: (edge) => page.evidence.claimId(graph.claimsOf(edge)[0]),
    chosen: (edge) => page.chosen.edge === edge,
    columns: (tally) => [
      { name: "list.from", key: (edge) => label(edge, 0), cell: (edge) => thing(page, graph.ends(edge)[0]) },
      {
        name: "list.relation",
        head: true,
        key: relation,
        cell: (edge) => claimLink(page, graph.claimsOf(edge)[0], said(relation(edge))),
      },
      { name: "list.to", key: (edge) => label(edge, 1), cell: (edge) => thing(page, graph.ends(edge)[1]) },
      numbers("list.claim.count", (edge) => tally.claimsOf[edge]),
      {
        name: "list.origins",
        number: true,
        key: (edge) => page.origins(edge).count,
        cell: (edge) => origins(page.origins(edge)),
      },
      {
        name: "list.standing",
        key: (edge) => STANDINGS.indexOf(page.standing(edge)),
        cell: (edge) => standing(page.standing(edge)),
      },
      ...reach(tally.ofEdge),
    ],
  };
}

/** @param {Page} page @returns {Table} */
export function claims(page) {
  const { graph, evidence } = page;
  const of = (/** @type {string} */ name, /** @type {number} */ claim) => value(evidence.claims, name, claim);
  const relation = (/** @type {number} */ claim) => labelled(graph.relations[of("relation", claim)].labels);
  // Values are texts, which are not at hand for all claims at once where there are many.
  const isSmall = evidence.shards.reader.atOnce;
  const text = (/** @type {"subject" | "object"} */ side, /** @type {number} */ claim) => {
    const end_ = isSmall ? of(side, claim) : evidence.ends[side].at(claim);
    if (Array.isArray(end_)) return end_[1];
    return typeof end_ === "number" && end_ >= 0 ? graph.label(end_) : "";
  };
  const credibility = (/** @type {number} */ claim) => of("credibility", claim) ?? "";
  return {
    name: "claims",
    items: (tally) => tally.claims,
    all: () => graph.claimCount,
    wording: (claim) =>
      [text("subject", claim), relation(claim), text("object", claim), ...evidence.handles.of(claim)].join(
        " ",
      ),
    id: (claim) => evidence.claimId(claim),
    chosen: (claim) => page.chosen.claim === claim,
    columns: () => [
      {
        name: "list.about",
        key: (claim) => text("subject", claim),
        cell: (claim) => (evidence.has([claim]) ? ended(page, of("subject", claim)) : text("subject", claim)),
      },
      {
        name: "list.relation",
        head: true,
        key: relation,
        cell: (claim) => claimLink(page, claim, said(relation(claim))),
      },
      {
        name: "list.what",
        key: (claim) => text("object", claim),
        cell: (claim) => (evidence.has([claim]) ? ended(page, of("object", claim)) : "…"),
      },
      {
        name: "list.when",
        key: (claim) => datesOf(evidence, claim)[0],
        cell: (claim) =>
          (evidence.has([claim]) && date(of("when", claim))) || years(...datesOf(evidence, claim)),
      },
      {
        name: "list.voices",
        key: (claim) => voice(page, claim),
        cell: (claim) => byline(page, claim),
      },
      {
        name: "list.standing",
        key: (claim) => STANDINGS.indexOf(page.now.standingOf(claim)),
        cell: (claim) => standing(page.now.standingOf(claim)),
      },
      { name: "list.credibility", number: true, key: credibility, cell: credibility },
      numbers("list.sources", (claim) => evidence.sourcesOf(claim).length),
    ],
  };
}

/** @param {string} name @param {(item: number) => number} of @returns {Column} */
function numbers(name, of) {
  return { name, number: true, key: of, cell: of };
}

/** @param {import("./tally.js").Reach} of @returns {Column[]} */
function reach(of) {
  return [
    {
      name: "list.dates",
      key: (item) =>
        of.low[item] < Infinity ? of.low[item] : of.high[item] > -Infinity ? of.high[item] : NaN,
      cell: (item) => years(of.low[item], of.high[item]),
    },
    numbers("list.sources", (item) => of.sources[item]),
  ];
}

/** @param {{ count: number, open: boolean }} origins @returns {Child} */
function origins({ count, open }) {
  if (!open) return count;
  return h(
    "span",
    { title: t("list.origins.open") },
    count,
    "+?",
    h("span", { class: "offscreen" }, ` ${t("list.origins.open")}`),
  );
}

/** @param {string} code @returns {Child} */
function standing(code) {
  return standingMark(code) ?? t("standing.plain");
}

/** @param {Page} page @param {any} end_ @returns {Child} */
function ended(page, end_) {
  if (typeof end_ === "number" && end_ < 0)
    return claimLink(page, -1 - end_, "“", brief(page, -1 - end_), "”");
  return Array.isArray(end_) ? end(page, [end_[0], shortened(end_[1], LONGEST), end_[2]]) : end(page, end_);
}

/** @param {Page} page @param {number} claim @returns {string} the first of those on whose word it rests */
function voice({ graph, evidence }, claim) {
  const [chain] = evidence.chains(claim);
  const [agent] = chain ? list(evidence.attestations, "agents", chain[chain.length - 1]) : [];
  return agent === undefined ? "" : graph.label(agent);
}
