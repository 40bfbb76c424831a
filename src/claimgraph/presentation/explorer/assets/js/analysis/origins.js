// Whose word some claims rest on, and how many of them are independent. A port of the package's
// analysis/lineage: voices.py and origins.py, which say the rules in words.

import { affirms } from "./hearing.js";
import { NONE, STANCES, STATUSES } from "./ledger.js";

/**
 * @typedef {import("./hearing.js").Hearing} Hearing
 * @typedef {import("./ledger.js").Ledger} Ledger
 */
/**
 * Who is tied to whom, whatever is withdrawn.
 * @typedef {object} Ties
 * @property {(thing: number) => number} leader what stands for all who are tied to a thing
 * @property {(document: number) => Iterable<number>} cited documents that it cites or that cite it
 */
/**
 * One voice: somebody, for or against the claims.
 * @typedef {object} Voice
 * @property {number[]} agents
 * @property {boolean} affirms
 * @property {Set<number>} attestations where it speaks
 * @property {Set<number>} documents in which documents
 * @property {number} doubt why its independence is not established, the less the better; 0 where it is
 */

const RELAYS = STANCES.indexOf("relays");
const AMBIGUOUS = STATUSES.indexOf("ambiguous");

const CLEAR = 0;
const [ECHO, AMBIGUOUSLY, SILENTLY, NO_LINEAGE] = [1, 2, 3, 4];

/**
 * @param {Hearing} hearing
 * @param {Iterable<number>} claims that state the same edge
 * @returns {Voice[]} everybody who speaks at the end of one of their chains
 */
export function voices(hearing, claims) {
  /** @type {Map<string, Voice>} */
  const found = new Map();
  for (const claim of claims) {
    const heard = new Heard(hearing, claim);
    for (const origin of heard.reached) {
      const key = keyOf(hearing.ledger, origin);
      const doubt = heard.isEcho(origin) ? ECHO : heard.doubt(origin);
      const voice = found.get(key) ?? newVoice(hearing.ledger, origin);
      found.set(key, voice);
      voice.doubt = Math.min(voice.doubt, doubt);
      voice.attestations.add(origin);
      const source = hearing.ledger.source[origin];
      if (source !== NONE) voice.documents.add(source);
    }
  }
  return [...found.values()];
}

/** @param {Ledger} ledger @param {number} origin @returns {Voice} */
function newVoice(ledger, origin) {
  return {
    agents: [...ledger.agents.at(origin)],
    affirms: affirms(ledger, origin),
    attestations: new Set(),
    documents: new Set(),
    doubt: NO_LINEAGE,
  };
}

/** @param {Ledger} ledger @param {number} origin @returns {string} what makes two voices one */
function keyOf(ledger, origin) {
  return `${affirms(ledger, origin) ? "+" : "-"}${ledger.agents.at(origin)}`;
}

/** The ends of the chains of one claim, and by what kind of saying each is reached. */
class Heard {
  /** @param {Hearing} hearing @param {number} claim */
  constructor(hearing, claim) {
    this.hearing = hearing;
    /** @type {Set<number>} */ this.reached = new Set();
    /** @type {Set<number>} */ this.clear = new Set();
    /** @type {Set<number>} */ this.ambiguous = new Set();
    /** @type {Set<number>} */ this.silent = new Set();
    /** @type {Map<number, Set<number>>} document to where its clear sayings lead */ this.told = new Map();
    for (const saying of hearing.sayings.at(claim)) this.#hear(saying);
  }

