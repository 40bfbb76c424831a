"""Named questions that are computed: what no query can answer, asked in the same way."""

from __future__ import annotations

from collections.abc import Mapping

from claimgraph.analysis.computed.question import Computed, Inquiry

__all__ = ["COMPUTED", "Computed", "Inquiry"]

_QUESTIONS: tuple[Computed, ...] = ()

COMPUTED: Mapping[str, Computed] = {question.name: question for question in _QUESTIONS}
"""The computed questions by name."""
