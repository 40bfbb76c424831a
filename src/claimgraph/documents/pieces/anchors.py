"""What the dates of a text are relative to: its own date, or that of the mail they stand in."""

from __future__ import annotations

import calendar
from bisect import bisect_right
from dataclasses import dataclass, field
from datetime import date, timedelta

_SOON = 60
_LONG_AGO = 240


@dataclass(frozen=True, slots=True)
class Anchor:
    """A day that dates are relative to.

    Attributes:
        day: The day.
        basis: Where it is known from, in words.
    """

    day: date
    basis: str


@dataclass(frozen=True, slots=True)
class Anchors:
    """The anchors of a text.

    Attributes:
        own: That of the whole document, or None.
        places: Where the header of a mail with a date stands, in order.
        days: The anchor that holds from there on.
    """

    own: Anchor | None
    places: list[int] = field(default_factory=list)
    days: list[Anchor] = field(default_factory=list)

    def at(self, place: int) -> Anchor | None:
        """Return what a date at a place is relative to."""
        before = bisect_right(self.places, place)
        return self.days[before - 1] if before else self.own

    def hold_from(self, place: int, anchor: Anchor) -> None:
        """Let an anchor hold from a place on, which is behind those before."""
        self.places.append(place)
        self.days.append(anchor)


def nearest(anchor: date, month: int, day: int | None, tense: int) -> int | None:
    """Return the year of the day or month that is meant, or None where there is none.

    Args:
        anchor: The day that it is relative to.
        month: The month.
        day: The day, or None.
        tense: 1 where the passage looks ahead, -1 where it looks back, else 0: then it
            is the last one, unless that is long ago and the next one is soon.
    """
    last, following = _around(anchor, month, day)
    if tense > 0:
        return following
    if tense < 0 or last is None or following is None:
        return last or following
    ago = (anchor - _day(last, month, day)).days
    ahead = (_day(following, month, day) - anchor).days
    return following if ahead <= _SOON and ago >= _LONG_AGO else last


def _around(anchor: date, month: int, day: int | None) -> tuple[int | None, int | None]:
    """Return the last year in which a day was, the anchor included, and the next one."""
    if anchor.month == month and day is None:
        return anchor.year, anchor.year
    years = [y for y in range(anchor.year - 8, anchor.year + 9) if _exists(y, month, day)]
    before = [y for y in years if _day(y, month, day) <= anchor]
    behind = [y for y in years if _day(y, month, day) >= anchor]
    return (before[-1] if before else None), (behind[0] if behind else None)


def _exists(year: int, month: int, day: int | None) -> bool:
    return 1 <= year <= 9999 and (day or 1) <= calendar.monthrange(year, month)[1]


def _day(year: int, month: int, day: int | None) -> date:
    return date(year, month, day or 1)


def weekday(anchor: date, number: int, direction: int | None, tense: int) -> date:
    """Return the weekday (1 is Monday) that is meant: the last one, or the next.

    Args:
        anchor: The day that it is relative to.
        number: The weekday.
        direction: -1 for "last", 1 for "next", 0 for "this", or None.
        tense: As of :func:`nearest`.
    """
    back = (anchor.isoweekday() - number) % 7
    if direction == 0:
        return anchor + timedelta(number - anchor.isoweekday())
    ahead = direction > 0 if direction is not None else tense > 0
    if ahead:
        return anchor + timedelta(7 - back if back else 7)
    if back == 0 and direction is not None:
        back = 7
    return anchor - timedelta(back)


def period(anchor: date, unit: str, steps: int) -> str:
    """Return a day, week, month or year before or after an anchor, as EDTF."""
    if unit == "day":
        return (anchor + timedelta(steps)).isoformat()
    if unit == "week":
        monday = anchor - timedelta(anchor.weekday()) + timedelta(7 * steps)
        return f"{monday}/{monday + timedelta(6)}"
    months = anchor.year * 12 + anchor.month - 1 + steps * (12 if unit == "year" else 1)
    year, month = divmod(months, 12)
    return f"{year:04}" if unit == "year" else f"{year:04}-{month + 1:02}"


def easter(year: int) -> date:
    """Return Easter Sunday of a year of the Gregorian calendar (the algorithm of Meeus)."""
    golden, century = year % 19, year // 100
    skipped = century - century // 4
    moon = (skipped - (8 * century + 13) // 25 + 19 * golden + 15) % 30
    moon -= (moon // 28) * (1 - (29 // (moon + 1)) * ((21 - golden) // 11))
    sunday = moon - (year + year // 4 + moon + 2 - skipped) % 7
    month = 3 + (sunday + 40) // 44
    return date(year, month, sunday + 28 - 31 * (month // 4))
