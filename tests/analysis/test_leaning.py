"""What takes an edge down: the referee is withdrawing every set that could."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st
from tests.analysis.sayings import AGENTS, DOCUMENTS, a_case, accounts, circles, sayings
from tests.analysis.test_withdrawal import RELATIONS
from tests.builders import NS, claim, content, iri, record, said

from claimgraph.analysis.leaning import LARGEST, Arithmetic, Cuts, Leaning
from claimgraph.analysis.withdrawal import Tier, Withdrawal
from claimgraph.model.claim import Attestation, AttributionStatus, Claim, Stance
from claimgraph.model.content import Content

ASSERTS, RELAYS = Stance.ASSERTS, Stance.RELAYS
TOPIC = claim("club", "locatedIn", "puddle")
STANDING = {Tier.REMAINS, Tier.META}


def _falls(case: Content, claims: Iterable[str], withdrawn: Iterable[str]) -> bool:
    tiers = Withdrawal(case, frozenset(withdrawn), RELATIONS).tiers
    return not any(tiers.get(claim) in STANDING for claim in claims)


def _least(case: Content, claims: Iterable[str], things: Iterable[str]) -> set[frozenset[str]]:
    """Return the smallest sets that take claims down, by withdrawing each of them."""
    found: list[frozenset[str]] = []
    for size in range(LARGEST + 1):
        for withdrawn in map(frozenset, combinations(sorted(things), size)):
            if not any(less <= withdrawn for less in found) and _falls(case, claims, withdrawn):
                found.append(withdrawn)
    return set(found)


THINGS = [iri(name) for name in (*AGENTS, *DOCUMENTS)]


@given(
    st.one_of(sayings(), circles(), accounts()),
    st.booleans(),
    st.sampled_from(["leads", "published"]),
)
def test_the_smallest_sets_are_those_that_withdrawing_finds(
    told: list[Attestation], leaning: bool, relation: str
) -> None:
    case = a_case(told, 2, leaning, relation)
    for claims in (["claim1"], ["claim2"], ["claim1", "claim2"]):
        on = [iri(name) for name in claims]
        found = Leaning(case, RELATIONS).edge(on)
        assert found.is_whole
        assert set(found.sets) == _least(case, on, THINGS)


def _case(*parts: tuple[Claim, Iterable[Attestation]]) -> Content:
    claims = [what for what, _ in parts]
    return content(records=[record("paper", claims, [a for _, told in parts for a in told])])


def _named(cuts: Cuts) -> list[list[str]]:
    return [sorted(thing.rpartition("/")[2] for thing in cut) for cut in cuts.sets]


def test_whoever_issued_a_document_takes_it_along() -> None:
    first, second = claim("ngo", "published", "report"), claim("mayor", "published", "report")
    told = said(TOPIC, "paper", [(["report"], "report", ASSERTS)])
    case = _case((TOPIC, told), (first, said(first, "paper")), (second, said(second, "paper")))
    assert _named(Leaning(case, RELATIONS).edge([TOPIC.iri])) == [
        ["paper"],
        ["report"],
        ["mayor", "ngo"],
    ]


def test_what_a_claim_leans_on_takes_it_down_and_a_work_does_not() -> None:
    published = claim("ngo", "published", "report", depends_on=[TOPIC.iri])
    told = said(TOPIC, "post", [(["mayor"], "", ASSERTS)])
    case = _case((TOPIC, told), (published, said(published, "paper")))
    found = Leaning(case, RELATIONS).edge([published.iri])
    assert _named(found) == [["mayor"], ["paper"], ["post"]]
    assert set(found.sets) == _least(
        case, [published.iri], [iri(n) for n in ("ngo", "report", "mayor", "paper", "post")]
    )


def test_a_claim_can_be_withdrawn_too() -> None:
    total = claim("club", "partOf", "union", depends_on=[TOPIC.iri])
    case = _case((TOPIC, said(TOPIC, "paper")), (total, said(total, "post")))
    found = Leaning(case, RELATIONS, claim=TOPIC.iri).edge([total.iri])
    assert frozenset([TOPIC.iri]) in found.sets
    assert frozenset([TOPIC.iri]) not in Leaning(case, RELATIONS).edge([total.iri]).sets


def test_too_many_sets_are_cut_and_it_says_so() -> None:
    hops = [([f"agent{n}"], "", ASSERTS if n == 0 else RELAYS) for n in range(300)]
    more = [([f"other{n}"], "", ASSERTS if n == 0 else RELAYS) for n in range(300)]
    case = _case((TOPIC, [*said(TOPIC, "paper", hops), *said(TOPIC, "post", more)]))
    found = Leaning(case, RELATIONS, Arithmetic(first=iri("other7"))).edge([TOPIC.iri])
    assert not found.is_whole
    assert iri("other7") in found.sets[0]


def test_ten_thousand_hops_are_walked_once() -> None:
    hops = [([f"agent{n}"], "", ASSERTS if n == 0 else RELAYS) for n in range(10_000)]
    case = _case((TOPIC, said(TOPIC, "paper", hops)))
    found = Leaning(case, RELATIONS, Arithmetic(largest=1, first=iri("agent77"))).edge([TOPIC.iri])
    assert iri("agent77") in found.single
    assert len(found.single) == 10_001


def test_a_lattice_falls_with_both_of_a_storey() -> None:
    told: list[Attestation] = []
    below: list[str] = []
    for storey in range(30):
        pair = [
            Attestation.of(
                NS, TOPIC.iri, [iri(f"{side}{storey}")], RELAYS if below else ASSERTS,
                taken_from=below, status=AttributionStatus.EXPLICIT,
            )
            for side in ("low", "high")
        ]  # fmt: skip
        told += pair
        below = [a.iri for a in pair]
    found = Leaning(_case((TOPIC, told)), RELATIONS).edge([TOPIC.iri])
    assert _named(found) == sorted([f"high{n}", f"low{n}"] for n in range(30))


def test_a_claim_that_nobody_says_falls_anyhow() -> None:
    assert Leaning(_case((TOPIC, [])), RELATIONS).edge([TOPIC.iri]).sets == (frozenset(),)
