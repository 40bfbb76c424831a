"""A passage in its document, with marks on the words that a proposal took from it."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass

from claimgraph.documents.text import Document
from claimgraph.model.proposal import (
    Party,
    Proposal,
    ProposedDate,
    ProposedQuantity,
    ProposedText,
    Span,
)

QUOTE = "quote"
CONTEXT = "context"
SUBJECT = "subject"
OBJECT = "object"
WHEN = "when"
WHERE = "where"
QUALIFIER = "qualifier"
SPEAKER = "speaker"
VIA = "via"
CUE = "cue"
NAME = "name"

ROLES = (QUOTE, CONTEXT, SUBJECT, OBJECT, WHEN, WHERE, QUALIFIER, SPEAKER, VIA, CUE, NAME)
"""What words can be to a proposal; ``name`` is where the fuller name of a thing stands."""


@dataclass(frozen=True, slots=True, order=True)
class Mark:
    """Words of a document and what they are to a proposal.

    Attributes:
        start: Their first code point in the document.
        end: One past the last.
        role: One of :data:`ROLES`.
    """

    start: int
    end: int
    role: str


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of text that plays the same roles from end to end.

    Attributes:
        text: The words.
        start: Their first code point in the document.
        roles: In the order of :data:`ROLES`; none for plain text.
    """

    text: str
    start: int
    roles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Window:
    """A part of a document, with the marks in it.

    Attributes:
        text: The words.
        start: The first code point of it in the document.
        is_start: Whether the document begins with it.
        is_end: Whether the document ends with it.
        marks: Sorted; cut to the window.
        page: The page on which the passage begins, or None.
        has_document: Whether the text is the document's; else it is the quote alone.
    """

    text: str
    start: int
    is_start: bool
    is_end: bool
    marks: tuple[Mark, ...]
    page: int | None = None
    has_document: bool = True

    def segments(self) -> tuple[Segment, ...]:
        """Return the window cut where a mark begins or ends: what a screen draws in order."""
        end = self.start + len(self.text)
        cuts = {self.start, end, *(m.start for m in self.marks), *(m.end for m in self.marks)}
        edges = sorted(cuts)
        return tuple(self._segment(a, b) for a, b in itertools.pairwise(edges))

    def _segment(self, start: int, end: int) -> Segment:
        inside = {m.role for m in self.marks if m.start <= start and end <= m.end}
        words = self.text[start - self.start : end - self.start]
        return Segment(words, start, tuple(role for role in ROLES if role in inside))


def marks_of(proposal: Proposal) -> tuple[Mark, ...]:
    """Return all marks of a proposal on its document, sorted, each once."""
    every = {Mark(start, end, role) for (start, end), role in _spans(proposal)}
    return tuple(sorted(every))


def window(proposal: Proposal, document: Document | None, around: int | None = 600) -> Window:
    """Return the text around the passage of a proposal.

    Args:
        proposal: The proposal.
        document: The text, where it is at hand.
        around: How many code points to show before and behind the passage; the whole
            document where None.
    """
    start, end = proposal.anchor
    marks = marks_of(proposal)
    if document is None:
        cut = _cut(marks, start, start + len(proposal.quote))
        return Window(proposal.quote, start, False, False, cut, None, has_document=False)
    text = document.text
    first, last = 0, len(text)
    if around is not None:
        first, last = max(0, start - around), min(len(text), end + around)
    cut = _cut(marks, first, last)
    page = document.page_at(start)
    return Window(text[first:last], first, first == 0, last == len(text), cut, page)


def _cut(marks: tuple[Mark, ...], first: int, last: int) -> tuple[Mark, ...]:
    cut = (Mark(max(m.start, first), min(m.end, last), m.role) for m in marks)
    return tuple(mark for mark in cut if mark.start < mark.end)


def _spans(proposal: Proposal) -> Iterator[tuple[Span, str]]:
    yield proposal.anchor, QUOTE
    yield from ((span, CONTEXT) for span in proposal.context)
    yield from _party(proposal.subject, SUBJECT)
    match proposal.object:
        case Party() as party:
            yield from _party(party, OBJECT)
        case ProposedText(span=span) | ProposedQuantity(span=span) | ProposedDate(span=span):
            yield span, OBJECT
    if proposal.when:
        yield proposal.when.span, WHEN
    if proposal.where:
        yield from _party(proposal.where, WHERE)
    for _, party in proposal.qualifiers:
        yield from _party(party, QUALIFIER)
    for hop in proposal.chain:
        for agent in hop.agents:
            yield from _party(agent, SPEAKER)
        if hop.via:
            yield from _party(hop.via, VIA)
        if hop.cue:
            yield hop.cue, CUE


def _party(party: Party, role: str) -> Iterator[tuple[Span, str]]:
    yield party.surface, role
    if party.resolved and party.resolved != party.surface:
        yield party.resolved, NAME
