"""Room about each node: leaves in rings about their hub, discs pushed off each other."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import numpy as np

from claimgraph.presentation.explorer.overview.exact import (
    Flags,
    Floats,
    Ints,
    Lots,
    direction,
    length,
    sums,
)

GAP = 8.0
"""Between two nodes that lie side by side."""
_TURN = 6.283185307179586
_DIRECTIONS = 2**16
"""In so many directions a leaf can lie."""

_SEARCHES, _PUSHES = 16, 5
"""How often discs that overlap are looked for at most, and how often these are then pushed."""
_SOON = 1.2
"""Discs that would overlap if they were so many times as large may do so before the next search."""
_OVERLAP = 0.5
"""So much nobody minds."""
_GIVING_WAY = 0.6
"""The share of an overlap that is mended in a push; several at once would overshoot."""
_SHAKE = 0.01
"""Moves discs from the point on which they lie together."""


@dataclass(frozen=True, slots=True)
class Halo:
    """The leaves of a graph, in rings about their hubs.

    Attributes:
        hub: The hub of each leaf.
        radius: How far from it each lies.
        turn: In which direction, as a share of a full turn from that in which a fan opens.
        reach: For each node of the graph the radius of what it takes up with its leaves.
    """

    hub: Ints
    radius: Floats
    turn: Floats
    reach: Floats


def halo(hub: Ints, leaf_size: Floats, sizes: Floats) -> Halo:
    """Return the rings of leaves, filled from within.

    Args:
        hub: Of each leaf.
        leaf_size: The radius of each leaf.
        sizes: The radius of each node of the graph.
    """
    leaves = np.bincount(hub, minlength=len(sizes))
    step = np.full(len(sizes), GAP)
    np.maximum.at(step, hub, 2 * leaf_size + GAP)
    rank = _ranks(hub, leaves)
    radius, turn = np.zeros(len(hub)), np.zeros(len(hub))
    ring, reach = sizes + (GAP + step) / 2, sizes + GAP / 2
    placed = np.zeros(len(sizes), np.int64)
    waiting = np.arange(len(hub))
    while len(waiting):
        room = (ring * _TURN / step).astype(np.int64)
        here = np.minimum(room, leaves - placed)
        fits = rank[waiting] < (placed + here)[hub[waiting]]
        now, waiting = waiting[fits], waiting[~fits]
        at = hub[now]
        # A ring that is not half full is a fan.
        slots = np.where(2 * here > room, here, room)[at]
        turn[now] = (rank[now] - placed[at] - (here[at] - 1) / 2) / slots
        radius[now] = ring[at]
        reach[at] = (ring + step / 2)[at]
        placed += here
        ring = ring + step
    return Halo(hub, radius, turn, reach)


def _ranks(hub: Ints, leaves: Ints) -> Ints:
    """Return the number of each leaf among those of its hub."""
    order = np.argsort(hub, kind="stable")
    rank = np.empty(len(hub), np.int64)
    rank[order] = np.arange(len(hub)) - (np.cumsum(leaves) - leaves)[hub[order]]
    return rank


def around(rings: Halo, x: Floats, y: Floats, away: tuple[Floats, Floats]) -> tuple[Floats, Floats]:
    """Return the places of the leaves.

    Args:
        rings: How they lie.
        x: Of each node of the graph.
        y: The same.
        away: A vector for each node, of any length: in that direction its fan opens.
    """
    hub = rings.hub
    across, down = direction(away[0][hub], away[1][hub])
    cosines, sines = _directions()
    turn = np.rint(rings.turn * _DIRECTIONS).astype(np.int64) % _DIRECTIONS
    cosine, sine = cosines[turn], sines[turn]
    return (
        x[hub] + rings.radius * (across * cosine - down * sine),
        y[hub] + rings.radius * (across * sine + down * cosine),
    )


@cache
def _directions() -> tuple[Floats, Floats]:
    """Return cosines and sines all around, by halving angles: roots are exact, `sin` is not."""
    cosines, sines = np.array([1.0, 0.0, -1.0, 0.0]), np.array([0.0, 1.0, 0.0, -1.0])
    while len(cosines) < _DIRECTIONS:
        between = direction(cosines + np.roll(cosines, -1), sines + np.roll(sines, -1))
        cosines = np.stack([cosines, between[0]], axis=1).reshape(-1)
        sines = np.stack([sines, between[1]], axis=1).reshape(-1)
    return cosines, sines


def pushed_apart(
    x: Floats, y: Floats, reach: Floats, part: Ints, lots: Lots
) -> tuple[Floats, Floats]:
    """Return places with overlapping discs of the same component pushed off each other.

    What is not solved after a while stays; the drawing is then merely tight.

    Args:
        x: Of each disc.
        y: The same.
        reach: The radius of each disc.
        part: The component of each disc.
        lots: Says in which direction discs part that lie on one point.
    """
    for _ in range(_SEARCHES):
        pairs = _near(x, y, reach, part)
        for _ in range(_PUSHES):
            push = _push(x, y, reach, pairs, lots)
            if push is None:
                return x, y
            x, y = x + push[0], y + push[1]
    return x, y


def _push(
    x: Floats, y: Floats, reach: Floats, pairs: tuple[Ints, Ints], lots: Lots
) -> tuple[Floats, Floats] | None:
    """Return how far each disc goes, the larger of two less; None where none overlap."""
    one, other = pairs
    over = reach[one] + reach[other] - length(x[other] - x[one], y[other] - y[one])
    hit = over > _OVERLAP
    if not hit.any():
        return None
    one, other, over = one[hit], other[hit], over[hit]
    dx, dy = (at[other] - at[one] + (lots(len(one)) - 0.5) * _SHAKE for at in (x, y))
    way_x, way_y = direction(dx, dy)
    area = reach * reach
    back = over * _GIVING_WAY * area[other] / (area[one] + area[other])
    forth = over * _GIVING_WAY - back
    by_x, by_y = (
        sums(other, forth * way, len(x)) - sums(one, back * way, len(x)) for way in (way_x, way_y)
    )
    return by_x, by_y


def _near(x: Floats, y: Floats, reach: Floats, part: Ints) -> tuple[Ints, Ints]:
    """Return the pairs of discs that overlap or may do so soon, each once.

    Discs are sorted into the cells of a grid as fine as their size allows; a large disc
    looks for smaller ones on a grid of its own.
    """
    wide = reach * _SOON
    ones, others = [np.zeros(0, np.int64)], [np.zeros(0, np.int64)]
    limit = float(wide.min())
    done = np.zeros(len(x), bool)
    while not done.all():
        pool = np.flatnonzero(wide <= limit)
        if (fresh := ~done[pool]).any():
            for one, other in _in_next_cells(x, y, part, pool, fresh, 2 * limit):
                apart = length(x[other] - x[one], y[other] - y[one])
                close = apart < wide[one] + wide[other]
                ones.append(one[close])
                others.append(other[close])
        done[pool] = True
        limit *= 2
    return np.concatenate(ones), np.concatenate(others)


def _in_next_cells(
    x: Floats, y: Floats, part: Ints, pool: Ints, fresh: Flags, cell: float
) -> Iterator[tuple[Ints, Ints]]:
    """Yield the pairs of a fresh disc and another in the same or a neighbouring cell.

    Args:
        x: Of all discs.
        y: The same.
        part: The component of each.
        pool: The discs that are looked at.
        fresh: Which of these are to be found neighbours for.
        cell: The side of a cell.
    """
    column = np.floor(x[pool] / cell).astype(np.int64)
    row = np.floor(y[pool] / cell).astype(np.int64)
    column -= column.min() - 1
    row -= row.min() - 1
    width, height = int(column.max()) + 2, int(row.max()) + 2
    key = (part[pool] * height + row) * width + column
    order = np.argsort(key, kind="stable")
    pool, key, fresh = pool[order], key[order], fresh[order]
    seekers = np.flatnonzero(fresh)
    for shift in (-width, 0, width):
        first = np.searchsorted(key, key[seekers] + (shift - 1))
        last = np.searchsorted(key, key[seekers] + (shift + 1), side="right")
        many = last - first
        one = np.repeat(seekers, many)
        other = np.arange(len(one)) + np.repeat(first - (np.cumsum(many) - many), many)
        once = ~fresh[other] | (one < other)
        yield pool[one[once]], pool[other[once]]


def distinct(x: Ints, y: Ints) -> Ints:
    """Return `x` with nodes moved aside, as little as may be, until none lies on another."""
    while True:
        width = int(x.max(initial=0)) - int(x.min(initial=0)) + 1
        key = (y - y.min(initial=0)) * width + (x - x.min(initial=0))
        later = np.ones(len(x), bool)
        later[np.unique(key, return_index=True)[1]] = False
        if not later.any():
            return x
        x = x + later
