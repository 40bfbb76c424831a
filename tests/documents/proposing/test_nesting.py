"""Which proposals are details of others, against a slow way of finding out."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from tests.documents.proposing.drafting import HONEST, let

from claimgraph.documents.proposing.nesting import nested
from claimgraph.model.proposal import Proposal, Span

ONE = let(HONEST)
spans = st.tuples(st.integers(0, 12), st.integers(1, 8)).map(lambda s: (s[0], s[0] + s[1]))


def slowly(each: Proposal, every: tuple[Proposal, ...]) -> str:
    """Return the id of the proposal that another one is a detail of, or ""."""

    def holds(outer: Span, inner: Span) -> bool:
        return outer[0] <= inner[0] and inner[1] <= outer[1] and outer != inner

    around = [other for other in every if holds(other.anchor, each.anchor)]
    best = min(
        around,
        key=lambda p: (p.anchor[1] - p.anchor[0], p.anchor, -p.score, p.id),
        default=None,
    )
    return best.id if best else ""


@given(st.lists(st.tuples(spans, st.sampled_from([0.0, 0.5])), max_size=12))
def test_the_smallest_passage_around(given_: list[tuple[Span, float]]) -> None:
    every = tuple(
        replace(ONE, id=f"{number:03}", anchor=span, score=score)
        for number, (span, score) in enumerate(given_)
    )
    assert [each.detail_of for each in nested(every)] == [slowly(each, every) for each in every]


def test_a_detail_of_nothing_loses_what_it_was_a_detail_of() -> None:
    assert nested([replace(ONE, detail_of="other")])[0].detail_of == ""
