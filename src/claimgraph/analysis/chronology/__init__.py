"""What happened when, as far as it is known: the dated things of a case, in order."""

from claimgraph.analysis.chronology.events import (
    Chronology,
    Event,
    Kind,
    bound,
    chronology,
    publishing,
)
from claimgraph.analysis.chronology.spans import Span

__all__ = ["Chronology", "Event", "Kind", "Span", "bound", "chronology", "publishing"]
