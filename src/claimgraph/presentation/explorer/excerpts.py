"""Passages in what stands around them, where the document's text is at hand.

What several passages of a document have around them is kept once: each is told by
where it stands in a stretch of the text.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from claimgraph.documents.anchoring import Standing, anchor
from claimgraph.documents.text import Document
from claimgraph.model.iri import Iri
from claimgraph.model.source import Citation, Source

_AROUND = 300
"""Code points before and after a passage, at most."""
_WORD = 30
"""Code points within which a cut is moved to the end of a word."""
_PARAGRAPH = "\n\n"


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a passage stands in its document, and how much around it is shown."""

    first: int
    start: int
    end: int
    last: int
    cut: int
    page: int | None


class Excerpts:
    """The words of some passages.

    Args:
        sources: What is recorded of the documents.
        documents: Source to its text, where that is at hand.
        citations: The passages.

    Attributes:
        texts: Stretches of the documents, in the order of their first passages.
    """

    def __init__(
        self,
        sources: Mapping[Iri, Source],
        documents: Mapping[Iri, Document],
        citations: Iterable[Citation],
    ) -> None:
        self._sources = sources
        self._places: dict[Iri, _Place] = {}
        by_document: dict[Iri, list[_Place]] = defaultdict(list)
        for citation in citations:
            document = documents.get(citation.source)
            if not document or not self._is_shared(citation):
                continue
            if place := _place(citation, document):
                self._places[citation.iri] = place
                by_document[citation.source].append(place)
        self.texts: list[str] = []
        self._starts: dict[Iri, list[tuple[int, int]]] = {}
        for source, places in by_document.items():
            self._starts[source] = []
            for first, last in _merged(places):
                self._starts[source].append((first, len(self.texts)))
                self.texts.append(documents[source].text[first:last])

    def _is_shared(self, citation: Citation) -> bool:
        """Whether the words may be handed on; else there are a position and a digest."""
        source = self._sources.get(citation.source)
        return source is None or source.text_may_be_shared

    def words(self, citation: Citation) -> dict[str, Any]:
        """Return the columns that tell the words of a passage, or their digest."""
        if place := self._places.get(citation.iri):
            return self._excerpt(citation, place)
        if citation.exact is None or not self._is_shared(citation):
            return {"digest": citation.digest or None}
        return {
            "exact": citation.exact,
            "prefix": citation.prefix,
            "suffix": citation.suffix,
        }

    def _excerpt(self, citation: Citation, place: _Place) -> dict[str, Any]:
        starts = self._starts[citation.source]
        first, number = starts[bisect_right(starts, (place.first, len(self.texts))) - 1]
        text = self.texts[number]
        marks = (place.first, place.start, place.end, place.last)
        return {
            "excerpt": [number, *_in_units(text, [m - first for m in marks])],
            "cut": place.cut,
            "page": citation.page or place.page,
        }


def _place(citation: Citation, document: Document) -> _Place | None:
    """Return where a passage stands; None where its words are not there."""
    text = document.text
    found = anchor(citation, text)
    if found.standing is not Standing.EXACT:
        return None
    start, end = citation.start, citation.end
    if start is None or end is None:
        start = found.places[0]
        end = start + len(citation.exact or "")
    above = text.rfind(_PARAGRAPH, 0, start)
    below = text.find(_PARAGRAPH, end)
    top = 0 if above < 0 else above + len(_PARAGRAPH)
    bottom = len(text) if below < 0 else below
    first = top if start - top <= _AROUND else _after_a_blank(text, start - _AROUND, start)
    last = bottom if bottom - end <= _AROUND else _before_a_blank(text, end + _AROUND, end)
    cut = (first > top) + 2 * (last < bottom)
    return _Place(first, start, end, last, cut, document.page_at(start))


def _after_a_blank(text: str, at: int, most: int) -> int:
    return next((n + 1 for n in range(at, min(at + _WORD, most)) if text[n].isspace()), at)


def _before_a_blank(text: str, at: int, least: int) -> int:
    return next((n for n in range(at, max(at - _WORD, least), -1) if text[n].isspace()), at)


def _merged(places: Iterable[_Place]) -> Iterator[tuple[int, int]]:
    """Yield the stretches that `places` cover together, in order."""
    first = last = -1
    for start, end in sorted((place.first, place.last) for place in places):
        if start > last:
            if last >= 0:
                yield first, last
            first = start
        last = max(last, end)
    if last >= 0:
        yield first, last


def _in_units(text: str, marks: list[int]) -> list[int]:
    """Return positions in code points as a browser counts: in UTF-16 code units."""
    if text.isascii() or max(text) <= "\uffff":
        return marks
    return [mark + sum(char > "\uffff" for char in text[:mark]) for mark in marks]
