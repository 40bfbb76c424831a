"""Putting new content into a case, and saying what that changes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Generic, TypeVar

from claimgraph.model.claim import Attestation, Claim
from claimgraph.model.content import Content, Record
from claimgraph.model.entity import Entity
from claimgraph.model.iri import Iri
from claimgraph.model.judgement import Judgement
from claimgraph.model.source import Citation, Source

T = TypeVar("T", Entity, Source, Claim, Attestation, Judgement)


def merged(known: Content, new: Content) -> Content:
    """Return `known` with `new` put in.

    Entities and sources of the same IRI are replaced. A chain of `new` replaces
    the chain of the same source with the same handle; without a handle it is
    added. A passage has the same words everywhere, those of `new` where it gives
    any. Judgements are added. Merging the same again changes nothing.
    """
    records = dict(known.records)
    for source, record in new.records.items():
        records[source] = _merged_record(records.get(source, Record(source)), record)
    passages = passages_by_id(
        a for part in (new.records, records) for r in part.values() for a in r.attestations
    )
    records = {source: _with_passages(r, passages) for source, r in records.items()}
    judgements = {j.iri: j for j in (*known.judgements, *new.judgements)}
    return Content(
        info=known.info,
        entities=dict(sorted({**known.entities, **new.entities}.items())),
        sources=dict(sorted({**known.sources, **new.sources}.items())),
        records=dict(sorted(records.items())),
        judgements=tuple(judgements[iri] for iri in sorted(judgements)),
    )


def passages_by_id(attestations: Iterable[Attestation]) -> dict[Iri, Citation]:
    """Return the passages that `attestations` cite, the first with its words of each id."""
    found: dict[Iri, Citation] = {}
    for attestation in attestations:
        for citation in attestation.passages:
            if found.setdefault(citation.iri, citation).exact is None:
                found[citation.iri] = citation
    return found


def with_passages(attestation: Attestation, passages: Mapping[Iri, Citation]) -> Attestation:
    """Return `attestation` with its passages as `passages` has them."""
    if all(passages[citation.iri] == citation for citation in attestation.passages):
        return attestation
    anchor = attestation.citation
    return replace(
        attestation,
        citation=passages[anchor.iri] if anchor else None,
        context=tuple(passages[citation.iri] for citation in attestation.context),
        cues=tuple(passages[citation.iri] for citation in attestation.cues),
    )


def _with_passages(record: Record, passages: Mapping[Iri, Citation]) -> Record:
    attestations = tuple(with_passages(a, passages) for a in record.attestations)
    return Record(record.source, record.claims, attestations)


def without_rows(content: Content, handles: Iterable[str]) -> Content:
    """Return `content` without the chains of the rows `handles`, and what only they said.

    Hops and claims that another chain needs stay; so do all entities.
    """
    gone = set(handles)
    records = {
        source: _replaced_record(record, Record(source), gone)
        if any(a.handle in gone for a in record.attestations)
        else record
        for source, record in content.records.items()
    }
    return replace(content, records=records)


def _merged_record(known: Record, new: Record) -> Record:
    """Drop what the handles of `new` said before, then add what they say now."""
    return _replaced_record(known, new, {a.handle for a in new.attestations if a.handle})


def _replaced_record(known: Record, new: Record, handles: set[str]) -> Record:
    """Drop what `handles` said before, then add what `new` says."""
    needed_origins = {origin for a in new.attestations for origin in a.taken_from}
    kept = _without_handles(known.attestations, handles, needed_origins)
    attestations = {a.iri: a for a in (*kept, *new.attestations)}
    claims = {c.iri: c for c in (*known.claims, *new.claims)}
    before = {c.iri: c for c in known.claims}
    no_longer_said = _needed_claims(known.attestations, before) - {c.iri for c in new.claims}
    no_longer_said -= _needed_claims(attestations.values(), claims)
    return Record(
        known.source,
        tuple(claims[iri] for iri in sorted(claims) if iri not in no_longer_said),
        tuple(attestations[iri] for iri in sorted(attestations)),
    )


def _without_handles(
    attestations: Iterable[Attestation], handles: set[str], needed: set[Iri]
) -> list[Attestation]:
    """Drop the attestations with one of `handles` and the hops only they lead to."""
    every = list(attestations)
    kept = {a.iri: a for a in every if a.handle not in handles or not a.handle}
    outermost = _outermost(every) | needed
    reachable: set[Iri] = set()
    queue = [iri for iri, a in kept.items() if iri in outermost or a.handle]
    while queue:
        iri = queue.pop()
        if iri in kept and iri not in reachable:
            reachable.add(iri)
            queue.extend(kept[iri].taken_from)
    return [kept[iri] for iri in sorted(reachable)]


def _outermost(attestations: Iterable[Attestation]) -> set[Iri]:
    every = list(attestations)
    taken = {origin for a in every for origin in a.taken_from}
    return {a.iri for a in every if a.iri not in taken}


def _needed_claims(attestations: Iterable[Attestation], claims: Mapping[Iri, Claim]) -> set[Iri]:
    """Return the claims that are attested, or spoken of by one that is."""
    needed: set[Iri] = set()
    queue = [a.claim for a in attestations]
    while queue:
        iri = queue.pop()
        if iri in claims and iri not in needed:
            needed.add(iri)
            claim = claims[iri]
            ends = [claim.subject, *claim.depends_on, *(end for _, end in claim.qualifiers)]
            queue.extend(ends if not isinstance(claim.object, str) else [*ends, claim.object])
    return needed


@dataclass(frozen=True, slots=True)
class Change(Generic[T]):
    """One thing that is added (`old` is None), removed (`new` is None) or changed."""

    old: T | None
    new: T | None

    @property
    def sign(self) -> str:
        """``+`` added, ``-`` removed, ``~`` changed."""
        return "+" if self.old is None else "-" if self.new is None else "~"


@dataclass(frozen=True, slots=True)
class Difference:
    """What differs between two contents, kind by kind, sorted by IRI."""

    entities: tuple[Change[Entity], ...]
    sources: tuple[Change[Source], ...]
    claims: tuple[Change[Claim], ...]
    attestations: tuple[Change[Attestation], ...]
    judgements: tuple[Change[Judgement], ...]

    def __bool__(self) -> bool:
        return any((self.entities, self.sources, self.claims, self.attestations, self.judgements))


def difference(old: Content, new: Content) -> Difference:
    """Return what has to change to get from `old` to `new`."""
    return Difference(
        _changes(old.entities, new.entities),
        _changes(old.sources, new.sources),
        _changes(old.claims, new.claims),
        _changes(old.attestations, new.attestations),
        _changes({j.iri: j for j in old.judgements}, {j.iri: j for j in new.judgements}),
    )


def _changes(old: Mapping[Iri, T], new: Mapping[Iri, T]) -> tuple[Change[T], ...]:
    iris = sorted(old.keys() | new.keys())
    pairs = ((old.get(iri), new.get(iri)) for iri in iris)
    return tuple(Change(before, after) for before, after in pairs if before != after)
