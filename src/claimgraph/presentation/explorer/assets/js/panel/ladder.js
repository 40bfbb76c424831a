// How a claim reached us: the origin at the top, a rung for each who passed it on.

import { h, said, svg } from "../base/dom.js";
import { list, value } from "../data/graph.js";
import { date, stanceWord, thing } from "./links.js";
import { listed, phrase, t } from "../words/words.js";

/** @typedef {import("./links.js").Case} Case */

/** Strokes that stand for a stance, in a box of 16 pixels. @type {Record<string, string>} */
const MARKS = {
  asserts: "M4.5 8.5L7 11L11.5 5.5",
  denies: "M5 5L11 11M11 5L5 11",
  relays: "M8 4V11.5M5 8.8L8 11.8L11 8.8",
  estimates: "M4 7C5.5 5 7 5.5 8 6.5S10.5 8 12 6M4 10.5C5.5 8.5 7 9 8 10S10.5 11.5 12 9.5",
  alleges: "M8 4V9.2M8 11.7V12",
  questions: "M5.8 6.2C5.8 3.6 10.2 3.6 10.2 6.2C10.2 7.9 8 7.9 8 9.5M8 11.8V12",
};

/**
 * @param {Case} page
 * @param {number[]} chain attestations from the outermost to the origin
 * @returns {HTMLElement}
 */
export function ladder(page, chain) {
  const rungs = [...chain].reverse();
  return h(
    "ol",
    { class: "ladder", "aria-label": t("chain") },
    rungs.map((attestation, number) => rung(page, attestation, number === 0)),
  );
}

/**
 * @param {Case} page
 * @param {number} attestation
 * @param {boolean} first
 * @returns {HTMLElement}
 */
function rung(page, attestation, first) {
  const of = (/** @type {string} */ name) => value(page.evidence.attestations, name, attestation);
  const agents = list(page.evidence.attestations, "agents", attestation);
  const stance = of("stance");
  const inferred = of("inferred") === true;
  const withdrawn = page.now.isTouched(attestation);
  const looks = ["rung", withdrawn ? "withdrawn" : "", `stance-${stance}`, first ? "origin" : "", inferred ? "inferred" : ""];
  return h(
    "li",
    { class: looks.filter(Boolean).join(" ") },
    svg(
      "svg",
      { viewBox: "0 0 16 16", "aria-hidden": "true" },
      svg("circle", { cx: 8, cy: 8, r: 7.2 }),
      svg("path", { d: MARKS[stance] ?? MARKS.asserts }),
    ),
    h(
      "p",
      { class: "who" },
      speakers(page, agents),
      " ",
      h("span", { class: "stance" }, stanceWord(stance, agents.length)),
      first ? h("span", { class: "tag" }, t("chain.origin")) : null,
      inferred ? h("span", { class: "tag" }, t("chain.inferred")) : null,
      withdrawn ? h("span", { class: "tag" }, t("withdraw.is")) : null,
    ),
    details(page, agents, of),
  );
}

/** @param {Case} page @param {number[]} agents @returns {any[]} */
function speakers(page, agents) {
  if (!agents.length) return [t("someone")];
  const links = listed(agents.map((agent) => thing(page, agent)));
  return agents.length > 1 ? phrase("jointly", { agents: h("span", {}, links) }) : links;
}

/**
 * @param {Case} page
 * @param {number[]} agents
 * @param {(name: string) => any} of
 * @returns {HTMLElement | null}
 */
function details(page, agents, of) {
  const source = of("source");
  const parts = [
    of("act") ? ["“", said(of("act")), "”"] : null,
    source === undefined || agents.includes(source)
      ? null
      : phrase("in.document", { document: thing(page, source) }),
    of("saidOn") ? phrase("said.on", { date: date(of("saidOn")) }) : null,
    of("inferredDate") ? phrase("dated.by.analyst", { date: date(of("inferredDate")) }) : null,
  ].filter(Boolean);
  if (!parts.length) return null;
  return h(
    "p",
    { class: "how" },
    parts.flatMap((part, n) => (n ? [", ", part] : [part])),
  );
}
