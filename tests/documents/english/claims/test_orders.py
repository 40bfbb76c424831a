"""Requests, orders and resolutions."""

from __future__ import annotations

import pytest
from tests.documents.english.claims.stating import drafted, told

ORDERED = [
    ("The Board met in May. It was AGREED that the lease be renewed.",
     ("The Board", "the lease be renewed")),
    ("The Council met in May. It was resolved not to publish the list.",
     ("The Council", "not to publish the list")),
    ("I was ordered to burn the files by my captain.", ("my captain", "to burn the files")),
    ("She asked that her objection be recorded.", ("She", "her objection be recorded")),
    ("The boxes were opened at Mr Lund's request.", ("Mr Lund", "The boxes were opened")),
    ("The raids were made at the request of the Government of Orland.",
     ("Government of Orland", "The raids were made")),
    ("The cargo was released on the orders of the harbour master.",
     ("the harbour master", "The cargo was released")),
    ("The meeting of the Trustees began at noon. It was RESOLVED unanimously to sell the barge.",
     ("the Trustees", "sell the barge")),
    ("He asked me whether we would sell the mill.", ("He", "we would sell the mill")),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), ORDERED)
def test_what_is_asked_for(text: str, expected: tuple[str, str]) -> None:
    assert expected in {(s, o) for s, relation, o in told(text) if relation == "requested"}


@pytest.mark.parametrize(
    "text",
    [
        "Dr Pohl asked whether the guards were armed.",
        "He did not say whether the rope was new.",
        "The mayor proposes to resign.",
        "It was resolved that the lease be renewed.",
    ],
)
def test_a_question_a_plan_and_an_unknown_body_ask_for_nothing(text: str) -> None:
    assert not [d for d in drafted(text) if d.predicate == "requested"]


def test_what_is_to_be_done_is_not_told_as_done() -> None:
    found = told("The Board met in May. It was AGREED that the lease be renewed.")
    assert not {each for each in found if each[1] == "hasOutcome"}
