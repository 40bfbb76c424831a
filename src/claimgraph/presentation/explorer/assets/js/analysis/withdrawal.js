// What is left when sources or agents are withdrawn. A port of the package's analysis/withdrawal.py,
// which says the rule in words.

import { NONE, STATUSES } from "./ledger.js";
import { components } from "./loops.js";

/**
 * @typedef {import("./hearing.js").Hearing} Hearing
 * @typedef {import("./ledger.js").Ledger} Ledger
 */

/** What becomes of a claim, from best to worst. */
export const TIERS = ["remains", "meta", "ambiguous", "relayed", "lost-by-dependency", "lost"];
const [REMAINS, META, AMBIGUOUS, RELAYED, LEANT, LOST] = TIERS.map((_, tier) => tier);
/** In the place of a tier: nobody says it at all. */
export const UNSAID = 255;

const HIT = 1;
const ABOVE = 2;
const CLEAN = 4;
const TO_UNTOUCHED = 8;
const TO_TOUCHED = 16;

/** What the rule has to know beside the chains; see `Relations`, `issuers` and `suspects` in the package. */
/**
 * @typedef {object} Bearings
 * @property {Map<number, (number | null)[]>} issued work to all who are said to have issued it, as ends of claims; null is somebody who is not in the page
 * @property {Map<number, number[]>} suspects claim to those that an analyst suspects it to depend on
 * @property {Set<number>} issuing relations
 * @property {Set<number>} acts
 * @property {Set<number>} citing
 */

/** What is left of what is heard without some things. */
export class Withdrawal {
  /**
   * @param {Hearing} hearing
   * @param {Bearings} bearings
   * @param {Iterable<number>} withdrawn agents and documents
   */
  constructor(hearing, bearings, withdrawn) {
    this.hearing = hearing;
    this.ledger = hearing.ledger;
    this.bearings = bearings;
    this.withdrawn = new Set(withdrawn);
    this.works = this.#works();
    this.marks = this.#marks();
    /** Claim to what becomes of it; `UNSAID` where nobody says it. */
    this.tiers = this.#tiers();
  }

  /** Whether all who speak in an attestation are withdrawn, or the document that it is in. @param {number} saying */
  isTouched(saying) {
    return (this.marks[saying] & HIT) !== 0;
  }

  /** Whether anything that an attestation came through is. @param {number} saying */
  isAboveTouched(saying) {
    return (this.marks[saying] & ABOVE) !== 0;
  }

  /** Whether there is a chain of an attestation without a touched hop. @param {number} saying */
  leaves(saying) {
    return !(this.marks[saying] & ABOVE) || (this.marks[saying] & CLEAN) !== 0;
  }

  /** The attestations on the chains that are left: from the documents at hand, with no touched hop. @returns {Uint8Array} */
  left() {
    const { hearing, ledger } = this;
    const kept = new Uint8Array(ledger.attestations);
    /** @type {number[]} */
    const queue = [];
    const reach = (/** @type {number} */ saying) => {
      if (kept[saying] || !this.leaves(saying)) return;
      kept[saying] = 1;
      queue.push(saying);
    };
    hearing.outermost.items.forEach(reach);
    while (queue.length) hearing.from.at(/** @type {number} */ (queue.pop())).forEach(reach);
    return kept;
  }

  // -- what is touched ----------------------------------------------------------

