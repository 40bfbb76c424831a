"""What is stated in a text of a test, as plain tuples."""

from __future__ import annotations

from datetime import date

from claimgraph.documents.english.attribution import attributions
from claimgraph.documents.english.extractor import drafts
from claimgraph.documents.english.things import read
from claimgraph.documents.pieces import pieces
from claimgraph.documents.proposing.draft import Context, Draft
from claimgraph.documents.text import Document
from claimgraph.evaluating.extraction import core_vocabulary

DAY = date(2022, 5, 4)


def document_of(text: str) -> tuple[Document, Context]:
    """Return a document of a text, with the context that an extractor is given."""
    document = Document("case.txt", "0" * 64, text, "1" * 64)
    context = Context(
        "https://example.org/source/case", pieces(text, DAY), core_vocabulary(), published=DAY
    )
    return document, context


def drafted(text: str) -> list[Draft]:
    """Return what is stated in a text."""
    document, context = document_of(text)
    reading = read(document, context)
    return list(drafts(reading, attributions(reading), context.vocabulary))


def told(text: str) -> set[tuple[str, str, str]]:
    """Return what is stated in a text: subject, relation and object, as the text names them."""
    return {(d.subject.text, d.predicate, d.object.text) for d in drafted(text)}


def the(text: str, relation: str, subject: str = "") -> Draft:
    """Return the only thing of a relation that is stated in a text."""
    found = [d for d in drafted(text) if d.predicate == relation]
    found = [d for d in found if not subject or d.subject.text == subject]
    assert len(found) == 1, [(d.subject.text, d.object.text) for d in found]
    return found[0]
