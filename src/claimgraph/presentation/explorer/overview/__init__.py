"""Where the nodes of a whole graph stand, up to some hundred thousand of them.

1. Leaves (nodes with one edge) are folded into their hubs.
2. Clusters of clusters are found in what remains (:mod:`.tiers`).
3. Forces lay them out, the coarsest first (:mod:`.forces`).
4. Leaves are put in rings about their hubs, and nodes are pushed off each other (:mod:`.spacing`).
5. Components are put side by side (:mod:`.arrangement`).

The same graph gives the same places on every machine: see :mod:`.exact`.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from claimgraph.presentation.explorer.overview.arrangement import arranged
from claimgraph.presentation.explorer.overview.exact import Floats, Ints, Lots, numbered, sums
from claimgraph.presentation.explorer.overview.forces import laid_out
from claimgraph.presentation.explorer.overview.spacing import (
    GAP,
    around,
    distinct,
    halo,
    pushed_apart,
)
from claimgraph.presentation.explorer.overview.tiers import Tier

Places = tuple[NDArray[np.int32], NDArray[np.int32]]
"""The x and the y of each node."""

_SEED = 20200229
_LEAST = 1.0
"""The radius of a node, at least."""


def overview(
    count: int, edges: Sequence[tuple[int, int]] | Ints, sizes: Sequence[float] | Floats
) -> Places:
    """Return the places of the centres of nodes in whole units, no two of them the same.

    Args:
        count: How many nodes there are; they are numbered from 0.
        edges: Pairs of nodes; order, direction, parallels and loops do not matter.
        sizes: The radius of each node, in the same units.

    Raises:
        ValueError: there are not `count` finite sizes, or an edge ends at no node.
    """
    radius = np.maximum(np.asarray(sizes, np.float64).reshape(-1), _LEAST)
    one, other = pairs(count, edges)
    if len(radius) != count or not np.isfinite(radius).all():
        raise ValueError(f"{len(radius)} sizes for {count} nodes, or one that is no number")
    if not count:
        return np.zeros(0, np.int32), np.zeros(0, np.int32)
    part = _components(count, one, other)
    reach, lots = radius + GAP / 2, Lots(_SEED)
    x, y = _components_laid_out(one, other, part, radius, lots)
    x, y = pushed_apart(x, y, reach, part, lots)
    x, y = arranged(x, y, reach, part)
    whole_x, whole_y = (np.rint(at).astype(np.int64) for at in (x, y))
    return distinct(whole_x, whole_y).astype(np.int32), whole_y.astype(np.int32)


def pairs(count: int, edges: Sequence[tuple[int, int]] | Ints) -> tuple[Ints, Ints]:
    """Return the lower and the higher end of each edge, every pair once and in order.

    Raises:
        ValueError: an edge ends at no node.
    """
    ends = np.asarray(edges, np.int64).reshape(-1, 2)
    if ends.size and not 0 <= int(ends.min()) <= int(ends.max()) < count:
        raise ValueError(f"an edge ends outside of the {count} nodes")
    low, high = ends.min(axis=1, initial=count), ends.max(axis=1, initial=-1)
    keys = np.unique((low * count + high)[low < high])
    return keys // max(count, 1), keys % max(count, 1)


def _components(count: int, one: Ints, other: Ints) -> Ints:
    """Return the number of each node's connected component, in the order of their first nodes."""
    label = np.arange(count)
    while True:
        low = np.minimum(label[one], label[other])
        if (low == label[one]).all() and (low == label[other]).all():
            return numbered(label)
        for end in (one, other):
            np.minimum.at(label, label[end], low)
        while (label[label] != label).any():
            label = label[label]


def _components_laid_out(
    one: Ints, other: Ints, part: Ints, radius: Floats, lots: Lots
) -> tuple[Floats, Floats]:
    """Return the places of nodes within their components, each of which lies about (0, 0)."""
    hub = _hubs(len(part), one, other)
    leaves, inner = np.flatnonzero(hub >= 0), np.flatnonzero(hub < 0)
    inner = inner[np.argsort(part[inner], kind="stable")]
    number = np.full(len(part), -1)
    number[inner] = np.arange(len(inner))
    rings = halo(number[hub[leaves]], radius[leaves], radius[inner])
    core = _core(number[one], number[other], part[inner], rings.hub)
    inner_x, inner_y = laid_out(core, rings.reach, lots)
    inner_x, inner_y = pushed_apart(inner_x, inner_y, rings.reach, core.part, lots)
    x, y = np.zeros(len(part)), np.zeros(len(part))
    x[inner], y[inner] = inner_x, inner_y
    x[leaves], y[leaves] = around(rings, inner_x, inner_y, _away(core, inner_x, inner_y))
    return x, y


def _hubs(count: int, one: Ints, other: Ints) -> Ints:
    """Return for each node with one edge the other end, and -1 for all others.

    Of two nodes that have only each other, the first is the hub.
    """
    degree = np.bincount(np.concatenate([one, other]), minlength=count)
    hub = np.full(count, -1)
    first = (degree[one] == 1) & (degree[other] > 1)
    hub[one[first]] = other[first]
    last = degree[other] == 1
    hub[other[last]] = one[last]
    return hub


def _core(one: Ints, other: Ints, part: Ints, hubs: Ints) -> Tier:
    """Return the graph without its leaves.

    Args:
        one: An end of each edge of the whole graph; below 0 where that is a leaf.
        other: The other end.
        part: The component of each node that is left.
        hubs: The hub of each leaf.
    """
    within = (one >= 0) & (other >= 0)
    ends = np.sort(np.stack([one[within], other[within]]), axis=0)
    leaves = np.bincount(hubs, minlength=len(part))
    degree = np.bincount(ends.reshape(-1), minlength=len(part)) + 2 * leaves
    return Tier(part, ends[0], ends[1], np.ones(ends.shape[1], np.int64), degree, leaves + 1)


def _away(core: Tier, x: Floats, y: Floats) -> tuple[Floats, Floats]:
    """Return for each node the direction away from its neighbours."""
    way_x, way_y = (at[core.other] - at[core.one] for at in (x, y))
    by_x, by_y = (
        sums(core.other, way, core.count) - sums(core.one, way, core.count)
        for way in (way_x, way_y)
    )
    return by_x, by_y
