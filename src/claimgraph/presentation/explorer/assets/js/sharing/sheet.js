// Claims as a table: a row a claim, in the columns of the package's edges.csv (presentation/columns.py)
// with the names of both ends and how the claim stands behind them.

import { list, value } from "../data/graph.js";
import { labelled } from "../words/words.js";
import { csv, joined } from "./csv.js";
import { Identities } from "./identities.js";
import { contentId } from "./ids.js";
import { agentsText, chainText, citationText, claimText, inLine, name } from "./wording.js";

/** @typedef {import("../panel/links.js").Case} Case */
/** @typedef {{ citation: number, role: string }} Passage */

/** @type {[string, (row: Row) => string | Iterable<string>][]} */
const COLUMNS = [
  ["source", (row) => row.end("subject")],
  ["target", (row) => row.end("object")],
  ["id", (row) => row.iri],
  ["label", (row) => row.relation],
  ["claim", (row) => row.iri],
  ["short", (row) => row.page.evidence.claimId(row.claim)],
  ["handles", (row) => row.said("handle").sort()],
  ["predicate", (row) => row.predicate],
  ["text", (row) => claimText(row.page, row.claim)],
  ["when", (row) => row.of("when")?.[0] ?? ""],
  ["earliest", (row) => row.day(0)],
  ["latest", (row) => row.day(1)],
  ["where", (row) => (row.of("where") === undefined ? "" : row.page.graph.label(row.of("where")))],
  ["where_id", (row) => (row.of("where") === undefined ? "" : row.ids.thing(row.of("where")))],
  ["qualifiers", (row) => row.qualifiers],
  ["qualifier_ids", (row) => row.qualifierIds],
  [
    "depends_on",
    (row) => list(row.page.evidence.claims, "dependsOn", row.claim).map((claim) => row.ids.claim(claim)),
  ],
  ["stances", (row) => row.said("stance")],
  ["statuses", (row) => row.said("status")],
  ["modalities", (row) => row.said("modality")],
  ["origins", (row) => row.voices.map((agents) => agentsText(row.page, agents))],
  ["origin_ids", (row) => row.voices.map((agents) => agents.map((agent) => row.ids.thing(agent)).join(" "))],
  ["chains", (row) => new Set(row.chains.map((chain) => chainText(row.page, chain)))],
  ["documents", (row) => row.documents.map((source) => row.page.graph.label(source))],
  ["document_ids", (row) => row.documents.map((source) => row.ids.thing(source))],
  ["citations", (row) => row.passages.map((passage) => row.reference(passage))],
  ["passages", (row) => row.passages.map(({ citation }) => citationText(row.page, citation))],
  ["quotes", (row) => row.quotes],
  ["attestations", (row) => row.sayings.map((said) => row.ids.saying(said))],
  ["said_on", (row) => row.said("saidOn", ([text]) => text)],
  ["inferred_dates", (row) => row.said("inferredDate", ([text]) => text)],
  ["glosses", (row) => row.said("gloss")],
  ["notes", (row) => row.said("note")],
  ["source_label", (row) => row.label("subject")],
  ["target_label", (row) => row.label("object")],
  ["standing", (row) => row.page.now.standingOf(row.claim)],
];

/**
 * @param {Case} page
 * @param {Iterable<number>} claims whose texts are there
 * @returns {string}
 */
export function sheet(page, claims) {
  const ids = new Identities(page);
  const rows = [...claims].map((claim) => {
    const row = new Row(page, ids, claim);
    return COLUMNS.map(([, read]) => {
      const found = read(row);
      return typeof found === "string" ? found : joined(found);
    });
  });
  return csv(
    COLUMNS.map(([column]) => column),
    rows,
  );
}

/** A claim, and what its row says. */
class Row {
  /** @param {Case} page @param {Identities} ids @param {number} claim */
  constructor(page, ids, claim) {
    this.page = page;
    this.ids = ids;
    this.claim = claim;
    this.iri = ids.claim(claim);
    this.chains = page.evidence.chains(claim);
    const told = this.chains.flatMap((chain) => [...chain].reverse());
    this.sayings = [...new Set([...told, ...ids.sayingsOf(claim)])];
  }

  /** @param {string} column @returns {any} */
  of(column) {
    return value(this.page.evidence.claims, column, this.claim);
  }

  get relation() {
    return labelled(this.page.graph.relations[this.of("relation")].labels);
  }

  get predicate() {
    return this.ids.relation(this.of("relation"));
  }

