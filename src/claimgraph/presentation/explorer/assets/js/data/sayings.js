// Columns of sayings of which the document tells most.

import { column } from "./columns.js";

/** @typedef {import("./columns.js").Column} Column */

/** Who says it; often that is the document itself. */
export class Agents {
  /** @param {Column} agents numbers, or "source" @param {Column} source */
  constructor(agents, source) {
    this.agents = agents;
    this.source = source;
  }

  /** @param {number} row @returns {number[] | undefined} */
  at(row) {
    const agents = this.agents.at(row) ?? undefined;
    return agents === "source" ? [this.source.at(row)] : agents;
  }
}

/** The row's own id in a sheet: a counter behind what is the same for all rows of a document. */
export class Handles {
  /** @param {{ stems: Record<string, string>, ends: any, others: Record<string, string> }} data @param {Column} source */
  constructor({ stems, ends, others }, source) {
    this.stems = stems;
    this.ends = column(ends);
    this.others = others;
    this.source = source;
  }

  /** @param {number} row @returns {string | undefined} */
  at(row) {
    const end = this.ends.at(row) ?? undefined;
    return end === undefined ? this.others[row] : this.stems[this.source.at(row) ?? "None"] + end;
  }
}
