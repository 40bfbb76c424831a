"""How documents lie in a case: bytes, text and what came of reading, named by digest.

``sources/`` holds for each document

- ``<sha256 of the bytes>.<ending>``: the bytes, as they came;
- ``<sha256 of the text>.txt``: the normalised text, where the bytes are not that already;
- ``<sha256 of the bytes>.json``: the record, which ties them together.

A plain text may lie there without a record, under any name.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import asdict, astuple, dataclass, replace
from pathlib import Path
from typing import Any

from claimgraph.documents.reading.result import Proposed
from claimgraph.documents.reading.unpacking import Unpacked
from claimgraph.documents.text import Document, normalised, read_document
from claimgraph.errors import DataError, Problem

_FORMAT = "claimgraph-document"
_VERSION = 1
_DIGEST = re.compile(r"[0-9a-f]{64}")
_NAME = re.compile(r"[0-9a-f]{64}\.json\Z")
_ENDINGS = {
    "text/plain": ".txt",
    "text/markdown": ".md",
    "text/html": ".html",
    "application/pdf": ".pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
    "application/vnd.oasis.opendocument.text": ".odt",
    "message/rfc822": ".eml",
    "application/zip": ".zip",
    "application/warc": ".warc",
    "application/wacz": ".wacz",
}
_PLAIN = ("text/plain", "text/markdown")


@dataclass(frozen=True, slots=True)
class DocumentRecord:
    """What is kept of the reading of a document.

    Attributes:
        sha256: Digest of its bytes in hex.
        text_sha256: Digest of its text in hex; "" where it has no text.
        name: Its file name.
        media_type: RFC 6838 media type.
        reader: What read it.
        pages: Where each page begins in the text.
        proposed: What it says of itself.
        notes: What a person should know of the reading.
        container: Digest of the bytes of the document that it lies in, or "".
        path: Its name there, or "".
        replaces: Digest of the bytes of the version that it follows, or "".
    """

    sha256: str
    text_sha256: str
    name: str
    media_type: str
    reader: str
    pages: tuple[int, ...] = ()
    proposed: tuple[Proposed, ...] = ()
    notes: tuple[str, ...] = ()
    container: str = ""
    path: str = ""
    replaces: str = ""

    def data(self) -> bytes:
        """Return the record as it is kept."""
        told = {_FORMAT: _VERSION, **{k: v for k, v in asdict(self).items() if v}}
        return (json.dumps(told, ensure_ascii=False, indent=1) + "\n").encode()

    @classmethod
    def parse(cls, data: bytes, name: str) -> DocumentRecord:
        """Return the record that `data` holds.

        Raises:
            DataError: it is no record.
        """
        try:
            told: dict[str, Any] = json.loads(data)
            if told.pop(_FORMAT) != _VERSION:
                raise ValueError("another version")
            for field in ("pages", "notes"):
                told[field] = tuple(told.get(field, ()))
            told["proposed"] = tuple(Proposed(**each) for each in told.get("proposed", ()))
            record = cls(**{"text_sha256": "", **told})
            record._check()
            return record
        except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
            raise DataError(
                f"it is no record of a document: {error}",
                place=name,
                mend="Take it back from version control, or add the document again.",
            ) from error

    def _check(self) -> None:
        """Refuse what this class would never have written: a stranger may have.

        Raises:
            ValueError: a digest that is none, pages that do not ascend, or no text.
        """
        digests = (self.text_sha256, self.container, self.replaces)
        if not _DIGEST.fullmatch(self.sha256):
            raise ValueError("it has no digest")
        if not all(digest == "" or _DIGEST.fullmatch(digest) for digest in digests):
            raise ValueError("a digest that is none")
        if not all(isinstance(page, int) for page in self.pages):
            raise ValueError("a page that is no number")
        if list(self.pages) != sorted(self.pages):
            raise ValueError("pages out of order")
        told = [value for each in self.proposed for value in astuple(each)]
        words = (self.name, self.media_type, self.reader, self.path, *self.notes, *told)
        if not all(isinstance(word, str) for word in words):
            raise ValueError("a word that is no text")


def kept_files(record: DocumentRecord, found: Unpacked) -> dict[str, bytes]:
    """Return the files that keep a document: bytes, text and record, by name."""
    text = found.reading.text
    is_plain = record.media_type in _PLAIN and _reads_as(found.data, text)
    ending = _ENDINGS.get(record.media_type, ".bin")
    if record.media_type in _PLAIN and not is_plain:
        ending = ".bin"  # text that is not UTF-8; what looks for text is not to trip over it
    files = {f"{record.sha256}{ending}": found.data, f"{record.sha256}.json": record.data()}
    if text and not is_plain:
        files[f"{record.text_sha256}.txt"] = text.encode("utf-8")
    return files


def _reads_as(data: bytes, text: str) -> bool:
    try:
        return normalised(data, "") == text
    except DataError:
        return False


def read_records(places: Iterable[Path]) -> tuple[dict[Path, DocumentRecord], tuple[Problem, ...]]:
    """Return the records in the folders of `places` by path, and what is wrong with others."""
    records: dict[Path, DocumentRecord] = {}
    problems: list[Problem] = []
    for place in places:
        for path in sorted(place.iterdir()) if place.is_dir() else ():
            if not _NAME.match(path.name):
                continue
            try:
                records[path] = DocumentRecord.parse(path.read_bytes(), path.name)
            except DataError as error:
                problems.append(Problem(path.name, error.message, error.mend or ""))
    return records, tuple(problems)


def with_records(
    documents: Mapping[str, Document], records: Mapping[Path, DocumentRecord]
) -> dict[str, Document]:
    """Return `documents` with the names, pages and versions that their records know.

    A document whose text lies beside its bytes is found by the digest of its bytes. A
    text that was changed since has another digest than its record says; it goes by the
    name of its document then, so that who looks for that meets the change.
    """
    every = dict(documents)
    recorded = {record.sha256 for record in records.values()}
    for path, record in sorted(records.items()):
        text = documents.get(record.sha256) or documents.get(record.text_sha256)
        digest = record.sha256
        if text is None and record.text_sha256:
            text = _changed(path.with_name(f"{record.text_sha256}.txt"))
            digest = text.sha256 if text else ""
        if text is not None:
            if text.sha256 not in recorded:
                every.pop(text.sha256, None)
            every[digest] = replace(
                text,
                name=record.name,
                sha256=digest,
                pages=record.pages,
                replaces=record.replaces,
            )
    return every


def _changed(path: Path) -> Document | None:
    try:
        return read_document(path) if path.is_file() else None
    except DataError:
        return None  # what it is instead of text is said of the file


def changed_bytes(records: Mapping[Path, DocumentRecord]) -> tuple[Problem, ...]:
    """Return the documents whose bytes are not those that were registered."""
    problems: list[Problem] = []
    for path, record in sorted(records.items()):
        for file in sorted(path.parent.glob(f"{record.sha256}.*")):
            if file != path and file.suffix not in _READ_AS_TEXT and _digest(file) != record.sha256:
                mend = "Take the file back from version control, or add the document again."
                problems.append(Problem(file.name, _OTHER_BYTES.format(record.name), mend))
    return tuple(problems)


_READ_AS_TEXT = (".txt", ".md")
_OTHER_BYTES = "its bytes are not those of {} that were registered"


def _digest(file: Path) -> str:
    with file.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()


def versions(document: Document, documents: Mapping[str, Document]) -> list[Document]:
    """Return `document` and the versions before it that are at hand, the newest first."""
    found = [document]
    while (before := documents.get(found[-1].replaces)) is not None and before not in found:
        found.append(before)
    return found
