// A citation for BibTeX and biblatex.

import { cslDate } from "./csl.js";
import { folded } from "../data/fold.js";
import { sha256 } from "../base/sha256.js";

/** @typedef {import("./reference.js").Reference} Reference */

/** @type {Record<string, string>} */
const ENTRIES = { "article-newspaper": "article", report: "report" };
const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/**
 * Signs that TeX would read. A brace counts as a brace for BibTeX even behind a backslash, so
 * that braces get names. @type {Record<string, string>}
 */
const SIGNS = {
  "\\": "\\textbackslash{}",
  "{": "\\textbraceleft{}",
  "}": "\\textbraceright{}",
  "~": "\\textasciitilde{}",
  "^": "\\textasciicircum{}",
  "#": "\\#",
  $: "\\$",
  "%": "\\%",
  "&": "\\&",
  _: "\\_",
};

/** @param {Reference} reference @returns {string} an entry */
export function bibtex(reference) {
  const kind = ENTRIES[reference.type] ?? "misc";
  const publisher = { article: "journal", report: "institution" }[kind] ?? "publisher";
  const notes = [
    reference.quote && `“${reference.quote}”`,
    reference.archive && `archived at ${reference.archive}`,
    `cited for claim ${reference.iri}`,
  ];
  /** @type {[string, string][]} */
  const fields = [
    ["author", reference.authors.map((name) => `{${escaped(name)}}`).join(" and ")],
    ["title", reference.title && `{${escaped(reference.title)}}`],
    [publisher, escaped(reference.publisher)],
    ...issued(reference),
    ["pages", escaped(reference.page)],
    ["url", address(reference.url)],
    ["urldate", iso(reference.retrieved)],
    ["language", escaped(reference.language)],
    ["note", escaped(notes.filter(Boolean).join("; "))],
  ];
  const lines = fields
    .filter(([, value]) => value)
    .map(([name, value]) => `  ${name} = ${braced(name, value)}`);
  return `@${kind}{${bibtexKey(reference.id)},\n${lines.join(",\n")}\n}\n`;
}

/** @param {string} name @param {string} value */
const braced = (name, value) => (name === "month" ? value : `{${value}}`);

/** @param {Reference} reference @returns {[string, string][]} */
function issued({ published }) {
  const parts = cslDate(published)?.["date-parts"];
  if (!parts) return [["year", escaped(published?.label ?? "")]];
  const [year, month] = parts[0];
  return [
    ["date", iso(published)],
    ["year", String(year)],
    ["month", month ? MONTHS[month - 1] : ""],
  ];
}

/** @param {import("./reference.js").Dated | null} date @returns {string} as biblatex reads dates, or "" */
function iso(date) {
  return date && cslDate(date)?.["date-parts"] ? date.text : "";
}

/** @param {string} text @returns {string} */
export function escaped(text) {
  return text.replace(/[\\{}~^#$%&_]/g, (sign) => SIGNS[sign]);
}

/** @param {string} url @returns {string} in which nothing is left that would end its field */
function address(url) {
  return url.replace(/[\\{}]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
}

/**
 * The key of a document: its id, with a digest where that holds more than a key can.
 * @param {string} id
 * @returns {string}
 */
export function bibtexKey(id) {
  const plain = folded(id)
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "")
    .slice(0, 60);
  return plain && plain === id ? plain : `${plain || "source"}-${sha256(id).slice(0, 8)}`;
}
