"""How well a claim is attested, as one number that is made of what is recorded.

The *support* of a claim lies between 0 and 1. It is no probability that the claim is
true; it orders claims by what speaks for them. Every factor stands in a table below,
and in ``docs/how-to/network.md``.

- A **voice** (an origin, see :mod:`claimgraph.analysis.lineage`) weighs as much as the
  best chain that leads to it: :data:`BEST_WORD` times the factors for stance, modality,
  attribution, the reliability of the documents on the way, and each further hop.
- **Independent** voices add up: what speaks against a claim is the product of what
  speaks against each. Voices that are tied count as one, the weightiest. Voices whose
  independence is not established count as one together, at half its weight, and not at
  all beside an established one.
- The analyst's **credibility** grade, a rejection, a denial and a question are factors
  of the claim.
- A claim that **depends** on others is attested no better than the least of them.

The *cost* of a claim is ``-ln(support)`` in thousandths: costs add up along a path as
supports multiply, and whole numbers add up to the same on every machine.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from claimgraph.analysis.lineage import (
    Chain,
    Origin,
    Origins,
    chains,
    independent_groups,
    origins,
)
from claimgraph.model.claim import AttributionStatus, Modality, Stance
from claimgraph.model.content import Content
from claimgraph.model.iri import Iri
from claimgraph.model.judgement import credibilities, rejected_claims

BEST_WORD = 0.9
"""What the best single voice weighs."""

STANCES: Mapping[Stance, float] = {
    Stance.ASSERTS: 1.0,
    Stance.ESTIMATES: 0.9,
    Stance.ALLEGES: 0.8,
    Stance.RELAYS: 0.5,
}
"""Factor by the stance at the origin. An origin that only relays has left out its own."""

MODALITIES: Mapping[Modality | None, float] = {
    None: 1.0,
    Modality.FACT: 1.0,
    Modality.ESTIMATE: 0.9,
    Modality.ALLEGATION: 0.8,
    Modality.INTERESTED: 0.8,
    Modality.NORM: 0.3,
    Modality.POSSIBILITY: 0.3,
    Modality.PLANNED: 0.3,
    Modality.NOT_PROVED: 0.3,
}
"""Factor by the mode in which the document at hand puts the claim.

The last four do not say that it is so.
"""

ATTRIBUTIONS: Mapping[AttributionStatus | None, float] = {
    AttributionStatus.EXPLICIT: 1.0,
    AttributionStatus.CARRIED: 0.9,
    AttributionStatus.AGENT_ONLY: 0.8,
    AttributionStatus.SILENT: 0.8,
    None: 0.8,
    AttributionStatus.AMBIGUOUS: 0.6,
}
"""Factor by how the document at hand says whose words they are."""

GRADES: Mapping[str, float] = {
    "A": 1.0, "1": 1.0,
    "B": 0.9, "2": 0.9,
    "C": 0.75, "3": 0.75,
    "D": 0.5, "4": 0.5,
    "E": 0.2, "5": 0.2,
    "F": 0.7, "6": 0.7,
    "": 0.7,
}  # fmt: skip
"""Factor by a grade of the Admiralty scale: a document's letter, a claim's number.

What can't be judged counts like what nobody has judged.
"""

HOP = 0.95
"""Factor for each saying between the origin and the document at hand."""
INFERRED = 0.8
"""Factor for each hop of a chain that is the analyst's reading."""
NOT_ESTABLISHED = 0.5
"""Factor for the weightiest voice whose independence is not established."""
REJECTED = 0.2
"""Factor for a claim that an analyst rejected."""
DENIED = 0.5
"""Factor for a claim that somebody denies."""
QUESTIONED = 0.8
"""Factor for a claim that somebody questions."""
NOBODY = 0.05
"""What a claim has that nobody stands behind, and what any claim has at least."""

_LEAST = 0.001
_JUDGED = "ABCDE"


@dataclass(frozen=True, slots=True)
class Support:
    """How well a claim is attested, and by what.

    Attributes:
        claim: The claim.
        value: Its support, above 0 and below 1.
        cost: ``-ln(value)`` in thousandths, rounded.
        independent: How many independent origins affirm it.
        voices: How many voices affirm it, independent or not.
        reliability: The grade of the best voice's documents ("" where none is graded).
        credibility: The analyst's grade of the claim, 1 to 6, or "".
        stance: With which stance the best voice stands behind it; None without one.
        modality: In what mode its document puts the claim; None where that is not said.
        attribution: How its document says whose words they are; None likewise.
        sayings: How many sayings its chain has, the origin's and the document's among them.
        inferred: How many of them are the analyst's reading.
        denied: Whether somebody denies it.
        questioned: Whether somebody questions it.
        rejected: Whether an analyst rejected it.
        premise: The claim it depends on that holds its support down, or "".
    """

    claim: Iri
    value: float
    cost: int
    independent: int
    voices: int
    reliability: str = ""
    credibility: str = ""
    stance: Stance | None = None
    modality: Modality | None = None
    attribution: AttributionStatus | None = None
    sayings: int = 0
    inferred: int = 0
    denied: bool = False
    questioned: bool = False
    rejected: bool = False
    premise: Iri = ""


@dataclass(frozen=True, slots=True)
class _Word:
    """The best chain of a voice, and what it weighs."""

    weight: float
    chain: Chain
    reliability: str


