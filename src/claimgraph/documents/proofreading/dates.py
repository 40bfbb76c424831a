"""Dates that lack a part, or stand with words that do not fit, in English."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field

from claimgraph.documents.proofreading.irregularity import Irregularity, Kind
from claimgraph.documents.proofreading.layout import Word, gap, paragraphs, words
from claimgraph.documents.proofreading.word_lists import word_list
from claimgraph.model.edtf_label import MONTH_NAMES

_NUMBERS = {
    **{name: number for number, name in enumerate(MONTH_NAMES, 1)},
    **{name[:3]: number for number, name in enumerate(MONTH_NAMES, 1)},
    "Sept": 9,
}
_ORDINALS = frozenset(["st", "nd", "rd", "th"])
_CURRENCY = "$€£¥"
_HEAD = 300
"""Code points at the top of a document in which its own date stands, where it is given."""
_COUNTED = word_list("million billion thousand percent hundred trillion")
_RECURRING = frozenset(["every", "each"])
_ABOUT = word_list(
    "based focus focused focuses focusing report reports reported information data figures "
    "depend depends depending dependent rely relies relied effect impact bet comment comments "
    "commented commenting article articles news notes statistics research work update updates "
    "light view views discussion paper papers essay book debate touch touched later early"
)
"""Words that take "on" to mean "about", so that no day is promised."""
_GOES_ON = word_list(
    "by in at and the that when as to with for from after before which but or while where "
    "under against"
)
"""Words that may follow a date that is not an adjective of what follows."""
_ONSETS = word_list(
    "start beginning onset launch founding foundation creation establishment opening "
    "inception outbreak introduction formation birth arrival end"
)


@dataclass(frozen=True, slots=True)
class Date:
    """A date, or a part of one, as it stands in a text.

    Attributes:
        first: Index of its first word.
        last: Index of its last word.
        start: Its first code point.
        end: One past its last.
        month: 1 to 12, or None.
        day: 1 to 31, or None.
        year: Or None.
    """

    first: int
    last: int
    start: int
    end: int
    month: int | None
    day: int | None
    year: int | None


@dataclass
class Calendar:
    """The words of a text, and the dates among them.

    Attributes:
        text: The text.
        words: Its words.
        dates: Its dates, in order.
        starting: First word of a date to the date.
    """

    text: str
    words: list[Word] = field(init=False)
    dates: list[Date] = field(init=False)
    starting: dict[int, Date] = field(init=False)

    def __post_init__(self) -> None:
        self.words = words(self.text)
        self.dates = []
        behind = -1
        for index in range(len(self.words)):
            date = self._with_month(index, behind) or self._bare_year(index, behind)
            if date is not None:
                self.dates.append(date)
                behind = date.last
        self.starting = {date.first: date for date in self.dates}

    def word(self, index: int) -> str:
        """Return a word, or "" outside the text."""
        return self.words[index].text if 0 <= index < len(self.words) else ""

    def between(self, index: int) -> str:
        """Return what stands between a word and the one behind it."""
        if not 0 <= index < len(self.words) - 1:
            return "\n"
        return gap(self.text, self.words[index], self.words[index + 1])

    def _with_month(self, index: int, behind: int) -> Date | None:
        month = _NUMBERS.get(self.word(index))
        if month is None or index <= behind:
            return None
        first, day = self._day_before(index, behind)
        last = index
        if day is None:
            last, day = self._day_after(index)
        last, year = self._year_after(last)
        if day is None and year is None:
            return None
        return self._date(first, last, month, day, year)

    def _date(
        self, first: int, last: int, month: int | None, day: int | None, year: int | None
    ) -> Date:
        return Date(first, last, self.words[first].start, self.words[last].end, month, day, year)

    def _day_before(self, index: int, behind: int) -> tuple[int, int | None]:
        """Return the first word of "5th of December" and the day, for its month."""
        at = index - 1
        if self.word(at) == "of" and self.between(at) == " " == self.between(at - 1):
            at -= 1
        elif self.between(at) != " ":
            return index, None
        if self.word(at) in _ORDINALS and self.between(at - 1) == "":
            at -= 1
        elif at < index - 1:
            return index, None
        is_free = at > behind and not self._is_part_of_number(at)
        return (at, int(self.word(at))) if is_free and self.is_day(at) else (index, None)

    def _day_after(self, index: int) -> tuple[int, int | None]:
        """Return the last word of "Dec. 5th" and the day, for its month."""
        at = index + 1
        if self.between(index) not in (" ", ". ", ".") or not self.is_day(at):
            return index, None
        if self.word(at + 1) in _ORDINALS and self.between(at) == "":
            return at + 1, int(self.word(at))
        follows = self.between(at)
        is_amount = self.word(at + 1).isdigit() and follows in (",", ".", ":")
        if is_amount or follows.startswith("%") or self.word(at + 1) in _COUNTED:
            return index, None
        return at, int(self.word(at))

    def is_day(self, at: int) -> bool:
        """Return whether a word is a number from 1 to 31."""
        word = self.word(at)
        return word.isascii() and word.isdigit() and len(word) <= 2 and 1 <= int(word) <= 31

    def _is_part_of_number(self, at: int) -> bool:
        return self.word(at - 1).isdigit() and self.between(at - 1) in (",", ".", ":")

    def _year_after(self, last: int) -> tuple[int, int | None]:
        at = last + 1
        if self.between(last) == " " and self.word(at) == "of":
            at += 1
        if self.between(at - 1) in (" ", ", ", ". ", ",") and self._is_year(at):
            return at, int(self.word(at))
        return last, None

    def _is_year(self, at: int) -> bool:
        word = self.word(at)
        if not (word.isascii() and word.isdigit() and len(word) == 4 and word[0] in "12"):
            return False
        grouped = self.between(at) == "," and self.word(at + 1).isdigit()
        return not grouped and not self._is_part_of_number(at) and int(word) < 2200

    def _bare_year(self, index: int, behind: int) -> Date | None:
        if index <= behind or not self._is_year(index):
            return None
        return self._date(index, index, None, None, int(self.word(index)))

    def clause_ends(self, index: int) -> bool:
        """Return whether a mark or the end of the text stands behind a word."""
        return self.between(index).lstrip('”’"')[:1] in tuple(",.;:)!?\n")


def states_its_date(text: str) -> bool:
    """Return whether a complete date stands at the top of a document."""
    calendar = Calendar(text[:_HEAD])
    return any(date.day and date.month and date.year for date in calendar.dates)


def dates_without_year(text: str) -> list[Irregularity]:
    """Return the first mention of each day and month whose year is not stated.

    A year earlier in the paragraph, or with the same day elsewhere, is one. Further
    mentions of the day are in :attr:`Irregularity.elsewhere`.
    """
    calendar = Calendar(text)
    known = {(d.month, d.day) for d in calendar.dates if d.year and d.day}
    years = [date.start for date in calendar.dates if date.year]
    begins = [start for start, _ in paragraphs(text)]
    found: dict[tuple[int, int], list[Date]] = {}
    for date in calendar.dates:
        if date.year or not date.day or not date.month or (date.month, date.day) in known:
            continue
        if not _year_is_near(calendar, date, years, begins):
            found.setdefault((date.month, date.day), []).append(date)
    return [
        Irregularity(
            Kind.YEAR_MISSING,
            first.start,
            first.end,
            elsewhere=tuple((date.start, date.end) for date in more),
        )
        for first, *more in found.values()
    ]


def _year_is_near(calendar: Calendar, date: Date, years: list[int], begins: list[int]) -> bool:
    before = bisect_right(years, date.start)
    paragraph = begins[bisect_right(begins, date.start) - 1]
    if before and years[before - 1] >= paragraph:
        return True
    if calendar.word(date.first - 1).lower() in _RECURRING:
        return True
    return _shares_year(calendar, date)


def _shares_year(calendar: Calendar, date: Date) -> bool:
    """Return whether a range or list of dates ends with the year: "5 May to 2 June 2019"."""
    after = date.last + 1
    joined = calendar.word(after) in ("to", "and", "or", "until", "through")
    following = calendar.starting.get(after + 1 if joined else after)
    if following is not None and (joined or calendar.between(date.last) in "-–"):
        return following.year is not None
    at = after + 1 if joined else after
    is_day = calendar.is_day(at)
    last = calendar.starting.get(at + 1)
    return is_day and last is not None and last.year is not None


def promised_days(text: str) -> list[Irregularity]:
    """Return "on May 2019", which promises a day, and "in 5 May 2019", which has one."""
    calendar = Calendar(text)
    found: list[Irregularity] = []
    for date in calendar.dates:
        before = date.first - 1
        preposition = calendar.word(before).lower()
        if not date.month or not date.year or not calendar.between(before).isspace():
            continue
        wrong = (preposition == "on" and not date.day and _stands_alone(calendar, date)) or (
            preposition == "in" and date.day is not None
        )
        if wrong:
            start = calendar.words[before].start
            has = "a day" if date.day else "no day"
            found.append(Irregularity(Kind.DAY_PROMISED, start, date.end, (preposition, has)))
    return found


def _stands_alone(calendar: Calendar, date: Date) -> bool:
    """Return whether "on" is about time, and the date no adjective of what follows."""
    if calendar.word(date.first - 2).lower() in _ABOUT:
        return False
    return calendar.clause_ends(date.last) or calendar.word(date.last + 1) in _GOES_ON


def garbled_ranges(text: str) -> list[Irregularity]:
    """Return "between 2014 to 2016", and "since" before two years with "and"."""
    calendar = Calendar(text)
    found: list[Irregularity] = []
    for index, word in enumerate(calendar.words):
        span: tuple[int, int] | None = None
        lower = word.text.lower()
        if lower == "between":
            span = _between_to(calendar, index)
        elif lower == "since":
            span = _since_and(calendar, index)
        if span is not None:
            parts = (lower, "to" if lower == "between" else "and")
            found.append(Irregularity(Kind.GARBLED_RANGE, *span, parts))
    return found


def _between_to(calendar: Calendar, index: int) -> tuple[int, int] | None:
    last = _point(calendar, index + 1)
    if last is None or calendar.word(last + 1) != "to" or not calendar.between(last).isspace():
        return None
    end = _point(calendar, last + 2)
    if end is None or calendar.word(end + 1) == "and":
        return None
    return calendar.words[index].start, calendar.words[end].end


def _point(calendar: Calendar, index: int) -> int | None:
    """Return the last word of the date or number that begins with a word, or None."""
    before = calendar.between(index - 1)
    if not before.rstrip(_CURRENCY).isspace():
        return None
    if index in calendar.starting:
        return calendar.starting[index].last
    if not calendar.word(index).isdigit():
        return None
    while calendar.between(index) in (",", ".") and calendar.word(index + 1).isdigit():
        index += 1
    return index


_FURTHEST = 8


def _since_and(calendar: Calendar, index: int) -> tuple[int, int] | None:
    """Return "since the start in 2014 and 2022", where only one end can be meant."""
    seen: list[str] = []
    for at in range(index + 1, min(index + _FURTHEST, len(calendar.words))):
        if not calendar.between(at - 1).isspace():
            return None
        first = calendar.starting.get(at)
        if first is not None and first.year:
            is_onset = at == index + 1 or not _ONSETS.isdisjoint(seen)
            return _two_years(calendar, index, first) if is_onset else None
        seen.append(calendar.word(at).lower())
    return None


def _two_years(calendar: Calendar, index: int, first: Date) -> tuple[int, int] | None:
    if calendar.word(first.last + 1) != "and" or not calendar.between(first.last).isspace():
        return None
    second = calendar.starting.get(first.last + 2)
    if second is None or not second.year or not calendar.clause_ends(second.last):
        return None
    if calendar.word(second.last + 1).lower() == "respectively":
        return None
    return calendar.words[index].start, second.end
