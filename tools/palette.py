"""Make a picture small: a PNG of at most 256 colours, which is plenty for a page on a screen."""

from __future__ import annotations

import struct
import zlib

import numpy as np
from numpy.typing import NDArray

MOST = 256
_EXACT = 48
_ROUNDS = 6

Pixels = NDArray[np.uint8]
"""Rows of pixels of red, green and blue."""


def small_png(pixels: Pixels) -> bytes:
    """Return a PNG of the pixels, in the colours that come nearest to theirs."""
    height, width, _ = pixels.shape
    codes = pixels.astype(np.uint32) @ np.array([1 << 16, 1 << 8, 1], dtype=np.uint32)
    used, places, counts = np.unique(codes.ravel(), return_inverse=True, return_counts=True)
    colours = np.stack([used >> 16, used >> 8 & 255, used & 255], axis=1).astype(np.float64)
    palette = _palette(colours, counts)
    indices = _nearest(colours, palette).astype(np.uint8)[places].reshape(height, width)
    # Each row begins with the number of its filter: none.
    rows = np.concatenate([np.zeros((height, 1), np.uint8), indices], axis=1)
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        [
            _chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 3, 0, 0, 0)),
            _chunk(b"PLTE", np.rint(palette).astype(np.uint8).tobytes()),
            _chunk(b"IDAT", zlib.compress(rows.tobytes(), 9)),
            _chunk(b"IEND", b""),
        ]
    )


def _palette(colours: NDArray[np.float64], counts: NDArray[np.int64]) -> NDArray[np.float64]:
    """Return the colours themselves; of too many, the most frequent, and means of the others."""
    if len(colours) <= MOST:
        return colours
    order = np.argsort(-counts, kind="stable")
    exact, others = colours[order[:_EXACT]], colours[order[_EXACT:]]
    # What is rare, and yet means something, must not be lost to shades of paper.
    weights = np.sqrt(counts[order[_EXACT:]])
    bins = (others // 16).astype(np.int64) @ np.array([256, 16, 1])
    _, own = np.unique(bins, return_inverse=True)
    heaviest = np.argsort(-np.bincount(own, weights), kind="stable")[: MOST - _EXACT]
    palette = np.concatenate([exact, _means(others, weights, own)[heaviest]])
    for _ in range(_ROUNDS):
        nearest = _nearest(others, palette)
        moved = np.unique(nearest[nearest >= _EXACT])
        palette[moved] = _means(others, weights, nearest)[moved]
    return palette


def _means(
    colours: NDArray[np.float64], weights: NDArray[np.float64], groups: NDArray[np.intp]
) -> NDArray[np.float64]:
    """Return the mean colour of each group; of one that is empty, black."""
    total = np.maximum(np.bincount(groups, weights), 1e-9)
    sums = [np.bincount(groups, weights * colours[:, part]) for part in range(3)]
    return np.stack([part / total for part in sums], axis=1)


def _nearest(colours: NDArray[np.float64], palette: NDArray[np.float64]) -> NDArray[np.intp]:
    """Return for each colour the place of the nearest one of the palette."""
    far = (palette**2).sum(axis=1) - 2 * colours @ palette.T
    return far.argmin(axis=1)


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
