"""Stand-off gold: what an annotator found in a text, checked against that text.

A gold file is a JSON object. ``document`` may hold ``id``, ``doc_date``, ``sha256`` and
``relations``; each of ``sentences``, ``dates``, ``quantities``, ``quotations``,
``entities`` and ``claims`` that is there is measured. A piece has ``start`` and ``end``
in code points, and ``quote`` (or ``text``).
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from claimgraph.analysis.evaluation.fields import MEND, Fields
from claimgraph.analysis.evaluation.gold import (
    PIECES,
    SLOTS,
    Gold,
    GoldEntity,
    Piece,
    amount_slot,
)
from claimgraph.analysis.evaluation.gold_claims import Statements
from claimgraph.documents.text import Document
from claimgraph.errors import InvalidInput, Problem

_SECTIONS = (*PIECES, "entities", "claims")
_ITSELF = "-self"


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
        self._fields = Fields(file, document)

    def read(self, data: str) -> Gold:
        """Return the gold, or raise all that is wrong."""
        told = self._parsed(data)
        about = self._about(told.get("document"))
        pieces: dict[str, tuple[Piece, ...]] = {}
        speakers: dict[int, str] = {}
        for kind in PIECES:
            if kind in told:
                found = list(self._pieces(kind, told[kind]))
                pieces[kind] = tuple(piece for piece, _ in found)
                speakers |= {n: speaker for n, (_, speaker) in enumerate(found) if speaker}
        if not any(kind in told for kind in _SECTIONS):
            self._fields.wrong("gold", f"it has none of {', '.join(_SECTIONS)}")
        gold = self._statements(told, about, pieces, speakers)
        self._fields.raise_all()
        return gold

    def _parsed(self, data: str) -> dict[str, Any]:
        try:
            told = json.loads(data)
        except json.JSONDecodeError as error:
            problem = Problem(
                self._file, f"not JSON: {error.msg}", "Correct it.", error.lineno, error.colno
            )
            raise InvalidInput([problem]) from None
        except (RecursionError, ValueError):  # a number of more digits than Python reads
            problem = Problem(self._file, "JSON that is too deep or too long to read", MEND)
            raise InvalidInput([problem]) from None
        if not isinstance(told, dict):
            self._fields.wrong("gold", "it is no JSON object")
            self._fields.raise_all()
        return dict(told)

    # --- the document -------------------------------------------------------------------------

    def _about(self, told: object) -> dict[str, Any]:
        """Return what the gold says of the document, with its day read."""
        if told is None:
            return {}
        if not isinstance(told, dict):
            self._fields.wrong("document", "it is no object")
            return {}
        digest = told.get("sha256")
        if digest is not None and digest != self._document.sha256:
            self._fields.wrong("document.sha256", "the text beside the gold has another digest")
        return told | {"doc_date": self._day(told.get("doc_date"))}

    def _day(self, told: object) -> date | None:
        if told is None:
            return None
        try:
            return date.fromisoformat(told)  # type: ignore[arg-type]  # a TypeError says so
        except (ValueError, TypeError):
            self._fields.wrong("document.doc_date", "it is no day as 2019-03-05")
            return None

    def _relations(self, about: dict[str, Any]) -> dict[str, str]:
        told = about.get("relations", {})
        if isinstance(told, dict) and all(isinstance(name, str) for name in told.values()):
            return told
        self._fields.wrong("document.relations", "it is no object of texts")
        return {}

    # --- pieces -------------------------------------------------------------------------------

    def _pieces(self, kind: str, told: object) -> Iterator[tuple[Piece, str]]:
        """Yield the pieces of a kind, each with the id of its speaker or ""."""
        for place, each in self._fields.objects(kind, told):
            span = self._fields.span(place, each)
            if span is not None:
                slots = {slot: self._slot(place, slot, each) for slot in SLOTS[kind]}
                speaks = kind == "quotations"
                speaker = self._fields.text(place, each, "speaker") if speaks else ""
                yield Piece(*span, slots), speaker

    def _slot(self, place: str, slot: str, told: dict[str, Any]) -> str:
        """Return what a slot says, in the form in which it is compared."""
        if slot != "amount":
            return self._fields.text(place, told, slot)
        try:
            return amount_slot(Decimal(str(told.get(slot))))
        except InvalidOperation:
            self._fields.wrong(f"{place}.amount", "it is no number")
            return ""

    # --- entities and claims ------------------------------------------------------------------

    def _statements(
        self,
        told: dict[str, Any],
        about: dict[str, Any],
        pieces: dict[str, tuple[Piece, ...]],
        speakers: dict[int, str],
    ) -> Gold:
        statements = Statements(self._fields)
        entities: tuple[GoldEntity, ...] | None = None
        claims = None
        name = about.get("id")
        itself = f"{name}{_ITSELF}" if isinstance(name, str) else ""
        if "entities" in told:
            entities = statements.entities(told["entities"])
            known = {entity.id for entity in entities}
            for number, speaker in speakers.items():
                if speaker not in known:
                    what = f"nothing in this file has the id “{speaker[:40]}”"
                    self._fields.wrong(f"quotations[{number}].speaker", what)
        if "claims" in told:
            ids = {entity.id for entity in entities or ()}
            claims = statements.claims(told["claims"], ids, itself)
        return Gold(
            about.get("doc_date"),
            pieces,
            tuple(e for e in entities if e.id != itself) if entities is not None else None,
            next((e for e in entities or () if e.id == itself), None),
            claims,
            speakers if entities is not None else {},
            self._relations(about),
        )
