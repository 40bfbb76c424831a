// One claim with everything that stands behind it and beside it.

import { h, said } from "../base/dom.js";
import { list, value } from "../data/graph.js";
import { furtherPassages, passage } from "./citation.js";
import { copyable } from "../base/copy.js";
import { ladder } from "./ladder.js";
import { brief, byline, claimLink, date, end, relationOf, standingNote, thing } from "./links.js";
import { coded, count, labelled, phrase, t, whyWord } from "../words/words.js";

/** @typedef {import("./links.js").Case} Case */

/**
 * @param {Case} page
 * @param {number} claim
 * @param {boolean} oneOfMany whether how it stands has to be told from how others do
 * @returns {HTMLElement}
 */
export function claimCard(page, claim, oneOfMany) {
  const { evidence } = page;
  const gloss = evidence.gloss(claim);
  const handles = evidence.handles.of(claim);
  const standing = oneOfMany ? standingNote(page.now.standingOf(claim)) : null;
  return h(
    "article",
    { class: "claim", "aria-label": t("claim") },
    h(
      "header",
      {},
      h("h3", { class: "gloss" }, gloss ? said(gloss) : brief(page, claim)),
      h("p", { class: "byline" }, byline(page, claim)),
    ),
    standing ? h("p", {}, standing) : null,
    notCounting(page, claim),
    qualifiers(page, claim),
    sayings(page, claim),
    judgements(page, evidence.judged.of(-1 - claim)),
    related(page, claim),
    page.sharing?.note(-1 - claim),
    h(
      "footer",
      {},
      handles.map((handle) => copyable(t("handle"), handle)),
      copyable(t("claim.id"), shortId(evidence.claimId(claim)), page.graph.iri(evidence.claimId(claim))),
    ),
  );
}

/** @param {Case} page @param {number} claim @returns {HTMLElement | null} that a claim does not count now, and why */
function notCounting({ evidence, now }, claim) {
  if (now.counts(claim)) return null;
  const reason = evidence.inView(claim) ? now.reason(claim) : null;
  return h("p", { class: "notice" }, reason ? t("fall.why", { why: whyWord(reason) }) : t("out.of.view"));
}

/** @param {string} id @returns {string} */
function shortId(id) {
  const local = id.slice(id.indexOf(":") + 1);
  return local.length > 10 ? `${local.slice(0, 8)}…` : local;
}

/** @param {Case} page @param {number} claim @returns {HTMLElement | null} */
function qualifiers(page, claim) {
  const { claims } = page.evidence;
  const rows = [
    [t("when"), date(value(claims, "when", claim))],
    [
      t("where"),
      value(claims, "where", claim) === undefined ? null : thing(page, value(claims, "where", claim)),
    ],
    ...list(claims, "qualifiers", claim).map(([relation, what]) => [
      said(labelled(page.graph.relations[relation].labels)),
      end(page, what),
    ]),
  ];
  return terms(rows);
}

/** @param {any[][]} rows name and what goes by it; a row of nothing is left out @returns {HTMLElement | null} */
export function terms(rows) {
  const filled = rows.filter(([, what]) => what);
  if (!filled.length) return null;
  return h(
    "dl",
    { class: "terms" },
    filled.map(([name, what]) => h("div", {}, h("dt", {}, name), h("dd", {}, what))),
  );
}

/** @param {Case} page @param {number} claim @returns {any[]} */
function sayings(page, claim) {
  const { evidence } = page;
  /** @type {Map<number, number[][]>} */
  const byOutermost = new Map();
  for (const chain of evidence.chains(claim))
    byOutermost.set(chain[0], [...(byOutermost.get(chain[0]) ?? []), chain]);
  if (!byOutermost.size) return [h("p", { class: "notice" }, t("no.chain"))];
  const more = value(evidence.claims, "moreChains", claim);
  return [
    ...[...byOutermost].map(([outermost, chains]) => saying(page, outermost, chains, evidence.gloss(claim))),
    more ? h("p", { class: "notice" }, count("chain.more", more)) : null,
  ];
}

/**
 * @param {Case} page
 * @param {number} outermost
 * @param {number[][]} chains
 * @param {string} shownGloss
 * @returns {HTMLElement}
 */
