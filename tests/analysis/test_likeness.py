"""Names that look alike: found without comparing every name with every other."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimgraph.analysis.likeness import Bearer, distance, likenesses
from claimgraph.model.source import text_digest


def alike(*names: str, slips: tuple[str, ...] = (), kinds: bool = True) -> list[tuple[str, str]]:
    """Return the pairs of names, each of a thing of its own, that look alike."""
    bearers = [Bearer(name, f"thing-{i:04}", name in slips) for i, name in enumerate(names)]
    return [(found.one, found.other) for found in likenesses(bearers, lambda a, b: kinds)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("Municipal Fog Office", "Municipal Frog Office", id="a-letter-more"),
        pytest.param("Marlingate", "Marlingaet", id="two-letters-swapped"),
        pytest.param("Hollowmere", "Holowmeer", id="two-slips-in-a-long-word"),
        pytest.param("Tea Board", "Teaboard", id="a-blank"),
        pytest.param("Xi'an", "Xian", id="an-apostrophe"),
        pytest.param("Ann Leaf", "Leaf Ann", id="turned-round"),
        pytest.param("Łódź", "Lodz", id="diacritics"),
        pytest.param("Mohammed Yusef", "Muhammad Yousef", id="another-transliteration"),
        pytest.param("Ostrowe Bank", "Ostrowe Bank", id="one-name-of-two-things"),
        pytest.param("青田县公安局", "青田县公安局", id="one-name-in-characters"),
    ],
)
def test_names_that_look_alike_are_found(one: str, other: str) -> None:
    assert len(alike(one, other)) == 1
    assert len(alike(other, one)) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("Fog bank", "Fog banks", id="a-plural"),
        pytest.param("Post 12", "Post 13", id="numbers"),
        pytest.param("Report of 2016", "Report of 2017", id="years"),
        pytest.param("Mist", "Most", id="short-words"),
        pytest.param("North Brookdale Mill", "South Brookdale Mill", id="other-words"),
        pytest.param("南通市公安局", "南昌市公安局", id="a-character-is-a-syllable"),
        pytest.param("", "…", id="nothing-to-compare"),
    ],
)
def test_names_that_differ_are_not(one: str, other: str) -> None:
    assert alike(one, other) == []


def test_things_of_kinds_that_cannot_be_one_are_passed_over() -> None:
    assert alike("Marlingate", "Marlingaet", kinds=False) == []


def test_a_name_of_one_word_is_compared_with_the_words_of_longer_names() -> None:
    # Kinds do not matter here: a town's name is a part of what is named after it.
    found = alike("Marlingaet", "Marlingate Town Council", "The mill", kinds=False)
    assert found == [("Marlingaet", "Marlingate")] or found == [("Marlingate", "Marlingaet")]


def test_a_recorded_slip_comes_first_and_explains_itself() -> None:
    assert alike("Marlingate Mill", "Marlingaet", slips=("Marlingaet",)) == [
        ("Marlingaet", "Marlingate")
    ]
    own = [Bearer("Marlingate", "town"), Bearer("Marlingaet", "town", is_slip=True)]
    others = [Bearer("Marlingate Mill", "mill")]
    assert list(likenesses([*own, *others], lambda a, b: True)) == []


def test_a_thing_is_not_like_itself() -> None:
    bearers = [Bearer("Tea Board", "board"), Bearer("Teaboard", "board")]
    assert list(likenesses(bearers, lambda a, b: True)) == []


def naive(one: str, other: str) -> int:
    """The textbook table of optimal string alignment."""
    table = [
        [max(i, j) if not i * j else 0 for j in range(len(other) + 1)] for i in range(len(one) + 1)
    ]
    for i in range(1, len(one) + 1):
        for j in range(1, len(other) + 1):
            table[i][j] = min(
                table[i - 1][j] + 1,
                table[i][j - 1] + 1,
                table[i - 1][j - 1] + (one[i - 1] != other[j - 1]),
            )
            if i > 1 and j > 1 and one[i - 1] == other[j - 2] and one[i - 2] == other[j - 1]:
                table[i][j] = min(table[i][j], table[i - 2][j - 2] + 1)
    return table[-1][-1]


WORDS = st.text("abc", max_size=7)


@given(WORDS, WORDS, st.integers(0, 3))
def test_the_distance_is_the_textbook_one_as_far_as_it_matters(
    one: str, other: str, most: int
) -> None:
    found, true = distance(one, other, most), naive(one, other)
    assert (found == true) if true <= most else (found > most)


@given(st.lists(st.text("abcdeg -", min_size=5, max_size=14), max_size=8))
def test_the_order_of_names_makes_no_difference(names: list[str]) -> None:
    bearers = [Bearer(name, f"{i}") for i, name in enumerate(names)]
    forward = list(likenesses(bearers, lambda a, b: True))
    assert forward == list(likenesses(reversed(bearers), lambda a, b: True))


def test_the_work_grows_with_the_names_and_not_with_their_square() -> None:
    def seconds(number: int) -> float:
        # Names of one pattern, and as many of one word that have nothing in common.
        names = [Bearer(f"Post {i} of Marlingate", f"post-{i}") for i in range(number)]
        names += [
            Bearer(text_digest(f"{i}").translate(_LETTERS)[:9], f"{i}") for i in range(number)
        ]
        start = time.process_time()
        assert len(list(likenesses(names, lambda a, b: True))) < number
        return time.process_time() - start

    seconds(100)  # what is made at the first use
    # The least of several: whatever else runs here only adds to it.
    small = min(seconds(500) for _ in range(3))
    large = min(seconds(4_000) for _ in range(2))
    assert large < 30 * max(small, 0.02)  # eight times the names; their square is 64 times


_LETTERS = str.maketrans("0123456789", "ghijklmnop")
