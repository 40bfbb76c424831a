// The names of things, of which most have one: their label.

import { column } from "./columns.js";

/** @typedef {import("./columns.js").Column} Column @typedef {[text: string, language: string, kind: string, source: number | undefined]} Name */

/** A column of lists of names. */
export class Names {
  /**
   * @param {any} data how many each thing has, and their parts one after the other
   * @param {Column} labels
   */
  constructor(data, labels) {
    this.labels = labels;
    this.starts = new Int32Array(data.sizes.length + 1);
    for (let row = 0; row < data.sizes.length; row += 1)
      this.starts[row + 1] = this.starts[row] + data.sizes[row];
    this.texts = data.texts;
    this.languages = column(data.languages);
    this.kinds = column(data.kinds);
    this.sources = column(data.sources);
  }

  /** @param {number} row @returns {Name[]} */
  at(row) {
    const start = this.starts[row];
    return Array.from({ length: this.starts[row + 1] - start }, (_, number) => this.#name(start + number, row));
  }

  /** @param {number} place @param {number} row @returns {Name} */
  #name(place, row) {
    const text = this.texts[place] ?? this.labels.at(row);
    return [text, this.languages.at(place) ?? "", this.kinds.at(place), this.sources.at(place) ?? undefined];
  }
}
