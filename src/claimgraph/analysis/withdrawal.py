"""What is left when a source or an agent is withdrawn.

The rule looks at *sayings*: outermost attestations, each with its chains down to
origins. A hop is touched when all who speak in it are withdrawn, or the
document that it is in. An origin that is not touched, and that speaks in a document
which tells from whom it has the same claim (see :mod:`.lineage.accounts`), is none: its
chain goes on there. First match wins:

1. the origin is touched: ``lost``; ``ambiguous`` where the saying is
   ambiguous, since whether the origin is the withdrawn one has two readings;
2. a later hop is touched: ``relayed``: somebody else's words that reached us
   only through what is withdrawn, to be found again at their source;
3. no hop is touched and the claim tells what the withdrawn did or said:
   ``meta``: still true, and no longer evidence of what they said;
4. it leans on claims that do not remain: ``lost-by-dependency``, ``relayed``
   or ``ambiguous``, as they are;
5. ``remains``.

Where a saying has several chains the best counts, and a claim is as well off as the
best of its sayings. A circle of sayings out of which no chain leads stands for an
origin: touched where all that is in it is touched, and relayed where only some is.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from claimgraph.analysis.lineage.accounts import accounts
from claimgraph.analysis.lineage.ends import users
from claimgraph.analysis.lineage.loops import components
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
        return {claim: _best(tiers) for claim, tiers in self._by_claim(self.sayings).items()}

    def stats(self) -> dict[str, int]:
        """Return how many claims there are in each tier."""
        found = Counter(self.tiers.values())
        return {str(tier): found[tier] for tier in Tier}

    @cached_property
    def sayings(self) -> Mapping[Iri, Tier]:
        """Outermost attestation to what becomes of it."""
        settled: dict[Iri, Tier] = {}
        leaning: dict[Iri, list[Iri]] = {}
        fates = self.fates
        for claim in self.content.claims.values():
            untouched: list[Iri] = []
            for saying in self._outermost(claim.iri):
                tier = fates.of_saying(saying)
                if tier is None:
                    untouched.append(saying.iri)
                else:
                    settled[saying.iri] = tier
            if untouched and self._is_about(claim):
                settled.update(dict.fromkeys(untouched, Tier.META))
            elif untouched:
                leaning[claim.iri] = untouched
        return self._lean(settled, leaning)

    def _outermost(self, claim: Iri) -> Sequence[Attestation]:
        """Return the outermost attestations; all of them where they go in a circle."""
        return self.content.outermost(claim) or self.content.attestations_of.get(claim, ())

    @cached_property
    def fates(self) -> Fates:
        """What becomes of each attestation by its chains alone."""
        touched = (iri for iri, hop in self.content.attestations.items() if self.is_touched(hop))
        return Fates.of(self.content, touched)

    def is_touched(self, hop: Attestation) -> bool:
        """Whether all who speak in a hop are withdrawn, or the document that it is in."""
        return hop.source in self._gone or (bool(hop.agents) and self._gone.issuperset(hop.agents))

    @cached_property
    def _gone(self) -> frozenset[Iri]:
        return self.withdrawn | self.works

    @cached_property
    def works(self) -> frozenset[Iri]:
        """What the withdrawn alone are said to have issued or done."""
        makers = issuers(self.content, self.relations)
        made = {work for work, by in makers.items() if by <= self.withdrawn}
        return frozenset(made) - self.withdrawn

    def _is_about(self, claim: Claim) -> bool:
        acting = claim.subject in self.withdrawn and claim.predicate in self.relations.acts
        made = claim.predicate in self.relations.issuing and claim.object in self.withdrawn
        return claim.subject in self.works or acting or made

    # -- leaning ----------------------------------------------------------------

    def _lean(
        self, settled: Mapping[Iri, Tier], leaning: Mapping[Iri, list[Iri]]
    ) -> dict[Iri, Tier]:
        """Let what leans sink until nothing changes.

        Args:
            settled: Outermost attestation to its tier, where its chains settle it.
            leaning: Claim to its other outermost attestations.
        """
        best: dict[Iri, Tier] = {
            claim: _best(tiers) for claim, tiers in self._by_claim(settled).items()
        }
        tiers = {**best, **dict.fromkeys(leaning, Tier.REMAINS)}
        sunk = dict.fromkeys(leaning, Tier.REMAINS)
        fallen = [claim for claim, tier in tiers.items() if tier is not Tier.REMAINS]
        leaners = self._leaners(leaning) if fallen else {}
        while fallen:
            for claim in leaners.get(fallen.pop(), ()):
                sunk[claim] = self._leant(claim, tiers)
                tier = _best([sunk[claim], best.get(claim, sunk[claim])])
                if tier is not tiers[claim]:
                    tiers[claim] = tier
                    fallen.append(claim)
        return {
            **settled,
            **{saying: sunk[claim] for claim, sayings in leaning.items() for saying in sayings},
        }

    def _leaners(self, leaning: Iterable[Iri]) -> Mapping[Iri, list[Iri]]:
        """Return claim to those of `leaning` that lean on it, or are suspected to."""
        leaners: dict[Iri, list[Iri]] = defaultdict(list)
        for claim in leaning:
            for other in {*needs(self.content, claim), *self._suspects.get(claim, ())}:
                leaners[other].append(claim)
        return leaners

    def _leant(self, claim: Iri, tiers: Mapping[Iri, Tier]) -> Tier:
        needed = [
            self._carried(other, tiers) for other in needs(self.content, claim) if other in tiers
        ]
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
    def _suspects(self) -> Mapping[Iri, tuple[Iri, ...]]:
        return suspects(self.content, self.relations)

    def _by_claim(self, sayings: Mapping[Iri, Tier]) -> dict[Iri, list[Tier]]:
        by_claim: dict[Iri, list[Tier]] = defaultdict(list)
        for iri, tier in sayings.items():
            by_claim[self.content.attestations[iri].claim].append(tier)
        return by_claim


def needs(content: Content, claim: Iri) -> list[Iri]:
    """Return the claims that a claim depends on or speaks of."""
    known = content.claims
    said = known[claim]
    return [
        other
        for other in (*said.depends_on, said.subject, said.object)
        if isinstance(other, str) and other != claim and other in known
    ]


def suspects(content: Content, relations: Relations) -> Mapping[Iri, tuple[Iri, ...]]:
    """Return claim to those that an analyst suspects it to depend on."""
    return {
        claim: tuple(others) for claim, others in _objects(content, relations.may_depend).items()
    }


def issuers(content: Content, relations: Relations) -> Mapping[Iri, frozenset[Iri]]:
    """Return work to all who are said to have published, authored or carried it out."""
    makers: dict[Iri, set[Iri]] = defaultdict(set)
    for maker, works in _objects(content, relations.issuing).items():
        for work in works:
            makers[work].add(maker)
    return {work: frozenset(by) for work, by in makers.items()}


def _objects(content: Content, relations: frozenset[Iri]) -> Mapping[Iri, list[Iri]]:
    """Return subject to what it is related to by one of `relations`."""
    found: dict[Iri, list[Iri]] = defaultdict(list)
    for claim in content.claims.values():
        if claim.predicate in relations and isinstance(claim.object, str):
            found[claim.subject].append(claim.object)
    return found


def _best(tiers: Iterable[Tier]) -> Tier:
    return min(tiers, key=_RANK.__getitem__)


@dataclass(frozen=True, slots=True)
class Fates:
    """What becomes of sayings by their chains alone.

    Attributes:
        above: All that has a touched hop below it, or is one.
        clean: Those with a chain that has none.
        relayed: Those with a chain whose origin is untouched.
        lost: Those with a chain whose origin is touched.
    """

    above: frozenset[Iri]
    clean: frozenset[Iri]
    relayed: frozenset[Iri]
    lost: frozenset[Iri]

    @classmethod
    def of(cls, content: Content, touched: Iterable[Iri]) -> Fates:
        """Return what becomes of the sayings of `content`.

        Each set is found by going from hop to hop towards the documents, once; what
        has no touched hop below it is not looked at.
        """
        hit = frozenset(touched)
        going_on = {o: own for o, own in accounts(content).items() if o not in hit} if hit else {}
        echoes: dict[Iri, list[Iri]] = defaultdict(list)
        for origin, own in going_on.items():
            for saying in own:
                echoes[saying].append(origin)

        def over(starts: Iterable[Iri], barred: frozenset[Iri] = frozenset()) -> frozenset[Iri]:
            return users(content, starts, barred, echoes)

        above = over(hit)
        known = content.attestations
        inner = {
            iri: going_on.get(iri) or tuple(t for t in known[iri].taken_from if t in known)
            for iri in above
        }
        beside = [iri for iri in inner if any(t not in above for t in inner[iri])]
        relayed = over(beside)
        lost = over(iri for iri in inner if not inner[iri])
        if len(relayed | lost) < len(above):
            some, every = _circles(inner, sorted(above - relayed - lost), hit)
            relayed, lost = relayed | over(some), lost | over(every)
        clean = over((iri for iri in beside if iri not in hit), hit)
        return cls(above, clean, relayed, lost)

    def leave(self, attestation: Iri) -> bool:
        """Return whether there is a chain of an attestation without a touched hop."""
        return attestation not in self.above or attestation in self.clean

    def of_saying(self, saying: Attestation) -> Tier | None:
        """Return what its chains settle, the best where there are several; else None."""
        if self.leave(saying.iri):
            return None
        if saying.iri in self.lost and saying.status is AttributionStatus.AMBIGUOUS:
            return Tier.AMBIGUOUS
        return Tier.RELAYED if saying.iri in self.relayed else Tier.LOST


def _circles(
    inner: Mapping[Iri, tuple[Iri, ...]], among: Iterable[Iri], hit: frozenset[Iri]
) -> tuple[list[Iri], list[Iri]]:
    """Return the members of the circles that no chain leads out of.

    Apart: of those that are touched in part, and of those that are touched all over.
    """
    some: list[Iri] = []
    every: list[Iri] = []
    for circle in components(inner, among):
        if all(taken in circle for iri in circle for taken in inner[iri]):
            (every if hit.issuperset(circle) else some).extend(circle)
    return some, every
