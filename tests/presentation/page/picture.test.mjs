// Pictures that leave the page: what is in them, and that no label breaks them.

import assert from "node:assert/strict";
import { test } from "node:test";

const js = (name) => import(`../../../src/claimgraph/presentation/explorer/assets/js/${name}.js`);

const { along, curve } = await js("sharing/curves");
const { picture } = await js("sharing/picture");
const { element, xml } = await js("sharing/tree");

const measure = (text, size) => text.length * size * 0.5;
const PALETTE = {
  paper: "#fff", ink: "#000", muted: "#555", line: "#999", accent: "#00f", contradicted: "#c40", denied: "#444", rejected: "#888",
  font: '"Noto Sans", sans-serif', kinds: Array.from({ length: 11 }, () => ({ fill: "#abc", edge: "#123" })),
};

function figure(more = {}) {
  const node = (x, y, label, look = {}) => ({ x, y, radius: 10, label, shape: "circle", colour: 0, group: false, unknown: false, ...look });
  return {
    title: "The Tea Case", notes: ["View: all · without The leaflet", "2 things and 1 edge"],
    nodes: [node(0, 0, "Board"), node(200, 40, "Houses", { group: true, shape: "star" }), node(90, 160, "Harbour", { unknown: true })],
    edges: [
      { points: [{ x: 0, y: 0 }, { x: 180, y: 36 }], standing: "plain", colour: "#999", dashes: [9, 3], width: 1.6, label: "operates" },
      { points: [{ x: 0, y: 0 }, { x: 90, y: 140 }], via: { x: 90, y: 40 }, standing: "denied", colour: "#444", dashes: [], width: 2, label: "has" },
    ],
    kinds: [{ word: "state body", shape: "hexagon", colour: 1, group: false, unknown: false }],
    lines: [{ standing: "denied", word: "denied", colour: "#444", dashes: [] }],
    ...more,
  };
}

test("a picture has its title, its names, its legend, and what it leaves out", () => {
  const { root, width, height } = picture(figure(), PALETTE, measure);
  const file = xml(root);
  for (const word of ["The Tea Case", "Board", "Houses", "Harbour", "operates", "state body", "denied", "without The leaflet"])
    assert.ok(file.includes(word), word);
  assert.ok(width >= 720 && height > 200);
  assert.match(file, /^<\?xml version="1.0" encoding="UTF-8"\?>\n<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" /);
  assert.doesNotMatch(file, /NaN|undefined|null|Infinity/);
  assert.equal(file, xml(picture(figure(), PALETTE, measure).root));
});

test("an empty picture is one all the same", () => {
  const file = xml(picture(figure({ nodes: [], edges: [], kinds: [], lines: [], notes: [], title: "" }), PALETTE, measure).root);
  assert.doesNotMatch(file, /NaN|undefined|Infinity/);
});

test("what has no room for its name among many goes without, and few are all named", () => {
  const same = Array.from({ length: 6 }, () => figure().nodes[0]);
  const named = (nodes) => xml(picture(figure({ nodes, edges: [] }), PALETTE, measure).root).split(">Board<").length - 1;
  assert.equal(named(same), 6);
  assert.equal(named(Array.from({ length: 500 }, () => figure().nodes[0])), 4);
});

test("hostile labels are text, and nothing that XML can't hold", () => {
  const vile = ["<script>x</script>", "]]>&amp;", 'a"b\'c', "\u0000\u0008\u001b", "\ud800", "\ufffe\uffff", "\u202egnp", "<!--", "x\ty\nz", "長い名前".repeat(500)];
  for (const label of vile) {
    const file = xml(picture(figure({ title: label, notes: [label], nodes: [{ ...figure().nodes[0], label }], kinds: [{ ...figure().kinds[0], word: label }] }), PALETTE, measure).root);
    assert.doesNotMatch(file, /<script|<!--|[\u0000-\u0008\u000b\u000c\u000e-\u001f\u202a-\u202e\ufffe\uffff]|\p{Surrogate}/u);
    const tags = file.match(/<\/?[a-z]+/g);
    assert.ok(tags.every((tag) => /^<\/?(svg|g|path|rect|circle|text|tspan|title|desc)$/.test(tag)), String(new Set(tags)));
  }
  assert.equal(xml(element("text", { x: 1, id: 'a"<&\n' }, "a<b>&")), '<?xml version="1.0" encoding="UTF-8"?>\n<text xmlns="http://www.w3.org/2000/svg" x="1" id="a&#34;&#60;&#38;&#10;">a&#60;b&#62;&#38;</text>\n');
});

test("an edge ends at the rim of the thing that it leads to", () => {
  for (const bend of [0, 0.26, -0.26, 0.5]) {
    const to = { x: 200, y: 120 };
    const made = curve({ x: 0, y: 0 }, to, bend, 12);
    const end = along(made, 1);
    assert.ok(Math.abs(Math.hypot(to.x - end.x, to.y - end.y) - 14) < 0.1, String(bend));
    assert.deepEqual(along(made, 0), { x: 0, y: 0 });
  }
  const loop = curve({ x: 5, y: 5 }, { x: 5, y: 5 }, 0.2, 12);
  for (const end of [loop.points[0], loop.points.at(-1)]) assert.ok(Math.abs(Math.hypot(end.x - 5, end.y - 5) - 14) < 0.1);
});
