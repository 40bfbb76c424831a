"""What becomes of a citation when its document is replaced by a new version.

A passage is placed in the new version only where its words stand there with the same
words before and behind them, in exactly one place. How many words are needed for that
the old version says: so many that they stand in one place there. So a passage that went
is not mistaken for one that reads alike.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from claimgraph.documents.anchoring import Standing, anchor
from claimgraph.documents.text import Document
from claimgraph.model.iri import Iri, Namespaces
from claimgraph.model.source import Citation, text_digest

CONTEXT = 32
"""Code points before and behind a passage that are kept with it, and have to fit at least."""


class Fate(StrEnum):
    """What became of a citation in a new version."""

    EXACT = "exact"
    MOVED = "moved"
    AMBIGUOUS = "ambiguous"
    LOST = "lost"


@dataclass(frozen=True, slots=True)
class Reanchored:
    """A citation and what became of it.

    Attributes:
        old: The citation as it was.
        fate: What became of it.
        new: The citation in the new version, where it has a place there; else None.
        places: Where its words stand in the new version, whatever is around them.
        words: Its words, where they are known.
    """

    old: Citation
    fate: Fate
    new: Citation | None = None
    places: tuple[int, ...] = ()
    words: str = ""


@dataclass(frozen=True, slots=True)
class _Passage:
    """Words with what is before and behind them."""

    before: str
    words: str
    behind: str

    def starts(self, text: str) -> list[int]:
        """Return where the words begin, in the places where everything fits."""
        found = _places(self.before + self.words + self.behind, text)
        return [place + len(self.before) for place in found]


def reanchored(
    citation: Citation,
    old: Sequence[Document],
    new: Document,
    namespaces: Namespaces,
    *,
    keep_words: bool,
) -> Reanchored:
    """Return what becomes of a citation in a new version of its document.

    Args:
        citation: The citation.
        old: The versions before that are at hand, the newest first.
        new: The new version.
        namespaces: The case's.
        keep_words: False to keep position and digest alone.
    """
    passage = _in_versions(citation, old) or _by_itself(citation)
    if passage is None:
        return Reanchored(citation, Fate.LOST, words=citation.exact or "")
    words = passage.words
    alone = tuple(_places(words, new.text))
    starts = passage.starts(new.text) if passage.before or passage.behind or old else []
    if len(starts) != 1:
        fate = Fate.AMBIGUOUS if alone else Fate.LOST
        return Reanchored(citation, fate, places=alone, words=words)
    placed = cited(namespaces, citation.source, new, starts[0], starts[0] + len(words))
    if citation.page is None:
        placed = without_page(placed, namespaces)
    if placed.iri == citation.iri:
        return Reanchored(citation, Fate.EXACT, citation, alone, words)
    kept = placed if keep_words else replace(placed, exact=None, prefix=None, suffix=None)
    fate = Fate.EXACT if citation.start == starts[0] else Fate.MOVED
    return Reanchored(citation, fate, kept, alone, words)


def without_page(citation: Citation, namespaces: Namespaces) -> Citation:
    """Return a citation that names no page, with the id that it has then."""
    return Citation.of(
        namespaces,
        citation.source,
        start=citation.start,
        end=citation.end,
        exact=citation.exact,
        prefix=citation.prefix,
        suffix=citation.suffix,
        digest=citation.digest,
    )


def cited(
    namespaces: Namespaces, source: Iri, document: Document, start: int, end: int
) -> Citation:
    """Return the citation of a span of a document, with words, surroundings and page."""
    text = document.text
    return Citation.of(
        namespaces,
        source,
        start=start,
        end=end,
        exact=text[start:end],
        prefix=text[max(0, start - CONTEXT) : start] or None,
        suffix=text[end : end + CONTEXT] or None,
        page=document.page_at(start),
    )


def _in_versions(citation: Citation, old: Sequence[Document]) -> _Passage | None:
    """Return the passage as it stands in the newest version that has it."""
    for document in old:
        found = anchor(citation, document.text)
        if found.standing is not Standing.EXACT:
            continue
        start = citation.start if citation.start is not None else found.places[0]
        end = citation.end if citation.end is not None else start + len(citation.exact or "")
        return _surrounded(document.text, start, end)
    return None


def _surrounded(text: str, start: int, end: int) -> _Passage:
    """Return a passage with so much around it that it stands in one place of its text."""
    reach = CONTEXT
    while True:
        passage = _Passage(text[max(0, start - reach) : start], text[start:end],
                           text[end : end + reach])  # fmt: skip
        if reach >= len(text) or len(passage.starts(text)) == 1:
            return passage
        reach *= 2


def _by_itself(citation: Citation) -> _Passage | None:
    """Return the passage as the citation has it; None where that is without its words."""
    if not citation.exact or (citation.digest and text_digest(citation.exact) != citation.digest):
        return None
    return _Passage(citation.prefix or "", citation.exact, citation.suffix or "")


def _places(words: str, text: str) -> list[int]:
    """Return the first places of `words`, overlapping ones too; two decide as well as all."""
    found: list[int] = []
    start = text.find(words)
    while start >= 0 and len(found) < _MOST_PLACES:
        found.append(start)
        start = text.find(words, start + 1)
    return found


_MOST_PLACES = 20
