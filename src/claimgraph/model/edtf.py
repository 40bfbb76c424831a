"""Dates as they are stated: incomplete, hedged, open at an end (EDTF).

The syntax is :mod:`claimgraph.model.edtf_grammar`, its meaning on the calendar
:mod:`claimgraph.model.edtf_extent`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache

from claimgraph.model.edtf_extent import (
    Day,
    Extent,
    Precision,
    definite,
    extent,
    precision,
    year_stated,
)
from claimgraph.model.edtf_grammar import InvalidEdtf, Point, Tree, read
from claimgraph.model.edtf_label import label
from claimgraph.model.edtf_mend import mended

__all__ = ["EdtfDate", "InvalidEdtf", "Precision"]

_CACHE_SIZE = 2048


@dataclass(frozen=True, slots=True)
class EdtfDate:
    """A date in EDTF (ISO 8601-2:2019, Annex A, levels 0 to 2) and what it means.

    Everything but `text` follows from `text`; two dates are ``==`` where they are
    written the same.

    **Hedges do not move bounds.** ``2022~`` and ``2022?`` have the bounds of 2022:
    how far "about" reaches is for the reader to say, not for the tool to invent.
    The comparisons hold for the dates as stated; who must be careful looks at
    `approximate` and `uncertain` as well.

    Comparisons are three-valued: True and False are certain, None says that the
    dates as stated leave it open. They compare calendar days as they are written
    down; times of day and time zones are not taken into account.

    Attributes:
        text: The EDTF string.
        earliest: The first day that it may mean; None where it is open, unknown or
            not in the years 1 to 9999 of :class:`datetime.date`.
        latest: The last day that it may mean; None likewise.
        precision: How fine it is.
        approximate: A part of it is marked ``~`` or ``%``.
        uncertain: A part of it is marked ``?`` or ``%``.
        year_known: False where a date in it has no digit of its year
            (``XXXX-12-05``).

    Raises:
        InvalidEdtf: `text` is not EDTF.
    """

    text: str
    earliest: date | None = field(init=False, compare=False)
    latest: date | None = field(init=False, compare=False)
    precision: Precision = field(init=False, compare=False)
    approximate: bool = field(init=False, compare=False)
    uncertain: bool = field(init=False, compare=False)
    year_known: bool = field(init=False, compare=False)

    def __post_init__(self) -> None:
        tree, bounds = _understood(self.text)
        points = (tree,) if isinstance(tree, Point) else tree.points
        derived = {
            "earliest": _date(bounds.start_min),
            "latest": _date(bounds.end_max),
            "precision": precision(tree),
            "approximate": any(point.approximate for point in points),
            "uncertain": any(point.uncertain for point in points),
            "year_known": year_stated(tree),
        }
        for name, value in derived.items():
            object.__setattr__(self, name, value)

    @classmethod
    def parse(cls, text: str) -> EdtfDate:
        """Return the date that `text` states, without regard to blanks around it.

        Raises:
            InvalidEdtf: a ValueError; its message says what is wrong and what to
                write instead.
        """
        return cls(text.strip())

    def label(self) -> str:
        """Return a short reading in English.

        >>> EdtfDate("XXXX-12-05").label()
        '5 December, year not stated'
        >>> EdtfDate("2014/2022-10").label()
        '2014 to October 2022'
        """
        return label(_understood(self.text)[0])

    def before(self, other: EdtfDate) -> bool | None:
        """Say whether this ends on an earlier day than `other` starts.

        >>> EdtfDate("2014/2016").before(EdtfDate("2018"))
        True
        >>> EdtfDate("2016-02").before(EdtfDate("2016")) is None
        True
        """
        if not (self.year_known and other.year_known):
            return None
        mine, theirs = _understood(self.text)[1], _understood(other.text)[1]
        if mine.end_max < theirs.start_min:
            return True
        if mine.end_min < theirs.start_max or self._clocks_decide(other):
            return None
        return False

    def overlaps(self, other: EdtfDate) -> bool | None:
        """Say whether there is a day that both of them include.

        A date that is less fine than a day is some time within it, so that
        ``2016-02`` and ``2016-02-15`` are undecidable, not overlapping.
        """
        orders = (self.before(other), other.before(self))
        if True in orders:
            return False
        return None if None in orders else True

    def equals(self, other: EdtfDate) -> bool | None:
        """Say whether both state the same time.

        True for the same date, of the same precision, without hedges, unspecified
        digits or alternatives; False where they can't be the same; else None.
        """
        if not (self.year_known and other.year_known):
            return None
        tree, mine = _understood(self.text)
        theirs = _understood(other.text)[1]
        starts_meet = mine.start_min <= theirs.start_max and theirs.start_min <= mine.start_max
        ends_meet = mine.end_min <= theirs.end_max and theirs.end_min <= mine.end_max
        if not (starts_meet and ends_meet):
            return False
        return True if self.text == other.text and definite(tree) else None

    def _clocks_decide(self, other: EdtfDate) -> bool:
        """Return True for two times on one day, whose order is not looked into."""
        both = self.precision is other.precision is Precision.TIME
        return both and self.earliest == other.earliest and self.text != other.text


@lru_cache(maxsize=_CACHE_SIZE)
def _understood(text: str) -> tuple[Tree, Extent]:
    """Return what `text` says and when that may be.

    Raises:
        InvalidEdtf: with a mend.
    """
    try:
        tree = read(text)
        return tree, extent(tree)
    except InvalidEdtf as error:
        raise mended(text, error) from None


def _date(day: Day) -> date | None:
    year, month, dom = day
    return date(int(year), month, dom) if 1 <= year <= 9999 else None
