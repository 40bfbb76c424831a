"""Brackets that are not closed, or not opened."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from claimgraph.documents.proofreading.irregularity import Irregularity, Kind
from claimgraph.documents.proofreading.layout import Span, paragraphs
from claimgraph.documents.proofreading.pairing import Mark, unmatched

_PAIRS = ("()", "[]", "（）", "【】", "《》")
_ITEM = re.compile(r"(?<!\S)(?:\d{1,3}|[A-Za-z]|[ivxIVX]{1,5})(?=[)）])")
"""What stands before the bracket of ``a)`` and ``12)``, which opens nowhere."""
_FACE = re.compile(r"(?<!\S)[:;=]['’]?-?[()\[\]](?!\S)")
_INTERVAL = re.compile(r"[\[(]\s?-?[\d.]{1,12}\s?[,;]\s?-?[\d.∞]{1,12}\s?[\])]")
"""``[0, 1)``: numbers between two brackets that are no pair."""


def brackets(text: str) -> list[Irregularity]:
    """Return the brackets of `text` that lack their other half.

    Numbers and letters of lists, half-open intervals and drawn faces are left out.
    """
    spans = paragraphs(text)
    drawn = [match.end() - 1 for match in _FACE.finditer(text)]
    items = frozenset([*(match.end() for match in _ITEM.finditer(text)), *drawn])
    aside = frozenset([*_of_intervals(text), *(at for at in drawn if text[at] in "([")])
    found: list[Irregularity] = []
    for pair in _PAIRS:
        if pair[0] not in text and pair[1] not in text:
            continue
        for mark in unmatched(text, spans, _Pair(text, pair, items, aside).marks, reopens=False):
            found.append(mark.irregularity(text, Kind.UNBALANCED_BRACKET))
    return sorted(found, key=lambda irregularity: irregularity.start)


def _of_intervals(text: str) -> Iterator[int]:
    """Yield the places of brackets that belong to numbers."""
    for match in _INTERVAL.finditer(text):
        yield from (match.start(), match.end() - 1)


@dataclass(frozen=True, slots=True)
class _Pair:
    """One kind of bracket in a text.

    Attributes:
        text: The text.
        pair: The opening and the closing one.
        items: Places where one may close that was not opened.
        aside: Places to pass over.
    """

    text: str
    pair: str
    items: frozenset[int]
    aside: frozenset[int]

    def marks(self, span: Span) -> Iterator[Mark]:
        """Yield the brackets of a paragraph."""
        open_ = 0
        for at in range(*span):
            if self.text[at] not in self.pair or at in self.aside:
                continue
            opens = self.text[at] == self.pair[0]
            if opens or open_ or at not in self.items:
                yield Mark(at, opens)
                open_ = open_ + 1 if opens else max(0, open_ - 1)
