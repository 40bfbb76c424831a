"""Text as XML 1.0 holds it: escaped, and without the characters that it can't hold."""

from __future__ import annotations

import re

from claimgraph.model.finding import Loss

_ILLEGAL = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_REPLACEMENT = "\ufffd"
_MARKUP = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;"})
# A parser turns a raw tab or line feed in an attribute into a blank (XML 1.0, 3.3.3).
_IN_ATTRIBUTE = _MARKUP | str.maketrans({'"': "&quot;", "\t": "&#9;", "\n": "&#10;"})


def legal(text: str) -> tuple[str, int]:
    """Return `text` with U+FFFD for what XML 1.0 (section 2.2, Char) forbids, and how often.

    Forbidden are most control characters, U+FFFE, U+FFFF and lone surrogates.
    """
    return _ILLEGAL.subn(_REPLACEMENT, text)


class XmlText:
    """Escapes text and counts the characters that had to be replaced."""

    def __init__(self) -> None:
        self._replaced = 0

    def content(self, text: str) -> str:
        """Return `text` as the content of an element."""
        return self._legal(text).translate(_MARKUP)

    def attribute(self, name: str, value: str) -> str:
        """Return ``name="value"`` with a blank before it."""
        return f' {name}="{self._legal(value).translate(_IN_ATTRIBUTE)}"'

    def _legal(self, text: str) -> str:
        made, count = legal(text)
        self._replaced += count
        return made

    def losses(self) -> list[Loss]:
        """Return what was replaced so far."""
        if not self._replaced:
            return []
        reason = "XML 1.0 has no way to write it; U+FFFD stands in its place"
        return [Loss("control character", self._replaced, reason)]
