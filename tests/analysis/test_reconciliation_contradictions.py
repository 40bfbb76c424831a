"""What can't hold together: denials, two values, two places, and claims held against claims."""

from __future__ import annotations

from dataclasses import replace

import pyoxigraph as ox
import pytest
from hypothesis import given
from tests.analysis.reconciling import BASE, CG, Case, iri, vocabulary
from tests.builders import NS, claim, content, entity, record, said
from tests.examples import examples
from tests.strategies import contents
from tests.strategies import vocabulary as drawn_vocabulary

from claimgraph.analysis.checks import Subject, contradictions, counts
from claimgraph.graph.vocabulary import read_vocabulary
from claimgraph.model.claim import Modality, Stance
from claimgraph.model.content import Content
from claimgraph.model.judgement import Verdict
from claimgraph.model.quantity import Quantity
from claimgraph.model.vocabulary import Term, TermKind, Vocabulary

# --- asserted and denied ---------------------------------------------------------------------


def disputed(denier: str = "bob") -> Case:
    case = Case()
    case.say("c1", "ann", "leads", "club", by="ann")
    case.say("c2", "ann", "leads", "club", by=denier, stance=Stance.DENIES)
    case.say("c3", "bob", "leads", "club", by="ann")
    return case


def test_a_claim_that_is_asserted_and_denied_is_found_with_both_sides() -> None:
    (finding,) = disputed().findings("CG320")
    assert finding.message == "Ann — leads — Club: asserted by Ann, denied by Bob"
    said = disputed().content.attestations
    stances = {said[end].stance for end in finding.focus if end in said}
    assert stances == {Stance.ASSERTS, Stance.DENIES}


def test_a_denial_alone_contradicts_nobody() -> None:
    case = Case()
    case.say("c1", "ann", "leads", "club", by="bob", stance=Stance.DENIES)
    case.say("c2", "ann", "leads", "club", by="desk", stance=Stance.QUESTIONS)
    assert case.findings("CG320") == []


def test_a_rejected_claim_is_settled() -> None:
    case = disputed()
    case.judge(Verdict.REJECT, "c1")
    assert case.findings("CG320") == []


def test_who_denies_what_it_says_itself_is_found() -> None:
    assert disputed("bob").findings("CG325") == []
    (finding,) = disputed("ann").findings("CG325")
    assert "Ann says (Ann — leads — Club) in one place, and denies it in another" in finding.message


def test_nobody_is_named_who_must_not_be() -> None:
    case = disputed()
    case._things[iri("ann")] = replace(case._things[iri("ann")], protected=True)
    (finding,) = case.findings("CG320")
    assert finding.message == "ann — leads — Club: asserted by ann, denied by Bob"


# --- two values ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("one", "other", "fits"),
    [
        ("@2016", "@2018", False),
        ("@2016", "@2016-02", True),
        ("@2016-02", "@2016-03", False),
        ("@2016~", "@2018", True),
        ("@2016?", "@2018", True),
        ("@XXXX-12-05", "@2018", True),
        ("@201X", "@2018", True),
        ("@201X", "@2021", False),
    ],
)
def test_nothing_begins_twice(one: str, other: str, fits: bool) -> None:
    case = Case()
    case.say("c1", "club", "startedOn", one)
    case.say("c2", "club", "startedOn", other)
    assert case.found("CG321") == ([] if fits else [{"c1", "c2"}])


def test_the_widest_pair_of_many_dates_is_shown() -> None:
    case = Case()
    for number, year in enumerate((2003, 2001, 2002, 2004)):
        case.say(f"c{number}", "club", "startedOn", f"@{year}")
    assert case.found("CG321") == [{"c1", "c3"}]
    (finding,) = case.findings("CG321")
    assert finding.message.endswith("it has 2 more")


def test_several_things_may_have_several_dates() -> None:
    case = Case()
    case.say("c1", "all", "startedOn", "@2016")
    case.say("c2", "all", "startedOn", "@2018")
    case.say("c3", "club", "hasDate", "@2016")
    case.say("c4", "club", "hasDate", "@2018")
    case.say("c5", "office", "startedOn", "@2018", where="puddle")
    case.say("c6", "office", "startedOn", "@2016", where="teatown")
    assert case.findings("CG321") == []


