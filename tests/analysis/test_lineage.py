"""Chains, origins, and how many of them are independent."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from tests.analysis.lineage_referee import leads_to
from tests.analysis.sayings import AGENTS, a_case, circles, sayings
from tests.builders import CG, NS, claim, content, iri, record, said, tea

from claimgraph.analysis.lineage import (
    Doubt,
    Origins,
    TieKind,
    Ties,
    chains,
    independence,
    independent_groups,
    origins,
    tied_agents,
)
from claimgraph.analysis.lineage.ends import ends, nearer
from claimgraph.model.claim import Attestation, AttributionStatus, Stance
from claimgraph.model.content import Content
from claimgraph.model.source import Source

LEADS = claim("ann", "leads", "club")
CLUB = [(["club"], "", Stance.ASSERTS)]
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
    assert [(tie.kind, tie.reason) for tie in found.ties] == [
        (TieKind.CONTROL_OR_MEMBERSHIP, "gazette and ministry are tied by control or membership")
    ]
    assert list(independent_groups(found, ties).values()) == [1, 2, 2]


def test_a_tie_names_the_claims_on_the_shortest_way() -> None:
    case = _case(("paper", ["ministry"]), ("post", ["gazette"]))
    edges = [
        (iri("gazette"), CG + "partOf", iri("press"), "claim:1"),
        (iri("ministry"), CG + "controls", iri("press"), "claim:2"),
        (iri("ministry"), CG + "owns", iri("union"), "claim:3"),
        (iri("union"), CG + "owns", iri("press"), "claim:4"),
    ]
    binding = frozenset({CG + "partOf", CG + "controls", CG + "owns"})
    (tie,) = origins(case, [LEADS.iri], tied_agents(edges, binding)).ties
    assert tie.claims == ("claim:1", "claim:2")
    assert tied_agents(edges, frozenset({CG + "owns"})).get(iri("gazette")) is None


def test_a_document_is_tied_to_whoever_wrote_or_published_it() -> None:
    report = said(LEADS, "paper", [(["report"], "report", ASSERTS)])
    case = content(records=[record("paper", [LEADS], [*report, *said(LEADS, "paper", CLUB)])])
    published = frozenset({CG + "published"})
    edge = (iri("club"), CG + "published", iri("report"), "claim:1")
    by_claim = tied_agents([edge], published, authorship=published)
    by_record = tied_agents([], published, sources=[Source(iri("report"), publisher=iri("club"))])
    for ties, claims in ((by_claim, ("claim:1",)), (by_record, ())):
        found = origins(case, [LEADS.iri], ties)
        assert found.independent == 1
        assert [(tie.kind, tie.claims) for tie in found.ties] == [(TieKind.AUTHORSHIP, claims)]


def test_voices_in_documents_of_which_one_cites_the_other_are_syndicated() -> None:
    case = _told_in(("paper", "ann", "paper"), ("post", "bob", "post"), ("mail", "cat", "mail"))
    cites = frozenset({CG + "cites"})
    edges = [
        (iri("post"), CG + "cites", iri("paper"), "claim:1"),
        (iri("mail"), CG + "cites", iri("law"), "claim:2"),
        (iri("post"), CG + "cites", iri("law"), "claim:3"),
    ]
    ties = tied_agents(edges, frozenset(), citing=cites)
    found = origins(case, [LEADS.iri], ties)
    assert found.independent == 2
    assert [(t.kind, t.reason, t.claims) for t in found.ties] == [
        (TieKind.SYNDICATED, "post cites paper", ("claim:1",))
    ]


def test_two_who_speak_in_one_document_are_not_independent() -> None:
    case = _told_in(("paper", "ann", "report"), ("post", "bob", "report"))
    found = origins(case, [LEADS.iri], {})
    assert found.independent == 1
    assert [tie.kind for tie in found.ties] == [TieKind.SAME_DOCUMENT]


def test_a_joint_speaker_ties_what_he_speaks_in() -> None:
    found = origins(_case(("paper", ["ann", "bob"]), ("post", ["bob"])), [LEADS.iri], {})
    assert found.independent == 1
    assert [tie.reason for tie in found.ties] == ["bob speaks in both"]
    assert [tie.kind for tie in found.ties] == [TieKind.SAME_AGENT]


def test_a_voice_without_lineage_is_not_established_and_does_not_count() -> None:
    case = content(records=[record("paper", [LEADS], said(LEADS, "paper"))])
    found = origins(case, [LEADS.iri], {})
    assert found.independent == 0
    assert [(voice.agents, voice.doubt) for voice in found.not_established] == [
        ((iri("paper"),), Doubt.SILENT)
    ]


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


def _told_in(*told: tuple[str, str, str]) -> Content:
    """Return a case in which papers have it from agents who speak in a document."""
    records = [
        record(paper, [LEADS], said(LEADS, paper, [([agent], document, ASSERTS)]))
        for paper, agent, document in told
    ]
    return content(records=records)


def test_two_documents_that_have_it_from_each_other_make_no_origin() -> None:
    case = _told_in(("paper", "club", "report"), ("report", "editor", "paper"))
    found = origins(case, [LEADS.iri], {})
    assert found.independent == 0
    assert [(v.agents, v.doubt) for v in found.not_established] == [
        ((iri("club"),), Doubt.ECHO),
        ((iri("editor"),), Doubt.ECHO),
    ]
    (tie,) = found.ties
    assert tie.kind is TieKind.EACH_OTHER
    assert tie.reason == "they have it from each other"


def test_whoever_has_it_from_another_is_an_echo_of_that_other() -> None:
    case = _told_in(("paper", "club", "report"), ("report", "ann", ""))
    found = origins(case, [LEADS.iri], {})
    assert found.independent == 1
    assert [(v.agents, v.doubt) for v in found.origins] == [
        ((iri("ann"),), None),
        ((iri("club"),), Doubt.ECHO),
    ]
    assert [(tie.kind, tie.reason) for tie in found.ties] == [
        (TieKind.ECHO, "report has it from the other")
    ]


def test_a_report_that_says_it_in_its_own_voice_or_unclearly_makes_no_echo() -> None:
    paper = said(LEADS, "paper", [(["club"], "report", ASSERTS)])
    own = said(LEADS, "report")
    unclear = said(LEADS, "report", [(["ann"], "", ASSERTS)], status=AttributionStatus.AMBIGUOUS)
    for report in (own, unclear):
        case = content(records=[record("paper", [LEADS], paper), record("report", [LEADS], report)])
        assert origins(case, [LEADS.iri], {}).independent == 1


def test_a_report_that_prints_a_denial_is_no_echo_of_it() -> None:
    denial = said(LEADS, "report", [(["bob"], "", Stance.DENIES)])
    paper = said(LEADS, "paper", [(["club"], "report", ASSERTS)])
    case = content(records=[record("paper", [LEADS], paper), record("report", [LEADS], denial)])
    assert origins(case, [LEADS.iri], {}).independent == 1


def test_a_document_that_has_it_from_the_same_speaker_is_no_echo() -> None:
    paper = said(LEADS, "paper", [(["club"], "report", ASSERTS)])
    report = said(LEADS, "report", [(["club"], "", ASSERTS)])
    case = content(records=[record("paper", [LEADS], paper), record("report", [LEADS], report)])
    assert origins(case, [LEADS.iri], {}).independent == 1


def test_claims_of_a_case_have_the_origins_that_their_chains_say() -> None:
    case = tea()
    by_relation = {c.predicate.rpartition("#")[2]: c.iri for c in case.claims.values()}
    assert [o.agents for o in origins(case, [by_relation["leads"]], {}).origins] == [(iri("club"),)]


def test_a_relaying_without_a_source_is_no_origin() -> None:
    told = said(LEADS, "paper", [(["ann"], "", RELAYS)])
    found = origins(content(records=[record("paper", [LEADS], told)]), [LEADS.iri], {})
    assert [(voice.doubt, found.independent) for voice in found.origins] == [(Doubt.NO_LINEAGE, 0)]


def test_an_unclear_saying_on_top_does_not_hide_a_clear_one() -> None:
    clear = said(LEADS, "paper", CLUB)
    unclear = Attestation.of(
        NS,
        LEADS.iri,
        [iri("post")],
        RELAYS,
        source=iri("post"),
        taken_from=[clear[-1].iri],
        status=AttributionStatus.AMBIGUOUS,
    )
    for status in (AttributionStatus.EXPLICIT, None):
        below = [*clear[:-1], replace(clear[-1], status=status)]
        case = content(records=[record("paper", [LEADS], [*below, unclear])])
        assert origins(case, [LEADS.iri], {}).independent == 1


# -- laws --------------------------------------------------------------------------------------


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


EDGE = (iri("claim1"), iri("claim2"))
TIED = tied_agents([(iri("ann"), "rel:partOf", iri("club"))], frozenset({"rel:partOf"}))


def _joined(before: Origins, after: Origins) -> int:
    """Return how many ties are new that hold a voice which counted before."""
    counted = {v.agents for v in before.origins if v.established and v.affirms}
    known = {(t.one.agents, t.other.agents, t.kind) for t in before.ties}
    return sum(
        (t.one.agents, t.other.agents, t.kind) not in known
        and bool({t.one.agents, t.other.agents} & counted)
        for t in after.ties
    )


@given(st.one_of(sayings(), sayings(1)), st.sampled_from([Ties(()), TIED]))
def test_one_more_saying_lowers_the_number_of_origins_only_by_joining(
    told: list[Attestation], ties: Ties
) -> None:
    """A case grows by rows: a document's saying, with the chain that it gives.

    A saying that has no status and is not the document's own is such a chain's hop.
    """
    by_iri = {a.iri: a for a in told}
    rows = [a for a in told if a.status or a.agents == (a.source,)]
    before, held = origins(a_case([]), EDGE, ties), dict[str, Attestation]()
    for row in rows:
        queue = [row.iri]
        while queue:
            at = queue.pop()
            held[at] = by_iri[at]
            queue += by_iri[at].taken_from
        after = origins(a_case(list(held.values())), EDGE, ties)
        assert after.independent >= before.independent - _joined(before, after)
        before = after


@given(st.one_of(sayings(), circles()), st.sampled_from([Ties(()), TIED]))
def test_many_edges_at_once_have_the_origins_that_each_has(
    told: list[Attestation], ties: Ties
) -> None:
    case = a_case(told)
    edges = {"both": EDGE, "one": EDGE[:1], "other": EDGE[1:], "none": ()}
    assert independence(case, edges, ties) == {
        edge: origins(case, claims, ties).independent for edge, claims in edges.items()
    }


@given(st.one_of(sayings(), circles()))
def test_sayings_lead_where_going_through_every_chain_leads(told: list[Attestation]) -> None:
    case = a_case(told)
    found = ends(nearer(case))
    assert found == {iri: leads_to(case, iri) for iri in case.attestations}


@given(sayings(), st.sampled_from([Ties(()), TIED]))
def test_voices_of_a_group_are_those_that_ties_hold_together(
    told: list[Attestation], ties: Ties
) -> None:
    found = origins(a_case(told), EDGE, ties)
    groups = independent_groups(found, ties)
    assert {v for v in found.origins if v.established and v.affirms} == groups.keys()
    assert set(groups.values()) == set(range(1, found.independent + 1))
    assert all(
        groups[t.one] == groups[t.other] for t in found.ties if {t.one, t.other} <= groups.keys()
    )


@given(st.lists(st.tuples(st.sampled_from(AGENTS), st.sampled_from(AGENTS)), max_size=6))
def test_whoever_is_tied_has_a_way_of_bonds_between(edges: list[tuple[str, str]]) -> None:
    ties = tied_agents([(one, "rel:owns", other) for one, other in edges], frozenset({"rel:owns"}))
    for one in AGENTS:
        for other in AGENTS:
            way = ties.between(one, other)
            assert bool(way) == (one != other and other in ties.get(one, frozenset()))
            met = {end for bond in way for end in (bond.subject, bond.object)}
            assert not way or {one, other} <= met


# -- sizes -------------------------------------------------------------------------------------


def test_a_web_with_more_chains_than_can_be_followed_has_its_two_origins() -> None:
    told: list[Attestation] = []
    below: list[str] = []
    for storey in range(40):
        pair = [
            Attestation.of(
                NS, LEADS.iri, [iri(f"{side}{storey}")], ASSERTS if not below else RELAYS,
                taken_from=below, status=AttributionStatus.EXPLICIT,
            )
            for side in ("low", "high")
        ]  # fmt: skip
        told += pair
        below = [a.iri for a in pair]
    case = content(records=[record("paper", [LEADS], told)])
    assert origins(case, [LEADS.iri], {}).independent == 2
    assert len(chains(case, LEADS.iri)) == 1000


def test_long_chains_that_join_are_followed_once() -> None:
    hops = [([f"agent{n}"], "", ASSERTS if n == 0 else RELAYS) for n in range(10_000)]
    told = said(LEADS, "paper", hops)
    more = [
        Attestation.of(NS, LEADS.iri, [iri(f"late{n}")], RELAYS, taken_from=[told[9_000 + n].iri])
        for n in range(900)
    ]
    case = content(records=[record("paper", [LEADS], [*told, *more])])
    assert origins(case, [LEADS.iri], {}).independent == 1


def test_a_thousand_voices_in_one_document_are_tied_once_each() -> None:
    case = _told_in(*((f"paper{n}", f"agent{n}", "report") for n in range(1000)))
    found = origins(case, [LEADS.iri], {})
    assert (found.independent, len(found.ties)) == (1, 999)
