"""Frames of footnotes and of lines under tables: "[3] Interview with X", "Source: X"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from claimgraph.documents.english.attribution.frame import Frame, Step
from claimgraph.documents.english.attribution.index import FrameIndex
from claimgraph.documents.english.attribution.lexicon import Rule, documents, lexicon
from claimgraph.documents.english.attribution.speakers import Speakers
from claimgraph.documents.english.reading import ParsedSentence, Reading
from claimgraph.documents.pieces import SentenceKind

_MARK = re.compile(r"(?:\[\d{1,3}\]|[¹²³⁰-⁹]+|[†‡])")
_SOURCE = re.compile(r"\s*\(?(?:Sources?|Data|Figures)\s?:\s*", re.IGNORECASE)
_HALF = 0.5
_HEAD = 12
_TABLE_RULE = Rule("note.table")


def notes(reading: Reading, frames: Sequence[Frame], speakers: Speakers) -> Iterator[Frame]:
    """Yield the frames of the footnotes of a document, and of the sources of its tables.

    A footnote adds nothing where the sentence itself says whose words it is.

    Args:
        reading: The document.
        frames: Its other frames.
        speakers: Who speaks in it.
    """
    text = reading.document.text
    index = FrameIndex(reading.pieces.sentences, frames)
    for place in reading.sentences:
        sentence = place.sentence
        if sentence.kind is SentenceKind.FOOTNOTE:
            mark = _MARK.match(text, sentence.start, sentence.end)
            if mark:
                for frame in _footnote(reading, place, mark[0], speakers):
                    if not _is_told(frame, index):
                        yield frame
        elif _SOURCE.match(text, sentence.start, sentence.end):
            yield from _table(reading, place, speakers)


def _is_told(frame: Frame, index: FrameIndex) -> bool:
    """Return whether the most of what a frame says is said in another one."""
    told = index.told_in(n for span in frame.said for n in index.numbers(span))
    if any(f.steps and frame.covers(*f.saying) for f in told):
        return True
    return any(
        f.steps and sum(f.covers(*span) for span in frame.said) >= _HALF * frame.length
        for f in index.said_in(n for span in frame.said for n in index.numbers(span))
    )


def _footnote(
    reading: Reading, place: ParsedSentence, mark: str, speakers: Speakers
) -> Iterator[Frame]:
    """Yield the frame of a footnote: of the sentence that has its mark."""
    named = _named(reading, place)
    text = reading.document.text
    if named is None:
        return
    for number, sentence in enumerate(reading.pieces.sentences):
        if sentence.kind is SentenceKind.FOOTNOTE or number == place.number:
            continue
        at = text.find(mark, sentence.start, sentence.end)
        if at < 0 or at == sentence.start:
            continue
        before = [m.end() for m in _MARK.finditer(text, sentence.start, at)]
        said = (before[-1] if before else sentence.start, at)
        token, rule = named
        speaker = speakers.of(place, place.doc[token])
        cue = speakers.words((place.sentence.start, place.sentence.end))
        step = Step(speaker, cue)
        yield Frame((said,), (at, at + len(mark)), (step,), Rule(rule), place.number)
        return


def _named(reading: Reading, place: ParsedSentence) -> tuple[int, str] | None:
    """Return the token that a footnote gives as its source, and the id of the rule."""
    lower = place.doc.text.lower()
    for entry in lexicon("phrases")["footnotes"]:
        for phrase in entry["words"]:
            at = lower.find(phrase)
            if at >= 0 and (token := _noun_from(place, at + len(phrase))) is not None:
                return token, entry["id"]
    for noun in place.doc[:_HEAD]:
        if noun.lemma_.lower() in documents() and noun.pos_ in ("NOUN", "PROPN"):
            return noun.i, "note.document"
    return None


def _noun_from(place: ParsedSentence, at: int) -> int | None:
    """Return the head of the first noun phrase from a place of a sentence on."""
    for token in place.doc:
        if token.idx < at or token.pos_ not in ("PROPN", "NOUN"):
            continue
        while token.dep_ in ("compound", "nmod", "amod", "poss") and token.head.i > token.i:
            token = token.head
        return token.i
    return None


def _table(reading: Reading, place: ParsedSentence, speakers: Speakers) -> Iterator[Frame]:
    """Yield the frame of a line that gives the source of the table above it."""
    sentences = reading.pieces.sentences
    first = place.number
    while first > 0 and sentences[first - 1].kind is SentenceKind.TABLE:
        first -= 1
    colon = place.doc.text.find(":")
    token = _noun_from(place, colon) if first < place.number else None
    if token is None:
        return
    said = (sentences[first].start, sentences[place.number - 1].end)
    speaker = speakers.of(place, place.doc[token])
    span = (place.sentence.start, place.sentence.end)
    yield Frame((said,), span, (Step(speaker, speakers.words(span)),), _TABLE_RULE, place.number)
