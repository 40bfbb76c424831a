"""From the model to triples. The shape is described in ``docs/reference/rdf.md``."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

import pyoxigraph as ox

from claimgraph.graph.namespaces import (
    CG,
    CODE,
    DCTERMS,
    EDTF,
    OA,
    PROV,
    RDF,
    RDFS,
    SCHEMA,
    SKOS,
    SKOSXL,
    XSD,
)
from claimgraph.model.claim import Attestation, Claim, Literal, Value
from claimgraph.model.content import CaseInfo, Record
from claimgraph.model.edtf import EdtfDate
from claimgraph.model.entity import Entity, Name, NameKind
from claimgraph.model.iri import Iri, Namespaces, content_id
from claimgraph.model.judgement import Judgement
from claimgraph.model.quantity import Quantity
from claimgraph.model.silence import Silence
from claimgraph.model.source import Citation, Source

Triples = Iterator[ox.Triple]

node = lru_cache(maxsize=65536)(ox.NamedNode)
"""An IRI as a node; the same few thousand come again and again."""


def slug(text: str) -> str:
    """Return `text` as the last part of an IRI: lower case, words joined by ``-``."""
    words = re.findall(r"[^\W_]+", text.casefold())
    return "-".join(words) or "case"


def literal(text: str, language: str = "") -> ox.Literal:
    """Return a text as a literal, with its language tag if it has one."""
    return ox.Literal(text, language=language) if language else ox.Literal(text)


def _iri(subject: Iri, predicate: str, value: Iri) -> Triples:
    if value:
        yield ox.Triple(node(subject), node(predicate), node(value))


def _text(subject: Iri, predicate: str, value: str | None, language: str = "") -> Triples:
    if value:
        yield ox.Triple(node(subject), node(predicate), literal(value, language))


def _typed(subject: Iri, predicate: str, value: object, datatype: str) -> Triples:
    if value is not None:
        typed = ox.Literal(str(value), datatype=node(datatype))
        yield ox.Triple(node(subject), node(predicate), typed)


def _code(subject: Iri, predicate: str, value: str | None) -> Triples:
    if value:
        yield from _iri(subject, predicate, CODE + value)


def _types(subject: Iri, *types: Iri) -> Triples:
    for type_ in types:
        yield from _iri(subject, RDF + "type", type_)


def encode_info(info: CaseInfo, namespaces: Namespaces) -> Triples:
    """Yield the triples of ``case.ttl``; the case's own IRI is its base."""
    base = namespaces.base
    yield from _types(base, CG + "Case")
    yield from _text(base, DCTERMS + "title", info.title)
    yield from _text(base, DCTERMS + "description", info.description)
    yield from _iri(base, DCTERMS + "license", info.license)
    yield from _text(base, CG + "defaultView", info.default_view)
    for view in info.views:
        iri = namespaces.mint("view", view.name)
        yield from _types(iri, CG + "View")
        yield from _text(iri, CG + "policy", view.policy)
        yield from _text(iri, RDFS + "comment", view.reason)
    for silence in info.silences:
        yield from _silence(silence)


def _silence(silence: Silence) -> Triples:
    iri = silence.iri
    yield from _types(iri, CG + "Silence")
    yield from _text(iri, CG + "ruleCode", silence.code)
    for thing in silence.things:
        yield from _iri(iri, CG + "concerns", thing)
    yield from _text(iri, RDFS + "comment", silence.reason)
    yield from _iri(iri, PROV + "wasAssociatedWith", silence.by)
    yield from _typed(iri, PROV + "endedAtTime", silence.at or None, XSD + "dateTime")


def encode_entities(entities: Iterable[Entity], namespaces: Namespaces) -> Triples:
    """Yield the triples of ``entities.ttl``."""
    for entity in entities:
        yield from _types(entity.iri, *entity.types)
        yield from _names(entity, namespaces)
        yield from _code(entity.iri, CG + "unknownReason", entity.unknown)
        if entity.protected:
            yield from _typed(entity.iri, CG + "protected", "true", XSD + "boolean")
        yield from _text(entity.iri, SKOS + "note", entity.note)
        for other in entity.see_also:
            yield from _iri(entity.iri, RDFS + "seeAlso", other)


_PLAIN_LABEL = {NameKind.PREFERRED: "prefLabel", NameKind.MISSPELLING: "hiddenLabel"}


def _names(entity: Entity, namespaces: Namespaces) -> Triples:
    """Write a plain label for queries, and a SKOS-XL one where more is known.

    A name of which nothing more is known has a SKOS-XL label too where another one is
    written with the same plain label, or it could not be told apart.
    """
    described = {_label_key(name) for name in entity.names if not _is_plain(name)}
    for name in entity.names:
        label, text, language = _label_key(name)
        yield from _text(entity.iri, SKOS + label, text, language)
        if _label_key(name) in described:
            yield from _name(entity.iri, label, name, namespaces)


