"""What the rows of tables say: each cell of the name in its row, by the head of its column."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from claimgraph.documents.english.claims.fields import FIELDS
from claimgraph.documents.english.claims.modes import Mode
from claimgraph.documents.english.claims.phrases import View
from claimgraph.documents.english.claims.statements import Statement
from claimgraph.documents.english.lexicon import lexicon
from claimgraph.documents.pieces import SentenceKind, pieces
from claimgraph.documents.proposing.draft import ObjectKind, Words
from claimgraph.model.proposal import Span

_BETWEEN = re.compile(r"\t+|[ ]*\|[ ]*|[ ]{3,}")
_LEXICON = lexicon("relations_values")["columns"]
_NAMES, _TIMES = frozenset(_LEXICON["names"]), frozenset(_LEXICON["times"])
_RECIPIENTS = frozenset(_LEXICON["recipients"])
_NUMBER = re.compile(r"\W{0,2}\d[\d.,\u00a0 ]*%?\Z")
_PRIOR = 0.65


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table.

    Attributes:
        text: Its words.
        span: Where they stand.
        is_date: Whether they state a date.
    """

    text: str
    span: Span
    is_date: bool

    @property
    def key(self) -> str:
        """Its words as the head of a column is looked up."""
        return self.text.lower().rstrip(" .:*")


class Tables:
    """Reads the rows of a document, one by one; keeps the heads of the columns."""

    def __init__(self) -> None:
        self._heads: tuple[Cell, ...] = ()
        self._end = -1

    def stated(self, view: View) -> Iterator[Statement]:
        """Yield what a row states."""
        if view.parsed.sentence.kind is not SentenceKind.TABLE:
            return
        cells = _cells(view)
        sentence, text = view.parsed.sentence, view.reading.document.text
        goes_on = self._end >= 0 and text.count("\n", self._end, sentence.start) == 1
        self._end = sentence.end
        if not goes_on:
            self._heads = cells if _is_head(cells) else ()
        elif len(cells) == len(self._heads):
            yield from self._row(view, cells)

    def _row(self, view: View, cells: tuple[Cell, ...]) -> Iterator[Statement]:
        columns = list(zip(self._heads, cells, strict=True))
        named = _named(columns)
        if named is None:
            return
        head, name = named
        subject = view.named(name.span)
        times = [c for h, c in columns if h.key in _TIMES and c is not name and c.is_date]
        when = view.text(times[0].span) if times else None
        for column, cell in columns:
            if cell is name or cell in times:
                continue
            entry = _entry(column, cell, is_paid=head.key in _RECIPIENTS)
            if entry is not None:
                yield _statement(view, entry, subject, (column, cell), when)


def _cells(view: View) -> tuple[Cell, ...]:
    sentence, text = view.parsed.sentence, view.reading.document.text
    found, at = [], sentence.start
    ends = [(m.start(), m.end()) for m in _BETWEEN.finditer(text, sentence.start, sentence.end)]
    for end, following in (*ends, (sentence.end, sentence.end)):
        words = text[at:end].strip()
        if words:
            start = text.index(words, at)
            span = (start, start + len(words))
            found.append(Cell(words, span, _is_date(view, words, span)))
        at = following
    return tuple(found)


def _is_date(view: View, words: str, span: Span) -> bool:
    if any(span[0] <= date.start and date.end <= span[1] for date in view.dates):
        return True
    return any(date.edtf for date in pieces(words).dates)


def _is_head(cells: tuple[Cell, ...]) -> bool:
    """Return whether a row has the heads of the columns: words that are known, or years."""
    known = _NAMES | _TIMES | _RECIPIENTS | FIELDS.keys()
    is_known = any(cell.key in known for cell in cells)
    return is_known or any(cell.is_date for cell in cells[1:])


def _named(columns: list[tuple[Cell, Cell]]) -> tuple[Cell, Cell] | None:
    """Return the column that a row is about, with its cell."""
    for keys in (_RECIPIENTS, _NAMES):
        for head, cell in columns:
            if head.key in keys:
                return head, cell
    head, cell = columns[0]
    is_value = head.key in _TIMES or _NUMBER.match(cell.text) or cell.is_date
    return None if is_value else (head, cell)


def _entry(head: Cell, cell: Cell, *, is_paid: bool) -> dict[str, Any] | None:
    """Return what a cell says of the name in its row, or None."""
    entry = FIELDS.get(head.key)
    is_amount = bool(pieces(cell.text).quantities)
    if is_paid and is_amount:
        return {"id": "table.paid", "relation": "receivedPayment", "kind": "quantity"}
    if entry is not None and not entry.get("names"):
        fits = {"date": cell.is_date, "quantity": is_amount}
        return entry if fits.get(entry["kind"], True) else None
    if is_amount and _NUMBER.search(cell.text):
        return {"id": "table.count", "relation": "hasCount", "kind": "quantity"}
    return None


def _statement(
    view: View,
    entry: dict[str, Any],
    subject: Words,
    column: tuple[Cell, Cell],
    when: Words | None,
) -> Statement:
    head, cell = column
    kind = ObjectKind(entry["kind"])
    value = view.named(cell.span) if kind is ObjectKind.THING else view.text(cell.span)
    ends = (value, subject) if entry.get("mirrored") else (subject, value)
    if entry["relation"] == "hasCount" and head.is_date:
        when = view.text(head.span)
    return Statement(
        entry["id"],
        entry["relation"],
        *ends,
        kind,
        (subject.at or cell.span, cell.span),
        _PRIOR,
        0,
        Mode(),
        when if kind is not ObjectKind.DATE else None,
        context=(view.text(head.span),),
    )
