// The ids of claims, as claimgraph/model/claim.py makes them: digests of what they say. They can't be
// packed, so the page holds the first digits of each and makes the rest again when it is asked for.

import { sha256 } from "../base/sha256.js";
import { list, value } from "./graph.js";

const DIGITS = 24;

export class ClaimIds {
  /**
   * @param {{ marks: string, others: Record<string, string> }} data first digits, and the ids that can't be made again
   * @param {import("./evidence.js").Evidence} evidence
   * @param {import("./graph.js").Graph} graph
   */
  constructor({ marks, others }, evidence, graph) {
    this.marks = marks;
    this.others = others;
    this.evidence = evidence;
    this.graph = graph;
    /** how many digits there are of each */ this.size = marks.length / evidence.claimCount;
    /** @type {Map<number, string>} */ this.made = new Map();
  }

  /** @param {number} claim @returns {string} its id, shortened */
  of(claim) {
    const known = this.others[claim] ?? this.made.get(claim);
    if (known !== undefined) return known;
    const id = `claim:${sha256(JSON.stringify(["claim", this.#content(claim)])).slice(0, DIGITS)}`;
    this.made.set(claim, id);
    return id;
  }

  /** @param {string} id shortened @returns {number | undefined} the claim of that id */
  number(id) {
    const other = Object.keys(this.others).find((claim) => this.others[claim] === id);
    if (other !== undefined) return Number(other);
    const digest = /^claim:([0-9a-f]{24})$/.exec(id)?.[1];
    if (!digest || !this.marks) return undefined;
    const mark = digest.slice(0, this.size);
    for (let at = this.marks.indexOf(mark); at >= 0; at = this.marks.indexOf(mark, at + 1)) {
      if (at % this.size === 0 && this.of(at / this.size) === id) return at / this.size;
    }
    return undefined;
  }

  /** @param {number} claim @returns {any[]} what an id is the digest of */
  #content(claim) {
    const { claims } = this.evidence;
    const of = (/** @type {string} */ name) => value(claims, name, claim);
    const object = of("object");
    const where = of("where");
    return [
      this.#iri(of("subject")),
      this.#relation(of("relation")),
      typeof object === "number" ? ["iri", this.#iri(object)] : object.slice(0, 2),
      of("when")?.[0] ?? null,
      where === undefined ? "" : this.#iri(where),
      list(claims, "qualifiers", claim).map(([relation, end]) => [this.#relation(relation), this.#iri(end)]),
    ];
  }

  /** @param {number} relation */
  #relation(relation) {
    return this.graph.iri(this.graph.relations[relation].id);
  }

  /** @param {number} end */
  #iri(end) {
    return this.graph.iri(end < 0 ? this.of(-1 - end) : this.graph.id(end));
  }
}