  /** What the withdrawn alone are said to have issued or done, as ends of claims. */
  #works() {
    const works = new Set();
    for (const [work, makers] of this.bearings.issued) {
      if (!this.withdrawn.has(work) && makers.every((maker) => maker !== null && this.withdrawn.has(maker))) works.add(work);
    }
    return works;
  }

  /** What becomes of each attestation by its chains alone, as bits. */
  #marks() {
    const { hearing, ledger } = this;
    const marks = new Uint8Array(ledger.attestations);
    const hit = this.#touched(marks);
    if (!hit.length) return marks;
    /** @type {Map<number, number[]>} saying to the origins whose chains go on in it */
    const echoes = new Map();
    for (const [origin, own] of hearing.accounts) {
      if (marks[origin] & HIT) continue;
      for (const saying of own) echoes.set(saying, [...(echoes.get(saying) ?? []), origin]);
    }
    const inner = (/** @type {number} */ saying) =>
      (!(marks[saying] & HIT) && hearing.accounts.get(saying)) || hearing.from.at(saying);
    const spread = (/** @type {Iterable<number>} */ starts, /** @type {number} */ mark, barred = 0) => {
      /** @type {number[]} */
      const queue = [];
      const reach = (/** @type {number} */ saying) => {
        if (marks[saying] & mark) return;
        marks[saying] |= mark;
        queue.push(saying);
      };
      const onward = (/** @type {number} */ saying) => {
        if (!(marks[saying] & barred)) reach(saying);
      };
      for (const start of starts) reach(start);
      while (queue.length) {
        const saying = /** @type {number} */ (queue.pop());
        hearing.takers.at(saying).forEach(onward);
        echoes.get(saying)?.forEach(onward);
      }
    };
    spread(hit, ABOVE);
    const above = marked(marks, ABOVE);
    const beside = above.filter((saying) => Array.from(inner(saying)).some((t) => !(marks[t] & ABOVE)));
    spread(beside, TO_UNTOUCHED);
    spread(
      above.filter((saying) => !inner(saying).length),
      TO_TOUCHED,
    );
    const circling = above.filter((saying) => !(marks[saying] & (TO_UNTOUCHED | TO_TOUCHED)));
    const closed = components(circling, inner).filter((circle) => isClosed(circle, inner));
    const isHit = (/** @type {number[]} */ circle) => circle.every((saying) => marks[saying] & HIT);
    spread(closed.filter((circle) => !isHit(circle)).flat(), TO_UNTOUCHED);
    spread(closed.filter(isHit).flat(), TO_TOUCHED);
    spread(
      beside.filter((saying) => !(marks[saying] & HIT)),
      CLEAN,
      HIT,
    );
    return marks;
  }

  /**
   * Mark the hops all of whose speakers are withdrawn, or the document that they are in.
   * @param {Uint8Array} marks
   * @returns {number[]}
   */
  #touched(marks) {
    const { ledger, hearing } = this;
    const gone = new Uint8Array(ledger.things);
    for (const thing of this.withdrawn) gone[thing] = 1;
    for (const work of this.works) if (work >= 0) gone[work] = 1;
    const { source, agents } = ledger;
    for (let saying = 0; saying < ledger.attestations; saying += 1) {
      const isGone = (source[saying] !== NONE && gone[source[saying]] === 1) || agents.isAll(saying, gone);
      if (isGone && hearing.hears(saying)) marks[saying] = HIT;
    }
    return marked(marks, HIT);
  }

  // -- tiers ----------------------------------------------------------------------

  /** @param {number} saying an outermost one @returns {number} what its chains settle; `UNSAID` for nothing */
  #settled(saying) {
    if (this.leaves(saying)) return UNSAID;
    const marks = this.marks[saying];
    if (marks & TO_TOUCHED && STATUSES[this.ledger.status[saying]] === "ambiguous") return AMBIGUOUS;
    return marks & TO_UNTOUCHED ? RELAYED : LOST;
  }

  /** @param {number} claim @returns {boolean} whether it tells what the withdrawn did or said */
  #isAbout(claim) {
    const { subject, relation, object } = this.ledger;
    const { acts, issuing } = this.bearings;
    return (
      this.works.has(subject[claim]) ||
      (acts.has(relation[claim]) && this.withdrawn.has(subject[claim])) ||
      (issuing.has(relation[claim]) && this.withdrawn.has(object[claim]))
    );
  }

  #tiers() {
    const { ledger } = this;
    const { outermost } = this.hearing;
    const tiers = new Uint8Array(ledger.claims).fill(UNSAID);
    const settled = new Uint8Array(ledger.claims).fill(UNSAID);
    const leaning = new Uint8Array(ledger.claims);
    for (let claim = 0; claim < ledger.claims; claim += 1) {
      let isLeft = false;
      for (let at = outermost.starts[claim]; at < outermost.starts[claim + 1]; at += 1) {
        const tier = this.#settled(outermost.items[at]);
        isLeft ||= tier === UNSAID;
        settled[claim] = Math.min(settled[claim], tier);
      }
      if (isLeft && this.#isAbout(claim)) settled[claim] = Math.min(settled[claim], META);
      else if (isLeft) leaning[claim] = 1;
      tiers[claim] = leaning[claim] ? REMAINS : settled[claim];
    }
    this.#lean(tiers, settled, leaning);
    return tiers;
  }

  /**
   * Let what leans sink until nothing changes.
   * @param {Uint8Array} tiers
   * @param {Uint8Array} settled what the chains of a claim settle at best
   * @param {Uint8Array} leaning whether a saying of a claim stands by its chains
   */
  #lean(tiers, settled, leaning) {
    /** @type {number[]} */
    const fallen = [];
    tiers.forEach((tier, claim) => {
      if (tier !== REMAINS && tier !== UNSAID) fallen.push(claim);
    });
    const suspecting = turned(this.bearings.suspects);
    const sink = (/** @type {number} */ claim) => {
      if (!leaning[claim]) return;
      const tier = Math.min(this.#leant(claim, tiers), settled[claim]);
      if (tier === tiers[claim]) return;
      tiers[claim] = tier;
      fallen.push(claim);
    };
    while (fallen.length) {
      const claim = /** @type {number} */ (fallen.pop());
      this.ledger.needed.at(claim).forEach(sink);
      suspecting.get(claim)?.forEach(sink);
    }
  }

  /** @param {number} claim @param {Uint8Array} tiers @returns {number} what it sinks to with what it leans on */
  #leant(claim, tiers) {
    let worst = REMAINS;
    for (const other of this.ledger.needs.at(claim)) {
      if (tiers[other] !== UNSAID) worst = Math.max(worst, this.#carried(other, tiers[other]));
    }
    if (worst !== REMAINS) return worst;
    const isDoubtful = (/** @type {number} */ other) => tiers[other] !== REMAINS && tiers[other] !== UNSAID;
    return this.bearings.suspects.get(claim)?.some(isDoubtful) ? AMBIGUOUS : REMAINS;
  }

  /** @param {number} other @param {number} tier its own @returns {number} what it does to a claim that leans on it */
  #carried(other, tier) {
    if (tier === META && this.bearings.citing.has(this.ledger.relation[other])) return RELAYED;
    return tier === LOST || tier === META ? LEANT : tier;
  }
}

/** @param {Map<number, number[]>} lists @returns {Map<number, number[]>} item to the keys of the lists that hold it */
function turned(lists) {
  /** @type {Map<number, number[]>} */
  const found = new Map();
  for (const [key, items] of lists) for (const item of items) found.set(item, [...(found.get(item) ?? []), key]);
  return found;
}

/** @param {Uint8Array} marks @param {number} mark @returns {number[]} the rows that have it */
function marked(marks, mark) {
  const rows = [];
  for (let row = 0; row < marks.length; row += 1) if (marks[row] & mark) rows.push(row);
  return rows;
}

/** @param {number[]} circle @param {(saying: number) => ArrayLike<number>} inner @returns {boolean} whether no chain leads out of it */
function isClosed(circle, inner) {
  const members = new Set(circle);
  return circle.every((saying) => Array.from(inner(saying)).every((taken) => members.has(taken)));
}
