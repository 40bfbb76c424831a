// Finding names: how a text is folded, and what comes first.

import assert from "node:assert/strict";
import { test } from "node:test";
import { folded } from "../../../src/claimgraph/presentation/explorer/assets/js/data/fold.js";
import { NameIndex } from "../../../src/claimgraph/presentation/explorer/assets/js/data/nameindex.js";

const index = (names, weight) => new NameIndex(names[Symbol.iterator](), weight);
const found = (names, text, limit = 9) => index(names).search(text, limit).map(({ item }) => item);

test("folding takes away case, diacritics, width and invisibles", () => {
  assert.equal(folded("  ŁÓDŹ\u00a0Straße "), "lodz strasse");
  assert.equal(folded("Żemm"), folded("zemm"));
  assert.equal(folded("e\u0301"), folded("é"));
  assert.equal(folded("ＦＵＬＬ　ｗｉｄｔｈ"), "full width");
  assert.equal(folded("南通\u200b市"), "南通 市");
  assert.equal(folded("İstanbul"), "istanbul");
  assert.equal(folded("Plain  Text\n"), "plain text");
  assert.equal(folded("Plain Text"), "plain text");
});

test("a name that is the text comes before one that begins with it, and so on", () => {
  const names = ["outfoxed", "operation fox", "dog", "fox hunt", "fox"].map((text, item) => ({ item, text }));
  assert.deepEqual(index(names).search("fox", 9), [
    { item: 4, text: "fox", rank: 0 },
    { item: 3, text: "fox hunt", rank: 1 },
    { item: 1, text: "operation fox", rank: 2 },
    { item: 0, text: "outfoxed", rank: 3 },
  ]);
});

test("each thing is found once, by its best name; the weightier first", () => {
  const names = [
    { item: 1, text: "Fuchsjagd" },
    { item: 1, text: "A Fox Hunt" },
    { item: 1, text: "Fox Hunt" },
    { item: 2, text: "Fox Hunt, second" },
    { item: 3, text: "Fox Hunt, third" },
    { item: 4, text: "fox-hunt", aside: 0.5 },
  ];
  const made = index(names, (item) => item);
  assert.deepEqual(made.search("FOX HUNT", 9).map((hit) => [hit.item, hit.text]), [[1, "Fox Hunt"], [3, "Fox Hunt, third"], [2, "Fox Hunt, second"], [4, "fox-hunt"]]);
  assert.deepEqual(made.search("fox-h", 9).map((hit) => hit.item), [4]);
  assert.equal(made.search("猎", 9).length, 0);
  assert.equal(made.search(" ", 9).length, 0);
  assert.deepEqual(made.search("fox", 2).map((hit) => hit.item), [3, 2]);
});

test("words are found in any order, after those in the order that was typed", () => {
  const names = ["Wang Xiaoming", "Xiaoming Wang Studio", "Wang Li"].map((text, item) => ({ item, text }));
  assert.deepEqual(found(names, "xiaoming wang"), [1, 0]);
  assert.deepEqual(found(names, "wang  li"), [2]);
  assert.deepEqual(found(names, "ang iao"), [0, 1]);
});

test("names do not run into each other", () => {
  const names = ["ab", "cd", "b"].map((text, item) => ({ item, text }));
  assert.deepEqual(found(names, "bc"), []);
  assert.deepEqual(found(names, "b\nc"), []);
  assert.deepEqual(found(names, "b"), [2, 0]);
  assert.deepEqual(found([], "b"), []);
  assert.deepEqual(found([{ item: 5, text: "" }, { item: 6, text: "x" }], "x"), [6]);
});

test("whatever is searched, the result is that of looking at every name", () => {
  let seed = 5;
  const random = (n) => (seed = (seed * 48271) % 2147483647) % n;
  const word = () => Array.from({ length: 1 + random(4) }, () => "ab c-"[random(5)]).join("");
  const names = Array.from({ length: 400 }, (_, n) => ({ item: n >> 1, text: word() }));
  const weight = (item) => item % 3;
  const made = index(names, weight);
  for (let n = 0; n < 200; n += 1) {
    const wanted = folded(word());
    if (!wanted || wanted.includes(" ")) continue;
    const best = new Map();
    for (const { item, text } of names) {
      const name = folded(text);
      const at = name.indexOf(wanted);
      const rank = name === wanted ? 0 : at === 0 ? 1 : at < 0 ? 9 : /[\s-]/.test(name[at - 1]) ? 2 : 3;
      if (rank < 9 && !(best.get(item)?.rank <= rank)) best.set(item, { item, text, rank });
    }
    const all = [...best.values()].sort((a, b) => a.rank - b.rank || weight(b.item) - weight(a.item) || a.text.length - b.text.length || a.item - b.item);
    assert.deepEqual(made.search(wanted, 12), all.slice(0, 12), wanted);
  }
});

test("reading names can wait", () => {
  const names = Array.from({ length: 1000 }, (_, item) => ({ item, text: `name ${item}` }));
  const made = index(names);
  assert.equal(made.work(-1), false);
  assert.equal(made.names.length, 0);
  assert.equal(made.search("name 999", 9)[0].item, 999);
  assert.equal(made.work(0), true);
});
