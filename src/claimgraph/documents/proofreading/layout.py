"""Words, sentences and paragraphs of a text, each with its place."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from claimgraph.documents.proofreading.word_lists import word_list

_WORD = re.compile(r"\d+|[^\W\d_]+(?:['’][^\W\d_]+)*")
_LINE = re.compile(r"[^\n]+")
_CLOSING = "”’\"'»)]"
_SENTENCE_END = re.compile(rf"[.!?]+[{re.escape(_CLOSING)}]{{0,3}}")
_WRAPPED_SHARE = 0.3
"""Share of lines that begin with a small letter, above which lines are only wrapped."""

ABBREVIATIONS = word_list(
    "mr mrs ms dr prof st mt ft sr jr no nos vs cf eg ie etc al gen col lt sgt capt cmdr maj "
    "rev hon pres gov sen rep art fig figs sec vol ch pp ed eds inc ltd co corp dept univ "
    "assn bros ave blvd rd approx ca est jan feb mar apr jun jul aug sep sept oct nov dec mon "
    "tue tues wed thu thur thurs fri sat sun"
)

"""Words, in small letters, that are written with a full stop."""


@dataclass(frozen=True, slots=True)
class Word:
    """A run of letters (apostrophes within it included), or of digits."""

    text: str
    start: int
    end: int

    @property
    def is_capitalised(self) -> bool:
        """Whether it begins with a capital letter."""
        return self.text[0].isupper()


Span = tuple[int, int]


def words(text: str, span: Span | None = None) -> list[Word]:
    """Return the words of `text`, or of a part of it, in order."""
    start, end = span or (0, len(text))
    return [Word(m[0], m.start(), m.end()) for m in _WORD.finditer(text, start, end)]


def gap(text: str, before: Word, after: Word) -> str:
    """Return what stands between two words."""
    return text[before.end : after.start]


def lines(text: str) -> list[Span]:
    """Return the lines that hold more than blanks, without their line feeds."""
    spans = (match.span() for match in _LINE.finditer(text))
    return [(start, end) for start, end in spans if not text[start:end].isspace()]


def paragraphs(text: str) -> list[Span]:
    """Return the paragraphs of `text`.

    A line is a paragraph, unless so many lines begin with a small letter that they
    are only wrapped: then a paragraph ends where a line is blank.
    """
    found = lines(text)
    if not _is_wrapped(text, found):
        return found
    joined: list[Span] = []
    for start, end in found:
        if joined and text.count("\n", joined[-1][1], start) == 1:
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return joined


def _is_wrapped(text: str, found: Sequence[Span]) -> bool:
    small = sum(text[start:end].lstrip()[0].islower() for start, end in found[1:])
    return small > _WRAPPED_SHARE * max(1, len(found) - 1)


def sentences(text: str) -> Iterator[Span]:
    """Yield the sentences of each paragraph; where unsure, two are left as one."""
    for start, end in paragraphs(text):
        begin = start
        for match in _SENTENCE_END.finditer(text, start, end):
            if match.start() >= begin and _ends_sentence(text, match, end):
                yield begin, match.end()
                begin = match.end()
        if begin < end:
            yield begin, end


def _ends_sentence(text: str, mark: re.Match[str], end: int) -> bool:
    after = text[mark.end() : mark.end() + 3].lstrip(" \n\t“‘\"'([")[:1]
    if mark.end() < end and (not after or after.islower()):
        return False
    before = word_before(text, mark.start())
    return len(before) > 1 and before.lower() not in ABBREVIATIONS


def word_before(text: str, end: int) -> str:
    """Return the letters and digits that end at `end` (40 at most), or ""."""
    start = end
    while start and end - start < _LONGEST and text[start - 1].isalnum():
        start -= 1
    return text[start:end]


_LONGEST = 40


class LineNumbers:
    """From positions to the numbers of lines, from 1."""

    def __init__(self, text: str) -> None:
        self._feeds = [match.start() for match in re.finditer("\n", text)]

    def of(self, position: int) -> int:
        """Return the number of the line that `position` is in."""
        return bisect_right(self._feeds, position - 1) + 1


ENGLISH = word_list(
    "the of and to in that is was for it with as his on be at by had are but from have an "
    "they which not were this their has been its"
)
_ENGLISH_SHARE = 0.2
_SAMPLE = 20_000


def is_english(text: str) -> bool:
    """Return whether `text` reads like English, by its smallest words."""
    sample = [word.text.lower() for word in words(text, (0, min(len(text), _SAMPLE)))]
    letters = [word for word in sample if word.isalpha()]
    return sum(word in ENGLISH for word in letters) > _ENGLISH_SHARE * max(1, len(letters))
