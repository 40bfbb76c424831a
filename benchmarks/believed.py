"""What views, lineage and checks cost beside parsing the case's files."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pyoxigraph as ox

from benchmarks.cpu import timed
from benchmarks.generate import NS
from benchmarks.measurements import Row
from claimgraph.analysis import views
from claimgraph.analysis.lineage import independence
from claimgraph.case import Case
from claimgraph.graph.outline import outline
from claimgraph.model.view import Views

VIEW_RATIO = 1.0
CHECK_RATIO = 10.0
POLICIES = (
    "accepted",
    "undisputed",
    "accepted without=body-1",
    "known-by=2019 dates=certainly",
    "valid-at=2018",
    "min-reliability=C",
    "corroborated",
    "undisputed origins=2 without=body-1 known-by=2021",
)


def parsed(case: Case) -> ox.Store:
    """Return the case's files parsed into a store in memory, all in one graph."""
    store = ox.Store()
    for text in case.files.values():
        store.load(text, format=ox.RdfFormat.TURTLE)
    return store


def believed(place: Path, rounds: int, *, strict: bool) -> Iterator[Row]:
    """Yield views, origins and check, each beside the parsing of the files.

    Args:
        place: An invented case.
        rounds: How often each is measured.
        strict: True where the case is large enough for what is promised.
    """
    case = Case(place)
    parsing = [timed(lambda: parsed(case)).cpu for _ in range(rounds)]
    assert case.reader  # opening the case is not what is measured
    for policy in POLICIES:
        view = Views(resolve=NS.expand).parse(policy)
        row = Row(f"view: {policy}", theirs=parsing, most=VIEW_RATIO if strict else None)
        for _ in range(rounds):
            edges = timed(lambda view=view: sum(1 for _ in _edges(case, view)))  # type: ignore[misc]
            row.ours.append(edges.cpu)
        row.note = f"{edges.value:,} edges"
        yield row
    yield _measured("origins of every edge", lambda: _origins(case), parsing, rounds)
    checking = _measured("check", lambda: f"{len(Case(place).check().findings):,} findings", parsing, 1)
    checking.most = CHECK_RATIO if strict else None
    yield checking


def _edges(case: Case, view: views.View) -> Iterator[object]:
    return views.edges(view, case.reader, case.vocabulary)


def _origins(case: Case) -> str:
    derived = views.Derivation(views.View(), outline(case.reader), case.vocabulary)
    stated: dict[tuple[object, ...], list[str]] = {}
    for iri, claim in derived.content.claims.items():
        stated.setdefault((claim.subject, claim.predicate, claim.object), []).append(iri)
    numbers = independence(derived.content, stated, derived.ties).values()
    return f"{len(numbers):,} edges, {sum(n > 1 for n in numbers):,} with two or more"


def _measured(name: str, call: Callable[[], str], parsing: list[float], rounds: int) -> Row:
    row = Row(name, theirs=parsing)
    for _ in range(rounds):
        done = timed(call)
        row.ours.append(done.cpu)
        row.note = done.value
    return row
