"""What verbs say: one sentence, what it is about, the relation, the other end."""

from __future__ import annotations

import pytest
from tests.documents.english.claims.stating import the, told

from claimgraph.documents.english.claims.lexical import frames
from claimgraph.documents.english.claims.slots import SLOTS
from claimgraph.documents.proposing.draft import ObjectKind
from claimgraph.evaluating.extraction import core_vocabulary
from claimgraph.model.vocabulary import TermKind

STATED = {
    "owns": [
        ("Norvane Holdings owns the mine.", "Norvane Holdings", "the mine"),
        ("The yacht is owned by Petra Quist.", "Petra Quist", "The yacht"),
        ("The mill belongs to Petra Quist.", "Petra Quist", "The mill"),
        ("Norvane Holdings owns 51 per cent of the mine.", "Norvane Holdings", "the mine"),
        ("Petra Quist sold her shares in Norvane Holdings.", "Petra Quist", "Norvane Holdings"),
    ],
    "controls": [
        ("Two brothers control the port.", "Two brothers", "the port"),
        ("The captain took orders from Petra Quist.", "Petra Quist", "The captain"),
    ],
    "employs": [
        ("Norvane Holdings employs 240 people.", "Norvane Holdings", "240 people"),
        ("Farid Noor worked for Norvane Holdings.", "Norvane Holdings", "Farid Noor"),
        ("He was hired by the ministry as a driver.", "the ministry", "He"),
    ],
    "hasRole": [
        ("Anders Holm was appointed minister of energy in 2016.", "Anders Holm",
         "minister of energy"),
        ("She works as an accountant.", "She", "an accountant"),
    ],
    "locatedIn": [
        ("The prisoners were kept in a school.", "The prisoners", "a school"),
        ("Farid Noor lives in Selmar.", "Farid Noor", "Selmar"),
        ("We installed the pump at the harbour.", "the pump", "the harbour"),
    ],
    "registeredIn": [
        ("The ship is registered in Panama.", "The ship", "Panama"),
        ("The ship flies the flag of Belize.", "The ship", "Belize"),
    ],
    "listedIn": [("His name appears on the sanctions list.", "His name", "the sanctions list")],
    "hasCount": [
        ("Turnover amounted to 12 million euros in 2020.", "Turnover", "12 million euros"),
        ("The ministry put the number of prisoners at 412.", "prisoners", "412"),
        ("The log shows 2.7.", "The log", "2.7"),
    ],
    "startedOn": [
        ("The agreement was signed on 12 June 2015.", "The agreement", "12 June 2015"),
        ("The trial began on 3 March 2021.", "The trial", "3 March 2021"),
    ],
    "endedOn": [("The mine closed in 2009.", "The mine", "2009")],
    "occurredOn": [("The raid took place on 9 September 2018.", "The raid", "9 September 2018")],
    "carriedOut": [("Police carried out 30 searches.", "Police", "30 searches")],
    "participatesIn": [
        ("Nine bidders took part in the tender.", "Nine bidders", "the tender"),
    ],
    "causedBy": [("The fire was caused by a valve.", "The fire", "a valve")],
    "paid": [
        ("Norvane Holdings paid Anders Holm 250,000 dollars.", "Norvane Holdings", "Anders Holm"),
        ("The minister received 50,000 euros from Petra Quist.", "Petra Quist", "The minister"),
    ],
    "receivedPayment": [
        ("The driver was paid 300 euros a month.", "The driver", "300 euros a month"),
    ],
    "levied": [("The militia levied a tax on every truck.", "The militia",
                "a tax on every truck")],
    "licensed": [("The regulator granted a licence to the company.", "The regulator",
                  "the company")],
    "met": [
        ("Anders Holm met Petra Quist in Geneva.", "Anders Holm", "Petra Quist"),
        ("Anders Holm spoke to Petra Quist.", "Anders Holm", "Petra Quist"),
    ],
    "summonedBy": [("The ministry summoned the ambassador.", "the ambassador", "The ministry")],
    "published": [("The report was published by Greenwatch.", "Greenwatch", "The report")],
    "cites": [("The letter cites a memorandum.", "The letter", "a memorandum")],
    "requested": [
        ("The union called for an inquiry.", "The union", "an inquiry"),
        ("The committee asked the minister to resign.", "The committee", "to resign"),
    ],
    "transferredTo": [("Farid Noor handed the documents to the police.", "Farid Noor",
                       "the police")],
    "hasOutcome": [
        ("He was sentenced to six years in prison.", "He", "sentenced to six years in prison"),
        ("The court dismissed the appeal.", "the appeal", "dismissed"),
        ("The plant is closed.", "The plant", "closed"),
    ],
    "usedAgainst": [
        ("The spyware was used against reporters.", "The spyware", "reporters"),
    ],
    "alsoKnownAs": [
        ("The ship was formerly known as the Morning Star.", "The ship", "the Morning Star"),
    ],
    "partOf": [("The fleet includes the Aurelia and the Dawn.", "Aurelia", "The fleet")],
}  # fmt: skip


