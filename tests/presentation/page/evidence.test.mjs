// What the claims rest on, found from every end.

import assert from "node:assert/strict";
import { test } from "node:test";
import { path } from "./graphs.mjs";
import { Evidence } from "../../../src/claimgraph/presentation/explorer/assets/js/data/evidence.js";

const GRAPH = path();

/** Three claims: 0 is a text about thing 0; 1 depends on 0; 2 says that 0 concerns thing 3. */
const LEDGER = {
  shardSize: 500,
  claims: {
    subject: { steps: [0, 0, -1] }, relation: { steps: [0, 0, 1] }, object: [null, 0, 3],
    outOfView: {}, dependsOn: { 1: [0] }, whenDate: { 1: 0 }, valueDate: {},
  },
  ids: { marks: "--4b--", others: { 0: "claim:0", 2: "other:c2" } },
  attestations: {
    claim: { steps: [0, 0, 2] }, agents: { codes: [1, 2, 3], values: [null, [6], [5], [5, 6]] },
    stance: { codes: [1, 2, 3], values: [null, "relays", "asserts", "denies"] }, source: { 0: 6 },
    from: { codes: [1, 0, 0], values: [null, [1]], relative: true },
    handle: { stems: { 6: "h-" }, ends: { codes: [1, 0, 0], values: [null, "007"] }, others: { 2: "odd" } },
  },
  dates: { text: ["2016"], label: ["in 2016"], low: [16801], high: [17167] },
  sources: {}, judgements: { verdict: ["accept"], targets: [[-1]] },
};
const SHARD = {
  claims: { value: [["text", "x", ""], null, null] },
  attestations: { gloss: { 0: "says x" }, citation: [0, -2, null], context: { 0: [1] }, cues: { 1: [0] } },
  citations: {
    source: { 1: 7 }, start: [10, 20, 30], length: [null, null, 5], excerpt: { 0: [0, 1, 3, 5, 8] }, cut: { 0: 3 },
    exact: { 1: "k𝒳pt" }, prefix: { 1: "as " }, digest: { 2: "d" },
  },
  excerpts: ["0123𝒳678"],
};

/** Evidence whose texts come later, and how often they were asked for. */
function packed() {
  const asked = [];
  const soon = async (shard) => (asked.push(shard), SHARD);
  return { evidence: new Evidence(LEDGER, GRAPH, { atOnce: false, now: assert.fail, soon }), asked };
}

function plain() {
  return new Evidence(LEDGER, GRAPH, { atOnce: true, now: () => SHARD, soon: assert.fail });
}

test("evidence is found from both ends", () => {
  const evidence = plain();
  assert.deepEqual(evidence.facts.of(0), [0]);
  assert.deepEqual(evidence.about.of(0), [2]);
  assert.deepEqual(evidence.mentions.of(3), [2]);
  assert.deepEqual(evidence.leaning.of(0), [1]);
  assert.deepEqual(evidence.spoken.of(5), [0, 2]);
  assert.deepEqual(evidence.carried.of(6), [0]);
  assert.deepEqual(evidence.sourcesOf(0), [6]);
  assert.deepEqual([0, 1, 2].map((claim) => evidence.handles.of(claim)), [["h-007"], [], ["odd"]]);
  assert.deepEqual(evidence.judged.of(-1), [0]);
});

test("claims are found by their ids, made again or kept", () => {
  const evidence = plain();
  const ids = [0, 1, 2].map((claim) => evidence.claimId(claim));
  assert.deepEqual(ids, ["claim:0", "claim:4ba60e942c5e3d3a24ef9433", "other:c2"]);
  assert.deepEqual(ids.map((id) => evidence.claimNumber(id)), [0, 1, 2]);
  for (const none of ["", "claim:", `claim:4b${"0".repeat(22)}`, `claim:b-${"0".repeat(22)}`, "other:c3"])
    assert.equal(evidence.claimNumber(none), undefined);
});

test("chains lead from the document at hand to the origin", () => {
  const evidence = plain();
  assert.deepEqual([0, 1, 2].map((claim) => evidence.chains(claim)), [[[0, 1]], [], [[2]]]);
  assert.deepEqual(evidence.sayings(0), [0, 2]);
});

test("words come from the text of the document or as they were kept", () => {
  const { citations, attestations, claims } = plain();
  const told = (citation) =>
    ["source", "start", "end", "before", "exact", "after", "prefix", "cut", "digest"].map((name) => citations[name].at(citation));
  const none = undefined;
  assert.deepEqual(told(attestations.citation.at(0)), [6, 10, 12, "12", "3\ud835", "\udcb367", none, 3, none]);
  const kept = [7, 20, 24, none, "k𝒳pt", none, "as ", none, none];
  assert.deepEqual(told(attestations.context.at(0)[0]), kept);
  assert.deepEqual(told(attestations.cues.at(1)[0]), [none, 30, 35, none, none, none, none, none, "d"]);
  assert.deepEqual(attestations.citation.at(1), attestations.citation.at(0));
  assert.equal(attestations.citation.at(2), none);
  assert.deepEqual([0, 1].map((claim) => claims.object.at(claim)), [["text", "x", ""], 0]);
});

test("dates stand in a table of their own", () => {
  const { claims } = plain();
  assert.deepEqual(["when", "earliest", "latest"].map((name) => claims[name].at(1)), [["2016", "in 2016"], 16801, 17166]);
  assert.deepEqual(["when", "earliest", "latest"].map((name) => claims[name].at(0)), [undefined, undefined, undefined]);
});

test("what is not unpacked yet has to be waited for, and is unpacked once", async () => {
  const { evidence, asked } = packed();
  assert.equal(evidence.has([0]), false);
  assert.throws(() => evidence.gloss(0), /not there yet/);
  await Promise.all([evidence.need([0]), evidence.need([2])]);
  assert.equal(evidence.has([0, 1, 2]), true);
  assert.equal(evidence.gloss(0), "says x");
  assert.deepEqual(asked, [0]);
});
