"""The sources of a case as documents are added to it: their ids, and what is said of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import PurePosixPath

from claimgraph.documents.reading.dates import language_tag
from claimgraph.documents.reading.result import Proposed
from claimgraph.documents.reading.unpacking import Unpacked
from claimgraph.errors import Candidate, InvalidIri, UnknownName, UsageError
from claimgraph.graph.encode import slug
from claimgraph.graph.namespaces import CG
from claimgraph.model.content import Content
from claimgraph.model.edtf import EdtfDate, InvalidEdtf
from claimgraph.model.entity import Entity, Name, NameKind
from claimgraph.model.iri import Iri, Namespaces, valid_iri, valid_short_id
from claimgraph.model.source import Source

_LONGEST_ID = 60
_NAMELESS = frozenset({"index", "document", "download", "untitled", "page", "file", "stdin"})
"""Names that say nothing of a document; its title makes a better id."""


@dataclass(frozen=True, slots=True)
class Statement:
    """What a person says of a document; it goes before what the document says of itself.

    Attributes:
        source: The source that it is a document, or a version, of; or "".
        title: Its title, or "".
        published: When it was published, or None.
        publisher: Who published it: an entity's id, IRI or name, or a new name; or "".
        authors: Who wrote it, likewise.
        language: BCP 47 tag, or "".
        url: Where it came from, or "".
    """

    source: Iri = ""
    title: str = ""
    published: EdtfDate | None = None
    publisher: str = ""
    authors: tuple[str, ...] = ()
    language: str = ""
    url: Iri = ""

    @classmethod
    def of(
        cls,
        *,
        source: Iri = "",
        title: str = "",
        date: str = "",
        publisher: str = "",
        authors: Iterable[str] = (),
        language: str = "",
        url: str = "",
    ) -> Statement:
        """Return what is said, read from text.

        Raises:
            UsageError: the date is not EDTF, the language no tag, the address no IRI.
        """
        try:
            published = EdtfDate.parse(date) if date else None
            address = valid_iri(url) if url else ""
        except InvalidEdtf as error:
            raise UsageError(f"{date!r} is not an EDTF date: {error}", mend=error.mend) from None
        except InvalidIri as error:
            raise UsageError(error.message, mend=error.mend) from None
        tag = language_tag(language)
        if language and not tag:
            mend = "Write a BCP 47 tag: en, zh-hans, pt-br."
            raise UsageError(f"{language!r} is not a language tag", mend=mend)
        words = " ".join(title.split())
        return cls(source, words, published, publisher, tuple(authors), tag, address)

    @property
    def says_nothing(self) -> bool:
        """Whether nothing is said."""
        return self == Statement()


@dataclass
class Register:
    """The content of a case, to which sources and the entities that they need are added.

    Attributes:
        content: What the case holds, with what was added so far.
        namespaces: The case's.
    """

    content: Content
    namespaces: Namespaces

    def described(
        self, source: Source, proposed: Iterable[Proposed], said: Statement
    ) -> tuple[Source, tuple[Proposed, ...]]:
        """Return a source with what is said of it, and which proposals were taken.

        What is recorded stays, unless a person says otherwise.
        """
        stated = replace(
            source,
            title=said.title or source.title,
            published=said.published or source.published,
            language=said.language or source.language,
            url=said.url or source.url,
            publisher=self._agent(said.publisher, "Organisation") or source.publisher,
            authors=tuple(sorted(self._agent(a, "Person") for a in said.authors)) or source.authors,
        )
        taken: list[Proposed] = []
        for proposal in proposed:
            with_it = self._with(stated, source, proposal)
            if with_it != stated:
                stated = with_it
                taken.append(proposal)
        return stated, tuple(taken)

    def _with(self, stated: Source, before: Source, proposal: Proposed) -> Source:
        """Return a source with a proposal, where there is a place for it."""
        value = proposal.value
        match proposal.field:
            case "title" if not stated.title:
                return replace(stated, title=value)
            case "language" if not stated.language:
                return replace(stated, language=value)
            case "published" if not stated.published:
                return replace(stated, published=EdtfDate.parse(value))
            case "retrieved" if not stated.retrieved:
                return replace(stated, retrieved=EdtfDate.parse(value))
            case "url" if not stated.url:
                return replace(stated, url=_web_address(value))
            case "publisher" if not stated.publisher:
                return replace(stated, publisher=self._named(value))
            case "author" if not before.authors and (author := self._named(value)):
                return replace(stated, authors=tuple(sorted({*stated.authors, author})))
        return stated

    def _named(self, name: str) -> Iri:
        """Return the one entity that has a name, or ""."""
        bearers = self._bearers(name)
        return bearers[0] if len(bearers) == 1 else ""

    def _bearers(self, name: str) -> list[Iri]:
        wanted = " ".join(name.split()).casefold()
        return [
            entity.iri
            for entity in self.content.entities.values()
            if any(known.text.casefold() == wanted for known in entity.names)
        ]

    def _agent(self, text: str, type_: str) -> Iri:
        """Return the entity that a person names; a name that nobody has makes a new one.

        Raises:
            UnknownName: several have it.
        """
        if not text:
            return ""
        try:
            iri = self.namespaces.expand(text)
        except InvalidIri:
            iri = ""
        bearers = [iri] if iri in self.content.entities else self._bearers(text)
        if len(bearers) > 1:
            raise UnknownName(
                f"{len(bearers)} things go by the name {text!r}",
                candidates=[Candidate(b, self.content.label(b)) for b in bearers],
                mend="Name the one you mean by its id.",
            )
        if bearers:
            return bearers[0]
        made = self._free_id(slug(text))
        names = (Name(" ".join(text.split()), kind=NameKind.PREFERRED),)
        self.put_entity(Entity(made, (CG + type_,), names))
        return made

    def new_id(self, found: Unpacked, said: Statement) -> Iri:
        """Return a free id for a document, made of its file name, or else of its title."""
        stem = PurePosixPath(PurePosixPath(found.path).name).stem.removesuffix(".warc")
        word = slug(stem)
        if word in _NAMELESS:
            titles = (p.value for p in found.reading.proposed if p.field == "title")
            word = slug(said.title or next(titles, stem))
        return self._free_id(word)

    def _free_id(self, word: str) -> Iri:
        """Return an id made of `word` that nothing has."""
        stem = word.encode()[:_LONGEST_ID].decode(errors="ignore").strip("-")
        number = 1
        while True:
            candidate = stem if number == 1 else f"{stem}-{number}"
            number += 1
            try:
                iri = self.namespaces.base + valid_short_id(candidate)
            except InvalidIri:
                continue  # a word that is kept for other things
            if iri not in self.content.entities and iri not in self.content.sources:
                return iri

    def put_source(self, source: Source) -> None:
        """Add a source, or replace what is recorded of it."""
        sources = dict(sorted({**self.content.sources, source.iri: source}.items()))
        self.content = replace(self.content, sources=sources)

    def put_entity(self, entity: Entity) -> None:
        """Add an entity."""
        entities = dict(sorted({**self.content.entities, entity.iri: entity}.items()))
        self.content = replace(self.content, entities=entities)


def address(proposed: Iterable[Proposed]) -> Iri:
    """Return the address that a document says that it has."""
    return next((a for p in proposed if p.field == "url" and (a := _web_address(p.value))), "")


def _web_address(text: str) -> Iri:
    try:
        return valid_iri(text)
    except InvalidIri:
        return ""