def own_terms(**flags: bool) -> Vocabulary:
    """Return the core with a relation of the case's own, of texts and of things."""
    born = Term(NS.mint("term", "bornIn"), TermKind.OBJECT_RELATION, {"en": "born in"}, **flags)
    return Vocabulary([*vocabulary(), born])


def test_a_case_says_which_of_its_relations_have_one_value() -> None:
    case = Case()
    case.say("c1", "ann", "bornIn", "puddle")
    case.say("c2", "ann", "bornIn", "teatown")
    case.say("c3", "bob", "bornIn", "puddle")
    case.say("c4", "bob", "bornIn", "marsh")
    case.say("in", "puddle", "partOf", "marsh")
    whole = case.content
    moved = {
        c.iri: replace(c, predicate=NS.mint("term", "bornIn"))
        for c in whole.claims.values()
        if c.predicate.endswith("bornIn")
    }
    records = {
        source: replace(r, claims=tuple(moved.get(c.iri, c) for c in r.claims))
        for source, r in whole.records.items()
    }
    whole = replace(whole, records=records)
    rule = next(rule for rule in contradictions.RULES if rule.code == "CG321")
    plain = list(rule.look(Subject(whole, (), own_terms(), NS)))
    assert plain == []
    single = [f for f in rule.look(Subject(whole, (), own_terms(single_valued=True), NS)) if f]
    assert [set(f.claims) for f in single] == [{case.claims["c1"].iri, case.claims["c2"].iri}]


@pytest.mark.parametrize("flag", ["cg:singleValued true", "a owl:FunctionalProperty"])
def test_what_a_case_says_of_its_relations_is_read(flag: str) -> None:
    turtle = f"""@prefix cg: <{CG}> . @prefix owl: <http://www.w3.org/2002/07/owl#> .
        @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> . @prefix : <{BASE}> .
        :bornIn a owl:ObjectProperty ; {flag} . :cameFrom rdfs:subPropertyOf :bornIn .
        :cameFrom a owl:ObjectProperty . :livesIn a owl:ObjectProperty ; cg:singleValued false ."""
    triples = (quad.triple for quad in ox.parse(turtle, format=ox.RdfFormat.TURTLE))
    own = read_vocabulary(triples)
    assert own.single_valued(iri("cameFrom")) == own.single_valued(iri("bornIn")) == iri("bornIn")
    assert own.single_valued(iri("livesIn")) is None
    assert vocabulary().single_valued(CG + "hasCount") == CG + "hasCount"
    assert vocabulary().single_valued(CG + "hasMeasure") is None


# --- two places ------------------------------------------------------------------------------


def placed(*places: str) -> Case:
    case = Case()
    for place in places:
        case.say(f"c-{place}", "post1", "locatedIn", place)
    case.say("in", "puddle", "locatedIn", "marsh")
    return case


@pytest.mark.parametrize(
    ("places", "fits"),
    [
        (("puddle", "marsh"), True),  # a finer and a coarser place
        (("puddle", "teatown"), False),
        (("puddle", "moor"), False),  # Puddle lies in Marsh
        (("marsh", "moor"), False),
        (("quarter", "puddle"), True),  # nobody says where the quarter is
        (("teatown", "marsh"), True),
        (("coast", "marsh"), True),
        (("puddle",), True),
    ],
)
def test_places_that_have_no_ground_in_common(places: tuple[str, ...], fits: bool) -> None:
    expected = [] if fits else [{f"c-{place}" for place in places}]
    assert placed(*places).found("CG322") == expected


def test_what_moved_or_can_be_in_several_places_is_no_conflict() -> None:
    case = placed("puddle")
    case.say("later", "post1", "locatedIn", "teatown", when="2020")
    for thing in ("club", "all"):
        case.say(f"{thing}1", thing, "locatedIn", "puddle")
        case.say(f"{thing}2", thing, "locatedIn", "teatown")
    assert case.findings("CG322") == []


def test_an_unknown_place_may_be_any() -> None:
    case = placed("puddle", "somewhere")
    case.unknown("somewhere", "City")
    assert case.findings("CG322") == []


def test_a_circle_of_places_is_survived() -> None:
    case = placed("puddle", "marsh")
    case.say("round", "marsh", "locatedIn", "puddle")
    assert case.findings("CG322") == []


# --- held against each other -----------------------------------------------------------------


def marked(by: str, relation: str = "contradicts") -> Case:
    case = Case()
    case.say("c1", "ann", "leads", "club", by="ann")
    case.say("c2", "bob", "leads", "club", by="bob")
    case.say("m", "c2", relation, "c1", by=by)
    return case


