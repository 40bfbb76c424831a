"""What is read and with what: handed to the process that reads, on this machine or another."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from importlib.metadata import version

from claimgraph.documents.pieces import pieces
from claimgraph.documents.proposing.draft import Context, KnownName
from claimgraph.documents.text import Document
from claimgraph.model.content import Content
from claimgraph.model.edtf import EdtfDate
from claimgraph.model.iri import Iri, content_id
from claimgraph.model.proposal import Run
from claimgraph.model.source import Source
from claimgraph.model.vocabulary import Term, Vocabulary

_AT_LEAST, _PER_THOUSAND = 120.0, 1.0
"""Seconds of CPU time for a document, and for each further thousand characters."""
_PLAIN = "text/plain"


@dataclass(frozen=True)
class Setting:
    """What all documents of a run are read with.

    Attributes:
        extractor: The id of the extractor.
        version: Its version under these options.
        options: What the case's configuration says to it.
        names: The names of the case's entities, sorted.
        vocabulary: The terms of the core and of the case.
        seconds: CPU time that a document may take; by its length where None.
    """

    extractor: str
    version: str
    options: Mapping[str, str]
    names: tuple[KnownName, ...]
    vocabulary: Vocabulary
    seconds: float | None = None

    @cached_property
    def digest(self) -> str:
        """A digest that changes with the names and the terms."""
        names = [[name.text, name.entity, name.language, *name.types] for name in self.names]
        terms = [_told(term) for term in sorted(self.vocabulary, key=lambda term: term.iri)]
        return content_id("names", [names, terms])


@dataclass(frozen=True, slots=True)
class Task:
    """A document to be read.

    Attributes:
        source: Its source.
        document: Its text.
    """

    source: Source
    document: Document

    @property
    def digest(self) -> str:
        """A digest that changes with what is recorded of the document beside its text."""
        source = self.source
        published = source.published.text if source.published else ""
        about = [source.title, source.language, source.publisher, *sorted(source.authors)]
        return content_id("source", [source.iri, published, *about])


def known_names(content: Content, texts: Mapping[Iri, Document]) -> tuple[KnownName, ...]:
    """Return the names of a case's entities, sorted.

    What a plain text begins with is taken for its title by :meth:`Case.add`, and may be
    the name of whoever wrote it, of the newspaper, or a sentence: it is no name here.

    Args:
        content: The case.
        texts: Source to its text, where that is at hand.
    """
    found = {
        KnownName(name.text, entity.iri, entity.types, name.language)
        for entity in content.entities.values()
        for name in entity.names
        if not _is_in_first_line(name.text, content.sources.get(entity.iri), texts)
    }
    return tuple(sorted(found, key=lambda name: (name.text, name.entity, name.language)))


def _is_in_first_line(name: str, source: Source | None, texts: Mapping[Iri, Document]) -> bool:
    if source is None or source.media_type != _PLAIN or source.iri not in texts:
        return False
    lines = (line for line in texts[source.iri].text.splitlines() if line.strip())
    return _letters(name) in _letters(next(lines, ""))


def _letters(text: str) -> str:
    return "".join(character for character in text if character.isalnum())


def run_of(task: Task, setting: Setting) -> Run:
    """Return what a reading hangs on; one that hangs on the same would say the same."""
    return Run(
        source=task.source.iri,
        text_sha256=task.document.text_sha256,
        extractor=setting.extractor,
        version=setting.version,
        options=content_id("options", dict(setting.options)) if setting.options else "",
        names=content_id("known", [version("claimgraph"), setting.digest, task.digest]),
    )


def seconds_for(task: Task, setting: Setting) -> float:
    """Return the seconds of CPU time that a document may take."""
    by_length = _AT_LEAST + _PER_THOUSAND * len(task.document.text) / 1000
    return by_length if setting.seconds is None else setting.seconds


def context_of(task: Task, setting: Setting) -> Context:
    """Return what an extractor may know of a document beside its text."""
    source = task.source
    published = day_of(source.published)
    return Context(
        source=source.iri,
        pieces=pieces(task.document.text, published),
        vocabulary=setting.vocabulary,
        names=setting.names,
        published=published,
        language=source.language,
        title=source.title,
        publisher=source.publisher,
        authors=source.authors,
        options=setting.options,
    )


def day_of(when: EdtfDate | None) -> date | None:
    """Return the one day that a date is, or None where it may be several."""
    if when is None or when.earliest != when.latest:
        return None
    return when.earliest


def _told(term: Term) -> list[object]:
    """Return what reading may hang on of a term."""
    kinds = [list(term.parents), list(term.subject_kinds), list(term.object_kinds)]
    return [term.iri, term.kind.value, dict(term.labels), term.definition, *kinds]
