// What counts, what the filters let through, and what of it is in focus.

import assert from "node:assert/strict";
import { test } from "node:test";
import { FAILS, Sieve } from "../../../src/claimgraph/presentation/explorer/assets/js/state/sieve.js";
import { MOST_IN_FOCUS, passed, shown } from "../../../src/claimgraph/presentation/explorer/assets/js/state/filter.js";
import { NO_FACETS, changed, untouched } from "../../../src/claimgraph/presentation/explorer/assets/js/state/state.js";
import { path } from "./graphs.mjs";

const START = untouched("drawing");
const ONE_ORIGIN = { count: 1, open: false };

/** The claims of the path's edges, and a fifth of thing 0 with a value: who says them, where, when. */
function evidence(graph, more = {}) {
  const claims = graph.edgeCount + 1;
  const row = (value) => Array.from({ length: claims }, (_, claim) => value(claim));
  return {
    claimCount: claims,
    ends: { subject: [...graph.found.from, 0], object: [...graph.found.to, undefined] },
    claims: { relation: [...graph.found.relation, 1], credibility: [undefined, "2", "2", "5", undefined], earliest: [100, 200, undefined, undefined, 400], latest: [150, undefined, 180, undefined, 400] },
    attestations: { agents: row((claim) => [claim % 2]), stance: row((claim) => (claim === 2 ? "denies" : "asserts")), from: row(() => []) },
    sayings: (claim) => [claim, claim + 1],
    sourcesOf: (claim) => (claim < 2 ? [2, 3] : [3]),
    inView: () => true,
    standing: (claim) => (claim === 4 ? "denied" : "plain"),
    ...more,
  };
}

const NOW = { counts: () => true, standing: (edge) => (edge === 1 ? "contradicted" : "plain"), standingOf: (claim) => (claim === 4 ? "denied" : "plain"), origins: () => ONE_ORIGIN };

/** What is seen of the path with these facets. */
function seen(facets = {}, changes = {}, { now = NOW, graph = path(), given = {} } = {}) {
  const state = changed(START, { ...changes, facets: { ...NO_FACETS, ...facets } });
  return shown(graph, state, passed(new Sieve(graph, evidence(graph, given)), state, now));
}

const without = (...ids) => ({ only: false, ids });
const only = (...ids) => ({ only: true, ids });
const claimsOf = ({ mask }) => [...mask.claims].flatMap((one, claim) => (one ? [claim] : []));

test("without filters everything is there", () => {
  const { nodes, edges, filtered, within, fallen } = seen();
  assert.deepEqual([nodes, edges, filtered, within], [[0, 1, 2, 3], [0, 1, 2, 3], false, 4]);
  assert.deepEqual(fallen, { nodes: [], edges: [] });
});

test("things are hidden by class or by hand, with their edges but not their neighbours", () => {
  assert.deepEqual(seen({ types: without("b") }).nodes, [0, 2]);
  assert.deepEqual(seen({ types: without("b") }).edges, []);
  assert.deepEqual(seen({ types: only("b") }).nodes, [1, 3]);
  const { nodes, edges, filtered } = seen({}, { hidden: ["n2", "nobody"] });
  assert.deepEqual([nodes, edges, filtered], [[0, 1, 3], [0, 3], true]);
});

test("claims are let through by what they say, who says it, how and where", () => {
  assert.deepEqual(claimsOf(seen({ relations: without("r") })), [1, 4]);
  assert.deepEqual(claimsOf(seen({ sources: without("n3") })), [0, 1]);
  assert.deepEqual(claimsOf(seen({ sources: only("n2") })), [0, 1]);
  assert.deepEqual(claimsOf(seen({ agents: without("n0") })), [1, 3]);
  assert.deepEqual(claimsOf(seen({ stances: without("asserts") })), [2]);
  assert.deepEqual(claimsOf(seen({ credibilities: only("-", "5") })), [0, 3, 4]);
  assert.deepEqual(claimsOf(seen({ standings: without("contradicted") })), [0, 2, 3, 4]);
  assert.deepEqual(claimsOf(seen({ standings: only("denied") })), [4]);
  assert.deepEqual(claimsOf(seen({ contradicted: true })), [1]);
  assert.deepEqual(claimsOf(seen({ agents: only("nobody") })), []);
});

