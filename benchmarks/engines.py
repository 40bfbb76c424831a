"""The two engines that are compared, each over the same files of a case."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path
from shutil import rmtree

from rdflib import Dataset, Literal, URIRef
from rdflib.query import ResultRow
from rdflib.term import Node

import claimgraph
from benchmarks.cpu import Timed, timed
from benchmarks.queries import Query
from claimgraph import resources
from claimgraph.case import Case
from claimgraph.graph.sandbox import QuerySandbox

Row = tuple[Node | None, ...]


def files(case: Path) -> list[Path]:
    """Return what rdflib has to read: the case with its edges (``graph.ttl``), the ontology."""
    ontology = sorted(resources.ontology_folder().glob("*.ttl"))
    return [*sorted(case.glob("*.ttl")), *sorted(case.glob("claims/*.ttl")), *ontology]


class Ours:
    """claimgraph, as a person calls it: queries run in its sandbox.

    Args:
        path: The folder of a case.
    """

    name = "claimgraph"

    def __init__(self, path: Path) -> None:
        self._path = path
        self._case: Case | None = None

    def load(self) -> Timed[int]:
        """Open the case without any index and wait for the first answer.

        The answer is the number of triples; counting them is a part of the time.
        """
        self.close()
        rmtree(self._path / ".claimgraph", ignore_errors=True)
        return timed(self._first_answer, lambda: self._child)

    def reopen(self) -> Timed[int]:
        """Open the case as another process would do now, and wait for the first answer."""
        self.close()
        return timed(self._first_answer, lambda: self._child)

    def query(self, query: Query) -> Timed[list[Row]]:
        """Run a query; the rows are rdflib's terms."""
        case = self._case
        if case is None:
            raise RuntimeError("load the case first")
        return timed(lambda: list(case.query(query.text, timeout=600)), lambda: self._child)

    def of_case(self, call: Callable[[Case], object]) -> float:
        """Return the CPU seconds that a call takes on a case that has just been opened."""
        return timed(lambda: call(claimgraph.open(self._path))).cpu

    def close(self) -> None:
        """End the process that answers queries."""
        if (sandbox := self._sandbox) is not None:
            sandbox.close()
        self._case = None

    def _first_answer(self) -> int:
        self._case = claimgraph.open(self._path)
        counted = self._case.query("SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }")
        return int(str(counted.rows[0][0]))

    @property
    def _child(self) -> int | None:
        return self._sandbox.pid if self._sandbox else None

    @property
    def _sandbox(self) -> QuerySandbox | None:
        return vars(self._case).get("_sandbox") if self._case else None


class Rdflib:
    """rdflib's `Dataset` and its own SPARQL engine.

    Args:
        path: The folder of a case.
        prefixes: The case's.
    """

    name = "rdflib"

    def __init__(self, path: Path, prefixes: dict[str, str]) -> None:
        self._path = path
        self._prefixes = prefixes
        self._data = Dataset(default_union=True)

    def load(self) -> Timed[int]:
        """Parse every file into its graph; return the number of triples."""
        self._data = Dataset(default_union=True)
        return timed(self._parse)

    def query(self, query: Query) -> Timed[list[Row]]:
        """Run a query."""
        return timed(lambda: [*map(_row, self._data.query(query.text, initNs=self._prefixes))])

    def _parse(self) -> int:
        for number, file in enumerate(files(self._path)):
            self._data.graph(URIRef(f"urn:file:{number}")).parse(file, format="turtle")
        return len(self._data)


def _row(found: object) -> Row:
    assert isinstance(found, ResultRow)
    return tuple(found)


def same(ours: Iterable[Row], theirs: Iterable[Row], ordered: bool) -> bool:
    """Return whether two answers hold the same rows, as often, and in order where it counts."""
    mine, others = [[_plain(row) for row in rows] for rows in (ours, theirs)]
    return mine == others if ordered else Counter(mine) == Counter(others)


def _plain(row: Row) -> tuple[object, ...]:
    """Compare numbers and dates by value: the engines may write ``2.50`` as ``2.5``."""
    return tuple(
        (node.toPython(), node.language) if isinstance(node, Literal) else node for node in row
    )
