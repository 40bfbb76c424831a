"""Gaps: what is found missing, how much hangs on it, and where nothing is said.

Each rule has a bad and a good example of its own (test_rules.py); here is what they leave open.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Sequence
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.analysis.reconciling import vocabulary
from tests.analysis.sayings import a_case, sayings
from tests.analysis.sayings import circles as circular_sayings
from tests.builders import NS, claim, content, entity, iri, record, said
from tests.examples import examples
from tests.strategies import contents

from claimgraph.analysis import copied, gaps, hearsay, paperwork, unanswered
from claimgraph.analysis.checks import RULES
from claimgraph.analysis.circles import CircleKind, circles
from claimgraph.analysis.computed.gaps import KINDS
from claimgraph.analysis.survey import Gap, Survey
from claimgraph.analysis.syndication import SAME, likenesses
from claimgraph.model.claim import Attestation, AttributionStatus, Claim, Modality, Stance
from claimgraph.model.content import Content
from claimgraph.model.edtf import EdtfDate
from claimgraph.model.entity import Entity, UnknownReason
from claimgraph.model.judgement import Judgement, Verdict
from claimgraph.model.quantity import Bound, Quantity
from claimgraph.model.source import Citation, Source

VOCABULARY = vocabulary()
ANN = ("ann", "", Stance.ASSERTS)
ENTITIES = [
    entity("ann", "Person", "Ann Leaf"),
    entity("bob", "Person", "Bob Stem"),
    entity("club", "Association", "The Tea Club"),
    entity("kettle", "Facility", "The Great Kettle"),
    entity("puddle", "Settlement", "Puddle"),
    entity("paper", "Document", "The Puddle Paper"),
    entity("daily", "Document", "The Daily Drop"),
    entity("letter", "Document", "A letter"),
    entity("me", "Analyst", "The analyst"),
]
RUNS = claim("club", "operates", "kettle")


def case(
    *rows: tuple[str, Claim, list[Attestation]],
    more: Iterable[Entity] = (),
    sources: Iterable[Source] = (),
    judgements: Iterable[Judgement] = (),
) -> Survey:
    """Return the survey of some rows: document, claim, chain."""
    documents = dict.fromkeys(document for document, _, _ in rows)
    records = [
        record(
            document,
            [c for d, c, _ in rows if d == document],
            [a for d, _, chain in rows if d == document for a in chain],
        )
        for document in documents
    ]
    return survey(content([*ENTITIES, *more], records, sources, judgements))


def survey(of: Content) -> Survey:
    return Survey.of(of, VOCABULARY, NS)


def row(
    what: Claim, *hops: tuple[str, str, Stance], source: str = "paper", **more: object
) -> tuple[str, Claim, list[Attestation]]:
    """Return a row: the claim as `source` has it through `hops`, from the origin on."""
    chain = [([agent], document, stance) for agent, document, stance in hops]
    return source, what, said(what, source, chain, handle=f"{source}-row", **more)  # type: ignore[arg-type]


def found(gaps: Iterable[Gap | None]) -> list[Gap]:
    return [gap for gap in gaps if gap is not None]


def about(gaps: Iterable[Gap | None]) -> list[str]:
    """Return the first thing of each gap, in short."""
    return [NS.shorten(gap.things[0]) for gap in found(gaps)]


def judged(verdict: Verdict, *things: str, at: str = "2024-05-04T09:00:00Z") -> Judgement:
    return Judgement.of(NS, verdict, [iri(thing) for thing in things], iri("me"), at)


# -- what counts -----------------------------------------------------------------------------


def test_every_kind_of_gap_is_a_rule_and_the_other_way_round() -> None:
    codes = {rule.code for rule in RULES if rule.code[:3] in ("CG4", "CG5")}
    assert KINDS.keys() == {code for code in codes if code < "CG540"}


def test_denied_and_rejected_claims_do_not_count() -> None:
    rejected = judged(Verdict.REJECT)
    other = claim("ann", "leads", "club")
    of = case(
        row(RUNS, ("ann", "", Stance.DENIES)),
        row(other, ANN),
        judgements=[Judgement.of(NS, Verdict.REJECT, [other.iri], rejected.by, rejected.at)],
    )
    assert of.admitted == frozenset()
    assert about(hearsay.single_origins(of)) == []
    assert about(gaps.placeless_facilities(of)) == []  # no claim that counts speaks of it


def test_what_hangs_on_a_gap_is_what_touches_it() -> None:
    place = claim("kettle", "locatedIn", "nowhere")
    used = claim("ann", "met", "bob", where=iri("nowhere"))
    of = case(
        row(place, ANN),
        row(used, ANN),
        more=[entity("nowhere", "Place", "Some place", unknown=UnknownReason.NOT_FOUND)],
    )
    (gap,) = found(gaps.unknown_places(of))
    assert gap.claims == tuple(sorted((place.iri, used.iri)))


# -- who, where, when, how many -----------------------------------------------------------------


def test_a_thing_that_is_said_not_to_exist_is_no_gap() -> None:
    nobody = entity("nobody", "Person", "Nobody", unknown=UnknownReason.NONE)
    of = case(row(claim("nobody", "leads", "club"), ANN), more=[nobody])
    assert about(gaps.unknown_things(of)) == []


def test_a_thing_that_is_judged_to_be_a_known_one_is_no_gap() -> None:
    chair = entity("chair", "Person", "The chair", unknown=UnknownReason.NOT_STATED)
    rows = row(claim("chair", "leads", "club"), ANN)
    assert about(gaps.unknown_things(case(rows, more=[chair]))) == ["chair"]
    same = judged(Verdict.SAME, "ann", "chair")
    assert about(gaps.unknown_things(case(rows, more=[chair], judgements=[same]))) == []


def test_a_protected_name_is_in_no_gap() -> None:
    clerk = entity("clerk", "Person", "Secret Name", unknown=UnknownReason.WITHHELD, protected=True)
    of = case(row(RUNS, ("clerk", "", Stance.ASSERTS)), more=[clerk])
    for _, find in KINDS.values():
        for gap in found(find(of)):
            assert "Secret" not in gap.message + gap.ask


@pytest.mark.parametrize("members", [0, 1, 3])
def test_members_of_a_part_count_for_the_whole(members: int) -> None:
    kettles = entity("kettles", "FacilityGroup", "The kettles")
    small = entity("small", "FacilityGroup", "The small kettles")
    count = Quantity.of(Bound.AT_LEAST, Decimal(4), "kettles")
    part = Quantity.of(Bound.EXACTLY, Decimal(members + 1), "kettles")
    rows = [
        row(claim("kettles", "hasCount", count), ANN),
        row(claim("small", "partOf", "kettles"), ANN),
        row(claim("kettle", "partOf", "kettles"), ANN),
        row(claim("small", "hasCount", part), ANN),
    ]
    of = case(*rows, more=[kettles, small])
    whole = [gap for gap in found(gaps.uncounted_members(of)) if gap.things[0] == iri("kettles")]
    # The kettle, and those of the small group as far as they are counted: one at least.
    is_complete = members + 1 + 1 >= 4
    if members == 0:  # a group of one is no group that anybody counts
        assert [gap.message for gap in whole] == []
    else:
        assert bool(whole) is not is_complete


def test_nobody_is_asked_for_a_list_of_thousands() -> None:
    cups = entity("cups", "Group", "The cups")
    many = Quantity.of(Bound.OVER, Decimal(11_000), "cups")
    of = case(row(claim("cups", "hasCount", many), ANN), more=[cups])
    assert about(gaps.uncounted_members(of)) == []


def test_a_group_is_somewhere_where_a_member_is() -> None:
    kettles = entity("kettles", "FacilityGroup", "The kettles")
    rows = [row(claim("kettle", "partOf", "kettles"), ANN)]
    assert about(gaps.placeless_facilities(case(*rows, more=[kettles]))) == ["kettle", "kettles"]
    rows.append(row(claim("kettle", "locatedIn", "puddle"), ANN))
    assert about(gaps.placeless_facilities(case(*rows, more=[kettles]))) == []


@pytest.mark.parametrize("kind", ["Government", "Ministry", "PoliticalParty", "Embassy"])
def test_a_body_of_a_whole_country_is_not_asked_for_its_place(kind: str) -> None:
    body = entity("body", kind, "A body")
    of = case(row(claim("body", "operates", "kettle"), ANN), more=[body])
    assert "body" not in about(gaps.placeless_bodies(of))


@pytest.mark.parametrize(
    "how", ["on the claim", "of the event", "of the document", "of the saying"]
)
def test_an_act_is_dated_in_several_ways(how: str) -> None:
    what = claim("club", "published", "letter")
    rows = [row(what, ANN)]
    sources = []
    match how:
        case "on the claim":
            rows.append(row(claim("club", "published", "letter", when=EdtfDate("2019")), ANN))
        case "of the event":
            rows.append(row(claim("letter", "publishedOn", EdtfDate("2019")), ANN))
        case "of the document":
            sources = [Source(iri("letter"), published=EdtfDate("2019"))]
        case "of the saying":
            dated = Attestation.of(
                NS,
                RUNS.iri,
                [iri("ann")],
                Stance.ASSERTS,
                source=iri("letter"),
                said_on=EdtfDate("2019"),
            )
            rows.append(("paper", RUNS, [dated]))
    assert about(gaps.undated_acts(case(rows[0]))) == ["letter"]
    assert about(gaps.undated_acts(case(*rows, sources=sources))) == []


def test_acts_of_one_event_are_asked_for_once() -> None:
    tea = entity("tea", "Event", "The tea")
    of = case(
        row(claim("ann", "carriedOut", "tea"), ANN),
        row(claim("bob", "carriedOut", "tea"), ANN),
        more=[tea],
    )
    (gap,) = found(gaps.undated_acts(of))
    assert gap.things == (iri("tea"),)
    assert len(gap.claims) == 2


def test_a_date_without_a_year_is_asked_for_once_a_document() -> None:
    date = EdtfDate("XXXX-05-03")
    rows = [
        row(claim("club", "setUp", "kettle", when=date), ANN),
        row(claim("ann", "met", "bob", when=date), ANN),
        row(claim("ann", "leads", "club", when=date), ANN, source="daily"),
    ]
    of = case(*rows)
    assert about(gaps.missing_years(of)) == ["daily", "paper"]
    assert [len(gap.claims) for gap in found(gaps.missing_years(of))] == [1, 2]


# -- documents ---------------------------------------------------------------------------------


def test_an_analysts_notes_are_asked_for_nothing() -> None:
    rows = row(RUNS, ANN)
    bare = case(rows, sources=[Source(iri("paper"))])
    notes = case(rows, sources=[Source(iri("paper"), authors=(iri("me"),))])
    for find in (
        paperwork.undated_sources,
        paperwork.sources_without_maker,
        paperwork.ungraded_sources,
    ):
        assert about(find(bare)) == ["paper"]
        assert about(find(notes)) == []


def test_a_thing_that_a_judgement_is_about_is_mentioned() -> None:
    twin = entity("twin", "Association", "The Tee Club")
    rows = row(RUNS, ANN)
    assert "twin" in about(paperwork.unmentioned_things(case(rows, more=[twin])))
    judgement = judged(Verdict.DIFFERENT, "club", "twin")
    of = case(rows, more=[twin], judgements=[judgement])
    assert "twin" not in about(paperwork.unmentioned_things(of))


# -- what nobody answered ------------------------------------------------------------------------


def test_whoever_has_said_anything_has_been_heard() -> None:
    alleged = row(RUNS, ANN)
    alleged[2][-1] = Attestation.of(
        NS, RUNS.iri, [iri("paper")], Stance.ALLEGES, source=iri("paper")
    )
    assert about(unanswered.unanswered_accusations(case(alleged))) == ["club"]
    spoken = row(claim("club", "locatedIn", "puddle"), ("club", "", Stance.ASSERTS))
    assert about(unanswered.unanswered_accusations(case(alleged, spoken))) == []


def test_to_be_silent_about_something_is_no_denial_of_it() -> None:
    silence = row(claim("letter", "mentions", "kettle"), ("ann", "", Stance.DENIES))
    assert list(unanswered.answerless_denials(case(silence))) == []


def test_the_latest_judgement_on_a_pair_counts() -> None:
    unsure = judged(Verdict.UNSURE, "ann", "bob")
    settled = judged(Verdict.DIFFERENT, "bob", "ann", at="2024-06-01T09:00:00Z")
    rows = row(RUNS, ANN)
    (gap,) = found(unanswered.open_identities(case(rows, judgements=[unsure])))
    assert gap.things == (iri("ann"), iri("bob"))
    assert found(unanswered.open_identities(case(rows, judgements=[unsure, settled]))) == []


# -- lineage -------------------------------------------------------------------------------------


def test_an_origin_has_one_gap_however_much_it_carries() -> None:
    places = [claim(thing, "locatedIn", "puddle") for thing in ("kettle", "club", "ann")]
    (gap,) = found(hearsay.single_origins(case(*(row(place, ANN) for place in places))))
    assert gap.things == (iri("ann"),)
    assert gap.claims == tuple(sorted(place.iri for place in places))
    assert gap.message == "3 claims rest on this origin alone"


def test_what_an_analyst_says_is_no_gap() -> None:
    of = case(row(RUNS, ("me", "", Stance.ASSERTS)))
    assert found(hearsay.single_origins(of)) == []
    assert found(hearsay.speakers_without_document(of)) == []


def test_a_claim_that_another_firmly_bears_out_is_not_alone() -> None:
    other = claim("ann", "leads", "club")
    link = claim(other.iri, "corroborates", RUNS.iri)
    source, what, chain = row(link, ("bob", "", Stance.ASSERTS))
    rows = [row(RUNS, ANN), row(other, ("bob", "", Stance.ASSERTS))]
    firm = [
        Attestation.of(NS, link.iri, a.agents, a.stance, modality=Modality.FACT) for a in chain[:1]
    ]
    alone = {c for g in found(hearsay.single_origins(case(*rows))) for c in g.claims}
    assert RUNS.iri in alone
    borne_out = case(*rows, (source, what, firm))
    alone = {c for g in found(hearsay.single_origins(borne_out)) for c in g.claims}
    assert RUNS.iri not in alone


def test_nothing_rests_on_the_word_of_somebody_unnamed_who_denies_it() -> None:
    nobody = entity("nobody", "Person", "somebody", unknown=UnknownReason.WITHHELD)
    denied = row(RUNS, ("nobody", "", Stance.DENIES), source="daily")
    assert about(gaps.unnamed_speakers(case(row(RUNS, ANN), denied, more=[nobody]))) == []
    said_so = row(RUNS, ("nobody", "", Stance.ASSERTS), source="daily")
    assert about(gaps.unnamed_speakers(case(said_so, more=[nobody]))) == ["nobody"]


def test_who_speaks_in_a_document_of_their_own_is_at_hand() -> None:
    spoken = row(RUNS, ANN)
    assert about(hearsay.speakers_without_document(case(spoken))) == ["ann"]
    own = case(spoken, sources=[Source(iri("paper"), publisher=iri("ann"))])
    assert about(hearsay.speakers_without_document(own)) == []
    leads = row(claim("ann", "leads", "club"), ("bob", "letter", Stance.ASSERTS))
    theirs = case(spoken, leads, sources=[Source(iri("paper"), publisher=iri("club"))])
    assert about(hearsay.speakers_without_document(theirs)) == []


def test_a_treaty_is_no_party_to_what_it_says() -> None:
    treaty = entity("treaty", "Treaty", "The Treaty")
    says = row(claim("treaty", "refersTo", "kettle"), ("treaty", "treaty", Stance.ASSERTS))
    assert found(hearsay.parties_alone(case(says, more=[treaty]))) == []


def test_the_shortest_way_to_the_origin_counts() -> None:
    long = row(RUNS, ANN, ("bob", "", Stance.RELAYS), ("club", "", Stance.RELAYS))
    assert about(hearsay.many_hands(case(long))) == ["ann"]
    short = row(RUNS, ANN, source="daily")
    assert found(hearsay.many_hands(case(long, short))) == []


def test_a_chain_of_ten_thousand_hops_is_followed_to_its_end() -> None:
    hops = [(f"agent-{number}", "", Stance.RELAYS) for number in range(10_000)]
    hops[0] = ANN
    of = case(row(RUNS, *hops))
    (gap,) = found(hearsay.many_hands(of))
    assert gap.message == "1 claim passed through 10000 hands"
    assert found(copied.circular_reports(of)) == []


def test_a_chain_of_ten_thousand_hops_that_are_all_inferred_is_followed_once() -> None:
    chain: list[Attestation] = []
    for number in range(10_000):
        taken = [chain[-1].iri] if chain else []
        agent, stance = iri(f"agent-{number}"), Stance.RELAYS if chain else Stance.ASSERTS
        hop = Attestation.of(NS, RUNS.iri, [agent], stance, taken_from=taken, inferred=True)
        chain.append(hop)
    started = time.process_time()
    assert len(found(hearsay.inferred_hops(case(("paper", RUNS, chain))))) == 10_000
    assert time.process_time() - started < 5


def _quoting(source: str, text: str) -> list[Attestation]:
    cited = Citation.of(NS, iri(source), start=0, end=len(text), exact=text)
    return [
        Attestation.of(
            NS,
            RUNS.iri,
            [iri(source)],
            Stance.ASSERTS,
            source=iri(source),
            citation=cited,
            status=AttributionStatus.SILENT,
        )
    ]


@pytest.mark.parametrize(
    ("text", "is_copy"),
    [
        ("The club runs the great kettle by the pond since last spring.", True),
        ("THE CLUB runs the great kettle by the pond since last year!", True),
        ("Nobody knows who runs the great kettle by that muddy pond.", False),
        ("The club runs.", False),
    ],
)
def test_nearly_the_same_words_are_found(text: str, is_copy: bool) -> None:
    first = "The club runs the great kettle by the pond since last spring."
    of = case(("paper", RUNS, _quoting("paper", first)), ("daily", RUNS, _quoting("daily", text)))
    assert bool(found(copied.same_words(of))) is is_copy


def test_text_free_passages_are_compared_by_their_digests() -> None:
    def passage(source: str) -> list[Attestation]:
        (saying,) = _quoting(source, "The club runs the great kettle by the pond since spring.")
        whole = saying.citation
        assert whole is not None
        cited = Citation.of(NS, iri(source), start=0, end=56, digest=whole.digest)
        return [
            Attestation.of(
                NS, RUNS.iri, saying.agents, saying.stance, source=saying.source, citation=cited
            )
        ]

    of = case(("paper", RUNS, passage("paper")), ("daily", RUNS, passage("daily")))
    (gap,) = found(copied.same_words(of))
    assert gap.things == (iri("daily"), iri("paper"))


@given(st.one_of(sayings(), circular_sayings()))
def test_the_rule_on_circles_and_the_question_agree(told: list[Attestation]) -> None:
    of = survey(a_case(told))
    going_round = [c for c in circles(of) if c.kind is CircleKind.REPORTS]
    expected = [(c.members, c.claims) for c in going_round]
    assert [(gap.things, gap.claims) for gap in found(copied.circular_reports(of))] == expected
    assert all(set(claims) <= of.admitted for _, claims in expected)


def test_who_speaks_in_no_document_speaks_in_the_one_that_they_made() -> None:
    rows = [
        row(RUNS, ("bob", "daily", Stance.ASSERTS)),
        row(RUNS, ("club", "", Stance.ASSERTS), source="daily"),
    ]
    assert found(copied.circular_reports(case(*rows))) == []
    of = case(*rows, sources=[Source(iri("paper"), publisher=iri("club"))])
    (gap,) = found(copied.circular_reports(of))
    assert gap.things == (iri("daily"), iri("paper"))


def test_the_rule_on_same_words_names_what_the_question_lists_and_nobody_has_declared() -> None:
    text = "The club runs the great kettle by the pond since last spring."
    papers = {"daily": text, "letter": text.upper(), "paper": f"Spring is here again: {text}"}
    rows = [(name, RUNS, _quoting(name, words)) for name, words in papers.items()]
    cites = row(claim("paper", "cites", "daily"), ANN)
    for told, declared in ((rows, 0), ([*rows, cites], 1)):
        of = case(*told)
        listed = likenesses(of.content, of.admitted, SAME)
        pairs = sorted((pair.one.source, pair.other.source) for pair in listed)
        assert len(pairs) == 3
        named = [gap.things for gap in found(copied.same_words(of))]
        assert named == [p for p in pairs if not declared or p != (iri("daily"), iri("paper"))]


def test_a_report_that_quotes_itself_is_no_circle() -> None:
    of = case(
        row(RUNS, ANN, ("paper", "paper", Stance.RELAYS)),
    )
    assert found(copied.circular_reports(of)) == []


# -- laws ----------------------------------------------------------------------------------------


@examples(0.4)
@given(contents())
def test_whatever_is_in_a_case_gaps_are_found_and_worded(of: Content) -> None:
    looked = survey(of)
    for code, (_, find) in KINDS.items():
        gaps: Sequence[Gap] = found(find(looked))
        assert gaps == found(find(survey(of)))
        for gap in gaps:
            assert gap.code == code
            assert gap.things
            assert gap.ask.endswith(".")
            assert "\n" not in gap.message + gap.ask
            assert set(gap.claims) <= of.claims.keys()
            assert list(gap.claims) == sorted(set(gap.claims))
