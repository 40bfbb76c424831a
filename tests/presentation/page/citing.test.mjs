// Citations, of documents whose titles are made to break them.

import assert from "node:assert/strict";
import { test } from "node:test";

const js = (name) => import(`../../../src/claimgraph/presentation/explorer/assets/js/${name}.js`);

const { bibtex, bibtexKey } = await js("sharing/bibtex");
const { cslDate, cslItem, cslJson } = await js("sharing/csl");
const { note, plain } = await js("sharing/styled");
const { oneLine } = await js("base/safe");

const dated = (text, label = text) => ({ text, label });

function reference(more = {}) {
  return {
    id: "paper", type: "article-newspaper", title: "Tea for All", authors: ["Ann Leaf"], publisher: "The Puddle Paper",
    published: dated("2023-05-06", "6 May 2023"), retrieved: dated("2023-06-07", "7 June 2023"),
    url: "https://example.org/paper", archive: "https://archive.example/1", language: "en", page: "3", place: "120–165",
    quote: "thirteen tea houses", digest: "ab", claim: "The Board runs thirteen houses.", voices: "Ann Leaf asserts it",
    iri: "https://example.org/tea/claim/1", address: "tea.html#claim%3A1", ...more,
  };
}

const HOSTILE = [
  "}\n@misc{evil, title={x}", "\\input{/etc/passwd}", "{{{", "}}}", 'say "cheese" and “cheese”', "50% of $5 & #1_a^b~c",
  "שלום <b>עולם</b>", "👩🏽‍🚀 tea", "line\r\nbreak\u2028too", "\u202egnp.exe", "C:\\new\\table", "\u0000\u001b[31m", "and and and", "\ud800",
].map(oneLine);

