"""Judgements: what an analyst decided, appended and never rewritten."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum

from claimgraph.model.iri import Iri, Namespaces, content_id


class Verdict(StrEnum):
    """What was decided (code list ``verdicts``).

    ``same``, ``different`` and ``unsure`` are about two entities; ``accept``,
    ``reject`` and ``credibility`` about a claim; ``undo`` about a judgement.
    ``accept`` and ``reject`` may be about a machine's proposal: then they say whether
    it was read rightly, and nothing about whether the claim is true.
    """

    ACCEPT = "accept"
    REJECT = "reject"
    CREDIBILITY = "credibility"
    SAME = "same"
    DIFFERENT = "different"
    UNSURE = "unsure"
    UNDO = "undo"


PAIRWISE = frozenset({Verdict.SAME, Verdict.DIFFERENT, Verdict.UNSURE})
"""Verdicts that are about two entities."""

EDITED = "edited"
"""The value of an acceptance of a proposal that the analyst changed before."""

_PROPOSAL = re.compile(r".*[/#]proposal/[0-9a-f]{24}")


@dataclass(frozen=True, slots=True)
class Judgement:
    """One decision of an analyst (``prov:Activity``).

    Attributes:
        iri: Its id; :meth:`of` computes it.
        verdict: What was decided.
        targets: About what: one claim or judgement, or two entities; sorted. Where a
            proposal was rejected, that; where one was accepted, that, the claim that it
            became, and the entities that were new with it.
        by: Who decided, an entity.
        at: When, as xsd:dateTime with time zone.
        reason: Why.
        value: Credibility ``1`` to ``6``, a confidence, or :data:`EDITED`; else "".
    """

    iri: Iri
    verdict: Verdict
    targets: tuple[Iri, ...]
    by: Iri
    at: str
    reason: str = ""
    value: str = ""

    @classmethod
    def of(
        cls,
        namespaces: Namespaces,
        verdict: Verdict,
        targets: Iterable[Iri],
        by: Iri,
        at: str,
        *,
        reason: str = "",
        value: str = "",
    ) -> Judgement:
        """Return the judgement with the id that its content gives it."""
        about = tuple(sorted(set(targets)))
        local = content_id("judgement", [verdict, list(about), by, at, reason, value])
        iri = namespaces.mint("judgement", local)
        return cls(iri, verdict, about, by, at, reason, value)


def is_proposal(iri: Iri) -> bool:
    """Return whether `iri` is that of a machine's proposal, in whatever case."""
    return _PROPOSAL.fullmatch(iri) is not None


def proposal_of(judgement: Judgement) -> Iri:
    """Return the proposal that an accept or reject is about, or ""."""
    if judgement.verdict not in (Verdict.ACCEPT, Verdict.REJECT):
        return ""
    return next((target for target in judgement.targets if is_proposal(target)), "")


def in_order(judgements: Iterable[Judgement]) -> list[Judgement]:
    """Return judgements, the oldest first, whatever time zones they were made in."""
    return sorted(judgements, key=lambda j: (_instant(j.at), j.at, j.iri))


def _instant(at: str) -> str:
    """Return a moment as text that sorts by time; what is no moment stays as it is."""
    try:
        moment = datetime.fromisoformat(at)
        zoned = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
        return zoned.astimezone(UTC).isoformat(timespec="microseconds")
    except (ValueError, OverflowError):
        return at


def standing(judgements: Iterable[Judgement]) -> list[Judgement]:
    """Return the judgements in force, oldest first.

    A judgement is out of force where a later ``undo`` that is itself in force
    names it.
    """
    ordered = in_order(judgements)
    undone = taken_back(ordered)
    return [j for j in ordered if j.iri not in undone and j.verdict is not Verdict.UNDO]


def taken_back(judgements: Iterable[Judgement]) -> dict[Iri, Judgement]:
    """Return each judgement that is out of force, to the ``undo`` that took it back."""
    undone: dict[Iri, Judgement] = {}
    for judgement in reversed(in_order(judgements)):
        if judgement.verdict is Verdict.UNDO and judgement.iri not in undone:
            undone.update((target, judgement) for target in judgement.targets)
    return undone


def rejected_claims(judgements: Iterable[Judgement]) -> frozenset[Iri]:
    """Return the claims whose latest accept-or-reject in force is a rejection.

    A decision on a proposal is none on a claim: who finds a claim once more in another
    document does not take back that it was rejected.
    """
    latest: dict[Iri, Verdict] = {}
    for judgement in standing(judgements):
        if judgement.verdict in (Verdict.ACCEPT, Verdict.REJECT) and not proposal_of(judgement):
            latest.update(dict.fromkeys(judgement.targets, judgement.verdict))
    return frozenset(iri for iri, verdict in latest.items() if verdict is Verdict.REJECT)


def identities(judgements: Iterable[Judgement]) -> dict[tuple[Iri, Iri], Verdict]:
    """Return pair of entities, sorted, to the latest verdict in force on whether they are one."""
    latest: dict[tuple[Iri, Iri], Verdict] = {}
    for judgement in standing(judgements):
        pair = sorted(set(judgement.targets))
        if judgement.verdict in PAIRWISE and len(pair) == 2:
            latest[pair[0], pair[1]] = judgement.verdict
    return latest


def credibilities(judgements: Iterable[Judgement]) -> dict[Iri, int]:
    """Return claim to its latest grade in force: 1 is the best, 6 the worst."""
    return {
        target: int(judgement.value)
        for judgement in standing(judgements)
        if judgement.verdict is Verdict.CREDIBILITY and judgement.value in tuple("123456")
        for target in judgement.targets
    }


def decisions(judgements: Iterable[Judgement]) -> dict[Iri, tuple[Judgement, ...]]:
    """Return proposal to the judgements in force on it, oldest first."""
    found: dict[Iri, list[Judgement]] = {}
    for judgement in standing(judgements):
        proposal = proposal_of(judgement)
        if proposal:
            found.setdefault(proposal, []).append(judgement)
    return {proposal: tuple(made) for proposal, made in found.items()}
