"""What kind of document some bytes are: their content decides, and the name where it is open."""

from __future__ import annotations

import re
import zipfile
from enum import Enum
from pathlib import PurePosixPath

from claimgraph.documents.reading.result import Unsupported
from claimgraph.documents.reading.zipped import member, opened
from claimgraph.errors import DataError


class Kind(Enum):
    """A kind of document that is read; the value is how to call it."""

    TEXT = "plain text"
    MARKDOWN = "Markdown"
    HTML = "HTML"
    PDF = "PDF"
    PICTURE = "a picture"
    DOCX = "Word"
    ODT = "OpenDocument"
    MAIL = "e-mail"
    OUTLOOK = "an Outlook message"
    ZIP = "ZIP"
    WARC = "WARC"
    WACZ = "WACZ"


_SUFFIXES = {
    ".txt": Kind.TEXT,
    ".md": Kind.MARKDOWN,
    ".markdown": Kind.MARKDOWN,
    ".html": Kind.HTML,
    ".htm": Kind.HTML,
    ".xhtml": Kind.HTML,
    ".pdf": Kind.PDF,
    ".png": Kind.PICTURE,
    ".jpg": Kind.PICTURE,
    ".jpeg": Kind.PICTURE,
    ".tif": Kind.PICTURE,
    ".tiff": Kind.PICTURE,
    ".gif": Kind.PICTURE,
    ".docx": Kind.DOCX,
    ".odt": Kind.ODT,
    ".eml": Kind.MAIL,
    ".msg": Kind.OUTLOOK,
    ".zip": Kind.ZIP,
    ".warc": Kind.WARC,
    ".gz": Kind.WARC,
    ".wacz": Kind.WACZ,
}
SUFFIXES = frozenset({*_SUFFIXES, ".text"})
"""The endings of names that documents usually have."""

_CONVERT = "Save it as PDF, docx, odt or text, and add that."
_LISTEN = "Write down what is said, and add that as text."
_OTHERS: tuple[tuple[bytes, str, str], ...] = (
    (b"{\\rtf", "RTF", _CONVERT),
    (b"ID3", "a recording", _LISTEN),
    (b"OggS", "a recording", _LISTEN),
    (b"\x7fELF", "a program", "Leave it out."),
    (b"MZ\x90", "a program", "Leave it out."),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive", "Unpack it, and add the files."),
    (b"Rar!", "a RAR archive", "Unpack it, and add the files."),
    (b"BZh", "a bzip2 archive", "Unpack it, and add the files."),
    (b"\xfd7zXZ", "an xz archive", "Unpack it, and add the files."),
)
_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PICTURES = (b"\x89PNG\r\n", b"\xff\xd8\xff", b"GIF8", b"II*\0", b"MM\0*")
_PAGE = re.compile(
    rb"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,2000}?-->\s*)?"
    rb"<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
_HEADERS = re.compile(
    rb"(?:(?:From|To|Cc|Date|Subject|Received|Return-Path|Message-ID|MIME-Version|Delivered-To|"
    rb"Content-Type|Reply-To|X-[A-Za-z-]+|[A-Za-z]+-[A-Za-z-]+):[^\n]*(?:\n[ \t][^\n]*)*\n){2}",
    re.IGNORECASE,
)
_MARK = b"\xef\xbb\xbf"


def kind_of(data: bytes, name: str) -> Kind:
    """Return the kind of a document.

    Raises:
        Unsupported: it is of a kind that is not read.
        DataError: it is empty, or a broken ZIP.
    """
    if not data.strip():
        raise DataError("it is empty", place=name, mend="Get a better copy of the document.")
    for magic, what, mend in _OTHERS:
        if data.startswith(magic):
            raise Unsupported(f"it is {what}, which is not read", place=name, mend=mend)
    if data.startswith(_COMPOUND):
        return Kind.OUTLOOK
    if data.startswith(_PICTURES):
        return Kind.PICTURE
    if data.startswith(b"PK"):
        return _in_zip(data, name)
    if b"%PDF-" in data[:1024]:
        return Kind.PDF
    if data.startswith((b"WARC/", b"\x1f\x8b")):
        return _gzipped(data, name)
    return _of_text(data, name)


def _in_zip(data: bytes, name: str) -> Kind:
    archive = opened(data, name)
    held = set(archive.namelist())
    if "word/document.xml" in held:
        return Kind.DOCX
    if "content.xml" in held and _mimetype(archive).endswith(b"opendocument.text"):
        return Kind.ODT
    if "datapackage.json" in held and any(path.startswith("archive/") for path in held):
        return Kind.WACZ
    if "[Content_Types].xml" in held or "mimetype" in held:
        what = "a spreadsheet, slides or a book"
        raise Unsupported(f"it is {what}, which is not read", place=name, mend=_CONVERT)
    return Kind.ZIP


def _mimetype(archive: zipfile.ZipFile) -> bytes:
    try:
        return member(archive, "mimetype", "").strip()
    except DataError:
        return b"opendocument.text"  # it is told by what else is there


def _gzipped(data: bytes, name: str) -> Kind:
    if data.startswith(b"\x1f\x8b") and not name.lower().endswith((".warc.gz", ".warc", ".wacz")):
        raise Unsupported("it is a gzip archive, which is not read", place=name, mend="Unpack it.")
    return Kind.WARC


def _of_text(data: bytes, name: str) -> Kind:
    head = data[:4096].removeprefix(_MARK)
    said = _SUFFIXES.get(PurePosixPath(name).suffix.lower())
    if said in (Kind.TEXT, Kind.MARKDOWN):
        return said
    if _PAGE.match(head) or said is Kind.HTML:
        return Kind.HTML
    if said is Kind.MAIL or (said is None and _HEADERS.match(head.replace(b"\r\n", b"\n"))):
        return Kind.MAIL
    return Kind.TEXT


def named_kind(name: str) -> Kind | None:
    """Return the kind that the ending of a name promises, or None."""
    return _SUFFIXES.get(PurePosixPath(name).suffix.lower())
