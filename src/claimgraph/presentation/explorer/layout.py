"""Where the nodes of a drawing stand: the same graph, the same places, everywhere.

This is for what can be read at once, up to some hundred nodes; :mod:`.overview` places
whole graphs. networkx' layouts know nothing of labels. This is stress by gradient
descent (Zheng, Pawar, Goodman: "Graph Drawing by Stochastic Gradient Descent", 2018):
things that are few steps apart come to lie close together. Then labels are pushed off
each other, and the components are packed side by side.

Only ``+ - * /`` and square roots are used, which give the same result on every
machine, and a generator with a fixed seed.
"""

from __future__ import annotations

import heapq
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping
from math import sqrt
from random import Random

from claimgraph.presentation.explorer.packing import Box, Point, in_rows, packed, spread

_SEED = 20200229
_ROUNDS = 30
_FINEST = 0.1
_STEP = 108.0
_ROOM_FOR_LEAVES = 13.0
_LONGEST = 330.0
_LINE = 15.0
_LETTER = 6.6
_LETTERS_A_LINE = 22
_MOST_LINES = 3


def node_box(label: str, radius: float) -> Box:
    """Return the room that a node takes with its label below it."""
    widths = [2.0 if unicodedata.east_asian_width(c) in "WF" else 1.0 for c in label[:80]]
    letters = sum(widths)
    lines = min(_MOST_LINES, -(-letters // _LETTERS_A_LINE) or 1)
    width = max(2 * radius, min(letters, _LETTERS_A_LINE) * _LETTER)
    return width + 16, 2 * radius + lines * _LINE + 14


def positions(
    boxes: Mapping[int, Box], edges: Iterable[tuple[int, int]]
) -> dict[int, tuple[int, int]]:
    """Return the place of the centre of each node, in whole pixels.

    Args:
        boxes: Node to the room that it takes.
        edges: Pairs of nodes; direction, parallels and loops do not matter.
    """
    near: dict[int, set[int]] = defaultdict(set)
    for one, other in edges:
        if one != other:
            near[one].add(other)
            near[other].add(one)
    components = _components(sorted(boxes), near)
    drawings = [spread(_laid_out(c, near), boxes) for c in components if len(c) > 1]
    if alone := [node for members in components if len(members) == 1 for node in members]:
        drawings.append(in_rows(alone, boxes))
    return {node: (round(x), round(y)) for node, (x, y) in packed(drawings, boxes).items()}


def _components(nodes: Iterable[int], near: Mapping[int, set[int]]) -> list[list[int]]:
    """Return the connected components, largest first."""
    seen: set[int] = set()
    found: list[list[int]] = []
    for start in nodes:
        if start not in seen:
            queue, members = [start], []
            seen.add(start)
            while queue:
                members.append(queue.pop())
                new = near.get(members[-1], set()) - seen
                seen |= new
                queue += new
            found.append(sorted(members))
    return sorted(found, key=lambda members: (-len(members), members))


def _laid_out(members: list[int], near: Mapping[int, set[int]]) -> dict[int, Point]:
    places = _descended(members, _distances(members, near))
    return _levelled(dict(zip(members, places, strict=True)))


def _distances(members: list[int], near: Mapping[int, set[int]]) -> list[tuple[int, int, float]]:
    """Return how far apart each pair of nodes should lie, by their row numbers."""
    row = {node: number for number, node in enumerate(members)}
    links = {
        row[node]: [(row[other], _length(node, other, near)) for other in sorted(near[node])]
        for node in members
    }
    pairs = []
    for start in range(len(members)):
        far = _from(start, links)
        pairs += [(start, other, far[other]) for other in range(start)]
    return pairs


def _length(one: int, other: int, near: Mapping[int, set[int]]) -> float:
    """Return the ideal length of an edge: a node with many neighbours needs a wide ring."""
    degree = max(len(near[one]), len(near[other]))
    return min(_LONGEST, _STEP + _ROOM_FOR_LEAVES * max(0, degree - 4))


def _from(start: int, links: Mapping[int, list[tuple[int, float]]]) -> dict[int, float]:
    """Return the length of the shortest way from `start` to each node (Dijkstra)."""
    far: dict[int, float] = {}
    queue = [(0.0, start)]
    while queue:
        length, node = heapq.heappop(queue)
        if node not in far:
            far[node] = length
            for other, step in links[node]:
                if other not in far:
                    heapq.heappush(queue, (length + step, other))
    return far


def _descended(members: list[int], pairs: list[tuple[int, int, float]]) -> list[Point]:
    """Return places whose distances come near to those wanted."""
    chance = Random(_SEED)  # noqa: S311 - a drawing, not a secret
    size = _STEP * sqrt(len(members))
    xs = [chance.random() * size for _ in members]
    ys = [chance.random() * size for _ in members]
    nearest = min(length for _, _, length in pairs)
    farthest = max(length for _, _, length in pairs)
    rate, last = farthest * farthest, _FINEST * nearest * nearest
    cooling = _root(last / rate, _ROUNDS - 1)
    for _ in range(_ROUNDS):
        chance.shuffle(pairs)
        for one, other, wanted in pairs:
            dx, dy = xs[one] - xs[other], ys[one] - ys[other]
            length = sqrt(dx * dx + dy * dy) or 1.0
            share = min(1.0, rate / (wanted * wanted)) * (length - wanted) / (2 * length)
            xs[one] -= share * dx
            ys[one] -= share * dy
            xs[other] += share * dx
            ys[other] += share * dy
        rate *= cooling
    return list(zip(xs, ys, strict=True))


def _root(number: float, degree: int) -> float:
    """Return the root by bisection: `pow` may differ in its last digit between machines."""
    low, high = 0.0, 1.0
    for _ in range(60):
        middle = (low + high) / 2
        power = 1.0
        for _ in range(degree):
            power *= middle
        low, high = (middle, high) if power < number else (low, middle)
    return high


def _levelled(places: dict[int, Point]) -> dict[int, Point]:
    """Turn a drawing about its centre so that its longer axis lies level, as screens do."""
    count = len(places)
    mid_x = sum(x for x, _ in places.values()) / count
    mid_y = sum(y for _, y in places.values()) / count
    centred = {node: (x - mid_x, y - mid_y) for node, (x, y) in places.items()}
    xx = sum(x * x for x, _ in centred.values())
    yy = sum(y * y for _, y in centred.values())
    xy = sum(x * y for x, y in centred.values())
    # The eigenvector of [[xx, xy], [xy, yy]] with the greater eigenvalue.
    half = (xx - yy) / 2
    reach = sqrt(half * half + xy * xy)
    ax, ay = (half + reach, xy) if half >= 0 else (xy, reach - half)
    length = sqrt(ax * ax + ay * ay)
    if length == 0:
        return centred
    cos, sin = ax / length, ay / length
    return {node: (x * cos + y * sin, y * cos - x * sin) for node, (x, y) in centred.items()}
