"""A passage in its document, and the marks on it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.reviewing.cases import LETTER, barges, denied, every, leases, met

from claimgraph.documents.text import Document
from claimgraph.model.proposal import Proposal
from claimgraph.reviewing.passage import marks_of, window

DOCUMENT = Document("letter.txt", "", LETTER, "")


def roles(proposal: Proposal) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for mark in marks_of(proposal):
        found.setdefault(mark.role, []).append(LETTER[mark.start : mark.end])
    return found


def test_each_part_of_a_proposal_is_marked() -> None:
    assert roles(leases()) == {
        "quote": [leases().quote],
        "subject": ["Dredging Board"],
        "object": ["Eel Quay"],
        "speaker": ["Odo Finch"],
        "cue": ["its clerk Odo Finch told this letter"],
    }
    assert roles(met())["when"] == ["3 May"]
    assert roles(barges())["name"] == ["Dredging Board"]
    assert roles(barges())["context"] == ["The Dredging Board leases the Eel Quay"]
    assert roles(barges())["via"] == ["the Board's yearly report"]
    assert roles(denied())["cue"] == ["denied"]


def test_without_the_document_there_is_the_quote() -> None:
    shown = window(leases(), None)
    assert (shown.text, shown.has_document) == (leases().quote, False)
    assert "".join(s.text for s in shown.segments()) == leases().quote


def test_the_whole_document() -> None:
    shown = window(denied(), DOCUMENT, None)
    assert shown.text == LETTER
    assert shown.is_start
    assert shown.is_end


@given(st.sampled_from(every()), st.integers(0, 400), st.integers(0, 40))
def test_segments_are_the_text_with_the_roles_of_each_point(
    proposal: Proposal, around: int, shift: int
) -> None:
    document = replace(DOCUMENT, text=LETTER, pages=(0, 150))
    shown = window(proposal, document, around)
    segments = shown.segments()
    assert "".join(s.text for s in segments) == shown.text
    assert shown.text == LETTER[shown.start : shown.start + len(shown.text)]
    point = shown.start + shift
    inside = [s for s in segments if s.start <= point < s.start + len(s.text)]
    for segment in inside:
        assert set(segment.roles) == {m.role for m in shown.marks if m.start <= point < m.end}
    quoted = "".join(s.text for s in segments if "quote" in s.roles)
    assert quoted == proposal.quote
    assert shown.page == (2 if proposal.anchor[0] >= 150 else 1)


@pytest.mark.parametrize("around", [0, 10])
def test_the_ends_of_the_document_are_known(around: int) -> None:
    shown = window(leases(), DOCUMENT, around)
    assert not shown.is_start
    assert window(leases(), DOCUMENT, 31).is_start
