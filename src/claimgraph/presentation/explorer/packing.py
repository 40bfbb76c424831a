"""Room for everybody: labels that do not overlap, components side by side."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import sqrt

Point = tuple[float, float]
Box = tuple[float, float]
"""Width and height."""

Frame = tuple[float, float, float, float]
"""Left, top, right and bottom."""

_ROUNDS = 120
_GAP = 48.0
_MOST_TRIED = 60
_WIDE = 1.5
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


def packed(drawings: Sequence[Mapping[int, Point]], boxes: Mapping[int, Box]) -> dict[int, Point]:
    """Return all drawings in one, side by side without overlap, centred on the origin.

    Each is put, the first in the middle of things, where the whole stays nearest to
    the form of a screen.

    Args:
        drawings: Node to place, one map a component; the first is the largest.
        boxes: Node to the room that it takes.
    """
    frames = [_frame(drawing, boxes) for drawing in drawings]
    corners = _corners([(right - left, bottom - top) for left, top, right, bottom in frames])
    places = {
        node: (px - frame[0] + x, py - frame[1] + y)
        for drawing, frame, (x, y) in zip(drawings, frames, corners, strict=True)
        for node, (px, py) in drawing.items()
    }
    return _centred(places, boxes)


def _corners(sizes: Sequence[Box]) -> list[Point]:
    """Return where the top left corner of each rectangle goes."""
    taken: list[Frame] = []
    # Trying every corner is quadratic in the tries; more than this many go on shelves below.
    for width, height in sizes[:_MOST_TRIED]:
        tries = [(0.0, 0.0)] if not taken else _free_corners(taken, width, height)
        x, y = min(tries, key=lambda corner: _form(taken, corner, width, height))
        taken.append((x, y, x + width, y + height))
    corners = [(left, top) for left, top, _, _ in taken]
    left, right = min((f[0] for f in taken), default=0.0), max((f[2] for f in taken), default=0.0)
    x, y, shelf = left, max((f[3] for f in taken), default=0.0) + _GAP, 0.0
    for width, height in sizes[_MOST_TRIED:]:
        if x > left and x + width > right:
            x, y, shelf = left, y + shelf + _GAP, 0.0
        corners.append((x, y))
        x, shelf = x + width + _GAP, max(shelf, height)
    return corners


def _free_corners(taken: Sequence[Frame], width: float, height: float) -> list[Point]:
    """Return the places beside or below what is taken that have room."""
    tries = {
        place
        for left, top, right, bottom in taken
        for place in ((right + _GAP, top), (left, bottom + _GAP))
    }
    tries |= {(x, 0.0) for x, _ in tries} | {(0.0, y) for _, y in tries}
    return sorted(
        (x, y)
        for x, y in tries
        if not any(
            x < right + _GAP - 0.5
            and left < x + width + _GAP - 0.5
            and y < bottom + _GAP - 0.5
            and top < y + height + _GAP - 0.5
            for left, top, right, bottom in taken
        )
    )


def _form(
    taken: Sequence[Frame], corner: Point, width: float, height: float
) -> tuple[float, float, Point]:
    """Return how far the whole would be from a screen's form; less is better."""
    right = max(corner[0] + width, *(frame[2] for frame in taken), 0.0)
    bottom = max(corner[1] + height, *(frame[3] for frame in taken), 0.0)
    return max(right / _WIDE, bottom), right * bottom, corner


def _frame(drawing: Mapping[int, Point], boxes: Mapping[int, Box]) -> Frame:
    """Return left, top, right and bottom of a drawing."""
    return (
        min(x - boxes[node][0] / 2 for node, (x, _) in drawing.items()),
        min(y - boxes[node][1] / 2 for node, (_, y) in drawing.items()),
        max(x + boxes[node][0] / 2 for node, (x, _) in drawing.items()),
        max(y + boxes[node][1] / 2 for node, (_, y) in drawing.items()),
    )


def in_rows(nodes: Sequence[int], boxes: Mapping[int, Box]) -> dict[int, Point]:
    """Return nodes that have no edges in rows and columns, as a table of them."""
    width = max((boxes[node][0] for node in nodes), default=0.0) + 12
    height = max((boxes[node][1] for node in nodes), default=0.0) + 12
    across = max(1, round(sqrt(len(nodes) * _WIDE * height / width))) if nodes else 1
    return {
        node: (place % across * width, place // across * height) for place, node in enumerate(nodes)
    }


def _centred(places: Mapping[int, Point], boxes: Mapping[int, Box]) -> dict[int, Point]:
    if not places:
        return {}
    left, top, right, bottom = _frame(places, boxes)
    mid_x, mid_y = (left + right) / 2, (top + bottom) / 2
    return {node: (x - mid_x, y - mid_y) for node, (x, y) in places.items()}
