"""The explorer page beside the page that stock pyvis writes of the same graph.

Ours holds all evidence, stock pyvis' the nodes, the edges and their titles.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from statistics import median

import claimgraph
from benchmarks import building
from benchmarks.building import Built, built
from benchmarks.chromium import OURS, STOCK, Chromium, Panned, Ready, Target
from benchmarks.drawn import made
from benchmarks.figures import Figure
from claimgraph.case import Case
from claimgraph.model.iri import Iri

MEGABYTES = {500: 1.2, 5_000: 3.0, 20_000: 5.0, 100_000: 12.0}
BUILDING = {20_000: 15.0}
READY = {5_000: 2.5}
READY_RATIO = {500: 20.0, 20_000: 6.0, 100_000: 7.0}
FRAMES = {20_000: 20.0}
QUOTE = {20_000: 200.0}
"""What is promised, by the number of things."""

PHYSICS_UP_TO = 5_000
"""Stock pyvis with its physics is asked up to here; it is not ready in time from here on."""
PHYSICS_CAP = 90.0
_BUSY = 100.0
"""Milliseconds of one task from which a person sees that a page hangs."""
_PANNED = 3.0
_CLICKS = 6


@dataclass(frozen=True)
class Pages:
    """The pages of one graph, and what building them took."""

    case: Path
    files: dict[str, Path]
    built: dict[str, Built]

    @property
    def shown(self) -> tuple[int, int]:
        """How many things and edges every page is to show."""
        one = self.built[building.OURS]
        return one.things, one.edges


def pages(
    folder: Path, things: int, rounds: int, cap: float, browser: Chromium
) -> Iterator[Figure]:
    """Yield what is measured of a graph of one size; the pages take turns.

    Args:
        folder: For the case and the pages; a case that is there is used again.
        things: How many are drawn.
        rounds: Samples of what is measured in the browser.
        cap: Seconds after which a page counts as not ready; stock pyvis with its
            physics gets 90.
        browser: Opens them.
    """
    made_pages = _built(folder, made(folder, things), things)
    for figure in chain(
        _files(made_pages, things),
        _readiness(made_pages, things, rounds, cap, browser),
        _panning(made_pages, things, rounds, cap, browser),
        _receipts(made_pages, things, rounds, cap, browser),
    ):
        figure.name = f"{things:,}: {figure.name}"
        yield figure


def _built(folder: Path, case: Path, things: int) -> Pages:
    peers = [p for p in building.PEERS if p != building.STOCK or things <= PHYSICS_UP_TO]
    files = {peer: folder / f"{case.name}-{peer}.html" for peer in peers}
    # The first to read a large case pays for its index: ours is the last, as on a second visit.
    first_last = {peer: built(peer, case, files[peer]) for peer in reversed(peers)}
    return Pages(case, files, first_last)


def _files(made_pages: Pages, things: int) -> Iterator[Figure]:
    ours, stock = (made_pages.built[peer] for peer in (building.OURS, building.STOCK_STILL))
    size = Figure("size of the file", "MB", [ours.size / 1e6], [stock.size / 1e6])
    size.most = MEGABYTES.get(things)
    size.note = "{:,} things, {:,} edges".format(*made_pages.shown)
    yield size
    cpu = Figure("building the page, CPU", "s", [ours.building], [stock.building])
    cpu.most = BUILDING.get(things)
    cpu.note = f"after {ours.reading:.1f} s of reading the case, its index being there"
    yield cpu
    peak = Figure("memory of reading and building", "MB", [ours.peak / 1e6], [stock.peak / 1e6])
    yield peak


def _readiness(
    made_pages: Pages, things: int, rounds: int, cap: float, browser: Chromium
) -> Iterator[Figure]:
    times: dict[str, list[Ready | None]] = {peer: [] for peer in made_pages.files}
    for _ in range(rounds):
        for peer, file in made_pages.files.items():
            if times[peer] and times[peer][-1] is None:
                continue  # it will not be ready in the next round either
            patience = PHYSICS_CAP if peer == building.STOCK else cap
            watch = OURS if peer == building.OURS else STOCK
            times[peer].append(browser.ready(file, watch, patience))
    for peer in made_pages.files:
        if peer != building.OURS:
            patience = PHYSICS_CAP if peer == building.STOCK else cap
            yield _ready(
                peer, times[building.OURS], times[peer], patience, made_pages.shown, things
            )


def _ready(
    peer: str,
    ours: Sequence[Ready | None],
    theirs: Sequence[Ready | None],
    patience: float,
    shown: tuple[int, int],
    things: int,
) -> Figure:
    name = "with physics" if peer == building.STOCK else "physics off"
    figure = Figure(f"time to interactive; stock {name}", "s")
    mine, others = _finished(ours), _finished(theirs)
    figure.ours = [ready.seconds for ready in mine]
    figure.theirs = [ready.seconds for ready in others] or [patience]
    figure.unfinished = not others
    figure.same = all(ready.shown == shown for ready in (*mine, *others))
    if len(mine) < len(ours):
        figure.ours, figure.missing = [], "ours was not ready in time"
    if mine and others:
        figure.cpu = median(r.cpu for r in mine), median(r.cpu for r in others)
    figure.note = _afterwards(mine)
    # The small graph is promised beside what pyvis does by default, the large ones beside
    # pyvis with the physics off, since with it they are never ready.
    if (peer == building.STOCK) == (things <= PHYSICS_UP_TO):
        figure.most, figure.ratio_least = READY.get(things), READY_RATIO.get(things)
    return figure


def _afterwards(times: Sequence[Ready]) -> str:
    """Return what a page still owes when it says that it is ready, or ""."""
    blank = ["nothing is drawn yet"] if not all(ready.drawn for ready in times) else []
    longest = max((ready.busy for ready in times), default=0.0)
    busy = [f"then busy for {longest:.0f} ms"] if longest > _BUSY else []
    return "; ".join(blank + busy)


def _finished(times: Sequence[Ready | None]) -> list[Ready]:
    return [ready for ready in times if ready is not None]


def _panning(
    made_pages: Pages, things: int, rounds: int, cap: float, browser: Chromium
) -> Iterator[Figure]:
    figure = Figure("panning, frames a second", "fps", least=FRAMES.get(things))
    times: dict[str, list[Panned | str]] = {OURS: [], STOCK: []}
    # Nothing is promised beside stock pyvis here, and at 100,000 it takes minutes: once will do.
    for peer, watch, times_over in (
        (building.OURS, OURS, rounds),
        (building.STOCK_STILL, STOCK, 1),
    ):
        file = made_pages.files[peer]
        times[watch] += [browser.panned(file, watch, _PANNED, cap) for _ in range(times_over)]
    mine, others = ([p for p in times[w] if isinstance(p, Panned)] for w in (OURS, STOCK))
    figure.missing = next((why for why in times[OURS] if isinstance(why, str)), "")
    if not figure.missing:
        figure.ours = [panned.rate for panned in mine]
        figure.note = f"{1000 * median(panned.cpu for panned in mine):.0f} ms of CPU a frame"
    figure.theirs = [panned.rate for panned in others]
    yield figure


def _receipts(
    made_pages: Pages, things: int, rounds: int, cap: float, browser: Chromium
) -> Iterator[Figure]:
    targets = edges_with_quotes(claimgraph.open(made_pages.case))
    chosen = Figure("thing to its panel, the first one", "ms")
    first = Figure("edge to its quote, the first click", "ms", most=QUOTE.get(things))
    later = Figure("edge to its quote, later clicks", "ms", most=QUOTE.get(things))
    for _ in range(rounds):
        visits = browser.visits(made_pages.files[building.OURS], targets, cap, _CLICKS)
        chosen.ours += [visit.panel for visit in visits[:1]]
        first.ours += [visit.quote for visit in visits[:1]]
        later.ours += [visit.quote for visit in visits[1:]]
    for figure in (chosen, first, later):
        figure.missing = "" if figure.ours else "no click on an edge brought up its quote"
        yield figure


def edges_with_quotes(case: Case, most: int = 40) -> list[Target]:
    """Return edges in calm surroundings behind which there are words that may be quoted."""
    content, shorten = case.content, case.namespaces.shorten
    keys: dict[tuple[Iri, Iri, Iri], set[str]] = {}
    for said in content.attestations.values():
        claim = content.claims[said.claim]
        if said.claim in case.admitted and isinstance(claim.object, str) and said.citation:
            quoted = content.sources[said.citation.source].text_may_be_shared
            words = {said.citation.exact} if said.citation.exact and quoted else set()
            keys.setdefault((claim.subject, claim.predicate, claim.object), set()).update(words)
    degree = Counter(end for subject, _, object_ in keys for end in (subject, object_))
    calm = [
        Target(shorten(key[0]), (shorten(key[0]), shorten(key[2])), shorten(key[1]), tuple(words))
        for key, words in sorted(keys.items())
        if words and key[0] in content.entities and key[2] in content.entities
        if key[0] != key[2] and 2 <= degree[key[0]] <= 5
    ]
    return calm[:: max(1, len(calm) // most)][:most]
