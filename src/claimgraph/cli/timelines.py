"""Printing a timeline: an axis as wide as the terminal allows, and a line or two an event."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from claimgraph.cli import output
from claimgraph.cli.output import counted, styled
from claimgraph.cli.session import Session

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.table import Table
    from rich.text import Text

    from claimgraph.analysis.chronology import Chronology, Event
    from claimgraph.case import Case
    from claimgraph.model.content import Content
    from claimgraph.presentation.timeline_rows import Row, Section, Timeline

_PIPE_WIDTH = 100
_WIDE = 96
"""Columns from which on the words of an event stand beside its bar."""
_DATE, _DATE_NARROW = 22, 20
_GAP = 2
_HANDLES = 3


def record(case: Case, part: Content, found: Chronology, limit: int | None) -> dict[str, Any]:
    """Return the stable JSON form of a chronology, in which events stand in order."""
    recorder = case.recorder(part)
    events = list(found)

    def of(event: Event) -> dict[str, Any]:
        value = None if event.object is None else recorder.value(event.object)
        return {
            "kind": str(event.kind),
            "label": event.label,
            "date": recorder.date(event.date),
            "approximate": event.date.approximate,
            "uncertain": event.date.uncertain,
            "year_known": event.date.year_known,
            "inferred": [recorder.date(reading) for reading in event.readings],
            "subject": recorder.thing(event.subject) if event.subject else None,
            "predicate": recorder.term(event.predicate) if event.predicate else None,
            "object": value,
            "agents": [recorder.thing(agent) for agent in event.agents],
            "stance": str(event.stance) if event.stance else None,
            "claims": [
                {"id": case.namespaces.shorten(claim), "handles": recorder.handles(claim)}
                for claim in event.claims
            ],
        }

    shown = events[:limit]
    return {
        "view": case.view_name,
        "events": [of(event) for event in shown],
        "left_out": len(events) - len(shown),
    }


def show(session: Session, drawn: Timeline) -> None:
    """Print a timeline; how much is left out goes to stderr."""
    width = output.width() or _PIPE_WIDTH
    if drawn.rows:
        output.show(*_lines(drawn, width))
    if drawn.left_out:
        session.say(
            f"{counted(drawn.left_out, 'event')} left out; "
            "--limit shows more, --from and --to a part"
        )
    session.say_view(counted(drawn.total, "event"))


def _lines(drawn: Timeline, width: int) -> Iterator[RenderableType]:
    from claimgraph.presentation import timeline_text

    date = _DATE if width >= _WIDE else _DATE_NARROW
    room = width - date - _GAP
    bars = max(10, room * 9 // 20 if width >= _WIDE else room)
    if drawn.scale:
        if drawn.left_out:
            heights = timeline_text.density(drawn.starts, drawn.scale, bars)
            yield styled(f"{'how many begin':<{date + _GAP}}{heights}", "dim")
        labels, line = timeline_text.axis(drawn.scale, bars)
        yield styled(" " * (date + _GAP) + labels)
        yield styled(" " * (date + _GAP) + line, "dim")
    for section in drawn.sections:
        yield ""
        yield from _section(section, drawn, date, bars, wide=width >= _WIDE)
    if drawn.scale:
        yield ""
        yield styled(timeline_text.LEGEND, "dim")


def _section(
    section: Section, drawn: Timeline, date: int, bars: int, *, wide: bool
) -> Iterator[RenderableType]:
    yield styled(section.heading, "bold")
    yield _beside(section, drawn, date, bars) if wide else _below(section, drawn, date, bars)
    if section.left_out:
        yield styled(f"… {section.left_out:,} more", "dim")


def _beside(section: Section, drawn: Timeline, date: int, bars: int) -> Table:
    """Return the words of each event beside its bar."""
    from rich.table import Table

    table = Table.grid(padding=(0, _GAP, 0, 0))
    table.add_column(width=date, overflow="fold")
    table.add_column(width=bars if drawn.scale else 0, no_wrap=True)
    table.add_column(overflow="fold")
    for row in section.rows:
        table.add_row(styled(row.when), _bar(row, section, drawn, bars), _words(row))
    return table


def _below(section: Section, drawn: Timeline, date: int, bars: int) -> Table:
    """Return the words of each event in a line of their own."""
    from rich.padding import Padding
    from rich.table import Table

    table = Table.grid()
    table.add_column(overflow="fold")
    for row in section.rows:
        when = output.one_line(row.when)
        bar = _bar(row, section, drawn, bars)
        if len(when) > date:
            table.add_row(styled(when))
            when = ""
        if bar.plain.strip() or when:
            table.add_row(styled(f"{when:<{date + _GAP}}").append_text(bar))
        table.add_row(Padding(_words(row), (0, 0, 0, _GAP)))
    return table


def _bar(row: Row, section: Section, drawn: Timeline, width: int) -> Text:
    from claimgraph.presentation import timeline_text

    if row.bar is None or drawn.scale is None:
        return styled("")
    return styled(timeline_text.bar(row.bar, drawn.scale, width, is_reading=section.undated))


def _words(row: Row) -> Text:
    more = "…" if len(row.handles) > _HANDLES else ""
    handles = ", ".join(row.handles[:_HANDLES]) + more
    return styled(output.one_line(row.what)).append_text(
        styled(f"  {output.one_line(handles)}" if handles else "", "dim")
    )
