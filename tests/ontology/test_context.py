"""The JSON-LD context: it knows every term, and records go through it and back."""

from __future__ import annotations

import json
from functools import cache

import pyoxigraph as ox
import pytest
from rdflib import Graph, Literal, Node, URIRef
from rdflib.namespace import OWL, RDF, RDFS, SKOS, XSD
from tests.ontology.terms import CG, CODE, FOLDER, GOOD, file, local, sort, terms, usage

EDTF = URIRef("http://id.loc.gov/datatypes/edtf/EDTF")


@cache
def context() -> dict[str, object]:
    read = json.loads((FOLDER / "context.jsonld").read_text(encoding="utf-8"))
    assert set(read) == {"@context"}
    found: dict[str, object] = read["@context"]
    return found


def expanded(compact: str) -> str:
    prefix, _, name = compact.partition(":")
    return compact if name.startswith("//") else f"{context()[prefix]}{name}"


def entry(name: str) -> tuple[str, str]:
    """Return the IRI that a word of the context stands for, and its coercion or ""."""
    value = context()[name]
    if isinstance(value, str):
        return expanded(value), ""
    assert isinstance(value, dict)
    coercion = value.get("@type", "")
    return expanded(value["@id"]), coercion if coercion[:1] in ("@", "") else expanded(coercion)


def ranges(term: URIRef) -> set[Node]:
    return set(file("claimgraph").objects(term, RDFS.range))


def coercion_of(term: URIRef) -> set[str]:
    """Return the coercions that fit what the ontology says of a term."""
    graph = file("claimgraph")
    if (term, RDF.type, OWL.ObjectProperty) not in graph:
        untold = {CG.earliest: XSD.date, CG.latest: XSD.date, CG.edtf: EDTF}
        datatypes = {str(d) for d in ranges(term) or {untold.get(term, XSD.string)}}
        return {"" if d == str(XSD.string) else d for d in datatypes}
    is_word = SKOS.Concept in ranges(term) or term == CG.predicate
    return {"@vocab"} if is_word else {"@id"}


@pytest.mark.parametrize("term", [t for t in terms() if usage(t) != "term"], ids=local)
def test_the_context_knows_every_term(term: URIRef) -> None:
    iri, coercion = entry(local(term))
    assert iri == str(term)
    assert coercion in ({""} if sort(term) == "class" else coercion_of(term))


def test_the_context_knows_what_else_records_use() -> None:
    words = {entry(w)[0] for w, v in context().items() if isinstance(v, dict) or ":" in str(v)}
    used = {str(p) for p in Graph().parse(GOOD).predicates(unique=True)}
    ours_alone = {
        str(RDF.type),
        str(SKOS.definition),
        str(RDFS.subClassOf),
        str(RDFS.subPropertyOf),
    }
    assert used - words <= ours_alone


def test_the_good_case_goes_through_json_ld_and_back() -> None:
    """Written by rdflib with the context, read by rdflib and by oxigraph."""
    triples = set(Graph().parse(GOOD))
    text = Graph().parse(GOOD).serialize(format="json-ld", context=context(), auto_compact=False)
    assert '"attests": "https://' in text
    assert set(Graph().parse(data=text, format="json-ld")) == triples
    assert by_oxigraph(text) == triples


def by_oxigraph(text: str) -> set[tuple[Node, Node, Node]]:
    read = [quad.triple for quad in ox.parse(text, format=ox.RdfFormat.JSON_LD)]
    written = ox.serialize(read, format=ox.RdfFormat.N_TRIPLES)
    assert written is not None
    return set(Graph().parse(data=written, format="nt"))


def test_words_of_the_context_read_as_people_write_them() -> None:
    document = {
        "@context": context(),
        "id": "urn:x:claim",
        "type": "Claim",
        "predicate": "operates",
        "object": {"id": "urn:x:q", "type": "Quantity", "bound": "at-least", "amount": "2.50"},
    }
    claim, quantity = URIRef("urn:x:claim"), URIRef("urn:x:q")
    expected = Graph()
    expected.add((claim, RDF.type, CG.Claim))
    expected.add((claim, CG.predicate, CG.operates))
    expected.add((claim, CG.object, quantity))
    expected.add((quantity, RDF.type, CG.Quantity))
    expected.add((quantity, CG.bound, CODE["at-least"]))
    expected.add((quantity, CG.amount, Literal("2.50", datatype=XSD.decimal)))
    text = json.dumps(document)
    assert set(Graph().parse(data=text, format="json-ld")) == set(expected)
    assert by_oxigraph(text) == set(expected)
