"""When something may have begun and ended, and what can be said of the order of two such spans.

An order is *certain* only where the dates as stated leave no other reading: no day
that both may mean, no year that is missing, and no hedge. How far "about 2016"
reaches is for a person to say, so nothing is concluded from it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from claimgraph.model.edtf import EdtfDate
from claimgraph.model.edtf_extent import FUTURE, PAST, Day, extent
from claimgraph.model.edtf_grammar import read

__all__ = ["FUTURE", "PAST", "Day", "Span"]

_CACHE_SIZE = 8192


@dataclass(frozen=True, slots=True)
class Span:
    """The bounds of the first and of the last day of a date, or of several.

    Attributes:
        start_min: The earliest day on which it may begin; infinite where it is open.
        start_max: The latest day on which it may begin.
        end_min: The earliest day on which it may end.
        end_max: The latest day on which it may end.
        certain: False where a year is not stated or anything is hedged (``~ ? %``).
    """

    start_min: Day
    start_max: Day
    end_min: Day
    end_max: Day
    certain: bool

    @classmethod
    def of(cls, date: EdtfDate) -> Span:
        """Return the span of `date`."""
        return _span(date.text, date.year_known and not (date.approximate or date.uncertain))

    @classmethod
    def around(cls, dates: Iterable[EdtfDate]) -> Span:
        """Return a span that holds for every one of `dates`, of which there is at least one.

        Where several dates are given for one thing, nothing is certain that does not
        hold for all of them.
        """
        spans = [cls.of(date) for date in dates]
        return cls(
            min(span.start_min for span in spans),
            max(span.start_max for span in spans),
            min(span.end_min for span in spans),
            max(span.end_max for span in spans),
            all(span.certain for span in spans),
        )

    def certainly_before(self, other: Span) -> bool:
        """Return whether this is over on a day before the first one that `other` may have."""
        return self.certain and other.certain and self.end_max < other.start_min

    def certainly_starts_before(self, other: Span) -> bool:
        """Return whether this has begun on a day before the first one that `other` may have.

        A start that is open or unknown is no start before anything.
        """
        latest = self.end_max if self.start_max == PAST else self.start_max
        return self.certain and other.certain and latest < other.start_min

    @property
    def goes_on(self) -> bool:
        """Whether it has no end that is known (``2018/..``)."""
        return self.end_max == FUTURE


@lru_cache(maxsize=_CACHE_SIZE)
def _span(text: str, certain: bool) -> Span:
    bounds = extent(read(text))
    return Span(bounds.start_min, bounds.start_max, bounds.end_min, bounds.end_max, certain)
