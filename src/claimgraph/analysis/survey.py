"""A case surveyed for gaps: what counts, what touches what, who stands behind it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Set
from dataclasses import dataclass, replace
from functools import cached_property

from claimgraph.analysis import lineage
from claimgraph.analysis.affirmed import AFFIRMING, counting
from claimgraph.analysis.likeness import Bearer, Likeness, likenesses
from claimgraph.analysis.lineage.ends import Ends, ends, nearer, users
from claimgraph.analysis.lineage.voices import (
    NOT_AFFIRMING,
    Key,
    Voice,
    key_of,
    sole_voice,
    voices,
)
from claimgraph.graph.namespaces import CG
from claimgraph.model.claim import Attestation, Claim, Value, value_key
from claimgraph.model.content import Content
from claimgraph.model.entity import NameKind
from claimgraph.model.iri import Iri, Namespaces
from claimgraph.model.judgement import Verdict, identities
from claimgraph.model.source import Source
from claimgraph.model.vocabulary import Vocabulary

_NONE: frozenset[Iri] = frozenset()

_TOP_KINDS = (
    "Person",
    "Organisation",
    "Place",
    "Facility",
    "Event",
    "Campaign",
    "Document",
    "Asset",
    "Group",
    "Method",
    "Policy",
)
"""Two things with names that look alike may be one where they share one of these."""


@dataclass(frozen=True, slots=True)
class Edge:
    """Claims with the same subject, relation and object, and whose word they rest on.

    Attributes:
        claims: The claims, sorted.
        voices: Every voice at the end of a chain, by its agents and whether it affirms.
    """

    claims: tuple[Iri, ...]
    voices: Mapping[Key, Voice]

    @property
    def counted(self) -> dict[tuple[Iri, ...], Voice]:
        """Agents to the voice, of those that affirm and whose independence is established."""
        return {key[0]: v for key, v in self.voices.items() if key[1] and v.doubt is None}


@dataclass(frozen=True, slots=True)
class Gap:
    """Something that an investigator does not have, and how to get it.

    Attributes:
        code: The rule that reports it.
        things: What it is about: entities or claims, the most telling first.
        message: What is so.
        ask: What to ask or to do next.
        claims: The claims that hang on it, sorted.
        shown: How many of `things` to name as the place.
    """

    code: str
    things: tuple[Iri, ...]
    message: str
    ask: str
    claims: tuple[Iri, ...] = ()
    shown: int = 1


Gaps = Iterator[Gap | None]
"""One item for everything that was looked at: None where nothing is missing."""


@dataclass(frozen=True)
class Survey:
    """A case under a view, with the indexes that looking for gaps needs; each is made once.

    Attributes:
        content: Everything in the case.
        vocabulary: The core's and the case's terms.
        namespaces: The case's.
        admitted: The claims that count.
    """

    content: Content
    vocabulary: Vocabulary
    namespaces: Namespaces
    admitted: frozenset[Iri]

    @classmethod
    def of(cls, content: Content, vocabulary: Vocabulary, namespaces: Namespaces) -> Survey:
        """Return the survey of what somebody stands behind and no analyst has rejected."""
        return cls(content, vocabulary, namespaces, counting(content))

    # -- words --------------------------------------------------------------------

    def name(self, iri: Iri) -> str:
        """Return what to call a thing in a sentence: its label, or its id where protected."""
        entity = self.content.entities.get(iri)
        if entity is None or entity.protected:
            return self.short(iri)
        return " ".join(entity.label.split())[:80]

    def names(self, iris: Iterable[Iri]) -> str:
        """Return what to call several things."""
        return " and ".join(self.name(iri) for iri in iris)

    def short(self, iri: Iri) -> str:
        """Return how a person refers to `iri` on the command line: a handle, or a short id."""
        for attestation in self.content.attestations_of.get(iri, ()):
            if attestation.handle:
                return attestation.handle
        return self.namespaces.shorten(iri)

    # -- kinds --------------------------------------------------------------------

    def family(self, *relations: str) -> frozenset[Iri]:
        """Return relations of the core by name, with all that are under them."""
        if relations not in self._families:
            terms = (t for r in relations for t in self.vocabulary.descendants(CG + r))
            self._families[relations] = frozenset(terms)
        return self._families[relations]

    @cached_property
    def _families(self) -> dict[tuple[str, ...], frozenset[Iri]]:
        return {}

    def is_a(self, iri: Iri, *kinds: str) -> bool:
        """Return whether an entity is of one of these classes of the core."""
        entity = self.content.entities.get(iri)
        return entity is not None and self.vocabulary.is_a(entity.types, [CG + k for k in kinds])

    def is_analysts(self, agents: Iterable[Iri]) -> bool:
        """Return whether analysts speak, whose word is no evidence."""
        return self.analysts.issuperset(agents)

    @cached_property
    def analysts(self) -> frozenset[Iri]:
        """The analysts of the case, and the documents that only they wrote."""
        people = frozenset(iri for iri in self.content.entities if self.is_a(iri, "Analyst"))
        notes = {source.iri for source in self.content.sources.values() if _makers(source) & people}
        return people | notes

    # -- claims -------------------------------------------------------------------

    @cached_property
    def claims(self) -> tuple[Claim, ...]:
        """The claims that count, sorted."""
        return tuple(c for iri, c in self.content.claims.items() if iri in self.admitted)

    @cached_property
    def touching(self) -> Mapping[Iri, tuple[Iri, ...]]:
        """Entity or claim to the claims that count and speak of it, sorted."""
        found: dict[Iri, dict[Iri, None]] = defaultdict(dict)
        for claim in self.claims:
            for end in claim.named:
                found[end][claim.iri] = None
        return {thing: tuple(claims) for thing, claims in found.items()}

    @cached_property
    def of_subject(self) -> Mapping[Iri, tuple[Claim, ...]]:
        """Thing to the claims that count and are about it."""
        return _grouped(self.claims, lambda claim: claim.subject)

    @cached_property
    def of_object(self) -> Mapping[Iri, tuple[Claim, ...]]:
        """Thing to the claims that count and have it as their object."""
        return _grouped(
            self.claims, lambda claim: claim.object if isinstance(claim.object, str) else ""
        )

    def hanging_on(self, claim: Iri) -> tuple[Iri, ...]:
        """Return a claim with those that speak of it or depend on it."""
        others = (*self.touching.get(claim, ()), *self._dependents.get(claim, ()))
        return tuple(sorted({claim, *others}))

    @cached_property
    def _dependents(self) -> Mapping[Iri, tuple[Iri, ...]]:
        found: dict[Iri, list[Iri]] = defaultdict(list)
        for claim in self.claims:
            for other in claim.depends_on:
                found[other].append(claim.iri)
        return {claim: tuple(others) for claim, others in found.items()}

    # -- whose word ---------------------------------------------------------------

    @cached_property
    def speakers(self) -> Mapping[Iri, tuple[Iri, ...]]:
        """Agent to the claims that count and rest on its word, sorted.

        A document that speaks for itself is no agent.
        """
        spoken: dict[Iri, list[Iri]] = defaultdict(list)
        for claim in self.claims:
            origins = self.content.origins(claim.iri)
            behind = (o for o in origins if o.stance not in NOT_AFFIRMING)
            for agent in {agent for o in behind for agent in o.agents if agent != o.source}:
                spoken[agent].append(claim.iri)
        return {agent: tuple(claims) for agent, claims in spoken.items()}

    @cached_property
    def edges(self) -> tuple[Edge, ...]:
        """Every edge that counts, with whose word it rests on; what analysts say is left out."""
        claims: dict[tuple[str, ...], list[Iri]] = defaultdict(list)
        for claim in self.claims:
            claims[claim.subject, claim.predicate, *value_key(claim.object)].append(claim.iri)
        leads = self._leads
        edges = [Edge(tuple(on), self._voices(on, leads)) for on in claims.values()]
        return tuple(e for e in edges if not all(self.is_analysts(key[0]) for key in e.voices))

    def _voices(self, claims: list[Iri], leads: Mapping[Iri, Ends]) -> Mapping[Key, Voice]:
        if len(claims) == 1 and sole_voice(self.content, claims[0], leads):
            # Most claims have one clear voice, which is found sooner so.
            (end,) = leads[self.content.attestations_of[claims[0]][0].iri]
            origin = self.content.attestations[end]
            documents = {origin.source} if origin.source else set()
            return {key_of(origin): Voice({end}, documents, None)}
        return voices(self.content, claims, leads)

    @cached_property
    def single(self) -> frozenset[tuple[Iri, ...]]:
        """The claims of the edges that have one independent origin."""
        counted = {edge.claims: len(edge.counted) for edge in self.edges}
        several = {claims: claims for claims, number in counted.items() if number > 1}
        numbers = lineage.independence(self.content, several, self.ties) if several else {}
        return frozenset(c for c, n in counted.items() if numbers.get(c, n) == 1)

    @cached_property
    def ties(self) -> lineage.Ties:
        """Who is tied to whom by what counts."""
        edges = (
            (c.subject, c.predicate, c.object, c.iri)
            for c in self.claims
            if isinstance(c.object, str)
        )
        return lineage.ties_of(self.vocabulary, CG, edges, self.content.sources.values())

    @cached_property
    def sayings(self) -> tuple[tuple[Claim, Attestation], ...]:
        """The claims that count, each with what affirms it or passes it on; analysts' apart."""
        return tuple(
            (claim, saying)
            for claim in self.claims
            for saying in self.content.attestations_of.get(claim.iri, ())
            if (saying.stance in AFFIRMING or saying.taken_from)
            and not self.analysts.issuperset(saying.agents)
        )

    def outermost_of(self, attestation: Iri) -> list[Attestation]:
        """Return the sayings of documents at hand that go back to `attestation`."""
        later = self.content.relayed_by
        found = sorted(iri for iri in users(self.content, [attestation]) if iri not in later)
        return [self.content.attestations[iri] for iri in found]

    def origins_of(self, attestation: Iri) -> list[Attestation]:
        """Return the sayings, taken from no other, to which `attestation` goes back."""
        found = (self.content.attestations[iri] for iri in sorted(self._leads[attestation]))
        return [origin for origin in found if not origin.taken_from]

    @cached_property
    def _leads(self) -> Mapping[Iri, Ends]:
        return ends(nearer(self.content))

    @cached_property
    def makers(self) -> Mapping[Iri, frozenset[Iri]]:
        """Document to those who are recorded or said to have written or published it."""
        found: dict[Iri, set[Iri]] = defaultdict(set)
        for source in self.content.sources.values():
            found[source.iri] |= _makers(source)
        produced = self.family("produced")
        for claim in self.claims:
            if claim.predicate in produced and isinstance(claim.object, str):
                found[claim.object].add(claim.subject)
        return {document: frozenset(makers) for document, makers in found.items()}

    def is_close_to(self, agents: Iterable[Iri], others: Set[Iri]) -> bool:
        """Return whether one of `agents` is among `others`, or closely tied to one of them.

        That is: it leads it, is a part of it, or holds it, or the other way round.
        """
        return any(a in others or not self._close.get(a, _NONE).isdisjoint(others) for a in agents)

    @cached_property
    def _close(self) -> Mapping[Iri, frozenset[Iri]]:
        return self.related("hasHoldOver", "partOf", "runs")

    def related(self, *relations: str) -> Mapping[Iri, frozenset[Iri]]:
        """Return thing to those that a relation of the core ties it to, whichever way round."""
        ties = self.family(*relations)
        near: dict[Iri, set[Iri]] = defaultdict(set)
        for claim in self.claims:
            if claim.predicate in ties and isinstance(claim.object, str):
                near[claim.subject].add(claim.object)
                near[claim.object].add(claim.subject)
        return {thing: frozenset(others) for thing, others in near.items()}

    def is_carried(self, claim: Claim, makers: Iterable[Iri]) -> bool:
        """Return whether what a claim states was read from a document that one of `makers` made."""
        carriers = self.carriers.get((claim.subject, claim.object), _NONE)
        return any(not self._works.get(maker, _NONE).isdisjoint(carriers) for maker in makers)

    @cached_property
    def carriers(self) -> Mapping[tuple[Iri, Value], Set[Iri]]:
        """Subject and object of a claim to the documents from which it was read."""
        carriers: dict[tuple[Iri, Value], set[Iri]] = defaultdict(set)
        for record in self.content.records.values():
            for claim in record.claims:
                carriers[claim.subject, claim.object].add(record.source)
        return dict(carriers)

    @cached_property
    def _works(self) -> Mapping[Iri, frozenset[Iri]]:
        works: dict[Iri, set[Iri]] = defaultdict(set)
        for document, makers in self.makers.items():
            for maker in makers:
                works[maker].add(document)
        return {maker: frozenset(documents) for maker, documents in works.items()}

    # -- identity -----------------------------------------------------------------

    @cached_property
    def judged(self) -> Mapping[tuple[Iri, Iri], Verdict]:
        """Pair of entities to the latest verdict in force on whether they are one."""
        return identities(self.content.judgements)

    def is_settled(self, one: Iri, other: Iri) -> bool:
        """Return whether an analyst has judged that two things are one, or that they are two."""
        verdict = self.judged.get((min(one, other), max(one, other)))
        return verdict in (Verdict.SAME, Verdict.DIFFERENT)

    @cached_property
    def alike(self) -> tuple[Likeness, ...]:
        """Spellings that look alike of things that no analyst has judged one, or two."""
        bearers = [
            Bearer(name.text, iri, name.kind is NameKind.MISSPELLING)
            for iri, entity in self.content.entities.items()
            for name in entity.names
        ]
        return tuple(
            open_
            for found in likenesses(bearers, self._are_of_a_kind)
            if (open_ := self._unsettled(found))
        )

    def _unsettled(self, found: Likeness) -> Likeness | None:
        """Return `found` without the pairs that are judged; None where none is left."""
        others = tuple(
            o for o in found.others if any(not self.is_settled(b.iri, o.iri) for b in found.bearers)
        )
        return replace(found, others=others) if others else None

    def _are_of_a_kind(self, one: Iri, other: Iri) -> bool:
        return bool(self._top_kinds(one) & self._top_kinds(other))

    def _top_kinds(self, iri: Iri) -> frozenset[str]:
        return frozenset(kind for kind in _TOP_KINDS if self.is_a(iri, kind))


def _makers(source: Source) -> set[Iri]:
    return {iri for iri in (source.publisher, *source.authors) if iri and iri != source.iri}


def _grouped(claims: Iterable[Claim], key: Callable[[Claim], Iri]) -> dict[Iri, tuple[Claim, ...]]:
    found: dict[Iri, list[Claim]] = defaultdict(list)
    for claim in claims:
        if iri := key(claim):
            found[iri].append(claim)
    return {iri: tuple(group) for iri, group in found.items()}
