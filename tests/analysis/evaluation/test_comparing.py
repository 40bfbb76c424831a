"""Entities, claims and attribution against gold made by hand, with known answers."""

from __future__ import annotations

import random
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.analysis.evaluation.invented import (
    CG,
    chain,
    changed,
    mistakes,
    perfect,
    read,
    scores,
    span,
)
from tests.examples import examples

from claimgraph.analysis.evaluation import (
    Found,
    FoundEntity,
    FoundMention,
    Rate,
    Refused,
    Share,
)
from claimgraph.analysis.evaluation.gold import KINDS
from claimgraph.model.claim import AttributionStatus, Modality
from claimgraph.model.edtf import EdtfDate
from claimgraph.model.proposal import (
    Party,
    Polarity,
    Proposal,
    ProposedDate,
    ProposedQuantity,
    ProposedText,
)
from claimgraph.model.quantity import Quantity

NEW = ("entities", "claims", "attribution", "passages")


def thing(label: str, type: str, *mentions: tuple[str, int, str]) -> FoundEntity:
    several = tuple(
        FoundMention(*span(quote, nth), kind, span(quote, nth)) for quote, nth, kind in mentions
    )
    return FoundEntity(label, type, False, several)


def with_entities(*things: FoundEntity) -> Found:
    return replace(perfect(read()), entities=things)


def with_proposals(*several: Proposal) -> Found:
    return replace(perfect(read()), proposals=several)


def proposals() -> list[Proposal]:
    found = perfect(read()).proposals
    assert found is not None
    return list(found)


# --- laws -------------------------------------------------------------------------------------


def test_what_reads_as_the_annotator_did_is_perfect() -> None:
    gold = read()
    found = scores(gold, perfect(gold))
    assert tuple(found) == NEW
    for kind in NEW:
        assert found[kind].strict.f1 == found[kind].overlap.f1 == 1.0, kind
        assert all(share.right == share.of for share in found[kind].slots.values()), kind
    assert mistakes(gold, perfect(gold)) == []


@examples(0.2)
@given(st.randoms(use_true_random=False))
def test_the_order_of_gold_and_found_does_not_matter(shuffle: random.Random) -> None:
    gold, expected = read(), scores(read(), half())
    entities, claims = list(gold.entities or ()), list(gold.claims or ())
    found = half()
    things, several = list(found.entities or ()), list(found.proposals or ())
    for each in (entities, claims, things, several):
        shuffle.shuffle(each)
    mixed = scores(
        replace(gold, entities=tuple(entities), claims=tuple(claims)),
        replace(found, entities=tuple(things), proposals=tuple(several)),
    )
    assert mixed == expected


def half() -> Found:
    """Return a reading with faults of many kinds."""
    first, second, third, *_ = proposals()
    return replace(
        perfect(read()),
        entities=(
            thing("Ada Quill", "Person", ("Ada Quill", 0, "name")),
            thing("board", "Agent", ("the board", 0, "nominal"), ("The board", 0, "nominal")),
            thing("May", "Person", ("May", 0, "name")),
        ),
        proposals=(
            replace(first, polarity=Polarity.DENIED),
            replace(second, predicate=CG + "hasMeasure"),
            replace(third, subject=Party("May", span("May"))),
        ),
    )


def test_pairs_are_never_more_than_gold_or_found() -> None:
    for score in scores(read(), half()).values():
        for rate in (score.strict, score.overlap):
            assert rate.matched <= min(rate.gold, rate.found)
        assert score.strict.matched <= score.overlap.matched


# --- entities ---------------------------------------------------------------------------------


def test_an_entity_of_which_the_text_says_nothing_does_not_count() -> None:
    assert scores(read(), perfect(read()))["entities"].strict.gold == 7


def test_the_document_itself_counts_neither_way() -> None:
    gold = changed("entities", 0, mentions=[{"start": 0, "end": 3, "quote": "Ada"}])
    found = with_entities(thing("the story", "Document", ("Ada", 0, "name")))
    assert scores(read(gold), found)["entities"].overlap == Rate(0, 7, 0)


