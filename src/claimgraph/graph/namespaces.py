"""The vocabularies that the graph is written in, as IRIs (standard terms first)."""

from __future__ import annotations

from claimgraph.model.iri import Iri, Namespaces

CG = "https://w3id.org/claimgraph/ontology#"
CODE = "https://w3id.org/claimgraph/codes#"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
OWL = "http://www.w3.org/2002/07/owl#"
XSD = "http://www.w3.org/2001/XMLSchema#"
SKOS = "http://www.w3.org/2004/02/skos/core#"
SKOSXL = "http://www.w3.org/2008/05/skos-xl#"
PROV = "http://www.w3.org/ns/prov#"
OA = "http://www.w3.org/ns/oa#"
DCTERMS = "http://purl.org/dc/terms/"
SCHEMA = "https://schema.org/"
EDTF = "http://id.loc.gov/datatypes/edtf/"

VOCABULARY_PREFIXES: dict[str, Iri] = {
    "cg": CG,
    "code": CODE,
    "rdf": RDF,
    "rdfs": RDFS,
    "owl": OWL,
    "xsd": XSD,
    "skos": SKOS,
    "skosxl": SKOSXL,
    "prov": PROV,
    "oa": OA,
    "dcterms": DCTERMS,
    "schema": SCHEMA,
    "edtf": EDTF,
}


def case_namespaces(base: Iri) -> Namespaces:
    """Return the namespaces of the case whose base IRI is `base`."""
    return Namespaces(base, VOCABULARY_PREFIXES)
