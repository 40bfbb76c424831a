"""The receipts: claims, the chains that they came through, and the passages."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from claimgraph.analysis.lineage import chains
from claimgraph.model.claim import Attestation, Claim, Literal, Value
from claimgraph.model.content import Content
from claimgraph.model.edtf import EdtfDate
from claimgraph.model.iri import Iri, Namespaces
from claimgraph.model.judgement import Judgement, standing
from claimgraph.model.quantity import Quantity
from claimgraph.model.source import Citation, Source
from claimgraph.presentation.explorer.edges import Standing
from claimgraph.presentation.explorer.tables import Numbering, Table, table

Row = dict[str, Any]

_MOST_CHAINS = 60


@dataclass(frozen=True)
class Evidence:
    """Turns what a page's claims rest on into tables.

    Things are told by number: an entity by its own, a claim by ``-1 - number``.

    Attributes:
        content: Where everything is looked up.
        namespaces: Shortens IRIs.
        entities: The page's entities.
        relations: The page's relations.
        claims: The page's claims.
        standing: How each claim stands.
        counted: The claims of the view.
    """

    content: Content
    namespaces: Namespaces
    entities: Numbering
    relations: Numbering
    claims: Numbering
    standing: Mapping[Iri, Standing]
    counted: frozenset[Iri]

    def tables(self) -> dict[str, Table]:
        """Return the tables, by name."""
        said = [a for a in self.content.attestations.values() if a.claim in self.claims]
        attestations = Numbering(a.iri for a in said)
        passages = {c.iri: c for a in said for c in a.passages}
        citations = Numbering(passages)
        return {
            "claims": table([self._claim(iri, attestations) for iri in self.claims.iris]),
            "attestations": table([self._attestation(a, citations) for a in said]),
            "citations": table([self._citation(passages[iri]) for iri in citations.iris]),
            "sources": table([self._source(s) for s in self._sources()]),
            "judgements": table([self._judgement(j) for j in standing(self.content.judgements)]),
        }

    def _claim(self, iri: Iri, attestations: Numbering) -> Row:
        claim = self.content.claims[iri]
        every = chains(self.content, iri)
        return {
            "id": self.namespaces.shorten(iri),
            "subject": self.reference(claim.subject),
            "relation": self.relations[claim.predicate],
            "object": self._value(claim.object),
            "when": date(claim.when),
            "where": self.entities.get(claim.where),
            "qualifiers": self._qualifiers(claim),
            "dependsOn": self.claims.all(claim.depends_on),
            "standing": _unless_plain(self.standing[iri]),
            "outOfView": iri not in self.counted,
            "chains": [attestations.all(a.iri for a in chain) for chain in every[:_MOST_CHAINS]],
            "moreChains": len(every[_MOST_CHAINS:]) or None,
        }

    def _qualifiers(self, claim: Claim) -> list[list[Any]]:
        return [
            [self.relations[relation], self.reference(thing)]
            for relation, thing in claim.qualifiers
        ]

    def reference(self, iri: Iri) -> int | None:
        """Return the number of an entity, or ``-1 - number`` of a claim."""
        if iri in self.claims:
            return -1 - self.claims[iri]
        return self.entities.get(iri)

    def _value(self, value: Value) -> int | list[str] | None:
        match value:
            case Literal(text, language):
                return ["text", text, language]
            case Quantity():
                return ["quantity", value.text()]
            case EdtfDate():
                return ["date", value.text, value.label()]
        return self.reference(value)

    def _attestation(self, said: Attestation, citations: Numbering) -> Row:
        return {
            "claim": self.claims[said.claim],
            "agents": self.entities.all(said.agents),
            "stance": str(said.stance),
            "source": self.entities.get(said.source),
            "citation": citations.get(said.citation.iri) if said.citation else None,
            "context": citations.all(c.iri for c in said.context),
            "cues": citations.all(c.iri for c in said.cues),
            "status": str(said.status) if said.status else None,
            "modality": str(said.modality) if said.modality else None,
            "act": said.act,
            "inferred": said.inferred,
            "saidOn": date(said.said_on),
            "inferredDate": date(said.inferred_date),
            "handle": said.handle,
            "gloss": said.gloss,
            "note": said.note,
        }

    def _citation(self, citation: Citation) -> Row:
        source = self.content.sources.get(citation.source)
        # A document whose text may not be handed on is cited by position and digest.
        quoted = source is None or source.text_may_be_shared
        return {
            "source": self.entities.get(citation.source),
            "start": citation.start,
            "end": citation.end,
            "page": citation.page,
            "exact": citation.exact if quoted else None,
            "prefix": citation.prefix if quoted else None,
            "suffix": citation.suffix if quoted else None,
            "digest": citation.digest,
        }

    def _sources(self) -> Iterable[Source]:
        return (s for iri, s in sorted(self.content.sources.items()) if iri in self.entities)

    def _source(self, source: Source) -> Row:
        return {
            "entity": self.entities[source.iri],
            "title": source.title,
            "publisher": self.entities.get(source.publisher),
            "authors": self.entities.all(source.authors),
            "published": date(source.published),
            "retrieved": date(source.retrieved),
            "url": source.url,
            "archive": source.archive,
            "language": source.language,
            "mediaType": source.media_type,
            "fileName": source.file_name,
            "sha256": source.sha256,
            "reliability": str(source.reliability) if source.reliability else None,
            "gradedBy": self.entities.get(source.graded_by),
            "gradedOn": date(source.graded_on),
            "textWithheld": not source.text_may_be_shared,
        }

    def _judgement(self, judgement: Judgement) -> Row:
        targets = [self.reference(iri) for iri in judgement.targets]
        return {
            "verdict": str(judgement.verdict),
            "targets": [target for target in targets if target is not None],
            "by": self.entities.get(judgement.by),
            "at": judgement.at,
            "reason": judgement.reason,
            "value": judgement.value,
        }


def date(value: EdtfDate | None) -> list[str] | None:
    """Return a date as it is written and as it is read, or None."""
    return [value.text, value.label()] if value else None


def _unless_plain(standing: Standing) -> str | None:
    return None if standing is Standing.PLAIN else str(standing)
