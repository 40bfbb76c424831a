"""One-to-one matching of what was found with the gold."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

from claimgraph.analysis.evaluation.gold import Piece

_CANDIDATES = 32
"""Found pieces that one of the gold is compared with: a few overlap it, save in hostile gold."""


def matched(gold: Sequence[Piece], found: Sequence[Piece]) -> list[tuple[int, int]]:
    """Return pairs of places in `gold` and `found` whose spans overlap, each at most once.

    Equal spans go first, then those of which most is shared, then those that come first.

    Args:
        gold: The gold, in any order.
        found: What was found, sorted and without overlaps.
    """
    return best_pairs(_overlapping(gold, found))


def best_pairs(candidates: Iterable[tuple[float, int, int]]) -> list[tuple[int, int]]:
    """Return pairs, each of their members at most once: the best first, then the foremost.

    Args:
        candidates: How good a pair is, and the places of its two members.
    """
    taken_gold: set[int] = set()
    taken_found: set[int] = set()
    chosen: list[tuple[int, int]] = []
    for _, mine, theirs in sorted(candidates, key=lambda pair: (-pair[0], pair[1], pair[2])):
        if mine not in taken_gold and theirs not in taken_found:
            taken_gold.add(mine)
            taken_found.add(theirs)
            chosen.append((mine, theirs))
    return sorted(chosen)


def _overlapping(gold: Sequence[Piece], found: Sequence[Piece]) -> Iterator[tuple[float, int, int]]:
    """Yield the share of pairs that overlap (1 where they are equal), and their places."""
    ends = [piece.end for piece in found]
    for mine, piece in enumerate(gold):
        first = bisect_right(ends, piece.start)
        for theirs in range(first, min(first + _CANDIDATES, len(found))):
            other = found[theirs]
            if other.start >= piece.end:
                break
            shared = min(piece.end, other.end) - max(piece.start, other.start)
            yield shared / (max(piece.end, other.end) - min(piece.start, other.start)), mine, theirs