def _label_key(name: Name) -> tuple[str, str, str]:
    return _PLAIN_LABEL.get(name.kind, "altLabel"), name.text, name.language


def _is_plain(name: Name) -> bool:
    return name.kind in (NameKind.PREFERRED, NameKind.ALIAS) and not name.source


def _name(entity: Iri, label: str, name: Name, namespaces: Namespaces) -> Triples:
    content = [entity, name.text, name.language, name.kind, name.source]
    iri = namespaces.mint("name", content_id("name", content))
    yield from _iri(entity, SKOSXL + label, iri)
    yield from _types(iri, SKOSXL + "Label")
    yield from _text(iri, SKOSXL + "literalForm", name.text, name.language)
    yield from _code(iri, CG + "nameKind", name.kind)
    yield from _iri(iri, DCTERMS + "source", name.source)


def encode_sources(sources: Iterable[Source], namespaces: Namespaces) -> Triples:
    """Yield the triples of ``sources.ttl``."""
    for source in sources:
        yield from _source(source, namespaces)


def _source(source: Source, namespaces: Namespaces) -> Triples:
    iri = source.iri
    yield from _types(iri, CG + "Source")
    for predicate, text in (
        (DCTERMS + "title", source.title),
        (CG + "sha256", source.sha256),
        (CG + "textSha256", source.text_sha256),
        (CG + "fileName", source.file_name),
        (DCTERMS + "format", source.media_type),
        (DCTERMS + "language", source.language),
    ):
        yield from _text(iri, predicate, text)
    for predicate, other in (
        (DCTERMS + "publisher", source.publisher),
        (SCHEMA + "url", source.url),
        (SCHEMA + "archivedAt", source.archive),
        (CG + "gradedBy", source.graded_by),
    ):
        yield from _iri(iri, predicate, other)
    for author in source.authors:
        yield from _iri(iri, DCTERMS + "creator", author)
    for predicate, date in (
        (DCTERMS + "issued", source.published),
        (CG + "retrievedOn", source.retrieved),
        (CG + "gradedOn", source.graded_on),
    ):
        yield from _date(iri, predicate, date, namespaces)
    yield from _code(
        iri, CG + "reliability", source.reliability and f"reliability-{source.reliability}"
    )
    shared = "true" if source.text_may_be_shared else "false"
    yield from _typed(iri, CG + "textMayBeShared", shared, XSD + "boolean")


def encode_record(record: Record, namespaces: Namespaces) -> Triples:
    """Yield the triples of one ``claims/<source>.ttl``."""
    for claim in record.claims:
        yield from encode_claim(claim, namespaces)
    for attestation in record.attestations:
        yield from encode_attestation(attestation, namespaces)


def encode_claim(claim: Claim, namespaces: Namespaces) -> Triples:
    """Yield the triples of a claim and of the values in it."""
    iri = claim.iri
    yield from _types(iri, CG + "Claim")
    yield from _iri(iri, CG + "subject", claim.subject)
    yield from _iri(iri, CG + "predicate", claim.predicate)
    yield from _value(iri, claim.object, namespaces)
    yield from _date(iri, CG + "when", claim.when, namespaces)
    yield from _iri(iri, CG + "where", claim.where)
    for predicate, other in claim.qualifiers:
        yield from _iri(iri, predicate, other)
    for other in claim.depends_on:
        yield from _iri(iri, CG + "dependsOn", other)


def _value(claim: Iri, value: Value, namespaces: Namespaces) -> Triples:
    match value:
        case Literal(text, language):
            yield ox.Triple(node(claim), node(CG + "value"), literal(text, language))
        case Quantity():
            yield from _quantity(claim, value, namespaces)
        case EdtfDate():
            yield from _date(claim, CG + "object", value, namespaces)
        case _:
            yield from _iri(claim, CG + "object", value)


def object_iri(value: Value, namespaces: Namespaces) -> Iri | Literal:
    """Return the IRI that stands for `value` in the graph, or the text itself."""
    match value:
        case Quantity():
            return namespaces.mint("quantity", value.slug())
        case EdtfDate():
            return date_iri(value, namespaces)
        case _:
            return value


def date_iri(date: EdtfDate, namespaces: Namespaces) -> Iri:
    """Return the IRI of a date: ``date:2016-02``, ``date:2018_to_open``."""
    return namespaces.mint("date", date.text.replace("..", "open").replace("/", "_to_"))


