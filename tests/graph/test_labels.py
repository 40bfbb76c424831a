"""What things are called, for whoever prints the IRIs that a query found."""

from __future__ import annotations

import pyoxigraph as ox

from claimgraph.graph.labels import handles, labels
from claimgraph.graph.namespaces import CODE

STORE = ox.Store()
STORE.load(
    b"""
    @prefix : <https://example.org/> .
    @prefix cg: <https://w3id.org/claimgraph/ontology#> .
    @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
    @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
    @prefix dcterms: <http://purl.org/dc/terms/> .
    :board skos:prefLabel "Rat"@de, "The Board"@en ; skos:altLabel "Board" .
    :term rdfs:label "\xe8\xbf\x90\xe8\xa1\x8c"@zh, "runs"@en .
    :pier skos:prefLabel "Mole"@de .
    :paper dcterms:title "The Paper" .
    :said-1 cg:attests :claim-1 ; dcterms:identifier "c2" .
    :said-2 cg:attests :claim-1 ; dcterms:identifier "c1" .
    :said-3 cg:attests :claim-2 .
    """,
    format=ox.RdfFormat.TURTLE,
    to_graph=ox.NamedNode("https://example.org/graph"),
)


def iri(name: str) -> str:
    return f"https://example.org/{name}"


def test_labels_are_english_where_there_is_a_choice() -> None:
    names = ("board", "term", "pier", "paper", "claim-1", "nobody")
    assert labels(STORE, map(iri, names)) == {
        iri("board"): "The Board",
        iri("term"): "runs",
        iri("pier"): "Mole",
        iri("paper"): "The Paper",
    }


def test_codes_are_their_last_part() -> None:
    assert labels(STORE, [CODE + "at-least"]) == {CODE + "at-least": "at least"}


def test_claims_and_sayings_have_the_handles_of_their_rows() -> None:
    names = ("claim-1", "claim-2", "said-1", "said-3", "board")
    assert handles(STORE, map(iri, names)) == {
        iri("claim-1"): ("c1", "c2"),
        iri("said-1"): ("c2",),
    }
