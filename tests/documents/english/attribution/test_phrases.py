"""Phrases and nouns that say whose words a clause is."""

from __future__ import annotations

import pytest
from tests.documents.english.attribution.marked import lines

pytest.importorskip("spacy")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "According to the harbour log, [[no ship left that night]].",
            "the harbour log (explicit)",
        ),
        (
            "[[Prices rose by a tenth]], according to figures published by the bank.",
            "the bank in figures (explicit)",
        ),
        (
            "Besides the two mills in Orsk, [[a third one burned down]], according to the"
            " fire service.",
            "the fire service (explicit)",
        ),
        ("[[The alert was lowered]] (source: river authority).", "river authority (explicit)"),
        (
            "In 1643 [[the castle was burned]], as recorded in the parish chronicle.",
            "the parish chronicle (explicit)",
        ),
        ("In Feld's view, [[the fire never happened]].", "Feld (explicit)"),
        ("The rent is 40 florins [[per month]].", "- (silent)"),
    ],
)
def test_phrases(text: str, expected: str) -> None:
    assert lines(text) == [expected]


def test_a_phrase_ends_where_the_sentence_turns() -> None:
    assert lines(
        "According to the minutes, [[the board agreed]], but two members said that"
        " [[no vote was taken]]."
    ) == ["the minutes (explicit)", "two members (explicit)"]


def test_what_is_only_added_to_is_not_said() -> None:
    said, added = lines(
        "[[Besides the two mills in Orsk]], [[a third one burned down]], according to the"
        " fire service."
    )
    assert (said, added) == ("- (silent)", "the fire service (explicit)")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The claimant's case is that [[the barn was empty]].",
            "The claimant (explicit)",
        ),
        (
            "The report repeats the charity's claim that [[the children were fed]].",
            "the charity < The report (explicit)",
        ),
        ("A letter from Ida Crewe says [[the lake was sold]].", "Ida Crewe in A letter (explicit)"),
        ("The captain gave evidence that [[the light was green]].", "The captain (explicit)"),
        (
            "Minutes of the town council record that [[the well was closed]].",
            "Minutes (explicit)",
        ),
    ],
)
def test_nouns(text: str, expected: str) -> None:
    assert lines(text) == [expected]


def test_a_document_keeps_its_author() -> None:
    first, second = lines(
        "A letter from Ida Crewe says [[the lake was sold]]. The letter adds that"
        " [[the price was low]]."
    )
    assert (first, second) == (
        "Ida Crewe in A letter (explicit)",
        "Ida Crewe in The letter (explicit)",
    )


def test_a_dissent_is_the_view_of_who_dissents() -> None:
    assert lines("Judge Orrin, dissenting, [[would have acquitted the driver]].") == [
        "Judge Orrin (explicit)"
    ]
