"""Which proposals are details of others: their passage lies within that of the other."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from claimgraph.model.proposal import Proposal, Span


def nested(proposals: Iterable[Proposal]) -> tuple[Proposal, ...]:
    """Return proposals, each under the smallest passage of another that holds its own.

    A passage holds another one that is shorter and lies within it. Of several of the
    same length the first of the text is taken; of several proposals of that passage the
    one of the best score, then of the first id.
    """
    every = tuple(proposals)
    best: dict[Span, Proposal] = {}
    for each in sorted(every, key=lambda p: (-p.score, p.id)):
        best.setdefault(each.anchor, each)
    outer = _smallest_around(best)
    return tuple(
        replace(each, detail_of=best[outer[each.anchor]].id if each.anchor in outer else "")
        for each in every
    )


def _smallest_around(spans: Iterable[Span]) -> dict[Span, Span]:
    """Return for each stretch the shortest other one that holds it, where there is one.

    The stretches are gone through by where they begin; a tree over their ends keeps the
    shortest of those that end at a place or behind it.
    """
    ordered = sorted(spans, key=lambda span: (span[0], -span[1]))
    ends = {end: number for number, end in enumerate(sorted({s[1] for s in ordered}, reverse=True))}
    tree: list[tuple[int, Span] | None] = [None] * (len(ends) + 1)
    found: dict[Span, Span] = {}
    for span in ordered:
        at = ends[span[1]] + 1
        held = [one for one in _path_down(tree, at) if one is not None]
        if held:
            found[span] = min(held)[1]
        while at < len(tree):
            tree[at] = min(filter(None, (tree[at], (span[1] - span[0], span))))
            at += at & -at
    return found


def _path_down(tree: list[tuple[int, Span] | None], at: int) -> Iterable[tuple[int, Span] | None]:
    while at:
        yield tree[at]
        at -= at & -at
