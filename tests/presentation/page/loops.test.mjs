// Strongly connected components, the innermost first.

import assert from "node:assert/strict";
import { test } from "node:test";
import { components } from "../../../src/claimgraph/presentation/explorer/assets/js/analysis/loops.js";

const found = (links, among = links.map((_, node) => node)) =>
  components(among, (node) => links[node]).map((component) => [...component].sort((a, b) => a - b));

test("what leads back to itself is one component, and stands before what leads to it", () => {
  assert.deepEqual(found([[1], [2], [1, 3], []]), [[3], [1, 2], [0]]);
  assert.deepEqual(found([[0]]), [[0]]);
  assert.deepEqual(found([]), []);
});

test("links to what is not asked about are not followed", () => {
  assert.deepEqual(found([[1], [2], [0]], [0, 1]), [[1], [0]]);
});

test("a ring of a hundred thousand does not go too deep", () => {
  const many = 100_000;
  const ring = Array.from({ length: many }, (_, node) => [(node + 1) % many]);
  assert.deepEqual(found(ring).map(({ length }) => length), [many]);
});
