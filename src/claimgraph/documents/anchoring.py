"""Whether a passage stands where a citation says, and with the words it says.

Nothing here moves a citation: a passage that stands elsewhere is reported.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from claimgraph.model.source import Citation, text_digest


class Standing(Enum):
    """What became of a citation in a text."""

    EXACT = "exact"
    MOVED = "moved"
    AMBIGUOUS = "ambiguous"
    CHANGED = "changed"
    OUTSIDE = "outside"
    UNCHECKABLE = "uncheckable"


@dataclass(frozen=True, slots=True)
class Anchor:
    """How a citation stands in a text.

    Attributes:
        standing: What became of it.
        places: Starts (code points) where its words stand instead, if known.
    """

    standing: Standing
    places: tuple[int, ...] = ()


def anchor(citation: Citation, text: str) -> Anchor:
    """Return how `citation` stands in the normalised text of its source.

    With a position, the words there are compared by digest (and by the quote,
    where it is kept). A text-free citation that does not fit can only be
    searched for among passages of its own length.
    """
    if citation.start is None or citation.end is None:
        return _by_quote(citation, text)
    if not 0 <= citation.start < citation.end <= len(text):
        return _elsewhere(citation, text, Standing.OUTSIDE)
    words = text[citation.start : citation.end]
    if citation.exact is not None and citation.exact != words:
        return _elsewhere(citation, text, Standing.CHANGED)
    if not citation.digest:
        return Anchor(Standing.UNCHECKABLE if citation.exact is None else Standing.EXACT)
    if text_digest(words) == citation.digest:
        return Anchor(Standing.EXACT)
    return _elsewhere(citation, text, Standing.CHANGED)


def _by_quote(citation: Citation, text: str) -> Anchor:
    if not citation.exact:
        return Anchor(Standing.UNCHECKABLE)
    places = _places(citation.exact, text)
    if len(places) == 1:
        return Anchor(Standing.EXACT, places)
    return Anchor(Standing.AMBIGUOUS if places else Standing.CHANGED, places)


def _elsewhere(citation: Citation, text: str, otherwise: Standing) -> Anchor:
    places = _places(citation.exact, text) if citation.exact else _by_digest(citation, text)
    if len(places) == 1:
        return Anchor(Standing.MOVED, places)
    return Anchor(Standing.AMBIGUOUS if places else otherwise, places)


def _places(words: str, text: str) -> tuple[int, ...]:
    found: list[int] = []
    start = text.find(words)
    while start >= 0 and len(found) < 100:
        found.append(start)
        start = text.find(words, start + 1)
    return tuple(found)


def _by_digest(citation: Citation, text: str) -> tuple[int, ...]:
    """Look near the old position for words of the same length and digest."""
    if citation.start is None or citation.end is None or not citation.digest:
        return ()
    length = citation.end - citation.start
    first = max(0, citation.start - _NEAR)
    last = min(len(text) - length, citation.start + _NEAR)
    starts = range(first, last + 1)
    return tuple(s for s in starts if text_digest(text[s : s + length]) == citation.digest)


_NEAR = 2_000
"""Code points around the old position that are searched for a text-free passage."""
