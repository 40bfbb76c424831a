"""Marks that come in pairs: which of them lack their other half."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from claimgraph.documents.proofreading.irregularity import Irregularity, Kind
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
    """A mark without its other half.

    Attributes:
        place: Where it stands.
        opens: Whether it opens.
        doubtful: The rest of its paragraph, on the side where the other half is
            missing: what may or may not be between the two.
    """

    place: int
    opens: bool
    doubtful: Span

    def irregularity(self, text: str, kind: Kind) -> Irregularity:
        """Return it as an irregularity of `text`."""
        parts = (text[self.place], "closed" if self.opens else "opened")
        return Irregularity(kind, self.place, self.place + 1, parts, (self.doubtful,))


Events = Callable[[Span], Iterable[Mark]]
"""Gives the marks of a paragraph, in order."""


def unmatched(
    text: str, spans: Iterable[Span], events: Events, *, reopens: bool
) -> Iterator[Unmatched]:
    """Yield the marks that lack their other half, those left open at the end last.

    A mark may close a few paragraphs later.

    Args:
        text: The text.
        spans: Its paragraphs.
        events: Gives the marks of one.
        reopens: What goes on over several paragraphs opens anew at each of them and
            closes at the last one, as quotations do.
    """
    pending: list[tuple[int, int, Span]] = []
    for number, span in enumerate(spans):
        opened, closed = _left_over(events(span))
        if reopens and pending and _continues(text, pending[-1], number, span):
            pending.pop()
        for place in closed:
            if pending and number - pending[-1][0] <= _NEAR:
                pending.pop()
            else:
                yield Unmatched(place, opens=False, doubtful=(span[0], place + 1))
        pending += [(number, place, (place, span[1])) for place in opened]
    yield from (Unmatched(place, opens=True, doubtful=rest) for _, place, rest in pending)


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


def _continues(text: str, last: tuple[int, int, Span], number: int, span: Span) -> bool:
    """Return whether a paragraph begins with the mark that the one before left open."""
    paragraph, place, _ = last
    begins = text[span[0] : span[0] + _INDENT].lstrip(" \t\u00a0\u3000>")
    return paragraph == number - 1 and begins.startswith(text[place])


_INDENT = 40
