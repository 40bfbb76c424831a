"""The pieces of a text that claims are made of: sentences, dates, quantities, quotations.

Pure functions from a normalised text to spans of it, in code points. Words and forms
are data, in the lexicons of this package, each with an id that the piece names.
"""

from __future__ import annotations

from datetime import date

from claimgraph.documents.pieces.dates import dates
from claimgraph.documents.pieces.piece import (
    Pieces,
    Quotation,
    QuotationKind,
    Sentence,
    SentenceKind,
    StatedDate,
    StatedQuantity,
)
from claimgraph.documents.pieces.quantities import quantities
from claimgraph.documents.pieces.quotations import quotations
from claimgraph.documents.pieces.sentences import sentences

__all__ = [
    "Pieces",
    "Quotation",
    "QuotationKind",
    "Sentence",
    "SentenceKind",
    "StatedDate",
    "StatedQuantity",
    "dates",
    "pieces",
    "quantities",
    "quotations",
    "sentences",
]


def pieces(text: str, document_date: date | None = None) -> Pieces:
    """Return the pieces of `text`.

    Args:
        text: The text.
        document_date: The day that the document is from, where it is known: what
            years are inferred from, and what "last week" is relative to.
    """
    places = sentences(text)
    dated = dates(text, places, document_date)
    return Pieces(places, dated, quantities(text, places, dated), quotations(text, places))
