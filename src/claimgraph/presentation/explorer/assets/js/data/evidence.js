// What the claims rest on: who says so, through whom, where. What is reckoned with is there at
// once; what is read of a claim is unpacked when somebody opens it.

import { ClaimIds } from "./claimids.js";
import { columns } from "./columns.js";
import { list, range, value } from "./graph.js";
import { Agents, Handles } from "./sayings.js";
import { Shards } from "./shards.js";

/** @typedef {import("./columns.js").Column} Column @typedef {import("./columns.js").Table} Table */

const AGAINST = ["denies", "questions"];
const MOST_CHAINS = 60;
/** How many chains are looked for: there can be exponentially many. */
const MOST_COUNTED = 1000;

/** What the claims rest on. Ends of claims: a thing by its number, a claim by -1 - its number. */
export class Evidence {
  /**
   * @param {any} ledger the page's block of the ledger
   * @param {import("./graph.js").Graph} graph
   * @param {import("./shards.js").Reader} reader
   */
  constructor(ledger, graph, reader) {
    this.ids = new ClaimIds(ledger.ids, this, graph);
    this.bearings = ledger.bearings;
    this.judgements = columns(ledger.judgements);
    /** @type {Table} */ this.dates = columns(ledger.dates);
    const sources = columns(ledger.sources);
    const claims = columns(ledger.claims);
    const { handle, ...said } = ledger.attestations;
    const attestations = columns(said);
    /** @type {number} */ this.claimCount = length(claims.relation);
    /** @type {number} */ this.attestationCount = length(attestations.claim);
    this.first = starts(attestations.claim, this.claimCount);
    this.shards = new Shards(reader, this.claimCount, this.first, attestations.source);
    /** @type {Table} */ this.ends = claims;
    /** @type {Table} */ this.claims = { ...claims, ...this.#values(claims) };
    /** @type {Table} */ this.attestations = {
      ...attestations,
      ...this.shards.attestations(),
      agents: new Agents(attestations.agents, attestations.source),
      handle: new Handles(handle, attestations.source),
      saidOn: this.#dated(attestations.saidDate),
      inferredDate: this.#dated(attestations.readDate),
    };
    /** @type {Table} */ this.citations = this.shards.citations();
    /** @type {Table} */ this.sources = {
      ...sources,
      published: this.#dated(sources.publishedDate),
      retrieved: this.#dated(sources.retrievedDate),
      gradedOn: this.#dated(sources.gradedDate),
    };
    this.sourceOf = new Map(range(length(this.sources.entity)).map((row) => [this.sources.entity.at(row), row]));
    this.facts = new Groups(() => this.#facts());
    this.mentions = new Groups(() => this.#mentions());
    this.about = new Groups(() => this.#about());
    this.leaning = new Groups(() => this.#leaning());
    this.spoken = new Groups(() => this.#spoken());
    this.carried = new Groups(() => this.#said((said) => value(this.attestations, "source", said)));
    this.judged = new Groups(() => this.#judged());
    this.handles = new Groups(() => this.#handles());
    /** attestation to those that were taken from it */ this.taken = new Groups(() => this.#taken());
  }

  /**
   * Wait until what can be read of claims is there, of what they came through and what they are about too.
   * @param {Iterable<number>} claims
   * @returns {Promise<void>}
   */
  need(claims) {
    return this.shards.need(this.#read(claims));
  }

  /** @param {Iterable<number>} claims @returns {boolean} whether there is nothing to wait for */
  has(claims) {
    return this.shards.has(this.#read(claims));
  }

  /** @param {Iterable<number>} claims @returns {Iterable<number>} the claims of which something is read with these */
  #read(claims) {
    if (this.shards.reader.atOnce) return [];
    const found = new Set(claims);
    for (const claim of found) {
      for (const end of [this.ends.subject.at(claim), this.ends.object.at(claim)])
        if (typeof end === "number" && end < 0) found.add(-1 - end);
    }
    for (const claim of [...found]) {
      for (const said of this.chains(claim).flat()) found.add(value(this.attestations, "claim", said));
    }
    return found;
  }

  // -- dates and values -------------------------------------------------------

  /** @param {Column | undefined} dates the number of the date of each row @returns {Column} the dates, as written and as read */
  #dated(dates) {
    const { text, label } = this.dates;
    return {
      at: (row) => {
        const date = dates?.at(row) ?? undefined;
        return date === undefined ? undefined : [text.at(date), label.at(date)];
      },
    };
  }

  /** @param {Table} claims @returns {Table} when they hold, and what they state of a thing beside other things */
  #values(claims) {
    const { whenDate, valueDate, object } = claims;
    const values = this.shards.claims("value");
    const stated = this.#dated(valueDate);
    const value_ = (/** @type {number} */ claim) => {
      const date = stated.at(claim);
      return date ? ["date", ...date] : values.at(claim);
    };
    const day = (/** @type {number} */ claim, /** @type {string} */ name) => {
      const date = whenDate?.at(claim) ?? valueDate?.at(claim) ?? undefined;
      return date === undefined ? undefined : value(this.dates, name, date);
    };
    return {
      value: { at: value_ },
      object: { at: (claim) => object.at(claim) ?? value_(claim) },
      when: this.#dated(whenDate),
      earliest: { at: (claim) => day(claim, "low") },
      latest: { at: (claim) => lastDay(day(claim, "high")) },
    };
  }

  // -- claims -----------------------------------------------------------------

  /** @param {number} claim @returns {string} its id, shortened */
  claimId(claim) {
    return this.ids.of(claim);
  }

  /** @param {string} id shortened @returns {number | undefined} */
  claimNumber(id) {
    return this.ids.number(id);
  }

  /** @param {number} claim */
  inView(claim) {
    return value(this.claims, "outOfView", claim) !== true;
  }

  /** @param {number} claim @returns {string} */
  standing(claim) {
    return value(this.claims, "standing", claim) ?? "plain";
  }

  // -- sayings ----------------------------------------------------------------

  /** @param {number} claim @returns {[number, number]} the first of its attestations, and the one after the last */
  sayings(claim) {
    return [this.first[claim], this.first[claim + 1]];
  }

  /** @param {number} claim @returns {number[]} the documents that say it, each once */
  sourcesOf(claim) {
    const found = new Set();
    for (let said = this.first[claim]; said < this.first[claim + 1]; said += 1) {
      const source = value(this.attestations, "source", said);
      if (source !== undefined) found.add(source);
    }
    return [...found];
  }

  /**
   * How a claim came here: attestations from the outermost to the origin. Who stands behind it
   * comes before who denies it.
   * @param {number} claim
   * @returns {number[][]}
   */
  chains(claim) {
    return this.#chains(claim).slice(0, MOST_CHAINS);
  }

  /** @param {number} claim @returns {number} how many chains there are beside those */
  moreChains(claim) {
    return Math.max(0, this.#chains(claim).length - MOST_CHAINS);
  }

  /** @param {number} claim @returns {number[][]} */
  #chains(claim) {
    const [first, end] = this.sayings(claim);
    const found = end - first === 1 ? this.#straight(first) : this.#followed(claim);
    const against = (/** @type {number[]} */ chain) =>
      AGAINST.includes(value(this.attestations, "stance", chain[chain.length - 1]));
    if (found.length < 2) return found;
    return [...found.filter((chain) => !against(chain)), ...found.filter(against)];
  }

  /** @param {number} said @returns {number[][]} */
  #straight(said) {
    return list(this.attestations, "from", said).length ? this.#from([said], []) : [[said]];
  }

  /** @param {number} claim @returns {number[][]} */
  #followed(claim) {
    const [first, end] = this.sayings(claim);
    const every = range(end - first).map((number) => first + number);
    const outermost = every.filter((said) => !this.taken.of(said).length);
    /** @type {number[][]} */ const found = [];
    for (const said of outermost.length ? outermost : every) this.#from([said], found);
    return found;
  }

  /**
   * Follow a chain to its origins; where it would repeat, it is cut.
   * @param {number[]} path
   * @param {number[][]} found
   * @returns {number[][]}
   */
  #from(path, found) {
    const next = list(this.attestations, "from", path[path.length - 1]).filter((said) => !path.includes(said));
    if (!next.length && found.length < MOST_COUNTED) found.push(path);
    for (const said of next) if (found.length < MOST_COUNTED) this.#from([...path, said], found);
    return found;
  }

  /** @param {number} claim @returns {string} what it says in our words, or "" */
  gloss(claim) {
    const said = this.chains(claim).map((chain) => value(this.attestations, "gloss", chain[0]));
    return said.find(Boolean) ?? "";
  }

  // -- what belongs to what ---------------------------------------------------

  /** @returns {Generator<[claim: number, subject: number, object: number | undefined]>} */
  *#viewed() {
    const { subject, object } = this.ends;
    for (let claim = 0; claim < this.claimCount; claim += 1) {
      if (this.inView(claim)) yield [claim, subject.at(claim), object.at(claim) ?? undefined];
    }
  }

  /** Thing to the claims about it that are not drawn. @returns {Pairs} */
  *#facts() {
    for (const [claim, subject, object] of this.#viewed())
      if (subject >= 0 && !(object !== undefined && object >= 0)) yield [subject, claim];
  }

  /** Thing to the claims that name it without being drawn at it. @returns {Pairs} */
  *#mentions() {
    for (const [claim, subject, object] of this.#viewed()) {
      if (subject < 0 && object !== undefined && object >= 0) yield [object, claim];
      const where = value(this.claims, "where", claim);
      if (where !== undefined) yield [where, claim];
      for (const [, thing] of list(this.claims, "qualifiers", claim)) if (thing !== null) yield [thing, claim];
    }
  }

  /** Claim to the claims about it. @returns {Pairs} */
  *#about() {
    for (const [claim, subject, object] of this.#viewed()) {
      if (subject < 0) yield [-1 - subject, claim];
      if (object !== undefined && object < 0) yield [-1 - object, claim];
    }
  }

  /** Claim to those that depend on it. @returns {Pairs} */
  *#leaning() {
    for (let claim = 0; claim < this.claimCount; claim += 1)
      for (const other of list(this.claims, "dependsOn", claim)) yield [other, claim];
  }

  /** Agent to the claims that it says, as other than the document. @returns {Pairs} */
  *#spoken() {
    for (let said = 0; said < this.attestationCount; said += 1) {
      const source = value(this.attestations, "source", said);
      const claim = this.attestations.claim.at(said);
      for (const agent of list(this.attestations, "agents", said)) if (agent !== source) yield [agent, claim];
    }
  }

  /** @param {(said: number) => number | undefined} by @returns {Pairs} */
  *#said(by) {
    for (let said = 0; said < this.attestationCount; said += 1) {
      const key = by(said);
      if (key !== undefined) yield [key, this.attestations.claim.at(said)];
    }
  }

