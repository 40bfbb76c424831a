// Names of files, cells of tables, and how fine a picture can be.

import assert from "node:assert/strict";
import { test } from "node:test";

const js = (name) => import(`../../../src/claimgraph/presentation/explorer/assets/js/${name}.js`);

const { fileName } = await js("sharing/files");
const { cell, csv, joined } = await js("sharing/csv");
const { fineness } = await js("sharing/raster");

test("a file name is words joined by hyphens, whatever the title", () => {
  for (const [parts, name] of [
    [["The fog banks", "fb-squintham"], "The-fog-banks-fb-squintham.csv"],
    [["南通 服务站: 报告"], "南通-服务站-报告.csv"],
    [["../../etc/passwd"], "etc-passwd.csv"],
    [["\u202egnp.exe\u0000"], "gnp-exe.csv"],
    [["", "  "], "claimgraph.csv"],
    [["con"], "claimgraph-con.csv"],
    [["LPT1"], "claimgraph-LPT1.csv"],
    [["a|b<c>d?e*f"], "a-b-c-d-e-f.csv"],
  ])
    assert.equal(fileName(parts, ".csv"), name);
  assert.ok(fileName(["word ".repeat(100)], ".svg").length <= 84);
  assert.ok(fileName(["長".repeat(1000)], ".svg").length <= 84);
});

test("a cell computes nothing, and a number stays a number", () => {
  for (const [text, written] of [
    ["=1+1", "'=1+1"],
    ["+49 170 1", "'+49 170 1"],
    ["-1.5", "-1.5"],
    ["-1e", "'-1e"],
    ["@SUM(1)", "'@SUM(1)"],
    ["＝1", "'＝1"],
    ["\t=1", "'\t=1"],
    [" =1", "' =1"],
    ["'=1", "''=1"],
    [" ", "' "],
    ["", ""],
    ["plain", "plain"],
    ['a,"b"\nc', '"a,""b""\nc"'],
    ["\ud800", "\ufffd"],
  ])
    assert.equal(cell(text), written, JSON.stringify(text));
});

test("items in one cell can be taken apart again", () => {
  assert.equal(joined(["a", "b|c", "d\\e"]), "a | b\\|c | d\\\\e");
  assert.equal(joined([]), "");
});

test("a table ends its lines as RFC 4180 says", () => {
  assert.equal(csv(["a", "b"], [["1", "x, y"]]), 'a,b\r\n1,"x, y"\r\n');
});

test("a picture is twice as fine as its measures, unless a canvas could not hold it", () => {
  assert.equal(fineness(1000, 800), 2);
  for (const [width, height] of [[9000, 900], [20_000, 15_000], [100_000, 100]]) {
    const scale = fineness(width, height);
    assert.ok(scale * Math.max(width, height) <= 10_000.01 && scale ** 2 * width * height <= 40e6 * 1.001);
  }
});
