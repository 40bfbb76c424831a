"""Accepting all that a rule proposes, after a look at what that would be.

What is looked at has a token, a digest of the proposals and of what they would become.
Who accepts gives it back: so what is accepted is what was shown, or nothing is.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from claimgraph.analysis.rule_rates import RuleRate, rule_rates
from claimgraph.errors import DataError, InvalidInput, Problem, UsageError
from claimgraph.model.iri import Iri, content_id
from claimgraph.model.proposal import Proposal
from claimgraph.reviewing.acceptance import Acceptance, acceptance
from claimgraph.reviewing.deciding import Decision, accept
from claimgraph.reviewing.docket import Docket, place_of
from claimgraph.reviewing.doubts import doubts
from claimgraph.reviewing.edit import Edit
from claimgraph.reviewing.queue import Filter, queue

_TOKEN_DIGITS = 12
_STEPS = (0.95, 0.9, 0.8, 0.7, 0.6, 0.5)
"""Thresholds to offer, where they make a difference."""


@dataclass(frozen=True, slots=True)
class WaitingRule:
    """A rule of which proposals wait.

    Attributes:
        rate: How often what it proposes is accepted, and how many of it wait in the case.
        scores: Of its proposals that are wanted and wait, the best first.
    """

    rate: RuleRate
    scores: tuple[float, ...]

    def steps(self) -> tuple[tuple[float, int], ...]:
        """Return thresholds and how many reach each, from the strictest to all."""
        steps = [(step, sum(score >= step for score in self.scores)) for step in _STEPS]
        least = math.floor(self.scores[-1] * 100) / 100
        steps = [(step, count) for step, count in steps if step > least]
        strictest: dict[int, float] = {}
        for step, count in (*steps, (least, len(self.scores))):
            strictest.setdefault(count, step)
        return tuple((step, count) for count, step in strictest.items() if count)

    def of(self, wanted: Filter, least: float) -> Filter:
        """Return which proposals are wanted: of those, this rule's with a score or more."""
        extractor, rule = self.rate.extractor, self.rate.rule or ""
        return replace(wanted, extractor=extractor, rule=rule, least=max(least, wanted.least or 0))


def waiting_rules(docket: Docket, wanted: Filter) -> tuple[WaitingRule, ...]:
    """Return the rules of which proposals wait, those that are most often right first.

    Args:
        docket: The case.
        wanted: Which proposals.
    """
    scores: dict[tuple[str, str], list[float]] = defaultdict(list)
    for waiting in docket.waiting:
        for each in docket.by_id[waiting.id]:
            if wanted.admits([each], docket):
                scores[each.origin.extractor, each.origin.rule].append(each.score)
    rates = rule_rates(docket.proposals, docket.content.judgements, docket.namespaces)
    found = [
        WaitingRule(rate, tuple(sorted(scores[key], reverse=True)))
        for rate in rates
        if rate.rule and (key := (rate.extractor, rate.rule)) in scores
    ]
    return tuple(sorted(found, key=_trust))


def _trust(rule: WaitingRule) -> tuple[float, int]:
    """Sort by how often a rule was right; one of which nothing is known stands in the middle."""
    rate = 0.5 if rule.rate.rate is None else rule.rate.rate
    return -rate, -len(rule.scores)


@dataclass(frozen=True, slots=True)
class Preview:
    """What would be accepted.

    Attributes:
        groups: Relation to the proposals with it, the most valuable first; the largest
            group first.
        left_out: What can't be accepted as it is, or what ``check`` would find fault with.
        acceptance: What the proposals would become.
        token: Stands for all of that.
    """

    groups: tuple[tuple[Iri, tuple[Proposal, ...]], ...]
    left_out: tuple[Problem, ...]
    acceptance: Acceptance
    token: str

    @property
    def proposals(self) -> tuple[Proposal, ...]:
        """All that would be accepted."""
        return tuple(proposal for _, group in self.groups for proposal in group)

    def message(self) -> str:
        """Return what would happen, in one sentence without a full stop."""
        if not self.groups:
            return "nothing waits that could be accepted"
        made = _counted(len(self.acceptance.content.entities), "new thing")
        left = f"; {len(self.left_out):,} left out" if self.left_out else ""
        return f"would accept {_counted(len(self.proposals), 'proposal')}, with {made}{left}"


def _counted(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def threshold(text: str) -> float:
    """Return the least score that a person writes.

    Raises:
        UsageError: it is none.
    """
    try:
        value = float(text.strip().replace(",", "."))
    except ValueError:
        value = -1
    if not 0 <= value <= 1:
        raise UsageError(f"{text!r} is no score", mend="Write a number from 0 to 1: 0.8.")
    return value


def preview(docket: Docket, wanted: Filter) -> Preview:
    """Return what would be accepted of what waits.

    Args:
        docket: The case.
        wanted: Which proposals.
    """
    proposals, left_out = _acceptable(docket, [item.proposal for item in queue(docket, wanted)])
    taken = _taken(docket, proposals)
    groups: dict[Iri, list[Proposal]] = defaultdict(list)
    for proposal in proposals:
        groups[proposal.predicate].append(proposal)
    ordered = sorted(groups.items(), key=lambda group: (-len(group[1]), group[0]))
    return Preview(
        tuple((relation, tuple(group)) for relation, group in ordered),
        tuple(left_out),
        taken,
        _token(taken),
    )


def _acceptable(docket: Docket, proposals: list[Proposal]) -> tuple[list[Proposal], list[Problem]]:
    """Return what can be accepted as it stands, and what is wrong with the rest.

    Raises:
        InvalidInput: what is wrong is no proposal's.
    """
    left_out: list[Problem] = []
    while True:
        problems = _problems(docket, proposals)
        if not problems:
            return proposals, left_out
        left_out += problems
        faulty = {problem.file for problem in problems}
        sound = [p for p in proposals if place_of(p.id).file not in faulty]
        if len(sound) == len(proposals):
            raise InvalidInput(problems)
        proposals = sound


def _problems(docket: Docket, proposals: list[Proposal]) -> list[Problem]:
    try:
        taken = _taken(docket, proposals)
    except InvalidInput as error:
        return list(error.problems)
    doubted = doubts(docket, taken)
    mend = "Accept it with an edit."
    return [
        Problem(place_of(each.proposal.id).file, doubt, mend)
        for each in taken.accepted
        for doubt in doubted.get(each.claim, ())
    ]


def _taken(docket: Docket, proposals: list[Proposal]) -> Acceptance:
    return acceptance(docket, [(proposal, [Edit()]) for proposal in proposals])


def _token(taken: Acceptance) -> str:
    """Return a digest of proposals, of what they become, and of the things that are new."""
    became = sorted([a.proposal.id, a.said.iri, *a.made] for a in taken.accepted)
    return content_id("preview", became)[:_TOKEN_DIGITS]


def shown(docket: Docket, wanted: Filter, token: str) -> Sequence[Decision]:
    """Return the decisions to accept what was shown under a token.

    Raises:
        DataError: what waits is not what was shown.
    """
    now = preview(docket, wanted)
    if token.strip().lower() != now.token:
        raise DataError(
            "what waits is not what was shown under this token",
            mend="Look again at what would be accepted, without a token.",
        )
    return [accept(proposal) for proposal in now.proposals]
