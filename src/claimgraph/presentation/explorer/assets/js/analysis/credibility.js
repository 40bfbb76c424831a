// How well claims are attested, as costs that add up along a path. A port of the package's
// analysis/credibility.py, which says why, and holds the same tables.

import { list, value } from "../data/graph.js";
import { affirms } from "./hearing.js";
import { STANCES } from "./ledger.js";
import { groups, isEstablished, isOrigin, voices } from "./origins.js";

/**
 * @typedef {import("./hearing.js").Hearing} Hearing
 * @typedef {import("./origins.js").Ties} Ties
 * @typedef {import("./origins.js").Voice} Voice
 * @typedef {import("../data/evidence.js").Evidence} Evidence
 */

const BEST_WORD = 0.9;
/** @type {Record<string, number>} */
const BY_STANCE = { asserts: 1, estimates: 0.9, alleges: 0.8, relays: 0.5 };
/** @type {Record<string, number>} */
const BY_MODALITY = {
  "": 1,
  fact: 1,
  estimate: 0.9,
  allegation: 0.8,
  interested: 0.8,
  norm: 0.3,
  possibility: 0.3,
  planned: 0.3,
  "not-proved": 0.3,
};
/** @type {Record<string, number>} */
const BY_STATUS = { explicit: 1, carried: 0.9, "agent-only": 0.8, silent: 0.8, "": 0.8, ambiguous: 0.6 };
/** By a grade of the Admiralty scale. @type {Record<string, number>} */
const BY_RELIABILITY = { A: 1, B: 0.9, C: 0.75, D: 0.5, E: 0.2, F: 0.7, "": 0.7 };
const CANNOT_BE_JUDGED = "F";
const BY_CREDIBILITY = [0.7, 1, 0.9, 0.75, 0.5, 0.2, 0.7];
const HOP = 0.95;
const INFERRED = 0.8;
const NOT_ESTABLISHED = 0.5;
const REJECTED = 0.2;
const DENIED = 0.5;
const QUESTIONED = 0.8;
const NOBODY = 0.05;
const LEAST = 0.001;
const DENIES = STANCES.indexOf("denies");
const QUESTIONS = STANCES.indexOf("questions");
const MOST_CHAINS = 1000;
/** Of a longer chain it is not tried whether it is the only one: it may go in a circle. */
const LONGEST = 30;
const UNKNOWN = -1;

export class Credibility {
  /**
   * @param {Hearing} hearing
   * @param {Ties} ties
   * @param {Evidence} evidence
   */
  constructor(hearing, ties, evidence) {
    this.hearing = hearing;
    this.ledger = hearing.ledger;
    this.ties = ties;
    this.evidence = evidence;
    this.own = new Int32Array(this.ledger.claims).fill(UNKNOWN);
    /** @type {Map<number, string>} */ this.grades = new Map();
    for (const [source, row] of evidence.sourceOf) {
      const grade = value(evidence.sources, "reliability", row);
      if (grade) this.grades.set(source, grade);
    }
    /** @type {Map<number, number> | null} */ this.foundPremises = null;
  }

