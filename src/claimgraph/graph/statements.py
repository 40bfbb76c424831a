"""What the files state beside what the model reads: looked at in the index, not read again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import cast

import pyoxigraph as ox

from claimgraph.graph.folder import CLAIMS_FOLDER
from claimgraph.graph.namespaces import CG
from claimgraph.graph.terms import text_of
from claimgraph.model.iri import Iri, Namespaces

_NOT_RECORDS = ("_ontology", "_terms", "_view")
"""Named graphs that define terms, or are derived."""

_PREDICATES = "SELECT DISTINCT ?g ?p { GRAPH ?g { ?s ?p ?o } }"
_RECORD_TERMS = f'SELECT ?p {{ GRAPH ?g {{ ?p <{CG}usage> "record" }} }}'
_STATED = """SELECT ?s ?o {{ GRAPH <{graph}> {{ ?s <{predicate}> ?o
    FILTER NOT EXISTS {{ ?s a <{cg}Claim> }} }} }}"""
_DATES = ("edtf", "earliest", "latest")
_QUANTITIES = ("amount", "bound", "unit", "lower", "upper")


@dataclass(frozen=True, slots=True)
class Stated:
    """A statement as a file holds it."""

    file: str
    subject: Iri
    predicate: Iri
    object: str


@dataclass(frozen=True, slots=True)
class Described:
    """A date or quantity as a file describes it: what is missing is ""."""

    file: str
    iri: Iri
    values: tuple[str, ...]


class Statements:
    """The statements of a case's files.

    Args:
        store: An index: each file in its named graph.
        namespaces: The case's.
    """

    def __init__(self, store: ox.Store, namespaces: Namespaces) -> None:
        self._store = store
        self._graphs = namespaces.mint("graph", "")

    def predicates(self) -> Iterator[tuple[str, Iri, Iri]]:
        """Yield each predicate once a file: the file, the named graph, the predicate; sorted."""
        pairs = sorted((row[0], row[1]) for row in self._rows(_PREDICATES, 2))
        for graph, predicate in pairs:
            if file := self._file(graph):
                yield file, graph, predicate

    def record_terms(self) -> frozenset[Iri]:
        """Return the properties that records are written with."""
        return frozenset(row[0] for row in self._rows(_RECORD_TERMS, 1))

    def holding(self, file: str, graph: Iri, predicate: Iri) -> list[Stated]:
        """Return the statements with a predicate, sorted."""
        pattern = (None, ox.NamedNode(predicate), None, ox.NamedNode(graph))
        quads = self._store.quads_for_pattern(*pattern)
        rows = sorted((text_of(quad.subject), text_of(quad.object)) for quad in quads)
        return [Stated(file, subject, predicate, object_) for subject, object_ in rows]

    def outside_claims(self, file: str, graph: Iri, predicate: Iri) -> list[Stated]:
        """Return the statements with a predicate whose subject is no claim, sorted."""
        query = _STATED.format(graph=graph, predicate=predicate, cg=CG)
        rows = sorted(self._rows(query, 2))
        return [Stated(file, subject, predicate, object_) for subject, object_ in rows]

    def dates(self) -> Iterator[Described]:
        """Yield dates: the EDTF text, the earliest and the latest day; sorted."""
        return self._described(_DATES)

    def quantities(self) -> Iterator[Described]:
        """Yield quantities: amount, bound, unit, lower and upper end; sorted."""
        return self._described(_QUANTITIES)

    def _described(self, names: Sequence[str]) -> Iterator[Described]:
        """Yield what has the first of some properties, with all of them.

        Each property is read by itself: the same date stands in many files, and to look
        its others up there takes the square of their number.
        """
        first, *others = (self._values(name) for name in names)
        for file, iri in sorted(first):
            values = (first[file, iri], *(other.get((file, iri), "") for other in others))
            yield Described(file, iri, values)

    def _values(self, name: str) -> dict[tuple[str, Iri], str]:
        """Return the values of a property, by file and subject."""
        quads = self._store.quads_for_pattern(None, ox.NamedNode(CG + name), None, None)
        in_files = (q for q in quads if not isinstance(q.graph_name, ox.DefaultGraph))
        found = ((self._file(text_of(q.graph_name)), q) for q in in_files)
        return {(file, text_of(q.subject)): text_of(q.object) for file, q in found if file}

    def _rows(self, query: str, width: int) -> Iterator[tuple[str, ...]]:
        for row in cast(ox.QuerySolutions, self._store.query(query)):
            cells = (row[number] for number in range(width))
            yield tuple("" if cell is None else text_of(cell) for cell in cells)

    def _file(self, graph: Iri) -> str:
        """Return the file of a named graph, or "" where it holds no records."""
        name = graph.removeprefix(self._graphs)
        if name == graph or name in _NOT_RECORDS:
            return ""
        return f"{name[1:]}.ttl" if name.startswith("_") else f"{CLAIMS_FOLDER}/{name}.ttl"
