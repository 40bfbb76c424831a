"""Forces: edges pull, nodes repel each other, and everything is drawn to the middle.

The pull grows with the length of an edge, the repulsion falls with the distance. In two
dimensions this has a pleasant property: what is pulled together with equal strength
spreads evenly over a disc, as charges do in a bowl. So communities become discs, nothing
is crowded, and the room on the screen is used.

The repulsion of all on all comes from a potential on a grid, summed over octaves: the
masses are blurred at the scale of the grid, of a grid half as fine, and so on. Each octave
adds a hill of the same height and twice the width, and hills of all widths make a
potential that falls with the logarithm of the distance, whose slope is 1 / distance to
some five percent. That takes a few additions a cell, and no two nodes ever meet.

All components of about the same size are laid out at once, each on a grid of its own.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from math import pi

import numpy as np

from claimgraph.presentation.explorer.overview.exact import (
    Floats,
    Ints,
    Lots,
    direction,
    length,
    starts,
    sums,
)
from claimgraph.presentation.explorer.overview.tiers import Ladder, Tier, ladder

_SLOPE = 7.0
"""What makes the slope of the potential of one node 1 / distance."""
_MARGIN = 0.2
"""Empty room on each side of the grid, as a share of the width of what is drawn."""
_CELLS = 2
"""Cells a node, at least."""
_SMALLEST = 8
_BEYOND = 3
"""Octaves that are wider than the grid."""

_ACROSS = 0.03
"""All pull between communities, as a share of all pull inside them."""
_MOST_ACROSS = 0.5
"""An edge between communities pulls so much of what one inside does, at most."""
_CENTRE = 0.12
"""Pull to the middle, as a share of that of edges. It bounds how much room is left empty."""
_LEAST_INSIDE = 0.1
"""The share of edges that counts as inside communities, at least."""

_ROUNDS = 120
_LAST_ROUNDS = 90
_STRIDE = 0.7
"""The share of the way to where the forces balance that a node goes, in the first round."""
_SLOWING = 0.6
"""The share of that which it loses until the last round."""
_SCATTER = 0.6
"""How far nodes begin from the place of their cluster, by the radius of its disc."""
_ALIKE = 2
"""Each node counts as much as so many edges when it comes to room."""
_ROOM = 0.6
"""The area of a community, by that of the squares about its nodes; they are pushed apart later."""


def laid_out(core: Tier, reach: Floats, lots: Lots) -> tuple[Floats, Floats]:
    """Return the places of the nodes of a graph, each component about (0, 0) and level.

    Args:
        core: The graph.
        reach: The radius of the room that each node takes.
        lots: Says where nodes begin.
    """
    x, y = np.zeros(core.count), np.zeros(core.count)
    crowds = np.bincount(core.part)
    grids = np.where(crowds > 1, _grids(crowds), 0)[core.part]
    for grid in np.unique(grids[grids > 0]):
        nodes = np.flatnonzero(grids == grid)
        alike = core.restricted(nodes)
        x[nodes], y[nodes] = _levelled(alike.part, *_relaxed(ladder(alike, lots), lots))
    wanted = sums(core.part, _ROOM * 4 * reach * reach, len(crowds))
    scale = np.sqrt(wanted / sums(core.part, pi * _mass(core), len(crowds)))[core.part]
    return x * scale, y * scale


def _grids(crowds: Ints) -> Ints:
    """Return the cells along a side of the grid for components with so many nodes."""
    grids = np.full(len(crowds), _SMALLEST)
    while (small := grids * grids < _CELLS * crowds).any():
        grids = np.where(small, 2 * grids, grids)
    return grids


def _levelled(part: Ints, x: Floats, y: Floats) -> tuple[Floats, Floats]:
    """Turn each component so that its longer axis lies level, as screens do."""
    xx, yy, xy = (sums(part, of, int(part[-1]) + 1) for of in (x * x, y * y, x * y))
    # The eigenvector of [[xx, xy], [xy, yy]] with the greater eigenvalue.
    half = (xx - yy) / 2
    long = length(half, xy)
    is_wide = half >= 0
    across = np.where(is_wide, half + long, xy)
    cosine, sine = direction(across, np.where(is_wide, xy, long - half))
    cosine, sine = cosine[part], sine[part]
    return x * cosine + y * sine, y * cosine - x * sine


def _relaxed(steps: Ladder, lots: Lots) -> tuple[Floats, Floats]:
    """Return the places of the nodes of the finest tier, laid out from the coarsest down."""
    top = len(steps.tiers) - 1
    radius = np.sqrt(_mass(steps.tiers[top]))
    x, y = ((lots(len(radius)) - 0.5) * radius for _ in range(2))
    for number in range(top, -1, -1):
        tier = steps.tiers[number]
        if number < top:
            label = steps.labels[number]
            room = _SCATTER * np.sqrt(_mass(steps.tiers[number + 1]))[label]
            x, y = (at[label] + (lots(tier.count) - 0.5) * room for at in (x, y))
        springs = _springs(tier, steps.community(number))
        rounds = _ROUNDS if number else _LAST_ROUNDS
        for turn in range(rounds):
            stride = _STRIDE * (1 - _SLOWING * turn / rounds)
            x, y = _moved(tier, springs, x, y, stride, lots)
    return x, y


def _mass(tier: Tier) -> Floats:
    """Return how strongly nodes repel: a hub needs more room than what hangs on it."""
    return (tier.degree + _ALIKE * tier.members).astype(np.float64)


@dataclass(frozen=True, slots=True)
class _Springs:
    """What moves the nodes of a tier.

    Attributes:
        mass: Of each node.
        pull: Of each edge.
        stiffness: The sum of all pulls on each node.
        first: The first node of each component.
        grid: Cells along a side of the grid.
    """

    mass: Floats
    pull: Floats
    stiffness: Floats
    first: Ints
    grid: int


def _springs(tier: Tier, community: Ints) -> _Springs:
    """Return the pulls with which a community takes up an area of pi times its mass."""
    parts = int(tier.part[-1]) + 1
    mass = _mass(tier)
    across = community[tier.one] != community[tier.other]
    home, weight = tier.part[tier.one], tier.weight.astype(np.float64)
    between = sums(home[across], weight[across], parts)
    edges = sums(tier.part, tier.degree, parts) / 2
    inside = np.maximum(edges - between, edges * _LEAST_INSIDE)
    share = np.minimum(_MOST_ACROSS, _ACROSS * inside / np.maximum(between, 1.0))
    unit = sums(tier.part, mass, parts) / (2 * inside)
    pull = weight * np.where(across, share[home], 1.0) * unit[home]
    stiffness = _gathered(tier, pull, pull) + _CENTRE * mass
    grid = int(_grids(np.array([tier.crowd]))[0])
    return _Springs(mass, pull, stiffness, starts(tier.part), grid)


def _gathered(tier: Tier, on_one: Floats, on_other: Floats) -> Floats:
    """Return for each node the sum over its edges."""
    return sums(tier.one, on_one, tier.count) + sums(tier.other, on_other, tier.count)


def _moved(
    tier: Tier, springs: _Springs, x: Floats, y: Floats, stride: float, lots: Lots
) -> tuple[Floats, Floats]:
    """Return the places after each node went some way to where its forces balance."""
    parts = len(springs.first)
    weights = sums(tier.part, springs.mass, parts)
    places = []
    for at, push in zip((x, y), _repulsion(tier.part, springs, x, y, lots), strict=True):
        pulled = springs.pull * (at[tier.other] - at[tier.one])
        force = _gathered(tier, pulled, -pulled) + push - _CENTRE * springs.mass * at
        moved = at + stride * force / springs.stiffness
        middle = sums(tier.part, springs.mass * moved, parts) / weights
        places.append(moved - middle[tier.part])
    return places[0], places[1]


def _repulsion(
    part: Ints, springs: _Springs, x: Floats, y: Floats, lots: Lots
) -> tuple[Floats, Floats]:
    """Return the force of all others in its component on each node."""
    size = springs.grid
    lows = [np.minimum.reduceat(at, springs.first) for at in (x, y)]
    highs = [np.maximum.reduceat(at, springs.first) for at in (x, y)]
    spans = [high - low for low, high in zip(lows, highs, strict=True)]
    span = np.maximum(np.maximum(spans[0], spans[1]), 1.0)
    cell = (span * ((1 + 2 * _MARGIN) / (size - 3)))[part]
    # The grid lies differently each time, or its coarse cells would show in the drawing.
    shifts = ((lots(2) - 0.5) * (_MARGIN * (size - 1)) + (size / 2 - 0.5)).tolist()
    columns, rows = (
        (at - ((low + high) / 2)[part]) / cell + shift
        for at, low, high, shift in zip((x, y), lows, highs, shifts, strict=True)
    )
    column, row = columns.astype(np.int64), rows.astype(np.int64)
    corner = (part * size + row) * size + column
    right, below = columns - column, rows - row
    left, above = 1 - right, 1 - below
    corners = [corner, corner + 1, corner + size, corner + size + 1]
    shares = [left * above, right * above, left * below, right * below]
    masses = np.zeros(len(span) * size * size)
    for place, share in zip(corners, shares, strict=True):
        masses += sums(place, springs.mass * share, len(masses))
    hills = _potential(masses.reshape(-1, size, size))
    by_x, by_y = np.zeros_like(hills), np.zeros_like(hills)
    by_x[:, :, 1:-1] = hills[:, :, :-2] - hills[:, :, 2:]
    by_y[:, 1:-1] = hills[:, :-2] - hills[:, 2:]
    strength = springs.mass * (_SLOPE / 2) / cell
    return (
        _between(by_x.reshape(-1), corners, shares) * strength,
        _between(by_y.reshape(-1), corners, shares) * strength,
    )


def _between(cells: Floats, corners: list[Ints], shares: list[Floats]) -> Floats:
    """Return the values of a grid at places between its cells."""
    values = cells[corners[0]] * shares[0]
    for place, share in zip(corners[1:], shares[1:], strict=True):
        values += cells[place] * share
    return values


def _potential(masses: Floats, beyond: int = _BEYOND) -> Floats:
    """Return the sum of hills about each mass, one of each width.

    Args:
        masses: A square grid for each component.
        beyond: How many octaves are still to be wider than the grid.
    """
    size = masses.shape[1]
    hills = _along_both(masses, _blurred)
    if size > _SMALLEST:
        return hills + _wider(masses, beyond)
    if not beyond:
        return hills
    inner = slice(size // 2, size // 2 + size)
    frame = np.zeros((len(masses), 2 * size, 2 * size))
    frame[:, inner, inner] = masses
    return hills + _wider(frame, beyond - 1)[:, inner, inner]


def _wider(masses: Floats, beyond: int) -> Floats:
    """Return the potential of all octaves but that of the grid itself."""
    coarse = _potential(_along_both(masses, _halved), beyond)
    return _along_both(coarse, _doubled)


def _along_both(grid: Floats, change: Callable[[Floats], Floats]) -> Floats:
    """Change a grid along its columns and then along its rows."""
    return change(change(grid.swapaxes(1, 2)).swapaxes(1, 2))


def _blurred(grid: Floats) -> Floats:
    """Spread each value over five cells along the last axis: 1, 4, 6, 4, 1 sixteenths."""
    wide = np.zeros((*grid.shape[:2], grid.shape[2] + 4))
    wide[:, :, 2:-2] = grid
    for _ in range(4):
        wide = wide[:, :, 1:] + wide[:, :, :-1]
    return wide * (1 / 16)


def _halved(grid: Floats) -> Floats:
    """Share each value out to the two nearest of half as many cells along the last axis."""
    wide = _edged(grid)
    near = wide[:, :, 1:-1:2] + wide[:, :, 2::2]
    far = wide[:, :, :-2:2] + wide[:, :, 3::2]
    return near * 0.75 + far * 0.25


def _doubled(grid: Floats) -> Floats:
    """Interpolate twice as many cells along the last axis."""
    wide = _edged(grid)
    double = np.empty((*grid.shape[:2], 2 * grid.shape[2]))
    near = grid * 0.75
    double[:, :, 0::2] = near + wide[:, :, :-2] * 0.25
    double[:, :, 1::2] = near + wide[:, :, 2:] * 0.25
    return double


def _edged(grid: Floats) -> Floats:
    """Repeat the values at both ends of the last axis."""
    return np.concatenate([grid[:, :, :1], grid, grid[:, :, -1:]], axis=2)
