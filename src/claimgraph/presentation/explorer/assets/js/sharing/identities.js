// The IRIs of everything in a page, those of sayings and passages made again from what they say.

import { list, range, value } from "../data/graph.js";
import { contentId, quoted } from "./ids.js";
import { sha256 } from "../base/sha256.js";

/** @typedef {import("../panel/links.js").Case} Case */

const DAY = 86_400_000;

export class Identities {
  /** @param {Case} page */
  constructor({ graph, evidence }) {
    this.graph = graph;
    this.evidence = evidence;
    /** @type {Map<number, string>} */ this.known = new Map();
    /** @type {Map<string, number> | undefined} */ this.rows = undefined;
  }

  /** @returns {string} the IRI that those of the case begin with */
  get base() {
    return this.graph.prefixes[""];
  }

  /** @param {string} kind @param {string} local @returns {string} */
  mint(kind, local) {
    return `${this.base}${kind}/${local}`;
  }

  /** @param {string} short @returns {string} an IRI of which the spelling can be that of a prefix stands in brackets */
  full(short) {
    return short.startsWith("<") ? short.slice(1, -1) : this.graph.iri(short);
  }

  /** @param {number} node @returns {string} */
  thing(node) {
    return this.full(this.graph.id(node));
  }

  /** @param {number} claim @returns {string} */
  claim(claim) {
    return this.full(this.evidence.claimId(claim));
  }

  /** @param {number} end a thing, or -1 - a claim @returns {string} */
  end(end) {
    return end < 0 ? this.claim(-1 - end) : this.thing(end);
  }

  /** @param {number} relation @returns {string} */
  relation(relation) {
    return this.full(this.graph.relations[relation].id);
  }

  /** @param {number} source @returns {string} the graph of what a document says */
  record(source) {
    const iri = this.thing(source);
    return this.mint("graph", quoted(iri.startsWith(this.base) ? iri.slice(this.base.length) : iri));
  }

  // -- sayings and passages -----------------------------------------------------------------------

  /** @param {number} claim @returns {number[]} */
  sayingsOf(claim) {
    const [first, end] = this.evidence.sayings(claim);
    return range(end - first).map((n) => first + n);
  }

  /** @param {number} said @returns {string} its id, made of what identifies it */
  saying(said) {
    const known = this.known.get(said);
    if (known) return known;
    const { attestations } = this.evidence;
    const of = (/** @type {string} */ name) => value(attestations, name, said);
    const passages = [of("citation"), ...list(attestations, "context", said)];
    const content = {
      claim: this.claim(of("claim")),
      agents: list(attestations, "agents", said).map((agent) => this.thing(agent)),
      stance: of("stance"),
      act: of("act") ?? "",
      source: of("source") === undefined ? "" : this.thing(of("source")),
      passages: passages.filter((passage) => passage !== undefined).map((passage) => this.passage(passage)),
      from: list(attestations, "from", said)
        .map((other) => this.saying(other))
        .sort(),
      said: of("saidOn")?.[0] ?? null,
      inferred: of("inferred") === true,
    };
    const iri = this.mint("attestation", contentId("attestation", content));
    this.known.set(said, iri);
    return iri;
  }

  /** @param {number} citation @returns {string} its id, likewise */
  passage(citation) {
    const of = (/** @type {string} */ name) => value(this.evidence.citations, name, citation) ?? null;
    const content = [this.thing(of("source")), of("start"), of("end"), of("page"), this.digest(citation)];
    return this.mint("passage", contentId("passage", content));
  }

  /** @param {number} citation @returns {string} the digest of its words, "" where there are none */
  digest(citation) {
    const of = (/** @type {string} */ name) => value(this.evidence.citations, name, citation);
    return of("digest") ?? (of("exact") === undefined ? "" : sha256(of("exact")));
  }

  // -- dates --------------------------------------------------------------------------------------

  /**
   * The first and the last day that a date may mean (xsd:date); "" where it is open, or out of the years 1 to 9999.
   * @param {string} edtf
   * @returns {[string, string]}
   */
  days(edtf) {
    const { dates } = this.evidence;
    this.rows ??= new Map(
      range(/** @type {any} */ (dates.text)?.length ?? 0).map((row) => [dates.text.at(row), row]),
    );
    const row = this.rows.get(edtf) ?? -1;
    const high = value(dates, "high", row);
    return [day(value(dates, "low", row)), day(high === undefined ? undefined : high - 1)];
  }
}

/** @param {number | undefined} number of days since 1970-01-01 @returns {string} */
function day(number) {
  if (number === undefined) return "";
  const date = new Date(number * DAY);
  const year = date.getUTCFullYear();
  return year >= 1 && year <= 9999 ? date.toISOString().slice(0, 10) : "";
}
