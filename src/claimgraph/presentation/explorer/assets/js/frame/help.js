// The help: what the page is, and its keys, by where they work.

import { at, fill, h } from "../base/dom.js";
import { t } from "../words/words.js";

/** @typedef {import("../main.js").Page} Page @typedef {[keys: string[], words: string]} Row */

/** @type {{ group: string, lazy?: true, rows: Row[] }[]} */
const GROUPS = [
  {
    group: "keys.page",
    rows: [
      [["/"], "key.search"],
      [["f"], "key.filters"],
      [["d", "m", "l", "t"], "key.modes"],
      [["Ctrl Z"], "key.undo"],
      [["Ctrl Shift Z"], "key.redo"],
      [["a"], "key.show.all"],
      [["Shift Enter"], "key.path"],
      [["Esc"], "key.escape"],
      [["?"], "key.help"],
    ],
  },
  {
    group: "keys.search",
    rows: [
      [["↓", "↑"], "key.options"],
      [["Enter"], "key.go"],
    ],
  },
  {
    group: "keys.drawing",
    rows: [
      [["←", "↑", "→", "↓"], "key.arrows"],
      [["Enter"], "key.enter"],
      [["+", "−", "0"], "key.zoom"],
    ],
  },
  {
    group: "keys.map",
    lazy: true,
    rows: [
      [["←", "↑", "→", "↓"], "key.arrows"],
      [["Enter"], "key.enter"],
      [["Space"], "key.surroundings"],
      [["Shift ←"], "key.pan"],
      [["+", "−", "0"], "key.zoom"],
    ],
  },
  {
    group: "keys.filters",
    rows: [
      [["Space"], "key.tick"],
      [["←", "→"], "key.handle"],
    ],
  },
];

export class Help {
  /** @param {Page} page */
  constructor(page) {
    at("help-open").addEventListener("click", () => at("help").showModal());
    at("help-close").addEventListener("click", () => at("help").close());
    page.onChange((state, before) => (!before || before === state) && this.#restate(page));
  }

  /** @param {Page} page */
  #restate({ graph }) {
    const groups = GROUPS.filter(({ lazy }) => !lazy || graph.lazy);
    fill(
      at("help-keys"),
      groups.map(({ group, rows }) => [h("h4", {}, t(group)), h("dl", {}, rows.map(row))]),
    );
  }
}

/** @param {Row} row */
function row([keys, words]) {
  const signs = keys.map((key, number) => [number ? " " : null, strokes(key)]);
  return h("div", {}, h("dt", {}, signs), h("dd", {}, t(words)));
}

/** @param {string} key several that are held together are apart by blanks */
function strokes(key) {
  return key.split(" ").map((one, number) => [number ? " + " : null, h("kbd", {}, one)]);
}
