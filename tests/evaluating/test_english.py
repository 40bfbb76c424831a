"""What the English reader finds, in the form in which it is compared with gold."""

from __future__ import annotations

import pytest
from tests.analysis.evaluation.invented import DOCUMENT, TEXT, read, span

from claimgraph.documents.proposing.draft import DraftHop, Words
from claimgraph.evaluating import english
from claimgraph.evaluating.extraction import context_of
from claimgraph.model.claim import Stance
from claimgraph.model.proposal import Party


@pytest.mark.parametrize(
    ("words", "party"),
    [
        (Words("the board", at=(3, 7)), Party("the board", (3, 7))),
        (Words("Brim Brothers"), Party("Brim Brothers", span("Brim Brothers"))),
        (Words("board"), Party("board", (-1, -1))),
        (Words("nobody"), Party("nobody", (-1, -1))),
        (
            Words("She", name="Ada Quill", name_at=span("Ada Quill")),
            Party("Ada Quill", span("She"), span("Ada Quill")),
        ),
    ],
    ids=["with its place", "once in the text", "several times", "nowhere", "a fuller name"],
)
def test_words_are_found_where_that_is_certain(words: Words, party: Party) -> None:
    assert english.party(TEXT, words) == party


def test_a_step_of_a_chain() -> None:
    cue, letter = Words("said", at=span("said")), Words("a letter")
    hop = english.hop(TEXT, DraftHop((Words("Ada Quill"),), cue, "said", via=letter))
    assert [agent.surface for agent in hop.agents] == [span("Ada Quill")]
    assert hop.stance is Stance.ASSERTS
    assert hop.cue == span("said")
    assert hop.via is not None
    assert hop.via.name == "a letter"


def test_things_and_who_speaks() -> None:
    reading = english.reading_of(DOCUMENT, context_of(DOCUMENT, read(), names=False))
    named = {each.label: each for each in english.entities(reading)}
    assert "Ada Quill" in named
    first = named["Ada Quill"].mentions[0]
    assert (first.start, first.end) == span("Ada Quill")
    assert first.start <= first.head[0] < first.head[1] <= first.end
    saying = english.sayings(reading)(*span("the board runs at least three kettles"))
    assert [agent.name for agent in saying.chain[0].agents] == ["Ada Quill"]
