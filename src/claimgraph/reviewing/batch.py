"""Accepting all that a rule proposes, after a look at what that would be.

What is looked at has a token, a digest of the proposals and of what they would become.
Who accepts gives it back: so what is accepted is what was shown, or nothing is.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from claimgraph.errors import DataError, InvalidInput, Problem
from claimgraph.model.iri import Iri, content_id
from claimgraph.model.proposal import Proposal
from claimgraph.reviewing.acceptance import Acceptance, acceptance
from claimgraph.reviewing.deciding import Decision, accept
from claimgraph.reviewing.docket import Docket, place_of
from claimgraph.reviewing.doubts import doubts
from claimgraph.reviewing.edit import Edit
from claimgraph.reviewing.queue import Filter, queue

_TOKEN_DIGITS = 12


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
            mend="Look again: run the command without --yes.",
        )
    return [accept(proposal) for proposal in now.proposals]
