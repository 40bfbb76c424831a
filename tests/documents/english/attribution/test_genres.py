"""What kinds of texts do: interviews, judgments, lists, writers who say "I" and "we"."""

from __future__ import annotations

import pytest
from tests.documents.english.attribution.marked import lines

pytest.importorskip("spacy")

_QUOTED = """The keeper of the quay

We sat down with Lena Orb, who ran the ferry for years, on her old bench.

Was it cold?
“[[The deck froze every night.]] My brother says [[the pump was broken]].”

Did you complain?
“[[I wrote to the board.]]”

[[The ferry was sold in May.]]
"""

_PLAIN = """A talk with Lena Orb

We met Lena Orb at the quay.

Was it cold?

[[The deck froze every night.]]

Did you complain?

[[The board never answered.]]

[[The ferry was sold in May.]]
"""


def test_an_interview_with_quoted_answers() -> None:
    assert lines(_QUOTED) == [
        "Lena Orb (carried)",
        "My brother < Lena Orb (explicit)",
        "Lena Orb (carried)",
        "- (silent)",
    ]


def test_an_interview_with_plain_answers() -> None:
    assert lines(_PLAIN) == ["Lena Orb (carried)", "Lena Orb (carried)", "- (silent)"]


def test_one_question_makes_no_interview() -> None:
    text = "Lena Orb spoke to us.\n\nWas it cold?\n\n[[The deck froze every night.]]"
    assert lines(text) == ["- (silent)"]


def test_a_judge_who_says_i() -> None:
    text = """IN THE HIGH COURT OF ORL
JUDGMENT

Mrs Justice Fenn:

1. [[The claimant owns a kiln.]]

2. I find that [[the kiln was cold]]. For the defendant it was argued that [[the coal was wet]].
It was submitted on behalf of the claimant that [[the door was open]].
"""
    assert lines(text) == [
        "- (silent)",
        "I (explicit)",
        "the defendant (explicit)",
        "the claimant (explicit)",
    ]


def test_a_paper_that_says_we() -> None:
    text = "By Ada Moll, The Orl Gazette\n\nWe gave [[the age of the kiln as 90]]."
    assert lines(text) == ["We (explicit)"]


def test_another_version_of_a_text_is_another_document() -> None:
    text = "A previous draft of the report said that [[the quay was sold]]."
    assert lines(text) == ["A previous draft of the report (explicit)"]


def test_a_list_below_its_source() -> None:
    text = """The inspectors found that:

- [[the doors were rusty]];
- [[the pump was dry]].

[[The ship was scrapped.]]
"""
    assert lines(text) == [
        "The inspectors (carried)",
        "The inspectors (carried)",
        "- (silent)",
    ]


def test_a_document_goes_on_only_where_the_text_draws_on_it() -> None:
    once = "Orl is old. It has a quay. It has a mill. The mill is dry. A letter from the mayor "
    assert lines(f"{once}says that the well is deep. [[The pump is broken.]]") == ["- (silent)"]
    lede = "The well is deep, according to a report by the mayor. [[The pump is broken.]]"
    assert lines(lede)[0].startswith("the mayor in a report")
