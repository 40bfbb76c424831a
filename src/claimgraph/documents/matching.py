"""Finding a quote as a person copied it in a text as a machine read it, and nothing fuzzier.

Both are brought into a normal form in which the same words are written alike: NFC, one
kind of quotation mark and of dash, one blank for any white space, no soft hyphens, no
ligatures; and a word that is hyphenated at the end of a line is the word. The normal form
knows where each of its characters comes from, so that what is found is a span of the text
itself. A letter, a digit or a mark that differs is another quote.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

Span = tuple[int, int]

_BREAK = "\x01"
"""Stands for a hyphen at the end of a line, which belongs to the word or does not."""
_LIGATURES = {
    "ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "ſt", "ﬆ": "st",
}  # fmt: skip
_ALIKE = {
    **dict.fromkeys("“”„‟«»″＂", '"'),
    **dict.fromkeys("‘’‚‛‹›′", "'"),
    **dict.fromkeys("‐‑‒–—―−﹣－", "-"),
}
_UNSEEN = frozenset("\u00ad\u200b\u2060\ufeff")
_HYPHEN_AT_END = re.compile("[-‐\u00ad][ \t]*\n[ \t]*(?=[^\\W\\d_])")


@dataclass(frozen=True, slots=True)
class NormalText:
    """A text in normal form.

    Attributes:
        text: Its characters.
        starts: Where in the text each of them begins.
        ends: One past where it ends.
    """

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    @classmethod
    def of(cls, text: str) -> NormalText:
        """Return the normal form of `text`."""
        characters: list[str] = []
        starts: list[int] = []
        ends: list[int] = []
        for start, end, written in _pieces(text):
            if written == " " and characters and characters[-1] == " ":
                ends[-1] = end
                continue
            characters += written
            starts += [start] * len(written)
            ends += [end] * len(written)
        return cls("".join(characters), tuple(starts), tuple(ends))

    def span(self, start: int, end: int) -> Span | None:
        """Return the span of the text that a span here comes from.

        None where it begins or ends in the middle of something, as of a ligature.
        """
        last = len(self.starts)
        cuts_first = start > 0 and self.starts[start] == self.starts[start - 1]
        cuts_last = end < last and self.starts[end] == self.starts[end - 1]
        return None if cuts_first or cuts_last else (self.starts[start], self.ends[end - 1])


def _pieces(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield the parts of `text` that are written anew as a whole: start, end, how."""
    breaks = {
        match.start(): match.end()
        for match in _HYPHEN_AT_END.finditer(text)
        if match.start() and _is_of_word(text[match.start() - 1])
    }
    at = 0
    while at < len(text):
        if at in breaks:
            yield at, breaks[at], _BREAK
            at = breaks[at]
            continue
        end = at + 1
        while end < len(text) and end not in breaks and _joins(text[end]):
            end += 1
        yield at, end, _written(text[at:end])
        at = end


def _written(piece: str) -> str:
    if piece.isascii():
        return " " if piece.isspace() else piece
    composed = unicodedata.normalize("NFC", piece)
    return "".join(
        "" if c in _UNSEEN else " " if c.isspace() else _ALIKE.get(c) or _LIGATURES.get(c) or c
        for c in composed
    )


def _is_of_word(character: str) -> bool:
    return character.isalpha() or unicodedata.combining(character) != 0


def _joins(character: str) -> bool:
    """Return whether a character may become one with what stands before it."""
    return character >= "\u0300" and (
        unicodedata.combining(character) != 0 or character in _composing()
    )


@lru_cache(maxsize=1)
def _composing() -> frozenset[str]:
    """Return the characters that can be the second of two that NFC makes one.

    They are letters and vowel signs of few scripts (Hangul, Bengali, Tamil...), beside
    those of a combining class.
    """
    found = {chr(code) for code in (*range(0x1161, 0x1176), *range(0x11A8, 0x11C3))}
    for code in (*range(0x0900, 0x1000), *range(0x1000, 0x1200), *range(0x1B00, 0x1B80),
                 *range(0x11000, 0x12000)):  # fmt: skip
        parts = unicodedata.decomposition(chr(code)).split()
        if len(parts) == 2 and not parts[0].startswith("<"):
            found.add(chr(int(parts[1], 16)))
    return frozenset(found)


# --- finding ----------------------------------------------------------------------------------


def find(quote: str, text: str, *, prefix: str = "", suffix: str = "") -> list[Span]:
    """Return where `quote` stands in `text`: letter by letter, or else in normal form.

    Args:
        quote: The words.
        text: The text.
        prefix: What has to stand directly before them, white space aside.
        suffix: What has to stand directly behind them.
    """
    if not quote.strip():
        return []
    if not (prefix or suffix) and (found := list(_as_written(quote, text))):
        return found
    return in_normal_form(quote, NormalText.of(text), prefix=prefix, suffix=suffix)


def _as_written(quote: str, text: str) -> Iterator[Span]:
    start = text.find(quote)
    while start >= 0:
        yield start, start + len(quote)
        start = text.find(quote, start + 1)


def in_normal_form(
    quote: str, text: NormalText, *, prefix: str = "", suffix: str = ""
) -> list[Span]:
    """Return where `quote` stands in `text`, by the normal form alone."""
    words = _pattern(quote)
    if not words:
        return []
    before, behind = _pattern(prefix), _pattern(suffix)
    pattern = re.compile(
        f"(?={before}{' ?' if before else ''}({words}){' ?' if behind else ''}{behind})"
    )
    spans = (text.span(*match.span(1)) for match in pattern.finditer(text.text))
    return sorted({span for span in spans if span is not None})


def _pattern(words: str) -> str:
    """Return a regular expression for `words` in normal form, their line ends left open."""
    normal = NormalText.of(words).text.strip(" ")
    parts: list[str] = []
    for before, character in zip(f" {normal}", normal, strict=False):
        if _is_of_word(before) and character.isalpha():
            parts.append(f"{_BREAK}?")
        if character == _BREAK:
            parts.append(f"[-{_BREAK}]?")
        elif character == "-":
            parts.append(f"[-{_BREAK}]")
        else:
            parts.append(re.escape(character))
    return "".join(parts)
