// What the panel says of the ways between two things: each hop with the claims that it rests on.

import { h, said } from "../base/dom.js";
import { value } from "../data/graph.js";
import { count, labelled, phrase, t } from "../words/words.js";
import { position } from "./citation.js";
import { finder } from "./finder.js";
import { brief, byline, claimLink, standingMark, thing } from "./links.js";
import { FEW, claimList } from "./rows.js";

/**
 * @typedef {import("../main.js").Page} Page
 * @typedef {import("../analysis/paths.js").Path} Path
 */

/** How many claims of a hop are told. */
const MOST = 3;

/** @param {Page} page @returns {number[]} the claims of which the ways tell */
export function claimsOnWays(page) {
  const { ends } = page.ways;
  if (!ends) return [];
  const links = page.ways.found.flatMap((path) => path.links);
  const told = [page.ways.words(...ends), page.ways.words(ends[1], ends[0])].flatMap((claims) => claims.slice(0, FEW));
  return [...new Set([...links.flatMap((link) => claimsOf(page, link).slice(0, MOST)), ...told])];
}

/** @param {Page} page @param {number} link @returns {number[]} what connects two things, the best attested first */
function claimsOf(page, link) {
  const { graph, reckoned, ways } = page;
  const claims = ways.edgesOf(link).flatMap((edge) => graph.claimsOf(edge).filter((claim) => page.counts(claim)));
  return claims.sort((a, b) => reckoned.credibility.cost(a) - reckoned.credibility.cost(b) || a - b);
}

/** @param {Page} page @returns {import("./panels.js").Content | null} */
export function pathPanel(page) {
  const { state, ways } = page;
  if (!state.path) return null;
  const { ends } = ways;
  if (!ends) {
    const names = state.path.map((id) => said(id));
    return { label: t("path"), title: phrase("path.title", { from: names[0], to: names[1] }), body: [notice("path.missing")] };
  }
  const [from, to] = ends;
  const found = from === to ? [notice("path.same")] : [waysFound(page), words(page, from, to), words(page, to, from)];
  return {
    label: t("path"),
    title: h("span", {}, phrase("path.title", { from: thing(page, from), to: thing(page, to) })),
    // What is not there has no order, and is not there the other way round either.
    body: [from !== to && ways.found.length ? controls(page) : null, ...found],
  };
}

/** @param {string} key */
function notice(key) {
  return h("p", { class: "notice" }, t(key));
}

/** @param {Page} page @returns {HTMLElement} which come first, and the other way round */
function controls(page) {
  const { path, pathBy } = page.state;
  const order = (/** @type {"attestation" | "length"} */ by) =>
    h(
      "button",
      { type: "button", id: `by-${by}`, "aria-pressed": String(pathBy === by), onclick: () => page.change({ pathBy: by }) },
      t(`path.by.${by}`),
    );
  return h(
    "div",
    { class: "actions" },
    h("span", { class: "group", role: "group", "aria-label": t("path.by") }, order("attestation"), order("length")),
    h(
      "button",
      { type: "button", id: "path-turn", onclick: () => path && page.change({ path: [path[1], path[0]] }) },
      t("path.turn"),
    ),
  );
}

/** @param {Page} page @returns {any} */
function waysFound(page) {
  const { ways } = page;
  const { found } = ways;
  if (!found.length) return nothing(page);
  return h(
    "section",
    { class: "ways" },
    found.map((path, place) => way(page, path, place + 1)),
    ways.isOpen ? h("button", { type: "button", id: "more-ways", class: "more", onclick: () => more(page) }, t("path.more")) : null,
    ways.isOpen ? null : notice(ways.gaveUp ? "path.incomplete" : "path.every"),
    h("p", { class: "summary" }, t("path.cost.long")),
  );
}

/**
 * What one of the two says of the other, or passes on.
 * @param {Page} page
 * @param {number} speaker
 * @param {number} other
 * @returns {HTMLElement | null}
 */
function words(page, speaker, other) {
  const claims = page.ways.words(speaker, other);
  if (!claims.length) return null;
  const name = (/** @type {number} */ node) => said(page.graph.label(node));
  return h(
    "section",
    { class: "rows" },
    h("h3", {}, phrase("path.word", { name: name(speaker), other: name(other) }), " ", h("span", { class: "count" }, claims.length)),
    claimList(page, claims, (claim) => claimRow(page, claim)),
  );
}

/** @param {Page} page */
function more(page) {
  const before = page.ways.found.length;
  page.ways.more();
  page.side.show(false).then(() => {
    const next = page.side.panel.body.querySelectorAll(".way")[before];
    /** @type {HTMLElement | null} */ (next?.querySelector("a"))?.focus();
  });
}

