"""What claims are held against: a case, the claims of it that count, and who stands behind them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from claimgraph.analysis.affirmed import AFFIRMING
from claimgraph.analysis.reconciliation.identity import Identity
from claimgraph.graph.namespaces import CG
from claimgraph.model.claim import Claim, Modality, Stance
from claimgraph.model.content import Content
from claimgraph.model.iri import Iri
from claimgraph.model.judgement import rejected_claims
from claimgraph.model.vocabulary import Vocabulary

_NOT_SO_YET = frozenset({Modality.NORM, Modality.POSSIBILITY, Modality.PLANNED})
"""Modes that do not say that something is so: sixty planned are no conflict with ten built."""


@dataclass(frozen=True)
class Voices:
    """Who stands behind each claim, and who denies it.

    Attributes:
        affirmed: Claim to the agents who assert, allege or estimate it, sorted.
        denied: Claim to the agents who deny it, sorted.
        hypothetical: Claims that somebody stands behind, in no other mode than as planned,
            possible or required, and that were not rejected.
        rejected: Claims that an analyst rejected.
    """

    affirmed: Mapping[Iri, tuple[Iri, ...]]
    denied: Mapping[Iri, tuple[Iri, ...]]
    hypothetical: frozenset[Iri]
    rejected: frozenset[Iri]

    @property
    def standing(self) -> frozenset[Iri]:
        """The claims that somebody says are so, and no analyst has rejected."""
        return frozenset(self.affirmed.keys() - self.hypothetical - self.rejected)


def voices(content: Content) -> Voices:
    """Return who stands behind the claims of a case and who denies them.

    A claim is affirmed where a chain begins: whoever passes it on adds no voice. It is
    denied wherever somebody denies it, for one can deny what another said.
    """
    affirmed: dict[Iri, set[Iri]] = defaultdict(set)
    denied: dict[Iri, set[Iri]] = defaultdict(set)
    actual: set[Iri] = set()
    hedged: set[Iri] = set()
    for attestation in content.attestations.values():
        if attestation.stance in AFFIRMING and not attestation.taken_from:
            affirmed[attestation.claim].update(attestation.agents)
        elif attestation.stance is Stance.DENIES:
            denied[attestation.claim].update(attestation.agents)
        if attestation.modality in _NOT_SO_YET:
            hedged.add(attestation.claim)
        elif attestation.modality is not None:
            actual.add(attestation.claim)
    rejected = rejected_claims(content.judgements)
    return Voices(
        {claim: tuple(sorted(agents)) for claim, agents in affirmed.items()},
        {claim: tuple(sorted(agents)) for claim, agents in denied.items()},
        frozenset((hedged & affirmed.keys()) - actual - rejected),
        rejected,
    )


@dataclass(frozen=True)
class Evidence:
    """A case, and which of its claims count.

    Attributes:
        content: Everything in the case.
        admitted: The claims that count.
        vocabulary: The core's and the case's terms.
    """

    content: Content
    admitted: frozenset[Iri]
    vocabulary: Vocabulary

    @cached_property
    def identity(self) -> Identity:
        """Which entities are held to be one thing."""
        return Identity.of(self.content.judgements)

    @cached_property
    def _by_relation(self) -> dict[Iri, list[Claim]]:
        found: dict[Iri, list[Claim]] = defaultdict(list)
        for iri, claim in self.content.claims.items():
            if iri in self.admitted:
                found[claim.predicate].append(claim)
        return found

    @property
    def relations(self) -> list[Iri]:
        """The relations that claims which count state, sorted."""
        return sorted(self._by_relation)

    def stating(self, relations: Iterable[Iri]) -> Iterator[Claim]:
        """Yield the claims that state one of `relations` and count, sorted."""
        for relation in sorted(set(relations) & self._by_relation.keys()):
            yield from self._by_relation[relation]

    def under(self, *names: str) -> frozenset[Iri]:
        """Return the relations of the core that go by `names`, and those under them."""
        return frozenset(t for name in names for t in self.vocabulary.descendants(CG + name))

    def types(self, thing: Iri) -> tuple[Iri, ...]:
        """Return what a thing is; nothing where it is not described."""
        entity = self.content.entities.get(thing)
        return entity.types if entity else ()

    def is_a(self, thing: Iri, *names: str) -> bool:
        """Return whether a thing is of a class of the core, or of one under it."""
        return self.vocabulary.is_a(self.types(thing), [CG + name for name in names])

    def is_group(self, thing: Iri) -> bool:
        """Return whether a thing is several things that are spoken of together."""
        return self.is_a(thing, "Group")

    def is_unknown(self, thing: Iri) -> bool:
        """Return whether a thing is not identified, so that it may be another one."""
        entity = self.content.entities.get(thing)
        return entity is not None and entity.unknown is not None

    def fits_in(self, thing: Iri, group: Iri) -> bool:
        """Return whether `thing` is one thing of the kind that `group` has as members."""
        if not self.types(thing) or self.is_group(thing):
            return False
        wanted = {
            kind
            for type_ in self.types(group)
            for above in self.vocabulary.ancestors(type_)
            if (term := self.vocabulary.get(above)) is not None
            for kind in term.group_of
        }
        return all(self.vocabulary.is_a(self.types(thing), [kind]) for kind in sorted(wanted))
