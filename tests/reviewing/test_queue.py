"""Which proposals wait, and in which order."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.reviewing.cases import BY, barges, denied, every, leases, met, said, store

from claimgraph.case import Case
from claimgraph.errors import UnknownName
from claimgraph.model.proposal import Polarity, Proposal
from claimgraph.reviewing import queue as q
from claimgraph.reviewing.queue import Filter


def ids(case: Case, wanted: Filter | None = None) -> list[str]:
    return [item.proposal.id for item in case.waiting(wanted or Filter())]


def points(case: Case, proposal: Proposal) -> set[str]:
    docket = case.docket()
    return {what for what, _ in q.item_of(docket, proposal).points}


def test_the_most_valuable_first_and_details_behind_their_proposition(case: Case) -> None:
    order = [leases(), barges(), denied(), said(), met()]
    assert ids(case) == [p.id for p in order]


def test_the_order_does_not_hang_on_that_of_the_files(case: Case) -> None:
    before = ids(case)
    store(case, reversed(every()))
    assert ids(case) == before


def test_details_of_each_other_are_there_once(case: Case) -> None:
    one, other = leases(), barges()
    store(case, [replace(one, detail_of=other.id), replace(other, detail_of=one.id), met()])
    assert sorted(ids(case)) == sorted(p.id for p in (one, other, met()))


def test_what_is_decided_waits_no_more(case: Case) -> None:
    case.accept(leases().id, by=BY)
    case.reject(met().id, reason="no", by=BY)
    assert ids(case) == [barges().id, denied().id, said().id]


def test_a_proposal_of_two_extractors_is_one_with_the_better_score(case: Case) -> None:
    store(case, [replace(leases(), score=1.0)], "other")
    assert ids(case).count(leases().id) == 1
    assert case.waiting()[0].proposal.score == 1.0
    assert ids(case, Filter(extractor="other")) == [leases().id]
    assert leases().id in ids(case, Filter(extractor="test"))


def test_what_it_is_worth_is_said(case: Case) -> None:
    assert points(case, leases()) == {q.SCORE, q.CONNECTS, q.CORE}
    assert points(case, denied()) == {q.SCORE, q.TOUCHES, q.CORE}
    case.accept(leases().id, denied().id, by=BY)
    again = replace(leases(), score=0.1)
    assert q.CORROBORATES in points(case, again)
    assert q.CONTRADICTS in points(case, replace(again, polarity=Polarity.DENIED))
    assert q.CORROBORATES in points(case, denied())
    assert q.CONTRADICTS in points(case, replace(denied(), polarity=Polarity.ASSERTED))


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ({"source": "merrow-letter"}, every()),
        ({"extractor": "nobody"}, []),
        ({"rule": "made-up", "min_score": 0.6}, [leases(), barges(), denied()]),
        ({"relation": "runs"}, [leases()]),
        ({"relation": "owns"}, [denied()]),
        ({"about": "Eel Quay"}, [leases()]),
        ({"about": "finch"}, [leases(), denied()]),
        ({"about": "the Board"}, [barges(), met(), denied(), said()]),
    ],
)  # fmt: skip
def test_filters(case: Case, asked: dict[str, object], expected: list[Proposal]) -> None:
    wanted = case.wanted(**asked)  # type: ignore[arg-type]
    assert sorted(ids(case, wanted)) == sorted(p.id for p in expected)


def test_filters_name_what_there_is(case: Case) -> None:
    with pytest.raises(UnknownName):
        case.wanted(source="nothing")
    with pytest.raises(UnknownName):
        case.wanted(relation="nothing")
