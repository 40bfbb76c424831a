"""Frames that go on: sentences without a cue of their own, behind one that had it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from claimgraph.documents.english.attribution.frame import Frame, Person, Step, without
from claimgraph.documents.english.attribution.index import FrameIndex
from claimgraph.documents.english.attribution.lexicon import Rule, words
from claimgraph.documents.english.attribution.phrases import phrase
from claimgraph.documents.english.reading import ParsedSentence, Reading
from claimgraph.documents.pieces import SentenceKind
from claimgraph.documents.pieces.blocks import blocks
from claimgraph.documents.proposing.draft import Words
from claimgraph.model.claim import AttributionStatus

if TYPE_CHECKING:
    from spacy.tokens import Token

_DOCUMENT = Rule("carried.document")
_SPEECH = Rule("carried.speech")
_PART = 0.3
_PARAGRAPHS = 1
_LEDE = 3
_BACK = re.compile(r"(?:These|Those|They|Among|Of (?:these|those|the)|Such)\b")
_TURNS = frozenset({"meanwhile", "however"})


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


def carried(
    reading: Reading, frames: Sequence[Frame], own: frozenset[str] = frozenset()
) -> Iterator[Frame]:
    """Yield frames of sentences that go on with what the one before them reports.

    A document that was named as the source goes on to the end of the paragraph, and
    perhaps into the next one; a person only in sentences that are in the tense of
    reported speech.

    Args:
        reading: The document, told by one voice.
        frames: The frames with a cue.
        own: Names of who publishes the document, folded.
    """
    starts = [block.start for block in blocks(reading.document.text)]
    index = FrameIndex(reading.pieces.sentences, frames)
    mains = _main_papers(reading, frames)
    source: _Source | None = None
    for place in reading.sentences:
        if place.sentence.kind is not SentenceKind.SENTENCE:
            source = None if place.sentence.kind is SentenceKind.HEADING else source
            continue
        block = bisect_right(starts, place.sentence.start) - 1
        near = index.near(place.number)
        main = _main(place, near)
        if main is not None:
            source = _Source(main, block)
        elif _is_publishers(place, own):
            continue
        elif source is not None and not _is_own_voice(place, near):
            frame = _continued(place, block, source, mains)
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
    if any(_fills(frame, place) for frame in frames):
        return True
    return any(
        (f.sentence == place.number and f.saying[0] <= at < f.saying[1])
        or (f.sentence != place.number and f.covers(at, at + 1))
        for f in frames
    )


def _fills(frame: Frame, place: ParsedSentence) -> bool:
    """Return whether a sentence has a frame of its own that is a good part of it."""
    if frame.sentence != place.number or not frame.steps or frame.status is not None:
        return False
    sentence = place.sentence
    told = frame.length + frame.saying[1] - frame.saying[0]
    return told >= _PART * (sentence.end - sentence.start)


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


def _main_papers(reading: Reading, frames: Sequence[Frame]) -> frozenset[str]:
    """Return the nouns of the documents that a text draws on again, or that it opens with.

    What a letter says that is cited once does not go on over the sentences behind it.
    """
    told: dict[str, set[int]] = {}
    for frame in frames:
        for paper in filter(None, (step.speaker.via for step in frame.steps)):
            told.setdefault(_noun(paper), set()).add(frame.sentence)
    text = [n for n, s in enumerate(reading.pieces.sentences) if s.kind is SentenceKind.SENTENCE]
    first = frozenset(text[:_LEDE])
    return frozenset(noun for noun, numbers in told.items() if len(numbers) > 1 or numbers & first)


def _noun(paper: Words) -> str:
    return paper.text.casefold().split()[-1].removesuffix("s")


def _continued(
    place: ParsedSentence, block: int, source: _Source, mains: frozenset[str]
) -> Frame | None:
    outer = source.frame.steps[0].speaker
    is_paper = outer.via is not None and (_noun(outer.via) in mains or _points_back(place))
    same_block = block == source.block
    if is_paper and not source.frame.rule.denies and not _is_entry(source.frame.rule):
        if not source.is_near(block) or (source.is_broken and not _points_back(place)):
            return None
        status = AttributionStatus.CARRIED if same_block or _points_back(place) else None
        return _going_on(place, source.frame, _DOCUMENT, status or AttributionStatus.AMBIGUOUS)
    if same_block and (_is_reported_tense(place) or _is_wish(place, source.frame)):
        return _going_on(place, source.frame, _SPEECH, AttributionStatus.AMBIGUOUS)
    return None


def _is_wish(place: ParsedSentence, source: Frame) -> bool:
    """Return whether a sentence says what the one who spoke before wants: they said that too."""
    root = next((t for t in place.doc if t.dep_ == "ROOT"), None)
    if root is None or root.lemma_.lower() not in words("phrases", "wishes"):
        return False
    who = next((c for c in root.lefts if c.dep_ == "nsubj"), None)
    speaker = source.steps[0].speaker
    if who is None or speaker.is_document or speaker.person is not Person.THIRD:
        return False
    fitting = words("people", "many") if speaker.many else {"he", "she", "it"}
    return who.lower_ in fitting & words("people", "third")


def wishes(reading: Reading, frames: Sequence[Frame]) -> Iterator[Frame]:
    """Yield frames of sentences that say what whoever spoke in the one before wants.

    Args:
        reading: The document, a transcript or a mail.
        frames: The frames with a cue.
    """
    index = FrameIndex(reading.pieces.sentences, frames)
    for place in reading.sentences:
        near = index.told_in((place.number - 1,))
        told = [f for f in near if f.steps and f.status is None and f.rule.id != "turn.label"]
        if told and not index.told_in((place.number,)) and _is_wish(place, told[0]):
            yield _going_on(place, told[0], _SPEECH, AttributionStatus.CARRIED)


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


def _is_publishers(place: ParsedSentence, own: frozenset[str]) -> bool:
    """Return whether a sentence tells what who publishes the document did: "has seen a copy"."""
    subjects = (t for t in place.doc if t.dep_ == "nsubj" and t.head.dep_ == "ROOT")
    names = (place.doc[slice(*phrase(t))].text.casefold() for t in subjects)
    return any(name.removeprefix("the ") in own for name in names)


def _breaks(place: ParsedSentence) -> bool:
    """Return whether a sentence is plainly the document's own."""
    lower = place.doc.text.lower()
    if any(each in lower for each in words("phrases", "breaks")):
        return True
    for token in place.doc:
        if token.dep_ not in ("nsubj", "nsubjpass"):
            continue
        is_deictic = token.i == 0 and token.lower_ in ("this", "that")
        if is_deictic or token.lower_ in ("i", "we"):
            return True
    return place.doc[0].lower_ in _TURNS


def _is_reported_tense(place: ParsedSentence) -> bool:
    """Return whether the main verb is in the tense of reported speech: "had gone", "would"."""
    root = next((t for t in place.doc if t.dep_ == "ROOT"), None)
    if root is None:
        return False
    if root.pos_ not in ("VERB", "AUX"):
        # The parser took the verb for a participle: "Two of those had left".
        root = next((c for c in root.rights if c.dep_ in ("acl", "relcl")), root)
        return root.lower_ == "had" or any(c.lower_ == "had" for c in root.lefts)
    helpers = [c.lower_ for c in root.lefts if c.dep_ in ("aux", "auxpass")]
    return "would" in helpers or ("had" in helpers and root.tag_ == "VBN" and _has_subject(root))


def _has_subject(root: Token) -> bool:
    return any(c.dep_ in ("nsubj", "nsubjpass") for c in root.lefts)
