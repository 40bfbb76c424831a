"""The passage that a quote is nearest to, where the quote itself does not stand in a text.

It is a suggestion for a person and never a citation. The difference goes with it.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

_TOKEN = re.compile("[^\\W\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff]+|[^\\s]")
"""A word, or a single character of a script that parts no words, or a mark."""
_CANDIDATES = 5
_LEAST_LIKE = 0.5
_MOST_TOKENS = 2_000
_MOST_PLACES = 200
"""Places of a word above which it is too common to look there."""


@dataclass(frozen=True, slots=True)
class Edit:
    """A part of the difference: words of the quote, words of the text; one may be empty."""

    quote: str
    text: str

    @property
    def is_same(self) -> bool:
        """Whether both say the same."""
        return self.quote == self.text


@dataclass(frozen=True, slots=True)
class NearMiss:
    """A passage that is like a quote.

    Attributes:
        start: Where it begins.
        end: Where it ends.
        likeness: From 0 to 1: the share of words that are the same.
        edits: What has to be changed in the quote to get it.
    """

    start: int
    end: int
    likeness: float
    edits: tuple[Edit, ...]


@dataclass(frozen=True, slots=True)
class _Tokens:
    words: list[str]
    spans: list[tuple[int, int]]

    @classmethod
    def of(cls, text: str) -> _Tokens:
        found = list(_TOKEN.finditer(text))
        return cls([m[0].casefold() for m in found], [m.span() for m in found])


def nearest(quote: str, text: str) -> NearMiss | None:
    """Return the passage of `text` that is most like `quote`, or None where none is like it."""
    wanted, tokens = _Tokens.of(quote), _Tokens.of(text)
    if not wanted.words or len(wanted.words) > _MOST_TOKENS:
        return None
    best: tuple[float, int, int] = (0.0, 0, 0)
    for start in _candidates(wanted.words, tokens.words):
        best = max(best, _fitted(wanted.words, tokens.words, start))
    likeness, first, last = best
    if likeness < _LEAST_LIKE:
        return None
    start, end = tokens.spans[first][0], tokens.spans[last - 1][1]
    edits = _edits(quote, text[start:end])
    return NearMiss(start, end, round(likeness, 3), edits)


def _candidates(wanted: Sequence[str], words: Sequence[str]) -> list[int]:
    """Return where in `words` the quote may begin, by the rarer words that both have."""
    places: dict[str, list[int]] = defaultdict(list)
    needed = set(wanted)
    for index, word in enumerate(words):
        if word in needed:
            places[word].append(index)
    votes: Counter[int] = Counter()
    for index, word in enumerate(wanted):
        for place in places[word] if len(places[word]) <= _MOST_PLACES else ():
            for start in (place - index - 1, place - index, place - index + 1):
                votes[start] += 1
    return sorted(votes, key=lambda start: (-votes[start], start))[:_CANDIDATES]


def _fitted(wanted: Sequence[str], words: Sequence[str], start: int) -> tuple[float, int, int]:
    """Return how like the words around `start` are, and which of them: first, one past the last."""
    spare = len(wanted) // 4 + 3
    first = max(0, start - spare)
    around = words[first : start + len(wanted) + spare]
    blocks = SequenceMatcher(None, wanted, around, autojunk=False).get_matching_blocks()[:-1]
    if not blocks:
        return 0.0, 0, 0
    begin = max(0, blocks[0].b - blocks[0].a)
    behind = len(wanted) - blocks[-1].a - blocks[-1].size
    last = blocks[-1].b + blocks[-1].size
    end = min(len(around), last + behind)
    same = sum(block.size for block in blocks)
    return 2 * same / (len(wanted) + end - begin), first + begin, first + end


def _edits(quote: str, passage: str) -> tuple[Edit, ...]:
    """Return the difference, a word at a time, with the white space before each word."""
    wanted, there = _spaced(quote), _spaced(passage)
    matcher = SequenceMatcher(None, [w.strip() for w in wanted], [w.strip() for w in there],
                              autojunk=False)  # fmt: skip
    edits = []
    for kind, a, b, c, d in matcher.get_opcodes():
        old, new = "".join(wanted[a:b]), "".join(there[c:d])
        edits.append(Edit(new, new) if kind == "equal" else Edit(old, new))
    return tuple(edits)


def _spaced(text: str) -> list[str]:
    ends = [match.end() for match in _TOKEN.finditer(text)]
    return [text[start:end] for start, end in zip([0, *ends], ends, strict=False)]
