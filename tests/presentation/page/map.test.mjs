// The map's camera and grid: what is where, and what is near.

import assert from "node:assert/strict";
import { test } from "node:test";

const js = (name) => import(`../../../src/claimgraph/presentation/explorer/assets/js/${name}.js`);

const { Camera } = await js("map/camera");
const { Grid } = await js("map/grid");

const WORLD = { left: -100, top: -50, right: 300, bottom: 150 };

function camera() {
  const made = new Camera(WORLD);
  made.resize(800, 600);
  made.fit();
  return made;
}

/** Numbers from 0 to 1 that are the same each time. */
function chance(seed) {
  let state = seed;
  return () => (state = (state * 48271) % 2147483647) / 2147483647;
}

const near = (one, other) => assert.ok(Math.abs(one - other) < 1e-6, `${one} is not ${other}`);

test("the whole fits, and its middle is in the middle", () => {
  const { left, top, right, bottom } = camera().seen();
  assert.ok(left <= WORLD.left && top <= WORLD.top && right >= WORLD.right && bottom >= WORLD.bottom);
  assert.deepEqual(camera().toScreen(100, 50), { x: 400, y: 300 });
});

test("a place of the window is a place of the map, and back", () => {
  const made = camera();
  made.zoom(3, { x: 200, y: 100 });
  made.pan(-40, 25);
  const { x, y } = made.toWorld(123, 456);
  const back = made.toScreen(x, y);
  near(back.x, 123);
  near(back.y, 456);
});

test("what is under the hand stays there when one goes nearer", () => {
  const made = camera();
  const before = made.toWorld(333, 222);
  made.zoom(2.5, { x: 333, y: 222 });
  const after = made.toWorld(333, 222);
  near(after.x, before.x);
  near(after.y, before.y);
});

test("one can't get lost, neither in nothing nor in a point", () => {
  const made = camera();
  made.zoom(1e9);
  assert.ok(made.zoomed <= 60.001);
  made.zoom(1e-9);
  assert.ok(made.zoomed >= 0.499);
  made.pan(1e7, -1e7);
  assert.ok(made.x >= WORLD.left && made.y <= WORLD.bottom);
  for (const scale of [Number.NaN, undefined, Infinity]) {
    made.look = { x: scale, y: 3, scale };
    for (const part of Object.values(made.look)) assert.ok(Number.isFinite(part), String(scale));
  }
});

test("the grid finds what a look at every thing finds", () => {
  const random = chance(7);
  const n = 500;
  const xs = Float32Array.from({ length: n }, () => random() * 400 - 100);
  const ys = Float32Array.from({ length: n }, () => random() * 200 - 50);
  const things = Array.from({ length: n }, (_, k) => k).filter((k) => k % 3);
  const grid = new Grid(xs, ys, things);
  for (let round = 0; round < 60; round += 1) {
    const [x, y, reach] = [random() * 400 - 100, random() * 200 - 50, random() * 60];
    const rect = { left: x - reach, right: x + reach, top: y - reach, bottom: y + reach };
    const inside = things.filter(
      (k) => xs[k] >= rect.left && xs[k] <= rect.right && ys[k] >= rect.top && ys[k] <= rect.bottom,
    );
    assert.deepEqual(grid.inside(rect).sort((a, b) => a - b), inside);
    const passes = (k) => k % 2 === 0;
    const far = (k) => (xs[k] - x) ** 2 + (ys[k] - y) ** 2;
    const least = Math.min(Infinity, ...things.filter((k) => passes(k) && far(k) <= reach ** 2).map(far));
    const found = grid.nearest(x, y, reach, passes);
    assert.equal(found === null ? Infinity : far(found), least);
  }
});

test("a step goes that way, and stays where there is nothing", () => {
  const xs = [0, 10, 100, 0, -30];
  const ys = [0, 1, 0, 50, 0];
  const grid = new Grid(xs, ys, [0, 1, 2, 3, 4]);
  const any = () => true;
  assert.equal(grid.step(0, 1, 0, any), 1);
  assert.equal(grid.step(1, 1, 0, any), 2);
  assert.equal(grid.step(2, 1, 0, any), 2);
  assert.equal(grid.step(0, 0, 1, any), 3);
  assert.equal(grid.step(0, -1, 0, any), 4);
  assert.equal(grid.step(0, 1, 0, (k) => k !== 1), 2);
});

test("a grid of nothing, of one thing, and of many in one place", () => {
  assert.deepEqual(new Grid([], [], []).inside(WORLD), []);
  assert.equal(new Grid([3], [4], [0]).nearest(3, 4, 1, () => true), 0);
  const same = new Grid(new Float32Array(99), new Float32Array(99), Array.from({ length: 99 }, (_, k) => k));
  assert.equal(same.inside({ left: 0, right: 0, top: 0, bottom: 0 }).length, 99);
  assert.equal(same.step(5, 1, 0, () => true), 5);
});
