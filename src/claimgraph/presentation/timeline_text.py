"""A timeline in block characters: the axis, and a bar a row."""

from __future__ import annotations

import math
from collections.abc import Iterable

from claimgraph.presentation.timeline_rows import Bar
from claimgraph.presentation.timeline_scale import Scale

SURE, MAYBE, READ = "█", "▒", "░"
"""Throughout; some time within; where the analyst reads it."""
EARLIER, LATER = "◀", "▶"
"""Reaches further back, or on: it is open, or the axis ends."""
_LEVELS = " ▁▂▃▄▅▆▇█"

LEGEND = (
    f"{SURE} throughout  {MAYBE} some time within  {READ} as the analyst reads it  "
    f"~ about  ? uncertain  {EARLIER} {LATER} further"
)
"""What the characters mean."""


def axis(scale: Scale, width: int) -> tuple[str, str]:
    """Return the dates over the axis, and the axis with its marks."""
    label_width = 5
    ticks = scale.ticks(width // (label_width + 2))
    for _ in range(2):  # finer marks have longer labels, so that fewer of them fit
        label_width = max(len(tick.label) for tick in ticks)
        ticks = scale.ticks(width // (label_width + 2))
    labels, line = [" "] * width, ["─"] * width
    free = 0
    for tick in ticks:
        cell = _cell(scale, tick.position, width)
        at = min(cell, width - len(tick.label))
        if at < free:
            continue
        labels[at : at + len(tick.label)] = tick.label
        line[cell] = "┬"
        free = at + len(tick.label) + 1
    return "".join(labels).rstrip(), "".join(line)


def bar(of: Bar, scale: Scale, width: int, *, is_reading: bool = False) -> str:
    """Return the bar of a row, at most `width` wide.

    The marks ``~`` and ``?`` stand behind the bar, or before it where the axis ends.
    """
    cells = [" "] * width
    first, last = _cells(scale, of.low, of.high, width)
    cells[first : last + 1] = (READ if is_reading else MAYBE) * (last + 1 - first)
    if of.is_sure and not is_reading and of.sure_high > scale.low and of.sure_low < scale.high:
        sure_first, sure_last = _cells(scale, of.sure_low, of.sure_high, width)
        cells[sure_first : sure_last + 1] = SURE * (sure_last + 1 - sure_first)
    if of.low < scale.low:
        cells[first] = EARLIER
    if of.high > scale.high:
        cells[last] = LATER
    _put_marks(cells, of.marks, first, last)
    return "".join(cells)


def _put_marks(cells: list[str], marks: str, first: int, last: int) -> None:
    if last + len(marks) < len(cells):
        cells[last + 1 : last + 1 + len(marks)] = marks
    elif first >= len(marks):
        cells[first - len(marks) : first] = marks
    else:  # it fills the axis
        cells[last + 1 - len(marks) : last + 1] = marks


def density(starts: Iterable[float], scale: Scale, width: int) -> str:
    """Return how many events begin where, as blocks of eight heights."""
    counts = [0] * width
    for start in starts:
        if math.isfinite(start) and scale.low <= start <= scale.high:
            counts[min(width - 1, int(scale.share(start) * width))] += 1
    most = max(counts, default=0) or 1
    return "".join(_LEVELS[-(-count * (len(_LEVELS) - 1) // most)] for count in counts)


def _cell(scale: Scale, where: float, width: int) -> int:
    """Return the cell that begins nearest to `where`."""
    return min(width - 1, round(scale.share(where) * width))


def _cells(scale: Scale, low: float, high: float, width: int) -> tuple[int, int]:
    """Return the first and last cell of a bar, of which the last day ends at `high`."""
    first = _cell(scale, low, width)
    return first, max(first, round(scale.share(high) * width) - 1)
