"""SHACL validation of a case's records, on copies of its files.

A file of claims describes all that its records hold but for what they refer to: the
things, and the claims and attestations of other files. So files are validated in
parts, some hundred claims at a time, and the shapes that reach from file to file are left
to the rules that look at the whole case.

Two engines: pySHACL, and pyshacl-turbo where it is installed (``claimgraph[fast]``),
which is many times faster. The tests hold the second to the first.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox

from claimgraph.graph.folder import CLAIMS_FOLDER, TERMS_FILE
from claimgraph.graph.namespaces import RDFS

if TYPE_CHECKING:
    from rdflib import Graph
    from rdflib.term import Node

ACROSS_FILES = (
    "DependsOnClaims",
    "Attested",
    "AttestsClaim",
    "TakenFromAttestations",
    "SpokenOfShape",
)
"""The shapes that only the whole case can be held to, by their names in ``shapes.ttl``."""

_SHAPE = "https://w3id.org/claimgraph/shapes#"
_DEACTIVATED = "<http://www.w3.org/ns/shacl#deactivated>"
_BASE = "urn:x-claimgraph:"
_AT_ONCE = 256 * 1024
"""Bytes of Turtle that are validated in one go: what fits a processor's cache goes faster."""


@dataclass(frozen=True, slots=True)
class Violation:
    """One ``sh:ValidationResult``: what it is about, the property, the message."""

    focus: str
    path: str
    message: str


def violations(
    files: Mapping[str, bytes], shapes: bytes, ontology: bytes = b""
) -> tuple[Violation, ...]:
    """Validate the files of a case, each with what it describes itself.

    Args:
        files: Turtle files by their path in the case.
        shapes: A SHACL shapes graph in Turtle.
        ontology: Turtle that says what is a kind of what.

    Returns:
        What breaks a shape, sorted, each fault once.
    """
    validate = validator(b"\n".join([shapes, *(_without(name) for name in ACROSS_FILES)]))
    kinds = _kinds(ontology, files.get(TERMS_FILE, b""))
    found: set[Violation] = set()
    for part in _parts(files):
        found |= validate([*part, kinds])
    return tuple(sorted(found, key=lambda v: (v.focus, v.path, v.message)))


def _without(name: str) -> bytes:
    return f"<{_SHAPE}{name}> {_DEACTIVATED} true .".encode()


def _parts(files: Mapping[str, bytes]) -> Iterator[list[bytes]]:
    """Yield the files in parts that are validated at once, those without claims first."""
    part = [data for name, data in files.items() if not _is_claims(name)]
    size = sum(map(len, part))
    for name, data in files.items():
        if not _is_claims(name):
            continue
        if size + len(data) > _AT_ONCE and part:
            yield part
            part, size = [], 0
        part.append(data)
        size += len(data)
    yield part


def _is_claims(name: str) -> bool:
    return name.startswith(f"{CLAIMS_FOLDER}/")


def _kinds(*ontologies: bytes) -> bytes:
    """Return which class is under which, and nothing else: each part is given it."""
    below = ox.NamedNode(RDFS + "subClassOf")
    store = ox.Store()
    for data in ontologies:
        store.load(data, format=ox.RdfFormat.TURTLE)
    named = (
        quad.triple
        for quad in store.quads_for_pattern(None, below, None, None)
        if isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, ox.NamedNode)
    )
    return ox.serialize(named, format=ox.RdfFormat.N_TRIPLES) or b""


Validate = Callable[[Iterable[bytes]], set[Violation]]
"""Validates the union of Turtle texts."""


def validator(shapes: bytes) -> Validate:
    """Return what validates texts against shapes, with the faster engine that is installed."""
    try:
        return turbo_validator(shapes)
    except ImportError:
        return pyshacl_validator(shapes)


def turbo_validator(shapes: bytes) -> Validate:
    """Return a validator that is pyshacl-turbo.

    Raises:
        ImportError: it is not installed, or is one that we do not know.
    """
    from pyshacl_turbo import CompiledShapes
    from pyshacl_turbo.rdf import Input

    program: Any = CompiledShapes(shapes, shacl_graph_format="turtle")  # type: ignore[no-untyped-call]  # it has no types

    def validate(texts: Iterable[bytes]) -> set[Violation]:
        # An Input goes to the engine as text; anything else would be parsed by rdflib first.
        _, report, _ = program.validate(Input(_joined(texts), "turtle", _BASE, {}))
        return set(_results(report))

    return validate


def pyshacl_validator(shapes: bytes) -> Validate:
    """Return a validator that is pySHACL."""
    import pyshacl
    from rdflib import Graph

    rules = Graph().parse(data=shapes, format="turtle")

    def validate(texts: Iterable[bytes]) -> set[Violation]:
        data = Graph()
        for text in texts:
            data.parse(data=text, format="turtle")
        _, report, _ = pyshacl.validate(data, shacl_graph=rules, inference="none", advanced=False)
        return set(_results(report))

    return validate


def _joined(texts: Iterable[bytes]) -> str:
    """Return the texts as one; a prefix may be declared again."""
    return "\n".join(text.decode("utf-8-sig") for text in texts)


def _results(report: Graph) -> Iterator[Violation]:
    from rdflib.namespace import RDF, SH

    for result in report.subjects(RDF.type, SH.ValidationResult):
        yield Violation(
            str(report.value(result, SH.focusNode)),
            _iri(report.value(result, SH.resultPath)),
            str(report.value(result, SH.resultMessage) or ""),
        )


def _iri(node: Node | None) -> str:
    """Return the IRI of a simple path; a complex one is a blank node, other on every run."""
    from rdflib import URIRef

    return str(node) if isinstance(node, URIRef) else ""
