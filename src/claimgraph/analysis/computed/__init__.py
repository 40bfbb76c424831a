"""Named questions that are computed: what no query can answer, asked in the same way."""

from __future__ import annotations

from collections.abc import Mapping

from claimgraph.analysis.computed.gaps import GAPS, LOOK_ALIKE_NAMES
from claimgraph.analysis.computed.lineage import LINEAGE
from claimgraph.analysis.computed.network import NETWORK_QUESTIONS
from claimgraph.analysis.computed.origins import ORIGINS
from claimgraph.analysis.computed.question import Computed, Inquiry
from claimgraph.analysis.computed.reconciliation import RECONCILIATIONS
from claimgraph.analysis.computed.withdrawal import WHAT_FALLS_WITHOUT

__all__ = ["COMPUTED", "Computed", "Inquiry"]

_QUESTIONS: tuple[Computed, ...] = (
    *NETWORK_QUESTIONS,
    ORIGINS,
    WHAT_FALLS_WITHOUT,
    *LINEAGE,
    RECONCILIATIONS,
    GAPS,
    LOOK_ALIKE_NAMES,
)

COMPUTED: Mapping[str, Computed] = {question.name: question for question in _QUESTIONS}
"""The computed questions by name."""
