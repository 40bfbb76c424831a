"""Events as rows to draw: what stands in them, and from where to where their bars reach."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from claimgraph.analysis.chronology import Chronology, Event, Kind, Span
from claimgraph.model.claim import Attestation, Stance
from claimgraph.model.content import Content
from claimgraph.model.edtf import EdtfDate
from claimgraph.presentation.timeline_scale import Scale, position
from claimgraph.presentation.wording import agents_text, name_text, one_line

HEADINGS = {
    Kind.HAPPENED: "What happened",
    Kind.PUBLISHED: "What was published",
    Kind.SAID: "What was said",
}
"""A heading for each kind of event, in the order in which they are shown."""
UNDATED = "Year not stated"
"""The heading of the events that can't be put in order."""

_VOICES = 3
_STATED_YEAR = ", year not stated"


@dataclass(frozen=True, slots=True)
class Bar:
    """Where on the axis something lies, in days (see :mod:`.timeline_scale`).

    Attributes:
        low: Where it may begin; infinite where it is open.
        high: Where it ends at the latest, the end of its last day; infinite likewise.
        sure_low: Where the part begins that is certainly within it.
        sure_high: Where that part ends; not more than `sure_low` where there is none.
        marks: ``~`` where it is approximate, ``?`` where it is uncertain.
    """

    low: float
    high: float
    sure_low: float
    sure_high: float
    marks: str

    @classmethod
    def of(cls, date: EdtfDate) -> Bar:
        """Return the bar of a date."""
        span = Span.of(date)
        marks = "~" * date.approximate + "?" * date.uncertain
        return cls(
            position(span.start_min),
            position(span.end_max) + 1,
            position(span.start_max),
            position(span.end_min) + 1,
            marks,
        )

    @property
    def is_sure(self) -> bool:
        """Whether there are days that are certainly within it."""
        return self.sure_low < self.sure_high

    @property
    def is_known(self) -> bool:
        """Whether it has an end or a start that is known."""
        return math.isfinite(self.low) or math.isfinite(self.high)


@dataclass(frozen=True, slots=True)
class Row:
    """An event as it is shown.

    Attributes:
        event: What it shows.
        when: Its date in words.
        bar: Where it lies; of the analyst's reading where its year is not stated,
            or None without one.
        reading: The analyst's reading of the date in words, or "".
        voices: Whose word it is, some of them, as ``A, in Document``.
        handles: The handles of its claims, sorted.
    """

    event: Event
    when: str
    bar: Bar | None
    reading: str
    voices: tuple[str, ...]
    handles: tuple[str, ...]

    @property
    def what(self) -> str:
        """What it is, with the analyst's reading of its date."""
        reading = f" — read as {self.reading}" if self.reading else ""
        return f"{self.event.label}{reading}"


@dataclass(frozen=True, slots=True)
class Section:
    """Rows under one heading.

    Attributes:
        heading: What they have in common.
        rows: The rows that are shown, in order.
        left_out: How many more there are.
        undated: Whether their year is not stated.
    """

    heading: str
    rows: tuple[Row, ...]
    left_out: int
    undated: bool


@dataclass(frozen=True, slots=True)
class Timeline:
    """A chronology, ready to be drawn.

    Attributes:
        title: Of the case.
        view: The view under which it was made.
        sections: The kinds of event that there are.
        scale: The axis; None where no year is known at all.
        starts: Where every dated event begins, those that are left out too.
        total: How many events there are.
    """

    title: str
    view: str
    sections: tuple[Section, ...]
    scale: Scale | None
    starts: tuple[float, ...]
    total: int

    @property
    def left_out(self) -> int:
        """How many events are not shown."""
        return sum(section.left_out for section in self.sections)

    @property
    def rows(self) -> tuple[Row, ...]:
        """Every row."""
        return tuple(row for section in self.sections for row in section.rows)


def timeline(
    found: Chronology,
    content: Content,
    *,
    title: str,
    view: str,
    limit: int | None = None,
    start: EdtfDate | None = None,
    end: EdtfDate | None = None,
) -> Timeline:
    """Return a chronology as rows and an axis.

    Args:
        found: The events.
        content: Where names and sayings are looked up.
        title: The case's title.
        view: The view's name.
        limit: Events of each kind to show at most, the first ones; all where None.
        start: Where the axis begins at the earliest.
        end: Where it ends at the latest.
    """
    kinds = [(heading, found.of(kind), False) for kind, heading in HEADINGS.items()]
    groups = [*kinds, (UNDATED, found.undated, True)]
    sections = tuple(
        Section(heading, _rows(events[:limit], content), len(events) - len(events[:limit]), undated)
        for heading, events, undated in groups
        if events
    )
    bars = [Bar.of(event.date) for event in found.dated]
    read = [row.bar for section in sections if section.undated for row in section.rows]
    ends = [end for bar in (*bars, *read) if bar for end in (bar.low, bar.high)]
    scale = Scale.around(ends)
    if scale and (start or end):
        low = position(Span.of(start).start_min) if start else -math.inf
        high = position(Span.of(end).end_max) + 1 if end else math.inf
        scale = scale.within(low, high)
    starts = tuple(bar.low if math.isfinite(bar.low) else bar.high for bar in bars)
    return Timeline(one_line(title), view, sections, scale, starts, len(found))


def _rows(events: Sequence[Event], content: Content) -> tuple[Row, ...]:
    return tuple(_row(event, content) for event in events)


def _row(event: Event, content: Content) -> Row:
    said = [a for claim in event.claims for a in content.attestations_of.get(claim, ())]
    reading = event.readings[0] if event.readings else None
    dated = event.date if event.date.year_known else reading
    bar = Bar.of(dated) if dated and dated.year_known else None
    return Row(
        event,
        event.date.label().removesuffix(_STATED_YEAR),
        bar,
        " or ".join(each.label() for each in event.readings),
        _voices(event, said, content),
        tuple(sorted({a.handle for a in said if a.handle})),
    )


def _voices(event: Event, said: Iterable[Attestation], content: Content) -> tuple[str, ...]:
    """Return whose word an event is: who printed what was said, else who is at the origin."""
    if not event.claims:
        return ("the record of the document",)
    if event.kind is Kind.SAID:
        outer = (a for a in said if a.iri not in content.relayed_by)
        return _some(outer, lambda a: f"printed in {name_text(a.source, content)}")
    origins = (a for a in said if not a.taken_from)
    return _some(origins, lambda a: _voice(a, content))


def _voice(origin: Attestation, content: Content) -> str:
    who = agents_text(origin.agents, content)
    verb = "" if origin.stance is Stance.ASSERTS else f" {origin.stance}"
    via = origin.source and (origin.source,) != origin.agents
    return f"{who}{verb}{f', in {name_text(origin.source, content)}' if via else ''}"


def _some(
    attestations: Iterable[Attestation], word: Callable[[Attestation], str]
) -> tuple[str, ...]:
    found = list(dict.fromkeys(map(word, attestations)))
    more = [f"and {len(found) - _VOICES} more"] if len(found) > _VOICES else []
    return (*found[:_VOICES], *more)
