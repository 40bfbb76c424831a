"""How the claims that were proposed compare with those of the gold."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from claimgraph.analysis.evaluation.found import Refused
from claimgraph.analysis.evaluation.gold import GoldClaim, GoldNumber
from claimgraph.analysis.evaluation.matching import best_pairs
from claimgraph.analysis.evaluation.objects import Objects, edtf_of, told_object, told_value
from claimgraph.analysis.evaluation.places import Places, shared
from claimgraph.analysis.evaluation.rates import Mistake, Rate, Score, Share
from claimgraph.analysis.evaluation.terms import Terms
from claimgraph.model.iri import local_name
from claimgraph.model.proposal import Party, Proposal, ProposedQuantity

KIND = "claims"

_NEAR = 128
"""Proposals before the end of a passage that may overlap it."""
_ENOUGH = 2
"""Of subject, relation and object: as many have to be right."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """How a proposal compares with a claim whose passage it overlaps.

    Attributes:
        subject: Whether the subject may be the same.
        relation: Whether the relation is the same, or of the same family.
        object: Whether the object may be the same.
        resolved: Whether subject and object are the same as they were resolved.
        evidence: The share of the passages that both have.
        asserted: Whether the polarity is the same.
        mode: Whether the modality is the same.
        time: Whether it holds at the same time.
    """

    subject: bool
    relation: bool
    object: bool
    resolved: bool
    evidence: float
    asserted: bool
    mode: bool
    time: bool

    @property
    def close(self) -> bool:
        """Whether it counts as found."""
        return self.subject + self.relation + self.object >= _ENOUGH

    @property
    def right(self) -> bool:
        """Whether it says the same of the same."""
        return self.subject and self.relation and self.object and self.resolved

    @property
    def worth(self) -> float:
        """How good a match it is: first what is said, then where."""
        said = self.subject + self.relation + self.object
        return 4 * said + self.resolved + self.asserted + 0.5 * self.mode + self.evidence


class Claims:
    """Compares claims.

    Args:
        document: The document's name.
        claims: The claims of the gold, by id.
        places: The entities of the gold by place and name.
        terms: The names of relations.
        objects: Compares objects.
    """

    def __init__(
        self,
        document: str,
        claims: Mapping[str, GoldClaim],
        places: Places,
        terms: Terms,
        objects: Objects,
    ) -> None:
        self._document = document
        self._claims = claims
        self._places = places
        self._terms = terms
        self._objects = objects

    def paired(
        self, gold: Sequence[GoldClaim], found: Sequence[Proposal]
    ) -> dict[tuple[int, int], Likeness]:
        """Return the pairs of gold and found that match, with how they compare."""
        several = {
            (one, other): likeness
            for one, claim in enumerate(gold)
            for other in _overlapping(claim, found)
            if (likeness := self._likeness(claim, found[other])).close
        }
        chosen = best_pairs((each.worth, *pair) for pair, each in several.items())
        return {pair: several[pair] for pair in chosen}

    def score(
        self,
        gold: Sequence[GoldClaim],
        found: Sequence[Proposal],
        pairs: Mapping[tuple[int, int], Likeness],
        wider: Mapping[str, Sequence[Proposal]],
    ) -> Score:
        """Return the score.

        Args:
            gold: The claims.
            found: The proposals that count, by place.
            pairs: Those that match.
            wider: More of the proposals, by place, under the name of that part.
        """
        strict, overlap = _rates(gold, found, pairs)
        core = {n for n, claim in enumerate(gold) if claim.core}
        met = sum(one in core for one, _ in pairs)
        exact = sum(one in core and each.right for (one, _), each in pairs.items())
        parts = {
            name: _rates(gold, several, self.paired(gold, several))
            for name, several in wider.items()
        }
        parts["core claims"] = (
            Rate(exact, len(core), len(found)),
            Rate(met, len(core), len(found)),
        )
        return Score(KIND, strict, overlap, _slots(gold, found, pairs), parts)

    def _likeness(self, claim: GoldClaim, found: Proposal) -> Likeness:
        subject, exact_subject = self._same_subject(claim, found.subject)
        object_, exact_object = self._objects.same(claim, found.object, self._claims)
        relation = self._terms.relation_of(claim.predicate)
        return Likeness(
            subject=subject,
            relation=self._terms.related(relation, local_name(found.predicate)),
            object=object_,
            resolved=exact_subject and exact_object,
            evidence=shared((claim.start, claim.end), found.anchor),
            asserted=claim.polarity is found.polarity,
            mode=claim.modality is found.modality,
            time=claim.time in edtf_of(found.when),
        )

    def _same_subject(self, claim: GoldClaim, found: Party) -> tuple[bool, bool]:
        """Return whether the subject may be the same, and whether it is as it was resolved."""
        about = self._claims.get(claim.subject)
        if about is not None:
            within = found.surface[0] < about.end and about.start < found.surface[1]
            return within, within
        return (
            claim.subject in self._places.any_of(found),
            claim.subject in self._places.of(found),
        )

    # --- mistakes -----------------------------------------------------------------------------

    def mistakes(
        self,
        gold: Sequence[GoldClaim],
        found: Sequence[Proposal],
        pairs: Mapping[tuple[int, int], Likeness],
        refused: Sequence[Refused],
    ) -> Iterator[Mistake]:
        """Yield what differs: claims that were missed, are false, or differ in a slot."""
        met_gold, met_found = {one for one, _ in pairs}, {other for _, other in pairs}
        for number, claim in enumerate(gold):
            if number not in met_gold:
                yield self._mistake(claim, "missed", told_claim(claim), "")
        for number, proposal in enumerate(found):
            if number not in met_found:
                start, end = proposal.anchor
                told = told_proposal(proposal)
                yield Mistake(self._document, KIND, "false", start, end, "", told)
        for each in refused:
            told = f"{each.reason}: {each.told}"
            yield Mistake(self._document, KIND, "refused", 0, 0, "", told)
        for (one, other), likeness in pairs.items():
            yield from self._differences(gold[one], found[other], likeness)

    def _differences(
        self, claim: GoldClaim, found: Proposal, likeness: Likeness
    ) -> Iterator[Mistake]:
        when = edtf_of(found.when)
        differing = {
            "subject": (likeness.subject, claim.subject, _named(found.subject)),
            "relation": (likeness.relation, claim.predicate, local_name(found.predicate)),
            "object": (likeness.object, told_object(claim.object), told_proposed(found)),
            "resolved": (
                likeness.resolved or not (likeness.subject and likeness.object),
                told_claim(claim),
                told_proposal(found),
            ),
            "polarity": (likeness.asserted, claim.polarity, found.polarity),
            "modality": (likeness.mode, claim.modality, found.modality),
            "time": (likeness.time, claim.time, " or ".join(sorted(when - {""}))),
        }
        for what, (right, expected, got) in differing.items():
            if not right:
                yield self._mistake(claim, what, expected, got)

    def _mistake(self, claim: GoldClaim, what: str, expected: str, found: str) -> Mistake:
        return Mistake(self._document, KIND, what, claim.start, claim.end, expected, found)


def by_place(found: Sequence[Proposal]) -> list[Proposal]:
    """Return proposals in order of the text."""
    return sorted(found, key=lambda each: (each.anchor, each.id))


def told_claim(claim: GoldClaim) -> str:
    """Return a claim of the gold in a few words."""
    return f"{claim.subject} {claim.predicate} {told_object(claim.object)}"


def told_proposal(found: Proposal) -> str:
    """Return a proposal in a few words."""
    return f"{_named(found.subject)} {local_name(found.predicate)} {told_proposed(found)}"


def told_proposed(found: Proposal) -> str:
    """Return the object of a proposal in a few words."""
    return told_value(found.object)


def _named(party: Party) -> str:
    return f"“{party.name}”"


def _overlapping(claim: GoldClaim, found: Sequence[Proposal]) -> Iterator[int]:
    """Yield the places of the proposals whose passage overlaps a claim's."""
    last = bisect_left(found, claim.end, key=lambda each: each.anchor[0])
    for number in range(max(0, last - _NEAR), last):
        if found[number].anchor[1] > claim.start:
            yield number