/** @param {Page} page @returns {any[]} why there is none, and what helps */
function nothing(page) {
  const { reason } = page.ways;
  const { state } = page;
  const put = state.without.length ? { without: [] } : { view: "" };
  const word = state.without.length ? t("withdraw.back.all") : t("view.back", { view: page.graph.view });
  return [
    notice(`path.${reason}`),
    reason === "filtered" ? h("button", { type: "button", onclick: () => page.showAll() }, t("show.all")) : null,
    reason === "fallen" ? h("button", { type: "button", onclick: () => page.change(put) }, word) : null,
  ];
}

/** @param {Page} page @param {Path} path @param {number} place @returns {HTMLElement} */
function way(page, path, place) {
  const cost = path.links.reduce((sum, link) => sum + costOf(page, link), 0);
  return h(
    "article",
    { class: "way", "aria-label": t("path.number", { n: place }) },
    h("h3", {}, t("path.number", { n: place }), h("small", {}, `${count("path.hops", path.links.length)}, ${costWord(cost)}`)),
    h("p", { class: "stop" }, thing(page, path.nodes[0])),
    h("ol", { class: "hops" }, path.links.map((link, hop) => hopRow(page, link, path.nodes[hop + 1]))),
  );
}

/** @param {Page} page @param {number} link */
function costOf(page, link) {
  return page.reckoned.cost(page.ways.edgesOf(link)[0]);
}

/** @param {number} thousandths @returns {string} */
function costWord(thousandths) {
  return t("path.cost", { cost: (thousandths / 1000).toFixed(2) });
}

/** @param {Page} page @param {number} link @param {number} next the thing that the hop leads to */
function hopRow(page, link, next) {
  const claims = claimsOf(page, link);
  const left = claims.length - MOST;
  const edge = page.graph.edgeOf(claims[MOST] ?? -1);
  return h(
    "li",
    {},
    h("ul", {}, claims.slice(0, MOST).map((claim) => claimRow(page, claim, next))),
    left > 0 && edge !== undefined ? claimLink(page, claims[MOST], count("path.claims", left)) : null,
    h("p", { class: "stop" }, thing(page, next)),
  );
}

/** @param {Page} page @param {number} claim @param {number} [next] the thing that it leads to, on a way */
function claimRow(page, claim, next) {
  const { evidence, graph, reckoned } = page;
  const onwards = value(evidence.claims, "object", claim) === next;
  const relation = labelled(graph.relations[value(evidence.claims, "relation", claim)].labels);
  return h(
    "li",
    { class: next === undefined ? "word" : "hop" },
    next === undefined
      ? null
      : h("span", { class: "relation" }, h("span", { "aria-hidden": "true" }, onwards ? "↓ " : "↑ "), said(relation)),
    claimLink(page, claim, brief(page, claim)),
    " ",
    standingMark(page.now.standingOf(claim)),
    h("small", { class: "byline" }, byline(page, claim), " · ", costWord(reckoned.credibility.cost(claim))),
    citations(page, claim).map((place) => h("small", { class: "byline" }, place)),
  );
}

/** @param {Page} page @param {number} claim @returns {any[]} the documents and places where it is said */
function citations(page, claim) {
  const { evidence } = page;
  const places = new Map();
  for (const chain of evidence.chains(claim)) {
    const of = (/** @type {string} */ name) => value(evidence.attestations, name, chain[0]);
    const citation = of("citation");
    const source = of("source");
    if (source === undefined) continue;
    const where = citation === undefined ? [] : position((name) => value(evidence.citations, name, citation));
    places.set(`${source} ${where}`, [thing(page, source), where.map((part) => [", ", part])]);
  }
  return [...places.values()].slice(0, MOST);
}

// -- choosing where to --------------------------------------------------------------

/** @param {Page} page @param {number} node @returns {HTMLElement} a button that asks for the other end */
export function pathField(page, node) {
  const box = h("div", { class: "path-to" });
  const button = h("button", {
    type: "button",
    id: "path-to",
    "aria-expanded": "false",
    "aria-label": t("path.to.name", { name: page.graph.label(node) }),
  });
  button.append(t("path.to"));
  const close = () => {
    box.replaceChildren(button);
    button.setAttribute("aria-expanded", "false");
    button.focus();
  };
  button.addEventListener("click", () => {
    const go = (/** @type {number} */ to) => page.ways.show(node, to);
    box.append(finder(page, t("path.find"), go, close));
    button.setAttribute("aria-expanded", "true");
    /** @type {HTMLElement} */ (box.querySelector("input")).focus();
  });
  box.append(button);
  return box;
}
