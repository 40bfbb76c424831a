// The page's modules that need no page, under node's own test runner.
// pytest runs this file (test_explorer_modules.py); by hand: node --test tests/presentation/

import assert from "node:assert/strict";
import { test } from "node:test";

const js = (name) => import(`../../src/claimgraph/presentation/explorer/assets/js/${name}.js`);

const { arranged } = await js("arrange");
const { Evidence, Graph, value } = await js("data");
const { MOST_IN_FOCUS, noFilters, shown } = await js("filter");
const { Index, folded, rank } = await js("fold");
const { Taken, wrapped } = await js("labels");
const { linkable, shortened, visible } = await js("safe");
const { STRINGS } = await js("strings");
const words = await js("words");

// --- finding ------------------------------------------------------------------------------------

test("folding takes away case, diacritics, width and invisibles", () => {
  assert.equal(folded("  ŁÓDŹ\u00a0Straße "), "lodz strasse");
  assert.equal(folded("Żemm"), folded("zemm"));
  assert.equal(folded("e\u0301"), folded("é"));
  assert.equal(folded("ＦＵＬＬ　ｗｉｄｔｈ"), "full width");
  assert.equal(folded("南通\u200b市"), "南通 市");
  assert.equal(folded("İstanbul"), "istanbul");
});

test("a name that is the text comes before one that begins with it, and so on", () => {
  const names = ["fox", "fox hunt", "operation fox", "outfoxed", "dog"];
  assert.deepEqual(names.map((name) => rank("fox", name)), [0, 1, 2, 3, -1]);
});

test("each thing is found once, by its best name; the weightier first", () => {
  const index = new Index(
    [
      { item: 1, text: "Fuchsjagd" },
      { item: 1, text: "Fox Hunt" },
      { item: 2, text: "Fox Hunt, second" },
      { item: 3, text: "Fox Hunt, third" },
      { item: 4, text: "fox-hunt", aside: 0.5 },
    ],
    (item) => item,
  );
  assert.deepEqual(index.search("FOX HUNT", 9).map((hit) => hit.item), [1, 3, 2]);
  assert.deepEqual(index.search("fox-h", 9).map((hit) => hit.item), [4]);
  assert.equal(index.search("猎", 9).length, 0);
  assert.equal(index.search(" ", 9).length, 0);
});

// --- safety -------------------------------------------------------------------------------------

test("only plain web addresses become links", () => {
  assert.equal(linkable("https://example.org/a?b#c"), "https://example.org/a?b#c");
  for (const bad of ["javascript:alert(1)", " https://a.b", "data:text/html,x", "//a.b", "https:\n//a", "ftp://a.b", "", "http://", "https://a b", "JAVASCRIPT://x%0aalert(1)", "vbscript:x", "https:/\\a"]) {
    assert.equal(linkable(bad), "", bad);
  }
});

test("control and direction characters can be seen", () => {
  assert.equal(visible("a\u0000b\u001bc\u202Ed\u2066"), "a␀b␛c␦d␦");
  assert.equal(visible("tab\tline\n"), "tab\tline\n");
});

test("a text is cut between characters", () => {
  assert.equal(shortened("short", 10), "short");
  assert.equal([...shortened("🕵️".repeat(50), 10)].length <= 11, true);
  assert.equal(shortened("長".repeat(10_000), 5), "長長長長…");
  assert.doesNotMatch(shortened("e\u0301".repeat(40), 9), /\p{L}…$/u);
});

// --- labels -------------------------------------------------------------------------------------

const measure = (text) => [...text].length;

test("labels are broken at blanks, and within what has none", () => {
  assert.deepEqual(wrapped("one two three", measure, 7, 3), ["one two", "three"]);
  assert.deepEqual(wrapped("南通市公安局海外", measure, 4, 3), ["南通市公", "安局海外"]);
  assert.deepEqual(wrapped("a b c d e f", measure, 3, 2), ["a b", "c d…"]);
  assert.deepEqual(wrapped("", measure, 3, 2), []);
  assert.ok(wrapped("x".repeat(10_000), measure, 20, 3).every((line) => line.length <= 21));
});

