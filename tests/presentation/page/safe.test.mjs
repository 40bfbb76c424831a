// What is hostile leaves as text, and links lead to the web or nowhere.

import assert from "node:assert/strict";
import { test } from "node:test";
import { linkable, shortened, visible } from "../../../src/claimgraph/presentation/explorer/assets/js/base/safe.js";

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
