// The case as the analyses walk over it: who says what, taken from whom, as arrays of numbers.

import { list, value } from "../data/graph.js";

/** @typedef {import("../data/graph.js").Graph} Graph @typedef {import("../data/evidence.js").Evidence} Evidence */

/** In the place of a number: there is none. */
export const NONE = -0x80000000;

export const STANCES = ["asserts", "denies", "relays", "estimates", "alleges", "questions"];
export const STATUSES = ["explicit", "carried", "agent-only", "ambiguous", "silent"];

/** @param {number} count @param {(row: number) => number | undefined} of @returns {Int32Array} */
function numbers(count, of) {
  const found = new Int32Array(count);
  for (let row = 0; row < count; row += 1) found[row] = of(row) ?? NONE;
  return found;
}

/** Lists of numbers, one a row, in one array. */
export class Lists {
  /** @param {Int32Array} starts where each row starts in `items`, and the last one ends @param {Int32Array} items */
  constructor(starts, items) {
    this.starts = starts;
    this.items = items;
  }

  /** @param {number} rows @param {(row: number) => ArrayLike<number>} of @returns {Lists} */
  static of(rows, of) {
    const starts = new Int32Array(rows + 1);
    /** @type {number[]} */
    const items = [];
    for (let row = 0; row < rows; row += 1) {
      const part = of(row);
      for (let at = 0; at < part.length; at += 1) items.push(part[at]);
      starts[row + 1] = items.length;
    }
    return new Lists(starts, Int32Array.from(items));
  }

  /** @param {number} row @returns {Int32Array} */
  at(row) {
    return this.items.subarray(this.starts[row], this.starts[row + 1]);
  }

  /** @param {number} row @returns {number} how many there are */
  size(row) {
    return this.starts[row + 1] - this.starts[row];
  }

  /** Whether a row has items, and only such. @param {number} row @param {Uint8Array} marks 1 for such an item */
  isAll(row, marks) {
    for (let at = this.starts[row]; at < this.starts[row + 1]; at += 1) if (!marks[this.items[at]]) return false;
    return this.size(row) > 0;
  }

  /**
   * Rows by what they are in, in their order.
   * @param {Int32Array} groups by row; `NONE` for none
   * @param {number} count how many groups there can be
   * @param {(row: number) => boolean} passes
   * @returns {Lists}
   */
  static by(groups, count, passes) {
    const starts = new Int32Array(count + 1);
    for (let row = 0; row < groups.length; row += 1)
      if (groups[row] >= 0 && passes(row)) starts[groups[row] + 1] += 1;
    for (let group = 0; group < count; group += 1) starts[group + 1] += starts[group];
    const items = new Int32Array(starts[count]);
    const next = starts.slice(0, count);
    for (let row = 0; row < groups.length; row += 1)
      if (groups[row] >= 0 && passes(row)) items[next[groups[row]]++] = row;
    return new Lists(starts, items);
  }

  /** Item to the rows that hold it, in their order. @param {number} count how many items there can be @returns {Lists} */
  turned(count) {
    const rows = new Int32Array(this.items.length);
    for (let row = 0; row + 1 < this.starts.length; row += 1) rows.fill(row, this.starts[row], this.starts[row + 1]);
    const { starts, items } = Lists.by(this.items, count, () => true);
    return new Lists(
      starts,
      items.map((place) => rows[place]),
    );
  }

  /** The same rows, with those items alone that pass. @param {(item: number, row: number) => boolean} passes @returns {Lists} */
  filtered(passes) {
    const starts = new Int32Array(this.starts.length);
    const items = new Int32Array(this.items.length);
    let end = 0;
    for (let row = 0; row + 1 < starts.length; row += 1) {
      for (let at = this.starts[row]; at < this.starts[row + 1]; at += 1) {
        if (passes(this.items[at], row)) items[end++] = this.items[at];
      }
      starts[row + 1] = end;
    }
    return new Lists(starts, items.slice(0, end));
  }
}

/**
 * The page's tables as arrays. Ends of claims are as in the tables: a thing by its number, a claim
 * by -1 - its number, `NONE` for a value.
 */
export class Ledger {
  /** @param {Graph} graph @param {Evidence} evidence */
  constructor(graph, evidence) {
    const { ends: claims, attestations } = evidence;
    this.graph = graph;
    this.things = graph.nodeCount;
    this.claims = evidence.claimCount;
    this.attestations = evidence.attestationCount;
    const claim = (/** @type {string} */ name) => numbers(this.claims, (row) => value(claims, name, row));
    const said = (/** @type {string} */ name) =>
      numbers(this.attestations, (row) => value(attestations, name, row));
    const coded = (/** @type {string} */ name, /** @type {string[]} */ codes) =>
      Int8Array.from({ length: this.attestations }, (_, row) => codes.indexOf(value(attestations, name, row)));
    this.subject = claim("subject");
    this.relation = claim("relation");
    this.object = claim("object");
    this.claim = said("claim");
    this.source = said("source");
    this.stance = coded("stance", STANCES);
    this.status = coded("status", STATUSES);
    this.agents = Lists.of(this.attestations, (row) => list(attestations, "agents", row));
    this.from = Lists.of(this.attestations, (row) => list(attestations, "from", row));
    /** Claims that state the same value as the one before; values have no number. */
    this.again = new Set(evidence.bearings.again);
    /** Claim to those that it depends on or speaks of. */
    this.needs = Lists.of(this.claims, (row) => this.#needs(row, list(claims, "dependsOn", row)));
    /** Claim to those that do so with it. */
    this.needed = this.needs.turned(this.claims);
  }

  /** @param {number} claim @param {number[]} dependsOn @returns {number[]} claims that it depends on or speaks of */
  #needs(claim, dependsOn) {
    const spoken = [this.subject[claim], this.object[claim]].filter((end) => end < 0 && end !== NONE);
    return [...dependsOn, ...spoken.map((end) => -1 - end)].filter((other) => other !== claim);
  }

  /**
   * Whether two claims state the same, whatever their qualifiers. Claims that do have neighbouring numbers.
   * @param {number} one
   * @param {number} other a later one
   */
  statesTheSame(one, other) {
    const { subject, relation, object } = this;
    if (subject[one] !== subject[other] || relation[one] !== relation[other] || object[one] !== object[other])
      return false;
    if (object[one] !== NONE) return true;
    for (let claim = one + 1; claim <= other; claim += 1) if (!this.again.has(claim)) return false;
    return true;
  }
}
