"""What views, lineage and checks cost beside parsing the case's files."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pyoxigraph as ox

from benchmarks.cpu import timed
from benchmarks.generate import NS
from benchmarks.measurements import PROMISED_FROM, Row
from claimgraph.analysis.lineage import independence
from claimgraph.analysis.views import Derivation
from claimgraph.case import Case
from claimgraph.graph.folder import CaseFolder
from claimgraph.graph.outline import Outline
from claimgraph.graph.state import State
from claimgraph.model.view import View, Views

OUTLINE_RATIO = 3.0
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


def believed(place: Path, claims: int, rounds: int) -> Iterator[Row]:
    """Yield views, origins and check, each beside the parsing of the files.

    Parsing is what the engine takes to read all files of the case into one graph in
    memory. A view is derived as a new process does it: from the outline on disk, which
    is drawn up once for each state of the files, to the edges.
    """
    promised = claims >= PROMISED_FROM
    case = Case(place)
    parsing = [timed(lambda: parsed(case)).cpu for _ in range(rounds)]
    drawing = Row("outline: drawn up, once for these files", theirs=parsing, most=OUTLINE_RATIO)
    drawing.ours.append(timed(lambda: outline(place)).cpu)
    yield drawing
    for policy in POLICIES:
        view = Views(resolve=NS.expand).parse(policy)
        row = _measured(f"view: {policy}", lambda view=view: _edges(place, view), parsing, rounds)  # type: ignore[misc]
        row.most = VIEW_RATIO if promised else None
        yield row
    row = _measured("origins of every edge", lambda: _origins(place), parsing, rounds)
    row.most = VIEW_RATIO if promised else None
    yield row
    row = _measured("check", lambda: _check(place), parsing, 1)
    row.most = CHECK_RATIO if promised else None
    yield row


def parsed(case: Case) -> ox.Store:
    """Return the case's files parsed into a store in memory, all in one graph."""
    store = ox.Store()
    for text in case.files.values():
        store.load(text, format=ox.RdfFormat.TURTLE)
    return store


def outline(place: Path) -> Outline:
    """Return the outline of a case as a new process reads it."""
    folder = CaseFolder(place)
    return State(folder, folder.read()).outline


def _edges(place: Path, view: View) -> str:
    drawn = outline(place)
    counting = Derivation(view, drawn.content, Case(place).vocabulary).admitted
    return f"{sum(1 for _ in drawn.edges(counting)):,} edges"


def _origins(place: Path) -> str:
    derived = Derivation(View(), outline(place).content, Case(place).vocabulary)
    stated: dict[tuple[object, ...], list[str]] = {}
    for iri, claim in derived.content.claims.items():
        stated.setdefault((claim.subject, claim.predicate, claim.object), []).append(iri)
    numbers = independence(derived.content, stated, derived.ties).values()
    return f"{len(numbers):,} edges, {sum(n > 1 for n in numbers):,} with two or more"


def _check(place: Path) -> str:
    return f"{len(Case(place).check().findings):,} findings"


def _measured(name: str, call: Callable[[], str], parsing: list[float], rounds: int) -> Row:
    row = Row(name, theirs=parsing)
    for _ in range(rounds):
        done = timed(call)
        row.ours.append(done.cpu)
        row.note = done.value
    return row
