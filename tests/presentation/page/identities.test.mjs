// Ids and statements, as the package makes them.

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { test } from "node:test";

const js = (name) => import(`../../../src/claimgraph/presentation/explorer/assets/js/${name}.js`);

const { contentId, dateLocal, quantityLocal, quantityOf, quoted } = await js("sharing/ids");
const { Quads, expanded } = await js("sharing/quads");
const { sha256 } = await js("base/sha256");

test("digests are those of SHA-256, at every length around a block", () => {
  for (let length = 0; length < 140; length += 1) {
    const text = "é😀a".repeat(length).slice(0, length).toWellFormed();
    assert.equal(sha256(text), createHash("sha256").update(text).digest("hex"));
  }
});

test("a content has the id that Python gives it", () => {
  // python: content_id("passage", ["https://example.org/a", 1, None, 3, "é"]), and with a map
  const content = JSON.stringify(["passage", ["https://example.org/a", 1, null, 3, "é"]]);
  assert.equal(contentId("passage", ["https://example.org/a", 1, null, 3, "é"]), createHash("sha256").update(content).digest("hex").slice(0, 24));
  assert.equal(contentId("x", { b: 1, a: [true, null] }), contentId("x", { a: [true, null], b: 1 }));
});

test("the last part of an IRI holds any text", () => {
  assert.equal(quoted("a b/ü!'()*~._-"), "a%20b%2F%C3%BC%21%27%28%29%2A~._-");
  assert.equal(quoted("ends."), "ends%2E");
  assert.equal(dateLocal("2018/.."), "2018_to_open");
  assert.equal(dateLocal("2016~"), "2016~");
});

test("a quantity is read from its wording", () => {
  for (const [text, bound, amount, lower, upper, unit, local] of [
    ["13 houses", "exactly", "13", "13", "13", "houses", "13-houses"],
    ["at least 1,200 tea houses", "at-least", "1200", "1200", "", "tea houses", "at-least-1200-tea-houses"],
    ["between 3 and 5.5 km/h", "between", "3", "3", "5.5", "km/h", "between-3-and-5.5-km_2f_h"],
    ["up to -4", "up-to", "-4", "", "-4", "", "up-to-minus-4"],
    ["about 40 and more", "about", "40", "", "", "and more", "about-40-and-more"],
    ["over 7 南通", "over", "7", "7", "", "南通", "over-7-%E5%8D%97%E9%80%9A"],
  ]) {
    const quantity = quantityOf(text);
    assert.deepEqual(quantity, { bound, amount, lower, upper, unit });
    assert.equal(quantityLocal(quantity), local);
  }
  assert.throws(() => quantityOf("many"));
});

test("statements are written with the terms of the context, each once and in order", () => {
  const quads = new Quads();
  for (let twice = 0; twice < 2; twice += 1) {
    quads.type("https://g/1", "https://x/b", "cg:Claim");
    quads.say("https://g/1", "https://x/b", "value", "tea", "en");
    quads.say("https://g/1", "https://x/b", "edtf", "2016");
    quads.say("https://g/1", "https://x/b", "subject", "https://x/a");
  }
  quads.say("https://g/1", "https://x/b", "note", "");
  quads.add("https://g/1", "https://x/b", "https://w3id.org/claimgraph/ontology#audience", { iri: "https://x/c" });
  const { "@context": context, "@graph": graphs } = JSON.parse(quads.jsonLd());
  assert.equal(context["@version"], 1.1);
  assert.deepEqual(graphs, [
    { id: "https://g/1", "@graph": [
      { id: "https://x/b", type: "cg:Claim", "cg:audience": { id: "https://x/c" }, edtf: "2016", subject: "https://x/a", value: { "@value": "tea", "@language": "en" } },
    ] },
  ]);
});

test("where an IRI would be read as a short form, all are written in full", () => {
  const quads = new Quads();
  quads.say("https://g/1", "https://x/b", "subject", "label:x");
  quads.say("https://g/1", "https://x/b", "title", "t");
  const document = JSON.parse(quads.jsonLd());
  assert.equal(document["@context"], undefined);
  assert.deepEqual(document["@graph"][0]["@graph"][0], {
    "@id": "https://x/b",
    [expanded("dcterms:title")]: { "@value": "t" },
    [expanded("cg:subject")]: { "@id": "label:x" },
  });
});
