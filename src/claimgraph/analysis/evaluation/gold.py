"""Stand-off gold: what an annotator found in a text, checked against that text.

A gold file is a JSON object. ``document`` may hold ``doc_date`` and ``sha256``; each
of ``sentences``, ``dates``, ``quantities`` and ``quotations`` that is there is
measured. A piece has ``start`` and ``end`` in code points, and ``quote`` (or ``text``).
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from claimgraph.documents.text import Document
from claimgraph.errors import InvalidInput, Problem

KINDS = ("sentences", "dates", "quantities", "quotations")
"""What is measured, in the order in which it is told."""

SLOTS = {
    "sentences": ("kind",),
    "dates": ("edtf",),
    "quantities": ("amount", "bound", "unit"),
    "quotations": (),
}
"""What is compared where the spans of two pieces match, by kind."""

_MOST = 50_000
_SHOWN = 20
_MEND = "Correct the gold file; offsets are code points of the text, the end is exclusive."


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a text, of the gold or found in it.

    Attributes:
        start: Its first code point.
        end: One past its last.
        slots: What it says, by slot.
    """

    start: int
    end: int
    slots: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Gold:
    """The gold of a document.

    Attributes:
        document_date: The day that it is from, or None.
        pieces: The pieces of each kind that the gold has.
    """

    document_date: date | None
    pieces: dict[str, tuple[Piece, ...]]


def read_gold(data: str, file: str, document: Document) -> Gold:
    """Return the gold in a file's text.

    Args:
        data: The text of the gold file.
        file: Its name, for messages.
        document: The document that it is about.

    Raises:
        InvalidInput: it is no gold of that document, with all that is wrong with it.
    """
    return _Reader(file, document).read(data)


class _Reader:
    """Reads a gold file and collects what is wrong with it."""

    def __init__(self, file: str, document: Document) -> None:
        self._file = file
        self._document = document
        self._problems: list[Problem] = []

    def read(self, data: str) -> Gold:
        """Return the gold, or raise all that is wrong."""
        told = self._parsed(data)
        day = self._document_facts(told.get("document"))
        pieces = {kind: tuple(self._pieces(kind, told[kind])) for kind in KINDS if kind in told}
        if not pieces:
            self._wrong("gold", f"it has none of {', '.join(KINDS)}")
        self._raise()
        return Gold(day, pieces)

    def _parsed(self, data: str) -> dict[str, Any]:
        try:
            told = json.loads(data)
        except json.JSONDecodeError as error:
            problem = Problem(
                self._file, f"not JSON: {error.msg}", "Correct it.", error.lineno, error.colno
            )
            raise InvalidInput([problem]) from None
        except (RecursionError, ValueError):  # a number of more digits than Python reads
            problem = Problem(self._file, "JSON that is too deep or too long to read", _MEND)
            raise InvalidInput([problem]) from None
        if not isinstance(told, dict):
            self._wrong("gold", "it is no JSON object")
            self._raise()
        return dict(told)

    def _document_facts(self, told: object) -> date | None:
        if told is None:
            return None
        if not isinstance(told, dict):
            self._wrong("document", "it is no object")
            return None
        digest = told.get("sha256")
        if digest is not None and digest != self._document.sha256:
            self._wrong("document.sha256", "the text beside the gold has another digest")
        day = told.get("doc_date")
        if day is None:
            return None
        try:
            return date.fromisoformat(day)
        except (ValueError, TypeError):
            self._wrong("document.doc_date", "it is no day as 2019-03-05")
            return None

    def _pieces(self, kind: str, told: object) -> Iterator[Piece]:
        if not isinstance(told, list):
            self._wrong(kind, "it is no list")
            return
        if len(told) > _MOST:
            self._wrong(kind, f"it has more than {_MOST:,} pieces")
            return
        for number, each in enumerate(told):
            place = f"{kind}[{number}]"
            if not isinstance(each, dict):
                self._wrong(place, "it is no object")
            elif self._has_span(place, each):
                slots = {slot: self._slot(place, slot, each.get(slot)) for slot in SLOTS[kind]}
                yield Piece(each["start"], each["end"], slots)

    def _has_span(self, place: str, told: dict[str, Any]) -> bool:
        """Return whether a piece is a span of the text that holds its quote."""
        start, end = told.get("start"), told.get("end")
        if type(start) is not int or type(end) is not int:
            self._wrong(place, "start and end are no whole numbers")
            return False
        text = self._document.text
        if not 0 <= start < end <= len(text):
            self._wrong(place, f"{start}-{end} is no span of a text of {len(text):,} code points")
            return False
        quote = told.get("quote", told.get("text"))
        if quote is not None and quote != text[start:end]:
            self._wrong(place, f"its quote is not what stands at {start}-{end}")
            return False
        return True

    def _slot(self, place: str, slot: str, told: object) -> str:
        """Return what a slot says, in the form in which it is compared."""
        if slot == "amount":
            try:
                return amount_slot(Decimal(str(told)))
            except InvalidOperation:
                self._wrong(f"{place}.amount", "it is no number")
                return ""
        if told is not None and not isinstance(told, str):
            self._wrong(f"{place}.{slot}", "it is no text")
            return ""
        return told or ""

    def _wrong(self, place: str, what: str) -> None:
        self._problems.append(Problem(self._file, f"{place}: {what}", _MEND))

    def _raise(self) -> None:
        if not self._problems:
            return
        shown, more = self._problems[:_SHOWN], len(self._problems) - _SHOWN
        if more > 0:
            shown.append(Problem(self._file, f"and {more:,} more of the kind", _MEND))
        raise InvalidInput(shown)


def amount_slot(amount: Decimal) -> str:
    """Return an amount as it is compared: in three significant digits behind the point."""
    if not amount.is_finite() or abs(amount.adjusted()) > _DIGITS:
        raise InvalidOperation
    rounded = f"{amount:.3f}"
    return rounded.rstrip("0").rstrip(".")


_DIGITS = 60
