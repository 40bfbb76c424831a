"""Blocks of data in a page: JSON that HTML can't read anything into, packed where it is large.

A packed block is zlib data (RFC 1950), which every browser of the last years unpacks by
itself, written as printable characters: its size in bytes, a blank, and two of 91 signs
for every 13 bits, of which base64 would need a twelfth more.
"""

from __future__ import annotations

import json
import re
import zlib
from collections.abc import Iterator, Mapping
from itertools import product
from typing import Any

LARGEST_PLAIN = 2_000_000
"""Characters of data above which all blocks are packed."""

SIGNS = "".join(chr(code) for code in range(0x21, 0x7F) if chr(code) not in "<>&")
"""What stands for numbers: printable ASCII in which HTML reads nothing."""

_PAIRS = ["".join(pair) for pair in product(SIGNS, repeat=2)][: 1 << 13]
_SHIFTS = range(91, -1, -13)
_LEVEL = 6
_UNSAFE = re.compile("[<>&\u2028\u2029\ud800-\udfff]")


def blocks(data: Mapping[str, Any]) -> Iterator[str]:
    """Yield one element a block, in the order of `data`.

    Args:
        data: Id of a block to what it holds.
    """
    texts = {name: as_json(value) for name, value in data.items()}
    is_large = sum(map(len, texts.values())) > LARGEST_PLAIN
    for name, text in texts.items():
        kind, content = ("zlib", packed(text)) if is_large else ("json", text)
        yield f'<script type="application/{kind}" id="{name}">{content}</script>\n'


def as_json(value: Any) -> str:
    """Return `value` as JSON that can stand in a block of a page."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return _UNSAFE.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def packed(text: str) -> str:
    """Return `text` compressed, as printable characters."""
    data = zlib.compress(text.encode("utf-8"), _LEVEL)
    return f"{len(data)} {''.join(_written(data))}"


def _written(data: bytes) -> Iterator[str]:
    """Yield the signs of `data`, sixteen for thirteen bytes; the last are filled up with zeros."""
    for start in range(0, len(data), 13):
        bits = int.from_bytes(data[start : start + 13].ljust(13, b"\0"))
        yield "".join([_PAIRS[bits >> shift & 0x1FFF] for shift in _SHIFTS])
