// The wording of the page in every language that it speaks.

import assert from "node:assert/strict";
import { test } from "node:test";
import { STRINGS } from "../../../src/claimgraph/presentation/explorer/assets/js/words/strings.js";
import * as words from "../../../src/claimgraph/presentation/explorer/assets/js/words/words.js";

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
