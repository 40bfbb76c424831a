"""CG340 to CG349: dates that can't all be right."""

from __future__ import annotations

from claimgraph.analysis.checks import chronology_documents, chronology_things

RULES = (*chronology_things.RULES, *chronology_documents.RULES)
