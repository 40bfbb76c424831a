"""What is left when a source or an agent is withdrawn: one test a line of the rule."""

from __future__ import annotations

from collections.abc import Iterable

from tests.builders import CG, claim, content, iri, record, said

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
