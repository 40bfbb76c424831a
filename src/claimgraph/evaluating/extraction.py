"""What an extractor finds in a document, for comparing it with gold, and what it takes."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from claimgraph import resources
from claimgraph.analysis.evaluation import Found, Gold, Refused, Terms
from claimgraph.documents.pieces import pieces
from claimgraph.documents.proposing import registry
from claimgraph.documents.proposing.draft import Context, Extractor, KnownName
from claimgraph.documents.proposing.gate import passed
from claimgraph.documents.text import Document
from claimgraph.evaluating import english
from claimgraph.graph import turtle
from claimgraph.graph.vocabulary import read_vocabulary
from claimgraph.model.vocabulary import Vocabulary

ENGLISH = "english"
"""The extractor that comes with the package."""
_SOURCE = "https://w3id.org/claimgraph/evaluation/document"
_ENTITY = "https://w3id.org/claimgraph/evaluation/"


@dataclass(frozen=True, slots=True)
class Taken:
    """What finding something took.

    Attributes:
        seconds: All of it, of the processor's time.
        model_seconds: What the parser took of that.
    """

    seconds: float = 0.0
    model_seconds: float = 0.0

    def __add__(self, other: Taken) -> Taken:
        """Return what both took."""
        return Taken(self.seconds + other.seconds, self.model_seconds + other.model_seconds)


@cache
def core_vocabulary() -> Vocabulary:
    """Return the terms of the core."""
    file = resources.ontology_folder() / "claimgraph.ttl"
    return read_vocabulary(turtle.parse(file.read_bytes(), file.name, blank_nodes=True))


def wants_extractor(gold: Gold) -> bool:
    """Return whether a gold has what an extractor is needed for."""
    return gold.entities is not None or gold.claims is not None


def found_pieces(document: Document, gold: Gold) -> tuple[Found, Taken]:
    """Return the pieces of a document alone."""
    started = time.process_time()
    found = Found(pieces(document.text, gold.document_date))
    return found, Taken(time.process_time() - started)


def found_by(extractor: str, document: Document, gold: Gold, *, names: bool) -> tuple[Found, Taken]:
    """Return what an extractor finds in a document.

    Args:
        extractor: Its id; of what things a text speaks, only the English one tells.
        document: The document.
        gold: Its gold, of which it is told the day and, if so wished, the names.
        names: Whether it is told the gold's names, as if the case knew them.

    Raises:
        MissingExtra: what it needs is not installed.
        UsageError: there is no such extractor.
        DataError: it can't read the document.
    """
    started = time.process_time()
    context = context_of(document, gold, names=names)
    found = _proposed(extractor, document, context)
    taken = Taken(time.process_time() - started)
    if extractor != ENGLISH:
        return found, taken
    reading = english.reading_of(document, context)
    found = replace(found, entities=english.entities(reading), said=english.sayings(reading))
    return found, replace(taken, model_seconds=english.parsing_seconds(reading, context))


def context_of(document: Document, gold: Gold, *, names: bool) -> Context:
    """Return what an extractor is told of a document, with the gold's names where wanted."""
    known = sorted(_names(document.text, gold), key=lambda n: (n.text, n.entity)) if names else ()
    return Context(
        source=_SOURCE,
        pieces=pieces(document.text, gold.document_date),
        vocabulary=core_vocabulary(),
        names=tuple(known),
        published=gold.document_date,
        language="en",
    )


def _names(text: str, gold: Gold) -> Iterator[KnownName]:
    """Yield the names that the gold has of its entities, as a case would know them."""
    terms = Terms(core_vocabulary())
    for entity in gold.entities or ():
        named = {text[m.start : m.end] for m in entity.mentions if m.kind == "name"}
        iri = terms.iri_of(terms.type_of(entity.type))
        for name in sorted({*named, entity.label} - {""}) if named else ():
            yield KnownName(name, _ENTITY + entity.id, (iri,) if iri else ())


def _proposed(extractor: str, document: Document, context: Context) -> Found:
    """Return the claims that an extractor proposes and the gate lets through."""
    reader = the_extractor(extractor)
    drafts = reader.propose(document, context)
    version = reader.version(context.options)
    through = passed(drafts, document, context, reader.id, version, reader.examples)
    refused = tuple(Refused(str(r.reason), f"{r.what}: {r.words}") for r in through.refusals)
    return Found(context.pieces, None, through.proposals, refused, threshold=_threshold(reader))


@cache
def the_extractor(name: str) -> Extractor:
    """Return the extractor of an id, made once.

    Raises:
        UsageError: there is none of this id.
    """
    if name != ENGLISH:
        return registry.extractor(name)
    from claimgraph.documents.english.extractor import EnglishExtractor

    return EnglishExtractor()


def _threshold(extractor: Extractor) -> float:
    """Return the score from which on an extractor stands behind what it proposes."""
    if extractor.id != ENGLISH:
        return 0.0
    from claimgraph.documents.english.extractor import WORTH_SHOWING

    return WORTH_SHOWING
