// What the filters ask of each claim, as arrays of numbers: a hundred thousand of them in a blink.

import { list, value } from "../data/graph.js";

/**
 * @typedef {import("../data/graph.js").Graph} Graph
 * @typedef {import("../data/evidence.js").Evidence} Evidence
 */

/** What has no value in a facet goes by this code. */
export const HAS_NONE = "-";

/** In the place of a day: there is none. */
export const NO_DAY = -0x80000000;

/** A facet: its values, by number, and which of them each claim (or, of types, each thing) has. */
export class Facet {
  /** @param {number} rows how many claims, or things */
  constructor(rows) {
    /** @type {string[]} of its values */ this.ids = [];
    /** @type {Map<string, number>} */ this.numbers = new Map();
    this.starts = new Uint32Array(rows + 1);
    /** @type {number[]} */ this.items = [];
    this.rows = 0;
  }

  /** Give the next row its values. @param {Iterable<string>} ids @returns {void} */
  add(ids) {
    const start = this.items.length;
    for (const id of ids) {
      const number = this.#number(id);
      if (!this.items.includes(number, start)) this.items.push(number);
    }
    this.rows += 1;
    this.starts[this.rows] = this.items.length;
  }

  /** @param {string} id */
  #number(id) {
    let number = this.numbers.get(id);
    if (number === undefined) {
      number = this.ids.push(id) - 1;
      this.numbers.set(id, number);
    }
    return number;
  }

  /**
   * Which values are to be seen.
   * @param {import("./state.js").Choice} choice
   * @returns {Uint8Array | null} null where all are
   */
  kept({ only, ids }) {
    if (!only && !ids.length) return null;
    const kept = new Uint8Array(this.ids.length).fill(only ? 0 : 1);
    for (const id of ids) {
      const number = this.numbers.get(id);
      if (number !== undefined) kept[number] = only ? 1 : 0;
    }
    return kept;
  }

  /** @param {number} row @param {Uint8Array} kept by value @returns {boolean} whether the row has a value that is kept */
  some(row, kept) {
    for (let at = this.starts[row]; at < this.starts[row + 1]; at += 1) if (kept[this.items[at]]) return true;
    return false;
  }

  /** @param {(row: number) => boolean} counts @returns {Uint32Array} by value: how many of the rows that count have it */
  tally(counts) {
    const found = new Uint32Array(this.ids.length);
    for (let row = 0; row < this.rows; row += 1) {
      if (!counts(row)) continue;
      for (let at = this.starts[row]; at < this.starts[row + 1]; at += 1) found[this.items[at]] += 1;
    }
    return found;
  }
}

/** @param {Graph} graph @param {number} node @returns {string[]} what a thing can be hidden by */
export function typeIds(graph, node) {
  const types = graph.typesOf(node);
  return types.length ? types.map((type) => graph.types[type].id) : [`*${graph.kind(node).id}`];
}

/** @param {Graph} graph @returns {Facet} the types of the things that are drawn */
export function typesOf(graph) {
  const facet = new Facet(graph.nodeCount);
  for (let node = 0; node < graph.nodeCount; node += 1)
    facet.add(graph.isDrawn(node) ? typeIds(graph, node) : []);
  return facet;
}

/** The facets of claims, each made when it is first asked for. */
export class Facets {
  /** @param {Graph} graph @param {Evidence} evidence */
  constructor(graph, evidence) {
    this.graph = graph;
    this.evidence = evidence;
    /** @type {Map<string, Facet>} */ this.made = new Map();
  }

  /** @param {"relations" | "sources" | "agents" | "stances" | "credibilities"} name @returns {Facet} */
  of(name) {
    let facet = this.made.get(name);
    if (!facet) {
      facet = this.#make(this.#reader(name));
      this.made.set(name, facet);
    }
    return facet;
  }

  /** @param {(claim: number) => Iterable<string>} read @returns {Facet} */
  #make(read) {
    const facet = new Facet(this.evidence.claimCount);
    for (let claim = 0; claim < this.evidence.claimCount; claim += 1) facet.add(read(claim));
    return facet;
  }

  /** @param {string} name @returns {(claim: number) => Iterable<string>} */
  #reader(name) {
    const { graph, evidence } = this;
    const { claims, attestations } = evidence;
    const names = (/** @type {number[]} */ nodes) => orNone(nodes.map((node) => graph.id(node)));
    switch (name) {
      case "relations":
        return (claim) => [graph.relations[value(claims, "relation", claim)].id];
      case "sources":
        return (claim) => names(evidence.sourcesOf(claim));
      case "agents":
        return (claim) => names(this.#sayings(claim).flatMap((said) => list(attestations, "agents", said)));
      case "stances":
        return (claim) => orNone(this.originsOf(claim).map((said) => value(attestations, "stance", said)));
      default:
        return (claim) => [String(value(claims, "credibility", claim) ?? HAS_NONE)];
    }
  }

  /** @param {number} claim @returns {number[]} */
  #sayings(claim) {
    const [first, end] = this.evidence.sayings(claim);
    return Array.from({ length: end - first }, (_, number) => first + number);
  }

  /** @param {number} claim @returns {number[]} the sayings that were taken from no other one */
  originsOf(claim) {
    return this.#sayings(claim).filter((said) => !list(this.evidence.attestations, "from", said).length);
  }

  /** When claims hold, in days; one side may be open. @returns {{ low: Int32Array, high: Int32Array }} */
  get dates() {
    if (!this.days) {
      const { claimCount, claims } = this.evidence;
      const days = (/** @type {string} */ name) =>
        Int32Array.from({ length: claimCount }, (_, claim) => value(claims, name, claim) ?? NO_DAY);
      this.days = { low: days("earliest"), high: days("latest") };
    }
    return this.days;
  }
}

/** @param {string[]} ids @returns {string[]} */
function orNone(ids) {
  return ids.length ? ids : [HAS_NONE];
}
