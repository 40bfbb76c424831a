"""Invented documents that the rules were not made with: what is reached there must not fall off."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from claimgraph.analysis.evaluation import Score
from claimgraph.evaluating import evaluate

DOCUMENTS = Path(__file__).parent / "documents"
pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def measured() -> dict[str, Score]:
    return {score.kind: score for score in evaluate([DOCUMENTS]).total}


def test_entities(measured: dict[str, Score]) -> None:
    assert measured["entities"].overlap.f1 >= 0.70


def test_claims(measured: dict[str, Score]) -> None:
    _, overlap = measured["claims"].parts["with details"]
    assert overlap.precision >= 0.55
    assert overlap.recall >= 0.60


@pytest.mark.parametrize(("kind", "slot"), [("passages", "innermost"), ("quotations", "speaker")])
def test_who_says_what(measured: dict[str, Any], kind: str, slot: str) -> None:
    share = measured[kind].slots[slot]
    assert share.right / share.of >= 0.80
