"""Judging: what an analyst decides on claims, on two entities, and on what was decided."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from claimgraph.analysis.lookup import Lookup
from claimgraph.errors import Candidate, UnknownName, UsageError
from claimgraph.model.iri import Iri
from claimgraph.model.judgement import (
    PAIRWISE,
    Judgement,
    Verdict,
    in_order,
    proposal_of,
    standing,
    taken_back,
)

CONFIDENCES = ("low", "medium", "high")
"""How sure one is that two entities are the same, or are not."""
GRADES = tuple("123456")
"""Credibility of a claim, from confirmed to that which can't be judged."""

_LEAST_DIGITS = 4
_MOST_CANDIDATES = 10
_ON_CLAIMS = frozenset({Verdict.ACCEPT, Verdict.REJECT})


@dataclass(frozen=True, slots=True)
class Opinion:
    """What somebody thinks, before it is a judgement.

    Attributes:
        verdict: What is decided.
        things: About what, as a person writes it: two entities; or claims, or judgements
            to take back, each of which is judged by itself.
        value: A grade of :data:`GRADES` for credibility; for two entities one of
            :data:`CONFIDENCES` or ""; else "".
        reason: Why.
    """

    verdict: Verdict
    things: tuple[str, ...]
    value: str = ""
    reason: str = ""

    def __post_init__(self) -> None:
        """Refuse what makes no sense, whatever the case holds.

        Raises:
            UsageError: too few or too many things, or a value that does not fit.
        """
        if self.verdict in PAIRWISE and len(self.things) != 2:
            message = f"'{self.verdict}' is about two things, not {len(self.things)}"
            raise UsageError(message, mend="Name two things, by id, IRI or name.")
        if not self.things:
            what = "judgements" if self.verdict is Verdict.UNDO else "claims"
            raise UsageError(f"'{self.verdict}' needs the {what} it is about", mend=_FIND[what])
        self._check_value()

    def _check_value(self) -> None:
        if self.verdict is Verdict.CREDIBILITY and self.value not in GRADES:
            mend = "Give 1 (confirmed) to 6 (can't be judged)."
            raise UsageError("credibility without its grade", mend=mend)
        if self.verdict in PAIRWISE and self.value not in ("", *CONFIDENCES):
            mend = f"Give {', '.join(CONFIDENCES[:-1])} or {CONFIDENCES[-1]}."
            raise UsageError(f"{self.value!r} is no confidence", mend=mend)
        if self.value and self.verdict not in (*PAIRWISE, Verdict.CREDIBILITY):
            mend = "Leave the value away; to grade a claim, judge its credibility."
            raise UsageError(f"'{self.verdict}' takes no value", mend=mend)


def verdict(text: str) -> Verdict:
    """Return the verdict that a word means.

    Raises:
        UsageError: it means none.
    """
    try:
        return Verdict(text)
    except ValueError:
        mend = f"Give one of: {', '.join(Verdict)}."
        raise UsageError(f"{text!r} is no verdict", mend=mend) from None


_FIND = {
    "claims": "Name each by its handle, or six digits or more of its id: claimgraph find, show.",
    "judgements": "Name each by four digits or more of its id: claimgraph judge lists them.",
}


@dataclass(frozen=True, slots=True)
class Judged:
    """A judgement that was made.

    Attributes:
        judgement: It.
        undo: What took it back; None where it is in force.
    """

    judgement: Judgement
    undo: Judgement | None


def listed(judgements: Sequence[Judgement], *, everything: bool = False) -> tuple[Judged, ...]:
    """Return what was judged, the oldest first.

    Args:
        judgements: Those of a case.
        everything: True for what was taken back as well, what took it back, and decisions
            on machines' proposals.
    """
    undone = taken_back(judgements)
    every = (Judged(j, undone.get(j.iri)) for j in in_order(judgements))
    return tuple(each for each in every if everything or _is_current(each))


def _is_current(judged: Judged) -> bool:
    made = judged.judgement
    return judged.undo is None and made.verdict is not Verdict.UNDO and not proposal_of(made)


