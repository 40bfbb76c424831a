"""The parts of an explorer page, as a parser of HTML sees them."""

from __future__ import annotations

import json
import re
import zlib
from html.parser import HTMLParser
from typing import Any

from claimgraph.presentation.explorer.blocks import SIGNS


class Blocks(HTMLParser):
    """The inline blocks of a page and every attribute in it."""

    def __init__(self, page: bytes) -> None:
        super().__init__(convert_charrefs=True)
        self.scripts: list[str] = []
        self.styles: list[str] = []
        self.data: dict[str, str] = {}
        self.packed: set[str] = set()
        self.attributes: list[tuple[str, str, str]] = []
        self.tags: list[str] = []
        self._into: Any = None
        self.feed(page.decode("utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += [(tag, name, value or "") for name, value in attrs]
        named = dict(attrs)
        if tag == "script" and "id" in named:
            id_ = str(named["id"])
            self.packed |= {id_} if named["type"] == "application/zlib" else set()
            self._into = lambda text: self.data.__setitem__(id_, text)
        elif tag in ("script", "style"):
            self._into = {"script": self.scripts, "style": self.styles}[tag].append

    def handle_data(self, data: str) -> None:
        if self._into:
            self._into(data)
            self._into = None

    def text(self, name: str) -> str:
        """Return the text of a block, unpacked."""
        return unpacked(self.data[name]) if name in self.packed else self.data[name]

    def json(self, name: str) -> Any:
        return json.loads(self.text(name))

    @property
    def shards(self) -> list[Any]:
        """The blocks of texts, in order."""
        names = sorted((n for n in self.data if n.startswith("texts-")), key=_number)
        return [self.json(name) for name in names]

    def of(self, tag: str, name: str) -> list[str]:
        return [value for t, n, value in self.attributes if (t, n) == (tag, name)]

    def told(self) -> str:
        """Return what the page tells of the case: its data, unpacked, escapes of JSON undone.

        Scripts, styles and markup are the same in every page (a test holds that); some short
        name is in them by chance.
        """
        blocks = "".join(self.text(name) for name in self.data if name != "library")
        return re.sub(r"\\u([0-9a-f]{4})", lambda found: chr(int(found[1], 16)), blocks)


def _number(name: str) -> int:
    return int(name.rpartition("-")[2])


def unpacked(text: str) -> str:
    """Return the text of a packed block: a size, and two signs for every 13 bits of zlib data."""
    size, _, signs = text.partition(" ")
    bits = "".join(
        f"{SIGNS.index(one) * len(SIGNS) + SIGNS.index(other):013b}"
        for one, other in zip(signs[::2], signs[1::2], strict=True)
    )
    data = bytes(int(bits[at : at + 8], 2) for at in range(0, 8 * int(size), 8))
    return zlib.decompress(data).decode("utf-8")


def column(table: dict[str, Any], name: str, row: int) -> Any:
    """Return what a column has in a row, in whatever way it is written."""
    values = table.get(name, {})
    if isinstance(values, list):
        return values[row]
    if "codes" in values:
        return values["values"][values["codes"][row]]
    if "steps" in values:
        return sum(values["steps"][: row + 1])
    return values.get(str(row))
