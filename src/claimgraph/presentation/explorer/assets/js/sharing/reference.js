// What a citation is made of: a document's record, the passage in it, and the claim that rests on it.

import { list, value } from "../data/graph.js";
import { linkable, oneLine } from "../base/safe.js";

/** @typedef {import("../panel/links.js").Case} Case */
/** @typedef {{ text: string, label: string }} Dated a date as written (EDTF) and as read */
/**
 * @typedef {object} Reference
 * @property {string} id of the document
 * @property {string} type of CSL 1.0.2
 * @property {string} title
 * @property {string[]} authors
 * @property {string} publisher
 * @property {Dated | null} published
 * @property {Dated | null} retrieved
 * @property {string} url "" where there is none, or it is no web address
 * @property {string} archive likewise
 * @property {string} language
 * @property {string} page
 * @property {string} place characters of the text, "120–165"
 * @property {string} quote the words themselves, "" where the page does not hold them
 * @property {string} digest of the words
 * @property {string} claim what they are cited for
 * @property {string} voices on whose word
 * @property {string} iri of the claim
 * @property {string} address of the claim in this page
 */

/** CSL types by the core's classes of documents. @type {Record<string, string>} */
const TYPES = {
  "cg:NewsArticle": "article-newspaper",
  "cg:Report": "report",
  "cg:Law": "legislation",
  "cg:Treaty": "treaty",
  "cg:CourtDecision": "legal_case",
  "cg:Post": "post",
  "cg:Correspondence": "personal_communication",
  "cg:Register": "dataset",
};

/**
 * @param {Case} page
 * @param {number} source the document, a thing
 * @returns {Pick<Reference, "id" | "type" | "title" | "authors" | "publisher" | "published" | "retrieved" | "url" | "archive" | "language">}
 */
export function documentRecord({ graph, evidence }, source) {
  const row = evidence.sourceOf.get(source);
  const of = (/** @type {string} */ name) =>
    row === undefined ? undefined : value(evidence.sources, name, row);
  const name = (/** @type {number} */ thing) => oneLine(graph.label(thing));
  const classes = graph.typesOf(source).map((type) => TYPES[graph.types[type].id]);
  const url = linkable(of("url") ?? "");
  return {
    id: graph.id(source),
    type: classes.find(Boolean) ?? (url ? "webpage" : "document"),
    title: oneLine(of("title") ?? "") || name(source),
    authors: row === undefined ? [] : list(evidence.sources, "authors", row).map(name),
    publisher: of("publisher") === undefined ? "" : name(of("publisher")),
    published: dated(of("published")),
    retrieved: dated(of("retrieved")),
    url,
    archive: linkable(of("archive") ?? ""),
    language: of("language") ?? "",
  };
}

/**
 * @param {Case} page
 * @param {number | undefined} citation
 * @returns {Pick<Reference, "page" | "place" | "quote" | "digest">}
 */
export function passageOf({ evidence }, citation) {
  const of = (/** @type {string} */ name) =>
    citation === undefined ? undefined : value(evidence.citations, name, citation);
  const isPlaced = of("start") !== undefined && of("end") !== undefined;
  return {
    page: String(of("page") ?? ""),
    place: isPlaced ? `${of("start")}–${of("end")}` : "",
    quote: oneLine(of("exact") ?? ""),
    digest: of("digest") ?? "",
  };
}

/** @param {string[] | undefined} date @returns {Dated | null} */
function dated(date) {
  return date ? { text: date[0], label: date[1] || date[0] } : null;
}