def judgements(
    opinion: Opinion, known: Sequence[Judgement], lookup: Lookup, by: Iri, at: str
) -> tuple[Judgement, ...]:
    """Return an opinion as judgements; what holds already by the same analyst is not said again.

    Args:
        opinion: What is decided.
        known: The judgements of the case.
        lookup: Finds what it is about.
        by: Who decides, an entity.
        at: When, as xsd:dateTime with time zone.

    Raises:
        UnknownName: there is no such claim, entity or judgement, or there are several.
        UsageError: the two entities are one; or the judgement is about a proposal.
    """
    made = (
        Judgement.of(
            lookup.namespaces,
            opinion.verdict,
            targets,
            by,
            at,
            reason=opinion.reason,
            value=opinion.value,
        )
        for targets in _targets(opinion, known, lookup)
    )
    return tuple(judgement for judgement in made if not _holds(judgement, known))


def later(at: str, known: Iterable[Judgement]) -> str:
    """Return `at`, or a second after the last of `known` where that is no earlier.

    What is decided after something else has to come after it, also within one second.
    """
    ordered = in_order(known)
    try:
        last = datetime.fromisoformat(ordered[-1].at)
        if last < datetime.fromisoformat(at):
            return at
    except (IndexError, ValueError, TypeError):  # none, or one whose moment is none
        return at
    return (last + timedelta(seconds=1)).isoformat().replace("+00:00", "Z")


def _targets(
    opinion: Opinion, known: Sequence[Judgement], lookup: Lookup
) -> Iterator[tuple[Iri, ...]]:
    if opinion.verdict in PAIRWISE:
        pair = tuple(lookup.entity(thing) for thing in opinion.things)
        if len(set(pair)) == 1:
            both = " and ".join(map(repr, opinion.things))
            raise UsageError(f"{both} are one thing already", mend="Name two different things.")
        yield pair
    else:
        undone = opinion.verdict is Verdict.UNDO
        find = (lambda thing: _judgement(thing, known, lookup)) if undone else lookup.claim
        yield from dict.fromkeys((find(thing),) for thing in opinion.things)


def _judgement(text: str, known: Sequence[Judgement], lookup: Lookup) -> Iri:
    """Return the judgement that goes by an id, or by how it begins."""
    start = text.rpartition("/")[2].removeprefix("judgement:")
    prefix = lookup.namespaces.mint("judgement", start)
    found = [j for j in known if j.iri.startswith(prefix)] if len(start) >= _LEAST_DIGITS else []
    if len(found) != 1:
        what = f"{len(found)} judgements begin with" if found else "no judgement goes by"
        shorten = lookup.namespaces.shorten
        candidates = [Candidate(j.iri, shorten(j.iri)) for j in found[:_MOST_CANDIDATES]]
        raise UnknownName(f"{what} {text!r}", candidates=candidates, mend=_FIND["judgements"])
    proposal = proposal_of(found[0])
    if proposal:
        id_ = proposal.rpartition("/")[2][:8]
        mend = f"Take that back with: claimgraph review --undo {id_}"
        raise UsageError(f"{text!r} is a decision on a machine's proposal", mend=mend)
    return found[0].iri


def _holds(new: Judgement, known: Sequence[Judgement]) -> bool:
    """Return whether the last word on what `new` is about is the same, by the same analyst."""
    if new.verdict is Verdict.UNDO:
        return new.targets[0] in taken_back(known)
    said = [j for j in standing(known) if _is_on_the_same(new, j)]
    return bool(said) and _content(said[-1]) == _content(new)


def _is_on_the_same(new: Judgement, old: Judgement) -> bool:
    """Return whether the later of two judgements takes the place of the earlier."""
    families = (_ON_CLAIMS, PAIRWISE, {Verdict.CREDIBILITY})
    is_rival = any(new.verdict in family and old.verdict in family for family in families)
    return is_rival and old.targets == new.targets


def _content(judgement: Judgement) -> tuple[str, ...]:
    return (judgement.verdict, judgement.value, judgement.reason, judgement.by)
