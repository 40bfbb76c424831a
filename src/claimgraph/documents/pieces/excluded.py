"""Numbers that are no amounts: of days, times, addresses, papers and parts of papers."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from functools import cache

from claimgraph.documents.pieces.lexicon import lexicon
from claimgraph.documents.pieces.piece import StatedDate

_HOLD_AMOUNTS = ("date.anchored", "date.ago", "date.later")
"""Forms of dates whose number is an amount too: "two weeks ago"."""


class Excluded:
    """The stretches of a text whose numbers are no amounts.

    Args:
        text: The text.
        dates: Its dates.
    """

    def __init__(self, text: str, dates: Iterable[StatedDate]) -> None:
        dated = [(each.start, each.end) for each in dates if each.rule not in _HOLD_AMOUNTS]
        spans = sorted([*dated, *_spans(text)])
        self._starts = [start for start, _ in spans]
        self._ends: list[int] = []
        for _, end in spans:
            self._ends.append(max(end, self._ends[-1] if self._ends else 0))

    def holds(self, start: int, end: int) -> bool:
        """Return whether a span overlaps one of them."""
        at = bisect_right(self._starts, end - 1) - 1
        return at >= 0 and self._ends[at] > start


def _spans(text: str) -> Iterator[tuple[int, int]]:
    for pattern in _patterns():
        for match in pattern.finditer(text):
            yield match.span()


@cache
def _patterns() -> list[re.Pattern[str]]:
    """Return the patterns of the lexicon with their parts set in."""
    parts = lexicon("no_amounts")["parts"]
    return [
        re.compile(_filled(each["pattern"], parts), re.MULTILINE)
        for each in lexicon("no_amounts")["patterns"]
    ]


def _filled(pattern: str, parts: dict[str, str]) -> str:
    return re.sub(r"\{([A-Z])\}", lambda match: parts[match[1]], pattern)
