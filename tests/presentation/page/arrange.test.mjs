// Where the things around a focus are put.

import assert from "node:assert/strict";
import { test } from "node:test";
import { arranged } from "../../../src/claimgraph/presentation/explorer/assets/js/drawing/arrange.js";

test("surroundings are laid out the same each time, without overlap", () => {
  const nodes = Array.from({ length: 30 }, (_, i) => i * 3);
  const edges = nodes.slice(1).map((node) => [0, node]);
  const box = () => ({ width: 100, height: 40 });
  const one = arranged(nodes, edges, box);
  assert.deepEqual(one, arranged(nodes, edges, box));
  const points = [...one.values()];
  assert.ok(points.every(({ x, y }) => Number.isFinite(x) && Number.isFinite(y)));
  points.forEach((a, i) => points.slice(0, i).forEach((b) => assert.ok(Math.abs(a.x - b.x) > 98 || Math.abs(a.y - b.y) > 38)));
  assert.equal(arranged([4], [], box).size, 1);
  assert.equal(arranged([], [], box).size, 0);
});
