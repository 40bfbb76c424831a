"""Reporting verbs, before, behind and within what is said."""

from __future__ import annotations

import pytest
from tests.documents.english.attribution.marked import lines

pytest.importorskip("spacy")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The clerk said that [[the mill was closed]].", "The clerk (explicit)"),
        ("The clerk said [[the mill was closed]].", "The clerk (explicit)"),
        (
            "Ann Lorne told the council that [[her neighbour had sold the boat]].",
            "Ann Lorne (explicit)",
        ),
        ("[[The harbour is full]], the records show.", "the records (explicit)"),
        (
            "[[The bridge was unsafe]], the inspector wrote in a letter to the town.",
            "the inspector in a letter (explicit)",
        ),
        (
            "The witness, who had seen nothing, said [[the lamp was lit]].",
            "The witness (explicit)",
        ),
        ("As the appellant contends, [[the lock was forced]].", "the appellant (explicit)"),
        ("[[Nine dead in flood]], officials say", "officials (explicit)"),
        ('"[[It was cold]]", grumbled farmer Jens Ott.', "Jens Ott (explicit)"),
        ("Counsel put it to her that [[she had been drinking]].", "Counsel (explicit)"),
        ("The office asks us to say that [[it keeps no dogs]].", "The office (explicit)"),
        ("Who says that [[the town is safe]]?", "- (silent)"),
        (
            "[[The dam is inspected every year]], as the board's website puts it.",
            "the board in the board's website (explicit)",
        ),
    ],
)
def test_active(text: str, expected: str) -> None:
    assert lines(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The baker was told by the mayor that [[the road would stay shut]].",
            "the mayor (explicit)",
        ),
        (
            "It was reported by the coastguard that [[two boats had sunk]].",
            "the coastguard (explicit)",
        ),
        ("The firm is said to [[owe nine million crowns]].", "- (silent)"),
        ("It is believed that [[the bell was stolen]].", "- (silent)"),
    ],
)
def test_passive(text: str, expected: str) -> None:
    assert lines(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The agency denied that [[it had lost the files]].", "The agency (explicit, denied)"),
        ("The owner does not deny that [[the barn was locked]].", "The owner (explicit)"),
        ("The mayor did not say [[how many people came]].", "- (silent)"),
        ("The captain refused to say whether [[the boat was insured]].", "- (silent)"),
        (
            "They have neither confirmed nor denied that [[a suspect was questioned]].",
            "- (silent)",
        ),
        (
            "The firm rejects the union's allegation that [[it hid the losses]].",
            "The firm (explicit, denied)",
        ),
        (
            "The court is not satisfied that [[the boat was insured]].",
            "The court (explicit, denied)",
        ),
    ],
)
def test_what_is_denied_or_not_said(text: str, expected: str) -> None:
    assert lines(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Meyer Holt told the court that Jonas Rehm had said that [[the lamp was out]].",
            "Jonas Rehm < Meyer Holt (explicit)",
        ),
        (
            "The paper quoted a sailor, Sal Dorrit, as saying that [[the mast was rotten]].",
            "Sal Dorrit < The paper (explicit)",
        ),
        (
            "The minister told the Bellmark Herald that [[the tunnel was dry]].",
            "The minister < Bellmark Herald? (explicit)",
        ),
        (
            "The Courier is quoted in the report as writing that [[the mill had closed]].",
            "The Courier < the report (explicit)",
        ),
        (
            "The Society quotes the Courier, which had it from the mill itself that"
            " [[it had nine branches]].",
            "the mill < the Courier < The Society (explicit)",
        ),
        (
            "Olga Brehm, citing an internal audit, said [[the fund was empty]].",
            "an internal audit < Olga Brehm (explicit)",
        ),
    ],
)
def test_several_links(text: str, expected: str) -> None:
    assert lines(text) == [expected]


def test_what_was_heard_goes_back_to_who_said_it() -> None:
    (found,) = lines(
        "Jon Creed said he had heard from the clerk that [[the builder was insolvent]]."
    )
    assert found.startswith("the clerk < ")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The ledger lists [[forty-one barrels of oil]].", "The ledger (explicit)"),
        (
            "A page of the parish register shows [[the twins as orphans]].",
            "the parish register (explicit)",
        ),
        ("The engineer put the cost at [[four million crowns]].", "The engineer (explicit)"),
        ('Sal Dorrit called the plan "[[a disgrace]]".', "Sal Dorrit (explicit)"),
        ("The union accuses the firm of [[hiding the losses]].", "The union (explicit)"),
        ("The surveyors identified [[three cracked beams]].", "The surveyors (agent-only)"),
    ],
)
def test_what_is_no_clause(text: str, expected: str) -> None:
    assert lines(text) == [expected]


def test_the_words_that_report_are_nobodys() -> None:
    assert lines("[[The bank said]] that prices rose.") == ["- (silent)"]


def test_a_writer_is_a_step_where_they_name_themselves() -> None:
    assert lines("I believe that [[the mill burned down]]. [[It was old.]]") == [
        "I (explicit)",
        "- (silent)",
    ]


def test_a_passage_with_its_verb_is_said_by_its_speaker() -> None:
    assert lines("[[The clerk said that the mill was closed]].") == ["The clerk (explicit)"]
