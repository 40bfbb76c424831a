"""The ontology as its tests look at it."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path

from rdflib import Graph, Literal, Namespace, Node, URIRef
from rdflib.namespace import OWL, RDF, SKOS

REPO = Path(__file__).resolve().parents[2]
FOLDER = REPO / "ontology"
GOOD = REPO / "tests" / "ontology" / "data" / "good.ttl"
CG = Namespace("https://w3id.org/claimgraph/ontology#")
CODE = Namespace("https://w3id.org/claimgraph/codes#")

FOR_USERS = {"kind", "relation", "qualifier"}
USAGES = FOR_USERS | {"record", "term"}
OWL_FILES = ("claimgraph", "codes", "alignments")


@cache
def file(name: str) -> Graph:
    return Graph().parse(FOLDER / f"{name}.ttl")


@cache
def everything() -> Graph:
    graph = Graph()
    for name in OWL_FILES:
        graph += file(name)
    return graph


def iris(nodes: Iterable[Node]) -> set[URIRef]:
    return {node for node in nodes if isinstance(node, URIRef)}


def typed(graph: Graph, *kinds: URIRef) -> set[URIRef]:
    return iris(s for kind in kinds for s in graph.subjects(RDF.type, kind))


@cache
def terms() -> list[URIRef]:
    """Return the classes and properties that are claimgraph's own."""
    kinds = (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty)
    return sorted(t for t in typed(file("claimgraph"), *kinds) if t.startswith(CG))


@cache
def codes() -> list[URIRef]:
    return sorted(typed(file("codes"), SKOS.Concept))


@cache
def schemes() -> list[URIRef]:
    return sorted(typed(file("codes"), SKOS.ConceptScheme))


def usage(term: Node) -> str:
    return str(file("claimgraph").value(term, CG.usage))


def local(iri: str) -> str:
    return iri.rpartition("#")[2]


def in_language(graph: Graph, node: Node, predicate: URIRef, language: str) -> list[str]:
    found = graph.objects(node, predicate)
    return [str(o) for o in found if isinstance(o, Literal) and o.language == language]


def sort(term: URIRef) -> str:
    return "class" if term in typed(file("claimgraph"), OWL.Class) else usage(term)
