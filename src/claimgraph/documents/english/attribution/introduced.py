"""Frames of quotations behind a colon, where what stands before it names a document."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from claimgraph.documents.english.attribution.frame import Frame, Step
from claimgraph.documents.english.attribution.lexicon import Rule, documents
from claimgraph.documents.english.attribution.phrases import written
from claimgraph.documents.english.attribution.speakers import Speakers
from claimgraph.documents.english.reading import ParsedSentence, Reading
from claimgraph.documents.pieces import QuotationKind
from claimgraph.model.proposal import Span

_RULE = Rule("quotation.introduced")
_NEAR = 12


def introduced(reading: Reading, frames: Sequence[Frame], speakers: Speakers) -> Iterator[Frame]:
    """Yield the frames of quotations that a document is cited for: "I refer to his letter: ...".

    Args:
        reading: The document.
        frames: Its other frames; what one of them says already is left to it.
        speakers: Who speaks in it.
    """
    text = reading.document.text
    starts = [sentence.start for sentence in reading.pieces.sentences]
    parsed = {place.number: place for place in reading.sentences}
    for quotation in reading.pieces.quotations:
        before = text[max(0, quotation.start - _NEAR) : quotation.start]
        if quotation.kind is not QuotationKind.DIRECT or not before.rstrip().endswith(":"):
            continue
        colon = quotation.start - len(before) + len(before.rstrip())
        span = (quotation.start, quotation.end)
        if any(frame.steps and frame.covers(*span) for frame in frames):
            continue
        place = parsed.get(max(0, bisect_right(starts, colon - 1) - 1))
        if place is not None and (found := _frame(place, span, colon, speakers)):
            yield found


def _frame(place: ParsedSentence, span: Span, colon: int, speakers: Speakers) -> Frame | None:
    """Return the frame of a quotation by the first document that its sentence names."""
    for token in place.doc:
        if place.starts[token.idx] >= colon:
            return None
        paper = written(token) if token.pos_ in ("NOUN", "PROPN") else None
        if paper is None or documents().get(paper.lemma_.lower(), True):
            continue
        speaker = speakers.of(place, paper)
        cue = (place.sentence.start, colon)
        step = Step(speaker, speakers.words(cue))
        return Frame((span,), cue, (step,), _RULE, place.number)
    return None
