"""Reading a file and everything inside it; it runs in the child."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from claimgraph.documents.reading import archives, html, mail, office, outlook, pdf, picture, plain
from claimgraph.documents.reading.kinds import Kind, kind_of, named_kind
from claimgraph.documents.reading.recognition import TO_RECOGNISE, Recognition
from claimgraph.documents.reading.result import Inner, Proposed, Reading, Refusal, Unsupported
from claimgraph.errors import ClaimgraphError, DataError

_READERS: dict[Kind, Callable[[bytes, str], Reading]] = {
    Kind.TEXT: plain.read_text,
    Kind.MARKDOWN: plain.read_markdown,
    Kind.HTML: html.read_html,
    Kind.DOCX: office.read_docx,
    Kind.ODT: office.read_odt,
    Kind.MAIL: mail.read_mail,
    Kind.OUTLOOK: outlook.read_outlook,
    Kind.ZIP: archives.read_zip,
    Kind.WARC: archives.read_warc,
    Kind.WACZ: archives.read_wacz,
}
_SAVE_AGAIN = "Open it, save it again or print it to PDF, and add that."
_DEEPEST = 4
"""Wrappings that a document may lie in."""
_MOST = 5_000
"""Documents that a file may hold."""
_MOST_BYTES = 192 * 1024 * 1024
"""Bytes of all documents that a file holds, however deep."""


@dataclass(frozen=True, slots=True)
class Unpacked:
    """A document, and where it was found.

    Attributes:
        path: Its name, behind those of the wrappings that it lies in, joined by ``/``.
        data: Its bytes.
        reading: What came of reading it; its inner documents are taken out.
        parent: Index of the document that it lies in, or None.
    """

    path: str
    data: bytes
    reading: Reading
    parent: int | None = None


@dataclass
class Unpacking:
    """Reads a file and what is inside it, outer ones first.

    Attributes:
        recognition: How to recognise the text of scans, or None.
        documents: What was read.
        refused: What was not.
    """

    recognition: Recognition | None = None
    documents: list[Unpacked] = field(default_factory=list)
    refused: list[Refusal] = field(default_factory=list)
    _seen: set[bytes] = field(default_factory=set)
    _bytes: int = 0

    def read(self, data: bytes, name: str) -> None:
        """Read a file.

        Raises:
            DataError: the file itself can't be read; what is inside it may be refused alone.
        """
        self._read(Inner(name, data), name, None, 0)

    def _read(self, given: Inner, path: str, parent: int | None, depth: int) -> None:
        digest = hashlib.sha256(given.data).digest()
        if digest in self._seen:
            return  # it is there once already, or lies in itself
        self._seen.add(digest)
        self._count(given, path)
        reading = _reading(given.data, path, self.recognition)
        at = len(self.documents)
        proposed = (*given.proposed, *reading.proposed)
        kept = replace(reading, proposed=proposed, inner=(), refused=())
        self.documents.append(Unpacked(path, given.data, kept, parent))
        self.refused += [replace(r, path=f"{path}/{r.path}") for r in reading.refused]
        for inner in reading.inner:
            self._read_inner(inner, f"{path}/{inner.path}", at, depth + 1)

    def _read_inner(self, inner: Inner, path: str, parent: int, depth: int) -> None:
        try:
            if depth > _DEEPEST:
                raise DataError(
                    f"it lies in more than {_DEEPEST} archives, one in the other",
                    mend="Unpack them by hand and look.",
                )
            self._read(inner, path, parent, depth)
        except ClaimgraphError as error:
            is_fault = not isinstance(error, Unsupported)
            self.refused.append(Refusal(path, error.message, error.mend or "", is_fault))

    def _count(self, given: Inner, path: str) -> None:
        self._bytes += len(given.data)
        if len(self._seen) > _MOST or self._bytes > _MOST_BYTES:
            raise DataError(
                f"with it there are more than {_MOST:,} documents or {_MOST_BYTES // 2**20} MiB",
                place=path,
                mend="Unpack the archive, and add the files that you need.",
            )


def _reading(data: bytes, name: str, recognition: Recognition | None) -> Reading:
    kind = kind_of(data, name)
    try:
        reading = _read_as(kind, data, name, recognition)
    except (ClaimgraphError, MemoryError):
        raise
    except RecursionError:
        raise DataError("it is nested too deeply", place=name, mend=_SAVE_AGAIN) from None
    except Exception as error:
        why = " ".join(str(error).split())[:200] or type(error).__name__
        message = f"it can't be read as {kind.value}: {why}"
        raise DataError(message, place=name, mend=_SAVE_AGAIN) from error
    promised = named_kind(name)
    if promised in (None, kind):
        return reading
    note = f"its name promises {promised.value}; it is {kind.value}, and was read as that"
    return replace(reading, notes=(note, *reading.notes))


def _read_as(kind: Kind, data: bytes, name: str, recognition: Recognition | None) -> Reading:
    if kind is Kind.PDF:
        return pdf.read_pdf(data, name, recognition)
    if kind is not Kind.PICTURE:
        return _READERS[kind](data, name)
    if recognition is None:
        raise Unsupported("it is a picture, which is not read", place=name, mend=TO_RECOGNISE)
    return picture.read_picture(data, name, recognition)


def first(proposed: tuple[Proposed, ...], field_: str) -> Proposed | None:
    """Return the most trustworthy proposal of a field, or None."""
    return next((p for p in proposed if p.field == field_), None)
