// Addresses of passages in documents on the web.

import assert from "node:assert/strict";
import { test } from "node:test";
import { placeIn } from "../../../src/claimgraph/presentation/explorer/assets/js/base/place.js";

const PAGE = "https://example.org/report";

test("a PDF is opened at its page", () => {
  assert.equal(placeIn(`${PAGE}.pdf`, 3, "tea"), `${PAGE}.pdf#page=3`);
  assert.equal(placeIn(`${PAGE}?id=7`, 3, "tea", "application/pdf"), `${PAGE}?id=7#page=3`);
  assert.equal(placeIn(`${PAGE}.PDF`, undefined, "tea"), `${PAGE}.PDF`);
  assert.equal(placeIn(`${PAGE}.pdf#page=9`, 3, "tea"), `${PAGE}.pdf#page=9`);
});

test("another document is opened at the words", () => {
  assert.equal(placeIn(PAGE, 3, " tea,\n well-known & hot "), `${PAGE}#:~:text=tea%2C%20well%2Dknown%20%26%20hot`);
  assert.equal(placeIn(`${PAGE}#part`, undefined, "茶"), `${PAGE}#part:~:text=%E8%8C%B6`);
  for (const none of [undefined, "", "  "]) assert.equal(placeIn(PAGE, 3, none), PAGE);
});

test("long quotes are told by how they begin and end", () => {
  const words = Array.from({ length: 60 }, (_, n) => `word${n}`).join(" ");
  assert.equal(placeIn(PAGE, undefined, words).split(":~:text=")[1],
    "word0%20word1%20word2%20word3%20word4%20word5,word54%20word55%20word56%20word57%20word58%20word59");
  const chinese = placeIn(PAGE, undefined, "茶馆".repeat(150)).split("text=")[1].split(",").map(decodeURIComponent);
  assert.deepEqual(chinese, ["茶馆".repeat(12), "茶馆".repeat(12)]);
});

test("what is no web address is no link, whatever the quote", () => {
  for (const address of ["", "javascript:alert(1)", "file:///etc/passwd", "data:text/html,x", "https://"])
    assert.equal(placeIn(address, 1, "x"), "");
  const hostile = placeIn(PAGE, undefined, "</script>\ud800\"'><img src=x>#:~:text=");
  assert.match(hostile, /^https:\/\/example\.org\/report#:~:text=[\w%.!~*'()]+$/);
});