@pytest.mark.parametrize(
    ("by", "code", "strength"),
    [("office", "CG323", "stated"), ("paper", "CG323", "implied"), ("desk", "CG324", "analyst")],
)
def test_who_says_that_claims_contradict_each_other(by: str, code: str, strength: str) -> None:
    case = marked(by)
    assert case.found(code) == [{"c1", "c2"}]
    (finding,) = case.findings(code)
    assert f"({strength})" in finding.message
    assert case.claims["m"].iri in finding.focus
    assert case.findings("CG323" if code == "CG324" else "CG324") == []


def test_two_marks_of_one_pair_are_one_finding_of_the_stronger() -> None:
    case = marked("desk")
    case.say("m2", "c1", "contradicts", "c2", by="office")
    assert case.found("CG323") == [{"c1", "c2"}]
    assert case.findings("CG324") == []


def test_a_mark_that_is_only_possible_says_so() -> None:
    case = Case()
    case.say("c1", "ann", "leads", "club")
    case.say("c2", "bob", "leads", "club")
    case.say("m", "c2", "contradicts", "c1", by="desk", modality=Modality.POSSIBILITY)
    (finding,) = case.findings("CG324")
    assert finding.message.endswith("(analyst, perhaps)")


def test_there_is_no_contradiction_with_what_was_rejected_or_nobody_says() -> None:
    case = marked("office")
    case.judge(Verdict.REJECT, "c1")
    assert case.findings("CG323") == []
    case = Case()
    case.say("c1", "ann", "leads", "club", by="ann", stance=Stance.DENIES)
    case.say("c2", "bob", "leads", "club")
    case.say("m", "c2", "contradicts", "c1", by="office")
    assert case.findings("CG323") == []


def test_a_document_can_contradict_a_claim() -> None:
    case = Case()
    case.say("c1", "ann", "leads", "club")
    case.say("m", "letter", "contradicts", "c1", by="office")
    assert case.found("CG323") == [{"c1"}]


@pytest.mark.parametrize("relation", ["qualifies", "undermines"])
def test_what_is_less_than_a_contradiction_is_said_to_be_less(relation: str) -> None:
    case = marked("desk", relation)
    assert case.found("CG326") == [{"c1", "c2"}]
    assert relation in case.findings("CG326")[0].message


def test_a_party_on_both_sides_contradicts_itself() -> None:
    case = Case()
    case.say("c1", "ann", "leads", "club", by="office")
    case.say("c2", "bob", "leads", "club", by="office")
    case.say("c3", "crowd", "leads", "club", by="board")
    case.say("m1", "c2", "contradicts", "c1", by="desk")
    case.say("m2", "c3", "contradicts", "c1", by="desk")
    assert case.found("CG325") == [{"c1", "c2"}]
    case.unknown("office", "Organisation")  # whoever it is may be two
    assert case.findings("CG325") == []


# --- everything ------------------------------------------------------------------------------


@examples(0.6)
@given(contents())
def test_no_case_breaks_a_rule(drawn: Content) -> None:
    for known in (vocabulary(), drawn_vocabulary()):
        subject = Subject(drawn, (), known, NS)
        for rule in (*counts.RULES, *contradictions.RULES):
            for finding in rule.look(subject):
                assert finding is None or (finding.code == rule.code and finding.message)


def test_long_lines_of_parts_and_places_are_followed() -> None:
    """Each group of posts is a part of the next one and of the one after it, 3,000 times."""
    made = []
    for number in range(3_000):
        made += [claim(f"g{number}", "partOf", f"g{number + ahead}") for ahead in (1, 2)]
        made.append(claim(f"g{number}", "locatedIn", f"g{number + 1}"))
        made.append(claim(f"g{number}", "hasCount", Quantity.parse(f"{number} posts")))
    made.append(claim("g0", "locatedIn", "g2999"))
    things = [entity(f"g{number}", "FacilityGroup", f"G{number}") for number in range(3_002)]
    attestations = [saying for each in made for saying in said(each, "paper")]
    subject = Subject(content(things, [record("paper", made, attestations)]), (), vocabulary(), NS)
    for rule in (*counts.RULES, *contradictions.RULES):
        assert [finding for finding in rule.look(subject) if finding] == [], rule.code
