"""Chains, origins, and how many of them are independent."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from tests.builders import CG, claim, content, iri, record, said, tea

from claimgraph.analysis.lineage import chains, origins, tied_agents
from claimgraph.model.claim import AttributionStatus, Stance
from claimgraph.model.content import Content

LEADS = claim("ann", "leads", "club")
ASSERTS, RELAYS = Stance.ASSERTS, Stance.RELAYS


def test_a_chain_leads_from_the_document_at_hand_to_the_origin() -> None:
    hops = [(["ann"], "", ASSERTS), (["club"], "report", RELAYS)]
    case = content(records=[record("paper", [LEADS], said(LEADS, "paper", hops))])
    (chain,) = chains(case, LEADS.iri)
    assert [a.agents for a in chain] == [(iri("paper"),), (iri("club"),), (iri("ann"),)]


def test_a_loop_is_cut_and_a_chain_of_ten_thousand_hops_is_followed() -> None:
    hops = [([f"agent{n}"], "", ASSERTS if n == 0 else RELAYS) for n in range(10_000)]
    case = content(records=[record("paper", [LEADS], said(LEADS, "paper", hops))])
    (chain,) = chains(case, LEADS.iri)
    assert len(chain) == 10_001
    first, *rest = said(LEADS, "paper", [(["ann"], "", ASSERTS)])
    looped = [replace(first, taken_from=(rest[-1].iri,)), *rest]
    circular = content(records=[record("paper", [LEADS], looped)])
    assert {len(chain) for chain in chains(circular, LEADS.iri)} == {2}
    assert origins(circular, [LEADS.iri], {}).independent == 0


def _case(*told: tuple[str, list[str]]) -> Content:
    """Return a case in which each paper prints what some agents say."""
    records = [
        record(paper, [LEADS], said(LEADS, paper, [(agents, "", ASSERTS)]))
        for paper, agents in told
    ]
    return content(records=records)


def test_two_papers_that_print_one_agent_are_one_origin() -> None:
    case = _case(("paper", ["ann"]), ("post", ["ann"]))
    found = origins(case, [LEADS.iri], {})
    assert len(found.origins) == 1
    assert found.independent == 1


def test_agents_that_are_tied_count_as_one_and_the_reason_is_given() -> None:
    case = _case(("paper", ["ministry"]), ("post", ["gazette"]), ("mail", ["ann"]))
    edges = [(iri("gazette"), CG + "partOf", iri("ministry"))]
    ties = tied_agents(edges, frozenset({CG + "partOf"}))
    found = origins(case, [LEADS.iri], ties)
    assert found.independent == 2
    assert [tie.reason for tie in found.ties] == ["gazette and ministry are tied"]


def test_a_joint_speaker_ties_what_he_speaks_in() -> None:
    found = origins(_case(("paper", ["ann", "bob"]), ("post", ["bob"])), [LEADS.iri], {})
    assert found.independent == 1
    assert [tie.reason for tie in found.ties] == ["bob speaks in both"]


def test_a_voice_without_lineage_is_not_established_and_does_not_count() -> None:
    case = content(records=[record("paper", [LEADS], said(LEADS, "paper"))])
    found = origins(case, [LEADS.iri], {})
    assert found.independent == 0
    assert [voice.agents for voice in found.not_established] == [(iri("paper"),)]


def test_an_ambiguous_attribution_does_not_count() -> None:
    unclear = said(LEADS, "paper", [(["ann"], "", ASSERTS)], status=AttributionStatus.AMBIGUOUS)
    found = origins(content(records=[record("paper", [LEADS], unclear)]), [LEADS.iri], {})
    assert found.independent == 0


def test_a_denial_is_a_voice_and_no_origin_of_what_it_denies() -> None:
    denial = said(LEADS, "post", [(["bob"], "", Stance.DENIES)])
    retold = said(LEADS, "paper", [(["ann"], "", ASSERTS)])
    case = content(records=[record("paper", [LEADS], retold), record("post", [LEADS], denial)])
    found = origins(case, [LEADS.iri], {})
    assert [(voice.agents, voice.affirms) for voice in found.origins] == [
        ((iri("ann"),), True),
        ((iri("bob"),), False),
    ]
    assert found.independent == 1


def test_two_documents_that_have_it_from_each_other_make_no_origin() -> None:
    paper = said(LEADS, "paper", [(["club"], "report", ASSERTS)])
    report = said(LEADS, "report", [(["editor"], "paper", ASSERTS)])
    case = content(records=[record("paper", [LEADS], paper), record("report", [LEADS], report)])
    found = origins(case, [LEADS.iri], {})
    assert found.independent == 0
    assert [v.agents for v in found.not_established] == [(iri("club"),), (iri("editor"),)]


def test_a_document_that_has_it_from_the_same_speaker_is_no_echo() -> None:
    paper = said(LEADS, "paper", [(["club"], "report", ASSERTS)])
    report = said(LEADS, "report", [(["club"], "", ASSERTS)])
    case = content(records=[record("paper", [LEADS], paper), record("report", [LEADS], report)])
    assert origins(case, [LEADS.iri], {}).independent == 1


def test_claims_of_a_case_have_the_origins_that_their_chains_say() -> None:
    case = tea()
    by_relation = {c.predicate.rpartition("#")[2]: c.iri for c in case.claims.values()}
    assert [o.agents for o in origins(case, [by_relation["leads"]], {}).origins] == [(iri("club"),)]


@given(st.lists(st.sampled_from("abcdefg"), min_size=1, max_size=7, unique=True))
def test_one_more_saying_never_lowers_the_number_of_untied_origins(agents: list[str]) -> None:
    counts = [
        origins(
            _case(*((f"paper{n}", [agent]) for n, agent in enumerate(agents[:upto]))),
            [LEADS.iri],
            {},
        ).independent
        for upto in range(1, len(agents) + 1)
    ]
    assert counts == sorted(counts) == list(range(1, len(agents) + 1))
