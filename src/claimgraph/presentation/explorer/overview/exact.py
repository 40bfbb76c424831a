"""Arithmetic that gives the same bits on every machine and with every numpy.

That holds for what IEEE 754 rounds exactly and numpy works out one number at a time:
``+ - * /``, square roots, comparisons, rounding to whole numbers; for whole numbers;
for the sums of ``bincount``, which go in order; for stable sorting; and for the raw bits
of PCG64. The modules of this package use nothing else. Not ``sum``, ``mean`` or products
of matrices, whose order of adding depends on the processor; no sine, logarithm or
power, which each library rounds as it likes; none of numpy's distributions, which may
change.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]


class Lots:
    """Draws numbers from 0 up to 1, the same ones each time.

    Args:
        seed: Another seed, other numbers.
    """

    def __init__(self, seed: int) -> None:
        self._bits = np.random.PCG64(seed)

    def __call__(self, count: int) -> Floats:
        """Return the next `count` numbers."""
        bits = self._bits.random_raw(count) >> np.uint64(11)
        return bits.astype(np.float64) * 2.0**-53


def sums(place: Ints, amount: Floats | Ints, count: int) -> Floats:
    """Return the sum of the amounts at each of `count` places."""
    return np.bincount(place, amount, count).astype(np.float64, copy=False)


def totals(place: Ints, amount: Ints, count: int) -> Ints:
    """Return the sum of the whole numbers at each of `count` places (exact below 2 ** 53)."""
    return sums(place, amount, count).astype(np.int64)


def starts(ordered: Ints) -> Ints:
    """Return where a new value begins among ordered ones, which are not negative."""
    return np.flatnonzero(np.diff(ordered, prepend=-1))


def numbered(values: Ints) -> Ints:
    """Return the rank of each value among the different ones: 0 for the least."""
    return np.unique(values, return_inverse=True)[1].reshape(-1)


def length(across: Floats, down: Floats) -> Floats:
    """Return the length of each vector."""
    return np.sqrt(across * across + down * down)


def direction(across: Floats, down: Floats) -> tuple[Floats, Floats]:
    """Return each vector with the length 1; to the right where it has none."""
    long = length(across, down)
    some = long > 0
    unit = np.where(some, long, 1.0)
    return np.where(some, across / unit, 1.0), down / unit
