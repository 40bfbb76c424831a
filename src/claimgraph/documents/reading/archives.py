"""ZIP, WARC and WACZ: wrappings. What is in them is handed on; they have no text."""

from __future__ import annotations

import gzip
import io
import re
import zlib
from importlib.metadata import version
from pathlib import PurePosixPath
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from claimgraph.documents.reading.dates import edtf
from claimgraph.documents.reading.result import Inner, Reading, Refusal, proposals
from claimgraph.documents.reading.zipped import (
    LARGEST_MEMBER,
    LARGEST_WHOLE,
    leads_out,
    member,
    opened,
)
from claimgraph.errors import DataError, MissingExtra

if TYPE_CHECKING:
    from warcio.recordloader import ArcWarcRecord

_LITTER = ("__MACOSX", "Thumbs.db", "desktop.ini")
"""What systems leave in archives, and nobody means."""
_READ = ("text/html", "application/xhtml+xml", "application/pdf", "text/plain")
"""Media types of the answers of servers that are documents; pictures and scripts are none."""
_WARC = re.compile(r"\.warc(\.gz)?\Z", re.IGNORECASE)


def read_zip(data: bytes, name: str) -> Reading:
    """Take the files out of a ZIP.

    Raises:
        DataError: it is broken, or unpacks to too much.
    """
    archive = opened(data, name)
    inner: list[Inner] = []
    refused: list[Refusal] = []
    size = 0
    for info in archive.infolist():
        if info.is_dir() or _is_litter(info.filename):
            continue
        try:
            if leads_out(info):
                raise DataError("its path leads out of the archive", mend=_BY_HAND)
            content = member(archive, info.filename, name)
        except DataError as error:
            refused.append(Refusal(info.filename, error.message, error.mend or ""))
            continue
        size += len(content)
        _refuse_too_much(size, name)
        inner.append(Inner(info.filename, content))
    found, faults = tuple(inner), tuple(refused)
    return Reading("application/zip", "zip", inner=found, refused=faults, is_archive=True)


_BY_HAND = "Unpack it by hand and look."
_GET_ANOTHER = "Get a better copy of the file."


def _is_litter(path: str) -> bool:
    parts = PurePosixPath(path).parts
    return not parts or parts[0] in _LITTER or parts[-1] in _LITTER or parts[-1].startswith(".")


def _refuse_too_much(size: int, name: str) -> None:
    if size > LARGEST_WHOLE:
        raise DataError(
            f"it unpacks to more than {LARGEST_WHOLE // 2**20} MiB",
            place=name,
            mend="Unpack it, and add the files that you need.",
        )


# --- web archives -----------------------------------------------------------------------------


def read_wacz(data: bytes, name: str) -> Reading:
    """Take the pages out of the WARCs of a WACZ.

    Raises:
        DataError: it is broken, or unpacks to too much.
        MissingExtra: warcio is not installed.
    """
    archive = opened(data, name)
    found = _Pages(name)
    for path in sorted(archive.namelist()):
        if path.startswith("archive/") and _WARC.search(path):
            found.read(member(archive, path, name))
    return found.reading("application/wacz")


def read_warc(data: bytes, name: str) -> Reading:
    """Take the pages out of a WARC, gzipped or not.

    Raises:
        DataError: it is broken, or unpacks to too much.
        MissingExtra: warcio is not installed.
    """
    found = _Pages(name)
    found.read(data)
    return found.reading("application/warc")


class _Pages:
    """The documents among the records of web archives."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._inner: list[Inner] = []
        self._refused: list[Refusal] = []
        self._size = 0

    def reading(self, media_type: str) -> Reading:
        """Return what was found."""
        return Reading(
            media_type,
            f"warcio {version('warcio')}",
            inner=tuple(self._inner),
            refused=tuple(self._refused),
            is_archive=True,
        )

    def read(self, data: bytes) -> None:
        """Take the pages out of a WARC."""
        try:
            from warcio.archiveiterator import ArchiveIterator
            from warcio.exceptions import ArchiveLoadFailed
        except ImportError:
            raise MissingExtra(
                "to read web archives needs warcio",
                place=self._name,
                mend="Install it: pip install 'claimgraph[documents]'",
            ) from None
        count = 0
        try:
            plain = _unpacked(data, self._name) if data.startswith(b"\x1f\x8b") else data
            for record in ArchiveIterator(io.BytesIO(plain)):
                count += 1
                self._take(record)
        except (ArchiveLoadFailed, ValueError, EOFError, OSError, zlib.error) as error:
            raise self._cut_off(" ".join(str(error).split())[:200]) from error
        if not count:
            raise self._cut_off("it holds no record")

    def _cut_off(self, why: str) -> DataError:
        return DataError(
            f"it is cut off or no web archive: {why}", place=self._name, mend=_GET_ANOTHER
        )

    def _take(self, record: ArcWarcRecord) -> None:
        """Take the document of a record, where it is one."""
        if not _is_document(record):
            return
        url = record.rec_headers.get_header("WARC-Target-URI") or ""
        content = record.content_stream().read(LARGEST_MEMBER + 1)
        path = _path(url)
        if len(content) > LARGEST_MEMBER:  # what comes behind could be found by reading on only
            message = f"{path} in it is larger than {LARGEST_MEMBER // 2**20} MiB"
            raise DataError(message, place=self._name, mend=_BY_HAND)
        if getattr(record.raw_stream, "limit", 0) > 0:  # what the record promised and has not
            self._refused.append(Refusal(path, "its record is cut off", _GET_ANOTHER))
        else:
            self._size += len(content)
            _refuse_too_much(self._size, self._name)
            day = edtf(record.rec_headers.get_header("WARC-Date") or "")
            told = ("url", url, "WARC-Target-URI"), ("retrieved", day, "WARC-Date")
            self._inner.append(Inner(path, content, proposals(*told)))


def _unpacked(data: bytes, name: str) -> bytes:
    """Return what a gzip file holds; one that is cut off raises EOFError, which warcio does not."""
    with gzip.open(io.BytesIO(data)) as file:
        plain = file.read(LARGEST_WHOLE + 1)
    _refuse_too_much(len(plain), name)
    return plain


def _is_document(record: ArcWarcRecord) -> bool:
    """Return whether a record is the answer of a server that is a document."""
    if record.rec_type == "response" and record.http_headers is not None:
        if record.http_headers.get_statuscode() != "200":
            return False
        said = record.http_headers.get_header("Content-Type")
    elif record.rec_type == "resource":
        said = record.rec_headers.get_header("Content-Type")
    else:
        return False
    return (said or "").partition(";")[0].strip().lower() in _READ


def _path(url: str) -> str:
    """Return what a page may be called: the end of its address, or the host."""
    parts = urlsplit(url)
    last = PurePosixPath(parts.path).name
    return last or parts.hostname or "page"
