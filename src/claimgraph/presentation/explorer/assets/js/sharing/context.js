// The terms of the package's JSON-LD context (ontology/context.jsonld) that an export uses; a test
// holds them to it.

const CODES = "https://w3id.org/claimgraph/codes#";

/** @param {string} iri */
const link = (iri) => ({ "@id": iri, "@type": "@id" });
/** @param {string} iri */
const code = (iri) => ({ "@id": iri, "@type": "@vocab", "@context": { "@vocab": CODES } });
/** @param {string} iri @param {string} type */
const typed = (iri, type) => ({ "@id": iri, "@type": type });

/** @type {Record<string, any>} */
export const CONTEXT = {
  "@version": 1.1,
  cg: "https://w3id.org/claimgraph/ontology#",
  code: CODES,
  dcterms: "http://purl.org/dc/terms/",
  oa: "http://www.w3.org/ns/oa#",
  prov: "http://www.w3.org/ns/prov#",
  rdf: "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
  rdfs: "http://www.w3.org/2000/01/rdf-schema#",
  schema: "https://schema.org/",
  skos: "http://www.w3.org/2004/02/skos/core#",
  skosxl: "http://www.w3.org/2008/05/skos-xl#",
  xsd: "http://www.w3.org/2001/XMLSchema#",

  id: "@id",
  type: "@type",

  subject: link("cg:subject"),
  predicate: { "@id": "cg:predicate", "@type": "@vocab" },
  object: link("cg:object"),
  value: "cg:value",
  when: link("cg:when"),
  where: link("cg:where"),
  dependsOn: link("cg:dependsOn"),

  attests: link("cg:attests"),
  stance: code("cg:stance"),
  citation: link("cg:citation"),
  contextCitation: link("cg:contextCitation"),
  attributionCue: link("cg:attributionCue"),
  attributionStatus: code("cg:attributionStatus"),
  modality: code("cg:modality"),
  act: "cg:act",
  inferredHop: typed("cg:inferredHop", "xsd:boolean"),
  saidOn: link("cg:saidOn"),
  inferredDate: link("cg:inferredDate"),
  quoteDigest: "cg:quoteDigest",

  unknownReason: code("cg:unknownReason"),
  protected: typed("cg:protected", "xsd:boolean"),
  nameKind: code("cg:nameKind"),

  sha256: "cg:sha256",
  textSha256: "cg:textSha256",
  fileName: "cg:fileName",
  retrievedOn: link("cg:retrievedOn"),
  reliability: code("cg:reliability"),
  gradedBy: link("cg:gradedBy"),
  gradedOn: link("cg:gradedOn"),
  textMayBeShared: typed("cg:textMayBeShared", "xsd:boolean"),

  amount: typed("cg:amount", "xsd:decimal"),
  lower: typed("cg:lower", "xsd:decimal"),
  upper: typed("cg:upper", "xsd:decimal"),
  bound: code("cg:bound"),
  unit: "cg:unit",

  edtf: typed("cg:edtf", "http://id.loc.gov/datatypes/edtf/EDTF"),
  earliest: typed("cg:earliest", "xsd:date"),
  latest: typed("cg:latest", "xsd:date"),

  verdict: code("cg:verdict"),
  target: link("cg:target"),
  judgementValue: "cg:judgementValue",

  wasAttributedTo: link("prov:wasAttributedTo"),
  wasDerivedFrom: link("prov:wasDerivedFrom"),
  wasAssociatedWith: link("prov:wasAssociatedWith"),
  endedAtTime: typed("prov:endedAtTime", "xsd:dateTime"),

  source: link("dcterms:source"),
  publisher: link("dcterms:publisher"),
  creator: link("dcterms:creator"),
  issued: link("dcterms:issued"),
  title: "dcterms:title",
  identifier: "dcterms:identifier",
  format: "dcterms:format",
  language: "dcterms:language",
  url: link("schema:url"),
  archivedAt: link("schema:archivedAt"),

  hasSource: link("oa:hasSource"),
  hasSelector: link("oa:hasSelector"),
  start: typed("oa:start", "xsd:nonNegativeInteger"),
  end: typed("oa:end", "xsd:nonNegativeInteger"),
  exact: "oa:exact",
  prefix: "oa:prefix",
  suffix: "oa:suffix",
  fragment: "rdf:value",

  prefLabel: "skos:prefLabel",
  altLabel: "skos:altLabel",
  hiddenLabel: "skos:hiddenLabel",
  note: "skos:note",
  prefName: link("skosxl:prefLabel"),
  altName: link("skosxl:altLabel"),
  hiddenName: link("skosxl:hiddenLabel"),
  literalForm: "skosxl:literalForm",

  label: "rdfs:label",
  comment: "rdfs:comment",
  seeAlso: link("rdfs:seeAlso"),
};
