"""SHACL validation of a case's records (pySHACL, on a copy)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


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


def violations(files: Mapping[str, bytes], shapes: bytes) -> Validation:
    """Validate the union of `files` against `shapes`.

    Args:
        files: Turtle files by name.
        shapes: A SHACL shapes graph in Turtle.
    """
    import pyshacl
    from rdflib import Graph
    from rdflib.namespace import RDF, SH

    data, rules = Graph(), Graph()
    for text in files.values():
        data.parse(data=text, format="turtle")
    rules.parse(data=shapes, format="turtle")
    targets = set(rules.objects(None, SH.targetClass))
    focus = {node for target in targets for node in data.subjects(RDF.type, target)}
    _, report, _ = pyshacl.validate(data, shacl_graph=rules, inference="none", advanced=False)
    found = {
        Violation(
            str(report.value(result, SH.focusNode)),
            str(report.value(result, SH.resultPath) or ""),
            str(report.value(result, SH.resultMessage) or ""),
        )
        for result in report.subjects(RDF.type, SH.ValidationResult)
    }
    ordered = sorted(found, key=lambda v: (v.focus, v.path, v.message))
    return Validation(len(focus), tuple(ordered))
