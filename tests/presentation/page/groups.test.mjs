// Like leaves as one, and how edges look by what stands behind them.

import assert from "node:assert/strict";
import { test } from "node:test";

const js = (name) => import(`../../../src/claimgraph/presentation/explorer/assets/js/${name}.js`);

const { arranged } = await js("drawing/arrange");
const { CROWD, gathered } = await js("drawing/groups");
const { dashesOf, look, widthOf } = await js("drawing/looks");

const NEVER = { isApart: () => false, isOpen: () => false, isMarked: () => false };
const PALETTE = { line: "grey", accent: "blue", contradicted: "orange", denied: "black", rejected: "silver" };

/** A graph of edges [from, to, relation]; even things are of one kind, odd ones of another. */
function graph(edges) {
  return {
    ends: (edge) => edges[edge].slice(0, 2),
    otherEnd: (edge, node) => (edges[edge][0] === node ? edges[edge][1] : edges[edge][0]),
    relationOf: (edge) => edges[edge][2],
    kind: (node) => ({ id: node % 2 ? "odd" : "even" }),
  };
}

/** A star of `count` even leaves around thing 1000, which has another neighbour. */
function star(count, more = []) {
  const edges = [...Array.from({ length: count }, (_, n) => [1000, n * 2, 0]), [1000, 3000, 0], [3000, 3002, 0], ...more];
  const nodes = [...new Set(edges.flatMap(([from, to]) => [from, to]))].sort((a, b) => a - b);
  return { graph: graph(edges), shown: { nodes, edges: edges.map((_, edge) => edge) } };
}

test("so many leaves of one kind by one relation are a group, fewer are not", () => {
  for (const count of [CROWD - 1, CROWD, 40]) {
    const { graph, shown } = star(count);
    const groups = gathered(graph, shown, NEVER);
    assert.equal(groups.length, count < CROWD ? 0 : 1);
    if (count < CROWD) continue;
    const [{ id, hub, members, edges, outward }] = groups;
    assert.deepEqual([id, hub, members.length, edges.length, outward], [-1, 1000, count, count, true]);
    assert.ok(!members.includes(3000), "who leads on is no leaf");
  }
});

test("another relation, direction or kind is another group", () => {
  const others = Array.from({ length: CROWD }, (_, n) => [
    [1000, 500 + n * 2, 1],
    [700 + n * 2, 1000, 0],
    [1000, 901 + n * 2, 0],
  ]).flat();
  const { graph, shown } = star(CROWD, others);
  const groups = gathered(graph, shown, NEVER);
  assert.equal(groups.length, 4);
  assert.deepEqual(groups.map(({ id }) => id), [-1, -2, -3, -4]);
  assert.equal(new Set(groups.flatMap(({ members }) => members)).size, 4 * CROWD);
});

test("what is chosen, pinned or disputed stands by itself, and an open hub has no group", () => {
  const { graph, shown } = star(CROWD + 1);
  assert.equal(gathered(graph, shown, { ...NEVER, isApart: (node) => node === 2 })[0].members.length, CROWD);
  assert.equal(gathered(graph, shown, { ...NEVER, isMarked: (edge) => edge === 3 })[0].members.length, CROWD);
  assert.deepEqual(gathered(graph, shown, { ...NEVER, isOpen: (hub) => hub === 1000 }), []);
});

test("two things that have but each other, loops, and nothing are no groups", () => {
  const pairs = Array.from({ length: 9 }, (_, n) => [n * 10, n * 10 + 2, 0]);
  const nodes = pairs.flatMap(([from, to]) => [from, to]);
  assert.deepEqual(gathered(graph(pairs), { nodes, edges: pairs.map((_, n) => n) }, NEVER), []);
  const loops = Array.from({ length: 9 }, (_, n) => [n, n, 0]);
  assert.deepEqual(gathered(graph(loops), { nodes: loops.map((_, n) => n), edges: loops.map((_, n) => n) }, NEVER), []);
  assert.deepEqual(gathered(graph([]), { nodes: [], edges: [] }, NEVER), []);
});

test("more origins make a thicker line, one a dashed one, none established a dotted one", () => {
  const widths = [0, 1, 2, 3, 4, 5, 6].map((count) => widthOf({ count }));
  assert.equal(widths[0], widths[1]);
  assert.ok(widths[1] < widths[2] && widths[2] < widths[3] && widths[4] < widths[5]);
  assert.equal(widths[5], widths[6], "there is an end to it");
  const dashes = [0, 1, 2, 3].map((count) => JSON.stringify(dashesOf("plain", { count })));
  assert.equal(new Set(dashes).size, 3);
  assert.equal(dashes[2], "false");
});

test("no two standings look alike without their colour", () => {
  const how = { chosen: false, lit: true, fallen: false };
  const forms = ["plain", "denied", "rejected", "doubted"].map((standing) => {
    const { dashes, arrows } = look(standing, { count: 2 }, PALETTE, how);
    return JSON.stringify([dashes, arrows.to.type]);
  });
  assert.equal(new Set(forms).size, forms.length);
  const ghost = look("plain", { count: 3 }, PALETTE, { ...how, fallen: true });
  assert.ok(!forms.includes(JSON.stringify([ghost.dashes, ghost.arrows.to.type])));
});

test("what was there stays where it is when more is added", () => {
  const nodes = Array.from({ length: 12 }, (_, n) => n);
  const edges = nodes.slice(1).map((node) => [0, node]);
  const box = () => ({ width: 100, height: 40 });
  const held = arranged(nodes.slice(0, 7), edges, box);
  const all = arranged(nodes, edges, box, held);
  for (const [node, place] of held) assert.deepEqual(all.get(node), place);
  const points = [...all.values()];
  points.forEach((a, i) =>
    points.slice(0, i).forEach((b) => assert.ok(Math.abs(a.x - b.x) > 98 || Math.abs(a.y - b.y) > 38)),
  );
  assert.deepEqual(all, arranged(nodes, edges, box, held));
});
