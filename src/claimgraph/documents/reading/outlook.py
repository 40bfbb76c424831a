"""Outlook messages (msg): read as e-mail is, from the streams of a compound file.

What is where: [MS-OXMSG] section 2 (storages, property streams), [MS-OXPROPS] (the numbers
of the properties), [MS-CFB] (the file around them, read by olefile).
"""

from __future__ import annotations

import codecs
import io
import struct
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from claimgraph.documents.reading.html import read_html
from claimgraph.documents.reading.plain import in_words
from claimgraph.documents.reading.result import Inner, Reading, Unsupported, cleaned, proposals
from claimgraph.errors import DataError, MissingExtra

if TYPE_CHECKING:
    from olefile import OleFileIO

_SUBJECT, _BODY, _BODY_HTML, _RTF = "0037", "1000", "1013", "1009"
_SENDER, _ADDRESS, _TO, _CC = "0C1A", "0C1F", "0E04", "0E03"
_FILE_NAME, _LONG_FILE_NAME, _FILE_DATA = "3704", "3707", "3701"
_SENT, _RECEIVED = 0x0039_0040, 0x0E06_0040
_CODE_PAGE, _BODY_CODE_PAGE = 0x3FFD_0003, 0x3FDE_0003
_UNICODE, _BYTES, _BINARY, _STORAGE = "001F", "001E", "0102", "000D"
_EPOCH = datetime(1601, 1, 1, tzinfo=UTC)
_ENTRY = struct.Struct("<IIQ")
_MOST_PARTS = 2_000
_UTF8 = 65001


def read_outlook(data: bytes, name: str) -> Reading:
    """Read an Outlook message, with its attachments as inner documents.

    Raises:
        Unsupported: it is another file of the kind, as an old Word document.
        DataError: it is damaged, or has very many attachments.
        MissingExtra: olefile is not installed.
    """
    try:
        from olefile import OleFileIO
    except ImportError:
        raise MissingExtra(
            "to read Outlook messages needs olefile",
            place=name,
            mend="Install it: pip install 'claimgraph[documents]'",
        ) from None
    with OleFileIO(io.BytesIO(data)) as file:
        message = _Message(file, ())
        if not message.is_there:
            raise Unsupported(
                "it is an old Office file, which is not read",
                place=name,
                mend="Save it as PDF, docx, odt or text, and add that.",
            )
        return _reading(message, name)


def _reading(message: _Message, name: str) -> Reading:
    sent = message.time(_SENT) or message.time(_RECEIVED)
    sender = _with_address(message.text(_SENDER), message.text(_ADDRESS))
    headers = (
        ("From", sender),
        ("To", message.text(_TO)),
        ("Cc", message.text(_CC)),
        ("Date", f"{sent:%Y-%m-%d %H:%M} UTC" if sent else ""),
        ("Subject", message.text(_SUBJECT)),
    )
    head = "\n".join(f"{header}: {_one_line(words)}" for header, words in headers if words)
    body, notes = _body(message, name)
    proposed = proposals(
        ("title", message.text(_SUBJECT), "header Subject"),
        ("published", f"{sent:%Y-%m-%d}" if sent else "", "header Date"),
        ("author", message.text(_SENDER) or message.text(_ADDRESS), "header From"),
        *in_words(body),
    )
    return Reading(
        "application/vnd.ms-outlook",
        "olefile",
        cleaned(f"{head}\n\n{body}").strip(),
        proposed=proposed,
        inner=tuple(message.attachments(name)),
        notes=notes,
    )


def _with_address(name: str, address: str) -> str:
    return f"{name} <{address}>" if name and "@" in address and address != name else name or address


def _one_line(words: str) -> str:
    return " ".join(cleaned(words).split())


def _body(message: _Message, name: str) -> tuple[str, tuple[str, ...]]:
    """Return the words of a message, and what is to be known of them."""
    plain = message.text(_BODY)
    if plain.strip():
        return plain, ()
    page = message.stream(_BODY_HTML, _BINARY)
    if page:
        codec = _codec(message.number(_BODY_CODE_PAGE))
        found = read_html(page.decode(codec, "replace").encode("utf-8", "replace"), name)
        return found.text, ("its body is HTML; the main text of that is kept",)
    if message.stream(_RTF, _BINARY):
        return "", ("its body is RTF alone, which is not read: save it as text or eml, and add it",)
    return "", ("it has no body that is text",)