  /** @param {string} side @returns {string} the node that it is: an IRI, or a digest of a value */
  end(side) {
    const end = this.of(side);
    if (!Array.isArray(end)) return typeof end === "number" ? this.ids.end(end) : "";
    const content = end[0] === "text" ? ["text", end[1], end[2] ?? ""] : [end[0], end[1]];
    return `value:${contentId("value", content)}`;
  }

  /** @param {string} side @returns {string} */
  label(side) {
    const end = this.of(side);
    if (Array.isArray(end)) return inLine(end[0] === "date" ? end[2] || end[1] : end[1]);
    if (typeof end !== "number") return "";
    return end < 0 ? claimText(this.page, -1 - end) : name(this.page, end);
  }

  /** @param {0 | 1} end @returns {string} */
  day(end) {
    return this.of("when") ? this.ids.days(this.of("when")[0])[end] : "";
  }

  /** @returns {[number, number][]} */
  get #qualified() {
    return list(this.page.evidence.claims, "qualifiers", this.claim);
  }

  get qualifiers() {
    const { graph } = this.page;
    return this.#qualified.map(
      ([relation, thing]) => `${labelled(graph.relations[relation].labels)}: ${this.#plain(thing)}`,
    );
  }

  /** @param {number} end @returns {string} its name; of a claim, the end of its IRI */
  #plain(end) {
    return end < 0 ? (this.ids.end(end).split("/").pop() ?? "") : this.page.graph.label(end);
  }

  get qualifierIds() {
    return this.#qualified.map(
      ([relation, thing]) => `${this.ids.relation(relation)} ${this.ids.end(thing)}`,
    );
  }

  /** @param {string} column @param {(value: any) => string} [word] @returns {string[]} what its sayings have there */
  said(column, word = String) {
    const found = this.sayings.map((said) => value(this.page.evidence.attestations, column, said));
    return [...new Set(found.filter(Boolean).map(word))];
  }

  /** @returns {number[][]} the agents of each origin */
  get voices() {
    const { attestations } = this.page.evidence;
    const agents = this.chains.map((chain) => list(attestations, "agents", chain[chain.length - 1]));
    return [...new Map(agents.map((one) => [String(one), one])).values()];
  }

  /** @returns {Passage[]} every passage once, by document and place */
  get passages() {
    const { attestations, citations } = this.page.evidence;
    /** @type {Map<string, Passage>} */
    const found = new Map();
    for (const said of this.sayings) {
      const anchor = value(attestations, "citation", said);
      const groups = /** @type {[string, number[]][]} */ ([
        ["anchor", anchor === undefined ? [] : [anchor]],
        ["context", list(attestations, "context", said)],
        ["cue", list(attestations, "cues", said)],
      ]);
      for (const [role, members] of groups)
        for (const citation of members)
          found.set(`${this.ids.passage(citation)} ${role}`, { citation, role });
    }
    const of = (/** @type {Passage} */ { citation }, /** @type {string} */ column) =>
      value(citations, column, citation) ?? 0;
    return [...found]
      .sort(
        ([idA, a], [idB, b]) =>
          of(a, "source") - of(b, "source") ||
          of(a, "start") - of(b, "start") ||
          of(a, "end") - of(b, "end") ||
          (a.role + idA < b.role + idB ? -1 : 1),
      )
      .map(([, passage]) => passage);
  }

  /** @returns {number[]} */
  get documents() {
    const { attestations, citations } = this.page.evidence;
    const sources = [
      ...this.sayings.map((said) => value(attestations, "source", said)),
      ...this.passages.map(({ citation }) => value(citations, "source", citation)),
    ];
    return [...new Set(sources.filter((source) => source !== undefined))].sort((a, b) => a - b);
  }

  /** @returns {string[]} */
  get quotes() {
    const quotes = this.passages.map(
      ({ citation }) => value(this.page.evidence.citations, "exact", citation) ?? "",
    );
    return quotes.some(Boolean) ? quotes : [];
  }

  /** @param {Passage} passage @returns {string} where it is, for machines (fragments of RFC 5147) */
  reference({ citation, role }) {
    const of = (/** @type {string} */ column) => value(this.page.evidence.citations, column, citation);
    const source = this.ids.thing(of("source"));
    const mark = source.includes("#") ? " " : "#";
    const isPlaced = of("start") !== undefined && of("end") !== undefined;
    return [
      source + (isPlaced ? `${mark}char=${of("start")},${of("end")}` : ""),
      of("page") === undefined ? "" : `page=${of("page")}`,
      this.ids.digest(citation) ? `sha256=${this.ids.digest(citation)}` : "",
      role === "anchor" ? "" : `as=${role}`,
    ]
      .filter(Boolean)
      .join(" ");
  }
}
