// The claims of a page, and what they rest on, as statements: the shape of claimgraph/graph/encode.py.

import { list, range, value } from "../data/graph.js";
import { contentId, dateLocal, quantityLocal, quantityOf } from "./ids.js";
import { Identities } from "./identities.js";
import { Quads, expanded } from "./quads.js";

/**
 * @typedef {import("../panel/links.js").Case} Case
 * @typedef {(term: string, value: any, language?: string) => void} Say states something of one subject
 */

const LABELS = /** @type {Record<string, [string, string]>} */ ({
  preferred: ["prefLabel", "prefName"],
  misspelling: ["hiddenLabel", "hiddenName"],
});
const PLAIN_KINDS = ["preferred", "alias"];
/** Verdicts that are about two things. */
const PAIRWISE = ["same", "different", "unsure"];
/** Code points of a text that are kept before and after a quote (documents/completion.py). */
const AROUND = 32;

/**
 * Claims of a page as JSON-LD, with everything that belongs to them, each document's in a graph of
 * its own.
 * @param {Case} page
 * @param {Iterable<number>} claims whose texts are there; see `withThoseSpokenOf`
 * @param {(claim: number) => boolean} counts whether the plain edge of a claim is stated
 * @returns {string}
 */
export function jsonLd(page, claims, counts) {
  const records = new Records(page);
  for (const claim of claims) records.claim(claim, counts(claim));
  records.things();
  return records.quads.jsonLd();
}

/**
 * @param {Case} page
 * @param {Iterable<number>} claims
 * @returns {Set<number>} these, and every claim that one of them speaks of or leans on
 */
export function withThoseSpokenOf({ evidence }, claims) {
  const found = new Set(claims);
  for (const claim of found) {
    for (const end of [evidence.ends.subject.at(claim), evidence.ends.object.at(claim)])
      if (typeof end === "number" && end < 0) found.add(-1 - end);
    for (const other of list(evidence.claims, "dependsOn", claim)) found.add(other);
  }
  return found;
}

class Records {
  /** @param {Case} page */
  constructor(page) {
    this.graph = page.graph;
    this.evidence = page.evidence;
    this.ids = new Identities(page);
    this.quads = new Quads();
    /** @type {Set<number>} */ this.named = new Set();
    /** @type {Set<number>} */ this.claims = new Set();
  }

