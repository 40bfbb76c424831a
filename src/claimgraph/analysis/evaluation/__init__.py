"""Measuring what is found in documents against what an annotator found in them."""

from claimgraph.analysis.evaluation.comparing import compared
from claimgraph.analysis.evaluation.found import (
    Found,
    FoundEntity,
    FoundMention,
    FoundSaying,
    Refused,
)
from claimgraph.analysis.evaluation.gold import KINDS, Gold
from claimgraph.analysis.evaluation.gold_file import read_gold
from claimgraph.analysis.evaluation.rates import (
    DocumentScore,
    Mistake,
    Rate,
    Score,
    Share,
    summed,
)
from claimgraph.analysis.evaluation.terms import Terms

__all__ = [
    "KINDS",
    "DocumentScore",
    "Found",
    "FoundEntity",
    "FoundMention",
    "FoundSaying",
    "Gold",
    "Mistake",
    "Rate",
    "Refused",
    "Score",
    "Share",
    "Terms",
    "compared",
    "read_gold",
    "summed",
]
