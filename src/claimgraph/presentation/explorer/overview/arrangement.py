"""Components side by side: the largest in the middle, the others in rows around it."""

from __future__ import annotations

from dataclasses import dataclass
from math import fsum, sqrt

import numpy as np

from claimgraph.presentation.explorer.overview.exact import (
    Flags,
    Floats,
    Ints,
    numbered,
    starts,
)

_WIDE = 1.5
"""Width to height of the whole: a screen's, less a side panel."""
_MOST_CELLS = 300_000
"""So many cells the components fill together, at most."""
_FINE = 8
"""Up to so many cells a side counts exactly, above it in steps, so that few sizes are different."""
_NO_MATTER = 12
"""Growing by one part in so many does not matter, where it keeps things together."""


def arranged(x: Floats, y: Floats, reach: Floats, part: Ints) -> tuple[Floats, Floats]:
    """Return places with the components moved beside each other.

    The plane is divided into cells. The largest component takes the cells that it covers,
    each other one a block; blocks of the same size stand in rows and columns, as near to
    the middle as there is room. Nodes without edges make up one block, in rows.

    Args:
        x: Of each node, with the components lying anywhere.
        y: The same.
        reach: The radius of the room about each node.
        part: The component of each node.
    """
    x, y, part = _alone_in_rows(x, y, reach, part)
    frames = _Frames.of(x, y, reach, part)
    unit = frames.unit()
    widths, heights = (_stepped(np.ceil(side / unit).astype(np.int64) + 1) for side in frames.sides)
    largest, *groups = _alike(widths, heights, np.bincount(part))
    inside = part == largest[0]
    taken = _covered(
        (x[inside] - frames.x[largest]) / unit,
        (y[inside] - frames.y[largest]) / unit,
        float(reach[inside].max()) / unit + 1,
    )
    others = np.concatenate([largest[:0], *groups])
    plan = _Plan(taken, widths[others], heights[others])
    to_x, to_y = np.zeros(len(widths)), np.zeros(len(widths))
    for group in groups:
        columns, rows = plan.take(int(widths[group[0]]), int(heights[group[0]]), len(group))
        to_x[group], to_y[group] = columns * unit, rows * unit
    return x + (to_x - frames.x)[part], y + (to_y - frames.y)[part]


def _alone_in_rows(x: Floats, y: Floats, reach: Floats, part: Ints) -> tuple[Floats, Floats, Ints]:
    """Lay nodes without edges out in rows, as one component."""
    alone = np.flatnonzero(np.bincount(part)[part] == 1)
    if len(alone):
        step = 2 * float(reach[alone].max())
        across = max(1, round(sqrt(len(alone))))
        x, y, part = x.copy(), y.copy(), part.copy()
        x[alone] = np.arange(len(alone)) % across * step
        y[alone] = np.arange(len(alone)) // across * step
        part[alone] = part[alone[0]]
    return x, y, numbered(part)


def _alike(widths: Ints, heights: Ints, members: Ints) -> list[Ints]:
    """Return the component with the largest block alone, and groups with blocks that are alike."""
    order = np.lexsort((-members, heights, widths, -widths * heights))
    differs = (np.diff(widths[order]) != 0) | (np.diff(heights[order]) != 0)
    differs[:1] = True
    return np.split(order, np.flatnonzero(differs) + 1)


@dataclass(frozen=True, slots=True)
class _Frames:
    """The bounding box of each component: its middle, and its width and height."""

    x: Floats
    y: Floats
    sides: tuple[Floats, Floats]

    @classmethod
    def of(cls, x: Floats, y: Floats, reach: Floats, part: Ints) -> _Frames:
        order = np.argsort(part, kind="stable")
        first = starts(part[order])
        lows = [np.minimum.reduceat((at - reach)[order], first) for at in (x, y)]
        highs = [np.maximum.reduceat((at + reach)[order], first) for at in (x, y)]
        middles = [(low + high) / 2 for low, high in zip(lows, highs, strict=True)]
        return cls(middles[0], middles[1], (highs[0] - lows[0], highs[1] - lows[1]))

    def unit(self) -> float:
        """Return the side of a cell: the smallest component's, where that is not too fine."""
        width, height = self.sides
        smallest = float(np.minimum(width, height).min())
        return max(smallest, sqrt(fsum((width * height).tolist()) / _MOST_CELLS))


