"""Phrases that state a relation: "in charge of", "on the board of"."""

from __future__ import annotations

import pytest
from tests.documents.english.claims.stating import told


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Ivo Dorn is in charge of the port.", ("Ivo Dorn", "leads", "the port")),
        ("Ada Brin was put in charge of the yard.", ("Ada Brin", "leads", "the yard")),
        ("The driver in charge of the convoy fled.", ("The driver", "leads", "the convoy")),
        ("The town is under the control of two brothers.",
         ("two brothers", "controls", "The town")),
        ("The ministry is in talks with the union.", ("The ministry", "met", "the union")),
    ],
)  # fmt: skip
def test_a_phrase_states_a_relation(sentence: str, expected: tuple[str, str, str]) -> None:
    assert expected in told(sentence)


@pytest.mark.parametrize(
    "sentence",
    ["A place on the council of the guild is free.", "Ada Brin keeps the keys in her hands."],
)
def test_a_thing_is_no_member_and_a_hand_no_control(sentence: str) -> None:
    assert not {each for each in told(sentence) if each[1] in ("memberOf", "controls")}
