"""The dates of a page as a table: how each is written, read, and drawn on a time axis.

Few dates come many times, so records hold the number of a row here. Where its bar lies is
worked out as for ``claimgraph timeline``, so that both show the same uncertainty alike.
"""

from __future__ import annotations

import math
from typing import Any

from claimgraph.model.edtf import EdtfDate
from claimgraph.presentation.explorer.tables import Table, table
from claimgraph.presentation.timeline_rows import Bar

Row = dict[str, Any]


class Dates:
    """Numbers dates in the order in which they come."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}
        self._rows: list[Row] = []

    def number(self, date: EdtfDate | None) -> int | None:
        """Return the row of a date, which is made where it has none; None for None."""
        if date is None:
            return None
        number = self._numbers.setdefault(date.text, len(self._rows))
        if number == len(self._rows):
            self._rows.append(_row(date))
        return number

    def table(self) -> Table:
        """Return the rows so far.

        ``low`` and ``high`` are days since 1970-01-01, ``high`` the end of the last day.
        ``sureLow`` and ``sureHigh`` bound the days that are certainly within it; both are
        missing where there are none. Else an end that is missing is open or unknown.
        ``yearless`` dates have none of them.
        """
        return table(self._rows)


def _row(date: EdtfDate) -> Row:
    row: Row = {"text": date.text, "label": date.label()}
    if not date.year_known:
        return row | {"yearless": 1}
    bar = Bar.of(date)
    ends = {"low": bar.low, "high": bar.high}
    if bar.is_sure:
        ends |= {"sureLow": bar.sure_low, "sureHigh": bar.sure_high}
    days = {name: int(end) for name, end in ends.items() if math.isfinite(end)}
    return row | days | ({"marks": bar.marks} if bar.marks else {})
