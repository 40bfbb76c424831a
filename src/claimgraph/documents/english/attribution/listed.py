"""Frames of lists: the items below "The report finds that:" are its words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from claimgraph.documents.english.attribution.clauses import announced
from claimgraph.documents.english.attribution.frame import Frame, Step
from claimgraph.documents.english.attribution.index import FrameIndex
from claimgraph.documents.english.attribution.lexicon import Rule
from claimgraph.documents.english.attribution.phrases import written
from claimgraph.documents.english.attribution.speakers import Speakers
from claimgraph.documents.english.reading import ParsedSentence, Reading
from claimgraph.documents.pieces import Sentence, SentenceKind
from claimgraph.model.claim import AttributionStatus

_RULE = Rule("carried.list")
_ITEM = re.compile(r"\s*(?:[-–—•*·▪◦]|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)])\s", re.IGNORECASE)
_NAMING = frozenset({"nsubj", "nsubjpass", "pobj", "dobj"})


def listed(reading: Reading, frames: Sequence[Frame], speakers: Speakers) -> Iterator[Frame]:
    """Yield the frames of lists and tables whose source stands before the colon above them.

    Args:
        reading: The document.
        frames: Its other frames.
        speakers: Who speaks in it.
    """
    index = FrameIndex(reading.pieces.sentences, frames)
    text = reading.document.text
    for place in reading.sentences:
        if text[place.sentence.end - 1] != ":":
            continue
        items = _items(reading, place.number)
        step = _source(place, index, speakers) if items else None
        if step is not None:
            said = ((items[0].start, items[-1].end),)
            saying = (place.sentence.start, place.sentence.end)
            status = AttributionStatus.CARRIED
            yield Frame(said, saying, (step,), _RULE, place.number, status)


def _items(reading: Reading, number: int) -> list[Sentence]:
    """Return the items of the list, or the lines of the table, below a sentence."""
    text = reading.document.text
    found: list[Sentence] = []
    for sentence in reading.pieces.sentences[number + 1 :]:
        begins_line = text[: sentence.start].rstrip(" \t").endswith("\n")
        is_item = sentence.kind is SentenceKind.TABLE or bool(_ITEM.match(text, sentence.start))
        if not is_item and (begins_line or not found):
            break
        found.append(sentence)
    return found


def _source(place: ParsedSentence, index: FrameIndex, speakers: Speakers) -> Step | None:
    """Return who says what stands below a sentence: who reports in it, or what it names."""
    told = [f for f in index.told_in((place.number,)) if f.steps and f.status is None]
    if told:
        return max(told, key=lambda f: f.saying[0]).steps[0]
    for step in announced(place, speakers):
        return step
    for token in place.doc:
        paper = written(token) if token.dep_ in _NAMING else None
        if paper is not None:
            span = place.span(paper.left_edge.i, paper.i + 1)
            return Step(speakers.of(place, paper), speakers.words(span))
    return None
