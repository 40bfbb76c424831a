"""Word (docx) and OpenDocument (odt) texts: XML in a ZIP, read as a stream.

A document type or an entity is refused, so nothing can be expanded or referred to. Text
that was deleted in a tracked change is no text; footnotes stand behind the text. Such
files have no pages: they are laid out by whoever opens them.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable, Iterator
from xml.parsers import expat

from claimgraph.documents.reading.dates import edtf, language_tag
from claimgraph.documents.reading.plain import in_words
from claimgraph.documents.reading.result import Reading, cleaned, proposals
from claimgraph.documents.reading.zipped import member, opened, parts
from claimgraph.errors import DataError

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
ODT = "application/vnd.oasis.opendocument.text"

_MOST_TEXT = 32_000_000
"""Characters of text that a document may have."""
_DEEPEST = 500
_MOST_ELEMENTS = 1_000_000

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main|"
_MC = "http://schemas.openxmlformats.org/markup-compatibility/2006|"
_TEXT = "urn:oasis:names:tc:opendocument:xmlns:text:1.0|"
_OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0|"
_TABLE = "urn:oasis:names:tc:opendocument:xmlns:table:1.0|"
_META = "urn:oasis:names:tc:opendocument:xmlns:meta:1.0|"
_DC = "http://purl.org/dc/elements/1.1/|"
_DCTERMS = "http://purl.org/dc/terms/|"

Attributes = dict[str, str]


def read_docx(data: bytes, name: str) -> Reading:
    """Read a Word document.

    Raises:
        DataError: it is broken, encrypted, or a bomb.
    """
    archive = opened(data, name)
    words = [_words(archive, "word/document.xml", _Word(), name)]
    for notes in ("word/footnotes.xml", "word/endnotes.xml"):
        if notes in archive.namelist():
            words.append(_words(archive, notes, _Word(), name))
    found = _properties(archive, "docProps/core.xml", name)
    return _reading(DOCX, "docx", words, found)


def read_odt(data: bytes, name: str) -> Reading:
    """Read an OpenDocument text.

    Raises:
        DataError: it is broken, encrypted, or a bomb.
    """
    archive = opened(data, name)
    if b"encryption-data" in _manifest(archive, name):
        raise DataError(
            "it is encrypted", place=name, mend="Save it without a password, and add that."
        )
    content = _OpenDocument()
    words = [_words(archive, "content.xml", content, name), "\n".join(content.notes)]
    found = _properties(archive, "meta.xml", name)
    return _reading(ODT, "odt", words, found)


def _manifest(archive: zipfile.ZipFile, name: str) -> bytes:
    path = "META-INF/manifest.xml"
    return member(archive, path, name) if path in archive.namelist() else b""


def _reading(
    media_type: str, reader: str, words: list[str], found: list[tuple[str, str, str]]
) -> Reading:
    text = cleaned("\n\n".join(part for part in words if part))
    return Reading(
        media_type, reader, text, proposed=proposals(*found, *in_words(text)), notes=_notes(text)
    )


def _notes(text: str) -> tuple[str, ...]:
    return () if text else ("it has no text",)


# --- XML that may be hostile ------------------------------------------------------------------


class _Elements:
    """Hears of elements and characters; overridden by what collects something."""

    def start(self, tag: str, attributes: Attributes) -> None:
        """An element begins."""

    def end(self, tag: str) -> None:
        """An element ends."""

    def characters(self, data: str) -> None:
        """Characters stand in an element."""


def _parse(chunks: Iterator[bytes], elements: _Elements, name: str, path: str) -> None:
    """Let `elements` hear the XML of `chunks`.

    Raises:
        DataError: it is no XML, defines entities, or is nested too deeply.
    """

    def fault(why: str) -> DataError:
        return DataError(f"{path} {why}", place=name, mend="Open the document and save it again.")

    def refuse(*_: object) -> None:
        raise fault("has a document type, which such a file never has")

    depth = count = 0

    def start(tag: str, attributes: Attributes) -> None:
        nonlocal depth, count
        depth += 1
        count += 1
        if count > _MOST_ELEMENTS:
            raise fault(f"has more than {_MOST_ELEMENTS:,} elements")
        if depth > _DEEPEST:
            raise fault(f"is nested deeper than {_DEEPEST} elements")
        elements.start(tag, attributes)

    def end(tag: str) -> None:
        nonlocal depth
        depth -= 1
        elements.end(tag)

    parser = expat.ParserCreate(namespace_separator="|")
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = refuse
    parser.EntityDeclHandler = refuse
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = elements.characters
    try:
        for chunk in chunks:
            parser.Parse(chunk, False)
        parser.Parse(b"", True)
    except expat.ExpatError as error:
        raise fault(f"is no XML: {error}") from error


class _Lines(_Elements):
    """Collects lines of text; what is in a hidden element is left out."""

    hidden: frozenset[str] = frozenset()

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._size = 0
        self._out_of_sight = 0

    def text(self) -> str:
        """Return the lines."""
        return re.sub("\n{3,}", "\n\n", "".join(self._parts)).strip("\n")

    def add(self, words: str) -> None:
        """Add words, where they are seen."""
        if self._out_of_sight:
            return
        self._size += len(words)
        if self._size > _MOST_TEXT:
            raise DataError(
                f"it has more than {_MOST_TEXT:,} characters of text", mend="Split the document."
            )
        self._parts.append(words)

    def start(self, tag: str, attributes: Attributes) -> None:
        """Look away where a hidden element begins."""
        if self._out_of_sight or tag in self.hidden:
            self._out_of_sight += 1

    def end(self, tag: str) -> None:
        """Look again where it ends."""
        if self._out_of_sight:
            self._out_of_sight -= 1


class _Word(_Lines):
    """The text of WordprocessingML."""

    hidden = frozenset({_W + "del", _W + "moveFrom", _MC + "Fallback"})
    _breaks: dict[str, str] = {_W + "tab": "\t", _W + "br": "\n", _W + "cr": "\n"}  # noqa: RUF012 - read only
    _ends: dict[str, str] = {_W + "p": "\n", _W + "tc": "\t", _W + "tr": "\n"}  # noqa: RUF012 - read only

    def __init__(self) -> None:
        super().__init__()
        self._is_text = False
        self._cells = 0

    def start(self, tag: str, attributes: Attributes) -> None:
        """Begin a text, or break the line."""
        super().start(tag, attributes)
        self._cells += tag == _W + "tc"
        self._is_text = tag == _W + "t"
        if tag in self._breaks:
            self.add(self._breaks[tag])
        elif tag == _W + "noBreakHyphen":
            self.add("‑")

    def end(self, tag: str) -> None:
        """End a text, a paragraph, a cell."""
        self._cells -= tag == _W + "tc"
        self._is_text = False
        # A paragraph in a cell ends with the cell.
        if tag in self._ends and not (tag == _W + "p" and self._cells):
            self.add(self._ends[tag])
        super().end(tag)

    def characters(self, data: str) -> None:
        """Keep the words of texts."""
        if self._is_text:
            self.add(data)


class _OpenDocument(_Lines):
    """The text of an OpenDocument; its footnotes apart."""

    hidden = frozenset(
        {_TEXT + "tracked-changes", _OFFICE + "annotation", _TEXT + "note", _OFFICE + "scripts"}
    )
    _ends: dict[str, str] = {  # noqa: RUF012 - read only
        _TEXT + "p": "\n",
        _TEXT + "h": "\n",
        _TABLE + "table-cell": "\t",
        _TABLE + "table-row": "\n",
    }

    def __init__(self) -> None:
        super().__init__()
        self._in_words = 0
        self._cells = 0
        self._note: list[str] | None = None
        self.notes: list[str] = []

    def start(self, tag: str, attributes: Attributes) -> None:
        """Begin a paragraph or a note, or write what stands for white space."""
        super().start(tag, attributes)
        self._cells += tag == _TABLE + "table-cell"
        self._in_words += tag in (_TEXT + "p", _TEXT + "h")
        if tag == _TEXT + "note-body":
            self._note = []
        elif tag == _TEXT + "s":
            count = attributes.get(_TEXT + "c", "1")
            self.add(" " * (min(int(count), 1000) if count.isdecimal() else 1))
        elif tag == _TEXT + "tab":
            self.add("\t")
        elif tag == _TEXT + "line-break":
            self.add("\n")

    def end(self, tag: str) -> None:
        """End a paragraph, a cell, a note."""
        self._cells -= tag == _TABLE + "table-cell"
        self._in_words -= tag in (_TEXT + "p", _TEXT + "h")
        if tag == _TEXT + "note-body" and self._note is not None:
            self.notes.append(" ".join("".join(self._note).split()))
            self._note = None
        if tag in self._ends and not (tag == _TEXT + "p" and self._cells):
            self.add(self._ends[tag])
        super().end(tag)

    def characters(self, data: str) -> None:
        """Keep the words of paragraphs; line ends in the XML are blanks."""
        if self._note is not None:
            self._note.append(data)
        elif self._in_words:
            self.add(re.sub(r"[ \t\n\r]+", " ", data))


def _words(archive: zipfile.ZipFile, path: str, lines: _Lines, name: str) -> str:
    _parse(parts(archive, path, name), lines, name, path)
    return lines.text()


# --- what it says of itself -------------------------------------------------------------------

_FIELDS: dict[str, tuple[str, Callable[[str], str]]] = {
    _DC + "title": ("title", str),
    _DC + "creator": ("author", str),
    _META + "initial-creator": ("author", str),
    _DC + "language": ("language", language_tag),
    _DCTERMS + "created": ("created", edtf),
    _META + "creation-date": ("created", edtf),
}


class _Properties(_Elements):
    def __init__(self) -> None:
        self.found: list[tuple[str, str, str]] = []
        self._words: list[str] = []

    def start(self, tag: str, attributes: Attributes) -> None:
        self._words = []

    def characters(self, data: str) -> None:
        self._words.append(data)

    def end(self, tag: str) -> None:
        if tag in _FIELDS:
            field, read = _FIELDS[tag]
            name = tag.rpartition("|")[2]
            self.found.append((field, read("".join(self._words)), f"properties {name}"))
        self._words = []


def _properties(archive: zipfile.ZipFile, path: str, name: str) -> list[tuple[str, str, str]]:
    if path not in archive.namelist():
        return []
    properties = _Properties()
    _parse(parts(archive, path, name, 1024 * 1024), properties, name, path)
    return properties.found
