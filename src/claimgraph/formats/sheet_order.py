"""An order in which each thing follows those that it needs, without recursion."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Hashable, Mapping, Sequence
from typing import TypeVar

K = TypeVar("K", bound=Hashable)


def in_order(needs: Mapping[K, Sequence[K]]) -> tuple[list[K], list[list[K]]]:
    """Return the keys so that each follows those that it needs, and the circles.

    Keys that need a circle, or a key that there is not, are in neither.
    """
    waiting = {key: len(set(needed)) for key, needed in needs.items()}
    needed_by: dict[K, list[K]] = defaultdict(list)
    for key, needed in needs.items():
        for other in dict.fromkeys(needed):
            needed_by[other].append(key)
    ready = deque(key for key, count in waiting.items() if count == 0)
    order: list[K] = []
    while ready:
        key = ready.popleft()
        order.append(key)
        for other in needed_by[key]:
            waiting[other] -= 1
            if waiting[other] == 0:
                ready.append(other)
    stuck = needs.keys() - set(order)
    return order, _circles({key: needs[key] for key in needs if key in stuck})


def _circles(needs: Mapping[K, Sequence[K]]) -> list[list[K]]:
    """Return a circle for each group of keys that run into it."""
    found: list[list[K]] = []
    seen: set[K] = set()
    for start in needs:
        path: dict[K, None] = {}
        key: K | None = start
        while key is not None and key not in seen and key not in path:
            path[key] = None
            key = next((other for other in needs[key] if other in needs), None)
        if key is not None and key in path:
            keys = list(path)
            found.append(keys[keys.index(key) :])
        seen.update(path)
    return found