function saying(page, outermost, chains, shownGloss) {
  const of = (/** @type {string} */ name) => value(page.evidence.attestations, name, outermost);
  const { attestations } = page.evidence;
  const citation = of("citation");
  const further = [
    furtherPassages(page, list(attestations, "context", outermost), t("citation.context")),
    furtherPassages(page, list(attestations, "cues", outermost), t("citation.cue")),
  ];
  return h(
    "section",
    { class: "saying" },
    of("gloss") && of("gloss") !== shownGloss ? h("p", {}, said(of("gloss"))) : null,
    chains.map((chain) => ladder(page, chain)),
    citation === undefined
      ? h("p", { class: "notext" }, t("citation.none"))
      : passage(page, citation, t("citation")),
    further,
    terms([
      [t("status"), of("status") ? coded("status", of("status")) : null],
      [t("modality"), of("modality") ? coded("modality", of("modality")) : null],
      [t("note"), of("note") ? said(of("note")) : null],
    ]),
    page.sharing?.citation(of("claim"), outermost),
  );
}

/** @param {Case} page @param {number} claim @returns {any[]} */
function related(page, claim) {
  const { evidence } = page;
  const ends = ["subject", "object"].map((name) => value(evidence.claims, name, claim));
  const spokenOf = ends.filter((end_) => typeof end_ === "number" && end_ < 0).map((end_) => -1 - end_);
  return [
    group(page, t("is.about"), spokenOf, false),
    group(page, t("about.it"), evidence.about.of(claim), true),
    group(page, t("depends.on"), list(evidence.claims, "dependsOn", claim), false),
    group(page, t("needed.by"), evidence.leaning.of(claim), false),
  ];
}

/**
 * @param {Case} page
 * @param {string} title
 * @param {number[]} claims
 * @param {boolean} withRelation
 * @returns {HTMLElement | null}
 */
function group(page, title, claims, withRelation) {
  if (!claims.length) return null;
  const row = (/** @type {number} */ claim) =>
    h(
      "li",
      {},
      withRelation ? h("span", { class: "relation" }, said(relationOf(page, claim)), " ") : null,
      claimLink(page, claim, brief(page, claim)),
      h("small", { class: "byline" }, byline(page, claim)),
    );
  return h("section", { class: "related" }, h("h4", {}, title), h("ul", {}, claims.map(row)));
}

/**
 * @param {Case} page
 * @param {number[]} rows
 * @param {number} [about] the thing whose panel it is, which need not be named again
 * @returns {HTMLElement | null}
 */
export function judgements(page, rows, about) {
  if (!rows.length) return null;
  const inCard = about === undefined;
  return h(
    "section",
    { class: inCard ? "related" : "rows" },
    h(inCard ? "h4" : "h3", {}, t("judgements")),
    h(
      "ul",
      { class: "judgements" },
      rows.map((row) => judgement(page, row, about)),
    ),
  );
}

/** @param {Case} page @param {number} row @param {number | undefined} about @returns {HTMLElement} */
function judgement(page, row, about) {
  const of = (/** @type {string} */ name) => value(page.evidence.judgements, name, row);
  const pairwise = ["same", "different", "unsure"].includes(of("verdict"));
  const others = pairwise
    ? list(page.evidence.judgements, "targets", row).filter((target) => target !== about)
    : [];
  const by = of("by") === undefined ? t("someone") : said(page.graph.label(of("by")));
  return h(
    "li",
    {},
    h(
      "p",
      {},
      h(
        "strong",
        { class: `verdict-${of("verdict")}` },
        of("reading") ? t("verdict.reading") : coded("verdict", of("verdict"), { value: of("value") ?? "" }),
      ),
      others.map((target) => [" ", end(page, target)]),
      pairwise && of("value") ? [" (", said(t("verdict.confidence", { value: of("value") })), ")"] : null,
    ),
    of("reason") ? h("p", {}, said(of("reason"))) : null,
    h("small", {}, phrase("verdict.by", { by, at: day(of("at")) })),
  );
}

/** @param {string} instant xsd:dateTime @returns {HTMLElement} */
function day(instant) {
  return said(/^\d{4}-\d\d-\d\dT/.test(instant) ? instant.slice(0, 10) : instant);
}
