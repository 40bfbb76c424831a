// The state and its address: whatever a reader does comes back from it, whatever one writes does no harm.

import assert from "node:assert/strict";
import { test } from "node:test";
import { addressOf, read, written } from "../../../src/claimgraph/presentation/explorer/assets/js/state/address.js";
import { ALL, LISTS, MODES, NO_FACETS, changed, differs, filters, isSeen, seeing, toggled, untouched } from "../../../src/claimgraph/presentation/explorer/assets/js/state/state.js";

const START = untouched("drawing");

/** Numbers from 0 to 1 that are the same each time. */
function chance(seed) {
  let state = seed;
  return () => (state = (state * 48271) % 2147483647) / 2147483647;
}

const WILD = ["", "fox-hunt", "term:a", "https://x/y?z=1&w#a", "南通", "a,b", "a:b", "a&b=c", "only:x", "%", "%E0%A4%A", "\u0000", "\ud800", "\udfff x", "__proto__", "constructor", "<script>", "=", "#", "-", "*cg:Person", " ", "\u202e", "🕵️", "toString", "5", "'\"`", "a%2Cb", "\u2028"];

/** Any value at all, sensible or not. */
function anything(random, depth = 0) {
  const pick = (list) => list[Math.floor(random() * list.length)];
  const word = () => pick(WILD) + (random() < 0.3 ? pick(WILD) : "");
  const number = () => pick([0, -0, 1, -1, 3, 0.5, 1e9, -1e9, NaN, Infinity, 1e-9, Math.floor(random() * 4000) - 2000]);
  const list = (of) => Array.from({ length: Math.floor(random() * 5) }, of);
  const any = () => (depth > 1 ? word() : pick([word, number, () => null, () => undefined, () => list(word), () => anything(random, depth + 1), () => true])());
  const choice = () => pick([() => ({ only: random() < 0.5, ids: list(word) }), any])();
  return {
    chosen: pick([word, any])(),
    mode: pick([...MODES, "x", 1, null]),
    view: word(),
    without: pick([() => list(word), any])(),
    path: pick([() => [word(), word()], any])(),
    pathBy: pick(["length", "attestation", "x"]),
    list: word(),
    focus: pick([() => ({ id: word(), hops: number() }), any])(),
    added: list(word),
    hidden: list(any),
    opened: list(word),
    pinned: pick([() => Object.fromEntries(list(() => [word(), [number(), number()]])), any])(),
    facets: pick([() => ({ ...Object.fromEntries(LISTS.map((name) => [name, choice()])), contradicted: any(), single: random() < 0.5, undated: random() < 0.5, from: word(), to: any() }), any])(),
    camera: pick([() => ({ x: number(), y: number(), scale: number() }), any])(),
  };
}

test("what is written is read again, whatever the state", () => {
  const random = chance(7);
  const addresses = new Set();
  for (let n = 0; n < 3000; n += 1) {
    const all = Object.entries(anything(random)).filter(() => random() < 0.7);
    const state = changed(START, Object.fromEntries(all));
    const address = written(state, START);
    addresses.add(address);
    assert.deepEqual(read(address, START), state, address);
    assert.equal(written(read(address, START), START), address);
    // A browser writes addresses in its own way.
    const { hash } = new URL(`file:///x.html${address}`);
    assert.deepEqual(read(hash, START), state, address);
    assert.ok(Object.isFrozen(state));
  }
  assert.ok(addresses.size > 2500);
});

test("garbage never throws, and what it leads to can be written", () => {
  const random = chance(11);
  const parts = [...WILD, "mode=", "mode=list", "view=%", "without=,,", "path=a", "path=a,b,c", "focus=x,9", "focus=,", "pinned=a:1:2,b", "pinned=__proto__:1:1", "types=only:", "at=1,2", "at=1,2,0", "at=NaN,1,1", "from=2016", "undated=no", "single=maybe", "=x", "&&", "at", "focus", "hidden=%FF", "&mode=map"];
  for (let n = 0; n < 4000; n += 1) {
    const hash = `#${Array.from({ length: Math.floor(random() * 6) }, () => parts[Math.floor(random() * parts.length)] + (random() < 0.2 ? String.fromCharCode(random() * 65536) : "")).join("&")}`;
    const state = read(hash, START);
    assert.deepEqual(read(written(state, START), START), state, hash);
  }
});

test("an address says what differs, in one way", () => {
  assert.equal(written(START, START), "");
  assert.deepEqual(read("", START), START);
  assert.equal(read("#fox-hunt", START).chosen, "fox-hunt");
  assert.equal(addressOf("a b&c"), "#a%20b%26c");
  const state = changed(START, { chosen: "x", mode: "list", without: ["b", "a", "b"], facets: { ...NO_FACETS, agents: { only: true, ids: ["ann,leaf"] }, single: true, undated: false, from: "2016-02" } });
  assert.equal(written(state, START), "#x&mode=list&without=a,b&agents=only:ann%2Cleaf&single=yes&undated=no&from=2016-02");
  const map = untouched("map");
  assert.equal(written(changed(map, { mode: "drawing" }), map), "#&mode=drawing");
  assert.equal(read("#&mode=drawing", map).mode, "drawing");
  assert.equal(read("#x&mode=nothing&unheard=of", START).mode, "drawing");
});

test("what does not change stays the same object", () => {
  const state = changed(START, { chosen: "x", added: ["b"], focus: { id: "x", hops: 2 } });
  assert.equal(changed(state, { chosen: "x", added: ["b"], focus: { id: "x", hops: 2 } }), state);
  const next = changed(state, { chosen: "y", added: ["b"] });
  assert.equal(next.added, state.added);
  assert.equal(next.facets, state.facets);
  const back = changed(next, read(written(state, START), START));
  assert.equal(back.added, state.added);
  assert.deepEqual(back, state);
  assert.throws(() => state.added.push("c"), TypeError);
});

test("a part is made anew when what it shows differs, at first, and in another language", () => {
  const next = changed(START, { chosen: "x" });
  assert.equal(differs(next, START, "chosen"), true);
  assert.equal(differs(next, START, "mode", "facets"), false);
  assert.equal(differs(next, null, "mode"), true);
  assert.equal(differs(next, next, "mode"), true);
});

test("values are hidden, shown, or shown alone", () => {
  const without = seeing(ALL, ["a", "b"], false);
  assert.deepEqual(without, { only: false, ids: ["a", "b"] });
  assert.deepEqual([isSeen(without, "a"), isSeen(without, "c")], [false, true]);
  assert.deepEqual(seeing(without, ["a"], true), { only: false, ids: ["b"] });
  const only = { only: true, ids: ["a"] };
  assert.deepEqual([isSeen(only, "a"), isSeen(only, "c")], [true, false]);
  assert.deepEqual(seeing(only, ["c"], true).ids, ["a", "c"]);
  assert.deepEqual(seeing(only, ["a"], false), { only: true, ids: [] });
  assert.equal(filters(NO_FACETS), false);
  assert.equal(filters({ ...NO_FACETS, types: only }), true);
  assert.deepEqual(toggled(toggled([], "a"), "a"), []);
});