test("what is taken is not free", () => {
  const taken = new Taken();
  taken.add({ left: 0, top: 0, right: 100, bottom: 20 });
  assert.equal(taken.isFree({ left: 90, top: 10, right: 120, bottom: 30 }), false);
  assert.equal(taken.isFree({ left: 100, top: 10, right: 120, bottom: 30 }), true);
  assert.equal(taken.isFree({ left: -200, top: -200, right: -190, bottom: -190 }), true);
});

// --- the graph ----------------------------------------------------------------------------------

/** A path 0 - 1 - 2 - 3 and a loop at 3; even things are of class 0, odd ones of class 1. */
function path(more = {}) {
  return new Graph({
    title: "t", view: "all", lazy: false, claimCount: 4, sources: [], prefixes: { "": "https://x/", term: "https://x/term/" },
    kinds: [{ id: "other", labels: {}, definition: "", shape: "circle", colour: 0 }],
    types: [{ id: "a", labels: {}, definition: "" }, { id: "b", labels: {}, definition: "" }],
    relations: [{ id: "r", labels: { en: "r" }, definition: "" }, { id: "s", labels: { en: "s" }, definition: "" }],
    nodes: { label: ["0", "1", "2", "3"], iri: ["n0", "n1", "n2", "n3"], group: [0, 0, 0, 0], types: [[0], [1], [0], [1]], drawn: [1, 1, 1, 1] },
    edges: { from: [0, 1, 2, 3], to: [1, 2, 3, 3], relation: [0, 1, 0, 0], claims: [[0], [1], [2], [3]] },
    options: {},
    ...more,
  });
}

const none = () => [];

test("columns are read by row, lists and maps alike", () => {
  assert.equal(value({ a: ["x", null] }, "a", 0), "x");
  assert.equal(value({ a: ["x", null] }, "a", 1), undefined);
  assert.equal(value({ a: { 1: "y" } }, "a", 1), "y");
  assert.equal(value({}, "a", 1), undefined);
});

test("ids are expanded as the package does", () => {
  assert.equal(path().iri("n0"), "https://x/n0");
  assert.equal(path().iri("term:a"), "https://x/term/a");
  assert.equal(path().iri("https://elsewhere/x"), "https://elsewhere/x");
});

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

// --- words --------------------------------------------------------------------------------------

test("every language has the same keys and the same blanks", () => {
  const blanks = (text) => (text.match(/\{\w+\}/g) ?? []).sort().join();
  const singular = (key) => key.endsWith(".one");
  for (const [tag, wordings] of Object.entries(STRINGS)) {
    const keys = Object.keys(STRINGS.en).filter((key) => !singular(key));
    assert.deepEqual(Object.keys(wordings).filter((key) => !singular(key)).sort(), keys.sort(), tag);
    for (const key of keys) assert.equal(blanks(wordings[key]), blanks(STRINGS.en[key]), `${tag} ${key}`);
  }
});

test("wording is filled in, counted and listed", () => {
  words.speak("en-GB");
  assert.equal(words.count("claims", 1), "1 claim");
  assert.equal(words.count("claims", 1200), "1,200 claims");
  assert.deepEqual(words.listed(["a", "b", "c"]), ["a", ", ", "b", ", and ", "c"]);
  assert.deepEqual(words.phrase("jointly", { agents: 7 }), ["7", ", jointly"]);
  assert.equal(words.t("view", { view: "{view} {n}" }), "View: {view} {n}");
  assert.equal(words.coded("stance", "constructor"), "constructor");
  words.speak("zh-CN");
  assert.equal(words.count("claims", 1), "1 条主张");
  assert.equal(words.labelled({ en: "person", "zh-Hans": "人" }), "人");
  assert.equal(words.labelled({ de: "Person" }), "Person");
  words.speak("tlh");
  assert.equal(words.spoken(), "zh");
});
