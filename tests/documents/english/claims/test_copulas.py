"""What "be" says."""

from __future__ import annotations

import pytest
from tests.documents.english.claims.stating import told


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Maria Estevan became the director of the clinic.",
         ("Maria Estevan", "hasRole", "the director of the clinic")),
        ("The owner of the ship is Karl Dorn.", ("Karl Dorn", "owns", "the ship")),
        ("The owner of the ship is Karl Dorn.", ("Karl Dorn", "hasRole", "The owner of the ship")),
        ("The bank is in Selmar.", ("The bank", "locatedIn", "Selmar")),
        ("There is a shed on the quay.", ("a shed", "locatedIn", "the quay")),
        ("The regatta was in 2018.", ("The regatta", "occurredOn", "2018")),
        ("The limit is 12 mg/l.", ("The limit", "hasCount", "12 mg/l")),
        ("The contract was worth 9 million euros.",
         ("The contract", "hasCount", "9 million euros")),
        ("The lorry was free of rust.", ("The lorry", "describedAs", "free of rust")),
        ("The pump is out of service.", ("The pump", "describedAs", "out of service")),
        ("The statement is consistent with the tide table.",
         ("the tide table", "supports", "The statement")),
        ("The man on the photograph was Karl Dorn.", ("The man", "identicalTo", "Karl Dorn")),
        ("The brigade is part of the army.", ("The brigade", "partOf", "the army")),
    ],
)  # fmt: skip
def test_a_copula_states(sentence: str, expected: tuple[str, str, str]) -> None:
    assert expected in told(sentence)


def test_it_that_stands_for_a_clause_is_nothing() -> None:
    assert not {s for s in told("It is clear that the bank closed.") if s[0] == "It"}
