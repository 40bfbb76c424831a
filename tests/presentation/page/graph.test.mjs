// The graph, read from the columns of the page.

import assert from "node:assert/strict";
import { test } from "node:test";
import { value } from "../../../src/claimgraph/presentation/explorer/assets/js/data/graph.js";
import { columns } from "../../../src/claimgraph/presentation/explorer/assets/js/data/columns.js";
import { path } from "./graphs.mjs";

test("columns are read by row, lists and maps alike", () => {
  assert.equal(value({ a: ["x", null] }, "a", 0), "x");
  assert.equal(value({ a: ["x", null] }, "a", 1), undefined);
  assert.equal(value(columns({ a: { 1: "y" } }), "a", 1), "y");
  assert.equal(value({}, "a", 1), undefined);
});

test("ids are expanded as the package does", () => {
  assert.equal(path().iri("n0"), "https://x/n0");
  assert.equal(path().iri("term:a"), "https://x/term/a");
  assert.equal(path().iri("https://elsewhere/x"), "https://elsewhere/x");
});