def _quantity(claim: Iri, quantity: Quantity, namespaces: Namespaces) -> Triples:
    iri = namespaces.mint("quantity", quantity.slug())
    yield from _iri(claim, CG + "object", iri)
    yield from _types(iri, CG + "Quantity")
    yield from _typed(iri, CG + "amount", quantity.amount, XSD + "decimal")
    yield from _typed(iri, CG + "lower", quantity.lower, XSD + "decimal")
    yield from _typed(iri, CG + "upper", quantity.upper, XSD + "decimal")
    yield from _code(iri, CG + "bound", quantity.bound)
    yield from _text(iri, CG + "unit", quantity.unit)
    yield from _text(iri, RDFS + "label", quantity.text())


def _date(subject: Iri, predicate: str, date: EdtfDate | None, namespaces: Namespaces) -> Triples:
    if date is None:
        return
    iri = date_iri(date, namespaces)
    yield from _iri(subject, predicate, iri)
    yield from _types(iri, CG + "EdtfDate")
    yield from _typed(iri, CG + "edtf", date.text, EDTF + "EDTF")
    yield from _typed(iri, CG + "earliest", date.earliest, XSD + "date")
    yield from _typed(iri, CG + "latest", date.latest, XSD + "date")
    yield from _text(iri, RDFS + "label", date.label())


def encode_attestation(attestation: Attestation, namespaces: Namespaces) -> Triples:
    """Yield the triples of an attestation and of the passages that it cites."""
    iri = attestation.iri
    yield from _types(iri, CG + "Attestation")
    yield from _iri(iri, CG + "attests", attestation.claim)
    for agent in attestation.agents:
        yield from _iri(iri, PROV + "wasAttributedTo", agent)
    yield from _code(iri, CG + "stance", attestation.stance)
    yield from _iri(iri, DCTERMS + "source", attestation.source)
    for other in attestation.taken_from:
        yield from _iri(iri, PROV + "wasDerivedFrom", other)
    for predicate, citations in (
        (CG + "citation", (attestation.citation,) if attestation.citation else ()),
        (CG + "contextCitation", attestation.context),
        (CG + "attributionCue", attestation.cues),
    ):
        for citation in citations:
            yield from _iri(iri, predicate, citation.iri)
            yield from _citation(citation)
    yield from _code(iri, CG + "attributionStatus", attestation.status)
    yield from _code(iri, CG + "modality", attestation.modality)
    yield from _text(iri, CG + "act", attestation.act)
    if attestation.inferred:
        yield from _typed(iri, CG + "inferredHop", "true", XSD + "boolean")
    yield from _date(iri, CG + "saidOn", attestation.said_on, namespaces)
    yield from _date(iri, CG + "inferredDate", attestation.inferred_date, namespaces)
    yield from _text(iri, DCTERMS + "identifier", attestation.handle)
    yield from _text(iri, RDFS + "comment", attestation.gloss)
    yield from _text(iri, SKOS + "note", attestation.note)


def _citation(citation: Citation) -> Triples:
    """Write a passage with its selectors (W3C Web Annotation, section 4.2)."""
    iri = citation.iri
    yield from _types(iri, CG + "Citation", OA + "SpecificResource")
    yield from _iri(iri, OA + "hasSource", citation.source)
    yield from _text(iri, CG + "quoteDigest", citation.digest)
    if citation.start is not None and citation.end is not None:
        selector = f"{iri}-position"
        yield from _iri(iri, OA + "hasSelector", selector)
        yield from _types(selector, OA + "TextPositionSelector")
        yield from _typed(selector, OA + "start", citation.start, XSD + "nonNegativeInteger")
        yield from _typed(selector, OA + "end", citation.end, XSD + "nonNegativeInteger")
    if citation.exact is not None:
        selector = f"{iri}-quote"
        yield from _iri(iri, OA + "hasSelector", selector)
        yield from _types(selector, OA + "TextQuoteSelector")
        yield from _text(selector, OA + "exact", citation.exact)
        yield from _text(selector, OA + "prefix", citation.prefix)
        yield from _text(selector, OA + "suffix", citation.suffix)
    if citation.page is not None:
        selector = f"{iri}-page"
        yield from _iri(iri, OA + "hasSelector", selector)
        yield from _types(selector, OA + "FragmentSelector")
        yield from _text(selector, RDF + "value", f"page={citation.page}")


def encode_judgements(judgements: Iterable[Judgement]) -> Triples:
    """Yield the triples of ``judgements.ttl``."""
    for judgement in judgements:
        iri = judgement.iri
        yield from _types(iri, CG + "Judgement")
        yield from _code(iri, CG + "verdict", judgement.verdict)
        for target in judgement.targets:
            yield from _iri(iri, CG + "target", target)
        yield from _text(iri, CG + "judgementValue", judgement.value)
        yield from _iri(iri, PROV + "wasAssociatedWith", judgement.by)
        yield from _typed(iri, PROV + "endedAtTime", judgement.at, XSD + "dateTime")
        yield from _text(iri, RDFS + "comment", judgement.reason)
