// The dated things that are shown, in the order in which they can have been: what happened, what was
// published and what was said, as claimgraph/analysis/chronology of the package gathers them.

import { list, range, value } from "../data/graph.js";

/**
 * @typedef {Pick<import("../main.js").Page, "graph" | "evidence">} Case
 * @typedef {import("./bars.js").Bar} Bar
 * @typedef {"happened" | "published" | "said"} Kind
 */
/**
 * @typedef {object} Event
 * @property {Kind} kind
 * @property {number} date a row of the table of dates
 * @property {number} subject the thing that it is about, or -1 - a claim; of what was said, who first says it (NaN for nobody)
 * @property {number[]} claims that date it, or that were said; none for a document of which the record has the date
 * @property {number[]} agents who said it
 * @property {string} stance with which stance, where it was said
 * @property {boolean} isDated whether its claims have the date as their object
 * @property {number[]} readings rows of dates: how the analyst reads a date of which the year is not stated
 * @property {Bar | null} bar where it lies, or how its date is read; null where nobody says
 * @property {boolean} yearless
 */

/** @type {readonly Kind[]} */
export const KINDS = ["happened", "published", "said"];

/**
 * @param {Case} page
 * @param {readonly number[]} claims those that are shown
 * @param {ReadonlySet<number>} [without] documents and agents that are withdrawn
 * @returns {Event[]} by the first day that each may have, then the last; those without a year at the end
 */
export function chronology(page, claims, without = new Set()) {
  const gathered = new Gatherer(page, without);
  for (const claim of claims) gathered.claim(claim);
  for (const claim of claims) gathered.sayings(claim);
  gathered.documents(claims);
  const events = [...gathered.events.values()].map((event) => placed(page, event));
  return events.sort(
    (a, b) => Number(a.yearless) - Number(b.yearless) || start(a) - start(b) || end(a) - end(b),
  );
}

/** @param {Event} event */
const start = ({ bar }) => bar?.low ?? Infinity;
/** @param {Event} event */
const end = ({ bar }) => bar?.high ?? Infinity;

class Gatherer {
  /** @param {Case} page @param {ReadonlySet<number>} without */
  constructor({ graph, evidence }, without) {
    this.without = without;
    this.graph = graph;
    this.evidence = evidence;
    /** @type {Map<string, Event>} */ this.events = new Map();
  }

  /**
   * @param {string} key
   * @param {Pick<Event, "kind" | "date" | "subject"> & Partial<Event>} what
   * @param {number} [claim]
   */
  #add(key, what, claim) {
    let event = this.events.get(key);
    if (!event) {
      event = {
        claims: [],
        agents: [],
        stance: "",
        isDated: false,
        readings: [],
        bar: null,
        yearless: false,
        ...what,
      };
      this.events.set(key, event);
    }
    if (claim !== undefined && event.claims[event.claims.length - 1] !== claim) event.claims.push(claim);
  }

  /** What a claim dates: by the date that it states, else by when it holds. @param {number} claim */
  claim(claim) {
    const { claims, ends } = this.evidence;
    const [stated, when] = [value(claims, "valueDate", claim), value(claims, "whenDate", claim)];
    const date = stated ?? when;
    if (date === undefined) return;
    const relation = value(claims, "relation", claim);
    const subject = value(claims, "subject", claim);
    const kind = this.graph.relations[relation].publishes ? "published" : "happened";
    const isDated = stated !== undefined;
    const object = ends.object.at(claim);
    // Values lie with the texts: of two claims with values each is an event of its own.
    const what = isDated ? "" : typeof object === "number" ? object : `claim ${claim}`;
    this.#add(`${kind} ${date} ${subject} ${relation} ${what}`, { kind, date, subject, isDated }, claim);
  }

  /** What was said when. @param {number} claim */
  sayings(claim) {
    const { attestations } = this.evidence;
    const [first, end] = this.evidence.sayings(claim);
    for (const said of range(end - first).map((n) => first + n)) {
      const date = value(attestations, "saidDate", said);
      if (date === undefined) continue;
      const agents = list(attestations, "agents", said);
      if ([value(attestations, "source", said), ...agents].some((one) => this.without.has(one))) continue;
      const stance = value(attestations, "stance", said);
      this.#add(
        `said ${date} ${agents} ${stance}`,
        { kind: "said", date, subject: agents[0] ?? NaN, agents, stance },
        claim,
      );
    }
  }

  /** The documents that are known to be of a date, and that say some of the claims. @param {readonly number[]} claims */
  documents(claims) {
    const shown = new Set(claims.flatMap((claim) => this.evidence.sourcesOf(claim)));
    for (const [subject, row] of this.evidence.sourceOf) {
      const date = value(this.evidence.sources, "publishedDate", row);
      if (date !== undefined && shown.has(subject) && !this.without.has(subject))
        this.#add(`published ${date} ${subject} record`, { kind: "published", date, subject });
    }
  }
}

/** @param {Case} page @param {Event} event @returns {Event} with its place on the axis */
function placed({ evidence }, event) {
  const yearless = value(evidence.dates, "yearless", event.date) === 1;
  const readings = yearless || event.kind !== "said" ? read(evidence, event) : [];
  const date = yearless ? readings[0] : event.date;
  return { ...event, readings, yearless, bar: date === undefined ? null : barOf(evidence, date) };
}

/** @param {Case["evidence"]} evidence @param {Event} event @returns {number[]} by how they are written */
function read(evidence, { claims, date }) {
  const found = new Set();
  for (const claim of claims) {
    const [first, end] = evidence.sayings(claim);
    for (let said = first; said < end; said += 1) {
      const reading = value(evidence.attestations, "readDate", said);
      if (reading !== undefined && reading !== date) found.add(reading);
    }
  }
  const text = (/** @type {number} */ row) => value(evidence.dates, "text", row);
  return [...found].sort((a, b) => (text(a) < text(b) ? -1 : 1));
}

/** @param {Case["evidence"]} evidence @param {number} date @returns {Bar | null} null where it has no year */
export function barOf({ dates }, date) {
  if (value(dates, "yearless", date)) return null;
  const of = (/** @type {string} */ name) => value(dates, name, date);
  const isSure = of("sureLow") !== undefined || of("sureHigh") !== undefined;
  return {
    low: of("low") ?? -Infinity,
    high: of("high") ?? Infinity,
    sureLow: isSure ? (of("sureLow") ?? -Infinity) : Infinity,
    sureHigh: isSure ? (of("sureHigh") ?? Infinity) : -Infinity,
    marks: of("marks") ?? "",
  };
}
