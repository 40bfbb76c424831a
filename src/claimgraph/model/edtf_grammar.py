"""The grammar of EDTF: from text to points, intervals and sets.

EDTF is specified by the Library of Congress (*Extended Date/Time Format (EDTF)
Specification*, 4 February 2019) and is Annex A of ISO 8601-2:2019. The numbers in
these docstrings are clauses of ISO 8601-2:2019. Levels 0, 1 and 2 are read.

What the texts leave open is decided towards the stricter reading where a laxer
one would hide a slip (an interval that ends before it starts, a 29 February in a
common year), and towards the laxer one where features of a level meet
(``156X~``, seasons in sets).

Reading takes a bounded number of steps: at most :data:`MAX_LENGTH` characters and
:data:`MAX_ELEMENTS` elements of a set, each matched by one expression that never
backtracks over the same characters twice.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

MAX_LENGTH = 200
MAX_ELEMENTS = 100

_SEVERAL = "Give several dates as several claims."
_PARTS = ("year", "month", "day")
_QUALIFIER = "[?~%]?"
_DATE = re.compile(
    rf"(?P<yl>{_QUALIFIER})(?P<minus>-?)(?P<year>[0-9X]{{4}})(?P<yr>{_QUALIFIER})"
    rf"(?:-(?P<ml>{_QUALIFIER})(?P<month>[0-9X]{{2}})(?P<mr>{_QUALIFIER})"
    rf"(?:-(?P<dl>{_QUALIFIER})(?P<day>[0-9X]{{2}})(?P<dr>{_QUALIFIER}))?)?"
)
_YEAR = re.compile(
    rf"(?P<yl>{_QUALIFIER})(?P<prefix>Y?)(?P<minus>-?)(?P<year>[0-9]+)"
    rf"(?:E(?P<exponent>[0-9]+))?(?:S(?P<significant>[0-9]+))?(?P<yr>{_QUALIFIER})"
)
_TIME = re.compile(
    r"(?P<clock>(?P<hour>[0-9]{2}):(?P<minute>[0-9]{2}):(?P<second>[0-9]{2}))"
    r"(?P<shift>Z|(?P<sign>[+-])(?P<hours>[0-9]{2})(?::(?P<minutes>[0-9]{2}))?)?"
)


class InvalidEdtf(ValueError):
    """Text that is not an EDTF date.

    Attributes:
        text: What was written.
        reason: What is wrong with it, a clause without a full stop.
        mend: What to write instead, a sentence, or "".
    """

    def __init__(self, text: str, reason: str, mend: str = "") -> None:
        super().__init__(text, reason, mend)
        self.text = text
        self.reason = reason
        self.mend = mend

    def __str__(self) -> str:
        shown = ascii(self.text if len(self.text) <= 60 else self.text[:57] + "...")
        head = f"{shown} is not an EDTF date: {self.reason}"
        return f"{head}. {self.mend}" if self.mend else head


@dataclass(frozen=True, slots=True)
class Point:
    """One date, season or year, at any precision.

    Attributes:
        text: As written.
        negative: True for years before 0000 (A.5.2).
        year: The digits after the sign; ``X`` is an unspecified digit (9.2).
        month: Two characters, or "".
        day: Two characters, or "".
        grouping: 21 to 41 for a season, quarter, … (4.8.1); 0 for none.
        exponent: The power of ten that `year` is multiplied with (4.7.3).
        significant: How many digits of the year are significant (4.7.4); 0 for all.
        long: True where the year has the prefix ``Y`` (4.7.2).
        clock: The local time of day, or "".
        shift: How far `clock` is ahead of UTC (``Z``, ``+01:00``), or "".
        uncertain: The parts that are uncertain (8.2), of year, month and day.
        approximate: The parts that are approximate.
    """

    text: str
    negative: bool
    year: str
    month: str = ""
    day: str = ""
    grouping: int = 0
    exponent: int = 0
    significant: int = 0
    long: bool = False
    clock: str = ""
    shift: str = ""
    uncertain: tuple[str, ...] = ()
    approximate: tuple[str, ...] = ()

    @property
    def parts(self) -> tuple[str, ...]:
        """The parts that are written; a season counts as a month."""
        return _PARTS[: 3 if self.day else 2 if self.month or self.grouping else 1]


@dataclass(frozen=True, slots=True)
class Edge:
    """The start or the end of an interval (10.2).

    Attributes:
        point: The date, or None where there is none.
        open: Without a point, True for ``..`` (not specified) and False for
            nothing at all (unknown); with one, True for "on or before" as a start
            and "on or after" as an end (10.6).
    """

    point: Point | None
    open: bool


@dataclass(frozen=True, slots=True)
class Interval:
    """``start/end`` (A.4.4, A.5.6, A.6.6)."""

    start: Edge
    end: Edge

    @property
    def points(self) -> tuple[Point, ...]:
        """The dates in it."""
        return tuple(edge.point for edge in (self.start, self.end) if edge.point)


@dataclass(frozen=True, slots=True)
class Span:
    """An element of a set: one date (`first` is `last`) or a range (6.3).

    A side that is None is not bounded: ``..1984``, ``1984..``.
    """

    first: Point | None
    last: Point | None


@dataclass(frozen=True, slots=True)
class DateSet:
    """``{…}``, all of its members, or ``[…]``, one of them (A.6.5; clause 6)."""

    every: bool
    spans: tuple[Span, ...]

    @property
    def points(self) -> tuple[Point, ...]:
        """The dates in it."""
        ends = (end for span in self.spans for end in (span.first, span.last))
        return tuple(dict.fromkeys(end for end in ends if end))


Tree = Point | Interval | DateSet


def read(text: str) -> Tree:
    """Return what `text` says.

    Raises:
        InvalidEdtf: `text` is not in the grammar. That its days exist is for
            :mod:`claimgraph.model.edtf_extent` to say.
    """
    if not text:
        raise InvalidEdtf(text, "there is nothing", "Leave the field out where no date is stated.")
    if len(text) > MAX_LENGTH:
        raise InvalidEdtf(
            text,
            f"it is longer than {MAX_LENGTH} characters",
            _SEVERAL,
        )
    if text[0] in "[{":
        return _read_set(text)
    if "/" in text:
        return _read_interval(text)
    if "T" in text:
        return _read_time(text)
    return _read_point(text, text)


def _read_interval(text: str) -> Interval:
    """Read an interval between dates (A.4.4, A.5.6, A.6.6); it has no times of day."""
    left, _, right = text.partition("/")
    if "/" in right:
        raise InvalidEdtf(text, "an interval has one '/'")
    if left in ("", "..") and right in ("", ".."):
        raise InvalidEdtf(text, "no date is in it", "Leave the field out where no date is stated.")
    return Interval(_read_edge(text, left, start=True), _read_edge(text, right, start=False))


def _read_edge(text: str, side: str, *, start: bool) -> Edge:
    if side in ("", ".."):
        return Edge(None, open=bool(side))
    bare = side.removeprefix("..") if start else side.removesuffix("..")
    return Edge(_read_point(text, bare), open=bare != side)


def _read_set(text: str) -> DateSet:
    """Read a set (clause 6)."""
    closing = "]" if text[0] == "[" else "}"
    if text[-1] != closing:
        raise InvalidEdtf(text, f"the set is not closed with '{closing}'")
    elements = text[1:-1].split(",")
    if len(elements) > MAX_ELEMENTS:
        raise InvalidEdtf(text, f"a set may have {MAX_ELEMENTS} elements", _SEVERAL)
    last = len(elements) - 1
    spans = tuple(
        _read_span(text, element, first=index == 0, last=index == last)
        for index, element in enumerate(elements)
    )
    return DateSet(every=closing == "}", spans=spans)


def _read_span(text: str, element: str, *, first: bool, last: bool) -> Span:
    """Read an element of a set; only the outer ones may be unbounded (6.3)."""
    left, dots, right = element.partition("..")
    if not dots:
        point = _read_point(text, element)
        return Span(point, point)
    if (not left and not first) or (not right and not last) or not (left or right):
        raise InvalidEdtf(text, "'..' has no date on one side in the middle of a set")
    span = Span(
        _read_point(text, left) if left else None, _read_point(text, right) if right else None
    )
    if span.first and span.last and span.first.parts != span.last.parts:
        raise InvalidEdtf(
            text,
            "the two ends of a range are not equally precise",
            "Write both as years, both as months or both as days.",
        )
    return span


def _read_time(text: str) -> Point:
    """Read a complete date with a complete time of day (A.4.3)."""
    date, _, time = text.partition("T")
    point = _read_point(text, date)
    match = _TIME.fullmatch(time)
    if not match:
        raise InvalidEdtf(
            text,
            "the time of day is not complete",
            "Write it as T10:00:00, T10:00:00Z or T10:00:00+01:00.",
        )
    if not point.day or "X" in date or point.uncertain or point.approximate:
        raise InvalidEdtf(text, "a time of day needs a complete date without 'X', '?', '~', '%'")
    if not _clock_exists(match):
        raise InvalidEdtf(text, "there is no such time of day", "Hours run from 00 to 23.")
    return Point(
        text,
        point.negative,
        point.year,
        point.month,
        point.day,
        clock=match["clock"],
        shift=match["shift"] or "",
    )


def _clock_exists(match: re.Match[str]) -> bool:
    """Return True for a possible time; :60 is a leap second, a shift at most 14 h."""
    hour, minute, second = int(match["hour"]), int(match["minute"]), int(match["second"])
    if hour > 23 or minute > 59 or second > (60 if minute == 59 else 59):
        return False
    if not match["sign"]:
        return True
    hours, minutes = int(match["hours"]), int(match["minutes"] or 0)
    if minutes > 59 or hours * 60 + minutes > 14 * 60:
        return False
    return match["sign"] == "+" or bool(hours or minutes)


def _read_point(text: str, written: str) -> Point:
    match = _DATE.fullmatch(written)
    if match:
        return _date(text, written, match)
    match = _YEAR.fullmatch(written)
    if match and (match["prefix"] or match["significant"]):
        return _year(text, written, match)
    raise InvalidEdtf(text, _fault(written))


def _fault(written: str) -> str:
    if not written:
        return "a date is missing"
    if "T" in written:
        return "intervals and sets have no times of day"
    stray = next((c for c in written if c not in "0123456789-X?~%YES.:"), "")
    if stray.isalpha():
        return "there are words in it"
    if stray:
        return f"{stray!a} is not part of a date"
    return f"{written!a} is not year, year-month or year-month-day"


def _date(text: str, written: str, match: re.Match[str]) -> Point:
    """Build a date of four, two and two digits (A.4.2, A.5.5, A.6.7)."""
    year, month, day = match["year"], match["month"] or "", match["day"] or ""
    if match["minus"] and year == "0000":
        raise InvalidEdtf(text, "there is no year -0000", "Write 0000 for 1 BC, -0001 for 2 BC.")
    grouping = int(month) if month.isdigit() and 21 <= int(month) <= 41 else 0
    if grouping and day:
        raise InvalidEdtf(text, "a season or quarter has no days")
    if not grouping and month and not matching(month, 1, 12):
        raise InvalidEdtf(
            text,
            f"there is no month {month}",
            "Months run from 01 to 12; 21 to 41 are seasons, quarters, thirds and halves.",
        )
    if day and not matching(day, 1, 31):
        raise InvalidEdtf(text, f"there is no day {day}", "Days run from 01 to 31.")
    uncertain, approximate = _qualified(text, match)
    return Point(
        written,
        bool(match["minus"]),
        year,
        month="" if grouping else month,
        day=day,
        grouping=grouping,
        uncertain=uncertain,
        approximate=approximate,
    )


def _year(text: str, written: str, match: re.Match[str]) -> Point:
    """Build a year with ``Y``, ``E`` or ``S`` (4.7.2, 4.7.3, 4.7.4)."""
    year, exponent = match["year"], match["exponent"]
    if match["prefix"] and not exponent and len(year) < 5:
        raise InvalidEdtf(text, "'Y' is for years of more than four digits")
    if not match["prefix"] and (exponent or len(year) != 4):
        raise InvalidEdtf(text, "a year that has not four digits starts with 'Y'")
    numbers = (exponent, match["significant"], year if match["prefix"] else None)
    if any(number is not None and number.startswith("0") for number in numbers):
        raise InvalidEdtf(text, "a number after 'Y', 'E' or 'S' does not start with 0")
    if match["minus"] and not year.strip("0"):
        raise InvalidEdtf(text, "there is no year -0000")
    significant = int(match["significant"] or 0)
    digits = len(year.lstrip("0") or "0") + int(exponent or 0)
    if significant > digits:
        raise InvalidEdtf(text, f"the year has {digits} digits, not {significant}")
    uncertain, approximate = _qualified(text, match)
    return Point(
        written,
        bool(match["minus"]),
        year,
        exponent=int(exponent or 0),
        significant=significant,
        long=bool(match["prefix"]),
        uncertain=uncertain,
        approximate=approximate,
    )


def _qualified(text: str, match: re.Match[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the uncertain and the approximate parts (8.2).

    A mark to the right of a part holds for it and all to its left, one to its left
    for it alone.
    """
    groups = match.groupdict()
    marks = dict.fromkeys(_PARTS, "")
    for index, part in enumerate(_PARTS):
        left, right = groups.get(part[0] + "l") or "", groups.get(part[0] + "r") or ""
        if left and right:
            raise InvalidEdtf(text, f"the {part} is marked on both sides", "Keep one of the marks.")
        marks[part] += left
        for covered in _PARTS[: index + 1]:
            marks[covered] += right
    uncertain = tuple(part for part in _PARTS if set(marks[part]) & set("?%"))
    approximate = tuple(part for part in _PARTS if set(marks[part]) & set("~%"))
    return uncertain, approximate


@lru_cache(maxsize=512)
def matching(mask: str, low: int, high: int) -> tuple[int, ...]:
    """Return the numbers from `low` to `high` that the two-character `mask` allows."""
    return tuple(n for n in range(low, high + 1) if _fits(mask, n))


def _fits(mask: str, number: int) -> bool:
    return all(m in ("X", d) for m, d in zip(mask, f"{number:02d}", strict=True))
