// What the claims rest on: who says so, through whom, where. What is reckoned with is there at
// once; what is read of a claim is unpacked when somebody opens it.

import { ClaimIds } from "./claimids.js";
import { columns } from "./columns.js";
import { list, range, value } from "./graph.js";
import { Agents, Handles } from "./sayings.js";
import { Shards } from "./shards.js";

/** @typedef {import("./columns.js").Column} Column @typedef {import("./columns.js").Table} Table */

const NONE = /** @type {any[]} */ ([]);
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
    this.bearings = ledger.bearings;
    this.judgements = columns(ledger.judgements);
    /** @type {Table} */ this.dates = columns(ledger.dates);
    const sources = columns(ledger.sources);
    const claims = columns(ledger.claims);
    const { handle, ...said } = ledger.attestations;
    const attestations = columns(said);
    /** @type {number} */ this.claimCount = length(claims.relation);
    /** @type {number} */ this.attestationCount = length(attestations.claim);
    this.ids = new ClaimIds(ledger.ids, this, graph);
    this.first = starts(attestations.claim, this.claimCount);
    this.shards = new Shards(reader, ledger.shardSize, this.first, attestations.source);
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
    this.facts = new Groups((add) => this.#facts(add));
    this.mentions = new Groups((add) => this.#mentions(add));
    this.about = new Groups((add) => this.#about(add));
    this.leaning = new Groups((add) => this.#leaning(add));
    this.spoken = new Groups((add) => this.#spoken(add));
    this.carried = new Groups((add) => this.#carried(add));
    this.judged = new Groups((add) => this.#judged(add));
    this.taken = new Groups((add) => this.#taken(add));
    this.handles = { of: (/** @type {number} */ claim) => this.#handlesOf(claim) };
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
      const qualified = list(this.claims, "qualifiers", claim).map(([, end]) => end);
      for (const end of [this.ends.subject.at(claim), this.ends.object.at(claim), ...qualified])
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

  /** @param {number} claim @returns {string[]} what rows of sheets it goes by */
  #handlesOf(claim) {
    const found = new Set();
    for (let said = this.first[claim]; said < this.first[claim + 1]; said += 1) {
      const handle = this.attestations.handle.at(said);
      if (handle) found.add(handle);
    }
    return [...found];
  }

  /** @param {(claim: number, subject: number, object: number | undefined) => void} tell called with each claim of the view */
  #viewed(tell) {
    const { subject, object, outOfView } = this.ends;
    for (let claim = 0; claim < this.claimCount; claim += 1)
      if (!outOfView?.at(claim)) tell(claim, subject.at(claim), object.at(claim) ?? undefined);
  }

  /** Thing to the claims about it that are not drawn. @param {Add} add */
  #facts(add) {
    this.#viewed((claim, subject, object) => {
      if (subject >= 0 && (object === undefined || object < 0)) add(subject, claim);
    });
  }

  /** Thing to the claims that name it without being drawn at it. @param {Add} add */
  #mentions(add) {
    const { where, qualifiers } = this.ends;
    this.#viewed((claim, subject, object) => {
      if (subject < 0 && object !== undefined && object >= 0) add(object, claim);
      const place = where?.at(claim) ?? undefined;
      if (place !== undefined) add(place, claim);
      for (const [, thing] of qualifiers?.at(claim) ?? NONE) if (thing !== null) add(thing, claim);
    });
  }

  /** Claim to the claims about it. @param {Add} add */
  #about(add) {
    this.#viewed((claim, subject, object) => {
      if (subject < 0) add(-1 - subject, claim);
      if (object !== undefined && object < 0) add(-1 - object, claim);
    });
  }

  /** Claim to those that depend on it. @param {Add} add */
  #leaning(add) {
    for (let claim = 0; claim < this.claimCount; claim += 1)
      for (const other of list(this.claims, "dependsOn", claim)) add(other, claim);
  }

  /** Agent to the claims that it says, as other than the document. @param {Add} add */
  #spoken(add) {
    const { claim, agents, source } = this.attestations;
    for (let said = 0; said < this.attestationCount; said += 1) {
      const document = source.at(said);
      for (const agent of agents.at(said) ?? NONE) if (agent !== document) add(agent, claim.at(said));
    }
  }

  /** Document to the claims that it says. @param {Add} add */
  #carried(add) {
    const { claim, source } = this.attestations;
    for (let said = 0; said < this.attestationCount; said += 1) {
      const document = source.at(said) ?? undefined;
      if (document !== undefined) add(document, claim.at(said));
    }
  }

  /** Thing or claim to the judgements on it. @param {Add} add */
  #judged(add) {
    for (const row of range(length(this.judgements.verdict)))
      for (const target of list(this.judgements, "targets", row)) add(target, row);
  }

  /** Attestation to those that were taken from it. @param {Add} add */
  #taken(add) {
    const { from } = this.attestations;
    for (let said = 0; said < this.attestationCount; said += 1)
      for (const other of from.at(said) ?? NONE) add(other, said);
  }
}

/** @typedef {(key: number, item: number) => void} Add */

/** Lists by number; each value once, in the order in which they came. They are gathered at first use. */
export class Groups {
  /** @param {(add: Add) => void} gather tells keys and values; those that are the same follow each other */
  constructor(gather) {
    this.gather = gather;
    /** @type {Map<number, number[]> | undefined} */ this.lists = undefined;
  }

  /** @param {number} key @returns {number[]} not to be changed */
  of(key) {
    return (this.lists ?? this.#gathered()).get(key) ?? NONE;
  }

  /** @returns {Map<number, number[]>} */
  #gathered() {
    /** @type {Map<number, number[]>} */ const lists = new Map();
    this.gather((key, item) => {
      const known = lists.get(key);
      if (!known) lists.set(key, [item]);
      else if (known[known.length - 1] !== item) known.push(item);
    });
    return (this.lists = lists);
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
