// Claims, chains and passages as one line of text each, in the manner of claimgraph/presentation/wording.py.

import { list, value } from "../data/graph.js";
import { labelled, t } from "../words/words.js";

/** @typedef {import("../panel/links.js").Case} Case */

const DEPTH = 3;
const DIGEST = 12;
const REMARKS = ["silent", "ambiguous"];
/** What Python takes for white space. */
const BLANKS = /[\t-\r\x1c-\x20\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+/g;

/**
 * `A — set up — B [2016; in Milan; audience: deputies]`; the texts of the claim must be there.
 * @param {Case} page
 * @param {number} claim
 * @param {number} [depth]
 * @returns {string}
 */
export function claimText(page, claim, depth = DEPTH) {
  const { graph, evidence } = page;
  const of = (/** @type {string} */ name) => value(evidence.claims, name, claim);
  const parts = [
    endText(page, of("subject"), depth),
    inLine(labelled(graph.relations[of("relation")].labels)),
    endText(page, of("object"), depth),
  ];
  const qualifiers = qualifierTexts(page, claim);
  const when = of("when")?.[1];
  const where = of("where") === undefined ? "" : t("wording.in", { place: name(page, of("where")) });
  const beside = [when, where, ...qualifiers].filter(Boolean);
  return parts.join(" — ") + (beside.length ? ` [${beside.join("; ")}]` : "");
}

/** @param {Case} page @param {any} end @param {number} depth @returns {string} */
function endText(page, end, depth) {
  if (Array.isArray(end)) return valueText(end);
  if (typeof end !== "number") return "–";
  if (end >= 0) return name(page, end);
  return `(${depth ? claimText(page, -1 - end, depth - 1) : "…"})`;
}

/** @param {string[]} value @returns {string} a text in quotation marks, a quantity or a date in words */
function valueText([kind, text, more]) {
  if (kind === "text") return `“${inLine(text)}”`;
  return inLine(kind === "date" ? more || text : text);
}

/** @param {Case} page @param {number} claim @returns {string[]} the further qualifiers, each relation once */
function qualifierTexts(page, claim) {
  /** @type {Map<number, string[]>} */
  const others = new Map();
  for (const [relation, thing] of list(page.evidence.claims, "qualifiers", claim)) {
    // A claim has no name: it goes by the end of its IRI.
    const word =
      thing < 0
        ? (page.evidence
            .claimId(-1 - thing)
            .split(/[:/]/)
            .pop() ?? "")
        : name(page, thing);
    others.set(relation, [...(others.get(relation) ?? []), word]);
  }
  return [...others].map(
    ([relation, names]) => `${inLine(labelled(page.graph.relations[relation].labels))}: ${names.join(", ")}`,
  );
}

/** @param {Case} page @param {number} node @returns {string} what it goes by; a document without a name by its title */
export function name({ graph, evidence }, node) {
  const row = evidence.sourceOf.get(node);
  const isNamed = row === undefined || list(graph.nodes, "names", node).length > 0;
  const title = isNamed ? undefined : value(evidence.sources, "title", row);
  return inLine(title || graph.label(node));
}

/** @param {Case} page @param {readonly number[]} agents @returns {string} */
export function agentsText(page, agents) {
  const names = agents.map((agent) => name(page, agent));
  if (names.length < 2) return names[0] ?? t("wording.nobody");
  return t("wording.jointly", { first: names.slice(0, -1).join(", "), last: names[names.length - 1] });
}

/**
 * `A, via Doc (claims) → B (inferred) → Article`: its origin first.
 * @param {Case} page
 * @param {number[]} chain from the outermost to the origin
 * @returns {string}
 */
export function chainText(page, chain) {
  const hops = [...chain].reverse();
  return hops.map((said, number) => hop(page, said, number === 0)).join(" → ");
}

/** @param {Case} page @param {number} said @param {boolean} isOrigin @returns {string} */
function hop(page, said, isOrigin) {
  const { attestations } = page.evidence;
  const of = (/** @type {string} */ column) => value(attestations, column, said);
  const agents = list(attestations, "agents", said);
  const own = agents.length === 1 && agents[0] === of("source");
  const words = [
    agentsText(page, agents),
    of("source") === undefined || own ? "" : t("wording.via", { document: name(page, of("source")) }),
    of("saidOn")?.[1],
  ];
  const usual = isOrigin ? "asserts" : "relays";
  const remarks = [
    of("stance") === usual ? "" : t(`wording.${of("stance")}`),
    inLine(of("act") ?? ""),
    REMARKS.includes(of("status")) ? t(`wording.${of("status")}`) : "",
    of("inferred") ? t("wording.inferred") : "",
  ];
  const told = [...new Set(remarks.filter(Boolean))];
  return words.filter(Boolean).join(", ") + (told.length ? ` (${told.join(", ")})` : "");
}

/**
 * `Article, p. 3, 838–922: “…”`, or `Article, 838–922 (text not included, sha256 1f3a…)`.
 * @param {Case} page
 * @param {number} citation
 * @returns {string}
 */
export function citationText(page, citation) {
  const of = (/** @type {string} */ column) => value(page.evidence.citations, column, citation);
  const within = [
    of("page") === undefined ? "" : t("cite.page", { page: of("page") }),
    of("start") === undefined || of("end") === undefined ? "" : `${of("start")}–${of("end")}`,
  ];
  const place = [name(page, of("source")), ...within.filter(Boolean)];
  if (of("exact") !== undefined) return `${place.join(", ")}: “${inLine(of("exact"))}”`;
  const digest = of("digest") ? `, sha256 ${of("digest").slice(0, DIGEST)}…` : "";
  return `${place.join(", ")} (${t("wording.no.text")}${digest})`;
}

/** @param {string} text @returns {string} without line breaks; else as it is: these words go into files */
export function inLine(text) {
  return text.replace(BLANKS, " ").replace(/^ | $/g, "");
}
