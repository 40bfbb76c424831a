"""RDF text: read it with a clear error, write it the same to the byte every time.

Triples are written sorted, one predicate a line, with the given prefixes, so
that two people's changes can be compared and merged line by line.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import pyoxigraph as ox

from claimgraph.errors import DataError
from claimgraph.graph.namespaces import RDF

_TYPE = RDF + "type"


def parse(data: bytes, place: str, *, blank_nodes: bool = False) -> list[ox.Triple]:
    """Return the triples of a Turtle document.

    Args:
        data: UTF-8 Turtle 1.1.
        place: What to call it in an error.
        blank_nodes: True where they are allowed: an ontology has lists.

    Raises:
        DataError: not UTF-8, not Turtle, or a blank node, which claimgraph
            does not use since it can't be cited or compared.
    """
    try:
        quads = list(ox.parse(data, format=ox.RdfFormat.TURTLE))
    except (SyntaxError, ValueError) as error:
        raise DataError(
            f"not readable as Turtle: {error}",
            place=place,
            mend="Mend the line, or take the file back from version control.",
        ) from None
    for quad in () if blank_nodes else quads:
        if isinstance(quad.subject, ox.BlankNode) or isinstance(quad.object, ox.BlankNode):
            raise DataError(
                f"a blank node in a statement with {quad.predicate.value}",
                place=place,
                mend="Give the node an IRI; claimgraph cites and compares by IRI.",
            )
    return [quad.triple for quad in quads]


def serialize(triples: Iterable[ox.Triple], prefixes: Mapping[str, str]) -> bytes:
    """Return `triples` as Turtle 1.1 in UTF-8, sorted, each once.

    The bytes depend on the set of triples and on `prefixes` alone.
    """
    ordered = sorted(set(triples), key=_order)
    used = {p: iri for p, iri in sorted(prefixes.items()) if _uses(ordered, iri)}
    # It returns None only where it is told to write to a file.
    data = ox.serialize(ordered, format=ox.RdfFormat.TURTLE, prefixes=used) or b""
    return _spaced(data.decode("utf-8")).encode("utf-8")


def _order(triple: ox.Triple) -> tuple[str, bool, str, str]:
    """Sort by subject, the type first, then by predicate and object."""
    predicate = triple.predicate.value
    return (str(triple.subject), predicate != _TYPE, predicate, str(triple.object))


def _uses(triples: list[ox.Triple], namespace: str) -> bool:
    return any(
        node.value.startswith(namespace)
        for triple in triples
        for node in (triple.subject, triple.predicate, triple.object, _datatype(triple.object))
        if isinstance(node, ox.NamedNode)
    )


def _datatype(node: object) -> object:
    return node.datatype if isinstance(node, ox.Literal) else None


def _spaced(text: str) -> str:
    """Put an empty line before each subject; strings never hold a raw line feed."""
    lines: list[str] = []
    for line in text.split("\n"):
        starts_subject = line and line[0] not in "\t@"
        lines.append(f"\n{line}" if starts_subject and lines else line)
    return "\n".join(lines)
