"""Redaction: a content in which protected entities go by pseudonyms, and nothing else tells.

What is done:

- A protected entity, and whatever was judged to be the same, becomes ``Protected
  person 1`` under an IRI of its own; of its types only the general one is kept; its
  names, note and links go. Numbers follow the whole case, so that every part that is
  handed on uses the same.
- Its names vanish from every text and id (:mod:`~claimgraph.presentation.name_matching`
  says how they are recognised): labels, notes, glosses, acts, reasons, titles, units,
  texts as objects. IRIs, addresses, file names and handles with a name in them are
  replaced or left out.
- Passages whose words may name it lose the words *and the digest*: the digest of a
  short passage can be found by trying likely sentences. So do passages that overlap
  them. Position and page stay: they say nothing to those who do not have the document,
  and nothing new to those who do.
- A document that is protected, or by a protected author or publisher, loses title,
  address, file name and digests.
- Ids of claims, attestations, passages and judgements are computed anew: the old ones
  are digests of what was removed.

This is pseudonymisation. A fact that is true of one person only still points at that
person: read what you hand on. The case's own terms are not part of a content; see
:mod:`~claimgraph.presentation.redaction_terms`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from claimgraph.graph.namespaces import case_namespaces
from claimgraph.model.claim import Attestation, Claim, Literal, Value
from claimgraph.model.content import CaseInfo, Content, Record
from claimgraph.model.edtf import EdtfDate
from claimgraph.model.entity import Entity, Name, sorted_names
from claimgraph.model.finding import Loss
from claimgraph.model.iri import Iri
from claimgraph.model.judgement import Judgement
from claimgraph.model.quantity import InvalidQuantity, Quantity
from claimgraph.model.source import Citation, Source
from claimgraph.model.view import STANDARD
from claimgraph.model.vocabulary import Vocabulary
from claimgraph.presentation.name_matching import HintFinder
from claimgraph.presentation.redaction_plan import (
    Passages,
    Pseudonyms,
    Renaming,
    claims_in_order,
    in_order,
    telling_claims,
    things_of,
)

_REASONS = {
    "protected entity": "goes by a pseudonym; its names, note, links and finer types are left out",
    "protected name in a text": "the pseudonym stands in its place",
    "name of another entity": "it was a protected name, and is left out",
    "IRI with a protected name": "another IRI stands in its place",
    "handle, address or file name": "a protected name was in it; it is left out",
    "record of a protected document": "title, address, file name and digests are left out",
    "words of a passage": "they may name a protected entity; position and page are kept",
    "digest of a passage": "the words could be found by guessing",
    "judgement on what is not here": "its target's id could be found by guessing",
    "text to read before you hand it on": "a word in it begins like a protected name",
}


@dataclass(frozen=True)
class Redaction:
    """What came of a redaction.

    Attributes:
        content: May be handed on.
        losses: What was taken out, in counts that tell no names.
        claims: Old IRI of each claim to the new one. It is a key: keep it.
        names: The same of sayings, documents and other things, of those with a new one.
    """

    content: Content
    losses: tuple[Loss, ...]
    claims: Mapping[Iri, Iri]
    names: Mapping[Iri, Iri] = field(default_factory=dict)


def redact(
    content: Content, *, whole: Content | None = None, vocabulary: Vocabulary | None = None
) -> tuple[Content, list[Loss]]:
    """Return `content` without a trace of what protected entities are called.

    Args:
        content: What is to be handed on.
        whole: As for :func:`redaction`.
        vocabulary: As for :func:`redaction`.

    Raises:
        DataError: as :func:`redaction`.
    """
    made = redaction(content, whole=whole, vocabulary=vocabulary)
    return made.content, list(made.losses)


def redaction(
    content: Content, *, whole: Content | None = None, vocabulary: Vocabulary | None = None
) -> Redaction:
    """Return `content` redacted, and what goes by which name.

    Args:
        content: What is to be handed on.
        whole: The case that it is a part of. Give it wherever `content` is a
            selection: whom only a text names is not an entity of the selection.
        vocabulary: Knows which of the case's classes are kinds of persons; without
            it an entity of such a class becomes a ``Protected entity``.

    Raises:
        DataError: claims or attestations speak of each other in a circle.
    """
    pseudonyms = Pseudonyms(whole or content, vocabulary)
    if not pseudonyms.entities:
        return Redaction(content, (), {iri: iri for iri in content.claims})
    redactor = _Redactor(content, pseudonyms)
    made = redactor.content()
    return Redaction(made, tuple(redactor.losses()), redactor.claims(), redactor.names())


class _Redactor:
    """Writes a content anew, and counts what goes."""

    def __init__(self, content: Content, pseudonyms: Pseudonyms) -> None:
        self._old = content
        self._pseudonyms = pseudonyms
        self._renaming = Renaming(content, pseudonyms)
        self._namespaces = case_namespaces(self._renaming.base)
        self._hints = HintFinder(pseudonyms.names)
        self._counts: Counter[str] = Counter()
        telling = telling_claims(content, pseudonyms)
        said = (a for claim in telling for a in content.attestations_of.get(claim, ()))
        self._guarded = Passages(c for a in said for c in a.passages)
        self._claims: dict[Iri, Claim] = {}
        self._attestations: dict[Iri, Attestation] = {}
        self._judgements: dict[Iri, Judgement] = {}

    def claims(self) -> dict[Iri, Iri]:
        return {old: claim.iri for old, claim in self._claims.items()}

    def names(self) -> dict[Iri, Iri]:
        things = {iri: self._renaming.iri(iri) for iri in things_of(self._old)}
        sayings = {old: said.iri for old, said in self._attestations.items()}
        return {old: new for old, new in (things | sayings).items() if new != old}

    def losses(self) -> list[Loss]:
        return [
            Loss(what, self._counts[what], why)
            for what, why in _REASONS.items()
            if self._counts[what]
        ]

    def content(self) -> Content:
        old = self._old
        for claim in claims_in_order(old):
            self._claims[claim.iri] = self._claim(claim)
        takes = {iri: a.taken_from for iri, a in old.attestations.items()}
        for iri in in_order(takes):
            self._attestations[iri] = self._attestation(old.attestations[iri])
        self._judge()
        entities = [self._entity(entity) for entity in old.entities.values()]
        sources = [self._source(source) for source in old.sources.values()]
        records = [self._record(record) for record in old.records.values()]
        self._counts["IRI with a protected name"] = self._renaming.renamed
        return Content(
            info=self._info(old.info),
            entities={e.iri: e for e in sorted(entities, key=lambda e: e.iri)},
            sources={s.iri: s for s in sorted(sources, key=lambda s: s.iri)},
            records={r.source: r for r in sorted(records, key=lambda r: r.source)},
            judgements=tuple(sorted(self._judgements.values(), key=lambda j: j.iri)),
        )

    # -- texts and ids ----------------------------------------------------------

    def _text(self, text: str) -> str:
        if not text:
            return ""
        entities = self._pseudonyms.entities
        made = self._pseudonyms.iris.sub(lambda m: self._iri(entities[m[0]].iri), text)
        made, count = self._pseudonyms.matcher.replaced(made)
        self._counts["protected name in a text"] += count
        self._counts["text to read before you hand it on"] += self._hints.hints_in(made)
        return made

    def _harmless(self, identifier: str) -> str:
        """Return a handle, an address or a file name, or "" where it gives somebody away."""
        if not self._pseudonyms.leaks(identifier):
            return identifier
        self._counts["handle, address or file name"] += 1
        return ""

    def _iri(self, iri: Iri) -> Iri:
        claim = self._claims.get(iri)
        return claim.iri if claim else self._renaming.iri(iri) if iri else ""

    # -- things -----------------------------------------------------------------

    def _info(self, info: CaseInfo) -> CaseInfo:
        return CaseInfo(
            base=self._renaming.base,
            title=self._text(info.title),
            description=self._text(info.description),
            license=self._harmless(info.license),
            # Views that the case keeps stay behind, and things go by other ids.
            default_view=info.default_view if info.default_view in STANDARD else "accepted",
        )

    def _entity(self, entity: Entity) -> Entity:
        if stand_in := self._pseudonyms.entities.get(entity.iri):
            self._counts["protected entity"] += 1
            return replace(stand_in, iri=self._iri(entity.iri))
        return Entity(
            iri=self._iri(entity.iri),
            types=tuple(sorted({self._iri(type_) for type_ in entity.types})),
            names=sorted_names([*self._names(entity)]),
            unknown=entity.unknown,
            note=self._text(entity.note),
            see_also=tuple(filter(None, map(self._harmless, entity.see_also))),
        )

    def _names(self, entity: Entity) -> Iterator[Name]:
        labels = {stand_in.label for stand_in in self._pseudonyms.entities.values()}
        for name in entity.names:
            text = self._text(name.text)
            if text != name.text and text.strip() in labels:
                self._counts["name of another entity"] += 1
            else:
                language = self._harmless(name.language)
                yield Name(text, language, name.kind, self._iri(name.source))

    def _source(self, source: Source) -> Source:
        made = replace(
            source,
            iri=self._iri(source.iri),
            title=self._text(source.title),
            file_name=self._harmless(source.file_name),
            media_type=self._harmless(source.media_type),
            language=self._harmless(source.language),
            publisher=self._iri(source.publisher),
            authors=tuple(sorted(map(self._iri, source.authors))),
            url=self._harmless(source.url),
            archive=self._harmless(source.archive),
            graded_by=self._iri(source.graded_by),
        )
        makers = {source.iri, source.publisher, *source.authors}
        if not makers & self._pseudonyms.entities.keys():
            return made
        self._counts["record of a protected document"] += 1
        return replace(made, title="", file_name="", url="", archive="", sha256="", text_sha256="")

    # -- claims and what is said of them ----------------------------------------

    def _claim(self, claim: Claim) -> Claim:
        return Claim.of(
            self._namespaces,
            self._iri(claim.subject),
            self._iri(claim.predicate),
            self._value(claim.object),
            when=claim.when,
            where=self._iri(claim.where),
            qualifiers=((self._iri(p), self._iri(other)) for p, other in claim.qualifiers),
        )

    def _value(self, value: Value) -> Value:
        match value:
            case Literal(text, language):
                return Literal(self._text(text), self._harmless(language))
            case Quantity():
                return self._quantity(value)
            case EdtfDate():
                return value
        return self._iri(value)

    def _quantity(self, quantity: Quantity) -> Quantity:
        unit = self._text(quantity.unit)
        try:
            return replace(quantity, unit=unit)
        except InvalidQuantity:
            return replace(quantity, unit="")

    def _attestation(self, attestation: Attestation) -> Attestation:
        citation = attestation.citation
        return Attestation.of(
            self._namespaces,
            self._iri(attestation.claim),
            map(self._iri, attestation.agents),
            attestation.stance,
            source=self._iri(attestation.source),
            citation=self._citation(citation) if citation else None,
            context=map(self._citation, attestation.context),
            cues=map(self._citation, attestation.cues),
            taken_from=map(self._taken_from, attestation.taken_from),
            status=attestation.status,
            modality=attestation.modality,
            act=self._text(attestation.act),
            inferred=attestation.inferred,
            said_on=attestation.said_on,
            inferred_date=attestation.inferred_date,
            handle=self._harmless(attestation.handle),
            gloss=self._text(attestation.gloss),
            note=self._text(attestation.note),
        )

    def _taken_from(self, iri: Iri) -> Iri:
        known = self._attestations.get(iri)
        return known.iri if known else self._renaming.iri(iri)

    def _citation(self, citation: Citation) -> Citation:
        words = [w or "" for w in (citation.exact, citation.prefix, citation.suffix)]
        hides = self._guarded.guards(citation) or any(map(self._pseudonyms.matcher.names_in, words))
        self._counts["words of a passage"] += hides and any(words)
        self._counts["digest of a passage"] += hides and bool(citation.digest)
        return Citation.of(
            self._namespaces,
            self._iri(citation.source),
            start=citation.start,
            end=citation.end,
            exact=None if hides else citation.exact,
            prefix=None if hides else citation.prefix,
            suffix=None if hides else citation.suffix,
            digest="" if hides else citation.digest,
            page=citation.page,
        )

    def _record(self, record: Record) -> Record:
        claims = {c.iri: c for c in map(self._with_dependencies, record.claims)}
        said = {a.iri: a for a in (self._attestations[a.iri] for a in record.attestations)}
        return Record(
            self._iri(record.source),
            tuple(claims[iri] for iri in sorted(claims)),
            tuple(said[iri] for iri in sorted(said)),
        )

    def _with_dependencies(self, claim: Claim) -> Claim:
        depends_on = (self._claims[iri].iri for iri in claim.depends_on if iri in self._claims)
        return replace(self._claims[claim.iri], depends_on=tuple(sorted(set(depends_on))))

    # -- judgements -------------------------------------------------------------

    def _judge(self) -> None:
        every = {judgement.iri: judgement for judgement in self._old.judgements}
        for iri in in_order({iri: j.targets for iri, j in every.items()}):
            targets = [self._target(target) for target in every[iri].targets]
            if all(targets):
                self._judgements[iri] = self._judgement(every[iri], targets)
            else:
                self._counts["judgement on what is not here"] += 1

    def _target(self, iri: Iri) -> Iri:
        judged = self._judgements.get(iri)
        if judged or iri in self._claims or iri in self._old.entities:
            return judged.iri if judged else self._iri(iri)
        return ""

    def _judgement(self, judgement: Judgement, targets: Iterable[Iri]) -> Judgement:
        return Judgement.of(
            self._namespaces,
            judgement.verdict,
            targets,
            self._iri(judgement.by),
            judgement.at,
            reason=self._text(judgement.reason),
            value=self._harmless(judgement.value),
        )
