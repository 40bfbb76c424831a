// What the filters and a focus leave on the drawing.

import assert from "node:assert/strict";
import { test } from "node:test";
import { MOST_IN_FOCUS, noFilters, shown } from "../../../src/claimgraph/presentation/explorer/assets/js/state/filter.js";
import { path } from "./graphs.mjs";

const none = () => [];

test("filters hide things with their edges, and edges alone", () => {
  const graph = path();
  assert.deepEqual(shown(graph, noFilters(), none).edges, [0, 1, 2, 3]);
  assert.deepEqual(shown(graph, { ...noFilters(), types: new Set([1]) }, none).nodes, [0, 2]);
  assert.deepEqual(shown(graph, { ...noFilters(), nodes: new Set([2]) }, none).edges, [0, 3]);
  assert.deepEqual(shown(graph, { ...noFilters(), relations: new Set([0]) }, none).edges, [1]);
  const sources = (edge) => (edge === 1 ? [7] : [7, 8]);
  assert.deepEqual(shown(graph, { ...noFilters(), sources: new Set([7]) }, sources).edges, [0, 2, 3]);
});

test("a focus holds what is within its hops, through what is shown", () => {
  const graph = path();
  const within = (hops, more = {}) => shown(graph, { ...noFilters(), focus: { node: 0, hops }, ...more }, none).nodes;
  assert.deepEqual([within(1), within(2), within(3)], [[0, 1], [0, 1, 2], [0, 1, 2, 3]]);
  assert.deepEqual(within(3, { nodes: new Set([1]) }), [0]);
});

test("what is too much is drawn only around a focus, and not without end", () => {
  const n = MOST_IN_FOCUS + 100;
  const all = Array.from({ length: n }, (_, i) => i);
  const star = path({
    lazy: true,
    nodes: { label: all.map(String), iri: all.map((i) => `n${i}`), group: all.map(() => 0), drawn: all.map(() => 1) },
    edges: { from: all.slice(1).map(() => 0), to: all.slice(1), relation: all.slice(1).map(() => 0), claims: all.slice(1).map((i) => [i]) },
  });
  assert.deepEqual(shown(star, noFilters(), none).nodes, []);
  const seen = shown(star, { ...noFilters(), focus: { node: 0, hops: 1 } }, none);
  assert.deepEqual([seen.nodes.length, seen.within], [MOST_IN_FOCUS, n]);
});
