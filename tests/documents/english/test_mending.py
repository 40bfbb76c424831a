"""A copy of a sentence that can be parsed, each character with its place."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimgraph.documents.english.mending import mended

CASES = [
    ("The ship\nsank.", "The ship sank."),
    ("The ship > \n> sank.", "The ship > sank."),
    ("He sold\n> > the boat", "He sold the boat"),
    ("the har-\nbour", "the harbour"),
    ("Marga-\nret", "Margaret"),
    ("Smith-\nJones", "Smith-Jones"),
    ("har\u00adbour", "harbour"),
    ("har\u200bbour", "harbour"),
    ("three\u00a0ships  sank", "three ships sank"),
    ("It sank.[12] Then", "It sank. Then"),
    ("It sank.³ Then", "It sank. Then"),
    ("boats⁴ sank", "boats sank"),
    ("an area of 12 km²", "an area of 12 km²"),
    ("“We sank,” he said; ‘yes’", "\"We sank,\" he said; 'yes'"),
    ("the ﬁsh", "the fish"),
]


@pytest.mark.parametrize(("text", "copy"), CASES)
def test_what_a_parser_stumbles_over_is_mended(text: str, copy: str) -> None:
    assert mended(text, 0, len(text)).text == copy


def test_a_part_of_a_text_is_mended_with_its_places() -> None:
    text = "No. The har-\nbour is  full."
    copy = mended(text, 4, len(text))
    assert copy.text == "The harbour is full."
    assert [text[at] for at in copy.starts] == list(copy.text)


def test_both_letters_of_a_ligature_have_its_place() -> None:
    assert mended("ﬁsh", 0, 3).starts == (0, 0, 1, 2)


@given(st.text(alphabet=st.sampled_from("ab -\n>[1]²“ﬁ\u00ad\u00a0.…"), max_size=60))
def test_places_are_in_order_and_hold_what_the_copy_says(text: str) -> None:
    copy = mended(text, 0, len(text))
    assert len(copy.starts) == len(copy.text)
    assert list(copy.starts) == sorted(copy.starts)
    for letter, at in zip(copy.text, copy.starts, strict=True):
        assert letter == text[at] or text[at] in "“ﬁ\u00a0…\n>\u00ad -"


@given(st.text(max_size=40), st.integers(0, 40), st.integers(0, 40))
def test_a_copy_is_of_its_stretch_only(text: str, one: int, other: int) -> None:
    start, end = sorted((min(one, len(text)), min(other, len(text))))
    assert all(start <= at < end for at in mended(text, start, end).starts)
