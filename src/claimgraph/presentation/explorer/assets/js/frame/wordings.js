// What claims say, to be searched. Where that is packed it is read once somebody searches, so that
// a page opens as fast as without.

import { range, value } from "../data/graph.js";
import { NameIndex } from "../data/nameindex.js";

/**
 * @typedef {import("../data/nameindex.js").Name} Name
 * @typedef {import("../data/nameindex.js").Hit} Hit
 */

/** What a claim says is looked for less often than a name. */
const ASIDE = 4;
/** Of more claims it is not read: that would take seconds, and a lot of memory. */
const MOST = 100_000;
/** Milliseconds of reading at a time. */
const SLICE = 8;
/** Milliseconds after which it is read on though the page is busy. */
const PATIENCE = 200;

export class Wordings {
  /**
   * @param {import("../data/evidence.js").Evidence} evidence
   * @param {(item: number) => number} weight
   */
  constructor(evidence, weight) {
    this.evidence = evidence;
    this.index = new NameIndex(this.#texts(), weight);
    this.most = MOST;
    /** @type {Promise<void> | null} */ this.coming = null;
    this.isAtHand = evidence.shards.reader.atOnce;
  }

  /** Whether there are too many to read them. */
  get areTooMany() {
    return this.evidence.claimCount > this.most;
  }

  /** Whether they are searched. */
  get areRead() {
    return this.isAtHand && !this.areTooMany;
  }

  /** @param {string} text @param {number} limit @returns {Hit[]} claims, each as -1 - its number */
  search(text, limit) {
    return this.areRead ? this.index.search(text, limit) : [];
  }

  /** Read them ahead, where nothing has to be unpacked. @returns {boolean} whether there is nothing left to do */
  work() {
    return !this.areRead || this.index.work(SLICE);
  }

  /** Read all of them, a little at a time. @returns {Promise<void>} */
  read() {
    this.coming ??= this.#read();
    return this.coming;
  }

  async #read() {
    const { shards } = this.evidence;
    for (let shard = 0; shard < shards.read.length; shard += 1) {
      await idle();
      await shards.need([shard * shards.size]);
    }
    while (!this.index.work(SLICE)) await idle();
    this.isAtHand = true;
  }

  /** @returns {Generator<Name>} */
  *#texts() {
    const { evidence } = this;
    for (const claim of range(evidence.claimCount)) {
      const item = -1 - claim;
      const object = value(evidence.claims, "object", claim);
      const gloss = evidence.gloss(claim);
      if (gloss) yield { item, text: gloss, aside: ASIDE };
      if (Array.isArray(object) && object[0] === "text") yield { item, text: object[1], aside: ASIDE };
    }
  }
}

/** @returns {Promise<void>} resolves when nothing else is to be done */
function idle() {
  return new Promise((then) => {
    if ("requestIdleCallback" in window) requestIdleCallback(() => then(), { timeout: PATIENCE });
    else setTimeout(then, SLICE);
  });
}
