"""Whether it was found who says what."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from claimgraph.analysis.evaluation.found import FoundSaying
from claimgraph.analysis.evaluation.gold import GoldClaim, GoldHop
from claimgraph.analysis.evaluation.places import Places
from claimgraph.analysis.evaluation.rates import Mistake, Rate, Score, Share
from claimgraph.model.proposal import ProposedHop, Span

_LONG = 2
"""Links from which on the whole chain is looked at."""

Saying = tuple[GoldClaim, FoundSaying]
"""A claim of the gold, and who was found to say it."""


class Attribution:
    """Compares chains of reporting.

    Args:
        document: The document's name.
        text: Its text.
        places: The entities of the gold by place and name.
    """

    def __init__(self, document: str, text: str, places: Places) -> None:
        self._document = document
        self._text = text
        self._places = places

    def compared(self, kind: str, sayings: Sequence[Saying]) -> tuple[Score, list[Mistake]]:
        """Return the score of chains, and what differs.

        The gold are the claims that somebody beside the document makes; strict is where
        the whole chain is right, overlap where its origin is.

        Args:
            kind: attribution or passages.
            sayings: Claims of the gold, with what was found of them.
        """
        told = [(claim, found) for claim, found in sayings if claim.attributed]
        long = [(claim, found) for claim, found in told if len(claim.chain) >= _LONG]
        innermost = sum(self.innermost(*each) for each in told)
        whole = sum(self.whole(*each) for each in told)
        found = sum(bool(found.chain) for _, found in sayings)
        score = Score(
            kind,
            Rate(whole, len(told), found),
            Rate(innermost, len(told), found),
            {
                "innermost": Share(innermost, len(told)),
                "chain": Share(sum(self.whole(*each) for each in long), len(long)),
                "cue": _cues(told),
                "status": Share(
                    sum(claim.status is each.status for claim, each in sayings), len(sayings)
                ),
            },
        )
        return score, list(self._mistakes(kind, sayings))

    def innermost(self, claim: GoldClaim, found: FoundSaying) -> bool:
        """Return whether the origin of a claim was found."""
        if not claim.chain or not found.chain:
            return not claim.chain and not found.chain
        return self._same_hop(claim.chain[0], found.chain[0])

    def whole(self, claim: GoldClaim, found: FoundSaying) -> bool:
        """Return whether every step of a chain was found, and no other."""
        if len(claim.chain) != len(found.chain):
            return False
        return all(map(self._same_hop, claim.chain, found.chain))

    def speaks(self, entity: str, found: ProposedHop) -> bool:
        """Return whether an entity is who speaks in a step."""
        return self._same_hop(GoldHop((entity,)), found)

    def _same_hop(self, gold: GoldHop, found: ProposedHop) -> bool:
        """Return whether a step has one of the gold's agents, or the same document."""
        expected = {*gold.agents, gold.via} - {""}
        parties = (*found.agents, *((found.via,) if found.via else ()))
        return any(expected & self._places.any_of(party) for party in parties)

    def _mistakes(self, kind: str, sayings: Iterable[Saying]) -> Iterator[Mistake]:
        for claim, found in sayings:
            what = ""
            if not self.innermost(claim, found):
                what = "innermost"
            elif not self.whole(claim, found):
                what = "chain"
            if what:
                expected = " < ".join(_expected_hop(hop) for hop in claim.chain)
                yield Mistake(
                    self._document, kind, what, claim.start, claim.end, expected, told(found.chain)
                )
            if claim.status is not found.status:
                states = (claim.status, found.status)
                yield Mistake(self._document, kind, "status", claim.start, claim.end, *states)


def _cues(sayings: Sequence[Saying]) -> Share:
    """Return how often one of the cues was found, of the claims that have one."""
    with_cues = [(claim.cues, found.chain) for claim, found in sayings if claim.cues]
    met = sum(
        any(hop.cue and _meet(hop.cue, cue) for hop in chain for cue in cues)
        for cues, chain in with_cues
    )
    return Share(met, len(with_cues))


def _meet(first: Span, second: Span) -> bool:
    return first[0] < second[1] and second[0] < first[1]


def told(chain: Sequence[ProposedHop]) -> str:
    """Return a chain in a few words, the origin first."""
    return " < ".join(_told_hop(hop) for hop in chain)


def _expected_hop(hop: GoldHop) -> str:
    return " + ".join(filter(None, (*hop.agents, hop.via)))


def _told_hop(hop: ProposedHop) -> str:
    names = [agent.name for agent in hop.agents] + ([hop.via.name] if hop.via else [])
    return " + ".join(f"“{name}”" for name in names) or "nobody"
