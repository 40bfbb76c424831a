"""Taking decisions back: their proposals wait again."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from claimgraph.errors import UnknownName, UsageError
from claimgraph.model.entity import Entity
from claimgraph.model.iri import Iri
from claimgraph.model.judgement import Judgement, Verdict, proposal_of, standing
from claimgraph.reviewing.analyst import analyst
from claimgraph.reviewing.deciding import Decided, Outcome, with_judgements
from claimgraph.reviewing.docket import HANDLE, Docket
from claimgraph.reviewing.withdrawal import refuse_dangling, withdrawn

_LEAST_DIGITS = 4


def undo(docket: Docket, judgements: Sequence[Judgement], by: Entity, at: str) -> Outcome:
    """Return what a case is when decisions are taken back: their proposals wait again.

    Args:
        docket: The case.
        judgements: Decisions in force on proposals.
        by: Who takes them back.
        at: When.

    Raises:
        DataError: a claim that stays speaks of one that would go.
    """
    left = withdrawn(docket, judgements)
    refuse_dangling(docket.content, left, docket.namespaces)
    made = [Judgement.of(docket.namespaces, Verdict.UNDO, [j.iri], by.iri, at) for j in judgements]
    decided = tuple(
        _waiting_again(docket, iri) for iri in dict.fromkeys(map(proposal_of, judgements))
    )
    ordered = tuple(sorted(made, key=lambda j: j.iri))
    return Outcome(with_judgements(left, made, by), decided, ordered)


def _waiting_again(docket: Docket, iri: Iri) -> Decided:
    known = docket.by_id.get(iri.rpartition("/")[2])
    return Decided(known[0] if known else None, iri, Verdict.UNDO)


def to_undo(docket: Docket, text: str = "") -> list[Judgement]:
    """Return the decisions in force that are meant.

    Args:
        docket: The case.
        text: A proposal, or a judgement, by the beginning of its id; "" for all that the
            last call decided.

    Raises:
        UnknownName: it names none, or several.
        UsageError: nothing is decided.
    """
    in_force = [j for j in standing(docket.content.judgements) if proposal_of(j)]
    if not in_force:
        mend = "See what waits: claimgraph review --list"
        raise UsageError("there is no decision to take back", mend=mend)
    if not text:
        last = in_force[-1]
        return [j for j in in_force if (j.at, j.by) == (last.at, last.by)]
    start = text.strip().rpartition("/")[2].removeprefix("judgement:")
    stem = start.removeprefix("proposal:").removeprefix(HANDLE)
    judgements = [j for j in in_force if _local(j.iri).startswith(start)]
    proposals = {p for j in in_force if _local(p := proposal_of(j)).startswith(stem)}
    found = {j.iri for j in judgements} | proposals
    if len(stem) >= _LEAST_DIGITS and len(found) == 1:
        return judgements or [j for j in in_force if proposal_of(j) in proposals]
    is_several = len(stem) >= _LEAST_DIGITS and found
    what = f"{len(found)} decisions go by" if is_several else "no decision goes by"
    mend = f"Give {_LEAST_DIGITS} digits or more of the id of the proposal."
    raise UnknownName(f"{what} {text!r}", mend=mend)


def last_of(docket: Docket, by: str) -> set[Iri]:
    """Return the decisions in force on proposals that a person made last, all at once."""
    who = analyst(by, docket.content, docket.namespaces, docket.vocabulary)
    made = [j for j in standing(docket.content.judgements) if proposal_of(j) and j.by == who.iri]
    return {j.iri for j in made if j.at == made[-1].at}


def in_force(docket: Docket, wanted: Collection[Iri]) -> list[Judgement]:
    """Return those of some decisions that are in force.

    Raises:
        UsageError: none is.
    """
    found = [j for j in standing(docket.content.judgements) if j.iri in wanted]
    if not found:
        mend = "Go to what waits, or name a decision."
        raise UsageError("there is no decision to take back", mend=mend)
    return found


def _local(iri: Iri) -> str:
    return iri.rpartition("/")[2]
