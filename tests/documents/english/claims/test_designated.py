"""What the entries of a list of persons say of whom they begin with."""

from __future__ import annotations

import pytest
from tests.documents.english.claims.stating import told

LIST = """The following persons are listed:
1. DORN, Karl (a.k.a. “the Baker”; a.k.a. DOREN, Carl), born 4 May 1961 in Selmar, Norvane \
national, former director of Kelder Mining;
2. Petra QUIST, date of birth 6 June 1970, captain of the Petrel.
"""


@pytest.mark.parametrize(
    "expected",
    [
        ("DORN, Karl", "alsoKnownAs", "“the Baker”"),
        ("DORN, Karl", "alsoKnownAs", "DOREN, Carl"),
        ("DORN, Karl", "startedOn", "4 May 1961"),
        ("DORN, Karl", "describedAs", "Norvane national"),
        ("DORN, Karl", "hasRole", "former director of Kelder Mining"),
        ("Petra QUIST", "startedOn", "6 June 1970"),
        ("Petra QUIST", "hasRole", "captain of the Petrel"),
    ],
)
def test_an_entry_says(expected: tuple[str, str, str]) -> None:
    assert expected in told(LIST)


def test_the_other_name_was_not_born() -> None:
    assert {s for s, r, _ in told(LIST) if r == "startedOn"} == {"DORN, Karl", "Petra QUIST"}


def test_a_sentence_with_a_verb_is_no_entry() -> None:
    found = told("Karl Dorn, born 4 May 1961, owns a mill.")
    assert ("Karl Dorn", "owns", "a mill") in found
