"""Measuring what is found in documents against what an annotator found in them."""

from claimgraph.analysis.evaluation.gold import Gold, read_gold
from claimgraph.analysis.evaluation.scores import (
    DocumentScore,
    Mistake,
    Rate,
    Score,
    compared,
    summed,
)

__all__ = [
    "DocumentScore",
    "Gold",
    "Mistake",
    "Rate",
    "Score",
    "compared",
    "read_gold",
    "summed",
]
