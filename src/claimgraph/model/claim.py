"""Claims and their attestations: what is said, and each saying of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from claimgraph.model.edtf import EdtfDate
from claimgraph.model.iri import Iri, Namespaces, content_id
from claimgraph.model.quantity import Quantity
from claimgraph.model.source import Citation


class Stance(StrEnum):
    """What an agent does with a claim (code list ``stances``)."""

    ASSERTS = "asserts"
    DENIES = "denies"
    RELAYS = "relays"
    ESTIMATES = "estimates"
    ALLEGES = "alleges"
    QUESTIONS = "questions"


class AttributionStatus(StrEnum):
    """How a document says whose words a claim is (code list ``attributionStatuses``)."""

    EXPLICIT = "explicit"
    CARRIED = "carried"
    AGENT_ONLY = "agent-only"
    AMBIGUOUS = "ambiguous"
    SILENT = "silent"


class Modality(StrEnum):
    """In what mode a claim is put (code list ``modalities``)."""

    FACT = "fact"
    ALLEGATION = "allegation"
    INTERESTED = "interested"
    ESTIMATE = "estimate"
    NORM = "norm"
    POSSIBILITY = "possibility"
    PLANNED = "planned"
    NOT_PROVED = "not-proved"


@dataclass(frozen=True, slots=True, order=True)
class Literal:
    """A text as the object of a claim, with its BCP 47 language tag or ""."""

    text: str
    language: str = ""


Value = Iri | Literal | Quantity | EdtfDate
"""The object of a claim: an entity or claim by IRI, or a value."""

Qualifiers = tuple[tuple[Iri, Iri], ...]
"""Further properties of a claim as sorted (property, entity) pairs."""


def value_key(value: Value) -> list[str]:
    """Return what makes two values the same, as plain strings."""
    match value:
        case Literal(text, language):
            return ["text", text, language]
        case Quantity():
            return ["quantity", value.text()]
        case EdtfDate():
            return ["date", value.text]
        case _:
            return ["iri", value]


@dataclass(frozen=True, slots=True)
class Claim:
    """*What* is said. Its id is a digest of its content.

    Attributes:
        iri: Its id; :meth:`of` computes it.
        subject: The entity or claim that it is about.
        predicate: A relation of the core ontology or of the case.
        object: An entity or claim by IRI, a text, a quantity or a date.
        when: When it is said to hold, or None.
        where: Where it is said to hold, an entity, or "".
        qualifiers: Further properties, sorted.
        depends_on: Claims that it was computed from or only makes sense with;
            the analyst's, and not part of its identity.
    """

    iri: Iri
    subject: Iri
    predicate: Iri
    object: Value
    when: EdtfDate | None = None
    where: Iri = ""
    qualifiers: Qualifiers = ()
    depends_on: tuple[Iri, ...] = ()

    @classmethod
    def of(
        cls,
        namespaces: Namespaces,
        subject: Iri,
        predicate: Iri,
        object: Value,
        *,
        when: EdtfDate | None = None,
        where: Iri = "",
        qualifiers: Iterable[tuple[Iri, Iri]] = (),
        depends_on: Iterable[Iri] = (),
    ) -> Claim:
        """Return the claim with the id that its content gives it."""
        pairs = tuple(sorted(set(qualifiers)))
        local = claim_id(subject, predicate, object, when, where, pairs)
        iri = namespaces.mint("claim", local)
        on = tuple(sorted(set(depends_on)))
        return cls(iri, subject, predicate, object, when, where, pairs, on)

    @property
    def named(self) -> Iterator[Iri]:
        """The entities and claims that it names: its ends, its place, its qualifiers."""
        yield self.subject
        if isinstance(self.object, str):
            yield self.object
        if self.where:
            yield self.where
        yield from (other for _, other in self.qualifiers)


def claim_id(
    subject: Iri,
    predicate: Iri,
    value: Value,
    when: EdtfDate | None,
    where: Iri,
    qualifiers: Qualifiers,
) -> str:
    """Return the id of a claim with this content, whatever source it comes from."""
    when_text = when.text if when else None
    pairs = [list(pair) for pair in qualifiers]
    return content_id("claim", [subject, predicate, value_key(value), when_text, where, pairs])


@dataclass(frozen=True, slots=True)
class Attestation:
    """*One saying* of a claim, by someone, somewhere.

    A chain of reporting is a chain of attestations through `taken_from`. The
    outermost one is the registered document's own; the *origin* is taken from
    no other.

    Attributes:
        iri: Its id; :meth:`of` computes it from what identifies the saying.
        claim: What is said.
        agents: Who says it; several speak jointly. A document speaks for itself
            where it names no author.
        stance: What they do with it.
        source: The document in which it is said, or "" where none is named.
        citation: The passage, where the document's text is at hand.
        context: Further passages that are needed to read the first.
        cues: Passages that say whose words it is.
        taken_from: The attestations it was taken from, one step nearer the origin.
        status: How the document attributes it; on the outermost attestation.
        modality: In what mode it is put.
        act: The verb of saying, in our words ("reports"), or "".
        inferred: True where this hop of the chain is the analyst's reading.
        said_on: When it was said.
        inferred_date: The analyst's reading of an incomplete date, kept apart.
        handle: The row's own id in a sheet (``p03-c04``), or "".
        gloss: What the passage says, in our words.
        note: The analyst's comment.
    """

    iri: Iri
    claim: Iri
    agents: tuple[Iri, ...]
    stance: Stance
    source: Iri = ""
    citation: Citation | None = None
    context: tuple[Citation, ...] = ()
    cues: tuple[Citation, ...] = ()
    taken_from: tuple[Iri, ...] = ()
    status: AttributionStatus | None = None
    modality: Modality | None = None
    act: str = ""
    inferred: bool = False
    said_on: EdtfDate | None = None
    inferred_date: EdtfDate | None = None
    handle: str = ""
    gloss: str = ""
    note: str = ""

    @classmethod
    def of(
        cls,
        namespaces: Namespaces,
        claim: Iri,
        agents: Iterable[Iri],
        stance: Stance,
        *,
        source: Iri = "",
        citation: Citation | None = None,
        context: Iterable[Citation] = (),
        cues: Iterable[Citation] = (),
        taken_from: Iterable[Iri] = (),
        status: AttributionStatus | None = None,
        modality: Modality | None = None,
        act: str = "",
        inferred: bool = False,
        said_on: EdtfDate | None = None,
        inferred_date: EdtfDate | None = None,
        handle: str = "",
        gloss: str = "",
        note: str = "",
    ) -> Attestation:
        """Return the attestation with the id that its content gives it."""
        draft = cls(
            iri="",
            claim=claim,
            agents=tuple(sorted(set(agents))),
            stance=stance,
            source=source,
            citation=citation,
            context=_by_position(context),
            cues=_by_position(cues),
            taken_from=tuple(sorted(set(taken_from))),
            status=status,
            modality=modality,
            act=act,
            inferred=inferred,
            said_on=said_on,
            inferred_date=inferred_date,
            handle=handle,
            gloss=gloss,
            note=note,
        )
        return draft.identified(namespaces)

    def identified(self, namespaces: Namespaces) -> Attestation:
        """Return this attestation under the id that its content gives it.

        The id covers who says what, how and by which verb, in which document and
        passage, and taken from whom; a changed gloss or note does not change it.
        """
        passages = [self.citation.iri] if self.citation else []
        content: Mapping[str, object] = {
            "claim": self.claim,
            "agents": list(self.agents),
            "stance": self.stance,
            "act": self.act,
            "source": self.source,
            "passages": passages + [c.iri for c in self.context],
            "from": list(self.taken_from),
            "said": self.said_on.text if self.said_on else None,
            "inferred": self.inferred,
        }
        return replace(self, iri=namespaces.mint("attestation", content_id("attestation", content)))

    @property
    def passages(self) -> tuple[Citation, ...]:
        """All passages that it cites, the anchor first."""
        anchor = (self.citation,) if self.citation else ()
        return (*anchor, *self.context, *self.cues)


def _by_position(citations: Iterable[Citation]) -> tuple[Citation, ...]:
    unique = {citation.iri: citation for citation in citations}
    return tuple(sorted(unique.values(), key=lambda c: (c.start or 0, c.end or 0, c.iri)))
