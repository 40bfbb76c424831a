"""Judgements: what they are about, and which of them are in force."""

from __future__ import annotations

import pytest
from tests.builders import NS, claim, iri

from claimgraph.model.judgement import (
    Judgement,
    Verdict,
    decisions,
    in_order,
    is_proposal,
    proposal_of,
    rejected_claims,
    taken_back,
)

ID = "0123456789abcdef01234567"
PROPOSAL = NS.mint("proposal", ID)
CLAIM = claim("ann", "leads", "club").iri


def judged(verdict: Verdict, *targets: str, at: int = 0) -> Judgement:
    return Judgement.of(NS, verdict, targets, iri("desk"), f"2031-06-05T09:00:{at:02}Z")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (PROPOSAL, True),
        (f"https://example.org/x#proposal/{ID}", True),
        (CLAIM, False),
        (iri("proposal"), False),
        (PROPOSAL[:-1], False),
        (f"{PROPOSAL}0", False),
        (f"https://example.org/my-proposal/{ID}", False),
    ],
)
def test_a_proposal_is_known_by_its_iri(text: str, expected: bool) -> None:
    assert is_proposal(text) is expected


def test_only_accept_and_reject_are_about_a_proposal() -> None:
    assert proposal_of(judged(Verdict.ACCEPT, CLAIM, PROPOSAL)) == PROPOSAL
    assert proposal_of(judged(Verdict.REJECT, PROPOSAL)) == PROPOSAL
    assert proposal_of(judged(Verdict.REJECT, CLAIM)) == ""
    assert proposal_of(judged(Verdict.SAME, PROPOSAL, CLAIM)) == ""


def test_a_decision_on_a_proposal_is_none_on_its_claim() -> None:
    no = judged(Verdict.REJECT, CLAIM)
    found_again = judged(Verdict.ACCEPT, CLAIM, PROPOSAL, at=1)
    misread = judged(Verdict.REJECT, PROPOSAL, at=2)
    assert rejected_claims([no, found_again, misread]) == {CLAIM}
    assert rejected_claims([misread]) == frozenset()
    assert rejected_claims([no, judged(Verdict.ACCEPT, CLAIM, at=3)]) == frozenset()


def test_decisions_are_those_in_force() -> None:
    first = judged(Verdict.ACCEPT, CLAIM, PROPOSAL)
    undone = judged(Verdict.UNDO, first.iri, at=1)
    second = judged(Verdict.REJECT, PROPOSAL, at=2)
    assert decisions([first]) == {PROPOSAL: (first,)}
    assert decisions([first, undone]) == {}
    assert decisions([second, first, undone]) == {PROPOSAL: (second,)}
    assert decisions([judged(Verdict.REJECT, CLAIM)]) == {}


def at(moment: str) -> Judgement:
    return Judgement.of(NS, Verdict.REJECT, [CLAIM], iri("desk"), moment)


def test_order_is_that_of_time_and_not_of_letters() -> None:
    moments = [
        "2031-06-05T09:00:00+08:00",
        "2031-06-05T03:00:00+02:00",
        "2031-06-05T01:00:00.5Z",
        "2031-06-05T01:30:00Z",
        "2031-06-04T20:00:00-08:00",
    ]
    assert [j.at for j in in_order(map(at, reversed(moments)))][2:] == moments[2:]
    assert {j.at for j in in_order(map(at, moments))[:2]} == set(moments[:2])


def test_what_is_no_moment_has_a_place_all_the_same() -> None:
    odd = [at(text) for text in ("", "never", "0001-01-01T00:00:00+23:59", "2031-06-05T25:00:00Z")]
    assert in_order(odd) == in_order(reversed(odd))


def test_the_later_verdict_counts_in_whatever_zone_it_was_given() -> None:
    no = judged(Verdict.REJECT, CLAIM)
    yes = Judgement.of(NS, Verdict.ACCEPT, [CLAIM], iri("desk"), "2031-06-05T04:30:00-05:00")
    assert rejected_claims([no, yes]) == frozenset()


def test_an_undo_is_taken_back_by_another() -> None:
    no = judged(Verdict.REJECT, CLAIM)
    back = judged(Verdict.UNDO, no.iri, at=1)
    again = judged(Verdict.UNDO, back.iri, at=2)
    assert taken_back([no, back]) == {no.iri: back}
    assert taken_back([again, no, back]) == {back.iri: again}
    assert rejected_claims([no, back, again]) == {CLAIM}
