// What is listened to: all sayings, or those that a view or a withdrawal leaves; and where they lead.
// A port of the package's analysis/lineage: ends.py, accounts.py, and is_clear of voices.py.

import { Lists, NONE, STANCES, STATUSES } from "./ledger.js";
import { components } from "./loops.js";

/** @typedef {import("./ledger.js").Ledger} Ledger */

const SILENT = STATUSES.indexOf("silent");
const AMBIGUOUS = STATUSES.indexOf("ambiguous");
const NO_STATUS = -1;
const UNKNOWN = -1;
const SEVERAL = -2;

/** Sayings, without those that are not listened to, and the chains that lead through what is left. */
export class Hearing {
  /**
   * @param {Ledger} ledger
   * @param {Uint8Array | null} kept 1 for each attestation that is listened to; all where null
   */
  constructor(ledger, kept = null) {
    this.ledger = ledger;
    this.kept = kept;
    const { from } = ledger;
    this.from = kept ? from.filtered((taken, saying) => kept[saying] === 1 && kept[taken] === 1) : from;
    this.takers = this.from.turned(ledger.attestations);
    /** The attestations of each claim. */
    this.sayings = Lists.by(ledger.claim, ledger.claims, (saying) => this.hears(saying));
    /** @type {Lists | null} */ this.foundOuter = null;
    /** @type {Ends | null} */ this.foundEnds = null;
    /** @type {Map<number, number[]> | null} */ this.foundAccounts = null;
  }

  /** @param {number} saying */
  hears(saying) {
    return !this.kept || this.kept[saying] === 1;
  }

  /** The attestations of each claim that no other was taken from; all where they go in a circle. @returns {Lists} */
  get outermost() {
    this.foundOuter ??= this.sayings.filtered((saying, claim) => !this.takers.size(saying) || this.#isCircle(claim));
    return this.foundOuter;
  }

  /** @param {number} claim @returns {boolean} whether all of its attestations were taken up by others */
  #isCircle(claim) {
    const { starts, items } = this.sayings;
    for (let at = starts[claim]; at < starts[claim + 1]; at += 1) if (!this.takers.size(items[at])) return false;
    return true;
  }

  /** @param {number} saying @returns {boolean} whether it was taken from no other */
  isFirst(saying) {
    return !this.from.size(saying);
  }

  /** @param {number} saying @returns {boolean} whether it tells whose words it passes on, or is somebody's own by name */
  isClear(saying) {
    const { agents, source, status, claim } = this.ledger;
    if (status[saying] !== NO_STATUS) return this.#states(saying);
    const speaks = agents.at(saying);
    if (speaks.length === 1 && speaks[0] === source[saying]) return !this.isFirst(saying);
    const takers = this.takers.at(saying);
    return !takers.length || takers.some((taker) => claim[taker] !== claim[saying] && this.#states(taker));
  }

  /** @param {number} saying */
  #states(saying) {
    const status = this.ledger.status[saying];
    return status !== NO_STATUS && status !== SILENT && status !== AMBIGUOUS;
  }

  /** Where each saying leads. @returns {Ends} */
  get ends() {
    this.foundEnds ??= new Ends(this.from, this.ledger.attestations);
    return this.foundEnds;
  }

  /**
   * Origins whose chains go on: each to the sayings with which the document that it speaks in, or as,
   * tells from whom it has the same.
   * @returns {Map<number, number[]>}
   */
  get accounts() {
    this.foundAccounts ??= accounts(this);
    return this.foundAccounts;
  }
}

/** Where sayings lead: each to the attestations at which its chains end. */
export class Ends {
  /** @param {Lists} from @param {number} count */
  constructor(from, count) {
    this.from = from;
    this.sole = new Int32Array(count).fill(UNKNOWN);
    /** @type {Map<number, number[]>} */ this.several = new Map();
    /** @type {number[]} */
    const tangled = [];
    for (let saying = 0; saying < count; saying += 1) this.#follow(saying, tangled);
    for (const component of components(tangled, (saying) => from.at(saying))) this.#settle(component);
  }

