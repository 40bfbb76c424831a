"""From a written date to EDTF: the precision of the text, and the year where it is inferred."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import MAXYEAR, MINYEAR, date

from claimgraph.documents.pieces import anchors
from claimgraph.documents.pieces.anchors import Anchor
from claimgraph.documents.pieces.date_forms import WEEKDAYS, Written
from claimgraph.documents.pieces.lexicon import lexicon
from claimgraph.model.edtf import EdtfDate, InvalidEdtf

_CALENDAR = lexicon("calendar")
_MONTHS = 12


@dataclass(frozen=True, slots=True)
class Reading:
    """What a date means.

    Attributes:
        edtf: In EDTF; "" where it can't be dated.
        year_inferred: Whether its year is not printed.
        basis: What the inference rests on.
    """

    edtf: str
    year_inferred: bool = False
    basis: str = ""


@dataclass(frozen=True, slots=True)
class Setting:
    """What the reading of a date may rest on.

    Attributes:
        anchor: The day that it is relative to, or None.
        tense: 1 where its sentence looks ahead, -1 where back, else 0.
        stated: The years of days and months that the text states in full, each with its place.
    """

    anchor: Anchor | None
    tense: int
    stated: dict[tuple[int, int], tuple[int, int]]


def read(written: Written, setting: Setting) -> Reading | None:
    """Return what a written date means, or None where it is no date."""
    reading = _READERS[written.reads](written, setting)
    if reading is None or not reading.edtf:
        return reading
    try:
        EdtfDate.parse(reading.edtf)
    except InvalidEdtf:
        return None
    return reading


def _placed(year: int | None, month: int | None, day: int | None, setting: Setting) -> Reading:
    """Return a day, month or year, with the year inferred where it is None."""
    if year is not None:
        return Reading(_edtf(year, month, day))
    assert month is not None
    if day and (month, day) in setting.stated:
        known, place = setting.stated[month, day]
        return Reading(_edtf(known, month, day), True, f"the same day with its year at {place}")
    anchor = setting.anchor
    inferred = anchors.nearest(anchor.day, month, day, setting.tense) if anchor else None
    if anchor is None or inferred is None:
        return Reading(f"XXXX-{_edtf(0, month, day)[5:]}")
    return Reading(_edtf(inferred, month, day), True, anchor.basis)


def _edtf(year: int, month: int | None, day: int | None) -> str:
    numbers = [f"{year:04}"] + [f"{part:02}" for part in (month, day) if part]
    return "-".join(numbers)


def _full_year(written: Written, which: str, setting: Setting) -> int | None:
    """Return the year of a date, one of two digits in the century that is nearest."""
    year = written.year(which)
    short = written.number("yy")
    if year is not None or short is None:
        return year
    now = setting.anchor.day.year if setting.anchor else _NOW
    return max((y for y in (1900 + short, 2000 + short) if y <= now + _AHEAD), default=1900 + short)


_NOW = 2030
_AHEAD = 10


def _point(written: Written, setting: Setting) -> Reading | None:
    return _placed(
        _full_year(written, "1", setting), written.month("1"), written.number("d1"), setting
    )


def _range(written: Written, setting: Setting) -> Reading | None:
    """Return "3 to 19 August 2014", "June–July 2019", "2014–16"."""
    last_year = written.year("2")
    if (short := written.number("yy2")) is not None:
        last_year = (written.year("1") or 0) // 100 * 100 + short
    last_month = written.month("2") or written.month("1")
    last = _placed(last_year, last_month, written.number("d2"), setting)
    first_year = written.year("1") or int(last.edtf[:4]) if last.edtf[:4].isdigit() else None
    first_month = written.month("1") or last_month
    first_day = written.number("d1")
    if first_year is None:
        return None
    first = _edtf(first_year, first_month, first_day)
    if first >= last.edtf:
        return None
    return Reading(f"{first}/{last.edtf}", last.year_inferred, last.basis)


def _numeric(written: Written, setting: Setting) -> Reading | None:
    """Return "12/2/19", whichever of its numbers is the day."""
    a, b = written.number("a") or 0, written.number("b") or 0
    orders = [(b, a)] if a > _MONTHS else [(a, b)] if b > _MONTHS else [(b, a), (a, b)]
    year = _full_year(written, "1", setting)
    found = [_numbered(year, month, day, setting) for month, day in dict.fromkeys(orders)]
    days = [day for day in found if day is not None]
    if not days:
        return None
    chosen = _chosen(days, WEEKDAYS.get(written.parts.get("w", "")), setting.anchor)
    basis = setting.anchor.basis if setting.anchor and (year is None or len(days) > 1) else ""
    if len(chosen) > 1:
        return Reading(f"[{','.join(sorted(day.isoformat() for day in chosen))}]")
    return Reading(chosen[0].isoformat(), year is None, basis)


def _numbered(year: int | None, month: int, day: int, setting: Setting) -> date | None:
    if year is None and setting.anchor and 1 <= month <= _MONTHS:
        year = anchors.nearest(setting.anchor.day, month, day, setting.tense)
    try:
        return date(year or 0, month, day)
    except ValueError:
        return None


def _chosen(days: list[date], weekday: int | None, anchor: Anchor | None) -> list[date]:
    """Return which of two readings is meant: that of the weekday, or the last one before."""
    if weekday:
        fitting = [day for day in days if day.isoweekday() == weekday]
        return fitting[:1] or days
    if anchor is None or len(days) == 1:
        return days
    past = [day for day in days if day <= anchor.day]
    return [max(past)] if past else [min(days)]


def _decade(written: Written, setting: Setting) -> Reading | None:
    return Reading(f"{written.parts['dec']}X")


def _quarter(written: Written, setting: Setting) -> Reading | None:
    number = written.number("q") or _CALENDAR["quarters"][written.parts["qw"].lower()]
    first = 3 * number - 2
    placed = _placed(written.year("1"), first, None, setting)
    year = placed.edtf[:4]
    if not year.isdigit():
        return None
    return Reading(f"{placed.edtf}/{year}-{first + 2:02}", placed.year_inferred, placed.basis)


def _season(written: Written, setting: Setting) -> Reading | None:
    return Reading(f"{written.year('1')}-{_CALENDAR['seasons'][written.parts['season']]}")


def _holiday(written: Written, setting: Setting) -> Reading | None:
    name = " ".join(written.parts["holiday"].split())
    day, year, anchor = _CALENDAR["holidays"][name], written.year("1"), setting.anchor
    if year is None and anchor is None:
        return Reading("" if day == "easter" else f"XXXX-{day}")
    if day != "easter":
        month, dom = map(int, day.split("-"))
        return _placed(year, month, dom, setting)
    if year is not None:
        return Reading(anchors.easter(year).isoformat())
    meant = _easter(anchor.day, setting.tense) if anchor else None
    return Reading(meant.isoformat(), True, anchor.basis) if anchor and meant else Reading("")


def _easter(anchor: date, tense: int) -> date | None:
    years = [year for step in (-1, 0, 1) if MINYEAR <= (year := anchor.year + step) <= MAXYEAR]
    near = [anchors.easter(year) for year in years]
    if tense > 0:
        return min((day for day in near if day >= anchor), default=None)
    return max((day for day in near if day <= anchor), default=None)


def _day_word(written: Written, setting: Setting) -> Reading | None:
    return _relative(setting, "day", _CALENDAR["day_words"][written.parts["word"].lower()])


def _relative_period(written: Written, setting: Setting) -> Reading | None:
    unit = _CALENDAR["periods"][written.parts["unit"]]
    return _relative(setting, unit, _direction(written) or 0)


def _direction(written: Written) -> int | None:
    """Return -1 for "last", 1 for "next", 0 for "this", None where it does not say."""
    said = written.parts.get("dir")
    direction: int | None = _CALENDAR["directions"][said.lower()] if said else None
    return direction


def _ago(written: Written, setting: Setting) -> Reading | None:
    unit = written.parts.get("unit") or written.parts["unit2"]
    return _relative(setting, _CALENDAR["periods"][unit], -written.count())


def _relative(setting: Setting, unit: str, steps: int) -> Reading:
    if setting.anchor is None:
        return Reading("")
    try:
        return Reading(anchors.period(setting.anchor.day, unit, steps), True, setting.anchor.basis)
    except (OverflowError, ValueError):
        return Reading("")


def _weekday(written: Written, setting: Setting) -> Reading | None:
    if setting.anchor is None:
        return Reading("")
    direction = _direction(written)
    number = WEEKDAYS[written.parts["wf"]]
    try:
        day = anchors.weekday(setting.anchor.day, number, direction, setting.tense)
    except OverflowError:
        return Reading("")
    return Reading(day.isoformat(), True, setting.anchor.basis)


def _month(written: Written, setting: Setting) -> Reading | None:
    direction = _direction(written)
    tense = direction if direction else setting.tense
    return _placed(None, written.month("1"), None, Setting(setting.anchor, tense, {}))


def _nothing(written: Written, setting: Setting) -> Reading | None:
    return Reading("")


_READERS: dict[str, Callable[[Written, Setting], Reading | None]] = {
    "point": _point,
    "range": _range,
    "numeric": _numeric,
    "decade": _decade,
    "quarter": _quarter,
    "season": _season,
    "holiday": _holiday,
    "day-word": _day_word,
    "relative-period": _relative_period,
    "ago": _ago,
    "weekday": _weekday,
    "month": _month,
    "nothing": _nothing,
}
