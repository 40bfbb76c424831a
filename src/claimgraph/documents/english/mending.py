"""Sentence repair: a copy of a sentence that a parser can read, each character with its place.

Taken out: the marks of quoted mail, hyphens and ends of lines, marks of footnotes,
characters without width. Made plain: blanks, quotation marks, ligatures, words in capitals.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

_LINE_MARKS = r"[^\S\n]*\n(?:[^\S\n]*>)*[^\S\n]*"
_RULES: tuple[tuple[str, str], ...] = (
    ("hyphen", rf"(?<=[a-zà-ÿ])[-\u2010\u00ad]{_LINE_MARKS}(?=[a-zà-ÿ])"),
    ("hyphenated", rf"(?<=[-\u2010]){_LINE_MARKS}(?=\w)"),
    ("line", rf"(?:{_LINE_MARKS})+"),
    ("invisible", r"[\u00ad\u200b-\u200d\u2060\ufeff]+"),
    ("footnote", r"(?<=[\w.,;:!?\"'”’)])\[\d{1,3}\]|(?<=[^\W\d]{4})[¹²³⁰⁴-⁹]+|[†‡]+"),
    ("footnote", r"(?<=[.,;:!?\"'”’)])[¹²³⁰⁴-⁹]+"),
    ("blank", r"[^\S\n]{2,}|[^\S\n ]"),
)
_RULE = re.compile("|".join(f"(?P<{name}{n}>{form})" for n, (name, form) in enumerate(_RULES)))
_BLANKS = frozenset({"line", "blank"})
_PLAIN = {
    **dict.fromkeys("“”„‟«»", '"'),
    **dict.fromkeys("‘’‚‛ʼ‹›", "'"),
    "‐": "-",
    "‑": "-",
    "…": "...",
    "ﬀ": "ff",
    "ﬁ": "fi",
    "ﬂ": "fl",
    "ﬃ": "ffi",
    "ﬄ": "ffl",
}


@dataclass(frozen=True, slots=True)
class Mended:
    """A repaired copy of a stretch of a document.

    Attributes:
        text: What a parser reads.
        starts: Document offset of each of its characters.
    """

    text: str
    starts: tuple[int, ...]


def mended(text: str, start: int, end: int, cased: Callable[[str], str] | None = None) -> Mended:
    """Return a repaired copy of `text` from `start` to `end`.

    Args:
        text: The document's text.
        start: Its first code point.
        end: One past its last.
        cased: Gives a word in the case that it has in running text; for headings.
    """
    letters: list[str] = []
    starts: list[int] = []
    for piece, at in _pieces(text, start, end):
        for offset, letter in enumerate(piece):
            plain = _PLAIN.get(letter, letter)
            letters.append(plain)
            starts.extend([at + offset] * len(plain))
    copy = "".join(letters)
    lead = len(copy) - len(copy.lstrip(" "))
    copy, starts = copy.strip(" "), starts[lead : lead + len(copy.strip(" "))]
    return Mended(_recased(copy, cased) if cased else copy, tuple(starts))


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[str, int]]:
    """Yield what is left of a stretch, each piece with its place."""
    at = start
    for match in _RULE.finditer(text, start, end):
        yield text[at : match.start()], at
        rule = (match.lastgroup or "").rstrip("0123456789")
        if rule in _BLANKS:
            yield " ", match.start()
        at = match.end()
    yield text[at:end], at


_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")


def _recased(text: str, cased: Callable[[str], str]) -> str:
    """Return a text with each word in its usual case, where that is as long."""

    def usual(match: re.Match[str]) -> str:
        word = cased(match[0])
        return word if len(word) == len(match[0]) else match[0]

    return _WORD.sub(usual, text)