def _rates(
    gold: Sequence[GoldClaim],
    found: Sequence[Proposal],
    pairs: Mapping[tuple[int, int], Likeness],
) -> tuple[Rate, Rate]:
    exact = sum(each.right for each in pairs.values())
    return Rate(exact, len(gold), len(found)), Rate(len(pairs), len(gold), len(found))


def _slots(
    gold: Sequence[GoldClaim],
    found: Sequence[Proposal],
    pairs: Mapping[tuple[int, int], Likeness],
) -> dict[str, Share]:
    several = list(pairs.values())
    timed = [
        each
        for (one, other), each in pairs.items()
        if gold[one].time or found[other].when is not None
    ]
    bounds = [
        number.bound == value.quantity.bound
        for number, value in ((_number(gold[one]), found[other].object) for one, other in pairs)
        if number is not None and isinstance(value, ProposedQuantity)
    ]
    return {
        "subject": _share([each.subject for each in several]),
        "relation": _share([each.relation for each in several]),
        "object": _share([each.object for each in several]),
        "polarity": _share([each.asserted for each in several]),
        "modality": _share([each.mode for each in several]),
        "time": _share([each.time for each in timed]),
        "bound": _share(bounds),
        "evidence": _share([each.evidence for each in several]),
    }


def _number(claim: GoldClaim) -> GoldNumber | None:
    return claim.object.number or claim.amount


def _share(several: Sequence[float]) -> Share:
    return Share(sum(several), len(several))
