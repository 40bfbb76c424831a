"""What comes of reading a document."""

from __future__ import annotations

import re
from dataclasses import dataclass

from claimgraph.errors import DataError


class Unsupported(DataError):
    """A kind of file that is not read at all: it is no fault of the file."""


@dataclass(frozen=True, slots=True)
class Proposed:
    """Something that a document says of itself. Nobody has confirmed it.

    Attributes:
        field: ``title``, ``published``, ``created``, ``retrieved``, ``author``,
            ``publisher``, ``language`` or ``url``.
        value: What it says; a date as EDTF, a language as a BCP 47 tag.
        where: Where that stands, as ``og:title`` or ``header Subject``.
    """

    field: str
    value: str
    where: str


@dataclass(frozen=True, slots=True)
class Inner:
    """A document inside another one: an attachment, a file of an archive.

    Attributes:
        path: Its name there, with folders.
        data: Its bytes.
        proposed: What the outer document says of it.
    """

    path: str
    data: bytes
    proposed: tuple[Proposed, ...] = ()


@dataclass(frozen=True, slots=True)
class Refusal:
    """A document that is not read.

    Attributes:
        path: Its name, behind those of the archives that it lies in.
        message: Why.
        mend: What to do about it.
        is_fault: False where it is merely of a kind that is not read.
    """

    path: str
    message: str
    mend: str
    is_fault: bool = True


@dataclass(frozen=True, slots=True)
class Reading:
    """A document's text, and what it says of itself.

    Attributes:
        media_type: RFC 6838 media type, by its content.
        reader: What read it, with the version where that makes a difference.
        text: Its normalised text; "" for an archive, or a scan.
        pages: Where each page begins in the text; empty where there are no pages.
        proposed: What it says of itself, the most trustworthy of each field first.
        inner: The documents inside it.
        refused: Those of them that can't be handed on.
        notes: What a person should know of the reading.
        is_archive: True where it is nothing but a wrapping for others.
        scanned: Pages without text, which may be recognised.
    """

    media_type: str
    reader: str
    text: str = ""
    pages: tuple[int, ...] = ()
    proposed: tuple[Proposed, ...] = ()
    inner: tuple[Inner, ...] = ()
    refused: tuple[Refusal, ...] = ()
    notes: tuple[str, ...] = ()
    is_archive: bool = False
    scanned: int = 0


_UNWANTED = re.compile("[\x00-\x08\x0b-\x1f\x7f]")
_SURROGATE = re.compile("[\ud800-\udfff]")


def cleaned(text: str) -> str:
    """Return extracted text in normal form: line feeds alone, no control characters.

    What can't be encoded becomes U+FFFD. There is no byte order mark at the start, so
    that the text is the same after it was written to a file and read again.
    """
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    plain = _UNWANTED.sub("", lines)
    return _SURROGATE.sub("\ufffd", plain).lstrip("\ufeff")


def proposals(*found: tuple[str, str, str]) -> tuple[Proposed, ...]:
    """Return what was found (field, value, where), each value of a field once."""
    kept: dict[tuple[str, str], Proposed] = {}
    for field, value, where in found:
        words = " ".join(cleaned(value).split())
        if words and len(words) <= _LONGEST:
            kept.setdefault((field, words), Proposed(field, words, where))
    return tuple(kept.values())


_LONGEST = 500
"""Characters of a title or a name; what is longer is none."""
