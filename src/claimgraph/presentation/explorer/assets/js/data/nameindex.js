// All names in one text, so that even a hundred thousand are gone through between two keys.

import { folded, rankAt } from "./fold.js";

/**
 * @typedef {{ item: number, text: string, aside?: number }} Name a name of the thing number `item`; with `aside` added to its rank
 * @typedef {{ item: number, text: string, rank: number }} Hit 0 is best
 */

/** What stands between names; no folded name holds it. */
const BETWEEN = "\n";
/** The rank of a name that holds all words of a search, in another order. */
const SCATTERED = 4;
/** How many names are folded before the clock is looked at. */
const HANDFUL = 200;

export class NameIndex {
  /**
   * @param {Iterator<Name>} names those of one thing follow each other
   * @param {(item: number) => number} [weight] of two that answer as well, the weightier comes first
   */
  constructor(names, weight = () => 0) {
    this.weight = weight;
    /** @type {Iterator<Name> | null} what is still to be read */ this.rest = names;
    /** @type {Name[]} */ this.names = [];
    /** @type {string[]} */ this.parts = [];
    /** @type {number[]} where each name begins */ this.starts = [];
    this.length = BETWEEN.length;
    this.all = "";
  }

  /**
   * Read names for a while; it can be searched when they are all read.
   * @param {number} milliseconds
   * @returns {boolean} whether there is nothing left to read
   */
  work(milliseconds) {
    const end = performance.now() + milliseconds;
    while (this.rest && performance.now() < end) this.#read(this.rest);
    return this.rest === null;
  }

  /** @param {Iterator<Name>} names */
  #read(names) {
    for (let n = 0; n < HANDFUL; n += 1) {
      const { value, done } = names.next();
      if (done) {
        this.all = BETWEEN + this.parts.join(BETWEEN) + BETWEEN;
        this.starts.push(this.all.length);
        this.parts = [];
        this.rest = null;
        return;
      }
      const plain = folded(value.text);
      this.names.push(value);
      this.parts.push(plain);
      this.starts.push(this.length);
      this.length += plain.length + BETWEEN.length;
    }
  }

  /**
   * The best hit of each thing, best first.
   * @param {string} text
   * @param {number} limit
   * @returns {Hit[]}
   */
  search(text, limit) {
    this.work(Infinity);
    const wanted = folded(text);
    if (!wanted) return [];
    const best = new Best(limit, this.weight);
    this.#scan(wanted, best, (name, at) => rankAt(this.all, at, wanted.length, this.starts[name]));
    const words = wanted.split(" ");
    if (words.length > 1 && best.hits.length < limit) this.#scatter(words, best);
    return best.hits;
  }

  /** @param {string} wanted @param {Best} best @param {(name: number, at: number) => number} rank -1 for not at all */
  #scan(wanted, best, rank) {
    const { all, names, starts } = this;
    let name = 0;
    for (let at = all.indexOf(wanted); at >= 0; at = all.indexOf(wanted, starts[name])) {
      while (starts[name + 1] <= at) name += 1;
      const found = rank(name, at);
      if (found >= 0) best.offer(names[name], found + (names[name].aside ?? 0));
      name += 1;
    }
    best.settle();
  }

  /** Names that hold all of the words, in any order. @param {string[]} words @param {Best} best */
  #scatter(words, best) {
    const [longest, ...others] = [...words].sort((a, b) => b.length - a.length);
    const found = new Set(best.hits.map(({ item }) => item));
    this.#scan(longest, best, (name) => {
      if (found.has(this.names[name].item)) return -1;
      const text = this.all.slice(this.starts[name], this.starts[name + 1]);
      return others.every((word) => text.includes(word)) ? SCATTERED : -1;
    });
  }
}

/** The best hits so far, of each thing its best one. */
class Best {
  /** @param {number} limit @param {(item: number) => number} weight */
  constructor(limit, weight) {
    this.limit = limit;
    this.weight = weight;
    /** @type {Hit[]} best first */ this.hits = [];
    /** The rank that a hit must not exceed. */
    this.worst = Infinity;
    /** @type {Name | null} the best name of the thing at hand */ this.name = null;
    this.rank = 0;
  }

  /** @param {Name} name @param {number} rank */
  offer(name, rank) {
    if (this.name?.item !== name.item) this.settle();
    else if (rank >= this.rank) return;
    this.name = name;
    this.rank = rank;
  }

  /** The thing at hand has no other names. */
  settle() {
    const { hits, limit, name, rank } = this;
    this.name = null;
    if (!name || rank > this.worst) return;
    const hit = { item: name.item, text: name.text, rank };
    let place = hits.length;
    while (place > 0 && this.#compare(hit, hits[place - 1]) < 0) place -= 1;
    if (place === limit) return;
    hits.splice(place, 0, hit);
    if (hits.length > limit) hits.pop();
    if (hits.length === limit) this.worst = hits[limit - 1].rank;
  }

  /** @param {Hit} a @param {Hit} b */
  #compare(a, b) {
    return (
      a.rank - b.rank ||
      this.weight(b.item) - this.weight(a.item) ||
      a.text.length - b.text.length ||
      a.item - b.item
    );
  }
}
