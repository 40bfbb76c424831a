"""Frames by sentence: those that say something in it, and those whose words stand in it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence

from claimgraph.documents.english.attribution.frame import Frame
from claimgraph.documents.pieces import Sentence
from claimgraph.model.proposal import Span


class FrameIndex:
    """The frames of a document by the number of a sentence."""

    def __init__(self, sentences: Sequence[Sentence], frames: Iterable[Frame]) -> None:
        self._starts = [sentence.start for sentence in sentences]
        self._said: dict[int, list[Frame]] = {}
        self._told: dict[int, list[Frame]] = {}
        for frame in frames:
            self._told.setdefault(frame.sentence, []).append(frame)
            for number in sorted({n for span in frame.said for n in self.numbers(span)}):
                self._said.setdefault(number, []).append(frame)

    def numbers(self, span: Span) -> range:
        """Return the numbers of the sentences that a stretch of text begins, or goes on, in."""
        first = max(0, bisect_right(self._starts, span[0]) - 1)
        last = max(first, bisect_right(self._starts, span[1] - 1) - 1)
        return range(first, last + 1)

    def said_in(self, numbers: Iterable[int]) -> list[Frame]:
        """Return the frames that say something in some sentences, each once."""
        return list({id(f): f for n in numbers for f in self._said.get(n, ())}.values())

    def told_in(self, numbers: Iterable[int]) -> list[Frame]:
        """Return the frames whose reporting words stand in some sentences, each once."""
        return list({id(f): f for n in numbers for f in self._told.get(n, ())}.values())

    def near(self, number: int) -> list[Frame]:
        """Return the frames that a sentence has anything of."""
        found = [*self._told.get(number, ()), *self._said.get(number, ())]
        return list({id(frame): frame for frame in found}.values())
