// What the side panel says of an edge, of a claim, and of a thing.

import { h, said } from "../base/dom.js";
import { list, value } from "../data/graph.js";
import { claimCard, judgements, terms } from "./claimcard.js";
import { copyable } from "../base/copy.js";
import {
  brief,
  byline,
  claimLink,
  date,
  end,
  kindName,
  relationOf,
  signOf,
  standingMark,
  standingNote,
  thing,
} from "./links.js";
import { linkable } from "../base/safe.js";
import { expander } from "./expand.js";
import { FEW, claimList } from "./rows.js";
import { coded, count, labelled, languageName, phrase, t } from "../words/words.js";

/**
 * @typedef {import("./links.js").Case} Case
 * @typedef {import("../main.js").Page} Page
 * @typedef {{ label: string, title: import("../base/dom.js").Child, body: import("../base/dom.js").Child[] }} Content
 */

/**
 * The claims of which a panel tells something at first.
 * @param {Case} page
 * @param {{ node?: number, edge?: number, claim?: number }} chosen
 * @returns {number[]}
 */
export function claimsIn({ graph, evidence }, { node, edge, claim }) {
  if (node !== undefined) {
    const groups = [evidence.facts, evidence.mentions, evidence.spoken, evidence.carried];
    return groups.flatMap((group) => group.of(node).slice(0, FEW));
  }
  const claims = edge !== undefined ? graph.claimsOf(edge) : claim !== undefined ? [claim] : [];
  return claims.flatMap((one) => [
    one,
    ...evidence.about.of(one),
    ...list(evidence.claims, "dependsOn", one),
    ...evidence.leaning.of(one),
  ]);
}

/** @param {Page} page @param {number} edge @returns {Content} */
export function edgePanel(page, edge) {
  const { graph } = page;
  const [from, to] = graph.ends(edge);
  return claimsPanel(page, t("edge"), graph.claimsOf(edge), {
    title: [
      thing(page, from),
      h("span", { class: "relation" }, said(labelled(graph.relation(edge).labels))),
      thing(page, to),
    ],
    standing: page.standing(edge),
    definition: graph.relation(edge).definition,
  });
}

/** @param {Case} page @param {number} claim @returns {Content} */
export function claimPanel(page, claim) {
  const { claims } = page.evidence;
  return claimsPanel(page, t("claim"), [claim], {
    title: [
      end(page, value(claims, "subject", claim)),
      h("span", { class: "relation" }, said(relationOf(page, claim))),
      end(page, value(claims, "object", claim)),
    ],
    standing: page.now.standingOf(claim),
    definition: page.graph.relations[value(claims, "relation", claim)].definition,
  });
}

/**
 * @param {Case} page
 * @param {string} label
 * @param {number[]} claims
 * @param {{ title: any[], standing: string, definition: string }} about
 * @returns {Content}
 */
function claimsPanel(page, label, claims, { title, standing, definition }) {
  const sayings = new Set(claims.flatMap((claim) => page.evidence.chains(claim).map((chain) => chain[0])));
  const note = standingNote(standing);
  return {
    label,
    title: h("span", { class: "statement" }, title),
    body: [
      h("p", { class: "summary" }, count("claims", claims.length), ", ", count("sayings", sayings.size)),
      note ? h("p", { class: "verdict" }, note, h("span", {}, t(`standing.${standing}.long`))) : null,
      definition ? h("p", { class: "definition" }, said(definition)) : null,
      claims.map((claim) => claimCard(page, claim, claims.length > 1)),
    ],
  };
}

