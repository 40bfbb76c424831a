"""Adjectives that stand behind a noun, between commas."""

from __future__ import annotations

from tests.documents.english.claims.stating import told


def test_an_adjective_with_words_of_its_own() -> None:
    found = told("The mill, idle since 2009, belongs to Ivo Dorn.")
    assert ("The mill", "describedAs", "idle since 2009") in found


def test_a_bare_adjective_says_too_little() -> None:
    found = told("The mill, empty, burned down.")
    assert not {each for each in found if each[2] == "empty"}
