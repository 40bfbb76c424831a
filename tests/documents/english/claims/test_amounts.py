"""Amounts behind nouns, ages, and what an amount is given as."""

from __future__ import annotations

import pytest
from tests.documents.english.claims.stating import told


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The dairy reported revenue of 40 million euros.",
         ("revenue", "hasCount", "40 million euros")),
        ("Ada Brin, 58, runs the dairy.", ("Ada Brin", "hasCount", "58")),
        ("The note gave the number of cows as thirty.", ("cows", "hasCount", "thirty")),
        ("The loss narrowed to 2 million euros.", ("The loss", "hasCount", "2 million euros")),
        ("The tenants were awarded damages of 900 euros.",
         ("The tenants", "receivedPayment", "900 euros")),
        ("Drivers were paid 300 euros a load by Norvane Holdings.",
         ("Norvane Holdings", "paid", "Drivers")),
    ],
)  # fmt: skip
def test_how_much_it_is(sentence: str, expected: tuple[str, str, str]) -> None:
    assert expected in told(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "A total of 40 million euros was lost.",
        "Ada Brin, 12 of her clerks and a porter left.",
        "The dairy closed at the age of 58 years.",
    ],
)
def test_what_is_no_measure_of_a_thing(sentence: str) -> None:
    assert not {e for e in told(sentence) if e[1] == "hasCount" and "clerks" not in e[2]}