@pytest.mark.parametrize(
    ("found", "strict", "overlap"),
    [
        (thing("Quill", "Person", ("Ada Quill", 0, "name")), 1, 1),
        (thing("Quill", "Person", ("Quill", 0, "name")), 0, 1),
        (thing("Ada Quill", "Person", ("She", 0, "pronoun")), 1, 1),
        (thing("Quill", "Agent", ("Ada Quill", 0, "name")), 1, 1),
        (thing("Quill", "Place", ("Ada Quill", 0, "name")), 0, 0),
        (thing("Quill", "", ("Ada Quill", 0, "name")), 1, 1),
        (thing("porter", "Person", ("a porter", 0, "nominal")), 1, 1),
        (thing("clerk", "Person", ("Tea Board", 0, "name")), 0, 0),
    ],
    ids=lambda each: f"{each.label} {each.type}" if isinstance(each, FoundEntity) else str(each),
)
def test_when_a_thing_is_found(found: FoundEntity, strict: int, overlap: int) -> None:
    score = scores(read(), with_entities(found))["entities"]
    assert (score.strict, score.overlap) == (Rate(strict, 7, 1), Rate(overlap, 7, 1))


def test_two_things_for_one_are_one_right_and_one_false() -> None:
    several = (
        thing("Quill", "Person", ("Ada Quill", 0, "name")),
        thing("clerk", "Person", ("a clerk", 0, "nominal")),
    )
    found = with_entities(*several)
    assert scores(read(), found)["entities"].overlap == Rate(1, 7, 2)
    assert ("entities", "false", "", "Person “clerk”") in mistakes(read(), found)


def test_class_and_identity_of_a_thing_are_compared() -> None:
    found = with_entities(
        thing("Tea Board", "Agent", ("Tea Board", 0, "name")),
        thing("porter", "Person", ("a porter", 0, "nominal")),
    )
    assert scores(read(), found)["entities"].slots == {"type": Share(1, 2), "known": Share(1, 2)}
    told = mistakes(read(), found)
    assert ("entities", "type", "Organisation", "Agent") in told
    assert ("entities", "known", "unknown", "known") in told


def test_mentions_are_counted_by_kind() -> None:
    found = with_entities(thing("Quill", "Person", ("Quill", 0, "name"), ("She", 0, "pronoun")))
    parts = scores(read(), found)["entities"].parts
    assert parts["names"] == (Rate(0, 5, 1), Rate(1, 5, 1))
    assert parts["pronouns"] == (Rate(1, 2, 1), Rate(1, 2, 1))


# --- claims -----------------------------------------------------------------------------------


def replaced(number: int, **fields: Any) -> Found:
    """Return the perfect reading with one of the proposals changed, and no other."""
    return with_proposals(replace(proposals()[number], **fields).identified())


@pytest.mark.parametrize(
    ("number", "fields", "strict", "overlap"),
    [
        (0, {}, 1, 1),
        (0, {"predicate": CG + "setUp"}, 1, 1),
        (0, {"predicate": CG + "owns"}, 0, 1),
        (0, {"predicate": CG + "owns", "subject": Party("May", span("May"))}, 0, 0),
        (0, {"anchor": span("The board was set up")}, 0, 0),
        (0, {"subject": Party("it", span("it"))}, 1, 1),
        (0, {"subject": Party("Quill", span("the board"), span("Ada Quill"))}, 0, 1),
        (0, {"subject": Party("Tea Board", span("She"))}, 1, 1),
        (1, {"object": ProposedQuantity(Quantity.parse("3 kettles"), span("three kettles"))}, 1, 1),
        (1, {"object": ProposedQuantity(Quantity.parse("4 kettles"), span("three kettles"))}, 0, 1),
        (1, {"object": Party("three kettles", span("three kettles"))}, 1, 1),
        (3, {"object": ProposedText("are cold", span("are cold"))}, 1, 1),
        (3, {"object": ProposedText("had it", span("had it"))}, 0, 1),
        (3, {"predicate": CG + "requested"}, 1, 1),
        (4, {"object": ProposedDate(EdtfDate.parse("1912"), span("1911"))}, 0, 1),
        (4, {"object": ProposedDate(EdtfDate.parse("XXXX"), span("1911"),
                                    EdtfDate.parse("1911"))}, 1, 1),
    ],
    ids=str,
)  # fmt: skip
def test_when_a_claim_is_found(
    number: int, fields: dict[str, Any], strict: int, overlap: int
) -> None:
    score = scores(read(), replaced(number, **fields))["claims"]
    assert (score.strict, score.overlap) == (Rate(strict, 5, 1), Rate(overlap, 5, 1))


def test_the_slots_of_what_matched() -> None:
    claim = replaced(
        0, polarity=Polarity.DENIED, modality=Modality.FACT, anchor=span("the board runs")
    )
    slots = scores(read(), claim)["claims"].slots
    assert slots["polarity"] == slots["modality"] == Share(0, 1)
    assert slots["subject"] == slots["relation"] == slots["object"] == Share(1, 1)
    assert slots["time"] == Share(0, 0), "neither says when"
    assert slots["evidence"].right == pytest.approx(14 / 37)


