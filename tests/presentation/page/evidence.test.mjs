// What the claims rest on, found from every end.

import assert from "node:assert/strict";
import { test } from "node:test";
import { Evidence } from "../../../src/claimgraph/presentation/explorer/assets/js/data/evidence.js";

test("evidence is found from both ends", () => {
  const evidence = new Evidence({
    claims: { id: ["c0", "c1", "c2"], subject: [0, 1, -1], relation: [0, 0, 1], object: [["text", "x", ""], 0, 3], outOfView: {}, chains: [[[1, 0]], [], [[2]]], dependsOn: { 1: [0] } },
    attestations: { claim: [0, 0, 2], agents: [[5], [6], [5, 6]], stance: ["asserts", "relays", "denies"], source: { 1: 6 }, gloss: { 1: "says x" }, handle: { 1: "h1" } },
    citations: {}, sources: {}, judgements: { verdict: ["accept"], targets: [[-1]] },
  });
  assert.deepEqual(evidence.facts.of(0), [0]);
  assert.deepEqual(evidence.about.of(0), [2]);
  assert.deepEqual(evidence.mentions.of(3), [2]);
  assert.deepEqual(evidence.leaning.of(0), [1]);
  assert.deepEqual(evidence.spoken.of(5), [0, 2]);
  assert.deepEqual(evidence.carried.of(6), [0]);
  assert.deepEqual(evidence.handles.of(0), ["h1"]);
  assert.deepEqual(evidence.judged.of(-1), [0]);
  assert.equal(evidence.gloss(0), "says x");
  assert.equal(evidence.numbers.get("c2"), 2);
});
