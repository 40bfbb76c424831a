"""What nouns say without a verb."""

from __future__ import annotations

import pytest
from tests.documents.english.claims.stating import the, told


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Anders Holm, the director of the mine, resigned.",
         ("Anders Holm", "hasRole", "the director of the mine")),
        ("Anders Holm, 61, a former engineer, left.",
         ("Anders Holm", "hasRole", "a former engineer")),
        ("The clinic's director, Anders Holm, resigned.",
         ("Anders Holm", "hasRole", "The clinic's director")),
        ("Finance minister Anders Holm resigned.",
         ("Anders Holm", "hasRole", "Finance minister")),
        ("Kelder Mining, a subsidiary of Norvane Holdings, was fined.",
         ("Kelder Mining", "partOf", "Norvane Holdings")),
        ("Holm's involvement in the sale is unclear.",
         ("Holm", "participatesIn", "the sale")),
        ("The payment of 30,000 euros to Anders Holm was hidden.",
         ("Anders Holm", "receivedPayment", "30,000 euros")),
        ("A meeting between Anders Holm and Petra Quist was recorded.",
         ("Anders Holm", "met", "Petra Quist")),
        ("The presence of foreign troops in Ostrel was denied.",
         ("foreign troops", "locatedIn", "Ostrel")),
        ("The man behind the fraud is Karl Dorn.", ("Karl Dorn", "controls", "the fraud")),
        ("Petra Quist's 40 per cent stake in Kelder Mining is pledged.",
         ("Petra Quist", "owns", "Kelder Mining")),
        ("Kelder Mining announced the appointment of Petra Quist as treasurer.",
         ("Petra Quist", "hasRole", "treasurer")),
        ("The ministry held talks with Petra Quist.", ("The ministry", "met", "Petra Quist")),
        ("An inquiry by the ministry is open.", ("the ministry", "carriedOut", "An inquiry")),
        ("Kelder Mining's own guards slept.",
         ("Kelder Mining", "employs", "Kelder Mining's own guards")),
        ("At least 23 lorries left.", ("At least 23 lorries", "hasCount", "At least 23 lorries")),
        ("A mill in Selmar burned down.", ("A mill", "locatedIn", "Selmar")),
        ("A report by Greenwatch was lost.", ("Greenwatch", "published", "A report")),
    ],
)  # fmt: skip
def test_a_noun_states(sentence: str, expected: tuple[str, str, str]) -> None:
    assert expected in told(sentence)


def test_a_measure_is_no_count_of_things() -> None:
    assert not told("He waited for 14 days.") & {("14 days", "hasCount", "14 days")}


def test_when_an_act_was() -> None:
    draft = the("Kelder Mining's 2019 purchase of the quarry was dear.", "owns")
    assert draft.when is not None
    assert draft.when.text == "2019"


@pytest.mark.parametrize(
    ("sentence", "relation"),
    [
        ("Petra Quist sold her stake in Kelder Mining to Anders Holm.", "hasRole"),
        ("Kelder Mining lost its role.", "hasRole"),
    ],
)
def test_an_act_without_its_parties_states_nothing(sentence: str, relation: str) -> None:
    assert not {each for each in told(sentence) if each[1] == relation}
