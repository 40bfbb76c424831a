"""Plain text and Markdown: the text is what the bytes say, and nothing is taken away."""

from __future__ import annotations

import re

from claimgraph.documents.proofreading.layout import is_english
from claimgraph.documents.reading.dates import edtf, language_tag
from claimgraph.documents.reading.result import Reading, proposals
from claimgraph.documents.text import normalised
from claimgraph.errors import DataError

_TITLE = 160
"""Characters of the longest line that is taken for a title."""
_HEADING = re.compile(r"^#{1,2} +(.+?) *#*$", re.MULTILINE)
_FRONT_MATTER = re.compile(r"---\n(.{0,20000}?)\n(?:---|\.\.\.)(?:\n|$)", re.DOTALL)
_KEY = re.compile(r"^([A-Za-z_-]+): +(.+?) *$", re.MULTILINE)
_KEYS = {
    "title": "title",
    "date": "published",
    "author": "author",
    "publisher": "publisher",
    "lang": "language",
    "language": "language",
    "url": "url",
}
_WIDE = {b"\xff\xfe\x00\x00": "utf-32", b"\x00\x00\xfe\xff": "utf-32"} | {
    b"\xff\xfe": "utf-16",
    b"\xfe\xff": "utf-16",
}


def read_text(data: bytes, name: str) -> Reading:
    """Read plain text.

    Raises:
        DataError: it is no text, or not UTF-8.
    """
    text = decoded(data, name)
    first = next((line.strip() for line in text.split("\n") if line.strip()), "")
    title = [("title", first, "first line")] if len(first) <= _TITLE else []
    return Reading("text/plain", "text", text, proposed=proposals(*title, *in_words(text)))


def read_markdown(data: bytes, name: str) -> Reading:
    """Read Markdown; its marks stay in the text.

    Raises:
        DataError: it is no text, or not UTF-8.
    """
    text = decoded(data, name)
    front = _FRONT_MATTER.match(text)
    found = [_of_key(*pair) for pair in _KEY.findall(front[1])] if front else []
    heading = _HEADING.search(text)
    if heading:
        found.append(("title", heading[1], "first heading"))
    return Reading("text/markdown", "text", text, proposed=proposals(*found, *in_words(text)))


def _of_key(key: str, value: str) -> tuple[str, str, str]:
    field = _KEYS.get(key.lower(), "")
    words = value.strip("\"'")
    if field == "published":
        words = edtf(words)
    elif field == "language":
        words = language_tag(words)
    return field, words if field else "", f"front matter {key}"


def in_words(text: str) -> list[tuple[str, str, str]]:
    """Return the language that a text is clearly written in, as a proposal."""
    return [("language", "en", "the words of the text")] if is_english(text[:20_000]) else []


def decoded(data: bytes, name: str) -> str:
    """Return the normalised text of `data`: UTF-8, or UTF-16 or UTF-32 with its mark.

    Raises:
        DataError: it is none of these, or holds NUL.
    """
    for mark, encoding in _WIDE.items():
        if data.startswith(mark):
            try:
                data = data.decode(encoding).encode("utf-8")
            except UnicodeError as error:
                raise DataError(
                    f"it begins as {encoding.upper()} and is not",
                    place=name,
                    mend="Save the document as UTF-8.",
                ) from error
            break
    if b"\0" in data:
        raise DataError(
            f"it holds a NUL (byte {data.index(0)}), so it is no text",
            place=name,
            mend="Say what made the file, or save it as text in UTF-8.",
        )
    return normalised(data, name).lstrip("\ufeff")
