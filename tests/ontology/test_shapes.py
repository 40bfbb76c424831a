"""The shapes: a good case conforms, and each fault is found with its own message."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import cast

import pyshacl
import pytest
import yaml
from rdflib import Graph, Namespace, Node, URIRef
from rdflib.collection import Collection
from rdflib.namespace import RDF, RDFS, SH, SKOS

REPO = Path(__file__).resolve().parents[2]
DATA = REPO / "tests" / "ontology" / "data"
ONTOLOGY = REPO / "ontology"
SHAPE = Namespace("https://w3id.org/claimgraph/shapes#")

Triple = tuple[Node, Node, Node]


@cache
def file(path: Path) -> Graph:
    return Graph().parse(path)


@cache
def good() -> Graph:
    """The good case, and which class of the ontology is under which."""
    classes = Graph()
    classes += file(ONTOLOGY / "claimgraph.ttl").triples((None, RDFS.subClassOf, None))
    return file(DATA / "good.ttl") + classes


def shapes() -> Graph:
    return file(ONTOLOGY / "shapes.ttl")


@cache
def prefixes() -> str:
    lines = (DATA / "good.ttl").read_text(encoding="utf-8").splitlines()
    return "\n".join(line for line in lines if line.startswith("@prefix")) + "\n"


def pattern(text: str) -> tuple[Node | None, Node | None, Node | None]:
    """Return the triple that `text` writes in Turtle, ``?`` standing for any term."""
    named = [f"<urn:any:{i}>" if word == "?" else word for i, word in enumerate(text.split())]
    (triple,) = Graph().parse(data=prefixes() + " ".join(named) + " .", format="turtle")
    s, p, o = (None if str(term).startswith("urn:any:") else term for term in triple)
    return s, p, o


@dataclass(frozen=True)
class Fault:
    """A change to the good case, and how the message begins that it has to raise."""

    shape: str
    message: str
    without: str = ""
    add: str = ""

    def __str__(self) -> str:
        return f"{self.shape}: {self.without}|{self.add}".replace("[", "(").replace("]", ")")

    def data(self) -> Graph:
        graph = good() + Graph()
        if self.without:
            size = len(graph)
            graph.remove(pattern(self.without))
            assert len(graph) < size, f"nothing to take away: {self.without}"
        if self.add:
            size = len(graph)
            graph.parse(data=prefixes() + self.add, format="turtle")
            assert len(graph) > size, f"nothing added: {self.add}"
        return graph


def faults() -> list[Fault]:
    listed = yaml.safe_load((DATA / "faults.yaml").read_text(encoding="utf-8"))
    return [Fault(shape, **entry) for shape, entries in listed.items() for entry in entries]


def report(data: Graph) -> Graph:
    """Validate a copy: pySHACL writes to the graph that it is given."""
    _, results, _ = pyshacl.validate(data + Graph(), shacl_graph=shapes(), inference="none")
    return cast(Graph, results)


def messages(data: Graph) -> set[str]:
    results = report(data)
    found = results.subjects(RDF.type, SH.ValidationResult)
    return {str(text) for result in found for text in results.objects(result, SH.resultMessage)}


def node_shapes() -> list[URIRef]:
    return sorted(s for s in shapes().subjects(RDF.type, SH.NodeShape) if isinstance(s, URIRef))


def focus_nodes(shape: Node, data: Graph) -> set[Node]:
    rules = shapes()
    found: set[Node] = set()
    for target in rules.objects(shape, SH.targetClass):
        for kind in data.transitive_subjects(RDFS.subClassOf, target):
            found.update(data.subjects(RDF.type, kind))
    for predicate in rules.objects(shape, SH.targetSubjectsOf):
        found.update(data.subjects(predicate))
    for predicate in rules.objects(shape, SH.targetObjectsOf):
        found.update(data.objects(None, predicate))
    return found


def messages_of(shape: Node) -> Iterator[str]:
    """Yield the messages of a node shape and of its property shapes."""
    rules = shapes()
    for part in (shape, *rules.objects(shape, SH.property)):
        yield from (str(text) for text in rules.objects(part, SH.message))


def test_the_shapes_are_shacl() -> None:
    conforms, _, text = pyshacl.validate(
        Graph(), shacl_graph=shapes() + Graph(), meta_shacl=True, inference="none"
    )
    assert conforms, text


def test_the_good_case_conforms() -> None:
    assert messages(good()) == set()


def test_the_good_case_conforms_beside_the_whole_ontology() -> None:
    ontology = Graph()
    for path in ONTOLOGY.glob("*.ttl"):
        ontology += file(path)
    assert messages(good() + ontology) == set()


@pytest.mark.parametrize("shape", node_shapes(), ids=lambda s: s.rpartition("#")[2])
def test_every_shape_has_something_to_look_at(shape: URIRef) -> None:
    assert focus_nodes(shape, good())


@pytest.mark.parametrize("shape", node_shapes(), ids=lambda s: s.rpartition("#")[2])
def test_every_shape_says_what_is_wrong_and_how_to_mend_it(shape: URIRef) -> None:
    rules = shapes()
    parts = set(rules.objects(shape, SH.property)) or {shape}
    for part in parts:
        texts = list(rules.objects(part, SH.message))
        assert len(texts) == 1, f"{shape}: a part without its one message"
        assert str(texts[0]).count(". ") >= 1, f"no mend: {texts[0]}"
        assert str(texts[0]).endswith("."), texts[0]


@pytest.mark.parametrize("fault", faults(), ids=str)
def test_a_planted_fault_is_found(fault: Fault) -> None:
    data = fault.data()
    assert focus_nodes(SHAPE[fault.shape], data)
    expected = {m for m in messages_of(SHAPE[fault.shape]) if m.startswith(fault.message)}
    assert len(expected) == 1, f"{fault.shape} has {len(expected)} messages: {fault.message}…"
    assert expected <= messages(data)


def test_every_message_of_the_shapes_is_raised_by_a_fault() -> None:
    every = {(str(s), text) for s in node_shapes() for text in messages_of(s)}
    planted = {
        (shape, text)
        for shape, text in every
        for fault in faults()
        if shape == str(SHAPE[fault.shape]) and text.startswith(fault.message)
    }
    assert every - planted == set()


def lists_of_codes() -> Iterator[tuple[str, set[str]]]:
    rules = shapes()
    for shape in node_shapes():
        for part in rules.objects(shape, SH.property):
            path = rules.value(part, SH.path)
            head = rules.value(part, SH["in"])
            if head is not None:
                yield str(path), {str(item) for item in Collection(rules, head)}


def test_the_codes_that_a_shape_lists_are_those_of_one_code_list() -> None:
    codes = file(ONTOLOGY / "codes.ttl")
    schemes = {
        frozenset(str(code) for code in codes.subjects(SKOS.inScheme, scheme))
        for scheme in codes.subjects(RDF.type, SKOS.ConceptScheme)
    }
    listed = list(lists_of_codes())
    assert len(listed) == 8
    for path, found in listed:
        assert frozenset(found) in schemes, path


def test_a_case_without_the_ontology_is_still_looked_at() -> None:
    """Records have their class written out, so that a check of the files alone finds them."""
    data = file(DATA / "good.ttl")
    unseen = [s for s in node_shapes() if not focus_nodes(s, data)]
    assert unseen == []