  /**
   * What a claim adds to the length of a path: -ln(support) in thousandths. What depends on others
   * is attested no better than the least of them.
   * @param {number} claim
   * @returns {number}
   */
  cost(claim) {
    return Math.max(this.#ownCost(claim), this.#premises.get(claim) ?? 0);
  }

  /** @param {number} claim @returns {number} whatever it depends on */
  #ownCost(claim) {
    if (this.own[claim] === UNKNOWN) this.own[claim] = Math.round(-1000 * Math.log(this.#support(claim)));
    return this.own[claim];
  }

  /** Claim to the cost of the least attested that it depends on, directly or over others. */
  get #premises() {
    if (this.foundPremises) return this.foundPremises;
    /** @type {Map<number, number[]>} */
    const leaning = new Map();
    for (let claim = 0; claim < this.ledger.claims; claim += 1) {
      for (const premise of list(this.evidence.ends, "dependsOn", claim))
        leaning.set(premise, [...(leaning.get(premise) ?? []), claim]);
    }
    const least = new Map();
    const worst = [...leaning.keys()].sort((a, b) => this.#ownCost(b) - this.#ownCost(a));
    for (const premise of worst) {
      const queue = [premise];
      while (queue.length) {
        for (const above of leaning.get(/** @type {number} */ (queue.pop())) ?? []) {
          if (least.has(above)) continue;
          least.set(above, this.#ownCost(premise));
          queue.push(above);
        }
      }
    }
    this.foundPremises = least;
    return least;
  }

  // -- support ----------------------------------------------------------------------

  /** @param {number} claim @returns {number} between 0 and 1 */
  #support(claim) {
    const { evidence, hearing } = this;
    let stances = 0;
    for (const saying of hearing.sayings.at(claim)) if (hearing.isFirst(saying)) stances |= 1 << this.ledger.stance[saying];
    let support = Math.max(this.#ofSole(claim) ?? this.#ofVoices(claim), NOBODY);
    support *= BY_CREDIBILITY[Number(value(evidence.claims, "credibility", claim) ?? 0)];
    if (value(evidence.claims, "standing", claim) === "rejected") support *= REJECTED;
    if (stances & (1 << DENIES)) support *= DENIED;
    if (stances & (1 << QUESTIONS)) support *= QUESTIONED;
    return Math.min(Math.max(support, LEAST), 1 - LEAST);
  }

  /** @param {number} claim @returns {number} what those weigh together who speak at the ends of its chains */
  #ofVoices(claim) {
    const every = voices(this.hearing, [claim]);
    return this.#together(every, this.#words(claim, every));
  }

  /** @param {number} claim @returns {number | null} the same, sooner, where there is one chain, as there mostly is */
  #ofSole(claim) {
    const { hearing } = this;
    const chain = soleChain(hearing, claim);
    if (!chain) return null;
    const end = chain[chain.length - 1];
    if (!affirms(this.ledger, end)) return 0;
    const weight = this.#weight(chain);
    const counts = isOrigin(hearing, end) && hearing.sayings.at(claim).some((saying) => hearing.isClear(saying));
    return counts ? 1 - (1 - weight) : NOT_ESTABLISHED * weight;
  }

  /** @param {number} claim @param {Voice[]} every @returns {Map<Voice, number>} what the best chain weighs that leads to each voice */
  #words(claim, every) {
    /** @type {Map<number, Voice>} */
    const voiceOf = new Map();
    for (const voice of every)
      if (voice.affirms) for (const saying of voice.attestations) voiceOf.set(saying, voice);
    const best = new Map();
    for (const chain of chains(this.hearing, claim)) {
      const voice = voiceOf.get(chain[chain.length - 1]);
      if (voice) best.set(voice, Math.max(best.get(voice) ?? 0, this.#weight(chain)));
    }
    return best;
  }

  /** @param {number[]} chain from the outermost on @returns {number} */
  #weight(chain) {
    const { attestations } = this.evidence;
    const of = (/** @type {string} */ name) => value(attestations, name, chain[0]) ?? "";
    let weight = BEST_WORD * (BY_STANCE[STANCES[this.ledger.stance[chain[chain.length - 1]]]] ?? BY_STANCE.relays);
    weight *= BY_MODALITY[of("modality")] * BY_STATUS[of("status")] * BY_RELIABILITY[this.#reliability(chain)];
    let inferred = 0;
    for (const saying of chain) if (value(attestations, "inferred", saying)) inferred += 1;
    return weight * (HOP ** (chain.length - 1) * INFERRED ** inferred);
  }

  /** @param {number[]} chain @returns {string} the worst grade among the documents that it goes through, or "" */
  #reliability(chain) {
    let worst = "";
    for (const saying of chain) {
      const grade = this.grades.get(this.ledger.source[saying]) ?? "";
      // What can't be judged counts only where nothing can.
      if (grade && (!worst || worst === CANNOT_BE_JUDGED || (grade > worst && grade !== CANNOT_BE_JUDGED))) worst = grade;
    }
    return worst;
  }

  /**
   * What the voices weigh together; those of one group count as one.
   * @param {Voice[]} every
   * @param {Map<Voice, number>} words
   */
  #together(every, words) {
    const counted = every.filter(isEstablished);
    /** @type {Map<number, number>} */
    const weights = new Map();
    groups(counted, this.ties).forEach((group, number) => {
      const weight = words.get(counted[number]);
      if (weight !== undefined) weights.set(group, Math.max(weights.get(group) ?? 0, weight));
    });
    let against = 1;
    for (const weight of weights.values()) against *= 1 - weight;
    const unclear = [...words].filter(([voice]) => !isEstablished(voice)).map(([, weight]) => weight);
    return Math.max(1 - against, NOT_ESTABLISHED * Math.max(0, ...unclear));
  }
}

/**
 * The chain of a claim on which all of its sayings lie, from the outermost on; null where it branches.
 * @param {Hearing} hearing
 * @param {number} claim
 * @returns {number[] | null}
 */
function soleChain({ from, ledger, outermost, sayings }, claim) {
  if (outermost.size(claim) !== 1) return null;
  const chain = [];
  let own = 0;
  for (let at = outermost.at(claim)[0]; ; at = from.at(at)[0]) {
    if (from.size(at) > 1 || chain.length === LONGEST) return null;
    chain.push(at);
    if (ledger.claim[at] === claim) own += 1;
    if (!from.size(at)) break;
  }
  return own === sayings.size(claim) ? chain : null;
}

/**
 * Every chain of a claim, from the document at hand down to the origin. A loop is cut where it would
 * repeat, and at most 1,000 chains are followed.
 * @param {Hearing} hearing
 * @param {number} claim
 * @returns {number[][]}
 */
export function chains(hearing, claim) {
  /** @type {number[][]} */
  const found = [];
  const seen = new Set();
  const further = (/** @type {number} */ saying) => [...hearing.from.at(saying)].filter((taken) => !seen.has(taken));
  for (const start of hearing.outermost.at(claim)) {
    const path = [start];
    seen.clear();
    seen.add(start);
    const branches = [further(start)];
    if (!branches[0].length) found.push([start]);
    while (branches.length && found.length < MOST_CHAINS) {
      const step = branches[branches.length - 1].shift();
      if (step === undefined) {
        branches.pop();
        seen.delete(path.pop());
        continue;
      }
      path.push(step);
      seen.add(step);
      branches.push(further(step));
      if (!branches[branches.length - 1].length) found.push([...path]);
    }
  }
  return found;
}