  /** Thing or claim to the judgements on it. @returns {Pairs} */
  *#judged() {
    for (const row of range(length(this.judgements.verdict)))
      for (const target of list(this.judgements, "targets", row)) yield [target, row];
  }

  /** @returns {Pairs} */
  *#taken() {
    for (let said = 0; said < this.attestationCount; said += 1)
      for (const other of list(this.attestations, "from", said)) yield [other, said];
  }

  /** @returns {Pairs} */
  *#handles() {
    for (let said = 0; said < this.attestationCount; said += 1) {
      const handle = value(this.attestations, "handle", said);
      if (handle) yield [this.attestations.claim.at(said), handle];
    }
  }
}

/** @typedef {Generator<[key: number, item: any]>} Pairs */

/** Lists by number; each value once, in the order in which they came. They are gathered at first use. */
export class Groups {
  /** @param {() => Pairs} pairs of which those with the same key and value follow each other */
  constructor(pairs) {
    this.pairs = pairs;
    /** @type {Map<number, any[]> | undefined} */ this.lists = undefined;
  }

  /** @returns {Map<number, any[]>} */
  #gathered() {
    if (!this.lists) {
      this.lists = new Map();
      for (const [key, item] of this.pairs()) {
        const list_ = this.lists.get(key);
        if (!list_) this.lists.set(key, [item]);
        else if (list_[list_.length - 1] !== item) list_.push(item);
      }
    }
    return this.lists;
  }

  /** @param {number} key @returns {any[]} not to be changed */
  of(key) {
    return this.#gathered().get(key) ?? [];
  }

  /** Number with what belongs to it. @returns {Generator<[key: number, item: any]>} */
  *[Symbol.iterator]() {
    for (const [key, items] of this.#gathered()) for (const item of items) yield [key, item];
  }
}

/** @param {number | undefined} end of the last day @returns {number | undefined} that day */
function lastDay(end) {
  return end === undefined ? undefined : end - 1;
}

/** @param {Column | undefined} column_ @returns {number} */
function length(column_) {
  return /** @type {any} */ (column_)?.length ?? 0;
}

/**
 * Where the attestations of each claim start; they stand claim by claim.
 * @param {Column} claimOf
 * @param {number} claims
 * @returns {Int32Array}
 */
function starts(claimOf, claims) {
  const found = new Int32Array(claims + 1);
  const count = length(claimOf);
  for (let said = 0; said < count; said += 1) found[claimOf.at(said) + 1] += 1;
  for (let claim = 0; claim < claims; claim += 1) found[claim + 1] += found[claim];
  return found;
}
