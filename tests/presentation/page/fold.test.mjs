// Finding names: how a text is folded, and what comes first.

import assert from "node:assert/strict";
import { test } from "node:test";
import { Index, folded, rank } from "../../../src/claimgraph/presentation/explorer/assets/js/data/fold.js";

test("folding takes away case, diacritics, width and invisibles", () => {
  assert.equal(folded("  ŁÓDŹ\u00a0Straße "), "lodz strasse");
  assert.equal(folded("Żemm"), folded("zemm"));
  assert.equal(folded("e\u0301"), folded("é"));
  assert.equal(folded("ＦＵＬＬ　ｗｉｄｔｈ"), "full width");
  assert.equal(folded("南通\u200b市"), "南通 市");
  assert.equal(folded("İstanbul"), "istanbul");
});

test("a name that is the text comes before one that begins with it, and so on", () => {
  const names = ["fox", "fox hunt", "operation fox", "outfoxed", "dog"];
  assert.deepEqual(names.map((name) => rank("fox", name)), [0, 1, 2, 3, -1]);
});

test("each thing is found once, by its best name; the weightier first", () => {
  const index = new Index(
    [
      { item: 1, text: "Fuchsjagd" },
      { item: 1, text: "Fox Hunt" },
      { item: 2, text: "Fox Hunt, second" },
      { item: 3, text: "Fox Hunt, third" },
      { item: 4, text: "fox-hunt", aside: 0.5 },
    ],
    (item) => item,
  );
  assert.deepEqual(index.search("FOX HUNT", 9).map((hit) => hit.item), [1, 3, 2]);
  assert.deepEqual(index.search("fox-h", 9).map((hit) => hit.item), [4]);
  assert.equal(index.search("猎", 9).length, 0);
  assert.equal(index.search(" ", 9).length, 0);
});
