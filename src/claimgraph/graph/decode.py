"""From triples to the model, with every fault named by its subject.

Statements that the model does not know are not an error: files are open to
other tools. :mod:`claimgraph.case` keeps them when it writes a file again.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import TypeVar
from urllib.parse import unquote

import pyoxigraph as ox

from claimgraph.errors import Problem
from claimgraph.graph.description import Description, Fault
from claimgraph.graph.namespaces import (
    CG,
    DCTERMS,
    OA,
    PROV,
    RDF,
    RDFS,
    SCHEMA,
    SKOS,
    SKOSXL,
)
from claimgraph.graph.terms import text_of
from claimgraph.graph.turtle import Terms
from claimgraph.model.claim import (
    Attestation,
    AttributionStatus,
    Claim,
    Literal,
    Modality,
    Stance,
    Value,
)
from claimgraph.model.content import CaseInfo, Record
from claimgraph.model.edtf import EdtfDate
from claimgraph.model.entity import Entity, Name, NameKind, UnknownReason, sorted_names
from claimgraph.model.iri import Iri, Namespaces, valid_iri
from claimgraph.model.judgement import Judgement, Verdict
from claimgraph.model.quantity import Bound, Quantity
from claimgraph.model.silence import Silence
from claimgraph.model.source import Citation, Reliability, Source
from claimgraph.model.view import NamedView

_STRUCTURAL = frozenset(
    [RDF + "type"]
    + [CG + n for n in ("subject", "predicate", "object", "value", "when", "where", "dependsOn")]
)
T = TypeVar("T")


class Decoder:
    """Reads one file's triples; faults are collected in :attr:`problems`.

    Args:
        triples: The triples of the file, without blank nodes.
        namespaces: The case's.
        place: The file's name in a problem.
    """

    def __init__(
        self, triples: Iterable[ox.Triple | Terms], namespaces: Namespaces, place: str
    ) -> None:
        self.problems: list[Problem] = []
        self._namespaces = namespaces
        self._place = place
        self._descriptions: dict[Iri, Description] = {}
        self._by_type: dict[Iri, list[Iri]] = defaultdict(list)
        self._dates: dict[Iri, EdtfDate] = {}
        self._quantities: dict[Iri, Quantity] = {}
        self._take(triples)

    def _take(self, triples: Iterable[ox.Triple | Terms]) -> None:
        descriptions, by_type, is_a = self._descriptions, self._by_type, RDF + "type"
        for subject, predicate, object_ in triples:
            iri, property_ = text_of(subject), predicate.value
            description = descriptions.get(iri)
            if description is None:
                description = descriptions[iri] = Description(iri)
            if isinstance(object_, ox.Literal):
                description.add_literal(property_, object_)
            elif isinstance(object_, ox.NamedNode):
                description.add_node(property_, object_.value)
                if property_ == is_a:
                    by_type[object_.value].append(iri)

    def _each(self, type_: Iri, read: Callable[[Description], T]) -> Iterator[T]:
        for iri in sorted(self._by_type[type_]):
            try:
                yield read(self._descriptions[iri])
            except Fault as fault:
                self._report(iri, fault.message, fault.mend)
            except (ValueError, ArithmeticError) as error:
                self._report(iri, str(error), "Write the value as the reference of the graph says.")

    def _report(self, iri: Iri, message: str, mend: str) -> None:
        subject = self._namespaces.shorten(iri)
        self.problems.append(Problem(self._place, f"{subject}: {message}", mend, about=iri))

    def _described(self, iri: Iri) -> Description:
        return self._descriptions.get(iri) or Description(iri)

    # -- case.ttl ---------------------------------------------------------------

    def info(self) -> CaseInfo | None:
        """Return what the case says of itself, or None where it says nothing."""
        found = list(self._each(CG + "Case", self._info))
        views = sorted(self._each(CG + "View", self._view), key=lambda view: view.name)
        silences = sorted(self._each(CG + "Silence", self._silence), key=lambda s: (s.code, s.iri))
        return replace(found[0], views=tuple(views), silences=tuple(silences)) if found else None

    def _info(self, d: Description) -> CaseInfo:
        return CaseInfo(
            base=d.iri,
            title=d.text(DCTERMS + "title"),
            description=d.text(DCTERMS + "description"),
            license=d.iri_of(DCTERMS + "license"),
            default_view=d.text(CG + "defaultView") or "accepted",
        )

    def _view(self, d: Description) -> NamedView:
        name = unquote(d.iri.rpartition("/")[2])
        return NamedView(name, d.text(CG + "policy"), d.text(RDFS + "comment"))

    def _silence(self, d: Description) -> Silence:
        code, reason = d.text(CG + "ruleCode"), d.text(RDFS + "comment")
        if not (code and reason):
            raise Fault("a silence without code or reason", "Write cg:ruleCode and rdfs:comment.")
        by, at = d.iri_of(PROV + "wasAssociatedWith"), d.text(PROV + "endedAtTime")
        return Silence(d.iri, code, d.iris(CG + "concerns"), reason, by, at)

    # -- entities.ttl -----------------------------------------------------------

    def entities(self) -> dict[Iri, Entity]:
        """Return the entities: every subject of the file that is not a name."""
        names = set(self._by_type[SKOSXL + "Label"])
        return self._entities(iri for iri in self._descriptions if iri not in names)

    def described_entities(self) -> dict[Iri, Entity]:
        """Return the entities of a file that holds other records too: what has a name."""
        labels = (SKOS + "prefLabel", SKOS + "altLabel", CG + "unknownReason")
        return self._entities(
            iri
            for iri, description in self._descriptions.items()
            if any(description.has(label) for label in labels)
        )

    def _entities(self, iris: Iterable[Iri]) -> dict[Iri, Entity]:
        found: dict[Iri, Entity] = {}
        for iri in sorted(iris):
            for entity in self._guarded(self._descriptions[iri], self._entity):
                found[entity.iri] = entity
        return found

    def _guarded(self, d: Description, read: Callable[[Description], T]) -> list[T]:
        try:
            return [read(d)]
        except Fault as fault:
            self._report(d.iri, fault.message, fault.mend)
        except (ValueError, ArithmeticError) as error:
            self._report(d.iri, str(error), "Write the value as the reference of the graph says.")
        return []

    def _entity(self, d: Description) -> Entity:
        types = tuple(t for t in d.iris(RDF + "type") if t != CG + "Source")
        if not types:
            raise Fault("an entity without a type", "Say what it is: a cg:… or term:… class.")
        return Entity(
            iri=valid_iri(d.iri),
            types=types,
            names=self._names(d),
            unknown=d.code(CG + "unknownReason", UnknownReason),
            protected=d.is_true(CG + "protected"),
            note=d.text(SKOS + "note"),
            see_also=d.iris(RDFS + "seeAlso"),
        )

    def _names(self, d: Description) -> tuple[Name, ...]:
        by_label = [
            (label, self._name(self._described(iri)))
            for label in ("prefLabel", "altLabel", "hiddenLabel")
            for iri in d.iris(SKOSXL + label)
        ]
        described = [name for _, name in by_label]
        known = {(label, name.text, name.language) for label, name in by_label}
        for label, kind in (
            ("prefLabel", NameKind.PREFERRED),
            ("altLabel", NameKind.ALIAS),
            ("hiddenLabel", NameKind.MISSPELLING),
        ):
            for literal in d.literals(SKOS + label):
                key = (literal.value, literal.language or "")
                if (label, *key) not in known:
                    described.append(Name(*key, kind))
        return sorted_names(described)

    def _name(self, d: Description) -> Name:
        forms = d.literals(SKOSXL + "literalForm")
        if len(forms) != 1:
            raise Fault("a name without its one literal form", "Add one skosxl:literalForm.")
        kind = d.code(CG + "nameKind", NameKind) or NameKind.ALIAS
        return Name(forms[0].value, forms[0].language or "", kind, d.iri_of(DCTERMS + "source"))

    # -- sources.ttl ------------------------------------------------------------

    def sources(self) -> dict[Iri, Source]:
        """Return the bibliographic records."""
        return {s.iri: s for s in self._each(CG + "Source", self._source)}

    def _source(self, d: Description) -> Source:
        return Source(
            iri=valid_iri(d.iri),
            title=d.text(DCTERMS + "title"),
            sha256=d.text(CG + "sha256"),
            text_sha256=d.text(CG + "textSha256"),
            file_name=d.text(CG + "fileName"),
            media_type=d.text(DCTERMS + "format"),
            language=d.text(DCTERMS + "language"),
            publisher=d.iri_of(DCTERMS + "publisher"),
            authors=d.iris(DCTERMS + "creator"),
            published=self._date(d, DCTERMS + "issued"),
            retrieved=self._date(d, CG + "retrievedOn"),
            url=d.iri_of(SCHEMA + "url"),
            archive=d.iri_of(SCHEMA + "archivedAt"),
            reliability=d.code(CG + "reliability", Reliability, prefix="reliability-"),
            graded_by=d.iri_of(CG + "gradedBy"),
            graded_on=self._date(d, CG + "gradedOn"),
            text_may_be_shared=d.is_true(CG + "textMayBeShared", default=True),
        )

    # -- claims/<source>.ttl ----------------------------------------------------

    def record(self, source: Iri) -> Record:
        """Return the claims and attestations of the file of `source`."""
        claims = tuple(self._each(CG + "Claim", self._claim))
        attestations = tuple(self._each(CG + "Attestation", self._attestation))
        return Record(source, claims, attestations)

    def _claim(self, d: Description) -> Claim:
        qualifiers = sorted(
            (predicate, iri)
            for predicate in d.node_predicates()
            if predicate not in _STRUCTURAL
            for iri in d.iris(predicate)
        )
        return Claim(
            iri=d.iri,
            subject=d.needed(CG + "subject"),
            predicate=d.needed(CG + "predicate"),
            object=self._value(d),
            when=self._date(d, CG + "when"),
            where=d.iri_of(CG + "where"),
            qualifiers=tuple(qualifiers),
            depends_on=d.iris(CG + "dependsOn"),
        )

    def _value(self, d: Description) -> Value:
        texts = d.literals(CG + "value")
        iri = d.iri_of(CG + "object")
        if len(texts) + bool(iri) != 1:
            raise Fault("not exactly one object or value", "Give one cg:object or one cg:value.")
        if texts:
            return Literal(texts[0].value, texts[0].language or "")
        described = self._described(iri)
        types = described.iris(RDF + "type")
        if CG + "Quantity" in types:
            return self._quantity(described)
        return self._date_of(described) if CG + "EdtfDate" in types else iri

    def _quantity(self, d: Description) -> Quantity:
        known = self._quantities.get(d.iri)
        if known is None:
            amount, bound = d.number(CG + "amount"), d.code(CG + "bound", Bound)
            if amount is None or bound is None:
                raise Fault("a quantity without amount or bound", "Add cg:amount and cg:bound.")
            upper = d.number(CG + "upper") if bound is Bound.BETWEEN else None
            known = self._quantities[d.iri] = Quantity.of(bound, amount, d.text(CG + "unit"), upper)
        return known

    def _date(self, d: Description, predicate: str) -> EdtfDate | None:
        iri = d.iri_of(predicate)
        return self._date_of(self._described(iri)) if iri else None

    def _date_of(self, d: Description) -> EdtfDate:
        known = self._dates.get(d.iri)
        if known is None:
            known = self._dates[d.iri] = EdtfDate.parse(d.text(CG + "edtf"))
        return known

    def _attestation(self, d: Description) -> Attestation:
        stance = d.code(CG + "stance", Stance)
        if stance is None:
            raise Fault("an attestation without a stance", "Add one cg:stance.")
        anchors = d.iris(CG + "citation")
        if len(anchors) > 1:
            raise Fault("more than one cg:citation", "Make the others cg:contextCitation.")
        return Attestation(
            iri=d.iri,
            claim=d.needed(CG + "attests"),
            agents=d.iris(PROV + "wasAttributedTo"),
            stance=stance,
            source=d.iri_of(DCTERMS + "source"),
            citation=self._citation(anchors[0]) if anchors else None,
            context=self._citations(d.iris(CG + "contextCitation")),
            cues=self._citations(d.iris(CG + "attributionCue")),
            taken_from=d.iris(PROV + "wasDerivedFrom"),
            status=d.code(CG + "attributionStatus", AttributionStatus),
            modality=d.code(CG + "modality", Modality),
            act=d.text(CG + "act"),
            inferred=d.is_true(CG + "inferredHop"),
            said_on=self._date(d, CG + "saidOn"),
            inferred_date=self._date(d, CG + "inferredDate"),
            handle=d.text(DCTERMS + "identifier"),
            gloss=d.text(RDFS + "comment"),
            note=d.text(SKOS + "note"),
        )

    def _citations(self, iris: Iterable[Iri]) -> tuple[Citation, ...]:
        every = [self._citation(iri) for iri in iris]
        return tuple(sorted(every, key=lambda c: (c.start or 0, c.end or 0, c.iri)))

    def _citation(self, iri: Iri) -> Citation:
        d = self._described(iri)
        selectors = [self._described(s) for s in d.iris(OA + "hasSelector")]
        by_type = {t: s for s in selectors for t in s.iris(RDF + "type")}
        position = by_type.get(OA + "TextPositionSelector", Description(iri))
        quote = by_type.get(OA + "TextQuoteSelector")
        page = by_type.get(OA + "FragmentSelector", Description(iri)).text(RDF + "value")
        start, end = position.text(OA + "start"), position.text(OA + "end")
        return Citation(
            iri=iri,
            source=d.needed(OA + "hasSource"),
            start=int(start) if start else None,
            end=int(end) if end else None,
            exact=quote.text(OA + "exact") if quote else None,
            prefix=(quote.text(OA + "prefix") or None) if quote else None,
            suffix=(quote.text(OA + "suffix") or None) if quote else None,
            digest=d.text(CG + "quoteDigest"),
            page=int(page.removeprefix("page=")) if page else None,
        )

    # -- judgements.ttl ---------------------------------------------------------

    def judgements(self) -> tuple[Judgement, ...]:
        """Return the judgements, sorted by IRI."""
        return tuple(self._each(CG + "Judgement", self._judgement))

    def _judgement(self, d: Description) -> Judgement:
        verdict = d.code(CG + "verdict", Verdict)
        if verdict is None:
            raise Fault("a judgement without a verdict", "Add one cg:verdict.")
        return Judgement(
            iri=d.iri,
            verdict=verdict,
            targets=d.iris(CG + "target"),
            by=d.needed(PROV + "wasAssociatedWith"),
            at=d.text(PROV + "endedAtTime"),
            reason=d.text(RDFS + "comment"),
            value=d.text(CG + "judgementValue"),
        )