/** @param {Page} page @param {number} node @param {import("../base/dom.js").Child} actions @returns {Content} */
export function nodePanel(page, node, actions) {
  const { graph, evidence } = page;
  const of = (/** @type {string} */ name) => value(graph.nodes, name, node);
  const facts = evidence.facts.of(node);
  const edges = graph.edgesOf[node];
  const mentions = evidence.mentions.of(node);
  return {
    label: kindName(page, node),
    title: [signOf(page, node), said(graph.label(node))],
    body: [
      names(page, node),
      of("unknown")
        ? h("p", { class: "notice" }, h("strong", {}, t("unknown")), ": ", coded("unknown", of("unknown")))
        : null,
      of("protected") ? h("p", { class: "notice" }, t("protected")) : null,
      of("note") ? h("p", { class: "note" }, said(of("note"))) : null,
      actions,
      facts.length || edges.length || mentions.length ? null : h("p", { class: "notice" }, t("nothing.said")),
      claimRows(page, t("facts.title"), facts, (claim) => fact(page, claim)),
      edgeGroups(
        page,
        t("edges.out"),
        edges.filter((edge) => graph.ends(edge)[0] === node),
        node,
      ),
      edgeGroups(
        page,
        t("edges.in"),
        edges.filter((edge) => graph.ends(edge)[0] !== node),
        node,
      ),
      claimRows(page, t("named.in"), mentions, (claim) => mention(page, claim)),
      documentRecord(page, node),
      claimRows(page, t("said.by"), evidence.spoken.of(node), (claim) => mention(page, claim)),
      claimRows(page, t("said.in"), evidence.carried.of(node), (claim) => mention(page, claim)),
      judgements(page, evidence.judged.of(node), node),
      seeAlso(of("seeAlso") ?? []),
      h("footer", {}, copyable(t("id"), of("iri"), graph.iri(of("iri")))),
    ],
  };
}

/** @param {Case} page @param {number} node @returns {HTMLElement | null} */
function names(page, node) {
  const every = list(page.graph.nodes, "names", node);
  const others = every.filter(([text]) => text !== page.graph.label(node));
  if (!others.length) return null;
  const row = (/** @type {any} */ [text, language, kind, source]) =>
    h(
      "li",
      {},
      said(text, language),
      " ",
      h(
        "small",
        {},
        [coded("name", kind), languageName(language)].filter(Boolean).join(", "),
        source === null || source === undefined
          ? null
          : [", ", phrase("name.source", { document: thing(page, source, { sign: false }) })],
      ),
    );
  return h("ul", { class: "names", "aria-label": t("names") }, others.map(row));
}

/**
 * Rows of claims under a heading; the many are behind a button.
 * @param {Case} page
 * @param {string} title
 * @param {number[]} claims
 * @param {(claim: number) => HTMLElement} row
 * @returns {HTMLElement | null}
 */
function claimRows(page, title, claims, row) {
  if (!claims.length) return null;
  return h(
    "section",
    { class: "rows" },
    h("h3", {}, title, " ", h("span", { class: "count" }, claims.length)),
    claimList(page, claims, row),
  );
}

/**
 * A list of which only the beginning is made, until more is asked for.
 * @param {(() => HTMLElement)[]} makers
 * @param {string} tag
 * @returns {any[]}
 */
function long(makers, tag) {
  const box = h(
    tag,
    {},
    makers.slice(0, FEW).map((make) => make()),
  );
  const left = makers.length - FEW;
  if (left <= 0) return [box];
  const more = h("button", { type: "button", class: "more" }, count("show.more", left));
  more.addEventListener("click", () => {
    const rest = makers.slice(FEW).map((make) => make());
    box.append(...rest);
    more.remove();
    rest[0].querySelector("a")?.focus();
  });
  return [box, more];
}

/** @param {Case} page @param {number} claim @returns {HTMLElement} */
function fact(page, claim) {
  const object = value(page.evidence.claims, "object", claim);
  return h(
    "li",
    { class: page.now.counts(claim) ? "fact" : "fact gone" },
    h("span", { class: "relation" }, said(relationOf(page, claim))),
    " ",
    claimLink(page, claim, end(page, object, { plain: true })),
    " ",
    standingMark(page.now.standingOf(claim)),
    h("small", { class: "byline" }, byline(page, claim)),
  );
}

/** @param {Case} page @param {number} claim @returns {HTMLElement} */
function mention(page, claim) {
  return h(
    "li",
    { class: page.now.counts(claim) ? null : "fallen" },
    claimLink(page, claim, brief(page, claim)),
    " ",
    standingMark(page.now.standingOf(claim)),
  );
}

