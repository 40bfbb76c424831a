"""What came of decisions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from claimgraph.errors import Problem
from claimgraph.model.judgement import Judgement, Verdict
from claimgraph.model.merging import Difference
from claimgraph.reviewing.deciding import Decided
from claimgraph.reviewing.docket import short_id


@dataclass(frozen=True, slots=True)
class Reviewed:
    """What came of the decisions of one call.

    Attributes:
        decided: What became of each proposal, in the order in which they were given.
        judgements: Those that were added.
        changes: What changed in the case.
        damaged: Files of proposals that could not be read.
    """

    decided: tuple[Decided, ...]
    judgements: tuple[Judgement, ...]
    changes: Difference
    damaged: tuple[Problem, ...] = ()

    def message(self) -> str:
        """Return what happened, in one sentence without a full stop."""
        return message(self.decided)


_WORDS = {Verdict.ACCEPT: "accepted", Verdict.REJECT: "rejected", Verdict.UNDO: "waiting again"}
_MOST = 3


def message(decided: Sequence[Decided]) -> str:
    """Return what became of proposals, in one sentence without a full stop."""
    news = [each for each in decided if each.changed]
    if not news:
        return "nothing changed: decided so already" if decided else "nothing to decide"
    parts = [_told(verdict, [e for e in news if e.verdict is verdict]) for verdict in _WORDS]
    text = ", ".join(part for part in parts if part)
    made = len({iri for each in news for iri in each.made})
    things = f", with {made} new thing{'s' if made > 1 else ''}" if made else ""
    joins = ", which was said already" if len(news) == 1 and news[0].joins else ""
    return f"{text}{things}{joins}"


def _told(verdict: Verdict, decided: Sequence[Decided]) -> str:
    if not decided:
        return ""
    if len(decided) > _MOST:
        return f"{_WORDS[verdict]} {len(decided):,} proposals"
    names = (short_id(e.proposal) if e.proposal else e.iri.rpartition("/")[2][:8] for e in decided)
    return f"{_WORDS[verdict]} {', '.join(names)}"