def _stepped(cells: Ints) -> Ints:
    """Round large numbers of cells up, to an eighth at most."""
    step = np.ones_like(cells)
    while (cells > _FINE * step).any():
        step = np.where(cells > _FINE * step, 2 * step, step)
    return -(-cells // step) * step


def _covered(x: Floats, y: Floats, margin: float) -> Flags:
    """Return a grid, centred on (0, 0), with the cells that a component covers.

    Between the first and the last cell of a row, and of a column, all is covered: nobody
    wants strangers in the gaps of a component.

    Args:
        x: Of each node, in cells.
        y: The same.
        margin: The room about each node.
    """
    half_x, half_y = (int(np.abs(at).max() + margin) + 1 for at in (x, y))
    covered = np.zeros((2 * half_y, 2 * half_x), bool)
    for down in (-margin, 0.0, margin):
        for right in (-margin, 0.0, margin):
            row = np.floor(y + down).astype(np.int64) + half_y
            column = np.floor(x + right).astype(np.int64) + half_x
            covered[row, column] = True
    for _ in range(2):
        for axis in (1, 0):
            before = np.logical_or.accumulate(covered, axis=axis)
            after = np.flip(np.logical_or.accumulate(np.flip(covered, axis), axis=axis), axis)
            covered = before & after
    return covered


class _Plan:
    """Which cells are taken.

    Args:
        taken: Those of the component in the middle.
        widths: Of the blocks that will be taken, in cells.
        heights: The same.
    """

    def __init__(self, taken: Flags, widths: Ints, heights: Ints) -> None:
        self._taken = taken
        height, self._right = taken.shape
        self._form = max(2 * self._right, 3 * height)
        self._step = self._form // _NO_MATTER + 1
        area = sqrt((int((widths * heights).sum()) + taken.size) / _WIDE)
        self._grow(
            max(int(area), height + 2 * int(heights.max(initial=0)) + _NO_MATTER),
            max(int(area * _WIDE), self._right + 2 * int(widths.max(initial=0)) + _NO_MATTER),
        )

    def _grow(self, rows: int, columns: int) -> None:
        """Lay free cells about what there is, up to so many."""
        down = max(0, rows - self._taken.shape[0] + 1) // 2
        right = max(0, columns - self._taken.shape[1] + 1) // 2
        self._taken = np.pad(self._taken, ((down, down), (right, right)))

    def take(self, width: int, height: int, count: int) -> tuple[Floats, Floats]:
        """Take blocks of one size; return the middle of each, in cells from the middle of all."""
        columns, rows = [], []
        while count:
            row, column = self._free(width, height, count)
            if not len(row):
                size = self._taken.shape
                self._grow(size[0] + 2 * height + 2, size[1] + 2 * width + 2)
                continue
            self._taken[
                row[:, None, None] + np.arange(height)[:, None],
                column[:, None, None] + np.arange(width),
            ] = True
            rows.append(row + height / 2 - self._taken.shape[0] / 2)
            columns.append(column + width / 2 - self._taken.shape[1] / 2)
            count -= len(row)
        return np.concatenate(columns), np.concatenate(rows)

    def _free(self, width: int, height: int, count: int) -> tuple[Ints, Ints]:
        """Return the top left cells of up to `count` free blocks, the nearest first."""
        sums = np.pad(np.cumsum(np.cumsum(self._taken, axis=0, dtype=np.int32), axis=1), (1, 0))
        if sums.shape[0] <= height or sums.shape[1] <= width:
            return np.zeros(0, np.int64), np.zeros(0, np.int64)
        inside = (
            sums[height:, width:]
            - sums[:-height, width:]
            - sums[height:, :-width]
            + sums[:-height, :-width]
        )
        row, column = np.nonzero(inside == 0)
        down = np.abs(2 * row + height - self._taken.shape[0])
        across = 2 * column + width - self._taken.shape[1]
        # Inside the form that all has so far nothing is far. There, what is near the right side
        # of the component in the middle comes first, so that small ones stand together.
        form = np.maximum(2 * (np.abs(across) + width), 3 * (down + height))
        aside = np.maximum(np.abs(across - self._right), down)
        far = np.maximum(form, self._form) // self._step * 2**24 + aside
        if not len(far):
            return row, column
        best = int(far.argmin())
        in_line = ((row - row[best]) % height == 0) & ((column - column[best]) % width == 0)
        order = np.argsort(far[in_line], kind="stable")[:count]
        self._form = max(self._form, int(form[in_line][order].max()))
        return row[in_line][order], column[in_line][order]
