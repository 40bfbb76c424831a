// What the rows of the lists say in numbers, of what is shown: counted once for all rows.

import { value } from "../data/graph.js";

/**
 * @typedef {import("../main.js").Page} Page
 * @typedef {import("../state/filter.js").Shown} Shown
 */

/**
 * The claims that are shown: what the filters let through, and no end of which is out of sight.
 * @param {Pick<Page, "graph" | "evidence">} page
 * @param {Shown} shown
 * @returns {number[]}
 */
export function shownClaims({ graph, evidence }, shown) {
  const seen = new Uint8Array(graph.nodeCount);
  for (const node of shown.nodes) seen[node] = 1;
  const inSight = (/** @type {any} */ end) =>
    typeof end !== "number" || end < 0 || seen[end] === 1 || !graph.isDrawn(end);
  const found = [];
  for (let claim = 0; claim < evidence.claimCount; claim += 1) {
    if (!shown.mask.claims[claim]) continue;
    if (inSight(value(evidence.claims, "subject", claim)) && inSight(value(evidence.claims, "object", claim)))
      found.push(claim);
  }
  return found;
}

/** Numbers of things and edges, as far as their claims are shown. */
export class Tally {
  /**
   * @param {Pick<Page, "graph" | "evidence">} page
   * @param {Shown} shown
   */
  constructor(page, shown) {
    const { graph, evidence } = page;
    this.page = page;
    this.claims = shownClaims(page, shown);
    this.edgesOf = new Uint32Array(graph.nodeCount);
    this.factsOf = new Uint32Array(graph.nodeCount);
    this.ofNode = new Reach(graph.nodeCount);
    this.ofEdge = new Reach(graph.edgeCount);
    this.claimsOf = new Uint32Array(graph.edgeCount);
    for (const edge of shown.edges) for (const end of new Set(graph.ends(edge))) this.edgesOf[end] += 1;
    for (const claim of this.claims) this.#count(graph, evidence, claim);
  }

  /**
   * @param {Page["graph"]} graph
   * @param {Page["evidence"]} evidence
   * @param {number} claim
   */
  #count(graph, evidence, claim) {
    const edge = graph.edgeOf(claim);
    const subject = value(evidence.claims, "subject", claim);
    const object = value(evidence.claims, "object", claim);
    const ends = [subject, object].filter((end) => typeof end === "number" && end >= 0);
    const [low, high] = datesOf(evidence, claim);
    const sources = evidence.sourcesOf(claim);
    if (edge !== undefined) {
      this.claimsOf[edge] += 1;
      this.ofEdge.add(edge, low, high, sources);
    } else if (subject >= 0) this.factsOf[subject] += 1;
    for (const end of new Set(ends)) this.ofNode.add(end, low, high, sources);
  }
}

/** From when to when something reaches, and the documents that speak of it, by number. */
export class Reach {
  /** @param {number} size */
  constructor(size) {
    this.low = new Float64Array(size).fill(Infinity);
    this.high = new Float64Array(size).fill(-Infinity);
    this.sources = new Uint32Array(size);
    /** @type {Map<number, Set<number>>} */ this.seen = new Map();
  }

  /** @param {number} row @param {number} low @param {number} high @param {number[]} sources */
  add(row, low, high, sources) {
    this.low[row] = Math.min(this.low[row], low);
    this.high[row] = Math.max(this.high[row], high);
    let seen = this.seen.get(row);
    if (!seen) this.seen.set(row, (seen = new Set()));
    for (const source of sources) seen.add(source);
    this.sources[row] = seen.size;
  }
}

/**
 * The first and the last day of when a claim holds, or of the date that it states.
 * @param {Page["evidence"]} evidence
 * @param {number} claim
 * @returns {[number, number]} infinite where there is none
 */
export function datesOf(evidence, claim) {
  const row = value(evidence.claims, "whenDate", claim) ?? value(evidence.claims, "valueDate", claim);
  if (row === undefined) return [Infinity, -Infinity];
  return [
    value(evidence.dates, "low", row) ?? Infinity,
    (value(evidence.dates, "high", row) ?? -Infinity) - 1,
  ];
}

/**
 * Days as years, for a column: "2016", "2016–2023", "" for none.
 * @param {number} low days since 1970-01-01
 * @param {number} high
 * @returns {string}
 */
export function years(low, high) {
  const [first, last] = [low, high].map((day) =>
    Number.isFinite(day) ? String(new Date(day * 86_400_000).getUTCFullYear()) : "",
  );
  if (!first || !last || first === last) return first || last;
  return `${first}–${last}`;
}
