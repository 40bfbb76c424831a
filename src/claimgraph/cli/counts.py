"""Printing statistics: short tables side by side, as many as fit."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from claimgraph.cli import output
from claimgraph.cli.output import counted, styled
from claimgraph.cli.session import Session

if TYPE_CHECKING:
    from rich.table import Table

    from claimgraph.analysis.centrality import Central
    from claimgraph.analysis.statistics import Counts, Statistics
    from claimgraph.case import Case

_NUMBERS = ("entities", "claims", "attestations", "passages", "sources")
_FEW = 5
_PIPE_WIDTH = 100
_TWO_COLUMNS = 78
_NARROWEST, _WIDEST = 22, 40
"""Columns that a label may take, by the room that there is."""


def record(case: Case, found: Statistics) -> dict[str, Any]:
    """Return the stable JSON form of statistics."""
    short, label, name = case.namespaces.shorten, case.vocabulary.label, case.content.label

    def counted_by(counts: Counts, word: Callable[[str], str]) -> list[dict[str, Any]]:
        return [{"id": short(i), "label": word(i), "count": n} for i, n in counts.items()]

    numbers = {what: getattr(found, what) for what in _NUMBERS}
    return {
        "view": case.view_name,
        **numbers,
        "entity_types": counted_by(found.entity_types, label),
        "relations": counted_by(found.relations, label),
        "stances": dict(found.stances),
        "statuses": dict(found.statuses),
        "origins": counted_by(found.origins, name),
        "components": list(found.components),
        **_middle(case, found),
        **_cohesion(case, found),
    }


def _middle(case: Case, found: Statistics) -> dict[str, Any]:
    """Return what stands in the middle, as JSON."""
    thing = case.recorder().thing

    def central(ranked: Iterable[Central]) -> list[dict[str, Any]]:
        return [
            {
                **thing(c.iri),
                "degree": c.degree,
                "neighbours": c.neighbours,
                "betweenness": c.betweenness,
            }
            for c in ranked
        ]

    return {
        "central": central(found.central),
        "between": central(found.between),
        "betweenness_estimated_from": found.sample,
    }


def _cohesion(case: Case, found: Statistics) -> dict[str, Any]:
    """Return what hangs together, and on what, as JSON."""
    thing, short = case.recorder().thing, case.namespaces.shorten
    return {
        "communities": [
            {
                "size": len(group.members),
                "central": [thing(iri) for iri in group.central],
                "things": [short(iri) for iri in group.members],
            }
            for group in found.communities
        ],
        "isolated": found.isolated,
        "bridges": [
            {
                "one": thing(bridge.one),
                "other": thing(bridge.other),
                "claims": [short(claim) for claim in bridge.claims],
                "cut_off": bridge.cut_off,
            }
            for bridge in found.bridges
        ],
        "cut_points": [
            {**thing(point.iri), "pieces": point.pieces, "cut_off": point.cut_off}
            for point in found.cut_points
        ],
    }


def show(session: Session, found: Statistics, *, every: bool) -> None:
    """Print counts; the first of each kind, or all of them."""
    case = session.case
    label, name = case.vocabulary.label, case.content.label
    most = None if every else _FEW

    def table(title: str, counts: Counts, word: Callable[[str], str]) -> Table:
        return _table(title, [(word(key), f"{count:,}") for key, count in counts.items()], most)

    tables = [
        _table("Counts", [(what, f"{getattr(found, what):,}") for what in _NUMBERS], None),
        table("Kinds of thing", found.entity_types, label),
        table("Relations", found.relations, label),
        table("Whose word it is (claims)", found.origins, name),
        table("Stances at the origin", found.stances, str),
        table("How documents attribute", found.statuses, str),
        *(_table(title, rows, most) for title, rows in _middle_rows(found, name)),
    ]
    output.show(_beside([each for each in tables if each.row_count]))
    for title, rows in _cohesion_rows(found, name):
        if rows:
            output.show(_table(title, rows, most, is_wide=True), "")
    _say_parts(session, found)
    if not every:
        session.say(f"the first {_FEW} of each; --all shows all")
    session.say_view(counted(found.claims, "claim"))


_Rows = list[tuple[str, str]]


def _middle_rows(found: Statistics, name: Callable[[str], str]) -> Iterator[tuple[str, _Rows]]:
    """Yield the tables about single things: title and rows."""
    yield "Most connected (claims)", [(name(c.iri), f"{c.degree:,}") for c in found.central]
    between = [(name(c.iri), f"{c.betweenness:.2f}") for c in found.between]
    yield "In between (share of ways)", between
    cuts = [(name(p.iri), f"{p.cut_off:,}") for p in found.cut_points if p.cut_off > 1]
    yield "Cut points (things cut off)", cuts


def _cohesion_rows(found: Statistics, name: Callable[[str], str]) -> Iterator[tuple[str, _Rows]]:
    """Yield the tables about several things: title and rows."""
    groups = [("; ".join(map(name, g.central)), f"{len(g.members):,}") for g in found.communities]
    yield "Communities, by their most central things (things)", groups
    bridges = [
        (f"{name(b.one)} — {name(b.other)}", f"{b.cut_off:,}")
        for b in found.bridges
        if b.cut_off > 1
    ]
    yield "Bridges (things cut off)", bridges


def _say_parts(session: Session, found: Statistics) -> None:
    """Say how the whole hangs together, and how exact that is."""
    sizes = ", ".join(f"{size:,}" for size in found.components[:6])
    more = ", …" if len(found.components) > 6 else ""
    parts = counted(len(found.components), "connected part")
    groups = counted(len(found.communities), "community", "communities")
    of_things = f" ({sizes}{more} things)" if sizes else ""
    session.say(f"{parts}{of_things}; {groups}, {found.isolated:,} in none")
    session.say("places are no ways: they count in neither communities, cuts nor what is between")
    if found.sample:
        session.say(f"what is in between is estimated from {found.sample} of the things")


def _table(
    title: str, rows: Sequence[Sequence[str]], most: int | None, *, is_wide: bool = False
) -> Table:
    from rich.table import Table

    table = Table.grid(padding=(0, 2, 0, 0))
    table.title = styled(title, "bold")
    table.title_justify = "left"
    table.min_width = len(title)
    width = output.width() or _PIPE_WIDTH
    room = (width // 2 if width >= _TWO_COLUMNS else width) - 16
    narrow = max(_NARROWEST, min(_WIDEST, room))
    table.add_column(max_width=max(_NARROWEST, width - 8) if is_wide else narrow)
    for _ in range(len(rows[0]) - 1 if rows else 0):
        table.add_column(justify="right", no_wrap=True)
    for row in rows[:most]:
        table.add_row(*(styled(cell) for cell in row))
    if most is not None and len(rows) > most:
        table.add_row(styled(f"… {len(rows) - most} more", "dim"))
    return table


def _beside(tables: Iterable[Table]) -> Table:
    """Return the tables in as many columns as fit, each below the shortest so far."""
    from rich.console import Console, Group
    from rich.table import Table

    console = Console(width=10_000)
    measured = [(each, console.measure(each).maximum) for each in tables]
    widest = max(width for _, width in measured) + 4
    number = max(1, min(3, (output.width() or _PIPE_WIDTH) // widest))
    columns: list[list[Table | str]] = [[] for _ in range(number)]
    heights = [0] * number
    for each, _ in measured:
        shortest = heights.index(min(heights))
        columns[shortest] += [each, ""]
        heights[shortest] += each.row_count + 2
    grid = Table.grid(padding=(0, 4, 0, 0))
    for _ in columns:
        grid.add_column()
    grid.add_row(*(Group(*column) for column in columns))
    return grid