@pytest.mark.parametrize(
    ("relation", "sentence", "subject", "object_"),
    [(relation, *each) for relation, several in STATED.items() for each in several],
)
def test_a_verb_states_a_relation(relation: str, sentence: str, subject: str, object_: str) -> None:
    assert (subject, relation, object_) in told(sentence)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        pytest.param(
            "Ivo Dorn, who owns the ship, was absent.",
            ("Ivo Dorn", "owns", "the ship"),
            id="relative-pronoun",
        ),
        pytest.param(
            "The ship that Ivo Dorn owns was absent.",
            ("Ivo Dorn", "owns", "The ship"),
            id="relative-object",
        ),
        pytest.param(
            "Lorries controlled by Ivo Dorn left the port.",
            ("Ivo Dorn", "controls", "Lorries"),
            id="participle",
        ),
        pytest.param(
            "Ivo Dorn bought and operates the ferry.",
            ("Ivo Dorn", "operates", "the ferry"),
            id="shared-subject",
        ),
        pytest.param(
            "Ivo Dorn owned, repaired or operated the ferry.",
            ("Ivo Dorn", "owns", "the ferry"),
            id="shared-object",
        ),
        pytest.param(
            "The company agreed to pay Anders Holm.",
            ("The company", "paid", "Anders Holm"),
            id="infinitive",
        ),
        pytest.param(
            "The spyware was used against lawyers and reporters.",
            ("The spyware", "usedAgainst", "reporters"),
            id="joined-objects",
        ),
        pytest.param(
            "The police licensed any of the lorries.",
            ("The police", "licensed", "the lorries"),
            id="partitive",
        ),
    ],
)
def test_ends_stand_where_another_clause_has_them(
    sentence: str, expected: tuple[str, str, str]
) -> None:
    assert expected in told(sentence)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The flood destroyed the mill.", ("The flood", "describedAs", "destroyed the mill")),
        ("The mill was destroyed.", ("The mill", "hasOutcome", "destroyed")),
        ("The court quashed the order.", ("the order", "hasOutcome", "quashed")),
        ("The union rejected the order.", ("The union", "describedAs", "rejected the order")),
        ("Police arrested Ivo Dorn.", ("Ivo Dorn", "hasOutcome", "arrested")),
        ("Police arrested Ivo Dorn on suspicion of theft.",
         ("Ivo Dorn", "hasOutcome", "arrested Ivo Dorn on suspicion of theft")),
        ("The clinic has a boat for sale.",
         ("The clinic", "describedAs", "has a boat for sale")),
        ("The bank has offices in Selmar.", ("The bank", "operates", "offices")),
        ("Ivo Dorn mended the gate on the evening of 4 May.",
         ("Ivo Dorn", "describedAs", "mended the gate")),
        ("Ivo Dorn mended the gate, which had been forced by thieves.",
         ("Ivo Dorn", "describedAs", "mended the gate")),
    ],
)  # fmt: skip
def test_what_is_done_is_told_of_who_does_it(sentence: str, expected: tuple[str, str, str]) -> None:
    assert expected in told(sentence)


@pytest.mark.parametrize(
    ("sentence", "relation"),
    [
        ("A clerk asked not to be quoted.", "requested"),
        ("The man, known as Ivo Dorn, left.", "hasRole"),
        ("Ivo Dorn earned some 3 crowns a day.", "hasCount"),
    ],
)
def test_what_tells_nothing_is_left_out(sentence: str, relation: str) -> None:
    assert not {each for each in told(sentence) if each[1] == relation}


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("It was Ivo Dorn who bought the mill.", ("Ivo Dorn", "owns", "the mill")),
        ("The mill is owned through two firms by Ivo Dorn.", ("Ivo Dorn", "owns", "The mill")),
        ("They telephoned the ministry.", ("They", "met", "the ministry")),
        ("The memo was shown to Ivo Dorn.", ("The memo", "transferredTo", "Ivo Dorn")),
        ("Ivo Dorn was fined and ordered to repay the loan.",
         ("Ivo Dorn", "describedAs", "ordered to repay the loan")),
    ],
)  # fmt: skip
def test_who_does_it_may_stand_far_away(sentence: str, expected: tuple[str, str, str]) -> None:
    assert expected in told(sentence)


def test_what_goes_over_is_a_qualifier() -> None:
    draft = the("Farid Noor handed the documents to the police.", "transferredTo")
    assert [(name, words.text) for name, words in draft.qualifiers] == [("item", "the documents")]


def test_every_frame_of_the_lexicon_names_a_relation_of_the_core_and_known_slots() -> None:
    relations = {term.iri.rpartition("#")[2]: term.kind for term in core_vocabulary()}
    for several in frames().values():
        for frame in several:
            takes_text = relations[frame.relation] is TermKind.TEXT_RELATION
            assert takes_text is (frame.kind is ObjectKind.TEXT), frame.id
            slots = (*frame.subject, *frame.object, *frame.needs, *frame.unless, *frame.item)
            plain = [s for s in slots if "@" not in s and ">" not in s]
            assert set(plain) <= SLOTS, frame.id