  /** @param {number} saying @returns {ArrayLike<number>} */
  of(saying) {
    const sole = this.sole[saying];
    return sole === SEVERAL ? (this.several.get(saying) ?? []) : [sole];
  }

  /**
   * Follow a chain that does not branch, as most do not; where it does it is tangled.
   * @param {number} start
   * @param {number[]} tangled
   */
  #follow(start, tangled) {
    const { from, sole } = this;
    /** @type {number[]} */
    const path = [];
    let at = start;
    while (sole[at] === UNKNOWN) {
      const size = from.size(at);
      if (!size) sole[at] = at;
      else {
        path.push(at);
        sole[at] = SEVERAL; // until it is known better; a chain that comes back here is tangled
        if (size > 1) break;
        at = from.items[from.starts[at]];
      }
    }
    if (sole[at] === SEVERAL) tangled.push(...path);
    else for (const saying of path) sole[saying] = sole[at];
  }

  /** @param {number[]} component whose links out are settled */
  #settle(component) {
    const inside = new Set(component);
    const beyond = component.flatMap((saying) => [...this.from.at(saying)].filter((t) => !inside.has(t)));
    const ends = beyond.length ? [...new Set(beyond.flatMap((taken) => Array.from(this.of(taken))))] : component;
    for (const saying of component) {
      if (ends.length === 1) this.sole[saying] = ends[0];
      else this.several.set(saying, ends);
    }
  }
}

/** @param {Ledger} ledger @param {number} saying @returns {boolean} whether a claim rests on words of this stance */
export function affirms(ledger, saying) {
  const stance = STANCES[ledger.stance[saying]];
  return stance !== "denies" && stance !== "questions";
}

/** @param {Hearing} hearing @returns {Map<number, number[]>} */
function accounts(hearing) {
  const { ledger } = hearing;
  const { attestations, source, status, claim } = ledger;
  const keyOf = (/** @type {number} */ place, /** @type {number} */ saying) => place * ledger.claims + claim[saying];
  /** @type {Map<number, number[]>} what others quote from a document, by document and claim */
  const quoted = new Map();
  for (let saying = 0; saying < attestations; saying += 1) {
    if (status[saying] !== NO_STATUS || !hearing.hears(saying) || !hearing.isFirst(saying)) continue;
    const place = placeOf(ledger, saying);
    if (place !== NONE) grouped(quoted, keyOf(place, saying), saying);
  }
  /** @type {Map<number, number[]>} what is read from it, of the same claim */
  const told = new Map();
  for (let saying = 0; quoted.size && saying < attestations; saying += 1) {
    if (status[saying] === NO_STATUS || source[saying] === NONE || !hearing.hears(saying)) continue;
    const key = keyOf(source[saying], saying);
    if (quoted.has(key)) grouped(told, key, saying);
  }
  const found = new Map();
  for (const [key, sayings] of told) {
    if (!sayings.every((saying) => !hearing.isFirst(saying) && hearing.isClear(saying))) continue;
    for (const origin of quoted.get(key) ?? []) {
      const side = affirms(ledger, origin);
      const own = sayings.filter((saying) =>
        Array.from(hearing.ends.of(saying)).some((end) => affirms(ledger, end) === side),
      );
      if (own.length) found.set(origin, own);
    }
  }
  return found;
}

/** @param {Ledger} ledger @param {number} origin @returns {number} the document in which it speaks, or as which */
function placeOf({ source, agents }, origin) {
  if (source[origin] !== NONE || agents.size(origin) !== 1) return source[origin];
  return agents.at(origin)[0];
}

/** @param {Map<number, number[]>} groups @param {number} key @param {number} item */
function grouped(groups, key, item) {
  const group = groups.get(key);
  if (group) group.push(item);
  else groups.set(key, [item]);
}
