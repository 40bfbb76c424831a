"""From the bytes of a document to the text that positions count in.

The normalised text of a plain-text document is its decoded text without a byte
order mark, with every line ending as one line feed, and nothing else changed:
positions are those that any tool finds that decodes the file.
"""

from __future__ import annotations

import hashlib
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from claimgraph.errors import DataError, Problem, UsageError
from claimgraph.model.source import text_digest

LARGEST = 64 * 1024 * 1024
"""Bytes above which a file is not read as a document."""

SUFFIXES = frozenset({".txt", ".md"})
"""File name endings of plain text."""


@dataclass(frozen=True, slots=True)
class Document:
    """A document's text.

    Attributes:
        name: Its file name.
        sha256: Digest of its bytes in hex.
        text: Its normalised text.
        text_sha256: :func:`text_digest` of the text.
        pages: Where each page begins in the text; empty where there are no pages.
        replaces: Digest of the bytes of the version that this one follows, or "".
    """

    name: str
    sha256: str
    text: str
    text_sha256: str
    pages: tuple[int, ...] = ()
    replaces: str = ""

    def page_at(self, position: int) -> int | None:
        """Return the page, from 1, that a position of the text is on, or None."""
        return bisect_right(self.pages, position) or None

    def page_span(self, page: int) -> tuple[int, int] | None:
        """Return where the text of a page begins and ends, or None where there is no such page."""
        if not 1 <= page <= len(self.pages):
            return None
        start = self.pages[page - 1]
        end = self.pages[page] if page < len(self.pages) else len(self.text)
        return start, start + len(self.text[start:end].rstrip("\n"))


def normalised(data: bytes, name: str) -> str:
    """Return the normalised text of a plain-text document.

    Raises:
        DataError: `data` is not UTF-8.
    """
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise DataError(
            f"not UTF-8 text: byte {error.start} can't be decoded",
            place=name,
            mend="Save the document as UTF-8.",
        ) from None
    return text.replace("\r\n", "\n").replace("\r", "\n")


def read_document(path: Path) -> Document:
    """Read the plain-text document at `path`.

    Raises:
        DataError: not UTF-8, or larger than :data:`LARGEST`.
        OSError: it can't be read.
    """
    if path.stat().st_size > LARGEST:
        raise DataError(
            f"larger than {LARGEST // 2**20} MiB", place=str(path), mend="Split the document."
        )
    data = path.read_bytes()
    text = normalised(data, str(path))
    return Document(path.name, hashlib.sha256(data).hexdigest(), text, text_digest(text))


def read_documents(places: Iterable[Path]) -> dict[str, Document]:
    """Return the plain-text documents in `places` by the digest of their bytes.

    Raises:
        UsageError: a place does not exist.
        DataError: a document is not UTF-8, or too large.
    """
    read = (read_document(path) for path in plain_text_files(places))
    return {document.sha256: document for document in read}


def read_what_can_be(places: Iterable[Path]) -> tuple[dict[str, Document], tuple[Problem, ...]]:
    """Return the plain-text documents in `places`, and what is wrong with the others.

    Raises:
        UsageError: a place does not exist.
    """
    documents: dict[str, Document] = {}
    problems: list[Problem] = []
    for path in plain_text_files(places):
        try:
            document = read_document(path)
        except DataError as error:
            problems.append(Problem(path.name, error.message, error.mend or ""))
        else:
            documents[document.sha256] = document
    return documents, tuple(problems)


def plain_text_files(places: Iterable[Path]) -> Iterator[Path]:
    """Yield the plain-text files that `places` name: files, and folders' own files.

    Raises:
        UsageError: a place does not exist.
    """
    for place in places:
        if place.is_dir():
            found = (p for p in sorted(place.iterdir()) if p.suffix.lower() in SUFFIXES)
            yield from (p for p in found if p.is_file())
        elif place.is_file():
            yield place
        else:
            raise UsageError(f"{place} does not exist", mend="Name a file or a folder.")
