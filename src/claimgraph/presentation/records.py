"""The stable JSON form of things: what ``--json`` prints, and what a page holds.

Everything is a dict of strings, numbers, lists and dicts. An IRI is given
shortened (``id``) as :meth:`Namespaces.expand` reads it, with a label beside it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from claimgraph.analysis.credibility import Support
from claimgraph.analysis.lineage import Chain, Origin, Origins, chains
from claimgraph.analysis.paths import Path
from claimgraph.analysis.profile import ByRelation, Profile
from claimgraph.model.claim import Attestation, Claim, Literal, Value
from claimgraph.model.content import Content
from claimgraph.model.edtf import EdtfDate
from claimgraph.model.entity import Entity
from claimgraph.model.iri import Iri, Namespaces
from claimgraph.model.judgement import Judgement
from claimgraph.model.quantity import Quantity
from claimgraph.model.source import Citation, Source
from claimgraph.model.vocabulary import Vocabulary

Record = dict[str, Any]


@dataclass(frozen=True)
class Recorder:
    """Turns parts of a content into records.

    Attributes:
        content: Where labels and attestations are looked up.
        vocabulary: Gives the labels of classes and relations.
        namespaces: Shortens IRIs.
    """

    content: Content
    vocabulary: Vocabulary
    namespaces: Namespaces

    def thing(self, iri: Iri) -> Record:
        """Return an entity or claim as ``{"id", "label"}``."""
        return {"id": self.namespaces.shorten(iri), "label": self.content.label(iri)}

    def term(self, iri: Iri) -> Record:
        """Return a class or relation as ``{"id", "label"}``."""
        return {"id": self.namespaces.shorten(iri), "label": self.vocabulary.label(iri)}

    def date(self, date: EdtfDate | None) -> Record | None:
        """Return a date as ``{"edtf", "label", "earliest", "latest"}``."""
        if date is None:
            return None
        return {
            "edtf": date.text,
            "label": date.label(),
            "earliest": date.earliest.isoformat() if date.earliest else None,
            "latest": date.latest.isoformat() if date.latest else None,
        }

    def value(self, value: Value) -> Record:
        """Return the object of a claim; ``kind`` says what it is."""
        match value:
            case Literal(text, language):
                return {"kind": "text", "label": text, "language": language}
            case Quantity():
                return {
                    "kind": "quantity",
                    "label": value.text(),
                    "amount": str(value.amount),
                    "bound": str(value.bound),
                    "lower": None if value.lower is None else str(value.lower),
                    "upper": None if value.upper is None else str(value.upper),
                    "unit": value.unit,
                }
            case EdtfDate():
                return {"kind": "date", **(self.date(value) or {})}
        kind = "claim" if value in self.content.claims else "entity"
        return {"kind": kind, **self.thing(value)}

    def claim(self, iri: Iri, *, receipts: bool = True) -> Record:
        """Return a claim; with `receipts` also its chains, down to the passages."""
        claim = self.content.claims[iri]
        record: Record = {
            "id": self.namespaces.shorten(iri),
            "handles": self.handles(iri),
            "subject": self.thing(claim.subject),
            "predicate": self.term(claim.predicate),
            "object": self.value(claim.object),
            "when": self.date(claim.when),
            "where": self.thing(claim.where) if claim.where else None,
            "qualifiers": self._qualifiers(claim),
            "depends_on": [self.namespaces.shorten(other) for other in claim.depends_on],
        }
        if receipts:
            found = chains(self.content, iri)
            record["chains"] = [self.chain(chain) for chain in found]
            record["joins"] = self.joins(found)
        return record

    def handles(self, claim: Iri) -> list[str]:
        """Return the handles of a claim, sorted."""
        said = self.content.attestations_of.get(claim, ())
        return sorted({a.handle for a in said if a.handle})

    def _qualifiers(self, claim: Claim) -> list[Record]:
        return [
            {"predicate": self.term(predicate), "object": self.thing(other)}
            for predicate, other in claim.qualifiers
        ]

    def chain(self, chain: Chain) -> list[Record]:
        """Return a chain as its attestations, the origin first."""
        return [self.attestation(attestation) for attestation in reversed(chain)]

    def joins(self, chains: Sequence[Chain]) -> list[Record]:
        """Return the attestations at which chains join, and the numbers of those that do.

        From the document at hand inward, that is where two chains have different
        attestations one step out, and go on from the same one.
        """
        outer: dict[Iri, set[Iri]] = {}
        through: dict[Iri, list[int]] = {}
        for number, chain in enumerate(chains):
            for step, attestation in enumerate(chain):
                through.setdefault(attestation.iri, []).append(number)
                outer.setdefault(attestation.iri, set()).add(chain[step - 1].iri if step else "")
        return [
            {"id": self.namespaces.shorten(iri), "chains": through[iri]}
            for iri in sorted(outer)
            if len(outer[iri]) > 1
        ]

    def attestation(self, attestation: Attestation) -> Record:
        """Return one saying of a claim."""
        return {
            "id": self.namespaces.shorten(attestation.iri),
            "handle": attestation.handle or None,
            "agents": [self.thing(agent) for agent in attestation.agents],
            "stance": str(attestation.stance),
            "source": self.thing(attestation.source) if attestation.source else None,
            "act": attestation.act or None,
            "inferred": attestation.inferred,
            "status": str(attestation.status) if attestation.status else None,
            "modality": str(attestation.modality) if attestation.modality else None,
            "said_on": self.date(attestation.said_on),
            "inferred_date": self.date(attestation.inferred_date),
            "citation": self.citation(attestation.citation),
            "context": [self.citation(c) for c in attestation.context],
            "cues": [self.citation(c) for c in attestation.cues],
            "gloss": attestation.gloss or None,
            "note": attestation.note or None,
        }

    def citation(self, citation: Citation | None) -> Record | None:
        """Return a passage; ``exact`` is None where the citation is text-free."""
        if citation is None:
            return None
        return {
            "id": self.namespaces.shorten(citation.iri),
            "source": self.thing(citation.source),
            "start": citation.start,
            "end": citation.end,
            "page": citation.page,
            "exact": citation.exact,
            "prefix": citation.prefix,
            "suffix": citation.suffix,
            "sha256": citation.digest or None,
        }

    def entity(self, entity: Entity) -> Record:
        """Return an entity with all its names."""
        return {
            "id": self.namespaces.shorten(entity.iri),
            "iri": entity.iri,
            "label": entity.label,
            "types": [self.term(type_) for type_ in entity.types],
            "names": [
                {
                    "text": name.text,
                    "language": name.language or None,
                    "kind": str(name.kind),
                    "source": self.thing(name.source) if name.source else None,
                }
                for name in entity.names
            ],
            "unknown": str(entity.unknown) if entity.unknown else None,
            "protected": entity.protected,
            "note": entity.note or None,
            "see_also": list(entity.see_also),
        }

    def source(self, source: Source) -> Record:
        """Return the bibliographic record of a document."""
        record = asdict(source)
        record.update(
            iri=self.namespaces.shorten(source.iri),
            publisher=self.thing(source.publisher) if source.publisher else None,
            authors=[self.thing(author) for author in source.authors],
            published=self.date(source.published),
            retrieved=self.date(source.retrieved),
            graded_on=self.date(source.graded_on),
            graded_by=self.thing(source.graded_by) if source.graded_by else None,
        )
        return {key: value for key, value in record.items() if value not in ("", None)}

    def judgement(self, judgement: Judgement) -> Record:
        """Return a decision of an analyst."""
        return {
            "id": self.namespaces.shorten(judgement.iri),
            "verdict": str(judgement.verdict),
            "targets": [self.thing(target) for target in judgement.targets],
            "value": judgement.value or None,
            "by": self.thing(judgement.by),
            "at": judgement.at,
            "reason": judgement.reason or None,
        }

    def profile(self, profile: Profile) -> Record:
        """Return everything about an entity."""
        return {
            "entity": self.entity(profile.entity),
            "source": self.source(profile.source) if profile.source else None,
            "facts": self._by_relation(profile.facts),
            "outgoing": self._by_relation(profile.outgoing),
            "incoming": self._by_relation(profile.incoming),
            "mentioned": [self.claim(c.iri, receipts=False) for c in profile.mentioned],
            "judgements": [self.judgement(j) for j in profile.judgements],
        }

    def _by_relation(self, groups: ByRelation) -> list[Record]:
        return [self.claim(c.iri, receipts=False) for group in groups.values() for c in group]

    def path(self, path: Path) -> Record:
        """Return a path: its cost, and its hops, each with its claims, the best first."""
        return {
            "cost": path.cost,
            "hops": [
                {
                    "start": self.thing(hop.start),
                    "end": self.thing(hop.end),
                    "cost": hop.cost,
                    "claims": [self._supported(support) for support in hop.supports],
                }
                for hop in path
            ],
        }

    def _supported(self, support: Support) -> Record:
        return {**self.claim(support.claim), "support": self.support(support)}

    def support(self, support: Support) -> Record:
        """Return how well a claim is attested."""
        return {
            "value": round(support.value, 3),
            "cost": support.cost,
            "independent": support.independent,
            "voices": support.voices,
            "reliability": support.reliability or None,
            "credibility": support.credibility or None,
            "stance": str(support.stance) if support.stance else None,
            "modality": str(support.modality) if support.modality else None,
            "attribution": str(support.attribution) if support.attribution else None,
            "sayings": support.sayings,
            "inferred": support.inferred,
            "denied": support.denied,
            "questioned": support.questioned,
            "rejected": support.rejected,
            "premise": self.namespaces.shorten(support.premise) if support.premise else None,
        }

    def origins(self, origins: Origins) -> Record:
        """Return the voices behind an edge and how many are independent."""
        return {
            "independent": origins.independent,
            "origins": [self._origin(origin) for origin in origins.origins],
            "ties": [
                {
                    "one": [self.thing(agent) for agent in tie.one.agents],
                    "other": [self.thing(agent) for agent in tie.other.agents],
                    "reason": tie.reason,
                    "kind": str(tie.kind),
                    "claims": [self.namespaces.shorten(claim) for claim in tie.claims],
                }
                for tie in origins.ties
            ],
        }

    def _origin(self, origin: Origin) -> Record:
        return {
            "agents": [self.thing(agent) for agent in origin.agents],
            "affirms": origin.affirms,
            "independence": "established" if origin.established else "not established",
            "doubt": str(origin.doubt) if origin.doubt else None,
            "documents": [self.thing(document) for document in origin.documents],
            "attestations": [self.namespaces.shorten(iri) for iri in origin.attestations],
        }
