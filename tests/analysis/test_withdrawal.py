"""What is left when a source or an agent is withdrawn: one test a line of the rule."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from tests.analysis.lineage_referee import sayings_by_passes
from tests.analysis.sayings import AGENTS, DOCUMENTS, a_case, accounts, circles, sayings
from tests.builders import CG, NS, claim, content, iri, record, said

from claimgraph.analysis.withdrawal import Relations, Tier, Withdrawal
from claimgraph.model.claim import Attestation, AttributionStatus, Claim, Stance
from claimgraph.model.content import Content

ASSERTS, RELAYS = Stance.ASSERTS, Stance.RELAYS
RELATIONS = Relations(
    issuing=frozenset({CG + "published"}),
    acts=frozenset({CG + "published", CG + "cites", CG + "identified"}),
    citing=frozenset({CG + "cites"}),
    may_depend=frozenset({CG + "mayDependOn"}),
)
TOPIC = claim("club", "locatedIn", "puddle")
NGO_SAYS = [(["ngo"], "ngo-report", ASSERTS)]


def _case(*parts: tuple[Claim, Iterable[Attestation]]) -> Content:
    claims = [what for what, _ in parts]
    return content(records=[record("paper", claims, [a for _, told in parts for a in told])])


def _tier(case: Content, of: Claim, *withdrawn: str) -> Tier:
    gone = frozenset(iri(name) for name in withdrawn or ("ngo",))
    return Withdrawal(case, gone, RELATIONS).tiers[of.iri]


def test_what_only_the_withdrawn_says_is_lost() -> None:
    assert _tier(_case((TOPIC, said(TOPIC, "paper", NGO_SAYS))), TOPIC) is Tier.LOST


def test_an_ambiguous_attribution_to_the_withdrawn_is_ambiguous() -> None:
    told = said(TOPIC, "paper", NGO_SAYS, status=AttributionStatus.AMBIGUOUS)
    assert _tier(_case((TOPIC, told)), TOPIC) is Tier.AMBIGUOUS


def test_another_origin_reached_only_through_the_withdrawn_is_relayed() -> None:
    told = said(TOPIC, "paper", [(["mayor"], "", ASSERTS), (["ngo"], "", RELAYS)])
    assert _tier(_case((TOPIC, told)), TOPIC) is Tier.RELAYED


def test_what_has_nothing_to_do_with_it_remains() -> None:
    told = said(TOPIC, "paper", [(["mayor"], "", ASSERTS)])
    assert _tier(_case((TOPIC, told)), TOPIC) is Tier.REMAINS
    assert _tier(_case((TOPIC, said(TOPIC, "paper"))), TOPIC) is Tier.REMAINS


def test_a_claim_stands_as_well_as_the_best_of_its_sayings() -> None:
    lost = said(TOPIC, "paper", NGO_SAYS)
    stands = said(TOPIC, "paper", [(["mayor"], "", ASSERTS)], at=(5, 9))
    assert _tier(_case((TOPIC, [*lost, *stands])), TOPIC) is Tier.REMAINS


def test_a_joint_speaker_who_is_not_withdrawn_keeps_the_hop() -> None:
    told = said(TOPIC, "paper", [(["ngo", "mayor"], "", ASSERTS)])
    assert _tier(_case((TOPIC, told)), TOPIC) is Tier.REMAINS
    assert _tier(_case((TOPIC, told)), TOPIC, "ngo", "mayor") is Tier.LOST


def test_the_works_of_the_withdrawn_go_with_it() -> None:
    published = claim("ngo", "published", "ngo-report")
    told = said(TOPIC, "paper", [(["ngo-report"], "ngo-report", ASSERTS)])
    case = _case((TOPIC, told), (published, said(published, "paper")))
    assert _tier(case, TOPIC) is Tier.LOST
    assert _tier(case, published) is Tier.META


def test_a_work_issued_jointly_with_somebody_else_does_not_go() -> None:
    first = claim("ngo", "published", "ngo-report")
    second = claim("mayor", "published", "ngo-report")
    told = said(TOPIC, "paper", [(["ngo-report"], "ngo-report", ASSERTS)])
    case = _case((TOPIC, told), (first, said(first, "paper")), (second, said(second, "paper")))
    assert _tier(case, TOPIC) is Tier.REMAINS


def test_what_the_withdrawn_did_is_meta_and_what_it_is_remains() -> None:
    found = claim("ngo", "identified", "club")
    sits = claim("ngo", "locatedIn", "puddle")
    case = _case((found, said(found, "paper")), (sits, said(sits, "paper")))
    assert _tier(case, found) is Tier.META
    assert _tier(case, sits) is Tier.REMAINS


def test_what_is_computed_from_a_lost_claim_falls_with_it() -> None:
    total = claim("club", "partOf", "union", depends_on=[TOPIC.iri])
    further = claim("union", "locatedIn", "puddle", depends_on=[total.iri])
    case = _case(
        (TOPIC, said(TOPIC, "paper", NGO_SAYS)),
        (total, said(total, "paper")),
        (further, said(further, "paper")),
    )
    assert _tier(case, total) is Tier.LOST_BY_DEPENDENCY
    assert _tier(case, further) is Tier.LOST_BY_DEPENDENCY


def test_a_claim_about_a_lost_claim_falls_with_it() -> None:
    other = claim("club", "locatedIn", "lake")
    about = claim(other.iri, "contradicts", TOPIC.iri)
    case = _case(
        (TOPIC, said(TOPIC, "paper", NGO_SAYS)),
        (other, said(other, "paper")),
        (about, said(about, "paper")),
    )
    assert _tier(case, about) is Tier.LOST_BY_DEPENDENCY


def test_what_is_known_of_a_paper_only_by_citation_is_relayed() -> None:
    cites = claim("ngo", "cites", "gazette")
    dated = claim("gazette", "locatedIn", "puddle", depends_on=[cites.iri])
    case = _case((cites, said(cites, "paper")), (dated, said(dated, "paper")))
    assert _tier(case, dated) is Tier.RELAYED


def test_a_suspected_dependency_makes_it_ambiguous() -> None:
    count = claim("union", "locatedIn", "puddle")
    suspicion = claim(count.iri, "mayDependOn", TOPIC.iri)
    case = _case(
        (TOPIC, said(TOPIC, "paper", NGO_SAYS)),
        (count, said(count, "paper")),
        (suspicion, said(suspicion, "paper")),
    )
    assert _tier(case, count) is Tier.AMBIGUOUS


def test_claims_that_lean_on_each_other_are_settled() -> None:
    one = claim("a", "locatedIn", "puddle")
    two = claim("b", "locatedIn", "puddle", depends_on=[one.iri])
    one_again = claim("a", "locatedIn", "puddle", depends_on=[two.iri, TOPIC.iri])
    case = _case(
        (TOPIC, said(TOPIC, "paper", NGO_SAYS)),
        (one_again, said(one, "paper")),
        (two, said(two, "paper")),
    )
    assert _tier(case, two) is Tier.LOST_BY_DEPENDENCY


def test_withdrawing_nothing_that_is_there_leaves_everything() -> None:
    case = _case((TOPIC, said(TOPIC, "paper", NGO_SAYS)))
    assert Withdrawal(case, frozenset({iri("nobody")}), RELATIONS).stats() == {
        "remains": 1,
        "meta": 0,
        "ambiguous": 0,
        "relayed": 0,
        "lost-by-dependency": 0,
        "lost": 0,
    }


# -- a document at hand that tells from whom it has it -------------------------------------------

REPORTS = [(["post"], "post", ASSERTS)]


def _quoted(*post: Iterable[Attestation]) -> Content:
    """Return a case in which the paper quotes the post, with what is read from the post."""
    own = [a for told in post for a in told]
    return content(
        records=[
            record("paper", [TOPIC], said(TOPIC, "paper", REPORTS)),
            *([record("post", [TOPIC], own)] if own else ()),
        ]
    )


def _from(agent: str, stance: Stance = ASSERTS, **more: AttributionStatus) -> list[Attestation]:
    return said(TOPIC, "post", [([agent], "", stance)], **more)


def test_who_has_it_from_the_withdrawn_by_its_own_account_falls_with_it() -> None:
    assert _tier(_quoted(_from("ngo")), TOPIC) is Tier.LOST
    assert _tier(_quoted(), TOPIC) is Tier.REMAINS  # nobody has read the post
    assert _tier(_quoted(_from("mayor")), TOPIC) is Tier.REMAINS


def test_it_falls_only_where_it_has_it_from_nobody_else() -> None:
    both = _quoted(_from("ngo"), _from("mayor"))
    assert _tier(both, TOPIC) is Tier.REMAINS
    assert _tier(both, TOPIC, "ngo", "mayor") is Tier.LOST
    assert _tier(_quoted(_from("ngo"), said(TOPIC, "post")), TOPIC) is Tier.REMAINS


def test_what_its_account_leaves_open_takes_nothing_away() -> None:
    unclear = _quoted(_from("ngo", status=AttributionStatus.AMBIGUOUS))
    saying = next(a.iri for a in unclear.outermost(TOPIC.iri) if a.source == iri("paper"))
    assert Withdrawal(unclear, frozenset([iri("ngo")]), RELATIONS).sayings[saying] is Tier.REMAINS


def test_a_denial_that_it_tells_of_is_another_matter() -> None:
    denied = _quoted(_from("ngo", Stance.DENIES))
    saying = next(a.iri for a in denied.outermost(TOPIC.iri) if a.source == iri("paper"))
    assert Withdrawal(denied, frozenset([iri("ngo")]), RELATIONS).sayings[saying] is Tier.REMAINS


def test_what_its_account_has_by_way_of_the_withdrawn_is_relayed() -> None:
    told = said(TOPIC, "post", [(["mayor"], "", ASSERTS), (["ngo"], "", RELAYS)])
    assert _tier(_quoted(told), TOPIC) is Tier.RELAYED


def test_documents_that_quote_each_other_stand_without_others_and_fall_with_one() -> None:
    other = said(TOPIC, "post", [(["paper"], "paper", ASSERTS)])
    case = _quoted(other)
    assert _tier(case, TOPIC) is Tier.REMAINS
    assert _tier(case, TOPIC, "post") is Tier.LOST
    assert _tier(case, TOPIC, "paper") is Tier.LOST


def test_ten_thousand_documents_that_each_have_it_from_the_next() -> None:
    records = [
        record(f"d{n}", [TOPIC], said(TOPIC, f"d{n}", [([f"d{n + 1}"], f"d{n + 1}", ASSERTS)]))
        for n in range(10_000)
    ]
    case = content(records=records)
    assert _tier(case, TOPIC, "d10000") is Tier.LOST
    assert _tier(case, TOPIC, "nobody") is Tier.REMAINS


# -- many chains, long chains, circles ---------------------------------------------------------

SOME = st.sets(st.sampled_from([*AGENTS, *DOCUMENTS]), max_size=3)


@given(st.one_of(sayings(3), circles(), accounts()), SOME, st.booleans())
def test_it_gives_what_going_through_every_chain_gives(
    told: list[Attestation], withdrawn: set[str], leaning: bool
) -> None:
    case = a_case(told, 3, leaning)
    found = Withdrawal(case, frozenset(map(iri, withdrawn)), RELATIONS)
    assert found.sayings == sayings_by_passes(found)


@given(st.one_of(sayings(), circles(), accounts()), SOME, SOME)
def test_withdrawing_more_never_brings_a_claim_back(
    told: list[Attestation], some: set[str], more: set[str]
) -> None:
    case = a_case(told)
    less = Withdrawal(case, frozenset(map(iri, some)), RELATIONS).tiers
    least = Withdrawal(case, frozenset(map(iri, some | more)), RELATIONS).tiers
    assert {c for c, t in least.items() if t is Tier.REMAINS} <= {
        c for c, t in less.items() if t is Tier.REMAINS
    }


def _circle(*agents: str) -> Content:
    """Return sayings of which each was taken from the next, and the last from the first."""
    hops = [*said(TOPIC, "paper", [([agent], "", ASSERTS) for agent in agents])]
    return _case((TOPIC, [replace(hops[0], taken_from=(hops[-1].iri,)), *hops[1:]]))


def test_a_circle_is_lost_with_all_and_relayed_without_some() -> None:
    assert _tier(_circle("ann", "bob"), TOPIC, "ann", "bob", "paper") is Tier.LOST
    assert _tier(_circle("ann", "bob"), TOPIC, "ann") is Tier.RELAYED
    assert _tier(_circle("ann", "bob"), TOPIC, "ngo") is Tier.REMAINS


def test_a_circle_with_a_way_out_is_as_its_origin() -> None:
    (first, *rest) = said(TOPIC, "paper", [(["ann"], "", ASSERTS), (["bob"], "", RELAYS)])
    back = said(TOPIC, "post", [(["mayor"], "", ASSERTS)])
    looped = [replace(first, taken_from=(back[0].iri, rest[-1].iri)), *rest, *back]
    assert _tier(_case((TOPIC, looped)), TOPIC, "mayor") is Tier.LOST
    assert _tier(_case((TOPIC, looped)), TOPIC, "bob") is Tier.REMAINS  # by the post


def test_ten_thousand_hops_and_a_lattice_of_chains_are_no_matter() -> None:
    hops = [([f"agent{n}"], "", ASSERTS if n == 0 else RELAYS) for n in range(10_000)]
    case = _case((TOPIC, said(TOPIC, "paper", hops)))
    assert _tier(case, TOPIC, "agent0") is Tier.LOST
    assert _tier(case, TOPIC, "agent5000") is Tier.RELAYED
    assert _tier(_lattice(40), TOPIC, "low0", "high0") is Tier.LOST  # 2 ** 40 chains
    assert _tier(_lattice(40), TOPIC, "low0") is Tier.REMAINS
    assert _tier(_lattice(40), TOPIC, "low20", "high20") is Tier.RELAYED


def _lattice(depth: int) -> Content:
    """Return two sayings a storey, each taken from both of the storey below."""
    told: list[Attestation] = []
    below: list[str] = []
    for storey in range(depth):
        pair = [
            Attestation.of(NS, TOPIC.iri, [iri(f"{side}{storey}")], ASSERTS, taken_from=below)
            for side in ("low", "high")
        ]
        told += pair
        below = [a.iri for a in pair]
    return _case((TOPIC, told))
