"""The content of a case, or of a part of one: everything in memory, frozen."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from claimgraph.model.claim import Attestation, Claim
from claimgraph.model.entity import Entity
from claimgraph.model.iri import Iri
from claimgraph.model.judgement import Judgement
from claimgraph.model.silence import Silence
from claimgraph.model.source import Source
from claimgraph.model.view import NamedView


@dataclass(frozen=True, slots=True)
class CaseInfo:
    """What a case says of itself.

    Attributes:
        base: Its base IRI, ending in ``/``.
        title: Its title.
        description: One paragraph, or "".
        license: IRI of its licence, or "".
        default_view: The view that is meant where none is named.
        views: The views that it keeps under a name, sorted by name.
        silences: The findings that it does not want to hear, sorted by code and IRI.
    """

    base: Iri
    title: str
    description: str = ""
    license: Iri = ""
    default_view: str = "accepted"
    views: tuple[NamedView, ...] = ()
    silences: tuple[Silence, ...] = ()


@dataclass(frozen=True, slots=True)
class Record:
    """What one source says: the named graph of that source.

    Attributes:
        source: The registered document.
        claims: Sorted by IRI.
        attestations: Every hop of every chain that it gives, sorted by IRI.
    """

    source: Iri
    claims: tuple[Claim, ...] = ()
    attestations: tuple[Attestation, ...] = ()


@dataclass(frozen=True)
class Content:
    """Entities, sources, records and judgements that belong together.

    Maps are keyed by IRI. A part of a case is a `Content` too: references out of
    it are allowed, and resolve to nothing.
    """

    info: CaseInfo
    entities: Mapping[Iri, Entity] = field(default_factory=dict)
    sources: Mapping[Iri, Source] = field(default_factory=dict)
    records: Mapping[Iri, Record] = field(default_factory=dict)
    judgements: tuple[Judgement, ...] = ()

    @cached_property
    def claims(self) -> Mapping[Iri, Claim]:
        """Every claim once, sorted by IRI; dependencies from all sources joined."""
        merged: dict[Iri, Claim] = {}
        for record in self.records.values():
            for claim in record.claims:
                merged[claim.iri] = _joined(merged.get(claim.iri), claim)
        return dict(sorted(merged.items()))

    @cached_property
    def attestations(self) -> Mapping[Iri, Attestation]:
        """Every attestation once, sorted by IRI."""
        every = {a.iri: a for r in self.records.values() for a in r.attestations}
        # A record is sorted, and to find that out again takes a second for 300,000.
        return every if len(self.records) == 1 else dict(sorted(every.items()))

    @cached_property
    def attestations_of(self) -> Mapping[Iri, tuple[Attestation, ...]]:
        """Claim to its attestations, sorted by IRI."""
        return _grouped(self.attestations.values(), lambda a: [a.claim])

    @cached_property
    def relayed_by(self) -> Mapping[Iri, tuple[Attestation, ...]]:
        """Attestation to those that were taken from it."""
        return _grouped(self.attestations.values(), lambda a: a.taken_from)

    @cached_property
    def handles(self) -> Mapping[str, tuple[Attestation, ...]]:
        """Row id of a sheet to its attestation; more than one is a clash."""
        named = (a for a in self.attestations.values() if a.handle)
        return _grouped(named, lambda a: [a.handle])

    def outermost(self, claim: Iri) -> tuple[Attestation, ...]:
        """Return the attestations of `claim` that no other was taken from."""
        every = self.attestations_of.get(claim, ())
        return tuple(a for a in every if a.iri not in self.relayed_by)

    def origins(self, claim: Iri) -> tuple[Attestation, ...]:
        """Return the attestations of `claim` that were taken from no other."""
        return tuple(a for a in self.attestations_of.get(claim, ()) if not a.taken_from)

    def label(self, iri: Iri) -> str:
        """Return the name of an entity, or the end of the IRI."""
        entity = self.entities.get(iri)
        return entity.label if entity else iri.rstrip("/#").rpartition("/")[2]


def _joined(known: Claim | None, claim: Claim) -> Claim:
    if known is None or known == claim:
        return claim
    return replace(claim, depends_on=tuple(sorted({*known.depends_on, *claim.depends_on})))


def _grouped(
    attestations: Iterable[Attestation], keys: Callable[[Attestation], Iterable[str]]
) -> dict[str, tuple[Attestation, ...]]:
    groups: dict[str, list[Attestation]] = defaultdict(list)
    for attestation in attestations:
        for key in keys(attestation):
            groups[key].append(attestation)
    return {key: tuple(group) for key, group in groups.items()}
