"""Compound files ([MS-CFB], version 3) and Outlook messages in them, made here by hand."""

from __future__ import annotations

import struct
from datetime import UTC, datetime

Tree = dict[str, "bytes | Tree"]
"""What a storage holds: streams and storages, by name."""

_SECTOR, _MINI, _CUTOFF = 512, 64, 4096
_END, _FREE, _FAT = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD
_EPOCH = datetime(1601, 1, 1, tzinfo=UTC)


class _Writer:
    """Lays the streams of a tree into sectors."""

    def __init__(self) -> None:
        self.sectors: list[bytes] = []
        self.fat: list[int] = []
        self.mini = b""
        self.minifat: list[int] = []
        self.entries: list[bytearray] = []

    def put(self, data: bytes) -> int:
        """Return the first sector of a stream."""
        pieces = [data[at : at + _SECTOR] for at in range(0, len(data), _SECTOR)]
        first = len(self.sectors)
        self.sectors += [piece.ljust(_SECTOR, b"\0") for piece in pieces]
        self.fat += [*range(first + 1, first + len(pieces)), _END] if pieces else []
        return first if pieces else _END

    def put_small(self, data: bytes) -> int:
        """Return the first small sector of a stream."""
        if not data:
            return _END
        first = len(self.minifat)
        count = -(-len(data) // _MINI)
        self.mini += data.ljust(count * _MINI, b"\0")
        self.minifat += [*range(first + 1, first + count), _END]
        return first

    def entry(self, name: str, kind: int, start: int = 0, size: int = 0) -> int:
        """Add a directory entry without relations, and return its number."""
        words = name.encode("utf-16-le") + b"\0\0"
        head = words.ljust(64, b"\0") + struct.pack("<HBB", len(words), kind, 1)
        links = struct.pack("<III", _FREE, _FREE, _FREE)
        self.entries.append(bytearray(head + links + bytes(36) + struct.pack("<IQ", start, size)))
        return len(self.entries) - 1

    def fill(self, parent: int, tree: Tree) -> None:
        """Put what a storage holds under its entry, each the right sibling of the one before."""
        before = None
        for name, content in sorted(tree.items(), key=lambda each: (len(each[0]), each[0].upper())):
            if isinstance(content, dict):
                number = self.entry(name, 1)
                self.fill(number, content)
            else:
                is_small = len(content) < _CUTOFF
                start = self.put_small(content) if is_small else self.put(content)
                number = self.entry(name, 2, start, len(content))
            place, at = (parent, 76) if before is None else (before, 72)
            struct.pack_into("<I", self.entries[place], at, number)
            before = number


def compound(tree: Tree) -> bytes:
    """Return a compound file that holds a tree."""
    writer = _Writer()
    root = writer.entry("Root Entry", 5)
    writer.fill(root, tree)
    mini_start = writer.put(writer.mini)
    struct.pack_into("<IQ", writer.entries[root], 116, mini_start, len(writer.mini))
    small = writer.put(b"".join(struct.pack("<I", each) for each in writer.minifat))
    folder = writer.put(b"".join(bytes(each) for each in writer.entries))
    tables = 1
    while (len(writer.fat) + tables) * 4 > tables * _SECTOR:
        tables += 1
    first = len(writer.sectors)
    fat = [*writer.fat, *[_FAT] * tables]
    fat += [_FREE] * (tables * _SECTOR // 4 - len(fat))
    table = struct.pack(f"<{len(fat)}I", *fat)
    difat = [*range(first, first + tables), *[_FREE] * (109 - tables)]
    small_count = -(-len(writer.minifat) * 4 // _SECTOR)
    header = struct.pack(
        "<8s16sHHHHH6xIIIIIIIII", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", bytes(16),
        0x3E, 3, 0xFFFE, 9, 6, 0, tables, folder, 0, _CUTOFF, small, small_count, _END, 0,
    )  # fmt: skip
    return header + struct.pack("<109I", *difat) + b"".join(writer.sectors) + table


def _properties(head: int, fixed: dict[int, int]) -> bytes:
    entries = (struct.pack("<IIQ", tag, 6, value) for tag, value in fixed.items())
    return bytes(head) + b"".join(entries)


def message(
    *,
    subject: str = "",
    sender: str = "",
    address: str = "",
    to: str = "",
    body: str = "",
    html: bytes = b"",
    sent: datetime | None = None,
    code_page: int | None = None,
    attached: dict[str, bytes] | None = None,
    inner: Tree | None = None,
    is_inner: bool = False,
) -> Tree:
    """Return the storages and streams of an Outlook message.

    Args:
        subject: Its subject.
        sender: Who sent it.
        address: From which address.
        to: To whom.
        body: Its plain text.
        html: Its text as HTML.
        sent: When it was sent.
        code_page: Where texts are in bytes, of which code page; else they are UTF-16.
        attached: Files by name.
        inner: A message that is attached.
        is_inner: Whether it is to be attached itself.
    """
    fixed = {}
    if sent:
        fixed[0x0039_0040] = int((sent - _EPOCH).total_seconds() * 10_000_000)
    if code_page:
        fixed |= {0x3FFD_0003: code_page, 0x3FDE_0003: code_page}
    tree: Tree = {"__properties_version1.0": _properties(24 if is_inner else 32, fixed)}
    texts = {"0037": subject, "0C1A": sender, "0C1F": address, "0E04": to, "1000": body}
    for number, words in texts.items():
        if words and code_page:
            tree[f"__substg1.0_{number}001E"] = words.encode(f"cp{code_page}")
        elif words:
            tree[f"__substg1.0_{number}001F"] = words.encode("utf-16-le")
    if html:
        tree["__substg1.0_10130102"] = html
    parts: list[Tree] = [
        {"__substg1.0_3707001F": name.encode("utf-16-le"), "__substg1.0_37010102": data}
        for name, data in (attached or {}).items()
    ]
    parts += [{"__substg1.0_3701000D": inner}] if inner else []
    for number, part in enumerate(parts):
        part["__properties_version1.0"] = _properties(8, {})
        tree[f"__attach_version1.0_#{number:08X}"] = part
    return tree