  /** @param {number} saying */
  #hear(saying) {
    const { hearing } = this;
    const { source, status } = hearing.ledger;
    const ends = hearing.ends.of(saying);
    add(this.reached, ends);
    if (hearing.isClear(saying)) {
      add(this.clear, ends);
      const told = this.told.get(source[saying]) ?? new Set();
      this.told.set(source[saying], add(told, ends));
    } else if (status[saying] === AMBIGUOUS) add(this.ambiguous, ends);
    else if (status[saying] >= 0 || hearing.isFirst(saying)) add(this.silent, ends);
  }

  /** @param {number} origin @returns {number} what is doubtful about an end of a chain, echoes apart */
  doubt(origin) {
    if (!isOrigin(this.hearing, origin)) return NO_LINEAGE;
    if (this.clear.has(origin)) return CLEAR;
    if (this.ambiguous.has(origin)) return AMBIGUOUSLY;
    return this.silent.has(origin) ? SILENTLY : NO_LINEAGE;
  }

  /** @param {number} origin @returns {boolean} whether its document has the claim from others by its own account */
  isEcho(origin) {
    const { ledger } = this.hearing;
    const source = ledger.source[origin];
    const told = source === NONE ? undefined : this.told.get(source);
    if (!told || told.has(origin) || this.doubt(origin)) return false;
    const alike = [...told].filter(
      (other) => !this.doubt(other) && affirms(ledger, other) === affirms(ledger, origin),
    );
    const key = keyOf(ledger, origin);
    return alike.length > 0 && alike.every((other) => keyOf(ledger, other) !== key);
  }
}

/** @param {Set<number>} set @param {ArrayLike<number>} items @returns {Set<number>} */
function add(set, items) {
  for (let at = 0; at < items.length; at += 1) set.add(items[at]);
  return set;
}

/** @param {Voice} voice @returns {boolean} whether it affirms, and its independence can be judged */
export function isEstablished(voice) {
  return voice.affirms && voice.doubt === CLEAR;
}

/**
 * How many independent voices stand behind some claims, and whether there are voices of which that
 * is not established.
 * @param {Hearing} hearing
 * @param {ArrayLike<number>} claims that state the same edge
 * @param {Ties} ties
 * @returns {{ count: number, open: boolean }}
 */
export function origins(hearing, claims, ties) {
  const sole = claims.length === 1 ? soleVoice(hearing, claims[0]) : null;
  if (sole) return sole;
  const every = voices(hearing, Array.from(claims));
  const counted = every.filter(isEstablished);
  const open = every.some((voice) => voice.affirms && voice.doubt !== CLEAR);
  const count = counted.length < 2 ? counted.length : new Set(groups(counted, ties)).size;
  return { count, open };
}

/**
 * What `origins` would find of a claim with one voice, sooner; most have one.
 * @param {Hearing} hearing
 * @param {number} claim
 * @returns {{ count: number, open: boolean } | null} null where there are several
 */
function soleVoice(hearing, claim) {
  const { ledger, sayings, ends } = hearing;
  const start = sayings.starts[claim];
  const stop = sayings.starts[claim + 1];
  if (start === stop) return { count: 0, open: false };
  const end = ends.sole[sayings.items[start]];
  let isClear = false;
  for (let at = start; at < stop; at += 1) {
    const saying = sayings.items[at];
    if (end < 0 || ends.sole[saying] !== end) return null;
    isClear ||= hearing.isClear(saying);
  }
  if (!affirms(ledger, end)) return { count: 0, open: false };
  const counts = isClear && isOrigin(hearing, end);
  return { count: counts ? 1 : 0, open: !counts };
}

/** @param {Hearing} hearing @param {number} end of a chain @returns {boolean} whether it is somebody's own words, as far as is recorded */
export function isOrigin(hearing, end) {
  const { stance, agents } = hearing.ledger;
  return hearing.isFirst(end) && agents.size(end) > 0 && stance[end] !== RELAYS;
}

/**
 * @param {Voice[]} counted
 * @param {Ties} ties
 * @returns {number[]} a number for each voice; those that anything ties have the same
 */
export function groups(counted, ties) {
  const leader = counted.map((_, number) => number);
  /** @type {Map<number, number>} */
  const first = new Map();
  const find = (/** @type {number} */ number) => {
    while (leader[number] !== number) number = leader[number] = leader[leader[number]];
    return number;
  };
  const join = (/** @type {number} */ number, /** @type {number} */ other) => {
    leader[find(number)] = find(other);
  };
  counted.forEach((voice, number) => {
    for (const mark of [...voice.agents.map(ties.leader), ...voice.documents]) {
      const other = first.get(mark);
      if (other === undefined) first.set(mark, number);
      else join(number, other);
    }
  });
  counted.forEach((voice, number) => {
    for (const document of voice.documents) {
      for (const near of ties.cited(document)) {
        const other = first.get(near);
        if (other !== undefined) join(number, other);
      }
    }
  });
  return counted.map((_, number) => find(number));
}
