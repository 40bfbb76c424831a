"""Words are led back to the gold's entities, by place and by name."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.analysis.evaluation.invented import TEXT, core, read, span

from claimgraph.analysis.evaluation.places import Places, alike, head, shared, words
from claimgraph.analysis.evaluation.terms import Terms
from claimgraph.model.proposal import Party

PLACES = Places(TEXT, read().entities or ())
NOWHERE = (-1, -1)
SPANS = st.tuples(st.integers(0, 9), st.integers(1, 9))
"""Where a span begins, and how long it is."""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Tea Board's clerk", ("tea", "board", "clerk")),
        ("a clerk", ("clerk",)),
        ("the", ()),
        ("Brim & Co.", ("brim", "co")),
        ("rock-salt", ("rock-salt",)),
    ],
)
def test_words_without_case_articles_and_possessive(text: str, expected: tuple[str, ...]) -> None:
    assert words(text) == expected


def test_how_many_words_two_texts_share() -> None:
    assert alike("a former tea taster", "former taster of tea") == pytest.approx(6 / 7)
    assert alike("the", "the") == 0.0
    assert alike("cold", "hot") == 0.0


@given(SPANS, SPANS)
def test_the_share_of_two_spans(first: tuple[int, int], second: tuple[int, int]) -> None:
    mine, theirs = (first[0], sum(first)), (second[0], sum(second))
    share = shared(mine, theirs)
    assert 0 <= share <= 1
    assert share == shared(theirs, mine)
    assert (share == 1) is (mine == theirs)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("two clerks of the harbour office", "two clerks "),
        ("the captain, whom nobody knew", "the captain"),
        ("Of all men", "Of all men"),
        ("a list published in May", "a list "),
        ("the kettles", "the kettles"),
    ],
)
def test_the_head_of_a_description(text: str, expected: str) -> None:
    start, end = head(text, 0, len(text))
    assert text[start:end] == expected


@pytest.mark.parametrize(
    ("quote", "expected"),
    [
        ("Tea Board", {"board"}),
        ("a clerk of the Tea Board", {"quill"}),
        ("clerk of the", {"quill"}),
        ("the Tea Board", {"board"}),
        ("May", set()),
    ],
)
def test_a_place_speaks_of_the_entity_whose_mention_shares_most(
    quote: str, expected: set[str]
) -> None:
    assert PLACES.at(span(quote)) == expected


def test_a_party_is_what_it_was_resolved_to_and_may_be_what_stands_there() -> None:
    she = Party("Tea Board", span("She"))
    assert PLACES.of(she) == {"board"}
    assert PLACES.any_of(she) == {"board", "quill"}
    resolved = Party("whoever", span("She"), span("Brim Brothers"))
    assert PLACES.of(resolved) == {"brim"}
    assert PLACES.any_of(resolved) == {"brim", "quill"}
    assert PLACES.of(Party("whoever", span("She"))) == {"quill"}
    assert PLACES.of(Party("whoever", NOWHERE)) == frozenset()


def test_classes_and_relations_by_the_golds_names() -> None:
    terms = Terms(core(), {"brews": "operates"})
    assert terms.type_of("Organization") == "Organisation"
    assert terms.type_of("Person") == "Person"
    assert terms.relation_of("sameAs") == "identicalTo"
    assert terms.relation_of("brews") == "operates"
    assert terms.compatible("Company", "Organisation")
    assert terms.compatible("Organisation", "Company")
    assert not terms.compatible("Person", "PersonGroup")
    assert terms.compatible("Person", "Spirit"), "what the core does not know fits all"
    assert terms.is_kind("Company", "Organisation")
    assert not terms.is_kind("Organisation", "Company")


@pytest.mark.parametrize(
    ("gold", "found", "expected"),
    [
        ("operates", "operates", True),
        ("operates", "setUp", True),
        ("operates", "owns", False),
        ("describedAs", "requested", True),
        ("requested", "describedAs", False),
        ("describedAs", "operates", False),
        ("hums", "hums", True),
    ],
)
def test_relations_of_one_family(gold: str, found: str, expected: bool) -> None:
    assert Terms(core()).related(gold, found) is expected
