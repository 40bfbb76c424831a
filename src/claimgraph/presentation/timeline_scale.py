"""Days as positions on an axis, and the marks of the axis.

The calendar is the proleptic Gregorian one that dates are stated in, of any size.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from claimgraph.model.edtf_extent import Day

_FURTHEST_YEAR = 10**12
_CALENDAR_CYCLE = 146_097
_DAYS_A_YEAR = _CALENDAR_CYCLE / 400
_DAYS_A_MONTH = _DAYS_A_YEAR / 12
_EPOCH = 719_468
"""Days from 0000-03-01, where the reckoning below begins its years, to 1970-01-01."""

_DAY_STEPS = (1, 2, 5, 10)
_MONTH_STEPS = (1, 3, 6)
_LAST_OF_MONTH = 31


@dataclass(frozen=True, slots=True)
class Tick:
    """A mark of the axis.

    Attributes:
        position: In days, as :func:`position` counts them.
        label: The year, month or day that begins there, as ISO 8601 writes it.
    """

    position: float
    label: str


@dataclass(frozen=True, slots=True)
class Scale:
    """A stretch of time.

    Attributes:
        low: Where it begins, in days.
        high: Where it ends; more than `low`.
    """

    low: float
    high: float

    @classmethod
    def around(cls, positions: Iterable[float]) -> Scale | None:
        """Return the scale that takes in every finite one of `positions`; None without any."""
        finite = [each for each in positions if math.isfinite(each)]
        if not finite:
            return None
        low, high = min(finite), max(finite)
        if high - low < 2:
            return cls(low - 1, high + 1)
        return cls(low, high)

    def within(self, low: float, high: float) -> Scale:
        """Return the part between two positions, of which each may be infinite."""
        start, end = max(self.low, low), min(self.high, high)
        return Scale(start, end) if end - start >= 1 else Scale(start, start + 1)

    def share(self, where: float) -> float:
        """Return how far along `where` lies, 0 to 1; what lies outside is at an end."""
        return min(1.0, max(0.0, (where - self.low) / (self.high - self.low)))

    def ticks(self, most: int) -> list[Tick]:
        """Return marks at round dates, about `most` of them and at least one."""
        found = list(self._round(max(1, most)))
        return found or list(self._days(1))[:1]

    def _round(self, most: int) -> Iterator[Tick]:
        days = self.high - self.low
        for step in _DAY_STEPS:
            if days / step <= most:
                return self._days(step)
        for step in _MONTH_STEPS:
            if days / (_DAYS_A_MONTH * step) <= most:
                return self._months(step)
        steps = (step for step in _factors() if days / (_DAYS_A_YEAR * step) <= most)
        return self._years(next(steps, _FURTHEST_YEAR))

    def _days(self, step: int) -> Iterator[Tick]:
        """Yield every day, or the 1st, 6th, 11th and so on of each month."""
        for day in range(math.ceil(self.low), math.floor(self.high) + 1):
            year, month, dom = civil(day)
            if (dom - 1) % step == 0 and (step == 1 or dom < _LAST_OF_MONTH):
                yield Tick(day, f"{_year(year)}-{month:02}-{dom:02}")

    def _months(self, step: int) -> Iterator[Tick]:
        year, month, _ = civil(math.floor(self.low))
        index = year * 12 + (month - 1) // step * step
        while (where := position((index // 12, index % 12 + 1, 1))) <= self.high:
            if where >= self.low:
                yield Tick(where, f"{_year(index // 12)}-{index % 12 + 1:02}")
            index += step

    def _years(self, step: int) -> Iterator[Tick]:
        year = civil(math.floor(self.low))[0] // step * step
        while (where := position((year, 1, 1))) <= self.high:
            if where >= self.low:
                yield Tick(where, _year(year))
            year += step


def _factors() -> Iterator[int]:
    """Yield 1, 2, 5, 10, 20, 50 and so on, up to where years end."""
    power = 1
    while power < _FURTHEST_YEAR:
        yield from (power, 2 * power, 5 * power)
        power *= 10


def _year(year: int) -> str:
    sign = "-" if year < 0 else ""
    return f"{sign}{abs(year):04}"


def position(day: Day) -> float:
    """Return a day as the number of days since 1970-01-01; infinite where it is.

    The reckoning is that of Hinnant, "chrono-Compatible Low-Level Date Algorithms"
    (2013): years begin in March, so that the day that leap years add comes last.
    """
    year, month, dom = day
    if math.isinf(year) or abs(year) > _FURTHEST_YEAR:
        return math.copysign(math.inf, year)
    years = int(year) - (month <= 2)
    cycle, of_cycle = divmod(years, 400)
    of_year = (153 * ((month + 9) % 12) + 2) // 5 + dom - 1
    of_cycle_days = of_cycle * 365 + of_cycle // 4 - of_cycle // 100 + of_year
    return float(cycle * _CALENDAR_CYCLE + of_cycle_days - _EPOCH)


def civil(number: int) -> tuple[int, int, int]:
    """Return the year, month and day that is so many days after 1970-01-01."""
    cycle, of_cycle = divmod(number + _EPOCH, _CALENDAR_CYCLE)
    of_cycle_years = (of_cycle - of_cycle // 1460 + of_cycle // 36524 - of_cycle // 146096) // 365
    of_year = of_cycle - (365 * of_cycle_years + of_cycle_years // 4 - of_cycle_years // 100)
    shifted = (5 * of_year + 2) // 153
    month = shifted + 3 if shifted < 10 else shifted - 9
    day = of_year - (153 * shifted + 2) // 5 + 1
    return of_cycle_years + cycle * 400 + (month <= 2), month, day