test("a thing of which no claim is left goes too", () => {
  assert.deepEqual(seen({ contradicted: true }).nodes, [1, 2]);
  assert.deepEqual(seen({ standings: only("denied") }).nodes, [0]);
});

test("a claim passes if it may have been then; what has no date is apart", () => {
  const between = (from, to, undated = true) => claimsOf(seen({ from, to, undated }));
  assert.deepEqual(between("1970-05-01", "1970-05-02"), [0, 2, 3]);
  assert.deepEqual(between("1970-08", ""), [1, 3, 4]);
  assert.deepEqual(between("", "1970-04"), [0, 2, 3]);
  assert.deepEqual(between("1970-05-01", "1970-05-02", false), [0, 2]);
  assert.deepEqual(between("", "", false), [0, 1, 2, 4]);
  assert.deepEqual(between("nonsense", ""), [0, 1, 2, 3, 4]);
  assert.deepEqual(between("1990", "1980"), [3]);
});

test("only what rests on one origin", () => {
  const now = { ...NOW, origins: (edge) => ({ count: edge, open: false }) };
  assert.deepEqual(claimsOf(seen({ single: true }, {}, { now })), [0, 1, 4]);
});

test("what does not count falls, with the things that were there for it alone", () => {
  const now = { ...NOW, counts: (claim) => claim !== 1 && claim !== 2 };
  const { nodes, edges, fallen, filtered } = seen({}, {}, { now });
  assert.deepEqual([nodes, edges, filtered], [[0, 1, 3], [0, 3], false]);
  assert.deepEqual(fallen, { nodes: [2], edges: [1, 2] });
  assert.deepEqual(seen({ relations: without("r") }, {}, { now }).fallen, { nodes: [1, 2], edges: [1] });
});

test("why a claim is not seen is told apart, for the counts beside the values", () => {
  const state = changed(START, { facets: { ...NO_FACETS, relations: without("r"), agents: without("n0") } });
  const graph = path();
  const sieve = new Sieve(graph, evidence(graph));
  const { sifted } = passed(sieve, state, NOW);
  assert.deepEqual([...sifted.fails], [FAILS.relations | FAILS.agents, 0, FAILS.relations | FAILS.agents, FAILS.relations, FAILS.agents]);
  const facet = sieve.facets.of("relations");
  const counts = facet.tally((claim) => (sifted.fails[claim] & ~FAILS.relations) === 0);
  assert.deepEqual(Object.fromEntries(facet.ids.map((id, number) => [id, counts[number]])), { r: 1, s: 1 });
});

test("a focus holds what is within its hops, through what is seen", () => {
  const within = (hops, facets, hidden) => seen(facets, { focus: { id: "n0", hops }, ...hidden }).nodes;
  assert.deepEqual([within(1), within(2), within(3)], [[0, 1], [0, 1, 2], [0, 1, 2, 3]]);
  assert.deepEqual(within(3, {}, { hidden: ["n1"] }), [0]);
  assert.deepEqual(within(3, { relations: without("s") }), [0, 1]);
  assert.deepEqual(seen({}, { focus: { id: "n0", hops: 1 }, added: ["n3"] }).nodes, [0, 1, 3]);
  assert.deepEqual(seen({}, { focus: { id: "nobody", hops: 1 } }).nodes, [0, 1, 2, 3]);
});

test("a focus is not without end, and a large case is drawn as far as it was taken", () => {
  const n = MOST_IN_FOCUS + 100;
  const all = Array.from({ length: n }, (_, i) => i);
  const star = path({
    lazy: true,
    nodes: { label: all.map(String), iri: all.map((i) => `n${i}`), group: all.map(() => 0) },
    edges: { from: all.slice(1).map(() => 0), to: all.slice(1), relation: all.slice(1).map(() => 0) },
  });
  const given = { claims: { relation: all.map(() => 0) } };
  const { nodes, within } = seen({}, { focus: { id: "n0", hops: 1 } }, { graph: star, given });
  assert.deepEqual([nodes.length, within], [MOST_IN_FOCUS, n]);
  assert.deepEqual(seen({}, { added: ["n3", "n0"] }, { graph: star, given }).nodes, [0, 3]);
  assert.equal(seen({}, { added: ["n3", "n0"], mode: "map" }, { graph: star, given }).nodes.length, n);
});
