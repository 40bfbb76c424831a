"""Frames that go on: sentences without a cue of their own, behind one that had it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from claimgraph.documents.english.attribution.frame import Frame, Step, without
from claimgraph.documents.english.attribution.index import FrameIndex
from claimgraph.documents.english.attribution.lexicon import Rule, words
from claimgraph.documents.english.reading import ParsedSentence, Reading
from claimgraph.documents.pieces import SentenceKind
from claimgraph.documents.pieces.blocks import blocks
from claimgraph.model.claim import AttributionStatus

if TYPE_CHECKING:
    from spacy.tokens import Token

_DOCUMENT = Rule("carried.document")
_SPEECH = Rule("carried.speech")
_PART = 0.25
_PARAGRAPHS = 1
_BACK = re.compile(r"(?:These|Those|They|Among|Of (?:these|those|the)|Six|Such)\b")
_BREAKS = frozenset({"This", "Meanwhile", "However"})


@dataclass(frozen=True, slots=True)
class _Source:
    """What is carried on.

    Attributes:
        frame: The frame.
        block: The paragraph that it stands in.
        is_broken: Whether a sentence of the document's own came between: then only
            what points back goes on with it.
    """

    frame: Frame
    block: int
    is_broken: bool = False

    def is_near(self, block: int) -> bool:
        """Return whether a paragraph can go on with it."""
        return block - self.block <= _PARAGRAPHS


def carried(reading: Reading, frames: Sequence[Frame]) -> Iterator[Frame]:
    """Yield frames of sentences that go on with what the one before them reports.

    A document that was named as the source goes on to the end of the paragraph, and
    perhaps into the next one; a person only in sentences that are in the tense of
    reported speech.

    Args:
        reading: The document, told by one voice.
        frames: The frames with a cue.
    """
    starts = [block.start for block in blocks(reading.document.text)]
    index = FrameIndex(reading.pieces.sentences, frames)
    source: _Source | None = None
    for place in reading.sentences:
        if place.sentence.kind is not SentenceKind.SENTENCE:
            source = None if place.sentence.kind is SentenceKind.HEADING else source
            continue
        block = bisect_right(starts, place.sentence.start) - 1
        near = index.near(place.number)
        own = _main(place, near)
        if own is not None:
            source = _Source(own, block)
        elif source is not None and not _is_own_voice(place, near):
            frame = _continued(place, block, source)
            if frame is not None:
                yield _without_found(frame, place, near)
            source = source if frame is not None or source.is_near(block) else None
        elif source is not None and _breaks(place):
            source = replace(source, is_broken=True)


def _without_found(frame: Frame, place: ParsedSentence, frames: Sequence[Frame]) -> Frame:
    """Return a frame without what a sentence says that somebody found."""
    said = frame.said
    for other in frames:
        if other.sentence == place.number and other.status is AttributionStatus.AGENT_ONLY:
            for span in (other.saying, *other.said):
                said = without(said, span)
    return replace(frame, said=said)


def _is_own_voice(place: ParsedSentence, frames: Sequence[Frame]) -> bool:
    """Return whether the main verb of a sentence reports, or says what the document does."""
    if _breaks(place):
        return True
    at = _root(place)
    return any(
        (f.sentence == place.number and f.saying[0] <= at < f.saying[1])
        or (f.sentence != place.number and f.covers(at, at + 1))
        for f in frames
    )


def _main(place: ParsedSentence, frames: Sequence[Frame]) -> Frame | None:
    """Return the frame that the main verb of a sentence is said in, or reports; or None."""
    at = _root(place)
    length = place.sentence.end - place.sentence.start
    found = [
        f
        for f in frames
        if f.sentence == place.number
        and f.steps
        and f.status is None
        and (f.covers(at, at + 1) or _reports(f, at, length))
    ]
    return max(found, key=lambda f: f.length, default=None)


def _reports(frame: Frame, root: int, length: int) -> bool:
    """Return whether a main verb reports, and more than a word or two."""
    return frame.saying[0] <= root < frame.saying[1] and frame.length >= _PART * length


def _root(place: ParsedSentence) -> int:
    roots = [t for t in place.doc if t.dep_ == "ROOT"]
    verbal = [t for t in roots if t.pos_ in ("VERB", "AUX")]
    root = next(iter(verbal or roots), place.doc[0])
    return place.starts[root.idx]


def _continued(place: ParsedSentence, block: int, source: _Source) -> Frame | None:
    outer = source.frame.steps[0].speaker
    is_paper = outer.is_document or outer.via is not None
    same_block = block == source.block
    if is_paper and not source.frame.rule.denies and not _is_entry(source.frame.rule):
        if not source.is_near(block) or (source.is_broken and not _points_back(place)):
            return None
        status = AttributionStatus.CARRIED if same_block or _points_back(place) else None
        return _going_on(place, source.frame, _DOCUMENT, status or AttributionStatus.AMBIGUOUS)
    if same_block and _is_reported_tense(place):
        return _going_on(place, source.frame, _SPEECH, AttributionStatus.AMBIGUOUS)
    return None


def _is_entry(rule: Rule) -> bool:
    """Return whether a document was named for one thing that it records."""
    return "open" in rule.takes and "clause" not in rule.takes


def _going_on(place: ParsedSentence, frame: Frame, rule: Rule, status: AttributionStatus) -> Frame:
    steps: tuple[Step, ...] = tuple(replace(step, inferred=True) for step in frame.steps)
    span = (place.sentence.start, place.sentence.end)
    mode = replace(rule, modality=frame.rule.modality)
    return Frame((span,), frame.saying, steps, mode, frame.sentence, status)


def _points_back(place: ParsedSentence) -> bool:
    return bool(_BACK.match(place.doc.text))


def _breaks(place: ParsedSentence) -> bool:
    """Return whether a sentence is plainly the document's own."""
    text = place.doc.text
    first = text.split(" ", 1)[0].rstrip(",")
    lower = text.lower()
    is_break = first in _BREAKS or any(phrase in lower for phrase in words("phrases", "breaks"))
    return is_break or any(t.dep_ == "nsubj" and t.lower_ in ("i", "we") for t in place.doc)


def _is_reported_tense(place: ParsedSentence) -> bool:
    """Return whether the main verb is in the tense of reported speech: "had gone", "would"."""
    root = next((t for t in place.doc if t.dep_ == "ROOT"), None)
    if root is None:
        return False
    helpers = [c.lower_ for c in root.lefts if c.dep_ in ("aux", "auxpass")]
    return "would" in helpers or ("had" in helpers and root.tag_ == "VBN" and _has_subject(root))


def _has_subject(root: Token) -> bool:
    return any(c.dep_ in ("nsubj", "nsubjpass") for c in root.lefts)
