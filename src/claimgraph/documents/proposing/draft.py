"""What an extractor hands over, and what it is given.

An extractor names everything by words of the document. It gives no ids, numbers or
dates: the core reads those from the words, so that nothing can be proposed that does
not stand in the text.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Protocol, runtime_checkable

from claimgraph.documents.pieces import Pieces
from claimgraph.documents.text import Document
from claimgraph.model.claim import AttributionStatus, Modality, Stance
from claimgraph.model.iri import Iri
from claimgraph.model.proposal import Polarity, Span
from claimgraph.model.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Words:
    """Words of the document that name something.

    Attributes:
        text: As they stand in the passage (or, for a speaker, in the document).
        at: Where they stand, where the extractor knows; else they have to stand in one
            place of the passage.
        name: The fuller name that they stand for, as it stands elsewhere in the
            document, or "".
        name_at: Where that stands, where the extractor knows.
        type: The local name of a class of the core or of the case, or "".
        entity: The entity of the case that the extractor recognised by a name, or "".
    """

    text: str
    at: Span | None = None
    name: str = ""
    name_at: Span | None = None
    type: str = ""
    entity: Iri = ""


class ObjectKind(StrEnum):
    """What the object of a draft is."""

    THING = "thing"
    TEXT = "text"
    QUANTITY = "quantity"
    DATE = "date"


@dataclass(frozen=True, slots=True)
class DraftHop:
    """One step of a chain: who says it, by which words, in which document.

    Attributes:
        agents: Who; none only in a step that is a document.
        cue: The words that say so, or None where the step is inferred.
        act: The verb among them, in the form of the document, or "".
        stance: What they do with it; None for what is usual of that place in a chain.
        via: The document in which they say it, or None.
        inferred: Whether no words of the document name this step.
    """

    agents: tuple[Words, ...]
    cue: Words | None = None
    act: str = ""
    stance: Stance | None = None
    via: Words | None = None
    inferred: bool = False


@dataclass(frozen=True, slots=True)
class Draft:
    """A claim as an extractor reads it, before the gate.

    Attributes:
        quote: The passage, word for word.
        at: Where it stands, where the extractor knows.
        sentence: The number of the sentence that it is in, where it does not.
        subject: What it is about.
        predicate: The local name of a relation of the core or of the case.
        object: The other end: a thing, a text, or the words of an amount or a date.
        object_kind: Which of these.
        when: The words of the time at which it holds, or None.
        where: The place at which it holds, or None.
        qualifiers: Further things, by the local name of a relation.
        polarity: Whether it is said to be so, or not to be so.
        modality: In what mode it is put.
        status: How the document says whose words it is.
        chain: Who said it, the origin first, without the document itself.
        context: Further passages that are needed to read the first.
        rule: Id of the rule, or digest of the prompt.
        reply: Digest of a model's raw reply, or "".
        signals: What speaks for it, by name, each from 0 to 1.
    """

    quote: str
    subject: Words
    predicate: str
    object: Words
    object_kind: ObjectKind
    at: Span | None = None
    sentence: int | None = None
    when: Words | None = None
    where: Words | None = None
    qualifiers: tuple[tuple[str, Words], ...] = ()
    polarity: Polarity = Polarity.ASSERTED
    modality: Modality = Modality.FACT
    status: AttributionStatus = AttributionStatus.SILENT
    chain: tuple[DraftHop, ...] = ()
    context: tuple[Words, ...] = ()
    rule: str = ""
    reply: str = ""
    signals: tuple[tuple[str, float], ...] = ()


@dataclass(frozen=True, slots=True)
class KnownName:
    """A name by which the case knows an entity.

    Attributes:
        text: The name, in any script.
        entity: The entity.
        types: Its classes.
        language: BCP 47 tag, or "".
    """

    text: str
    entity: Iri
    types: tuple[Iri, ...]
    language: str = ""


@dataclass(frozen=True)
class Context:
    """What an extractor may know beside the document.

    Attributes:
        source: The source of the document.
        pieces: The sentences, dates, quantities and quotations of its text.
        vocabulary: The terms of the core and of the case.
        names: The names of the case's entities, sorted; several entities may share one.
        published: The day that the document is from, or None.
        language: BCP 47 tag of the document, or "".
        title: Its title, or "".
        publisher: Who published it, an entity of the case, or "".
        authors: Who wrote it.
        options: What the case's configuration says to this extractor.
    """

    source: Iri
    pieces: Pieces
    vocabulary: Vocabulary
    names: tuple[KnownName, ...] = ()
    published: date | None = None
    language: str = ""
    title: str = ""
    publisher: Iri = ""
    authors: tuple[Iri, ...] = ()
    options: Mapping[str, str] = field(default_factory=dict)


@runtime_checkable
class Extractor(Protocol):
    """Something that reads claims out of documents.

    A package offers one under the entry point group ``claimgraph.extractors``: a class,
    or a function, that returns it and is called without arguments. What it proposes
    goes through the gate of the core before it is stored.

    Attributes:
        id: A short name, as in ``--extractor ID``: letters, digits, ``-``.
        examples: Words of the examples in its prompt, which are no words of a document.
    """

    id: str
    examples: tuple[str, ...]

    def version(self, options: Mapping[str, str]) -> str:
        """Return its version with all that its answers hang on: rules, model, prompt.

        A document that was read under the same version is not read again.
        """
        ...

    def propose(self, document: Document, context: Context) -> Iterable[Draft]:
        """Yield what it reads out of a document, in any order.

        Raises:
            MissingExtra: what it needs is not installed.
            DataError: it can't read this document.
        """
        ...


@runtime_checkable
class Remarks(Protocol):
    """An extractor that has something to say of how it read a document.

    It is asked as soon as a document was read, in the thread that read it.
    """

    def remarks(self) -> tuple[str, ...]:
        """Return what a person should know of the reading; each is one sentence."""
        ...


@runtime_checkable
class KeepsReplies(Protocol):
    """An extractor that asks a model, and keeps what it answered.

    It is an :class:`Extractor` with these two methods more. Whoever stores its proposals
    asks them as soon as a document was read, in the thread that read it, and keeps the
    replies beside the proposals, each under its digest.
    """

    def replies(self) -> Mapping[str, bytes]:
        """Return what the model said of the document read last, by SHA-256 in hex.

        Each is the JSON record of one reply; :attr:`Draft.reply` names the one that a
        draft was read from.
        """
        ...

    def remarks(self) -> tuple[str, ...]:
        """Return what went wrong with that document and did not stop the reading.

        Each is one sentence: of a part that was given up, or a server that can't hold to
        a schema.
        """
        ...