  /** @param {string} graph @param {string} iri @param {...string} classes @returns {Say} */
  #node(graph, iri, ...classes) {
    this.quads.type(graph, iri, ...classes);
    return (term, what, language) => this.quads.say(graph, iri, term, what, language);
  }

  /** @param {number | undefined} node @returns {string} a thing that comes along */
  #named(node) {
    if (node === undefined) return "";
    this.named.add(node);
    return this.ids.thing(node);
  }

  /** @param {number} end @returns {string} */
  #end(end) {
    return end < 0 ? this.ids.claim(-1 - end) : this.#named(end);
  }

  // -- claims -------------------------------------------------------------------------------------

  /** @param {number} claim @param {boolean} counts */
  claim(claim, counts) {
    this.claims.add(claim);
    const records = new Set();
    for (const said of this.ids.sayingsOf(claim)) {
      for (const source of this.#documents(said)) {
        const record = this.ids.record(source);
        this.#named(source);
        records.add(record);
        this.#attestation(record, said);
      }
    }
    for (const record of records) this.#claim(record, claim);
    if (counts) this.#edge(claim);
  }

  /** @param {number} said @returns {Set<number>} the documents whose records hold it, through which it came */
  #documents(said) {
    const { attestations, taken } = this.evidence;
    const known = value(attestations, "records", said);
    if (known) return new Set(known);
    const every = new Set([said]);
    for (const one of every) for (const user of taken.of(one)) every.add(user);
    const outermost = [...every].filter((one) => !taken.of(one).length);
    return new Set((outermost.length ? outermost : [said]).map((one) => value(attestations, "source", one)));
  }

  /** @param {string} graph @param {number} claim */
  #claim(graph, claim) {
    const { evidence, quads } = this;
    const of = (/** @type {string} */ name) => value(evidence.claims, name, claim);
    const iri = this.ids.claim(claim);
    const say = this.#node(graph, iri, "cg:Claim");
    say("subject", this.#end(of("subject")));
    say("predicate", this.ids.relation(of("relation")));
    this.#object(graph, iri, of("object"));
    say("when", this.#date(graph, of("when")));
    say("where", this.#named(of("where")));
    for (const [relation, what] of list(evidence.claims, "qualifiers", claim))
      quads.add(graph, iri, this.ids.relation(relation), { iri: this.#end(what) });
    for (const other of list(evidence.claims, "dependsOn", claim)) say("dependsOn", this.ids.claim(other));
  }

  /** @param {string} graph @param {string} claim @param {any} object */
  #object(graph, claim, object) {
    const say = (/** @type {string} */ iri) => this.quads.say(graph, claim, "object", iri);
    if (typeof object === "number") return say(this.#end(object));
    const [kind, text, more] = object;
    // A text may be empty, and is said all the same.
    if (kind === "text") this.quads.add(graph, claim, expanded("cg:value"), this.#plain(object));
    else say(kind === "date" ? this.#date(graph, [text, more]) : this.#quantity(graph, text));
  }

  /** @param {string} graph @param {string} text @returns {string} */
  #quantity(graph, text) {
    const quantity = quantityOf(text);
    const iri = this.ids.mint("quantity", quantityLocal(quantity));
    const say = this.#node(graph, iri, "cg:Quantity");
    for (const name of /** @type {const} */ (["amount", "lower", "upper", "unit"])) say(name, quantity[name]);
    say("bound", code(quantity.bound));
    say("label", text);
    return iri;
  }

  /** @param {string} graph @param {string[] | undefined} date as written and as read @returns {string} */
  #date(graph, date) {
    if (!date) return "";
    const [text, label] = date;
    const iri = this.ids.mint("date", dateLocal(text));
    const say = this.#node(graph, iri, "cg:EdtfDate");
    const [earliest, latest] = this.ids.days(text);
    say("edtf", text);
    say("label", label);
    say("earliest", earliest);
    say("latest", latest);
    return iri;
  }

  /** @param {number} claim its plain edge, as the view has it */
  #edge(claim) {
    const of = (/** @type {string} */ name) => value(this.evidence.claims, name, claim);
    const [subject, relation] = [this.#end(of("subject")), this.ids.relation(of("relation"))];
    this.quads.add(this.ids.mint("graph", "_view"), subject, relation, this.#plain(of("object")));
  }

  /** @param {any} object @returns {import("./quads.js").Value} */
  #plain(object) {
    if (typeof object === "number") return { iri: this.#end(object) };
    const [kind, text, language] = object;
    if (kind === "date") return { iri: this.ids.mint("date", dateLocal(text)) };
    if (kind === "quantity") return { iri: this.ids.mint("quantity", quantityLocal(quantityOf(text))) };
    return language ? { text, language } : { text };
  }

  // -- sayings and passages -----------------------------------------------------------------------

  /** @param {string} graph @param {number} said */
  #attestation(graph, said) {
    const { attestations } = this.evidence;
    const of = (/** @type {string} */ name) => value(attestations, name, said);
    const say = this.#node(graph, this.ids.saying(said), "cg:Attestation");
    say("attests", this.ids.claim(of("claim")));
    for (const agent of list(attestations, "agents", said)) say("wasAttributedTo", this.#named(agent));
    say("stance", code(of("stance")));
    say("source", this.#named(of("source")));
    for (const other of list(attestations, "from", said)) say("wasDerivedFrom", this.ids.saying(other));
    const cited = /** @type {[string, number[]][]} */ ([
      ["citation", of("citation") === undefined ? [] : [of("citation")]],
      ["contextCitation", list(attestations, "context", said)],
      ["attributionCue", list(attestations, "cues", said)],
    ]);
    for (const [term, citations] of cited)
      for (const citation of citations) say(term, this.#citation(graph, citation));
    say("attributionStatus", code(of("status")));
    say("modality", code(of("modality")));
    say("act", of("act"));
    say("inferredHop", of("inferred") ? "true" : "");
    say("saidOn", this.#date(graph, of("saidOn")));
    say("inferredDate", this.#date(graph, of("inferredDate")));
    say("identifier", of("handle"));
    say("comment", of("gloss"));
    say("note", of("note"));
  }

  /** @param {string} graph @param {number} citation @returns {string} */
  #citation(graph, citation) {
    const of = (/** @type {string} */ name) => value(this.evidence.citations, name, citation);
    const iri = this.ids.passage(citation);
    const say = this.#node(graph, iri, "cg:Citation", "oa:SpecificResource");
    say("hasSource", this.ids.thing(of("source")));
    say("quoteDigest", this.ids.digest(citation));
    const selector = (/** @type {string} */ name, /** @type {string} */ type) => {
      say("hasSelector", `${iri}-${name}`);
      return this.#node(graph, `${iri}-${name}`, type);
    };
    if (of("start") !== undefined && of("end") !== undefined) {
      const position = selector("position", "oa:TextPositionSelector");
      position("start", of("start"));
      position("end", of("end"));
    }
    if (of("exact") !== undefined) {
      const quote = selector("quote", "oa:TextQuoteSelector");
      quote("exact", of("exact"));
      // Where the page shows the words in their text, that says what stands around them.
      quote(
        "prefix",
        of("prefix") ??
          Array.from(of("before") ?? "")
            .slice(-AROUND)
            .join(""),
      );
      quote(
        "suffix",
        of("suffix") ??
          Array.from(of("after") ?? "")
            .slice(0, AROUND)
            .join(""),
      );
    }
    if (of("page") !== undefined) selector("page", "oa:FragmentSelector")("fragment", `page=${of("page")}`);
    return iri;
  }

  // -- things, documents, judgements --------------------------------------------------------------

  /** Everything that was named, and the judgements on these and claims alone. */
  things() {
    this.#judgements();
    for (const node of this.named) this.#entity(node);
    for (const node of this.named) this.#source(node);
  }

  /** @param {number} node */
  #entity(node) {
    const of = (/** @type {string} */ name) => value(this.graph.nodes, name, node);
    const types = this.graph.typesOf(node).map((type) => this.ids.full(this.graph.types[type].id));
    if (!types.length) return;
    const say = this.#node(this.ids.mint("graph", "_entities"), this.ids.thing(node), ...types);
    this.#names(say, this.ids.thing(node), list(this.graph.nodes, "names", node));
    say("unknownReason", code(of("unknown")));
    say("protected", of("protected") ? "true" : "");
    say("note", of("note"));
    for (const other of list(this.graph.nodes, "seeAlso", node)) say("seeAlso", other);
  }

  /** @param {Say} say @param {string} iri @param {any[][]} names text, language, kind, source */
  #names(say, iri, names) {
    const key = (/** @type {any[]} */ [text, language, kind]) =>
      JSON.stringify([labels(kind)[0], text, language]);
    const isPlain = (/** @type {any[]} */ [, , kind, source]) =>
      PLAIN_KINDS.includes(kind) && typeof source !== "number";
    const described = new Set(names.filter((name) => !isPlain(name)).map(key));
    for (const name of names) {
      const [text, language, kind, source] = name;
      const [label, detailed] = labels(kind);
      say(label, text, language);
      if (!described.has(key(name))) continue;
      const from = typeof source === "number" ? this.ids.thing(source) : "";
      const own = this.ids.mint("name", contentId("name", [iri, text, language, kind, from]));
      say(detailed, own);
      const sayOf = this.#node(this.ids.mint("graph", "_entities"), own, "skosxl:Label");
      sayOf("literalForm", text, language);
      sayOf("nameKind", code(kind));
      sayOf("source", from);
    }
  }

  /** @param {number} node */
  #source(node) {
    const row = this.evidence.sourceOf.get(node);
    if (row === undefined) return;
    const graph = this.ids.mint("graph", "_sources");
    const { sources } = this.evidence;
    const of = (/** @type {string} */ name) => value(sources, name, row);
    const thing = (/** @type {number | undefined} */ other) =>
      other === undefined ? "" : this.ids.thing(other);
    const say = this.#node(graph, this.ids.thing(node), "cg:Source");
    for (const name of ["title", "sha256", "textSha256", "fileName", "language", "url"]) say(name, of(name));
    say("format", of("mediaType"));
    say("archivedAt", of("archive"));
    say("publisher", thing(of("publisher")));
    say("gradedBy", thing(of("gradedBy")));
    for (const author of list(sources, "authors", row)) say("creator", this.ids.thing(author));
    say("issued", this.#date(graph, of("published")));
    say("retrievedOn", this.#date(graph, of("retrieved")));
    say("gradedOn", this.#date(graph, of("gradedOn")));
    say("reliability", code(of("reliability") && `reliability-${of("reliability")}`));
    say("textMayBeShared", of("textWithheld") ? "false" : "true");
  }

  #judgements() {
    const { judgements } = this.evidence;
    const isKnown = (/** @type {number} */ target) =>
      target < 0 ? this.claims.has(-1 - target) : this.named.has(target);
    const whole = range(/** @type {any} */ (judgements.verdict)?.length ?? 0).filter((row) => {
      // A decision on how a machine read names the proposal, which is not here; without it, it
      // would be another decision: one on the claim.
      if (value(judgements, "reading", row)) return false;
      const targets = list(judgements, "targets", row);
      const wanted = PAIRWISE.includes(value(judgements, "verdict", row)) ? 2 : 1;
      return targets.length === wanted && targets.every(isKnown);
    });
    for (const row of whole) this.#judgement(row);
  }

  /** @param {number} row */
  #judgement(row) {
    const { judgements } = this.evidence;
    const of = (/** @type {string} */ name) => value(judgements, name, row);
    const targets = list(judgements, "targets", row).map((end) => this.#end(end));
    const by = this.#named(of("by"));
    const content = [of("verdict"), targets.sort(), by, of("at"), of("reason") ?? "", of("value") ?? ""];
    const iri = this.ids.mint("judgement", contentId("judgement", content));
    const say = this.#node(this.ids.mint("graph", "_judgements"), iri, "cg:Judgement");
    say("verdict", code(of("verdict")));
    for (const target of targets) say("target", target);
    say("judgementValue", of("value"));
    say("wasAssociatedWith", by);
    say("endedAtTime", of("at"));
    say("comment", of("reason"));
  }
}

/** @param {string | undefined} local @returns {string} the IRI of a code of a code list */
function code(local) {
  return local ? expanded(`code:${local}`) : "";
}

/** @param {string} kind of a name @returns {[string, string]} its plain label, and that of SKOS-XL */
function labels(kind) {
  return LABELS[kind] ?? ["altLabel", "altName"];
}
