"""Chains as a tree: each saying once, joins named, ten thousand hops on a page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.analysis.sayings import a_case, circles, sayings
from tests.builders import NS, claim, content, iri, record, said

from claimgraph.cli import output
from claimgraph.cli.chain_trees import add_chains
from claimgraph.model.claim import Attestation, Stance
from claimgraph.model.content import Content
from claimgraph.model.vocabulary import Vocabulary
from claimgraph.presentation.records import Recorder

LEADS = claim("ann", "leads", "club")
ASSERTS, RELAYS = Stance.ASSERTS, Stance.RELAYS


def _hop(agent: str, *taken: Attestation, source: str = "") -> Attestation:
    return Attestation.of(
        NS,
        LEADS.iri,
        [iri(agent)],
        RELAYS if taken else ASSERTS,
        source=iri(source) if source else "",
        taken_from=[a.iri for a in taken],
    )


def _lines(case: Content, of: str = LEADS.iri) -> list[str]:
    root = output.tree(output.styled("claim"))
    add_chains(root, case, of)
    with pytest.MonkeyPatch.context() as patch:
        written: list[str] = []
        patch.setattr(output, "write", written.append)
        patch.setenv("COLUMNS", "100")
        output.show(root)
    return "".join(written).splitlines()


def _case(told: Sequence[Attestation]) -> Content:
    return content(records=[record("paper", [LEADS], told)])


def test_what_was_taken_from_two_stands_once_and_is_referred_to() -> None:
    ann, bob = _hop("ann"), _hop("bob")
    both = _hop("cat", ann, bob, source="report")
    lines = _lines(_case([ann, bob, both, _hop("paper", both)]))
    assert sum("paper relays" in line for line in lines) == 1
    assert sum("cat relays, in report" in line for line in lines) == 2
    assert lines[-1] == "    └── ↳ joins the chain above at cat relays, in report"


def test_a_circle_is_said_to_be_one() -> None:
    (first, *rest) = said(LEADS, "paper", [(["ann"], "", ASSERTS), (["bob"], "", RELAYS)])
    looped = [replace(first, taken_from=(rest[-1].iri,)), *rest]
    assert sum("round in a circle" in line for line in _lines(_case(looped))) == 1


def test_ten_thousand_hops_are_drawn_at_their_ends() -> None:
    hops = [([f"agent{n}"], "", ASSERTS if n == 0 else RELAYS) for n in range(10_000)]
    lines = _lines(_case(said(LEADS, "paper", hops, at=None)))
    assert any("… 9,993 hops …" in line for line in lines)
    assert len(lines) == 1 + 4 + 1 + 4
    assert "agent0 asserts" in lines[1]
    assert "paper relays" in lines[-1]


def test_a_deep_tree_goes_on_at_the_left() -> None:
    told = [_hop("agent0")]
    last = told[0]
    for n in range(1, 300):
        side, last = _hop(f"side{n}", last), _hop(f"agent{n}", last)
        told += [side, last]
    lines = _lines(_case(told))
    drawn = [line for line in lines if " relays" in line and "on from" not in line]
    assert len(drawn) == 598
    assert max(len(line) for line in lines) < 100
    assert any("… on from agent" in line for line in lines)


@given(st.one_of(sayings(most=9), circles()))
@settings(suppress_health_check=[HealthCheck.too_slow])
def test_every_saying_of_a_claim_is_drawn_once(told: list[Attestation]) -> None:
    named = [replace(a, handle=f"row{n}x", act=f"act{n}x") for n, a in enumerate(told)]
    case = a_case(named)
    for of in ("claim1", "claim2"):
        text = "\n".join(_lines(case, iri(of)))
        for n, a in enumerate(named):
            assert text.count(f"(act{n}x)") == (a.claim == iri(of))


# -- JSON --------------------------------------------------------------------------------------


def test_joins_are_where_two_chains_go_on_as_one() -> None:
    ann = _hop("ann")
    club = _hop("club", ann)
    told = [ann, club, _hop("paper", club), _hop("post", club)]
    recorder = Recorder(_case(told), Vocabulary([]), NS)
    record = recorder.claim(LEADS.iri)
    assert record["joins"] == [{"id": NS.shorten(club.iri), "chains": [0, 1]}]
    assert [chain[1]["id"] for chain in record["chains"]] == [NS.shorten(club.iri)] * 2


def test_two_chains_that_only_share_their_document_join_nowhere() -> None:
    ann, bob = _hop("ann"), _hop("bob")
    recorder = Recorder(_case([ann, bob, _hop("paper", ann, bob)]), Vocabulary([]), NS)
    assert recorder.claim(LEADS.iri)["joins"] == []
