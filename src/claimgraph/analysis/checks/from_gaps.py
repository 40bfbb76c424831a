"""From gaps to findings: what is missing, said as a rule says it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from claimgraph.analysis.checks.rule import Look, Subject
from claimgraph.analysis.survey import Gap, Gaps, Survey
from claimgraph.model.finding import Finding, Severity

_MOST_RECEIPTS = 3
"""How many of the claims that hang on a gap have their receipts shown."""


def reporting(find: Callable[[Survey], Gaps], severity: Severity = Severity.INFORMATION) -> Look:
    """Return a look that turns the gaps that `find` finds into findings."""

    def look(subject: Subject) -> Iterator[Finding | None]:
        for gap in find(subject.survey):
            yield None if gap is None else _finding(subject, gap, severity)

    return look


def _finding(subject: Subject, gap: Gap, severity: Severity) -> Finding:
    return Finding(
        gap.code,
        severity,
        ", ".join(subject.survey.short(thing) for thing in gap.things[: gap.shown]),
        gap.message,
        gap.ask,
        gap.things,
        gap.claims[:_MOST_RECEIPTS],
    )
