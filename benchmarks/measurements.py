"""What is measured, and what is promised of it."""

from __future__ import annotations

import gc
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

from benchmarks.cpu import of_command
from benchmarks.engines import Ours, Rdflib, same
from benchmarks.generate import NS, write
from benchmarks.queries import queries
from claimgraph.case import Case

PROMISED_FROM = 10_000
"""Claims; in a smaller case what a query costs at least is most of what it costs."""
QUERY_RATIO = 7.0
LOAD_RATIO = 8.0
HELP_RATIO = 2.5


@dataclass
class Row:
    """One line of the report: CPU seconds of ours and theirs, a sample each a round.

    Attributes:
        name: What was done.
        ours: claimgraph.
        theirs: What it is compared with.
        least: The ratio theirs : ours that is promised, or None.
        most: The ratio ours : theirs that is promised, or None.
        note: What else to know.
        same: False where the answers differ.
    """

    name: str
    ours: list[float] = field(default_factory=list)
    theirs: list[float] = field(default_factory=list)
    least: float | None = None
    most: float | None = None
    note: str = ""
    same: bool = True

    @property
    def ratio(self) -> float | None:
        """How many times the CPU of ours theirs took; the other way round where `most` is set."""
        if not self.ours or not self.theirs:
            return None
        ours, theirs = median(self.ours), median(self.theirs)
        return ours / theirs if self.most else theirs / ours

    @property
    def kept(self) -> bool:
        """Whether what is promised holds; a slower machine is no excuse, a wrong answer neither."""
        ratio = self.ratio
        if not self.same or ratio is None:
            return self.same
        return (self.least is None or ratio >= self.least) and (
            self.most is None or ratio <= self.most
        )


def made(folder: Path, claims: int, seed: int = 1) -> Path:
    """Return an invented case in `folder`; written where it is missing."""
    place = folder / f"invented-{claims}-{seed}"
    if not (place / "graph.ttl").exists():
        write(place, claims, seed)
    return place


def against_rdflib(place: Path, claims: int, rounds: int) -> Iterator[Row]:
    """Yield load and queries, claimgraph and rdflib taking turns."""
    ours, theirs = Ours(place), Rdflib(place, NS.prefixes)
    promised = claims >= PROMISED_FROM
    ours.reopen()  # imports are paid for by now
    cold = Row("load: files to first answer", least=LOAD_RATIO if promised else None)
    warm = Row("open again: files unchanged", note="rdflib has to load them again")
    for _ in range(rounds):
        mine, again, other = ours.load(), ours.reopen(), theirs.load()
        cold.ours.append(mine.cpu)
        cold.theirs.append(other.cpu)
        warm.ours.append(again.cpu)
        cold.same &= mine.value == again.value == other.value
    cold.note = f"{mine.value:,} triples"
    warm.theirs = cold.theirs
    yield cold
    yield warm
    # What rdflib holds would be looked through again and again, on our time too.
    gc.collect()
    gc.freeze()
    for query in queries(claims):
        row = Row(query.name, least=QUERY_RATIO if promised else None)
        for _ in range(rounds):
            samples = [ours.query(query) for _ in range(3)]
            other_rows = theirs.query(query)
            row.ours.append(median(sample.cpu for sample in samples))
            row.theirs.append(other_rows.cpu)
            row.same &= same(samples[0].value, other_rows.value, query.ordered)
        row.note = f"{len(other_rows.value):,} rows"
        yield row
    ours.close()
    gc.unfreeze()


def start_up(rounds: int) -> Row:
    """Return what ``claimgraph --help`` takes beside importing click."""
    row = Row("claimgraph --help : import click", most=HELP_RATIO)
    script = Path(sys.executable).with_name("claimgraph")
    main = "import sys; from claimgraph.cli import main; sys.argv[0] = 'claimgraph'; main()"
    help_ = [str(script)] if script.exists() else [sys.executable, "-c", main]
    for _ in range(max(rounds, 5) * 2):
        row.ours.append(of_command([*help_, "--help"]))
        row.theirs.append(of_command([sys.executable, "-c", "import click"]))
    return row


def verbs(place: Path) -> Iterator[Row]:
    """Yield what else takes time, for information: CPU beside that of reading the files."""
    ours = Ours(place)
    target = place.parent
    calls: dict[str, Callable[[Case], object]] = {
        "reading the files": lambda case: case.reader,
        "find": lambda case: case.find("body 7"),
        "select --about, 2 hops": lambda case: case.select(about="body-7", hops=2),
        "stats": lambda case: case.stats(),
        "export .ttl": lambda case: case.export(target / "whole.ttl"),
        "export .gexf": lambda case: case.export(target / "whole.gexf"),
        "export .csv": lambda case: case.export(target / "whole.csv"),
        "explore --about, 1 hop": lambda case: case.explore(
            target / "part.html", about="body-7", hops=1
        ),
        "check": lambda case: case.check(),
    }
    for call in calls.values():
        if place.name.startswith("invented-1000-"):
            ours.of_case(call)  # what it imports is not what is measured
    reading = [ours.of_case(lambda case: case.reader) for _ in range(3)]
    for name, call in calls.items():
        yield Row(name, [ours.of_case(call)], reading)


@dataclass(frozen=True)
class Scale:
    """How a case of one size does: CPU seconds and what it holds.

    `writing` is 0 where the case was there already.
    """

    claims: int
    triples: int
    mebibytes: float
    writing: float
    loading: float
    reopening: float
    query: float


def scaling(folder: Path, sizes: list[int]) -> Iterator[Scale]:
    """Yield a line a size: writing the case, first answer, opening again, one query."""
    for claims in sizes:
        start = time.process_time()
        place = made(folder, claims)
        writing = time.process_time() - start
        ours = Ours(place)
        cold, warm = ours.load(), ours.reopen()
        query = ours.query(queries(claims)[0])
        ours.close()
        size = sum(file.stat().st_size for file in place.rglob("*.ttl")) / 2**20
        yield Scale(claims, cold.value, size, writing, cold.cpu, warm.cpu, query.cpu)
