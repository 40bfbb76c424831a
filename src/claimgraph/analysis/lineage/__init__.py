"""Lineage: through whom a claim reached us, and whose word it rests on."""

from __future__ import annotations

from claimgraph.analysis.lineage.chains import Chain, chains
from claimgraph.analysis.lineage.origins import (
    Count,
    Origin,
    Origins,
    Tie,
    counts,
    independence,
    independent_groups,
    origins,
)
from claimgraph.analysis.lineage.ties import BINDING, Bond, TieKind, Ties, tied_agents, ties_of
from claimgraph.analysis.lineage.voices import Doubt

__all__ = [
    "BINDING",
    "Bond",
    "Chain",
    "Count",
    "Doubt",
    "Origin",
    "Origins",
    "Tie",
    "TieKind",
    "Ties",
    "chains",
    "counts",
    "independence",
    "independent_groups",
    "origins",
    "tied_agents",
    "ties_of",
]
