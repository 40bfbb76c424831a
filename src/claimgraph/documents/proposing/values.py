"""The amounts, dates and texts of a draft, read from its words by the core's own grammars."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Sequence
from typing import TypeVar

from claimgraph.documents.pieces import Pieces, StatedDate, StatedQuantity, pieces
from claimgraph.documents.proposing.refused import Refused, shown
from claimgraph.model.edtf import EdtfDate, InvalidEdtf
from claimgraph.model.proposal import ProposedDate, ProposedQuantity, RefusalReason, Span

Piece = TypeVar("Piece", StatedDate, StatedQuantity)

_YEAR = re.compile(r"(?<![\dX-])\d[\dX]{3}")
_SHORT_YEAR = re.compile(r"(?<=[/.'’–-])\d\d(?!\d)")
_DIGIT = re.compile(r"\d")


_OPEN = {"since": "{}/..", "until": "../{}"}
"""How a time is written that the word before the date leaves open at one end."""


class Values:
    """Reads amounts and dates.

    Args:
        text: The text of the document.
        found: Its pieces.
    """

    def __init__(self, text: str, found: Pieces) -> None:
        self._text = text
        self._quantities = found.quantities
        self._dates = found.dates

    def quantity(self, span: Span) -> ProposedQuantity:
        """Return the amount that words state.

        Raises:
            Refused: they state none, or several.
        """
        found = _touched(self._quantities, span) or self._alone(span).quantities
        one = self._one(found, span, RefusalReason.NO_QUANTITY, "an amount")
        return ProposedQuantity(one.quantity, (one.start, one.end))

    def date(self, span: Span) -> ProposedDate:
        """Return the date that words state, with an inferred year kept apart.

        Raises:
            Refused: they state none that can be dated, or several.
        """
        found = _touched(self._dates, span) or self._alone(span).dates
        one = self._one(found, span, RefusalReason.NO_DATE, "a date")
        return proposed(one, self._text[one.start : one.end])

    def period(self, span: Span) -> ProposedDate:
        """Return the date that words state as when something holds: "since May" is open.

        Raises:
            Refused: they state none that can be dated, or several.
        """
        found = self.date(span)
        piece = next(iter(_touched(self._dates, span)), None)
        form = _OPEN.get(piece.role) if piece is not None else None
        if form is None or "/" in found.stated.text:
            return found
        inferred = found.inferred and EdtfDate(form.format(found.inferred.text))
        return ProposedDate(EdtfDate(form.format(found.stated.text)), found.span, inferred)

    def _alone(self, span: Span) -> Pieces:
        """Return the pieces of words that are nothing in the text around them."""
        start, end = span
        found = pieces(self._text[start:end])

        def moved(several: Sequence[Piece]) -> tuple[Piece, ...]:
            return tuple(_moved(each, start) for each in several)

        return Pieces((), moved(found.dates), moved(found.quantities), ())

    def _one(self, found: Sequence[Piece], span: Span, none: RefusalReason, what: str) -> Piece:
        words = shown(self._text[span[0] : span[1]])
        if not found:
            raise Refused(none, f"{words} does not state {what}")
        if len(found) > 1:
            told = f"{words} states {len(found)} of them: {what} is wanted"
            raise Refused(RefusalReason.SEVERAL_VALUES, told)
        return found[0]


def _touched(found: Sequence[Piece], span: Span) -> Sequence[Piece]:
    """Return the pieces, in order and without overlaps, that share words with a stretch."""
    at = bisect_left(found, span[0] + 1, key=lambda each: each.end)
    last = at
    while last < len(found) and found[last].start < span[1]:
        last += 1
    return found[at:last]


def _moved(piece: Piece, by: int) -> Piece:
    if isinstance(piece, StatedDate):
        return StatedDate(
            piece.start + by, piece.end + by, piece.edtf, piece.year_inferred, piece.basis,
            piece.role, piece.rule,
        )  # fmt: skip
    return StatedQuantity(piece.start + by, piece.end + by, piece.quantity, piece.rule)


def proposed(piece: StatedDate, words: str) -> ProposedDate:
    """Return a date as its words have it, and as it is with what was inferred.

    A year that the words do not print is `XXXX` in what is stated; where they print no
    month or day either, as "last week" does not, all of it is `X`.

    Raises:
        Refused: it can't be dated.
    """
    if not piece.edtf:
        what = f"nothing says which day {shown(words)} is"
        raise Refused(RefusalReason.NO_DATE, what)
    inferred = EdtfDate(piece.edtf)
    years = _years(piece, words)
    written = _YEAR.sub(lambda year: year[0] if years(year[0]) else "XXXX", piece.edtf)
    if written != piece.edtf and _is_relative(words):
        written = _DIGIT.sub("X", piece.edtf)
    try:
        stated = EdtfDate(written)
    except InvalidEdtf as error:
        what = f"what {shown(words)} states can't be written: {written}"
        raise Refused(RefusalReason.NO_DATE, what) from error
    span = (piece.start, piece.end)
    return ProposedDate(stated, span, inferred if stated.text != inferred.text else None)


def _years(piece: StatedDate, words: str) -> Callable[[str], bool]:
    """Return what says whether words print a year: in full, as a decade, or its last digits."""
    short = [] if piece.year_inferred else _SHORT_YEAR.findall(words)
    return lambda year: year.rstrip("X") in words or year[2:] in short


def _is_relative(words: str) -> bool:
    """Return whether words state a date only by when they are written."""
    alone = pieces(words).dates
    return bool(alone) and not any(date.edtf for date in alone)
