// Sorting and finding rows, and the years in them.

import assert from "node:assert/strict";
import { test } from "node:test";

const js = (name) => import(`../../../src/claimgraph/presentation/explorer/assets/js/${name}.js`);

const { Finder, sorted } = await js("twins/order");
const { years } = await js("twins/tally");

const compare = new Intl.Collator("en", { numeric: true }).compare;

test("texts are sorted as a reader would, numbers by size, either way", () => {
  const names = ["b", "Ä", "a10", "a2", "z"];
  const by = (down) => sorted([0, 1, 2, 3, 4], (item) => names[item], down, compare).map((item) => names[item]);
  assert.deepEqual(by(false), ["Ä", "a2", "a10", "b", "z"]);
  assert.deepEqual(by(true), ["z", "b", "a10", "a2", "Ä"]);
  assert.deepEqual(sorted([5, 1, 10], (item) => item, false, compare), [1, 5, 10]);
});

test("what has nothing there comes last, whichever way; what is equal keeps its order", () => {
  const keys = ["", "b", "a", "b", ""];
  const by = (down) => sorted([0, 1, 2, 3, 4], (item) => keys[item], down, compare);
  assert.deepEqual(by(false), [2, 1, 3, 0, 4]);
  assert.deepEqual(by(true), [1, 3, 2, 0, 4]);
  const numbers = [NaN, 3, Infinity, NaN, 1];
  assert.deepEqual(sorted([0, 1, 2, 3, 4], (item) => numbers[item], false, compare), [4, 1, 2, 0, 3]);
  assert.deepEqual(sorted([], () => 1, false, compare), []);
});

test("a row is found by its words, in any order, case and accent", () => {
  const finder = new Finder((item) => ["Puddle Tea Board", "Łódź", "南通 tea"][item]);
  const found = (text) => finder.found([0, 1, 2], text);
  assert.deepEqual(found("tea"), [0, 2]);
  assert.deepEqual(found("BOARD pud"), [0]);
  assert.deepEqual(found("lodz"), [1]);
  assert.deepEqual(found("南"), [2]);
  assert.deepEqual(found("  "), [0, 1, 2]);
  assert.deepEqual(found("nothing"), []);
});

test("days are told as years", () => {
  assert.equal(years(16801, 16801), "2016");
  assert.equal(years(16801, 19483), "2016–2023");
  assert.equal(years(16801, -Infinity), "2016");
  assert.equal(years(Infinity, 19483), "2023");
  assert.equal(years(Infinity, -Infinity), "");
});
