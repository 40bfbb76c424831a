"""What is left when a source or an agent is withdrawn.

The rule looks at *sayings*: outermost attestations, each with its chain down to
an origin. A hop is touched when all who speak in it are withdrawn, or the
document that it is in. First match wins:

1. the origin is touched: ``lost``; ``ambiguous`` where the saying is
   ambiguous, since whether the origin is the withdrawn one has two readings;
2. a later hop is touched: ``relayed``: somebody else's words that reached us
   only through what is withdrawn, to be found again at their source;
3. no hop is touched and the claim tells what the withdrawn did or said:
   ``meta``: still true, and no longer evidence of what they said;
4. it leans on claims that do not remain: ``lost-by-dependency``, ``relayed``
   or ``ambiguous``, as they are;
5. ``remains``.

A claim is as well off as the best of its sayings.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from claimgraph.analysis.lineage import Chain, chains
from claimgraph.model.claim import Attestation, AttributionStatus, Claim
from claimgraph.model.content import Content
from claimgraph.model.iri import Iri
from claimgraph.model.vocabulary import Vocabulary


class Tier(StrEnum):
    """What becomes of a claim, from best to worst."""

    REMAINS = "remains"
    META = "meta"
    AMBIGUOUS = "ambiguous"
    RELAYED = "relayed"
    LOST_BY_DEPENDENCY = "lost-by-dependency"
    LOST = "lost"


_RANK = {tier: rank for rank, tier in enumerate(Tier)}


@dataclass(frozen=True, slots=True)
class Relations:
    """The relations that the rule knows, each with those under it.

    Attributes:
        issuing: Who brought something into the world: published, authored,
            carried out.
        acts: What is told of somebody's doings, rather than of what they are.
        citing: That one document cites another.
        may_depend: An analyst's suspicion that a claim depends on another.
    """

    issuing: frozenset[Iri]
    acts: frozenset[Iri]
    citing: frozenset[Iri]
    may_depend: frozenset[Iri]

    @classmethod
    def of(cls, vocabulary: Vocabulary, namespace: Iri) -> Relations:
        """Return the relations as `vocabulary` has them under the core's `namespace`."""

        def family(*names: str) -> frozenset[Iri]:
            return frozenset(t for n in names for t in vocabulary.descendants(namespace + n))

        issuing = family("published", "authored", "carriedOut")
        citing = family("cites")
        acts = issuing | citing | family("identified", "publishedOn", "motivatedBy")
        return cls(issuing, acts, citing, family("mayDependOn"))