def _codec(code_page: int | None) -> str:
    """Return the codec of a Windows code page; cp1252 where it is unknown to us."""
    if code_page == _UTF8:
        return "utf-8"
    try:
        return codecs.lookup(f"cp{code_page}").name
    except LookupError:
        return "cp1252"


class _Message:
    """A message of a compound file: the file itself, or one that is attached.

    Args:
        file: The compound file.
        place: The storages that it lies in.
    """

    def __init__(self, file: OleFileIO, place: tuple[str, ...]) -> None:
        self._file = file
        self._place = place
        self._streams = {tuple(path) for path in file.listdir(streams=True, storages=False)}
        self._fixed = self._fixed_properties()

    @property
    def is_there(self) -> bool:
        """Whether there is a message, or an attachment, at its place."""
        return (*self._place, "__properties_version1.0") in self._streams

    def stream(self, property_: str, kind: str) -> bytes:
        """Return the bytes of a property of variable size, or none."""
        path = (*self._place, f"__substg1.0_{property_}{kind}")
        if path not in self._streams:
            return b""
        with self._file.openstream(list(path)) as stream:
            return bytes(stream.read())

    def text(self, property_: str) -> str:
        """Return a text property, or ""."""
        data = self.stream(property_, _UNICODE)
        if data:
            return data.decode("utf-16-le", "replace").rstrip("\0")
        codec = _codec(self.number(_CODE_PAGE))
        return self.stream(property_, _BYTES).decode(codec, "replace").rstrip("\0")

    def number(self, tag: int) -> int | None:
        """Return a property that is a number, or None."""
        value = self._fixed.get(tag)
        return None if value is None else value & 0xFFFF_FFFF

    def time(self, tag: int) -> datetime | None:
        """Return a property that is a time, or None where there is none that can be."""
        ticks = self._fixed.get(tag)
        try:
            return _EPOCH + timedelta(microseconds=ticks // 10) if ticks else None
        except OverflowError:
            return None

    def _fixed_properties(self) -> dict[int, int]:
        """Return the properties of fixed size by number and kind ([MS-OXMSG] 2.4)."""
        path = (*self._place, "__properties_version1.0")
        if path not in self._streams:
            return {}
        with self._file.openstream(list(path)) as stream:
            data = bytes(stream.read())
        # The header has 32 bytes in a message, 24 in one that is attached, 8 elsewhere.
        return {
            tag: value
            for tag, _, value in _ENTRY.iter_unpack(data[len(data) % _ENTRY.size :])
            if tag
        }

    def attachments(self, name: str) -> Iterator[Inner]:
        """Yield what is attached; a message that is attached as its own text."""
        depth = len(self._place)
        folders = sorted(
            {
                path[depth]
                for path in self._streams
                if len(path) > depth + 1
                and path[:depth] == self._place
                and path[depth].startswith("__attach")
            }
        )
        if len(folders) > _MOST_PARTS:
            raise DataError(f"it has more than {_MOST_PARTS:,} attachments", place=name)
        for number, folder in enumerate(folders, 1):
            part = _Message(self._file, (*self._place, folder))
            yield from _attachment(part, number, name)

    def inner_message(self) -> _Message | None:
        """Return the message that an attachment holds, or None."""
        inner = _Message(self._file, (*self._place, f"__substg1.0_{_FILE_DATA}{_STORAGE}"))
        return inner if inner.is_there else None


def _attachment(part: _Message, number: int, name: str) -> Iterator[Inner]:
    called = part.text(_LONG_FILE_NAME) or part.text(_FILE_NAME)
    inner = part.inner_message()
    if inner is None:
        yield Inner(called or f"attachment-{number}", part.stream(_FILE_DATA, _BINARY))
        return
    # There is no file of its own to keep: what is kept is what was read of it.
    reading = _reading(inner, name)
    title = called or inner.text(_SUBJECT) or f"attachment-{number}"
    yield Inner(f"{title}.txt", reading.text.encode("utf-8"), reading.proposed)
    yield from reading.inner