def test_bound_and_time_count_where_there_is_one() -> None:
    exactly = ProposedQuantity(Quantity.parse("3 kettles"), span("three kettles"))
    found = with_proposals(
        replace(proposals()[1], object=exactly), replace(proposals()[2], when=None)
    )
    slots = scores(read(), found)["claims"].slots
    assert slots["bound"] == slots["time"] == Share(0, 1)


def test_a_claim_about_a_claim_has_its_subject_in_the_passage_of_that() -> None:
    gold = read(changed("claims", 3, subject="c1"))
    within = replaced(3, subject=Party("runs", span("runs")))
    without = replaced(3, subject=Party("May", span("May")))
    assert scores(gold, within)["claims"].strict.matched == 1
    assert scores(gold, without)["claims"].strict.matched == 0


def test_the_sum_is_as_good_as_who_got_it() -> None:
    number = {"kind": "number", "number": 3, "bound": "at-least", "unit": "kettles"}
    gold = read(changed("claims", 0, amount=number))
    three = ProposedQuantity(Quantity.parse("at least 3 kettles"), span("at least three kettles"))
    assert scores(gold, replaced(0, object=three))["claims"].strict.matched == 1


def test_a_relation_of_the_golds_own() -> None:
    gold = changed("claims", 0, predicate="brews")
    assert scores(read(gold), replaced(0))["claims"].strict.matched == 0
    gold["document"]["relations"] = {"brews": "operates"}
    assert scores(read(gold), replaced(0))["claims"].strict.matched == 1


def test_details_and_what_scored_low_do_not_count_but_are_told() -> None:
    first, second, third, *_ = proposals()
    found = with_proposals(first, replace(second, detail_of=first.id), replace(third, score=0.1))
    score = scores(read(), replace(found, threshold=0.5))["claims"]
    assert score.overlap == Rate(1, 5, 1)
    assert score.parts["with details"] == (Rate(2, 5, 2), Rate(2, 5, 2))
    assert score.parts["every proposal"] == (Rate(3, 5, 3), Rate(3, 5, 3))
    assert score.parts["core claims"] == (Rate(1, 4, 1), Rate(1, 4, 1))


def test_what_the_gate_refused_is_told() -> None:
    refused = Refused("no-quantity", "'some kettles' is no amount")
    told = mistakes(read(), replace(perfect(read()), refused=(refused,)))
    assert told == [("claims", "refused", "", "no-quantity: 'some kettles' is no amount")]


# --- attribution ------------------------------------------------------------------------------


def test_the_origin_and_the_whole_chain() -> None:
    *_, fourth, fifth = proposals()
    found = with_proposals(replace(fourth, chain=fourth.chain[:1]), fifth)
    score = scores(read(), found)["attribution"]
    assert score.overlap == Rate(1, 1, 1)
    assert score.strict == Rate(0, 1, 1)
    assert score.slots == {
        "innermost": Share(1, 1), "chain": Share(0, 1), "cue": Share(0, 0), "status": Share(2, 2),
    }  # fmt: skip
    assert ("attribution", "chain", "porter < post", "“a porter”") in mistakes(read(), found)


def test_the_words_that_say_so() -> None:
    first, second, *_ = proposals()
    hop, told = first.chain[0], {"start": 37, "end": 41, "quote": "said"}
    gold = read(changed("claims", 0, attribution=chain("quill") | {"cues": [told]}))
    for cue, right in (((30, 39), 1), ((0, 5), 0), (None, 0)):
        found = with_proposals(replace(first, chain=(replace(hop, cue=cue),)), second)
        assert scores(gold, found)["attribution"].slots["cue"] == Share(right, 1)


def test_who_is_found_to_speak_where_nobody_does_is_false() -> None:
    first, *_, fifth = proposals()
    found = with_proposals(replace(fifth, chain=first.chain, status=AttributionStatus.CARRIED))
    score = scores(read(), found)["attribution"]
    assert score.overlap == Rate(0, 0, 1)
    told = mistakes(read(), found)
    assert ("attribution", "innermost", "", "“Ada Quill”") in told
    assert ("attribution", "status", "silent", "carried") in told


def test_kinds_that_were_not_looked_for_are_not_told() -> None:
    found = Found(perfect(read()).pieces)
    assert scores(read(), found) == {}
    assert set(NEW) < set(KINDS)
