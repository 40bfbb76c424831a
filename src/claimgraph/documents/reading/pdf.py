"""PDF: the text of each page, by pypdf; that of scanned pages by tesseract."""

from __future__ import annotations

import io
import logging
from collections.abc import Mapping
from importlib.metadata import version
from typing import TYPE_CHECKING

from claimgraph.documents.reading.dates import edtf, language_tag
from claimgraph.documents.reading.plain import in_words
from claimgraph.documents.reading.recognition import (
    TO_RECOGNISE,
    Recognition,
    pages_of_pdf,
    reader_of,
)
from claimgraph.documents.reading.result import Proposed, Reading, cleaned, proposals
from claimgraph.errors import DataError, MissingExtra

if TYPE_CHECKING:
    from pypdf import PdfReader

_BETWEEN_PAGES = "\n\n"
_MOST_PAGES = 20_000
_NAMED = 8
"""Pages without text that a note names; of more it gives the number."""


def read_pdf(data: bytes, name: str, how: Recognition | None = None) -> Reading:
    """Read a PDF.

    Args:
        data: Its bytes.
        name: What to call it.
        how: How to recognise the text of pages that have none, or None.

    Raises:
        DataError: it is encrypted, or no PDF that can be read.
        MissingExtra: pypdf is not installed.
    """
    try:
        from pypdf import PdfReader
    except ImportError:
        raise MissingExtra(
            "to read PDF needs pypdf",
            place=name,
            mend="Install it: pip install 'claimgraph[documents]'",
        ) from None
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # it tells of each irregularity
    pdf = PdfReader(io.BytesIO(data))
    _refuse_encrypted(pdf, name)
    texts = _pages(pdf, name)
    said = _said_of_itself(pdf)
    reader = f"pypdf {version('pypdf')}"
    scanned = [number for number, text in enumerate(texts) if not text]
    if how is None or how.is_trial or not scanned:
        return _reading(texts, said, _notes(texts), reader, len(scanned))
    for number, text in pages_of_pdf(data, scanned, how):
        texts[number] = text
    notes = (_recognised(scanned), *_notes(texts))
    return _reading(texts, said, notes, f"{reader}, {reader_of(how)}")


def _refuse_encrypted(reader: PdfReader, name: str) -> None:
    """Let a PDF pass that opens without a password, which merely forbids to print or copy."""
    if not reader.is_encrypted:
        return
    try:
        is_open = bool(reader.decrypt(""))
    except Exception as error:  # the cipher's library is missing, or the entry is broken
        raise _encrypted(name) from error
    if not is_open:
        raise _encrypted(name)


def _encrypted(name: str) -> DataError:
    return DataError(
        "it is encrypted",
        place=name,
        mend="Save it without a password, and add that; keep the original too.",
    )


def _pages(reader: PdfReader, name: str) -> list[str]:
    texts: list[str] = []
    for number, page in enumerate(reader.pages, 1):
        if number > _MOST_PAGES:
            raise DataError(
                f"it has more than {_MOST_PAGES:,} pages", place=name, mend="Split the document."
            )
        texts.append(cleaned(page.extract_text()).strip())
    if not texts:
        raise DataError("it has no pages", place=name, mend="Get a better copy of the document.")
    return texts


def _reading(
    texts: list[str],
    proposed: tuple[Proposed, ...],
    notes: tuple[str, ...],
    reader: str,
    scanned: int = 0,
) -> Reading:
    starts: list[int] = []
    at = 0
    for text in texts:
        starts.append(at)
        at += len(text) + len(_BETWEEN_PAGES)
    text = _BETWEEN_PAGES.join(texts) if any(texts) else ""
    said = ((p.field, p.value, p.where) for p in proposed)
    proposed = proposals(*said, *in_words(text))
    return Reading(
        "application/pdf",
        reader,
        text,
        tuple(starts),
        proposed,
        notes=notes,
        scanned=scanned,
    )


def _recognised(scanned: list[int]) -> str:
    word = "page was" if len(scanned) == 1 else "pages were"
    named = _named([str(number + 1) for number in scanned])
    return f"{len(scanned)} {word} recognised from a scan, so letters may be wrong: {named}"


def _notes(texts: list[str]) -> tuple[str, ...]:
    empty = [str(number) for number, text in enumerate(texts, 1) if not text]
    if len(empty) == len(texts):
        return (f"it has no text: a scan? {TO_RECOGNISE}",)
    if not empty:
        return ()
    word = "page has" if len(empty) == 1 else "pages have"
    return (f"{len(empty)} {word} no text, perhaps scanned: {_named(empty)}",)


def _named(numbers: list[str]) -> str:
    return ", ".join(numbers[:_NAMED]) + (", …" if len(numbers) > _NAMED else "")


_INFO = (("/Title", "title"), ("/Author", "author"), ("/CreationDate", "created"))


def _said_of_itself(reader: PdfReader) -> tuple[Proposed, ...]:
    information: Mapping[str, object] = reader.metadata or {}
    found: list[tuple[str, str, str]] = []
    for key, field in _INFO:
        value = information.get(key)
        words = str(value) if value is not None else ""
        found.append((field, edtf(words) if field == "created" else words, f"PDF {key[1:]}"))
    tag = reader.root_object.get("/Lang")
    found.append(("language", language_tag(str(tag)) if tag is not None else "", "PDF Lang"))
    return proposals(*found)
