"""Small contents for tests, built with the model's own constructors."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from claimgraph.graph.namespaces import CG, case_namespaces
from claimgraph.model.claim import Attestation, AttributionStatus, Claim, Stance, Value
from claimgraph.model.content import CaseInfo, Content, Record
from claimgraph.model.entity import Entity, Name, NameKind
from claimgraph.model.iri import Iri
from claimgraph.model.judgement import Judgement
from claimgraph.model.source import Citation, Source

BASE = "https://example.org/tea/"
NS = case_namespaces(BASE)
INFO = CaseInfo(base=BASE, title="The Tea Case")


def iri(short_id: str) -> Iri:
    """Return the IRI of an entity of the tea case."""
    return BASE + short_id


def entity(short_id: str, type_: str, name: str, *aliases: str, **more: object) -> Entity:
    """Return an entity with a preferred name and aliases."""
    names = (Name(name, kind=NameKind.PREFERRED), *sorted(Name(alias) for alias in aliases))
    return Entity(iri(short_id), (CG + type_,), names, **more)  # type: ignore[arg-type]


def claim(subject: str, relation: str, object_: Value, **more: object) -> Claim:
    """Return a claim; a plain word as object is an entity of the tea case."""
    is_word = isinstance(object_, str) and ":" not in object_
    end = iri(object_) if is_word else object_  # type: ignore[arg-type]
    start = subject if ":" in subject else iri(subject)
    return Claim.of(NS, start, CG + relation, end, **more)  # type: ignore[arg-type]


Hop = tuple[Sequence[str], str, Stance]
"""Agents, document, stance."""


def said(
    what: Claim,
    source: str,
    hops: Iterable[Hop] = (),
    *,
    handle: str = "",
    at: tuple[int, int] | None = (0, 3),
    status: AttributionStatus | None = None,
    stance: Stance = Stance.ASSERTS,
) -> list[Attestation]:
    """Return a chain: `hops` from the origin on, then the source's own attestation."""
    chain: list[Attestation] = []
    for agents, document, hop_stance in hops:
        taken = [chain[-1].iri] if chain else []
        chain.append(
            Attestation.of(
                NS,
                what.iri,
                [iri(agent) for agent in agents],
                hop_stance,
                source=iri(document) if document else "",
                taken_from=taken,
            )
        )
    document = iri(source)
    passage = Citation.of(NS, document, start=at[0], end=at[1], exact="tea") if at else None
    chain.append(
        Attestation.of(
            NS,
            what.iri,
            [document],
            Stance.RELAYS if chain else stance,
            source=document,
            citation=passage,
            taken_from=[chain[-1].iri] if chain else [],
            handle=handle,
            status=status or (AttributionStatus.EXPLICIT if chain else AttributionStatus.SILENT),
        )
    )
    return chain


def record(source: str, claims: Iterable[Claim], attestations: Iterable[Attestation]) -> Record:
    """Return the record of a source, sorted as files are."""
    by_iri = {c.iri: c for c in claims}
    every = {a.iri: a for a in attestations}
    return Record(
        iri(source),
        tuple(by_iri[i] for i in sorted(by_iri)),
        tuple(every[i] for i in sorted(every)),
    )


def content(
    entities: Iterable[Entity] = (),
    records: Iterable[Record] = (),
    sources: Iterable[Source] = (),
    judgements: Iterable[Judgement] = (),
) -> Content:
    """Return a content of the tea case."""
    return Content(
        INFO,
        {e.iri: e for e in sorted(entities, key=lambda e: e.iri)},
        {s.iri: s for s in sorted(sources, key=lambda s: s.iri)},
        {r.source: r for r in sorted(records, key=lambda r: r.source)},
        tuple(sorted(judgements, key=lambda j: j.iri)),
    )


def tea() -> Content:
    """Return a case of five entities and three claims with three kinds of chain.

    The paper prints that the club's report says that Ann leads the club; says in
    its own voice that the club is in Puddle; and prints Ann's denial that she
    owns the club.
    """
    leads = claim("ann", "leads", "club")
    located = claim("club", "locatedIn", "puddle")
    owns = claim("ann", "owns", "club")
    chains = [
        *said(leads, "paper", [(["club"], "report", Stance.ASSERTS)], handle="c01"),
        *said(located, "paper", handle="c02"),
        *said(owns, "paper", [(["ann"], "", Stance.DENIES)], handle="c03"),
    ]
    entities = [
        entity("ann", "Person", "Ann Leaf", "安叶"),
        entity("club", "Organisation", "The Tea Club", "Club of Tea"),
        entity("puddle", "Settlement", "Puddle"),
        entity("paper", "Document", "The Puddle Paper"),
        entity("report", "Document", "The report"),
    ]
    return content(
        entities,
        [record("paper", [leads, located, owns], chains)],
        [Source(iri("paper"), title="The Puddle Paper")],
    )