/**
 * @param {Page} page
 * @param {string} title
 * @param {number[]} edges
 * @param {number} node
 * @returns {HTMLElement | null}
 */
function edgeGroups(page, title, edges, node) {
  if (!edges.length) return null;
  /** @type {Map<any, number[]>} */
  const groups = new Map();
  for (const edge of edges)
    groups.set(page.graph.relation(edge), [...(groups.get(page.graph.relation(edge)) ?? []), edge]);
  const group = (/** @type {[any, number[]]} */ [relation, members]) => [
    h(
      "h4",
      {},
      said(labelled(relation.labels)),
      " ",
      h("span", { class: "count" }, members.length),
      expander(page, node, members),
    ),
    long(
      members.map((edge) => () => edgeRow(page, edge, node)),
      "ul",
    ),
  ];
  return h(
    "section",
    { class: "rows" },
    h("h3", {}, title, " ", h("span", { class: "count" }, edges.length)),
    [...groups].map(group),
  );
}

/** @param {Page} page @param {number} edge @param {number} node @returns {HTMLElement} */
function edgeRow(page, edge, node) {
  const claims = page.graph.claimsOf(edge);
  return h(
    "li",
    { class: claims.some((claim) => page.counts(claim)) ? "edge" : "edge gone" },
    h("span", {}, thing(page, page.graph.otherEnd(edge, node)), " ", standingMark(page.standing(edge))),
    claimLink(page, claims[0], count("claims", claims.length)),
  );
}

/** @param {Case} page @param {number} node @returns {HTMLElement | null} */
function documentRecord(page, node) {
  const row = page.evidence.sourceOf.get(node);
  if (row === undefined) return null;
  const of = (/** @type {string} */ name) => value(page.evidence.sources, name, row);
  const link = (/** @type {string | undefined} */ url) => (url ? outside(url) : null);
  const authors = list(page.evidence.sources, "authors", row);
  const rows = terms([
    [t("list.name"), of("title") ? said(of("title"), of("language")) : null],
    [
      t("source.authors"),
      authors.length ? authors.map((author, n) => [n ? ", " : "", thing(page, author)]) : null,
    ],
    [t("source.publisher"), of("publisher") === undefined ? null : thing(page, of("publisher"))],
    [t("source.published"), date(of("published"))],
    [t("source.retrieved"), date(of("retrieved"))],
    [t("source.language"), of("language") ? said(languageName(of("language"))) : null],
    [t("source.grade"), grade(page, of)],
    [t("source.url"), link(of("url"))],
    [t("source.archive"), link(of("archive"))],
    [t("source.file"), of("fileName") ? said(of("fileName")) : null],
  ]);
  return h(
    "section",
    { class: "rows" },
    h("h3", {}, t("document")),
    rows,
    of("textWithheld") ? h("p", { class: "notext" }, t("source.withheld")) : null,
    of("sha256")
      ? h("p", {}, copyable(t("source.digest"), `${of("sha256").slice(0, 12)}…`, of("sha256")))
      : null,
  );
}

/** @param {Case} page @param {(name: string) => any} of @returns {any} */
function grade(page, of) {
  if (!of("reliability")) return null;
  const words = coded("grade", of("reliability"));
  if (of("gradedBy") === undefined) return words;
  return phrase("source.graded", {
    grade: words,
    by: said(page.graph.label(of("gradedBy"))),
    date: date(of("gradedOn")) ?? "",
  });
}

/** @param {string[]} addresses @returns {HTMLElement | null} */
function seeAlso(addresses) {
  if (!addresses.length) return null;
  return h(
    "section",
    { class: "rows" },
    h("h3", {}, t("see.also")),
    h(
      "ul",
      {},
      addresses.map((address) => h("li", {}, outside(address))),
    ),
  );
}

/** @param {string} address @returns {HTMLElement} a link, or the mere text where it is no web address */
function outside(address) {
  const safe = linkable(address);
  return safe
    ? h("a", { class: "outside", href: safe, rel: "noopener noreferrer", target: "_blank" }, said(address))
    : said(address);
}
