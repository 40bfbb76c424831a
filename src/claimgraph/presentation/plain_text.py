"""Text from documents and cases as a terminal can show it without being driven by it."""

from __future__ import annotations

import re

# C0 and C1 controls could drive the terminal; bidi controls could reorder what is read;
# a lone surrogate (a byte of the command line that is not UTF-8) can't be written at all.
_HOSTILE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]"
)


def plain(text: str) -> str:
    """Return `text` with characters that drive or fool a terminal spelled out."""
    return _HOSTILE.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


def one_line(text: str) -> str:
    """Return `text` in one plain line: a name can't begin a line of its own."""
    return " ".join(plain(text).split())
