"""When an EDTF date may start and end: its bounds on the calendar.

Every date is read as something that starts and ends on days that are known only
within bounds. ``2016-02`` is a time within February 2016, ``2014/2022-10`` starts
on a day of 2014 and ends on a day of October 2022. The calendar is the proleptic
Gregorian one of ISO 8601 with a year 0000, for years of any size.

What a season's code means is left open by the standard (4.8.1 names no months),
so its bounds take in every common reckoning: whole months from the meteorological
start to the astronomical end, both the winter that begins and the one that ends
in the year, and for the codes that name no hemisphere (21 to 24) both of them.
Wide bounds make a comparison undecidable; narrow ones would make it wrong.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from claimgraph.model.edtf_grammar import (
    DateSet,
    Edge,
    Interval,
    InvalidEdtf,
    Point,
    Span,
    Tree,
    matching,
)

Day = tuple[float, int, int]
"""Year, month and day; the year may be infinite."""

PAST: Day = (float("-inf"), 0, 0)
FUTURE: Day = (float("inf"), 0, 0)

_LARGEST_EXPONENT = 1000
_MONTHS: dict[int, tuple[int, int]] = {
    21: (3, 12),
    22: (0, 15),
    23: (3, 12),
    24: (0, 15),
    25: (3, 6),
    26: (6, 9),
    27: (9, 12),
    28: (0, 15),
    29: (9, 12),
    30: (0, 15),
    31: (3, 6),
    32: (6, 9),
    33: (1, 3),
    34: (4, 6),
    35: (7, 9),
    36: (10, 12),
    37: (1, 4),
    38: (5, 8),
    39: (9, 12),
    40: (1, 6),
    41: (7, 12),
}
"""First and last month of a grouping; 0 is December before, 15 March after the year."""


class Precision(StrEnum):
    """How fine a date is; ``interval`` and ``set`` are made of dates."""

    TIME = "time"
    DAY = "day"
    MONTH = "month"
    QUARTER = "quarter"
    SEASON = "season"
    QUADRIMESTER = "quadrimester"
    SEMESTER = "semester"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"
    MILLENNIUM = "millennium"
    INTERVAL = "interval"
    SET = "set"


@dataclass(frozen=True, slots=True)
class Extent:
    """The bounds of the first and of the last day of something."""

    start_min: Day
    start_max: Day
    end_min: Day
    end_max: Day


def extent(tree: Tree) -> Extent:
    """Return when `tree` may start and end.

    Raises:
        InvalidEdtf: a day does not exist, or an end lies before its start.
    """
    match tree:
        case Point():
            low, high = _bounds(tree)
            return Extent(low, high, low, high)
        case Interval():
            return _between(tree.start, tree.end)
        case DateSet():
            return _combined(tree)


def precision(tree: Tree) -> Precision:
    """Return how fine `tree` is."""
    match tree:
        case Interval():
            return Precision.INTERVAL
        case DateSet():
            return Precision.SET
        case Point(clock=clock, day=day, month=month, grouping=grouping):
            if grouping:
                return _grouping_precision(grouping)
            if clock:
                return Precision.TIME
            if day:
                return Precision.DAY
            return Precision.MONTH if month else _year_precision(tree)


def year_stated(tree: Tree) -> bool:
    """Return False if the year of a date in `tree` has no digit that is stated."""
    points = (tree,) if isinstance(tree, Point) else tree.points
    return all(point.year != "XXXX" for point in points)


def definite(tree: Tree) -> bool:
    """Return True if nothing in `tree` is left open, hedged or to choose from."""
    if isinstance(tree, DateSet):
        bounded = all(span.first and span.last for span in tree.spans)
        if not bounded or not tree.every:
            return False
    if isinstance(tree, Interval) and (tree.start.open or tree.end.open or len(tree.points) < 2):
        return False
    points = (tree,) if isinstance(tree, Point) else tree.points
    return not any(
        point.uncertain or point.approximate or point.significant or "X" in point.text
        for point in points
    )


def is_leap(year: int) -> bool:
    """Return True if `year` has a 29 February, in the proleptic Gregorian calendar."""
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def month_length(month: int, *, leap: bool) -> int:
    """Return the number of days of a month."""
    if month == 2:
        return 29 if leap else 28
    return 30 if month in (4, 6, 9, 11) else 31


def _grouping_precision(grouping: int) -> Precision:
    if grouping <= 32:
        return Precision.SEASON
    if grouping <= 36:
        return Precision.QUARTER
    return Precision.QUADRIMESTER if grouping <= 39 else Precision.SEMESTER


def _year_precision(point: Point) -> Precision:
    scale = (Precision.YEAR, Precision.DECADE, Precision.CENTURY, Precision.MILLENNIUM)
    loose = len(point.year) - len(point.year.rstrip("X"))
    if loose == 4:
        return Precision.YEAR
    if point.significant:
        digits = len(point.year.lstrip("0") or "0") + point.exponent
        loose = digits - point.significant
    return scale[min(loose, 3)]


def _bounds(point: Point) -> tuple[Day, Day]:
    """Return the first and the last day that `point` may mean."""
    if point.grouping:
        low, high = _masked_years(point)
        bounds = _grouped(point.grouping, low, high)
    elif "X" in point.text or point.month:
        bounds = _masked(point)
    else:
        return _whole_years(point)
    return (PAST, FUTURE) if point.year == "XXXX" else bounds


def _whole_years(point: Point) -> tuple[Day, Day]:
    """Return the bounds of a year with all its digits (4.7.2 to 4.7.4)."""
    if point.exponent > _LARGEST_EXPONENT:
        vast = 10**_LARGEST_EXPONENT
        return (PAST, (-vast, 12, 31)) if point.negative else ((vast, 1, 1), FUTURE)
    digits = str(int(point.year)) + "0" * point.exponent
    kept = digits[: point.significant or len(digits)]
    low, high = int(kept.ljust(len(digits), "0")), int(kept.ljust(len(digits), "9"))
    if point.negative:
        low, high = -high, -low
    return (low, 1, 1), (high, 12, 31)


def _masked(point: Point) -> tuple[Day, Day]:
    """Return the bounds of a date of which any digit may be unspecified (9.2.2)."""
    found: list[Day] = []
    for leap in (False, True):
        years, days = _years(point, leap=leap), _days(point, leap=leap)
        if years and days:
            found += [(years[0], *days[0]), (years[1], *days[1])]
    if not found:
        raise InvalidEdtf(point.text, "there is no such day in the calendar", _length(point))
    return min(found), max(found)


def _length(point: Point) -> str:
    """Return a sentence with the length of a month, where both are fully stated."""
    if "X" in point.year + point.month:
        return ""
    days = month_length(int(point.month), leap=is_leap(int(point.year)))
    return f"{'-' if point.negative else ''}{point.year}-{point.month} has {days} days."


def _masked_years(point: Point) -> tuple[int, int]:
    ranges = [_years(point, leap=leap) for leap in (False, True)]
    years = [year for pair in ranges if pair for year in pair]
    return min(years), max(years)


def _years(point: Point, *, leap: bool) -> tuple[int, int] | None:
    """Return the first and last year of the mask that is a leap year, or that is not.

    At most 100 centuries are looked at: within a century, the first year that is
    divisible by 4, or not, decides, unless it is the century's year 00.
    """
    centuries = matching(point.year[:2], 0, 99)
    years = tuple(n for n in matching(point.year[2:], 0, 99) if n == 0 or (n % 4 == 0) == leap)
    first = _first_year(centuries, years, leap=leap, zero=not point.negative)
    last = _first_year(centuries[::-1], years[::-1], leap=leap, zero=not point.negative)
    if first is None or last is None:
        return None
    return (-last, -first) if point.negative else (first, last)


def _first_year(
    centuries: tuple[int, ...], years: tuple[int, ...], *, leap: bool, zero: bool
) -> int | None:
    for century in centuries:
        for year in years:
            number = century * 100 + year
            if is_leap(number) == leap and (number or zero):
                return number
    return None


def _days(point: Point, *, leap: bool) -> tuple[tuple[int, int], tuple[int, int]] | None:
    """Return the first and last month and day that the masks allow."""
    found = (
        (month, days)
        for month in matching(point.month or "XX", 1, 12)
        if (days := matching(point.day or "XX", 1, month_length(month, leap=leap)))
    )
    months = list(found)
    if not months:
        return None
    (first, first_days), (last, last_days) = months[0], months[-1]
    return (first, first_days[0]), (last, last_days[-1])


def _grouped(grouping: int, low: int, high: int) -> tuple[Day, Day]:
    """Return the bounds of a season, quarter, third or half (4.8.1)."""
    first, last = _MONTHS[grouping]
    start = (low - 1, 12, 1) if first == 0 else (low, first, 1)
    year, month = (high + 1, last - 12) if last > 12 else (high, last)
    return start, (year, month, month_length(month, leap=is_leap(year)))


def _between(start: Edge, end: Edge) -> Extent:
    """Return the bounds of an interval.

    ``..`` is used where an end "is not specified, either because there is none or
    for any other reason" (EDTF, Extended Interval), so it decides as little as an
    unknown one.
    """
    first = _bounds(start.point) if start.point else (PAST, FUTURE)
    last = _bounds(end.point) if end.point else (PAST, FUTURE)
    if first[0] > last[1]:
        raise InvalidEdtf(_written(start, end), "the interval ends before it starts")
    start_min = PAST if start.open else first[0]
    end_max = FUTURE if end.open else last[1]
    return Extent(start_min, min(first[1], end_max), max(last[0], start_min), end_max)


def _written(start: Edge, end: Edge) -> str:
    return "/".join(edge.point.text if edge.point else "" for edge in (start, end))


def _combined(dates: DateSet) -> Extent:
    """Return the bounds of a set: of one of its members, or of all together (clause 6)."""
    members = [_member(span, every=dates.every) for span in dates.spans]
    nearest, furthest = (min, max) if dates.every else (max, min)
    return Extent(
        min(member.start_min for member in members),
        nearest(member.start_max for member in members),
        furthest(member.end_min for member in members),
        max(member.end_max for member in members),
    )


def _member(span: Span, *, every: bool) -> Extent:
    first = _bounds(span.first) if span.first else (PAST, PAST)
    last = _bounds(span.last) if span.last else (FUTURE, FUTURE)
    if first[0] > last[1]:
        reason = "a range in the set ends before it starts"
        raise InvalidEdtf(_written(Edge(span.first, False), Edge(span.last, False)), reason)
    if span.first is span.last or every:
        return Extent(first[0], first[1], last[0], last[1])
    return Extent(first[0], last[1], first[0], last[1])
