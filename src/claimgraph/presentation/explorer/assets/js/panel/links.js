// Ways from one thing to the next. Every link is an address in this page, so that back and forward,
// a new tab and a copied link do what they always do.

import { h, said } from "../base/dom.js";
import { list, value } from "../data/graph.js";
import { shortened } from "../base/safe.js";
import { line, mark, sign } from "../drawing/shapes.js";
import { addressOf } from "../state/address.js";
import { coded, kindLabel, labelled, listed, phrase, t } from "../words/words.js";

/** How much of a name a link to it shows; what it leads to shows all of it. */
const LONGEST = 200;

/**
 * What every part of the panel needs.
 * @typedef {object} Case
 * @property {import("../data/graph.js").Graph} graph
 * @property {import("../data/evidence.js").Evidence} evidence
 * @property {import("../state/reckoning.js").Reckoning} now
 * @property {Beside} [sharing]
 */
/**
 * What a reader can take along of what is shown, and what they noted; things by number, claims as -1 - number.
 * @typedef {object} Beside
 * @property {(claim: number, saying: number) => import("../base/dom.js").Child} citation a button that copies it
 * @property {(end: number) => import("../base/dom.js").Child} note the reader's note, to be read and written
 * @property {(end: number) => import("../base/dom.js").Child} mark of what the reader has a note on
 */

/** @param {Case} page @param {number} node @returns {SVGElement} */
export function signOf({ graph }, node) {
  return sign(graph.kind(node), { group: graph.isGroup(node), unknown: graph.unknown(node) !== "" });
}

/** @param {Case} page @param {number} node @returns {string} */
export function kindName({ graph }, node) {
  const types = graph.typesOf(node).map((type) => labelled(graph.types[type].labels));
  return types.length ? types.join(", ") : kindLabel(graph.kind(node));
}

/** @param {Case} page @param {number} node @param {{ sign?: boolean }} [how] @returns {HTMLElement} */
export function thing(page, node, how = {}) {
  return h(
    "a",
    { class: "thing", href: addressOf(page.graph.id(node)) },
    how.sign === false ? null : signOf(page, node),
    said(shortened(page.graph.label(node), LONGEST)),
    page.sharing?.mark(node),
  );
}

/** @param {Case} page @param {number} claim @param {...import("../base/dom.js").Child} children @returns {HTMLElement} */
export function claimLink(page, claim, ...children) {
  const href = addressOf(page.evidence.claimId(claim));
  return h("a", { class: "claimlink", href }, ...children, page.sharing?.mark(-1 - claim));
}

/**
 * The end of a claim: a link to a thing or a claim, or a value.
 * @param {Case} page
 * @param {number | string[] | undefined} end_
 * @param {{ sign?: boolean, plain?: boolean }} [how] plain is without links, to stand in one
 * @returns {any}
 */
export function end(page, end_, how = {}) {
  if (Array.isArray(end_)) return inWords(how.plain ? [end_[0], shortened(end_[1], LONGEST), end_[2]] : end_);
  if (end_ === undefined || end_ === null) return "–";
  if (end_ >= 0) return how.plain ? said(shortened(page.graph.label(end_), LONGEST)) : thing(page, end_, how);
  const inner = phrase("true.claim", { claim: brief(page, -1 - end_) });
  return how.plain ? inner : claimLink(page, -1 - end_, ...inner);
}

/** @param {string[]} object a value: text, quantity or date @returns {HTMLElement} */
function inWords([kind, text, more]) {
  if (kind === "date")
    return h(
      "time",
      { class: "value" },
      said(more || text),
      more && more !== text ? h("small", {}, ` ${text}`) : null,
    );
  return h("span", { class: `value ${kind}` }, said(text, kind === "text" ? more : ""));
}

/** @param {string[] | undefined} date as written and as read @returns {any} */
export function date(date) {
  return date ? inWords(["date", ...date]) : null;
}

/** @param {Case} page @param {number} claim @returns {string} */
export function relationOf({ graph, evidence }, claim) {
  return labelled(graph.relations[value(evidence.claims, "relation", claim)].labels);
}

/**
 * A claim as a short text: its gloss, or subject, relation and object.
 * @param {Case} page
 * @param {number} claim
 * @param {number} [depth] claims about claims about claims come to an end
 * @returns {any}
 */
export function brief(page, claim, depth = 0) {
  const gloss = page.evidence.gloss(claim);
  if (gloss) return said(shortened(gloss, LONGEST));
  if (depth > 2) return "…";
  return h("span", {}, statement(page, claim, depth + 1));
}

/** @param {Case} page @param {number} claim @param {number} depth @returns {any[]} */
function statement(page, claim, depth) {
  const name = (/** @type {any} */ end_) =>
    typeof end_ === "number" && end_ < 0
      ? ["“", brief(page, -1 - end_, depth), "”"]
      : end(page, end_, { plain: true });
  const { claims } = page.evidence;
  return [
    name(value(claims, "subject", claim)),
    " ",
    said(relationOf(page, claim)),
    " ",
    name(value(claims, "object", claim)),
  ];
}

/**
 * On whose word a claim rests, in short.
 * @param {Case} page
 * @param {number} claim
 * @returns {any[]}
 */
export function byline(page, claim) {
  const { evidence } = page;
  /** @type {Map<string, [number[], string]>} */
  const voices = new Map();
  for (const chain of evidence.chains(claim)) {
    const origin = chain[chain.length - 1];
    const agents = list(evidence.attestations, "agents", origin);
    const stance = value(evidence.attestations, "stance", origin);
    voices.set(`${agents} ${stance}`, [agents, stance]);
  }
  const parts = [...voices.values()].map(([agents, stance]) => [
    ...names(page, agents),
    " ",
    stanceWord(stance, agents.length),
  ]);
  return parts.flatMap((part, number) => (number ? ["; ", ...part] : part));
}

/** @param {Case} page @param {number[]} agents @returns {any[]} */
function names({ graph }, agents) {
  return agents.length ? listed(agents.map((agent) => said(graph.label(agent)))) : [t("someone")];
}

/** @param {string} stance @param {number} speakers @returns {string} */
export function stanceWord(stance, speakers) {
  return coded("stance", speakers > 1 ? `${stance}.joint` : stance);
}

/** @param {string} standing @returns {HTMLElement | null} a note on how a claim stands, if there is one to make */
export function standingNote(standing) {
  if (standing === "plain") return null;
  return h("span", { class: `standing standing-${standing}` }, line(standing), t(`standing.${standing}`));
}

/** @param {string} standing @returns {HTMLElement | null} the same note, to stand in a row */
export function standingMark(standing) {
  if (standing === "plain") return null;
  return h(
    "span",
    { class: `standing small standing-${standing}` },
    mark(standing),
    t(`standing.${standing}`),
  );
}
