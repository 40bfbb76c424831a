// Why claims are not to be seen: each facet has a bit, so that what it alone holds back can be counted.

import { value } from "../data/graph.js";
import { extent } from "./dates.js";
import { Facets, NO_DAY, typesOf } from "./facets.js";

/**
 * @typedef {import("../data/graph.js").Graph} Graph
 * @typedef {import("../data/evidence.js").Evidence} Evidence
 * @typedef {import("./state.js").State} State
 * @typedef {import("./state.js").Choice} Choice
 * @typedef {import("./reckoning.js").Reckoning} Reckoning
 */
/**
 * @typedef {object} Sifted
 * @property {Uint16Array} fails by claim: why it is not to be seen, 0 where it is
 * @property {Uint8Array} open by thing: 1 where neither its types nor a hand hide it
 * @property {Uint8Array} byHand by thing: 1 where a hand hides it
 */

export const FAILS = {
  types: 1,
  relations: 2,
  sources: 4,
  agents: 8,
  stances: 16,
  credibilities: 32,
  standings: 64,
  contradicted: 128,
  single: 256,
  dates: 512,
  counts: 1024,
};

/** @type {("relations" | "sources" | "agents" | "stances" | "credibilities")[]} */
const OF_CLAIMS = ["relations", "sources", "agents", "stances", "credibilities"];

/** The end of a claim that is no thing. */
const NOTHING = -1;

export class Sieve {
  /** @param {Graph} graph @param {Evidence} evidence */
  constructor(graph, evidence) {
    this.graph = graph;
    this.evidence = evidence;
    this.claims = evidence.claimCount;
    this.types = typesOf(graph);
    this.facets = new Facets(graph, evidence);
    this.subject = this.#things("subject");
    this.object = this.#things("object");
    /** The edge that each claim states, or -1. */
    this.edge = new Int32Array(this.claims).fill(NOTHING);
    for (let edge = 0; edge < graph.edgeCount; edge += 1) {
      for (const claim of graph.claimsOf(edge)) this.edge[claim] = edge;
    }
  }

  /** @param {string} end @returns {Int32Array} by claim: the thing there, or -1 */
  #things(end) {
    return Int32Array.from({ length: this.claims }, (_, claim) => {
      const thing = value(this.evidence.ends, end, claim);
      return typeof thing === "number" && thing >= 0 ? thing : NOTHING;
    });
  }

  /** @param {import("../data/graph.js").Kind} kind @returns {string[]} the types of the things of a kind */
  typesOfKind(kind) {
    const { ids, starts, items } = this.types;
    const found = new Set();
    for (const node of this.graph.drawn) {
      if (this.graph.kind(node) !== kind) continue;
      for (let at = starts[node]; at < starts[node + 1]; at += 1) found.add(items[at]);
    }
    return [...found].map((number) => ids[number]);
  }

  /** @param {State} state @param {Reckoning} now @returns {Sifted} */
  sift(state, now) {
    const { facets } = state;
    const { open, byHand } = this.#hidden(state);
    const fails = new Uint16Array(this.claims);
    const fail = (/** @type {number} */ bit, /** @type {(claim: number) => boolean} */ when) => {
      for (let claim = 0; claim < fails.length; claim += 1) if (when(claim)) fails[claim] |= bit;
    };
    fail(FAILS.counts, (claim) => !now.counts(claim));
    const shut = (/** @type {number} */ thing) => thing >= 0 && !open[thing];
    fail(FAILS.types, (claim) => shut(this.subject[claim]) || shut(this.object[claim]));
    for (const name of OF_CLAIMS) {
      if (isAll(facets[name])) continue;
      const facet = this.facets.of(name);
      const kept = facet.kept(facets[name]) ?? new Uint8Array();
      fail(FAILS[name], (claim) => !facet.some(claim, kept));
    }
    if (!isAll(facets.standings)) {
      const named = new Set(facets.standings.ids);
      fail(FAILS.standings, (claim) => named.has(this.standing(now, claim)) !== facets.standings.only);
    }
    if (facets.contradicted)
      fail(FAILS.contradicted, (claim) => this.standing(now, claim) !== "contradicted");
    if (facets.single) fail(FAILS.single, (claim) => !this.isSingle(now, claim));
    const outside = this.#outside(facets);
    if (outside) fail(FAILS.dates, outside);
    return { fails, open, byHand };
  }

  /** @param {State} state @returns {{ open: Uint8Array, byHand: Uint8Array }} */
  #hidden({ facets, hidden }) {
    const { graph, types } = this;
    const kept = types.kept(facets.types);
    const open = new Uint8Array(graph.nodeCount);
    const byHand = new Uint8Array(graph.nodeCount);
    for (const id of hidden) {
      const node = graph.numbers.get(id);
      if (node !== undefined) byHand[node] = 1;
    }
    for (const node of graph.drawn) open[node] = !byHand[node] && (!kept || types.some(node, kept)) ? 1 : 0;
    return { open, byHand };
  }

  /** @param {import("./state.js").Facets} facets @returns {((claim: number) => boolean) | null} */
  #outside({ from, to, undated }) {
    const [first, last] = [extent(from)?.low ?? -Infinity, extent(to)?.high ?? Infinity];
    if (first === -Infinity && last === Infinity && undated) return null;
    const { low, high } = this.facets.dates;
    return (claim) => {
      if (low[claim] === NO_DAY && high[claim] === NO_DAY) return !undated;
      // It may have been then: an open side reaches as far as one likes.
      return (
        first > last ||
        (low[claim] !== NO_DAY && low[claim] > last) ||
        (high[claim] !== NO_DAY && high[claim] < first)
      );
    };
  }

  /** How a claim stands now: as its edge does, if it is drawn. @param {Reckoning} now @param {number} claim @returns {string} */
  standing(now, claim) {
    const edge = this.edge[claim];
    return edge < 0 ? now.standingOf(claim) : now.standing(edge);
  }

  /** Whether it rests on no more than one origin, as far as that is established. @param {Reckoning} now @param {number} claim @returns {boolean} */
  isSingle(now, claim) {
    const edge = this.edge[claim];
    return edge < 0 ? this.facets.originsOf(claim).length < 2 : now.origins(edge).count < 2;
  }
}

/** @param {Choice} choice @returns {boolean} */
export function isAll({ only, ids }) {
  return !only && !ids.length;
}
