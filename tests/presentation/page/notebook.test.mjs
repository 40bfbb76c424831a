// The reader's notes, and files of notes that somebody else may have written.

import assert from "node:assert/strict";
import { test } from "node:test";

const js = (name) => import(`../../../src/claimgraph/presentation/explorer/assets/js/${name}.js`);

const { BadNotes, FORMAT, LONGEST, MOST_BYTES, MOST_NOTES, Notebook } = await js("sharing/notebook");

const AT = "2026-11-25T00:00:00Z";
const file = (more) => JSON.stringify({ format: FORMAT, version: 1, page: { title: "T", digest: "d" }, notes: [], ...more });

function filled() {
  const book = new Notebook();
  book.write("https://x/a", "First", "A", AT);
  book.write("", "On the page", "T", AT);
  return book;
}

test("a note is there until its words are gone, and unsaved until it is saved", () => {
  const book = new Notebook();
  assert.equal(book.isSaved, true);
  book.write("https://x/a", "  ", "A", AT);
  assert.equal(book.has("https://x/a"), false);
  book.write("https://x/a", "tea", "A", AT);
  assert.deepEqual([book.of("https://x/a"), book.isSaved], ["tea", false]);
  book.saved();
  book.write("https://x/a", "tea", "A", AT);
  assert.equal(book.isSaved, true, "the same words change nothing");
  book.write("https://x/a", "", "A", AT);
  assert.deepEqual([book.has("https://x/a"), book.isSaved], [false, false]);
});

test("what was saved is taken in again as it was", () => {
  const text = filled().file("T", "d");
  assert.equal(text, filled().file("T", "d"));
  const other = new Notebook();
  const found = other.compare(text);
  assert.deepEqual([found.fresh.sort(), found.differing, found.same], [["", "https://x/a"], [], []]);
  assert.equal(other.notes.size, 0, "to compare takes nothing in");
  other.take(found);
  assert.equal(other.file("T", "d"), text);
  assert.equal(other.isSaved, true, "it is in a file already");
  assert.deepEqual(other.compare(text).fresh, []);
  assert.equal(other.compare(text).same.length, 2);
});

test("of two different notes on one thing both are kept", () => {
  const book = new Notebook();
  book.write("https://x/a", "Mine", "A", AT);
  const found = book.compare(filled().file("T", "d"));
  assert.deepEqual([found.fresh, found.differing], [[""], ["https://x/a"]]);
  book.take(found);
  assert.equal(book.of("https://x/a"), "Mine\n\nFirst");
  assert.equal(book.isSaved, false);
  assert.deepEqual(book.compare(filled().file("T", "d")).differing, [], "a second time adds nothing");
});

test("whoever listens hears of every change", () => {
  const book = new Notebook();
  let heard = 0;
  book.onChange(() => (heard += 1));
  book.write("a:b", "x", "", AT);
  book.saved();
  book.take(book.compare(filled().file("T", "d")));
  assert.equal(heard, 3);
});

test("a file that is no file of notes is refused with a reason, and changes nothing", () => {
  const bad = [
    ["json", "<html>"], ["json", ""], ["json", "{"], ["format", "null"], ["format", "[]"], ["format", "7"],
    ["format", JSON.stringify({ notes: [] })], ["format", file({ notes: {} })], ["version", file({ version: 2 })], ["version", file({ version: "1" })],
    ["shape", file({ notes: [7] })], ["shape", file({ notes: [{ about: "a:b" }] })], ["shape", file({ notes: [{ about: 1, text: "x" }] })],
    ["shape", file({ notes: [{ about: "a:b", text: " " }] })], ["shape", file({ notes: [{ about: "x".repeat(2001), text: "x" }] })],
    ["shape", file({ notes: [{ about: "a:b", text: { toString: "x" } }] })],
    ["long", file({ notes: [{ about: "a:b", text: "x".repeat(LONGEST + 1) }] })],
    ["many", file({ notes: Array.from({ length: MOST_NOTES + 1 }, (_, n) => ({ about: `a:${n}`, text: "x" })) })],
    ["large", " ".repeat(MOST_BYTES + 1)],
    ["json", "[".repeat(100_000)],
  ];
  for (const [key, text] of bad) {
    const book = filled();
    assert.throws(() => book.compare(text), (error) => error instanceof BadNotes && error.key === key, `${key}: ${text.slice(0, 60)}`);
    assert.equal(book.notes.size, 2);
  }
});

test("names that objects know are names like others", () => {
  const about = ["__proto__", "constructor", "toString", "hasOwnProperty"];
  const text = `{"format":"${FORMAT}","version":1,"__proto__":{"polluted":1},"notes":[${about.map((iri) => `{"about":"${iri}","text":"x","__proto__":{"polluted":1}}`)}]}`;
  const book = new Notebook();
  book.take(book.compare(text));
  assert.deepEqual([...book.notes.keys()], about);
  assert.equal({}.polluted, undefined);
  assert.equal(book.of("valueOf"), "");
});

test("two notes on one thing in a file become one, and what else a file holds is passed over", () => {
  const notes = [{ about: "a:b", text: "x", label: 7, changed: {} }, { about: "a:b", text: "y" }];
  const { notes: found, title } = new Notebook().compare(`\ufeff${file({ notes, page: { title: 3 }, more: [1] })}`);
  assert.equal(found.get("a:b").text, "x\n\ny");
  assert.equal(title, "");
});
