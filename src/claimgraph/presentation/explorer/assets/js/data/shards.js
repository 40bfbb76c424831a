// The texts of claims, in shards of neighbours: a shard is read when one of its claims is opened.

import { columns } from "./columns.js";
import { list, value } from "./graph.js";

/** @typedef {import("./columns.js").Column} Column @typedef {import("./columns.js").Table} Table */
/**
 * Brings shards by number.
 * @typedef {object} Reader
 * @property {boolean} atOnce whether `now` can be asked
 * @property {(shard: number) => any} now
 * @property {(shard: number) => Promise<any>} soon
 */
/** @typedef {{ claims: Table, attestations: Table, citations: Table, excerpts: string[], fresh: number[], citing: number[] }} Shard */

/** Passages are numbered apart in each shard: shard number × this + the row in it. */
const MOST_CITATIONS = 2 ** 24;

const ATTESTATION_TEXTS = ["act", "gloss", "note"];
const CITATION_TEXTS = ["source", "start", "end", "page", "exact", "prefix", "suffix", "before", "after", "cut", "digest"];

export class Shards {
  /**
   * @param {Reader} reader
   * @param {number} size how many claims there are in each
   * @param {Int32Array} first the first attestation of each claim, and the end of the last one's
   * @param {Column} source the document of each attestation
   */
  constructor(reader, size, first, source) {
    this.reader = reader;
    this.size = size;
    this.source = source;
    this.end = first[first.length - 1];
    const count = Math.ceil((first.length - 1) / size);
    /** @type {(Shard | undefined)[]} */ this.read = Array.from({ length: count });
    /** @type {(Promise<void> | undefined)[]} */ this.coming = Array.from({ length: count });
    this.starts = Int32Array.from({ length: count }, (_, shard) => first[shard * size]);
  }

  /** @param {Iterable<number>} claims @returns {Promise<void>} */
  async need(claims) {
    const shards = new Set([...claims].map((claim) => this.#holder(claim)));
    await Promise.all([...shards].filter((shard) => !this.#ready(shard)).map((shard) => this.#bring(shard)));
  }

  /** @param {Iterable<number>} claims */
  has(claims) {
    return [...claims].every((claim) => this.#ready(this.#holder(claim)));
  }

  /** @param {number} claim @returns {number} the shard that it is in */
  #holder(claim) {
    return Math.floor(claim / this.size);
  }

  /** @param {number} shard */
  #ready(shard) {
    return this.reader.atOnce || this.read[shard] !== undefined;
  }

  /** @param {number} shard @returns {Promise<void>} */
  #bring(shard) {
    this.coming[shard] ??= this.reader.soon(shard).then((data) => {
      this.read[shard] = this.#decoded(shard, data);
    });
    return this.coming[shard];
  }

  /** @param {number} shard @returns {Shard} */
  #shard(shard) {
    const known = this.read[shard];
    if (known) return known;
    if (!this.reader.atOnce) throw new Error(`texts ${shard} are not there yet: await evidence.need(…) first`);
    return (this.read[shard] = this.#decoded(shard, this.reader.now(shard)));
  }

  /** @param {number} shard @param {any} data @returns {Shard} */
  #decoded(shard, data) {
    const attestations = columns(data.attestations);
    const count = (this.starts[shard + 1] ?? this.end) - this.starts[shard];
    return {
      claims: columns(data.claims),
      attestations,
      citations: columns(data.citations),
      excerpts: data.excerpts,
      ...cited(attestations, count),
    };
  }

  // -- columns ----------------------------------------------------------------

  /** @param {string} name @returns {Column} */
  claims(name) {
    return { at: (claim) => this.#shard(this.#holder(claim)).claims[name]?.at(claim % this.size) };
  }

  /** @returns {Table} */
  attestations() {
    const texts = ATTESTATION_TEXTS.map((name) => [name, { at: (/** @type {number} */ said) => this.#of(said, name) }]);
    return {
      ...Object.fromEntries(texts),
      citation: { at: (said) => this.#passages(said, [this.#of(said, "citation")])[0] },
      context: { at: (said) => this.#passages(said, this.#of(said, "context") ?? []) },
      cues: { at: (said) => this.#passages(said, this.#of(said, "cues") ?? []) },
    };
  }

  /** @returns {Table} */
  citations() {
    return Object.fromEntries(
      CITATION_TEXTS.map((name) => [name, { at: (/** @type {number} */ citation) => this.#passage(citation)[name] }]),
    );
  }

  /** @param {number} said @param {string} name @returns {any} */
  #of(said, name) {
    const shard = this.#holding(said);
    return this.#shard(shard).attestations[name]?.at(said - this.starts[shard]) ?? undefined;
  }

  /** @param {number} said @returns {number} the shard of an attestation */
  #holding(said) {
    let [low, high] = [0, this.starts.length];
    while (low + 1 < high) {
      const middle = (low + high) >> 1;
      if (this.starts[middle] <= said) low = middle;
      else high = middle;
    }
    return low;
  }

  /** @param {number} said @param {(number | undefined)[]} places as the shard tells them @returns {(number | undefined)[]} */
  #passages(said, places) {
    const shard = this.#holding(said);
    const fresh = this.#shard(shard).fresh[said - this.starts[shard]];
    return places.map((place) => (place === undefined ? undefined : shard * MOST_CITATIONS + fresh + place));
  }

  /** @param {number} citation @returns {Record<string, any>} where it is and its words */
  #passage(citation) {
    const number = Math.floor(citation / MOST_CITATIONS);
    const { citations, citing, excerpts } = this.#shard(number);
    const row = citation % MOST_CITATIONS;
    const { length, excerpt, ...told } = Object.fromEntries(
      Object.entries(citations).map(([name, column]) => [name, column.at(row) ?? undefined]),
    );
    const words = excerpt ? fromText(excerpts[excerpt[0]], excerpt) : told;
    return {
      ...told,
      ...words,
      source: told.source ?? this.source.at(this.starts[number] + citing[row]) ?? undefined,
      end: endOf(told.start, length, words.exact),
    };
  }
}

/**
 * The words of a passage, with what stands around them in the document.
 * @param {string} text
 * @param {number[]} marks number of the text, and where the passage and what is around it begin and end
 */
function fromText(text, [, first, start, end, last]) {
  return { before: text.slice(first, start), exact: text.slice(start, end), after: text.slice(end, last) };
}

/**
 * @param {number | undefined} start
 * @param {number | undefined} length -1 where it is not known
 * @param {string | undefined} words tell it where there is none
 * @returns {number | undefined} where a passage ends
 */
function endOf(start, length, words = "") {
  if (start === undefined || length === -1) return undefined;
  return start + (length ?? Array.from(words).length);
}

/**
 * Sayings tell their passages by how far they are from the first that is new with them, and passages
 * stand in the order in which sayings cite them.
 * @param {Table} attestations
 * @param {number} count how many sayings there are
 * @returns {{ fresh: number[], citing: number[] }} saying to the first passage that is new with it, and passage to the saying that it is new with
 */
function cited(attestations, count) {
  const fresh = [];
  /** @type {number[]} */ const citing = [];
  for (let row = 0; row < count; row += 1) {
    fresh.push(citing.length);
    const places = [
      value(attestations, "citation", row),
      ...list(attestations, "context", row),
      ...list(attestations, "cues", row),
    ].filter((place) => place !== undefined && place >= 0);
    const first = citing.length;
    for (const place of places) citing[first + place] = row;
  }
  return { fresh, citing };
}
