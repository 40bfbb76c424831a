"""The usual case of words in headings."""

from __future__ import annotations

import pytest

from claimgraph.documents.english.casing import Casing, is_shouted, is_titled
from claimgraph.documents.pieces import pieces

TEXT = "The harbour of Varro is full. All boats of the Varro fleet leave the harbour at six."


@pytest.mark.parametrize(
    ("text", "shouted"),
    [
        ("HARBOUR OF VARRO CLOSED", True),
        ("Harbour of Varro closed", False),
        ("UN", False),
        ("Case No. 7", False),
    ],
)
def test_lines_in_capitals_are_known(text: str, shouted: bool) -> None:
    assert is_shouted(text) is shouted


@pytest.mark.parametrize(
    ("text", "titled"),
    [
        ("Empty Boats: How the Harbour of Varro Lost Its Fish", True),
        ("The harbour of Varro was closed on Friday", False),
        ("Varro Harbour Closes", False),
    ],
)
def test_titles_are_known(text: str, titled: bool) -> None:
    assert is_titled(text) is titled


def test_words_get_the_case_of_the_running_text() -> None:
    usual = Casing(TEXT, pieces(TEXT).sentences).of("VARRO HARBOUR AUTHORITY")
    assert usual("HARBOUR") == "harbour"
    assert usual("VARRO") == "Varro"
    assert usual("Harbour") == "harbour"


@pytest.mark.parametrize(
    ("heading", "form"),
    [
        ("VARRO LIGHTHOUSE AUTHORITY", "Lighthouse"),
        ("BOATS LEAVE LIGHTHOUSE", "lighthouse"),
        ("HOW VARRO LOST ITS LIGHTHOUSE", "lighthouse"),
    ],
)
def test_a_word_that_does_not_occur_is_a_name_unless_the_heading_says_something(
    heading: str, form: str
) -> None:
    assert Casing(TEXT, pieces(TEXT).sentences).of(heading)("LIGHTHOUSE") == form
