"""Decisions on proposals, and what they make of a case; nothing is written here."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from claimgraph.errors import UsageError
from claimgraph.model.content import Content
from claimgraph.model.entity import Entity
from claimgraph.model.iri import Iri
from claimgraph.model.judgement import EDITED, Judgement, Verdict
from claimgraph.model.merging import merged
from claimgraph.model.proposal import Proposal
from claimgraph.reviewing.acceptance import Accepted, acceptance
from claimgraph.reviewing.analyst import moment
from claimgraph.reviewing.docket import Docket, short_id
from claimgraph.reviewing.doubts import doubts
from claimgraph.reviewing.edit import Edit
from claimgraph.reviewing.withdrawal import refuse_dangling, withdrawn

_Judged = tuple[tuple[Iri, ...], str, str]
"""Targets, value and reason of a judgement."""


@dataclass(frozen=True, slots=True)
class Decision:
    """What a person decides on one proposal.

    Attributes:
        proposal: The proposal.
        verdict: Accept or reject.
        edits: Of an acceptance, one of each claim that the proposal becomes.
        reason: Of a rejection, why.
    """

    proposal: Proposal
    verdict: Verdict
    edits: tuple[Edit, ...] = (Edit(),)
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Decided:
    """What became of one proposal.

    Attributes:
        proposal: The proposal; None where it is no longer among those that are stored.
        iri: Its IRI.
        verdict: Accept, reject, or undo where it waits again.
        rows: The ids of the rows that say what was accepted.
        claims: The claims that it became.
        made: The entities that are new with it.
        joins: Whether all of it was said already.
        changed: Whether that is news.
        reason: As it was given.
        doubts: What ``check`` says of what was accepted: that it can't be so.
    """

    proposal: Proposal | None
    iri: Iri
    verdict: Verdict
    rows: tuple[str, ...] = ()
    claims: tuple[Iri, ...] = ()
    made: tuple[Iri, ...] = ()
    joins: bool = False
    changed: bool = True
    reason: str = ""
    doubts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Outcome:
    """What decisions make of a case.

    Attributes:
        content: The case after them.
        decided: What became of each proposal, in the order in which they were given.
        judgements: Those that are new, sorted by IRI.
    """

    content: Content
    decided: tuple[Decided, ...]
    judgements: tuple[Judgement, ...] = ()


def accept(proposal: Proposal, edits: Sequence[Edit] = ()) -> Decision:
    """Return the decision to accept a proposal, under one edit for each claim of it."""
    return Decision(proposal, Verdict.ACCEPT, tuple(edits) or (Edit(),))


def reject(proposal: Proposal, reason: str) -> Decision:
    """Return the decision to reject a proposal.

    Raises:
        UsageError: no reason is given.
    """
    if not reason.strip():
        raise UsageError("a rejection without a reason", mend="Say why: --reason TEXT.")
    return Decision(proposal, Verdict.REJECT, (), " ".join(reason.split()))


def merge(proposals: Sequence[Proposal], edit: Edit = Edit()) -> list[Decision]:  # noqa: B008
    """Return the decisions that several proposals are one claim, said as in the first.

    Raises:
        UsageError: fewer than two are given.
    """
    if len({p.id for p in proposals}) < 2:
        raise UsageError("fewer than two proposals to merge", mend="Give the ids of all.")
    first, *others = {p.id: p for p in proposals}.values()
    same = f"same as {short_id(first)}"
    return [accept(first, [edit]), *(reject(other, same) for other in others)]


def decide(docket: Docket, decisions: Sequence[Decision], by: Entity, at: str) -> Outcome:
    """Return what decisions make of a case; all of them or none.

    What was decided before on the same proposals is undone first. A decision that is in
    force already changes nothing.

    Args:
        docket: The case.
        decisions: At most one on each proposal.
        by: Who decides; put into the case where it is new.
        at: When.

    Raises:
        InvalidInput: what is accepted makes no sense; all faults.
        UsageError: two decisions on one proposal.
        DataError: a claim that stays speaks of one that would go.
    """
    _refuse_two(decisions)
    in_force = _in_force(docket, decisions)
    news = [d for d in decisions if d.proposal.id not in in_force]
    if not news:
        return Outcome(docket.content, tuple(in_force[d.proposal.id] for d in decisions))
    earlier = [j for d in news for j in docket.decided(d.proposal)]
    cleared = replace(docket, content=withdrawn(docket, earlier))
    taken = acceptance(cleared, _to_accept(news))
    after = merged(cleared.content, taken.content)
    refuse_dangling(docket.content, after, docket.namespaces)
    judged = {
        decision: _judged(decision, taken.of(decision.proposal), docket, after) for decision in news
    }
    judgements = _dated(judged, docket, by.iri, at)
    doubted = doubts(cleared, taken)
    told = {d.proposal.id: _decided(d, taken.of(d.proposal), docket, doubted) for d in news}
    told |= in_force
    decided = tuple(told[d.proposal.id] for d in decisions)
    return Outcome(with_judgements(after, judgements, by), decided, judgements)


def _refuse_two(decisions: Sequence[Decision]) -> None:
    seen: set[str] = set()
    for decision in decisions:
        if decision.proposal.id in seen:
            message = f"two decisions on the proposal {short_id(decision.proposal)}"
            raise UsageError(message, mend="Decide once on each; a split is one acceptance.")
        seen.add(decision.proposal.id)


def _to_accept(decisions: Iterable[Decision]) -> list[tuple[Proposal, tuple[Edit, ...]]]:
    return [(d.proposal, d.edits) for d in decisions if d.verdict is Verdict.ACCEPT]


def _decided(
    decision: Decision,
    accepted: Sequence[Accepted],
    docket: Docket,
    doubted: Mapping[Iri, tuple[str, ...]],
) -> Decided:
    return Decided(
        decision.proposal,
        decision.proposal.iri(docket.namespaces),
        decision.verdict,
        tuple(a.handle for a in accepted),
        tuple(a.claim for a in accepted),
        tuple(entity for a in accepted for entity in a.made),
        bool(accepted) and all(a.joins for a in accepted),
        reason=decision.reason,
        doubts=tuple(doubt for a in accepted for doubt in doubted.get(a.claim, ())),
    )


# --- what is decided already ----------------------------------------------------------------------


def _in_force(docket: Docket, decisions: Iterable[Decision]) -> dict[str, Decided]:
    """Return, by proposal, what is decided already as it would be decided again."""
    again = [d for d in decisions if d.verdict in {j.verdict for j in docket.decided(d.proposal)}]
    accepts = [d for d in again if d.verdict is Verdict.ACCEPT]
    taken = acceptance(docket, _to_accept(accepts)) if accepts else None
    found: dict[str, Decided] = {}
    for decision in again:
        accepted = taken.of(decision.proposal) if taken else []
        if _is_in_force(decision, accepted, docket):
            told = _decided(decision, accepted, docket, {})
            found[decision.proposal.id] = replace(told, joins=False, changed=False)
    return found


def _is_in_force(decision: Decision, accepted: Sequence[Accepted], docket: Docket) -> bool:
    earlier = docket.decided(decision.proposal)
    if decision.verdict is Verdict.REJECT:
        return [(j.verdict, j.reason) for j in earlier] == [(Verdict.REJECT, decision.reason)]
    claims = docket.namespaces.mint("claim", "")
    there = {
        (target, j.value, j.reason)
        for j in earlier
        for target in j.targets
        if target.startswith(claims)
    }
    told = {(a.claim, *_told(a.edit)) for a in accepted}
    are_accepts = all(j.verdict is Verdict.ACCEPT for j in earlier)
    return are_accepts and told == there and all(_stands(a, docket.content) for a in accepted)


def _stands(accepted: Accepted, content: Content) -> bool:
    """Return whether the case says it so, in a row of this proposal or of another one."""
    known = content.attestations.get(accepted.said.iri)
    return known is not None and (known == accepted.said or known.handle != accepted.said.handle)


# --- judgements -----------------------------------------------------------------------------------


def _judged(
    decision: Decision, accepted: Sequence[Accepted], docket: Docket, after: Content
) -> list[_Judged]:
    iri = decision.proposal.iri(docket.namespaces)
    if decision.verdict is Verdict.REJECT:
        return [((iri,), "", decision.reason)]
    earlier = docket.decided(decision.proposal)
    return [_accepted(iri, each, earlier, after) for each in accepted]


def _accepted(
    iri: Iri, accepted: Accepted, earlier: Iterable[Judgement], after: Content
) -> _Judged:
    """Return what an acceptance is about: proposal, claim, and what was new with it."""
    known = {t for j in earlier if accepted.claim in j.targets for t in j.targets}
    made = {*accepted.made, *(known & after.entities.keys())}
    return tuple(sorted({iri, accepted.claim, *made})), *_told(accepted.edit)


def _told(edit: Edit) -> tuple[str, str]:
    """Return value and reason of an acceptance: whether anything was changed, and what."""
    return (EDITED, f"changed: {', '.join(edit.values)}") if edit else ("", "")


def _dated(
    judged: Mapping[Decision, Sequence[_Judged]], docket: Docket, by: Iri, at: str
) -> tuple[Judgement, ...]:
    """Return judgements, at a moment at which none of them was made before."""
    known = {j.iri for j in docket.content.judgements}
    while True:
        made = {j.iri: j for j in _judgements(judged, docket, by, at)}
        if not known & made.keys():
            return tuple(made[iri] for iri in sorted(made))
        at = moment(datetime.fromisoformat(at) + timedelta(seconds=1))


def _judgements(
    judged: Mapping[Decision, Sequence[_Judged]], docket: Docket, by: Iri, at: str
) -> Iterator[Judgement]:
    ns = docket.namespaces
    for decision, every in judged.items():
        for earlier in docket.decided(decision.proposal):
            yield Judgement.of(ns, Verdict.UNDO, [earlier.iri], by, at)
        for targets, value, reason in every:
            yield Judgement.of(ns, decision.verdict, targets, by, at, reason=reason, value=value)


def with_judgements(content: Content, judgements: Iterable[Judgement], by: Entity) -> Content:
    """Return a content with judgements added, and whose they are."""
    every = {j.iri: j for j in (*content.judgements, *judgements)}
    entities = dict(sorted({by.iri: by, **content.entities}.items()))
    return replace(content, entities=entities, judgements=tuple(every[i] for i in sorted(every)))
