"""Finding protected names in texts and identifiers, however they are written there.

Names and texts are compared by their letters and digits alone, without case,
diacritics and compatibility forms (Unicode Standard, section 3.13; UAX #15): ``Wáng
Lì``, ``WANG LI``, ``Wang-Li`` and ``ＷＡＮＧ ＬＩ`` are one. A name of several words is
also found with its first or last word moved (``Li, Wang``) and run together inside a
longer word (``#freewangli``); one in a script without blanks is found anywhere.
Otherwise a name has to begin and end where a word does: Ann is not in Annual.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from urllib.parse import unquote

# Letters with a stroke and ligatures have no decomposition in Unicode.
_STROKES = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ħ": "h", "ŧ": "t", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe"}
    | {"ı": "i"}
)
_FIRST_WITHOUT_BLANKS = "\u0e00"
"""From Thai on, scripts are taken to write words without blanks between them."""

_LONGEST_GAP = 3
_SAFE_INSIDE_A_WORD = 6
_SAFE_IN_IDENTIFIER = 5
_LONG_WORD = 4


@lru_cache(maxsize=16384)
def _folded(char: str) -> str:
    """Return the letters and digits that `char` is compared by; "" for all else."""
    lower = unicodedata.normalize("NFKD", char).casefold().translate(_STROKES)
    bare = unicodedata.normalize("NFKD", lower)
    return "".join(c for c in bare if c.isalnum() and not unicodedata.combining(c))


@lru_cache(maxsize=16384)
def _is_glue(char: str) -> bool:
    """Return whether `char` is a part of the letter before it, or invisible."""
    return unicodedata.category(char) in ("Mn", "Me", "Cf") or char == "\u200b"


class Letters:
    """The letters of a text, each with its place, and where words begin.

    Attributes:
        text: The text.
        skeleton: Its letters and digits, folded.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        letters: list[str] = []
        self._places: list[int] = []
        self._gaps: list[int] = []
        gap = 0
        for place, char in enumerate(text):
            folded = _folded(char)
            if folded:
                letters.append(folded)
                self._places += [place] * len(folded)
                self._gaps += [gap, *[0] * (len(folded) - 1)]
                gap = 0
            elif not _is_glue(char):
                gap += 1
        self.skeleton = "".join(letters)

    def begins_word(self, index: int) -> bool:
        """Return whether a word begins at `index` of the skeleton, or the text ends there."""
        if index in (0, len(self.skeleton)) or self._gaps[index]:
            return True
        before, here = (self.text[self._places[i]] for i in (index - 1, index))
        return (here.isupper() and before.islower()) or (here.isdigit() != before.isdigit())

    def is_unbroken(self, start: int, end: int) -> bool:
        """Return whether nothing stands between the letters from `start` to `end`."""
        return not any(self._gaps[start + 1 : end])

    def is_near(self, start: int, end: int) -> bool:
        """Return whether little stands between the letters from `start` to `end`."""
        return all(gap <= _LONGEST_GAP for gap in self._gaps[start + 1 : end])

    def run(self, start: int, end: int) -> tuple[int, int]:
        """Return `start` and `end` moved out to where something stands between letters."""
        while start and not self._gaps[start]:
            start -= 1
        while end < len(self.skeleton) and not self._gaps[end]:
            end += 1
        return start, end

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the part of the text that the letters from `start` to `end` take up."""
        stop = self._places[end - 1] + 1
        while stop < len(self.text) and _is_glue(self.text[stop]):
            stop += 1
        return self._places[start], stop


@dataclass(frozen=True, slots=True)
class _Name:
    skeleton: str
    words: int
    without_blanks: bool
    turned: bool
    text: str

    def spans(self, letters: Letters) -> Iterator[tuple[int, int]]:
        """Yield the parts of a text that are this name."""
        start = letters.skeleton.find(self.skeleton)
        while start >= 0:
            found = self._accepted(letters, start, start + len(self.skeleton))
            if found:
                yield letters.span(*found)
            start = letters.skeleton.find(self.skeleton, start + 1)

    def _accepted(self, letters: Letters, start: int, end: int) -> tuple[int, int] | None:
        if not letters.is_near(start, end):
            return None
        if self.without_blanks and end - start > 1:
            return start, end
        if letters.begins_word(start) and (stop := self._end_of_word(letters, end)):
            is_same = end - start > 1 or letters.text[slice(*letters.span(start, end))] == self.text
            return letters.run(start, stop) if is_same else None
        is_long = self.words > 1 and end - start >= _SAFE_INSIDE_A_WORD
        return letters.run(start, end) if is_long and letters.is_unbroken(start, end) else None

    def _end_of_word(self, letters: Letters, end: int) -> int:
        """Return where the word ends, with an ``s`` of the genitive, or 0."""
        if letters.begins_word(end):
            return end
        has_s = letters.skeleton[end : end + 1] == "s" and letters.begins_word(end + 1)
        return end + 1 if has_s else 0

    def is_in_identifier(self, letters: Letters) -> bool:
        """Return whether an id, an address or a file name holds this name."""
        shortest = 2 if self.without_blanks else _SAFE_IN_IDENTIFIER
        if len(self.skeleton) >= shortest:
            return self.skeleton in letters.skeleton
        return any(True for _ in self.spans(letters))


def _variants(text: str) -> Iterator[_Name]:
    letters = Letters(text)
    breaks = [i for i in range(1, len(letters.skeleton)) if not letters.is_unbroken(i - 1, i + 1)]
    edges = [0, *breaks, len(letters.skeleton)]
    words = [letters.skeleton[a:b] for a, b in pairwise(edges)]
    without_blanks = any(c >= _FIRST_WITHOUT_BLANKS for c in letters.skeleton)
    orders = [words] if without_blanks else [words, words[1:] + words[:1], words[-1:] + words[:-1]]
    for skeleton in dict.fromkeys("".join(order) for order in orders):
        turned = skeleton != letters.skeleton
        yield _Name(skeleton, len(words), without_blanks, turned, text)


class NameMatcher:
    """Finds some names in texts, and replaces them.

    Args:
        names: Each name with what is to stand in its place.
    """

    def __init__(self, names: Mapping[str, str]) -> None:
        self._names: list[tuple[_Name, str]] = []
        self._symbols: list[tuple[str, str]] = []
        for text, substitute in sorted(names.items(), key=lambda n: (-len(n[0]), n[0])):
            variants = [name for name in _variants(text) if name.skeleton]
            self._names += [(name, substitute) for name in variants]
            if not variants and text.strip():
                self._symbols.append((text.strip(), substitute))

    def replaced(self, text: str) -> tuple[str, int]:
        """Return `text` with what stands for each name in it, and how many there were."""
        if not text:
            return "", 0
        count = 0
        for symbols, substitute in self._symbols:
            count += text.count(symbols)
            text = text.replace(symbols, substitute)
        parts: list[str] = []
        position = 0
        for start, stop, substitute in self._found(text):
            # "Protected person 1" before a digit would be read as another number.
            before = " " if text[:start][-1:].isalnum() else ""
            after = " " if text[stop : stop + 1].isalnum() else ""
            parts += [text[position:start], before, substitute, after]
            position = stop
            count += 1
        return "".join([*parts, text[position:]]), count

    def _found(self, text: str) -> list[tuple[int, int, str]]:
        """Return the parts to replace, in order; what overlaps is one part.

        A name with its words turned yields to one in its order: in "Wang Li. Wang
        Li", "Li. Wang" is nobody.
        """
        letters = Letters(text)
        here = [pair for pair in self._names if pair[0].skeleton in letters.skeleton]
        found = _merged(
            (*span, by) for name, by in here if not name.turned for span in name.spans(letters)
        )
        turned = ((*span, by) for name, by in here if name.turned for span in name.spans(letters))
        free = (t for t in turned if all(t[1] <= f[0] or f[1] <= t[0] for f in found))
        return _merged([*found, *free])

    def names_in(self, text: str) -> bool:
        """Return whether a name stands in `text`."""
        return self.replaced(text)[1] > 0

    def is_in_identifier(self, identifier: str) -> bool:
        """Return whether an id, an IRI or a file name holds one of the names.

        Percent-encoding is undone first, and what stands between letters is
        passed over; a name of five letters or more is found anywhere.
        """
        plain = unquote(identifier)
        letters = Letters(plain)
        return any(name.is_in_identifier(letters) for name, _ in self._names) or any(
            symbols in plain for symbols, _ in self._symbols
        )


def _merged(spans: Iterable[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """Return `spans` in order; those that overlap are one, under the first's name."""
    merged: list[tuple[int, int, str]] = []
    for start, stop, by in sorted(spans, key=lambda s: (s[0], -s[1])):
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(stop, merged[-1][1]), merged[-1][2])
        else:
            merged.append((start, stop, by))
    return merged


class HintFinder:
    """Finds words that begin like a long word of a name: ``Wang`` and ``Wanglei`` of Wang Li.

    They may be somebody else's name, an inflected form, or half of the name itself:
    for a person to read, not for a machine to replace.
    """

    def __init__(self, names: Iterable[str]) -> None:
        words = (_skeleton(word) for name in names for word in name.split())
        self._beginnings = tuple(sorted({word for word in words if len(word) >= _LONG_WORD}))

    def hints_in(self, text: str) -> bool:
        """Return whether there is such a word in `text`."""
        return any(_skeleton(word).startswith(self._beginnings) for word in text.split())


@lru_cache(maxsize=16384)
def _skeleton(word: str) -> str:
    return Letters(word).skeleton
