"""Room for everybody: labels that do not overlap, components side by side."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import sqrt

Point = tuple[float, float]
Box = tuple[float, float]
"""Width and height."""

_ROUNDS = 120
_GAP = 56.0
_WIDE = 1.55
"""Width to height of the whole drawing: a screen's, less a side panel."""


def spread(places: Mapping[int, Point], boxes: Mapping[int, Box]) -> dict[int, Point]:
    """Return `places` with nodes pushed apart until no two boxes overlap.

    Each pair that overlaps moves along the axis on which less is to do. What is
    not solved after 120 rounds stays; the drawing is then merely tight.
    """
    nodes = sorted(places)
    xs = [places[node][0] for node in nodes]
    ys = [places[node][1] for node in nodes]
    wide = [boxes[node][0] for node in nodes]
    high = [boxes[node][1] for node in nodes]
    widest = max(wide, default=0.0)
    for _ in range(_ROUNDS):
        moved = False
        order = sorted(range(len(nodes)), key=lambda row: (xs[row], row))
        for rank, one in enumerate(order):
            for other in order[rank + 1 :]:
                if xs[other] - xs[one] > widest:
                    break
                moved |= _part(one, other, xs, ys, wide, high)
        if not moved:
            break
    return {node: (xs[row], ys[row]) for row, node in enumerate(nodes)}


def _part(
    one: int, other: int, xs: list[float], ys: list[float], wide: list[float], high: list[float]
) -> bool:
    """Push two boxes apart; return whether they overlapped."""
    dx, dy = xs[other] - xs[one], ys[other] - ys[one]
    over_x = (wide[one] + wide[other]) / 2 - abs(dx)
    over_y = (high[one] + high[other]) / 2 - abs(dy)
    if over_x <= 0.5 or over_y <= 0.5:
        return False
    if over_x < over_y:
        push = over_x / 2 if dx >= 0 else -over_x / 2
        xs[one] -= push
        xs[other] += push
    else:
        push = over_y / 2 if dy >= 0 else -over_y / 2
        ys[one] -= push
        ys[other] += push
    return True


def packed(
    drawings: Sequence[Mapping[int, Point]], boxes: Mapping[int, Box]
) -> dict[int, Point]:
    """Return all drawings in one, on shelves from top to bottom, centred on the origin.

    Args:
        drawings: Node to place, one map a component; the first is the largest.
        boxes: Node to the room that it takes.
    """
    frames = [_frame(drawing, boxes) for drawing in drawings]
    area = sum((right - left + _GAP) * (bottom - top + _GAP) for left, top, right, bottom in frames)
    widest = max((right - left for left, _, right, _ in frames), default=0.0)
    limit = max(widest, sqrt(area * _WIDE))
    places: dict[int, Point] = {}
    x = y = shelf = 0.0
    for drawing, (left, top, right, bottom) in zip(drawings, frames, strict=True):
        width, height = right - left, bottom - top
        if x > 0 and x + width > limit:
            x, y, shelf = 0.0, y + shelf + _GAP, 0.0
        places |= {node: (px - left + x, py - top + y) for node, (px, py) in drawing.items()}
        x += width + _GAP
        shelf = max(shelf, height)
    return _centred(places, boxes)


def _frame(
    drawing: Mapping[int, Point], boxes: Mapping[int, Box]
) -> tuple[float, float, float, float]:
    """Return left, top, right and bottom of a drawing."""
    return (
        min(x - boxes[node][0] / 2 for node, (x, _) in drawing.items()),
        min(y - boxes[node][1] / 2 for node, (_, y) in drawing.items()),
        max(x + boxes[node][0] / 2 for node, (x, _) in drawing.items()),
        max(y + boxes[node][1] / 2 for node, (_, y) in drawing.items()),
    )


def _centred(places: Mapping[int, Point], boxes: Mapping[int, Box]) -> dict[int, Point]:
    if not places:
        return {}
    left, top, right, bottom = _frame(places, boxes)
    mid_x, mid_y = (left + right) / 2, (top + bottom) / 2
    return {node: (x - mid_x, y - mid_y) for node, (x, y) in places.items()}
