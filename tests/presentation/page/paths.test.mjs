// Paths: the best first, each once, and an end to the search. That they are the package's own is held
// by test_explorer_reckoning.py.

import assert from "node:assert/strict";
import { test } from "node:test";
import { Network, Search } from "../../../src/claimgraph/presentation/explorer/assets/js/analysis/paths.js";

/** A graph of pairs; the second of two equal pairs is a second edge. */
function graph(nodeCount, pairs) {
  return { nodeCount, edgeCount: pairs.length, ends: (edge) => pairs[edge] };
}

const EVERY = () => true;
const found = (search, many = 99) => search.upTo(many).map(({ nodes }) => nodes.join(""));

//   0 - 1 - 2
//    \  |  /
//       3        4 is alone, and 5 - 5
const SQUARE = graph(6, [[0, 1], [1, 2], [0, 3], [3, 2], [1, 3], [1, 0], [5, 5]]);

test("the best attested path comes first, or the shortest", () => {
  const costs = [9, 1, 1, 1, 1, 8, 1];
  const search = (by) => new Search(new Network(SQUARE, EVERY), (edge) => costs[edge], by, 0, 1);
  assert.deepEqual(found(search("attestation")), ["031", "0321", "01"]);
  assert.deepEqual(found(search("length")), ["01", "031", "0321"]);
  assert.deepEqual(search("attestation").upTo(3).map(({ cost }) => cost), [2, 3, 8]);
});

test("edges between two things are one link, whichever way they point; a loop leads nowhere", () => {
  const network = new Network(SQUARE, EVERY);
  assert.equal(network.count, 5);
  assert.deepEqual([...network.edges.at(0)], [0, 5]);
  assert.equal(network.across(0, 1), 0);
  assert.deepEqual(found(new Search(network, () => 1, "length", 5, 0)), []);
});

test("what may not be walked is not walked, and a thing is where it is", () => {
  const network = new Network(SQUARE, (edge) => edge !== 2 && edge !== 4);
  assert.deepEqual(found(new Search(network, () => 1, "length", 0, 3)), ["0123"]);
  assert.deepEqual(found(new Search(network, () => 1, "length", 0, 4)), []);
  assert.deepEqual(found(new Search(network, () => 1, "length", 4, 4)), ["4"]);
});

test("further paths are looked for when they are wanted, and given up in the end", () => {
  const many = 3000;
  const ring = graph(many, Array.from({ length: many }, (_, node) => [node, (node + 1) % many]));
  const search = new Search(new Network(ring, EVERY), () => 1, "attestation", 0, 1000, 1_000);
  assert.deepEqual(search.upTo(1).map(({ links }) => links.length), [1000]);
  assert.equal(search.gaveUp, false);
  assert.deepEqual(search.upTo(3).map(({ links }) => links.length), [1000]);
  assert.equal(search.gaveUp, true);
});

test("the first path between any two of a hundred thousand things takes no look for others", () => {
  const many = 100_000;
  const pairs = Array.from({ length: 2 * many }, (_, n) => (n < many - 1 ? [n >> 1, n + 1] : [(n * 7919) % many, (n * 104729) % many]));
  const network = new Network(graph(many, pairs), EVERY);
  const search = new Search(network, (edge) => 1 + (edge % 7), "attestation", 17, many - 3);
  const [best] = search.upTo(1);
  assert.equal(search.looked, 0);
  assert.ok(best.cost < 60);
  const costs = search.upTo(20).map(({ cost }) => cost);
  assert.deepEqual(costs, [...costs].sort((a, b) => a - b));
  assert.equal(new Set(search.upTo(20).map(({ nodes }) => String(nodes))).size, 20);
});
