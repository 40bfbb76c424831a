"""Printing statistics: short tables side by side, as many as fit."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Any

from claimgraph.cli import output
from claimgraph.cli.output import counted, styled
from claimgraph.cli.session import Session

if TYPE_CHECKING:
    from rich.table import Table

    from claimgraph.analysis.statistics import Counts, Statistics
    from claimgraph.case import Case

_NUMBERS = ("entities", "claims", "attestations", "passages", "sources")
_FEW = 8
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
        "view": case.view.name,
        **numbers,
        "entity_types": counted_by(found.entity_types, label),
        "relations": counted_by(found.relations, label),
        "stances": dict(found.stances),
        "statuses": dict(found.statuses),
        "origins": counted_by(found.origins, name),
        "components": list(found.components),
        "communities": [[short(iri) for iri in group] for group in found.communities],
        "central": [
            {
                "id": short(c.iri),
                "label": name(c.iri),
                "degree": c.degree,
                "betweenness": c.betweenness,
            }
            for c in found.central
        ],
    }


def show(session: Session, found: Statistics, *, every: bool) -> None:
    """Print counts; the first of each kind, or all of them."""
    case = session.case
    label, name = case.vocabulary.label, case.content.label
    most = None if every else _FEW

    def table(title: str, counts: Counts, word: Callable[[str], str]) -> Table:
        return _table(title, [(word(key), f"{count:,}") for key, count in counts.items()], most)

    central = [(name(c.iri), f"{c.degree:,}", f"{c.betweenness:.2f}") for c in found.central]
    tables = [
        _table("Counts", [(what, f"{getattr(found, what):,}") for what in _NUMBERS], None),
        table("Kinds of thing", found.entity_types, label),
        table("Relations", found.relations, label),
        table("Whose word it is (claims)", found.origins, name),
        _table("Most connected (edges, betweenness)", central, most),
        table("Stances at the origin", found.stances, str),
        table("How documents attribute", found.statuses, str),
    ]
    output.show(_beside([each for each in tables if each.row_count]))
    sizes = ", ".join(f"{size:,}" for size in found.components[:6])
    more = ", …" if len(found.components) > 6 else ""
    parts = counted(len(found.components), "connected part")
    session.say(f"{parts} ({sizes}{more} things), {_groups(found)}")
    if not every:
        session.say(f"the first {_FEW} of each; --all shows all")
    session.say_view(counted(found.claims, "claim"))


def _groups(found: Statistics) -> str:
    return counted(len(found.communities), "community", "communities")


def _table(title: str, rows: Sequence[Sequence[str]], most: int | None) -> Table:
    from rich.table import Table

    table = Table.grid(padding=(0, 2, 0, 0))
    table.title = styled(title, "bold")
    table.title_justify = "left"
    table.min_width = len(title)
    width = output.width() or _PIPE_WIDTH
    room = (width // 2 if width >= _TWO_COLUMNS else width) - 16
    table.add_column(max_width=max(_NARROWEST, min(_WIDEST, room)))
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
