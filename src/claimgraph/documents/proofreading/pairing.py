"""Marks that come in pairs: which of them lack their other half."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from claimgraph.documents.proofreading.layout import Span

_NEAR = 3
"""Paragraphs later in which a mark that was left open may still be closed."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark at a place, and whether it opens or closes."""

    place: int
    opens: bool


@dataclass(frozen=True, slots=True)
class Unmatched:
    """A mark without its other half."""

    place: int
    opens: bool


Events = Callable[[Span], Iterable[Mark]]
"""Gives the marks of a paragraph, in order."""


def unmatched(text: str, spans: Iterable[Span], events: Events) -> Iterator[Unmatched]:
    """Yield the marks that lack their other half, those left open at the end last.

    A quotation of several paragraphs opens anew at each of them and closes at the
    last one; a bracket may close a few paragraphs later.
    """
    pending: list[tuple[int, int]] = []
    for number, span in enumerate(spans):
        opened, closed = _left_over(events(span))
        if pending and opened is not None and _continues(text, pending[-1], number, span):
            pending.pop()
        for place in closed:
            if pending and number - pending[-1][0] <= _NEAR:
                pending.pop()
            else:
                yield Unmatched(place, opens=False)
        pending += [(number, place) for place in opened]
    yield from (Unmatched(place, opens=True) for _, place in pending)


def _left_over(marks: Iterable[Mark]) -> tuple[list[int], list[int]]:
    opened: list[int] = []
    closed: list[int] = []
    for mark in marks:
        if mark.opens:
            opened.append(mark.place)
        elif opened:
            opened.pop()
        else:
            closed.append(mark.place)
    return opened, closed


def _continues(text: str, last: tuple[int, int], number: int, span: Span) -> bool:
    """Return whether a paragraph begins with the mark that the one before left open."""
    paragraph, place = last
    begins = text[span[0] : span[0] + _INDENT].lstrip(" \t\u00a0\u3000>")
    return paragraph == number - 1 and begins.startswith(text[place])


_INDENT = 40
