"""Dates that lean on what was told before, or on the time of writing: "the next day"."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import MAXYEAR, MINYEAR, date, timedelta

from claimgraph.documents.pieces import anchors
from claimgraph.documents.pieces.date_forms import Written
from claimgraph.documents.pieces.date_reading import (
    Reading,
    Setting,
    direction_of,
    edtf,
    placed,
    relative,
)
from claimgraph.documents.pieces.lexicon import lexicon

_CALENDAR = lexicon("calendar")
_STEPS, _SEASONS = _CALENDAR["steps"], _CALENDAR["seasons"]
_DAY, _MONTH = len("2019-05-03"), len("2019-05")
_POINT = re.compile(r"\d{4}(?:-(?:0\d|1[0-2])(?:-\d\d)?)?")
"""A year, month or day in EDTF; a season is none."""
_PRECISION = {"week": _DAY, "month": _MONTH, "year": len("2019")}
_SPRING = 21
_MONTHS = 12
_SEASON_DAYS = 91


def told_day(written: Written, setting: Setting) -> Reading | None:
    """Return "the next day", "that year", "two weeks later": told from a date before it."""
    unit = _CALENDAR["periods"].get(written.parts["unit"], "day")
    base = _told(setting, _PRECISION.get(unit, _DAY))
    if base is None:
        return None
    day, tilde, place = base
    steps = _STEPS[written.parts.get("step", "same")] * (written.count() or 1)
    try:
        told = anchors.period(day, unit, steps)
    except (OverflowError, ValueError):
        return None
    is_point = "/" not in told
    return Reading(told + tilde if is_point else told, True, f"the date at {place}")


def _told(setting: Setting, precision: int) -> tuple[date, str, int] | None:
    """Return the nearest date before that is precise enough, its "~", and its place."""
    for told, place in setting.earlier:
        bare = told.rstrip("~")
        if len(bare) < precision or not _POINT.fullmatch(bare):
            continue
        year, month, day = (int(part) for part in f"{bare}-01-01".split("-")[:3])
        return date(year, month, day), "~" if told.endswith("~") else "", place
    return None


def day_of_month(written: Written, setting: Setting) -> Reading | None:
    """Return "the 9th": of the month told before, or of the one nearest to the anchor."""
    day, direction = written.number("dom") or 0, direction_of(written)
    if direction is None and (told := _told(setting, _MONTH)):
        return _day_in(told[0], day, f"the date at {told[2]}")
    if setting.anchor is None:
        return Reading("")
    if direction is None:
        direction = _steps_to(day, setting.anchor.day.day, setting.tense)
    month = relative(setting, "month", direction).edtf
    if not month:
        return Reading("")
    return _day_in(date.fromisoformat(f"{month}-01"), day, setting.anchor.basis)


def _steps_to(day: int, today: int, tense: int) -> int:
    """Return in which month a day is meant, from that of today: the last one, or the next."""
    if tense > 0:
        return 0 if day >= today else 1
    return 0 if day <= today else -1


def _day_in(month: date, day: int, basis: str) -> Reading | None:
    if not 1 <= day <= monthrange(month.year, month.month)[1]:
        return None
    return Reading(edtf(month.year, month.month, day), True, basis)


def season_alone(written: Written, setting: Setting) -> Reading | None:
    """Return "last spring", "since the summer": the one that is meant."""
    season, direction = _SEASONS[written.parts["season"].lower()], direction_of(written)
    if direction is None and (told := _told(setting, _DAY)):
        day, basis = told[0], f"the date at {told[2]}"
    elif setting.anchor:
        day, basis = setting.anchor.day, setting.anchor.basis
    else:
        return Reading("")
    year = _season_year(day, season, direction, setting.tense)
    return Reading(f"{year:04}-{season}", True, basis) if MINYEAR < year < MAXYEAR else Reading("")


def _season_year(day: date, season: int, direction: int | None, tense: int) -> int:
    """Return the year in which the season that is meant begins."""
    years = [year for year in range(day.year - 2, day.year + 3) if MINYEAR <= year <= MAXYEAR]
    begins = {year: date(year, 3 * (season - _SPRING + 1), 1) for year in years}
    ago = {year: (day - first).days for year, first in begins.items()}
    if direction == -1:
        return max((y for y in years if ago[y] > _SEASON_DAYS), default=day.year - 1)
    if direction == 1:
        return min((y for y in years if ago[y] < 0), default=day.year + 1)
    if direction is None and tense < 0:
        return max((y for y in years if ago[y] >= 0), default=day.year - 1)
    if direction is None and tense > 0:
        return min((y for y in years if ago[y] <= _SEASON_DAYS), default=day.year + 1)
    return min(years, key=lambda year: abs(ago[year] - _SEASON_DAYS // 2))


def day_part(written: Written, setting: Setting) -> Reading | None:
    """Return the day of "last night", "this morning"."""
    return relative(setting, "day", _CALENDAR["day_parts"][_words(written, "part")])


def _words(written: Written, name: str) -> str:
    return " ".join(written.parts[name].lower().split())


def weekend(written: Written, setting: Setting) -> Reading | None:
    """Return Saturday and Sunday of "last weekend", "over the weekend"."""
    if setting.anchor is None:
        return Reading("")
    try:
        first = anchors.weekday(setting.anchor.day, 6, direction_of(written), setting.tense)
        return Reading(f"{first}/{first + timedelta(1)}", True, setting.anchor.basis)
    except OverflowError:
        return Reading("")


def of_year(written: Written, setting: Setting) -> Reading | None:
    """Return "3 May last year", "March of this year"."""
    if setting.anchor is None:
        return Reading("")
    year = setting.anchor.day.year + (direction_of(written) or 0)
    told = placed(year, written.month("1"), written.number("d1"), setting)
    return Reading(told.edtf, True, setting.anchor.basis)


def edge(written: Written, setting: Setting) -> Reading | None:
    """Return "the end of 2012", "the beginning of the year": about its last or first month."""
    is_first = written.parts["edge"] in ("beginning", "start")
    month = 1 if is_first else _MONTHS
    if (year := written.year("1")) is not None:
        return Reading(f"{edtf(year, month, None)}~")
    unit = written.parts["unit"]
    told = relative(setting, unit, direction_of(written) or 0)
    if not told.edtf:
        return told
    around = f"{told.edtf}-{month:02}" if unit == "year" else told.edtf
    return Reading(f"{around}~", True, told.basis)
