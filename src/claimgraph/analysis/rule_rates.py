"""How often what an extractor proposes is accepted, by the rule that made it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from claimgraph.model.iri import Namespaces
from claimgraph.model.judgement import EDITED, Judgement, Verdict, decisions
from claimgraph.model.proposal import Proposal


@dataclass(frozen=True, slots=True)
class RuleRate:
    """What became of the proposals of one rule.

    Attributes:
        extractor: The id of the extractor.
        rule: The rule, or the digest of the prompt; None for all of the extractor.
        waiting: How many nobody decided on.
        accepted: How many were accepted as they are.
        edited: How many were accepted after they were changed.
        rejected: How many were rejected.
    """

    extractor: str
    rule: str | None
    waiting: int = 0
    accepted: int = 0
    edited: int = 0
    rejected: int = 0

    @property
    def proposed(self) -> int:
        """How many there are."""
        return self.waiting + self.accepted + self.edited + self.rejected

    @property
    def rate(self) -> float | None:
        """Which part of those decided on was accepted, changed or not; None where none was."""
        decided = self.proposed - self.waiting
        return (self.accepted + self.edited) / decided if decided else None


def rule_rates(
    proposals: Iterable[Proposal], judgements: Iterable[Judgement], namespaces: Namespaces
) -> tuple[RuleRate, ...]:
    """Return what became of proposals: of each extractor, then of each of its rules.

    The rules with the most proposals come first. Of several judgements on one proposal
    the latest in force counts.

    Args:
        proposals: What is stored.
        judgements: What was decided.
        namespaces: The case's.
    """
    latest = {iri: made[-1] for iri, made in decisions(judgements).items()}
    counts: dict[tuple[str, str | None], Counter[str]] = {}
    for proposal in proposals:
        fate = _fate(latest.get(proposal.iri(namespaces)))
        for rule in (None, proposal.origin.rule):
            counts.setdefault((proposal.origin.extractor, rule), Counter())[fate] += 1
    found = [
        RuleRate(
            extractor=extractor,
            rule=rule,
            waiting=number["waiting"],
            accepted=number["accepted"],
            edited=number["edited"],
            rejected=number["rejected"],
        )
        for (extractor, rule), number in counts.items()
    ]
    return tuple(sorted(found, key=_order))


def _order(each: RuleRate) -> tuple[str, bool, int, str]:
    return each.extractor, each.rule is not None, -each.proposed, each.rule or ""


def waiting(
    proposals: Iterable[Proposal], judgements: Iterable[Judgement], namespaces: Namespaces
) -> int:
    """Return how many proposals nobody decided on; what several extractors made is one."""
    decided = decisions(judgements)
    iris = {proposal.iri(namespaces) for proposal in proposals}
    return sum(iri not in decided for iri in iris)


def _fate(judgement: Judgement | None) -> str:
    if judgement is None:
        return "waiting"
    if judgement.verdict is Verdict.REJECT:
        return "rejected"
    return "edited" if judgement.value == EDITED else "accepted"
