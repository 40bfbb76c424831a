"""RDF text: read it with a clear error, write it the same to the byte every time.

Triples are written sorted, one predicate a line, with the given prefixes, so
that two people's changes can be compared and merged line by line.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

import pyoxigraph as ox

from claimgraph.errors import DataError
from claimgraph.graph.namespaces import RDF
from claimgraph.model.rdf_text import has_triple_term

_TYPE = RDF + "type"
Terms = tuple[ox.NamedNode | ox.BlankNode, ox.NamedNode, ox.NamedNode | ox.BlankNode | ox.Literal]
"""A triple as its three terms."""


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
    return [ox.Triple(*triple) for triple in terms(data, place, blank_nodes=blank_nodes)]


def terms(data: bytes, place: str, *, blank_nodes: bool = False) -> Iterator[Terms]:
    """Yield the triples of a Turtle document, each as its three terms.

    Args:
        data: As for :func:`parse`.
        place: As for :func:`parse`.
        blank_nodes: As for :func:`parse`.

    Raises:
        DataError: as for :func:`parse`.
    """
    refuse_triple_terms(data, place)
    try:
        for subject, predicate, object_, _ in ox.parse(data, format=ox.RdfFormat.TURTLE):
            if not blank_nodes and ox.BlankNode in (type(subject), type(object_)):
                raise DataError(
                    f"a blank node in a statement with {predicate.value}",
                    place=place,
                    mend="Give the node an IRI; claimgraph cites and compares by IRI.",
                )
            yield subject, predicate, object_
    except (SyntaxError, ValueError) as error:
        raise DataError(
            f"not readable as Turtle: {error}",
            place=place,
            mend="Mend the line, or take the file back from version control.",
        ) from None


def refuse_triple_terms(data: bytes, place: str) -> None:
    """Refuse RDF 1.2 before a parser sees it: nested deep enough it ends the process.

    Raises:
        DataError: `data` holds a triple term.
    """
    if has_triple_term(data):
        raise DataError(
            "a triple term (<<) of RDF 1.2",
            place=place,
            mend="Write Turtle 1.1; what is said of a claim is said of its IRI.",
        )


def serialize(triples: Iterable[ox.Triple], prefixes: Mapping[str, str]) -> bytes:
    """Return `triples` as Turtle 1.1 in UTF-8, sorted, each once.

    The bytes depend on the set of triples and on `prefixes` alone.
    """
    ordered = sorted(set(triples), key=_order)
    namespaces = _namespaces(ordered)
    used = {
        prefix: iri
        for prefix, iri in sorted(prefixes.items())
        if any(namespace.startswith(iri) for namespace in namespaces)
    }
    # It returns None only where it is told to write to a file.
    data = ox.serialize(ordered, format=ox.RdfFormat.TURTLE, prefixes=used) or b""
    return _spaced(data.decode("utf-8")).encode("utf-8")


def _order(triple: ox.Triple) -> tuple[str, bool, str, str]:
    """Sort by subject, the type first, then by predicate and object."""
    predicate = triple.predicate.value
    return (str(triple.subject), predicate != _TYPE, predicate, str(triple.object))


def _namespaces(triples: list[ox.Triple]) -> set[str]:
    """Return the IRIs in `triples` up to their last ``/`` or ``#``.

    A prefix ends in one of them, so it begins an IRI where it begins that part
    of it; and there are few of these, where there are very many IRIs.
    """
    iris: set[str] = set()
    for triple in triples:
        object_ = triple.object
        last = object_.datatype if isinstance(object_, ox.Literal) else object_
        iris.update(
            node.value
            for node in (triple.subject, triple.predicate, last)
            if isinstance(node, ox.NamedNode)
        )
    return {iri[: max(iri.rfind("/"), iri.rfind("#")) + 1] for iri in iris}


def _spaced(text: str) -> str:
    """Put an empty line before each subject; strings never hold a raw line feed."""
    lines: list[str] = []
    for line in text.split("\n"):
        starts_subject = line and line[0] not in "\t@"
        lines.append(f"\n{line}" if starts_subject and lines else line)
    return "\n".join(lines)
