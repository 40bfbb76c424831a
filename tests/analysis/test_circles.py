"""Circles of sayings, reports and citations."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from tests.analysis.lineage_referee import closed_circle, reached
from tests.analysis.sayings import a_case, circles, sayings
from tests.builders import CG, claim, content, record, said

from claimgraph.analysis.circles import Circle, CircleKind, core
from claimgraph.analysis.circles import circles as circles_of
from claimgraph.analysis.lineage.ends import nearer
from claimgraph.model.claim import Attestation, Claim, Stance
from claimgraph.model.content import Content

LEADS, LIVES = claim("ann", "leads", "club"), claim("ann", "locatedIn", "puddle")
CITES = frozenset({CG + "cites"})


def _told(what: Claim, paper: str, agent: str, document: str) -> list[Attestation]:
    return said(what, paper, [([agent], document, Stance.ASSERTS)])


def _case(*told: list[Attestation], more: tuple[Claim, ...] = ()) -> Content:
    every = [a for part in told for a in part]
    return content(records=[record("file", [LEADS, LIVES, *more], every)])


def _found(case: Content) -> list[tuple[str, list[str], int]]:
    return [
        (str(c.kind), [m.rpartition("/")[2] for m in c.members], len(c.claims))
        for c in circles_of(case, CITES, frozenset(case.claims))
    ]


def test_documents_that_have_one_claim_from_each_other_are_a_circle_of_reports() -> None:
    case = _case(_told(LEADS, "paper", "ngo", "report"), _told(LEADS, "report", "desk", "paper"))
    assert _found(case) == [("reports", ["paper", "report"], 1)]


def test_documents_that_have_this_and_that_from_each_other_are_a_circle_of_citations() -> None:
    case = _case(_told(LEADS, "paper", "ngo", "report"), _told(LIVES, "report", "desk", "paper"))
    assert _found(case) == [("citations", ["paper", "report"], 2)]


def test_citing_each_other_is_a_circle_too() -> None:
    one, other = claim("paper", "cites", "report"), claim("report", "cites", "paper")
    case = _case(said(one, "paper"), said(other, "report"), more=(one, other))
    assert _found(case) == [("citations", ["paper", "report"], 2)]
    counted = circles_of(case, CITES, frozenset([one.iri]))
    assert counted == []


def test_sayings_that_were_taken_from_each_other_are_the_worst() -> None:
    (first, *rest) = said(LEADS, "paper", [(["ann"], "", Stance.ASSERTS)])
    looped = [replace(first, taken_from=(rest[-1].iri,)), *rest]
    assert _found(_case(looped)) == [("sayings", ["ann", "paper"], 1)]


def test_three_documents_and_what_hangs_on_them() -> None:
    case = _case(
        _told(LEADS, "paper", "ngo", "report"),
        _told(LEADS, "report", "desk", "letter"),
        _told(LEADS, "letter", "clerk", "paper"),
        _told(LEADS, "post", "desk", "paper"),
    )
    assert _found(case) == [("reports", ["letter", "paper", "report"], 1)]


def test_a_document_that_quotes_itself_and_a_plain_chain_are_none() -> None:
    case = _case(_told(LEADS, "paper", "desk", "paper"), _told(LEADS, "post", "ngo", "report"))
    assert _found(case) == []


@given(st.one_of(sayings(), circles()))
def test_sayings_are_in_a_circle_where_one_can_come_back_to_them(told: list[Attestation]) -> None:
    case = a_case(told)
    links = nearer(case)
    comes_back = {i for i in case.attestations if i in reached(case, i)}
    assert comes_back <= set(core(links))
    assert set(core(links)) == {
        i for i in case.attestations if comes_back & ({i} | reached(case, i))
    }
    found = [c for c in circles_of(case, CITES, frozenset(case.claims)) if _is_of_sayings(c)]
    assert bool(found) == bool(comes_back)
    assert all(closed_circle(case, i) <= set(core(links)) for i in comes_back)


def _is_of_sayings(circle: Circle) -> bool:
    return circle.kind is CircleKind.SAYINGS


def test_a_ring_of_ten_thousand_documents_is_found() -> None:
    every = [
        a
        for n in range(10_000)
        for a in _told(LEADS, f"paper{n}", f"desk{n}", f"paper{(n + 1) % 10_000}")
    ]
    ((kind, members, _),) = _found(_case(every))
    assert (kind, len(members)) == ("reports", 10_000)
