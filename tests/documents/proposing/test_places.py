"""Where words stand in a text: whole words, in normal form at most."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimgraph.documents.proposing.places import Places, are_same, key, trimmed


def found(words: str, text: str) -> list[str]:
    places = Places(text)
    spans = places.find(words, places.whole)
    return [text[slice(*span)] for span in spans if places.is_whole(span)]


@pytest.mark.parametrize(
    ("words", "text", "expected"),
    [
        ("Ann", "Ann and Annex and Ann.", ["Ann", "Ann"]),
        ("Ann", "Annex", []),
        ("12", "120 and 12", ["12"]),
        ("Ann", "Ann-Marie", ["Ann"]),
        ("Ann", "Ann-\nex", []),
        ("ex", "Ann-\nex", []),
        ("Ann", "Ann-\nMarie", ["Ann"]),
        ("Ann", "Ann\u00adex", []),
        ("Ann", "Ann\u0301", []),
        ("cafe", "cafe\u0301", []),
        ("café", "cafe\u0301", ["cafe\u0301"]),
        ("the Tea Club", "the Tea\nClub", ["the Tea\nClub"]),
        ("the Tea Club", "> the Tea\n> Club", ["the Tea\n> Club"]),
        ("“Tea”", '"Tea"', ['"Tea"']),
        ("Tea-Club", "Tea–Club", ["Tea–Club"]),
        ("Inspectorate", "In-\nspectorate", ["In-\nspectorate"]),
        ("Аnn", "Ann", []),
        ("南通", "南通市", ["南通"]),
        ("ann", "Ann", []),
        ("", "Ann", []),
    ],
)
def test_find(words: str, text: str, expected: list[str]) -> None:
    assert found(words, text) == expected


def test_nearest_is_the_last_before_a_stretch_or_the_first_behind() -> None:
    text = "Ann. Annex. Bob. Ann. Cy. Ann."
    places = Places(text)
    cy = text.index("Cy")
    assert places.nearest("Ann", (cy, cy + 2)) == (text.index("Ann. Cy"), text.index("Ann. Cy") + 3)
    assert places.nearest("Cy", (0, 3)) == (cy, cy + 2)
    assert places.nearest("Dan", (0, 3)) is None
    assert places.nearest("nne", (0, 3)) is None
    assert places.nearest("Ann\nBob", (0, 3)) is None


@pytest.mark.parametrize(
    ("place", "expected"),
    [((0, 3), (0, 3)), ((0, 4), (0, 3)), ((4, 7), None), ((-1, 3), None), ((0, 99), None)],
)
def test_at_a_place(place: tuple[int, int], expected: tuple[int, int] | None) -> None:
    assert Places("Ann Bob").at("Ann", place) == expected


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("The Tea Club", "tea club"),
        ("Ann's", "ANN"),
        ("Ann’s", "Ann"),
        ("the  Tea\nClub", "Tea Club"),
        ("Straße", "strasse"),
    ],
)
def test_names_that_are_the_same(first: str, second: str) -> None:
    assert key(first) == key(second)


@pytest.mark.parametrize(
    ("there", "words", "expected"),
    [
        ("the Tea\n> Club", "the Tea Club", "the Tea Club"),
        ("In-\nspectorate", "Inspectorate", "Inspectorate"),
        ("In-\nspectorate", "In-spectorate", "In-spectorate"),
        ("In-\nspectorate", "In-\nspectorate", "Inspectorate"),
        ("In-\n> spectorate", "In-\n> spectorate", "Inspectorate"),
        ("Ann-\nMarie", "Ann-\nMarie", "Ann-Marie"),
        ("Tea -\nroom", "Tea -\nroom", "Tea - room"),
        ("12-\n15", "12-\n15", "12- 15"),
    ],
)
def test_a_name_is_written_on_one_line(there: str, words: str, expected: str) -> None:
    assert Places(there).written((0, len(there)), words) == expected
    assert are_same(expected, there)


def test_names_that_differ() -> None:
    assert key("Ann") != key("Аnn")
    assert key("Tea Club") != key("Tea Clubs Ltd")
    assert key("The") == "the"


texts = st.text(st.sampled_from("Ann Bob-\n>\u00ad “”’x12é\u0301南ﬁ"), max_size=40)


@given(texts, st.integers(0, 40), st.integers(1, 20))
def test_any_stretch_is_found_where_it_stands(text: str, start: int, length: int) -> None:
    span = trimmed(text, (min(start, len(text)), min(start + length, len(text))))
    if span is None:
        return
    words = text[slice(*span)]
    places = Places(text)
    assert places.at(words, span) == span
    assert span in places.find(words, places.whole)


@given(texts, texts)
def test_whatever_is_found_is_the_same_words(words: str, text: str) -> None:
    places = Places(text)
    for start, end in places.find(words, places.whole):
        assert are_same(words, text[start:end])
    near = places.nearest(words, (len(text) // 2, len(text)))
    assert near is None or (are_same(words, text[slice(*near)]) and places.is_whole(near))
