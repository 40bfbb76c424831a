"""Roles, other names and functions that stand beside names."""

from __future__ import annotations

import pytest
from tests.documents.english.claims.stating import told


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The agent, Brask & Sons, refused.", ("Brask & Sons", "hasRole", "The agent")),
        ("The contractor, Kelder Mining, left.", ("Kelder Mining", "hasRole", "The contractor")),
        ("My superior, Kurt Ebner, told me.", ("Kurt Ebner", "hasRole", "My superior")),
        ("His successor, Karl Dorn, resigned.", ("Karl Dorn", "hasRole", "His successor")),
        ("The mayor, Petra Quist, read it.", ("Petra Quist", "hasRole", "The mayor")),
        ("The two delegates, Anders Holm and Petra Quist, left.",
         ("Anders Holm", "hasRole", "delegates")),
        ("The two delegates, Anders Holm and Petra Quist, left.",
         ("Petra Quist", "hasRole", "delegates")),
        ("Anders Holm, a welder who built the tower, wept.",
         ("Anders Holm", "hasRole", "a welder")),
        ("Its only trustee is a notary, Petra Quist.",
         ("Petra Quist", "hasRole", "Its only trustee")),
        ("The firm's foreman on deck, a Mr Dorn, slept.",
         ("Mr Dorn", "hasRole", "The firm's foreman on deck")),
        ("Moe's deputy at the time, Colonel Finn Dahl, fled.",
         ("Colonel Finn Dahl", "hasRole", "Moe's deputy at the time")),
        ("Sergeant Ada Brin of the Harbour Police searched the flat.",
         ("Sergeant Ada Brin", "memberOf", "Harbour Police")),
        ("The council thanked the auditors, Berg & Holt.",
         ("Berg & Holt", "hasRole", "the auditors")),
        ("Present: J. Rode (Security), A. Holm (Chair)", ("J. Rode", "hasRole", "Security")),
        ("Karl Dorn (a.k.a. “the Baker”) was arrested.",
         ("Karl Dorn", "alsoKnownAs", "“the Baker”")),
        ("Karl Dorn (alias “Uncle”; passport K 7712) was arrested.",
         ("Karl Dorn", "describedAs", "passport K 7712")),
    ],
)  # fmt: skip
def test_a_name_has_what_stands_beside_it(sentence: str, expected: tuple[str, str, str]) -> None:
    assert expected in told(sentence)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Karl Dorn (born 4 May 1961; passport K 7712) is the founder and sole owner of Kelder "
         "Mining.", ("Karl Dorn", "owns", "Kelder Mining")),
        ("Petra Quist is a director of Kelder Mining and is Dorn's cousin.",
         ("Petra Quist", "relativeOf", "Dorn")),
        ("Petra Quist is a director of Kelder Mining and is Dorn's cousin.",
         ("Petra Quist", "hasRole", "a director of Kelder Mining")),
        ("I, Ada Brin, of 4 Hill Road, Selmar, state as follows.",
         ("Ada Brin", "locatedIn", "4 Hill Road, Selmar")),
        ("Karl Dorn is believed to be the owner of the mill.", ("Karl Dorn", "owns", "the mill")),
    ],
)  # fmt: skip
def test_a_name_is_what_is_told_past_brackets_and_verbs(
    sentence: str, expected: tuple[str, str, str]
) -> None:
    assert expected in told(sentence)


@pytest.mark.parametrize(
    ("sentence", "relation"),
    [
        ("Witnesses: Anders Holm, Petra Quist", "hasRole"),
        ("The river, Anders Holm said, was dry.", "hasRole"),
        ("Present: J. Rode (Security)", "memberOf"),
        ("Kelder Mining's owner, Anders Holm, resigned.", "describedAs"),
    ],
)
def test_no_role_is_read_where_none_is_told(sentence: str, relation: str) -> None:
    assert relation not in {predicate for _, predicate, _ in told(sentence)}