test("a newspaper article is an article, and names what is needed to find the words again", () => {
  assert.equal(
    bibtex(reference()),
    `@article{paper,
  author = {{Ann Leaf}},
  title = {{Tea for All}},
  journal = {The Puddle Paper},
  date = {2023-05-06},
  year = {2023},
  month = may,
  pages = {3},
  url = {https://example.org/paper},
  urldate = {2023-06-07},
  language = {en},
  note = {“thirteen tea houses”; archived at https://archive.example/1; cited for claim https://example.org/tea/claim/1}
}
`,
  );
  assert.match(bibtex(reference({ type: "report" })), /^@report\{[^]*institution = /);
  assert.match(bibtex(reference({ type: "post", published: null })), /^@misc\{(?![^]*year)/);
});

/** What BibTeX reads: fields by name, each with balanced braces. It knows no escapes. */
function fields(entry) {
  const found = {};
  const head = /^@(\w+)\{([^,\s]+),\n/.exec(entry);
  assert.ok(head, entry);
  let at = head[0].length;
  while (!entry.startsWith("}", at)) {
    const name = /^ {2}(\w+) = /.exec(entry.slice(at));
    assert.ok(name, entry.slice(at));
    at += name[0].length;
    let depth = 0;
    const start = at;
    do {
      if (entry[at] === "{") depth += 1;
      if (entry[at] === "}") depth -= 1;
      assert.ok(depth >= 0 && at < entry.length, entry);
      at += 1;
    } while (depth > 0 || !/[,\n]/.test(entry[at]));
    found[name[1]] = entry.slice(start, at);
    if (entry[at] === ",") at += 1;
    assert.equal(entry[at], "\n", entry);
    at += 1;
  }
  assert.equal(entry.slice(at), "}\n");
  return found;
}

test("no title, name or quote gets out of its field", () => {
  for (const text of HOSTILE) {
    const read = fields(bibtex(reference({ title: text, authors: [text], publisher: text, quote: text })));
    assert.deepEqual(Object.keys(read), ["author", "title", "journal", "date", "year", "month", "pages", "url", "urldate", "language", "note"]);
    assert.match(read.title, /^\{\{[^]*\}\}$/);
    assert.doesNotMatch(read.title.replaceAll(/\\(?:text\w+\{\}|[#$%&_])/g, ""), /[\\#$%&_~^]/);
  }
});

test("an address keeps its field, whatever signs it has", () => {
  const read = fields(bibtex(reference({ url: "https://example.org/a}b{c\\d?e=100%25#f_g" })));
  assert.equal(read.url, "{https://example.org/a%7Db%7Bc%5Cd?e=100%25#f_g}");
});

test("a key is the document's id, or made of it, the same every time", () => {
  assert.equal(bibtexKey("nyt-2023"), "nyt-2023");
  const keys = ["南通-report", "南通-paper", "a b", "a_b", "https://x.example/a", "x".repeat(300), ""].map(bibtexKey);
  assert.equal(new Set(keys).size, keys.length);
  for (const key of keys) assert.match(key, /^[a-z0-9-]{1,70}$/);
  assert.equal(bibtexKey("a_b"), bibtexKey("a_b"));
});

test("dates are told in parts where they have parts, else in words", () => {
  assert.deepEqual(cslDate(dated("2023-05-06")), { "date-parts": [[2023, 5, 6]] });
  assert.deepEqual(cslDate(dated("2016-02")), { "date-parts": [[2016, 2]] });
  assert.deepEqual(cslDate(dated("2016/2018")), { "date-parts": [[2016], [2018]] });
  assert.deepEqual(cslDate(dated("2016~")), { "date-parts": [[2016]], circa: true });
  assert.deepEqual(cslDate(dated("XXXX-12-05", "5 December")), { literal: "5 December" });
  assert.deepEqual(cslDate(dated("2018/..", "from 2018 on")), { literal: "from 2018 on" });
  assert.equal(cslDate(null), undefined);
});

test("CSL-JSON is an item with the passage beside it, and nothing empty", () => {
  const item = cslItem(reference());
  assert.equal(item.type, "article-newspaper");
  assert.deepEqual(item.author, [{ literal: "Ann Leaf" }]);
  assert.equal(item["container-title"], "The Puddle Paper");
  assert.deepEqual(item.accessed, { "date-parts": [[2023, 6, 7]] });
  assert.equal(item.custom.quote, "thirteen tea houses");
  assert.equal(item.custom.iri, "https://example.org/tea/claim/1");
  const bare = cslItem(reference({ authors: [], publisher: "", published: null, retrieved: null, url: "", archive: "", page: "", place: "", quote: "", digest: "" }));
  assert.deepEqual(Object.keys(bare), ["id", "type", "title", "language", "note", "custom"]);
  for (const title of HOSTILE) assert.equal(JSON.parse(cslJson(reference({ title })))[0].title, title);
});

test("a note is in the manner of Chicago, its commas inside the marks", () => {
  assert.equal(
    note(reference()),
    "Ann Leaf, “Tea for All,” The Puddle Paper, 6 May 2023, p. 3, https://example.org/paper " +
      "(archived at https://archive.example/1; accessed 7 June 2023): “thirteen tea houses”. Claim: https://example.org/tea/claim/1",
  );
  assert.match(note(reference({ title: "Tea for all?" })), /“Tea for all\?” The Puddle Paper/);
  assert.match(note(reference({ title: "The “best” tea" })), /“The ‘best’ tea,” /);
  assert.equal(
    note(reference({ authors: ["The Society"], publisher: "The Society", url: "", archive: "", retrieved: null, quote: "", page: "", published: null })),
    "The Society, “Tea for All”. Claim: https://example.org/tea/claim/1",
  );
});

test("plain text has a line for each thing that there is to say", () => {
  const lines = plain(reference()).trimEnd().split("\n");
  assert.equal(lines.length, 10);
  assert.equal(lines[2], "Passage: “thirteen tea houses”");
  assert.equal(lines[9], "Link: tea.html#claim%3A1");
  const bare = plain(reference({ quote: "", url: "" }));
  assert.match(bare, /SHA-256 of the passage: ab/);
  for (const text of HOSTILE) assert.equal(plain(reference({ title: text, claim: text })).trimEnd().split("\n").length, 10);
});
