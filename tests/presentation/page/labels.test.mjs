// Labels of the drawing: broken into lines, placed where nothing is.

import assert from "node:assert/strict";
import { test } from "node:test";
import { Taken, wrapped } from "../../../src/claimgraph/presentation/explorer/assets/js/drawing/labels.js";

const measure = (text) => [...text].length;

test("labels are broken at blanks, and within what has none", () => {
  assert.deepEqual(wrapped("one two three", measure, 7, 3), ["one two", "three"]);
  assert.deepEqual(wrapped("南通市公安局海外", measure, 4, 3), ["南通市公", "安局海外"]);
  assert.deepEqual(wrapped("a b c d e f", measure, 3, 2), ["a b", "c d…"]);
  assert.deepEqual(wrapped("", measure, 3, 2), []);
  assert.ok(wrapped("x".repeat(10_000), measure, 20, 3).every((line) => line.length <= 21));
});

test("what is taken is not free", () => {
  const taken = new Taken();
  taken.add({ left: 0, top: 0, right: 100, bottom: 20 });
  assert.equal(taken.isFree({ left: 90, top: 10, right: 120, bottom: 30 }), false);
  assert.equal(taken.isFree({ left: 100, top: 10, right: 120, bottom: 30 }), true);
  assert.equal(taken.isFree({ left: -200, top: -200, right: -190, bottom: -190 }), true);
});
