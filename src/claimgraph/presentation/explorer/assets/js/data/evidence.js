// What the claims rest on: who says so, through whom, where.

import { list, range, value } from "./graph.js";

/** @typedef {import("./graph.js").Table} Table */

const NONE = /** @type {any[]} */ ([]);

/** What the claims rest on. Ends of claims: a thing by its number, a claim by -1 - its number. */
export class Evidence {
  /** @param {Record<string, Table>} data the page's second data block */
  constructor(data) {
    this.claims = data.claims;
    this.attestations = data.attestations;
    this.citations = data.citations;
    this.sources = data.sources;
    this.judgements = data.judgements;
    /** @type {number} */ this.claimCount = rows(data.claims, "relation");
    this.numbers = new Map(range(this.claimCount).map((n) => [this.claimId(n), n]));
    this.facts = new Groups();
    this.mentions = new Groups();
    this.about = new Groups();
    this.leaning = new Groups();
    this.spoken = new Groups();
    this.carried = new Groups();
    this.judged = new Groups();
    this.sourceOf = new Map();
    this.handles = new Groups();
    this.#index();
  }

  #index() {
    for (const claim of range(this.claimCount)) {
      for (const other of list(this.claims, "dependsOn", claim)) this.leaning.add(other, claim);
      if (!this.inView(claim)) continue;
      const subject = value(this.claims, "subject", claim);
      const object = value(this.claims, "object", claim);
      const drawn = subject >= 0 && typeof object === "number" && object >= 0;
      if (subject >= 0 && !drawn) this.facts.add(subject, claim);
      if (subject < 0) {
        this.about.add(-1 - subject, claim);
        if (object >= 0) this.mentions.add(object, claim);
      }
      if (typeof object === "number" && object < 0) this.about.add(-1 - object, claim);
      const where = value(this.claims, "where", claim);
      if (where !== undefined) this.mentions.add(where, claim);
      for (const [, thing] of list(this.claims, "qualifiers", claim)) this.mentions.add(thing, claim);
    }
    for (const said of range(rows(this.attestations, "claim"))) {
      const claim = value(this.attestations, "claim", said);
      const source = value(this.attestations, "source", said);
      const handle = value(this.attestations, "handle", said);
      if (handle) this.handles.add(claim, handle);
      if (source !== undefined) this.carried.add(source, claim);
      for (const agent of list(this.attestations, "agents", said)) {
        if (agent !== source) this.spoken.add(agent, claim);
      }
    }
    for (const row of range(rows(this.sources, "entity"))) {
      this.sourceOf.set(value(this.sources, "entity", row), row);
    }
    for (const row of range(rows(this.judgements, "verdict"))) {
      for (const target of list(this.judgements, "targets", row)) this.judged.add(target, row);
    }
  }

  /** @param {number} claim @returns {string} its id, shortened */
  claimId(claim) {
    return value(this.claims, "id", claim);
  }

  /** @param {number} claim */
  inView(claim) {
    return value(this.claims, "outOfView", claim) !== true;
  }

  /** @param {number} claim @returns {string} */
  standing(claim) {
    return value(this.claims, "standing", claim) ?? "plain";
  }

  /**
   * How a claim came here: attestations from the outermost to the origin. Who stands behind it
   * comes before who denies it.
   * @param {number} claim
   * @returns {number[][]}
   */
  chains(claim) {
    const against = (/** @type {number[]} */ chain) =>
      ["denies", "questions"].includes(value(this.attestations, "stance", chain[chain.length - 1]));
    const chains = list(this.claims, "chains", claim);
    return [...chains.filter((chain) => !against(chain)), ...chains.filter(against)];
  }

  /** @param {number} claim @returns {string} what it says in our words, or "" */
  gloss(claim) {
    const said = this.chains(claim).map((chain) => value(this.attestations, "gloss", chain[0]));
    return said.find(Boolean) ?? "";
  }
}

/** Lists by number; each value once, in the order in which they came. */
export class Groups {
  constructor() {
    /** @type {Map<number, Set<any>>} */
    this.sets = new Map();
  }

  /** @param {number} key @param {any} item */
  add(key, item) {
    const set = this.sets.get(key);
    if (set) set.add(item);
    else this.sets.set(key, new Set([item]));
  }

  /** @param {number} key @returns {any[]} */
  of(key) {
    return [...(this.sets.get(key) ?? NONE)];
  }
}

/** @param {Table} table @param {string} full a column that every row fills @returns {number} */
function rows(table, full) {
  return table[full] === undefined ? 0 : /** @type {any[]} */ (table[full]).length;
}