class Credibility:
    """Says how well the claims of a content are attested.

    Args:
        content: Holds the claims, their attestations, sources and judgements.
        ties: Agent to the agents that it is tied to, as
            :func:`claimgraph.analysis.lineage.tied_agents` returns them.
    """

    def __init__(self, content: Content, ties: Mapping[Iri, frozenset[Iri]]) -> None:
        self._content = content
        self._ties = ties
        self._known: dict[Iri, Support] = {}

    def support(self, claim: Iri) -> Support:
        """Return how well `claim` is attested."""
        own = self._own(claim)
        premise = self._premises.get(claim)
        if premise is None or premise.value >= own.value:
            return own
        return replace(own, value=premise.value, cost=premise.cost, premise=premise.claim)

    def ranked(self, claims: Iterable[Iri]) -> tuple[Support, ...]:
        """Return how well each of `claims` is attested, the best first."""
        return tuple(sorted(map(self.support, claims), key=lambda s: (s.cost, s.claim)))

    def _own(self, claim: Iri) -> Support:
        """Return the support of a claim whatever it depends on."""
        if claim not in self._known:
            self._known[claim] = self._weighed(claim)
        return self._known[claim]

    def _weighed(self, claim: Iri) -> Support:
        found = origins(self._content, [claim], self._ties)
        words = _words(self._content, claim, found)
        groups = independent_groups(found, self._ties)
        stances = {a.stance for a in self._content.origins(claim)}
        support = Support(
            claim=claim,
            value=max(_together(words, groups), NOBODY),
            cost=0,
            independent=found.independent,
            voices=len(words),
            credibility=self._grades.get(claim, ""),
            denied=Stance.DENIES in stances,
            questioned=Stance.QUESTIONS in stances,
            rejected=claim in self._rejected,
        )
        return _judged(_described(support, words.values()))

    @cached_property
    def _grades(self) -> Mapping[Iri, str]:
        grades = credibilities(self._content.judgements)
        return {claim: str(grade) for claim, grade in grades.items()}

    @cached_property
    def _rejected(self) -> frozenset[Iri]:
        return rejected_claims(self._content.judgements)

    @cached_property
    def _premises(self) -> Mapping[Iri, Support]:
        """Claim to the least attested claim that it depends on, directly or through others.

        Each claim is reached once, from the least attested on: no recursion, and a
        circle of dependencies ends.
        """
        leaning: dict[Iri, list[Iri]] = defaultdict(list)
        for claim in self._content.claims.values():
            for premise in claim.depends_on:
                if premise in self._content.claims:
                    leaning[premise].append(claim.iri)
        least: dict[Iri, Support] = {}
        for lowest in sorted(map(self._own, leaning), key=lambda s: (s.value, s.claim)):
            queue = [lowest.claim]
            while queue:
                for above in leaning.get(queue.pop(), ()):
                    if above not in least:
                        least[above] = lowest
                        queue.append(above)
        return least


def _described(support: Support, words: Iterable[_Word]) -> Support:
    """Return the support with what there is to say of the best voice."""
    best = max(words, key=lambda word: word.weight, default=None)
    if best is None:
        return support
    return replace(
        support,
        reliability=best.reliability,
        stance=best.chain[-1].stance,
        modality=best.chain[0].modality,
        attribution=best.chain[0].status,
        sayings=len(best.chain),
        inferred=sum(a.inferred for a in best.chain),
    )


def _judged(support: Support) -> Support:
    """Return the support of a claim with the factors that are the claim's own."""
    value = support.value * GRADES[support.credibility]
    value *= REJECTED if support.rejected else 1.0
    value *= DENIED if support.denied else 1.0
    value *= QUESTIONED if support.questioned else 1.0
    value = min(max(value, _LEAST), 1 - _LEAST)
    return replace(support, value=value, cost=round(-1000 * math.log(value)))


# -- voices -------------------------------------------------------------------------------


def _words(content: Content, claim: Iri, found: Origins) -> dict[Origin, _Word]:
    """Return each voice that affirms the claim, with the best chain that leads to it."""
    voice_of = {iri: o for o in found.origins if o.affirms for iri in o.attestations}
    best: dict[Origin, _Word] = {}
    for chain in chains(content, claim):
        voice = voice_of.get(chain[-1].iri)
        if voice is not None:
            word = _word(content, chain)
            if voice not in best or word.weight > best[voice].weight:
                best[voice] = word
    return best


def _word(content: Content, chain: Chain) -> _Word:
    reliability = _least_reliable(content, chain)
    weight = BEST_WORD * STANCES.get(chain[-1].stance, STANCES[Stance.RELAYS])
    weight *= MODALITIES[chain[0].modality] * ATTRIBUTIONS[chain[0].status] * GRADES[reliability]
    weight *= HOP ** (len(chain) - 1) * INFERRED ** sum(a.inferred for a in chain)
    return _Word(weight, chain, reliability)


def _least_reliable(content: Content, chain: Chain) -> str:
    """Return the worst grade among the documents that a chain goes through, or ""."""
    documents = (content.sources.get(a.source) for a in chain)
    grades = [str(d.reliability) for d in documents if d and d.reliability]
    return max((g for g in grades if g in _JUDGED), default=max(grades, default=""))


def _together(words: Mapping[Origin, _Word], groups: Mapping[Origin, int]) -> float:
    """Return what the voices weigh together; those of one group count as one."""
    weights: dict[int, float] = {}
    for voice, group in groups.items():
        if voice in words:
            weights[group] = max(weights.get(group, 0.0), words[voice].weight)
    established = 1 - math.prod(1 - weight for weight in weights.values())
    unclear = (word.weight for voice, word in words.items() if voice not in groups)
    return max(established, NOT_ESTABLISHED * max(unclear, default=0.0))
