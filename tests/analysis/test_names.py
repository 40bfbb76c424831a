"""Finding things by name, in any script."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimgraph.analysis.names import folded, search, the_one
from claimgraph.errors import UnknownName

NAMES = [
    ("nantong", "Nantong Public Security Bureau"),
    ("nantong", "南通市公安局"),
    ("zoe", "Zoë Brøndal"),
    ("ministry", "Ministry of Public Security"),
    ("stations", "Overseas stations"),
]


def _found(text: str) -> list[str]:
    return [hit.iri for hit in search(NAMES, text)]


@pytest.mark.parametrize(
    ("text", "iri"),
    [
        ("南通", "nantong"),
        ("ZOE", "zoe"),
        ("zoe\u0308", "zoe"),
        ("NANTONG", "nantong"),
        ("ｎａｎｔｏｎｇ", "nantong"),
        ("  nantong   public ", "nantong"),
        ("Ministry of Publik Security", "ministry"),
    ],
)
def test_a_name_is_found_in_any_spelling(text: str, iri: str) -> None:
    assert _found(text)[0] == iri


def test_the_best_match_comes_first() -> None:
    assert sorted(_found("public security")) == ["ministry", "nantong"]
    ranks = [hit.rank for hit in search(NAMES, "public security")]
    assert ranks == sorted(ranks)


def test_nothing_is_found_for_nothing() -> None:
    assert search(NAMES, "") == []
    assert search(NAMES, " \u200b ") == []


def test_the_one_is_found_by_its_whole_name_only() -> None:
    assert the_one(NAMES, "zoë brøndal") == "zoe"
    with pytest.raises(UnknownName, match="no thing goes by the name 'public'") as caught:
        the_one(NAMES, "public")
    assert {c.iri for c in caught.value.candidates} == {"nantong", "ministry"}


def test_a_name_that_two_things_go_by_lists_both() -> None:
    with pytest.raises(UnknownName, match="2 things go by") as caught:
        the_one([*NAMES, ("other", "Zoe Brøndal")], "Zoe Brøndal")
    assert {c.iri for c in caught.value.candidates} == {"zoe", "other"}


@given(st.text(max_size=30))
def test_folding_is_idempotent(text: str) -> None:
    assert folded(folded(text)) == folded(text)
