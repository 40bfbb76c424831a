"""A document in parts that a model can be asked about, each with what comes before it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from claimgraph.documents.endpoint.prompt import prompt
from claimgraph.documents.pieces import Sentence

_MOST_CHARACTERS = 3000
_MOST_SENTENCES = 40
_BEFORE, _BEFORE_CHARACTERS = 3, 900
BOUNDS = (_MOST_CHARACTERS, _MOST_SENTENCES, _BEFORE, _BEFORE_CHARACTERS)
"""What makes the parts of a document what they are."""


@dataclass(frozen=True, slots=True)
class Chunk:
    """A part of a document.

    Attributes:
        sentences: Number and words of each sentence that is asked about.
        before: The words of sentences before them, to understand these by.
    """

    sentences: tuple[tuple[int, str], ...]
    before: tuple[str, ...] = ()

    @property
    def ids(self) -> tuple[str, ...]:
        """What the sentences are called: ``s12``."""
        return tuple(f"s{number}" for number, _ in self.sentences)

    @property
    def name(self) -> str:
        """What to call this part."""
        ids = self.ids
        return ids[0] if len(ids) == 1 else f"{ids[0]} to {ids[-1]}"

    def lines(self) -> str:
        """Return its words as they are sent, a line for each sentence."""
        numbered = (f"s{number}: {words}" for number, words in self.sentences)
        return "\n".join([*self.before, *numbered])


def parts(text: str, sentences: Sequence[Sentence]) -> tuple[Chunk, ...]:
    """Return the parts of a document; a sentence that is longer than one is a part by itself."""
    shown = [(number, as_sent(text[s.start : s.end])) for number, s in enumerate(sentences)]
    return tuple(_chunks([each for each in shown if each[1]]))


def _chunks(sentences: list[tuple[int, str]]) -> Iterator[Chunk]:
    first = 0
    while first < len(sentences):
        last, size = first + 1, len(sentences[first][1])
        while last < len(sentences) and last - first < _MOST_SENTENCES:
            size += len(sentences[last][1])
            if size > _MOST_CHARACTERS:
                break
            last += 1
        yield Chunk(tuple(sentences[first:last]), _before(sentences, first))
        first = last


def _before(sentences: list[tuple[int, str]], first: int) -> tuple[str, ...]:
    found: list[str] = []
    size = 0
    for _, words in reversed(sentences[max(0, first - _BEFORE) : first]):
        size += len(words)
        if size > _BEFORE_CHARACTERS:
            break
        found.append(f"-: {words}")
    return tuple(reversed(found))


def as_sent(words: str) -> str:
    """Return words of a document as a model gets them: on one line, and as mere text.

    What a server could take for a mark of its own, such as the end of our message, is
    broken by a blank. A quote of such a place is then not found, and refused by the gate.
    """
    return _markers().sub(lambda match: f"{match[0][0]} {match[0][1:]}", " ".join(words.split()))


@cache
def _markers() -> re.Pattern[str]:
    """Match ``<`` where a tag could begin, and the marks that are written in brackets."""
    bracketed = "|".join(re.escape(marker) for marker in prompt().markers)
    return re.compile(rf"<(?=[|/｜A-Za-z_])|{bracketed}", re.IGNORECASE)
