"""SHACL validation of a case's records (pySHACL, on a copy)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rdflib import Graph
    from rdflib.term import Node


@dataclass(frozen=True, slots=True)
class Violation:
    """One ``sh:ValidationResult``: what it is about, the property, the message."""

    focus: str
    path: str
    message: str


@dataclass(frozen=True, slots=True)
class Validation:
    """The outcome of a validation.

    Attributes:
        focus_nodes: How many nodes the shapes looked at; 0 means that nothing
            was validated, whatever "conforms" says.
        violations: Sorted.
    """

    focus_nodes: int
    violations: tuple[Violation, ...]


def violations(files: Mapping[str, bytes], shapes: bytes, ontology: bytes = b"") -> Validation:
    """Validate the union of `files` against `shapes`.

    Args:
        files: Turtle files by name.
        shapes: A SHACL shapes graph in Turtle.
        ontology: Turtle that says what is a kind of what.
    """
    import pyshacl
    from rdflib import Graph
    from rdflib.namespace import RDF, SH

    data, rules = Graph(), Graph()
    for text in files.values():
        data.parse(data=text, format="turtle")
    rules.parse(data=shapes, format="turtle")
    data.parse(data=ontology, format="turtle")
    focus = _focus_nodes(data, rules)
    _, report, _ = pyshacl.validate(data, shacl_graph=rules, inference="none", advanced=False)
    found = {
        Violation(
            str(report.value(result, SH.focusNode)),
            _iri(report.value(result, SH.resultPath)),
            str(report.value(result, SH.resultMessage) or ""),
        )
        for result in report.subjects(RDF.type, SH.ValidationResult)
    }
    ordered = sorted(found, key=lambda v: (v.focus, v.path, v.message))
    return Validation(len(focus), tuple(ordered))


def _iri(node: Node | None) -> str:
    """Return the IRI of a simple path; a complex one is a blank node, other on every run."""
    from rdflib import URIRef

    return str(node) if isinstance(node, URIRef) else ""


def _focus_nodes(data: Graph, rules: Graph) -> set[Node]:
    """Return the nodes that the shapes are about (SHACL, section 2.1.3)."""
    from rdflib.namespace import RDF, RDFS, SH

    focus: set[Node] = set()
    for target in rules.objects(None, SH.targetClass):
        for class_ in data.transitive_subjects(RDFS.subClassOf, target):
            focus.update(data.subjects(RDF.type, class_))
    for predicate in rules.objects(None, SH.targetSubjectsOf):
        focus.update(data.subjects(predicate, None))
    for predicate in rules.objects(None, SH.targetObjectsOf):
        focus.update(data.objects(None, predicate))
    return focus
