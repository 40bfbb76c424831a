"""From a written date to EDTF: the precision of the text, and the year where it is inferred."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable
from datetime import MAXYEAR, MINYEAR, date

from claimgraph.documents.pieces import anchors, told_dates
from claimgraph.documents.pieces.anchors import Anchor
from claimgraph.documents.pieces.date_forms import WEEKDAYS, Written
from claimgraph.documents.pieces.date_reading import (
    Reading,
    Setting,
    direction_of,
    edtf,
    placed,
    relative,
)
from claimgraph.documents.pieces.lexicon import lexicon
from claimgraph.model.edtf import EdtfDate, InvalidEdtf

_CALENDAR = lexicon("calendar")
_MONTHS = 12


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
    return placed(
        _full_year(written, "1", setting), written.month("1"), written.number("d1"), setting
    )


def _range(written: Written, setting: Setting) -> Reading | None:
    """Return "3 to 19 August 2014", "June–July 2019", "2014–16", "2 and 5 May 2019"."""
    last_year = written.year("2")
    if (short := written.number("yy2")) is not None:
        last_year = (written.year("1") or 0) // 100 * 100 + short
    last_month = written.month("2") or written.month("1")
    last = placed(last_year, last_month, written.number("d2"), setting)
    if not last.edtf[:4].isdigit():
        return Reading("")
    first_year = written.year("1") or int(last.edtf[:4])
    first_month = written.month("1") or last_month
    first = edtf(first_year, first_month, written.number("d1"))
    if first >= last.edtf and written.month("2") != written.month("1") and not written.year("1"):
        first = edtf(first_year - 1, first_month, written.number("d1"))
    if first >= last.edtf:
        return None
    told = f"{{{first},{last.edtf}}}" if _are_apart(written) else f"{first}/{last.edtf}"
    return Reading(told, last.year_inferred, last.basis)


def _are_apart(written: Written) -> bool:
    """Return whether "2 and 5 May" are two days, and no range as "2 and 3 May" may be."""
    if written.parts.get("join") not in ("and", "und") or written.parts.get("open"):
        return False
    days = written.number("d1"), written.number("d2")
    if days[0] and days[1]:
        return days[1] - days[0] > 1
    months = written.month("1"), written.month("2")
    return bool(months[0] and months[1] and (months[1] - months[0]) % _MONTHS > 1)


def _either(written: Written, setting: Setting) -> Reading | None:
    """Return "3 or 13 May 1969": one of two days."""
    year, month = written.year("1"), written.month("1")
    last = placed(year, month, written.number("d2"), setting)
    known = last.edtf[:4]
    if not known.isdigit():
        return Reading("")
    first = edtf(int(known), month, written.number("d1"))
    return Reading(f"[{min(first, last.edtf)},{max(first, last.edtf)}]", last.year_inferred,
                   last.basis)  # fmt: skip


def _half(written: Written, setting: Setting) -> Reading | None:
    """Return a half of a year or of a month."""
    is_first = (written.parts.get("h") or written.parts["half"].lower()) in ("1", "first", "1st")
    year, month = written.year("1") or 0, written.month("1")
    if month is None:
        return Reading(f"{year}-01/{year}-06" if is_first else f"{year}-07/{year}-12")
    days = (1, _MID) if is_first else (_MID + 1, monthrange(year, month)[1])
    return Reading("/".join(edtf(year, month, day) for day in days))


_MID = 15


def _fiscal(written: Written, setting: Setting) -> Reading | None:
    has_two = written.year("2") or written.number("yy2")
    return _range(written, setting) if has_two else Reading(written.parts["y1"])


def _century(written: Written, setting: Setting) -> Reading | None:
    return Reading(f"{(written.number('century') or 1) - 1:02}XX")


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
    given, direction = written.year("1"), direction_of(written)
    if given is None and direction is not None and setting.anchor:
        told = Reading(edtf(setting.anchor.day.year + direction, first, None), True,
                       setting.anchor.basis)  # fmt: skip
    else:
        told = placed(given, first, None, setting)
    year = told.edtf[:4]
    if not year.isdigit():
        return None
    return Reading(f"{told.edtf}/{year}-{first + 2:02}", told.year_inferred, told.basis)


def _season(written: Written, setting: Setting) -> Reading | None:
    return Reading(f"{written.year('1')}-{_CALENDAR['seasons'][written.parts['season']]}")


def _holiday(written: Written, setting: Setting) -> Reading | None:
    name = " ".join(written.parts["holiday"].split())
    day, year, anchor = _CALENDAR["holidays"][name], written.year("1"), setting.anchor
    if year is None and anchor is None:
        return Reading("" if day == "easter" else f"XXXX-{day}")
    if day != "easter":
        month, dom = map(int, day.split("-"))
        return placed(year, month, dom, setting)
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
    return relative(setting, "day", _CALENDAR["day_words"][written.parts["word"].lower()])


def _relative_period(written: Written, setting: Setting) -> Reading | None:
    unit = _CALENDAR["periods"][written.parts["unit"]]
    return relative(setting, unit, direction_of(written) or 0)


def _ago(written: Written, setting: Setting) -> Reading | None:
    unit = written.parts.get("unit") or written.parts["unit2"]
    return relative(setting, _CALENDAR["periods"][unit], -written.count())


def _weekday(written: Written, setting: Setting) -> Reading | None:
    if setting.anchor is None:
        return Reading("")
    direction = direction_of(written)
    number = WEEKDAYS[written.parts["wf"]]
    try:
        day = anchors.weekday(setting.anchor.day, number, direction, setting.tense)
    except OverflowError:
        return Reading("")
    return Reading(day.isoformat(), True, setting.anchor.basis)


def _month(written: Written, setting: Setting) -> Reading | None:
    direction = direction_of(written)
    tense = direction if direction else setting.tense
    return placed(None, written.month("1"), None, Setting(setting.anchor, tense, {}))


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
    "either": _either,
    "half": _half,
    "fiscal": _fiscal,
    "century": _century,
    "of-year": told_dates.of_year,
    "edge": told_dates.edge,
    "told-day": told_dates.told_day,
    "day-of-month": told_dates.day_of_month,
    "season-alone": told_dates.season_alone,
    "day-part": told_dates.day_part,
    "weekend": told_dates.weekend,
}