@dataclass(frozen=True)
class Withdrawal:
    """What is left of `content` without some agents or documents.

    Attributes:
        content: All claims with their chains.
        withdrawn: What is withdrawn; its works go with it.
        relations: The relations that the rule knows.
    """

    content: Content
    withdrawn: frozenset[Iri]
    relations: Relations

    @cached_property
    def tiers(self) -> Mapping[Iri, Tier]:
        """Claim to what becomes of it."""
        return {
            claim: min(tiers, key=_RANK.__getitem__)
            for claim, tiers in self._by_claim(self.sayings).items()
        }

    def stats(self) -> dict[str, int]:
        """Return how many claims there are in each tier."""
        found = Counter(self.tiers.values())
        return {str(tier): found[tier] for tier in Tier}

    @cached_property
    def sayings(self) -> Mapping[Iri, Tier]:
        """Outermost attestation to what becomes of it."""
        settled: dict[Iri, Tier] = {}
        leaning: dict[Iri, Tier] = {}
        for claim in self.content.claims:
            for outermost, its_chains in self._chains(claim).items():
                tier = self._by_chain(claim, its_chains)
                (leaning if tier is None else settled)[outermost] = tier or Tier.REMAINS
        return self._lean(settled, leaning)

    def _chains(self, claim: Iri) -> dict[Iri, list[Chain]]:
        by_outermost: dict[Iri, list[Chain]] = defaultdict(list)
        for chain in chains(self.content, claim):
            by_outermost[chain[0].iri].append(chain)
        return by_outermost

    def _by_chain(self, claim: Iri, its_chains: Iterable[Chain]) -> Tier | None:
        """Return the tier that the chains settle; the best, where there are several."""
        found = [self._of_chain(chain) for chain in its_chains]
        if all(found):
            return min((t for t in found if t), key=_RANK.__getitem__)
        return Tier.META if self._is_about(self.content.claims[claim]) else None

    def _of_chain(self, chain: Chain) -> Tier | None:
        if self._is_touched(chain[-1]):
            ambiguous = chain[0].status is AttributionStatus.AMBIGUOUS
            return Tier.AMBIGUOUS if ambiguous else Tier.LOST
        return Tier.RELAYED if any(self._is_touched(hop) for hop in chain) else None

    def _is_touched(self, hop: Attestation) -> bool:
        return hop.source in self._gone or (bool(hop.agents) and self._gone.issuperset(hop.agents))

    @cached_property
    def _gone(self) -> frozenset[Iri]:
        return self.withdrawn | self.works

    @cached_property
    def works(self) -> frozenset[Iri]:
        """What the withdrawn alone are said to have issued or done."""
        makers: dict[Iri, set[Iri]] = defaultdict(set)
        for claim in self.content.claims.values():
            if claim.predicate in self.relations.issuing and isinstance(claim.object, str):
                makers[claim.object].add(claim.subject)
        made = {work for work, by in makers.items() if by <= self.withdrawn}
        return frozenset(made) - self.withdrawn

    def _is_about(self, claim: Claim) -> bool:
        acting = claim.subject in self.withdrawn and claim.predicate in self.relations.acts
        made = claim.object in self.withdrawn and claim.predicate in self.relations.issuing
        return claim.subject in self.works or acting or made

    # -- leaning ----------------------------------------------------------------

    def _lean(self, settled: dict[Iri, Tier], leaning: dict[Iri, Tier]) -> dict[Iri, Tier]:
        """Let what leans sink until nothing changes; each pass can only sink it."""
        sayings = {**settled, **leaning}
        for _ in range(len(leaning) + 1):
            tiers = {
                claim: min(found, key=_RANK.__getitem__)
                for claim, found in self._by_claim(sayings).items()
            }
            sunk = {
                iri: self._leant(self.content.attestations[iri].claim, tiers) for iri in leaning
            }
            if all(sayings[iri] is tier for iri, tier in sunk.items()):
                break
            sayings.update(sunk)
        return sayings

    def _leant(self, claim: Iri, tiers: Mapping[Iri, Tier]) -> Tier:
        needed = [self._carried(other, tiers) for other in self._needs[claim] if other in tiers]
        worst = max(needed, key=_RANK.__getitem__, default=Tier.REMAINS)
        suspected = (tiers.get(other, Tier.REMAINS) for other in self._suspects.get(claim, ()))
        if worst is Tier.REMAINS and any(tier is not Tier.REMAINS for tier in suspected):
            return Tier.AMBIGUOUS
        return worst

    def _carried(self, other: Iri, tiers: Mapping[Iri, Tier]) -> Tier:
        """Return what a claim in some tier does to a claim that leans on it."""
        match tiers[other]:
            case Tier.LOST:
                return Tier.LOST_BY_DEPENDENCY
            case Tier.META if self.content.claims[other].predicate in self.relations.citing:
                return Tier.RELAYED
            case Tier.META:
                return Tier.LOST_BY_DEPENDENCY
            case tier:
                return tier

    @cached_property
    def _needs(self) -> Mapping[Iri, tuple[Iri, ...]]:
        """Claim to the claims that it depends on or speaks of."""
        claims = self.content.claims
        return {
            iri: tuple(
                other
                for other in (*claim.depends_on, claim.subject, claim.object)
                if isinstance(other, str) and other in claims and other != iri
            )
            for iri, claim in claims.items()
        }

    @cached_property
    def _suspects(self) -> Mapping[Iri, tuple[Iri, ...]]:
        suspects: dict[Iri, tuple[Iri, ...]] = defaultdict(tuple)
        for claim in self.content.claims.values():
            if claim.predicate in self.relations.may_depend and isinstance(claim.object, str):
                suspects[claim.subject] += (claim.object,)
        return suspects

    def _by_claim(self, sayings: Mapping[Iri, Tier]) -> dict[Iri, list[Tier]]:
        by_claim: dict[Iri, list[Tier]] = defaultdict(list)
        for iri, tier in sayings.items():
            by_claim[self.content.attestations[iri].claim].append(tier)
        return by_claim
