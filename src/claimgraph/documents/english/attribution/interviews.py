"""Frames of interviews: what stands below a question is the words of who was introduced."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from claimgraph.documents.english.attribution.frame import Frame, Speaker, Step
from claimgraph.documents.english.attribution.lexicon import Rule, words
from claimgraph.documents.english.attribution.speakers import Speakers
from claimgraph.documents.english.attribution.verbs import SUBJECTS
from claimgraph.documents.english.reading import MentionKind, ParsedSentence, Reading
from claimgraph.documents.pieces import Quotation, Sentence, SentenceKind
from claimgraph.documents.pieces.blocks import blocks
from claimgraph.model.claim import AttributionStatus
from claimgraph.model.proposal import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

_RULE = Rule("turn.interview")
_FEWEST = 2
_BACK = 6
_LONGEST = 200
_LABEL = re.compile(r"\s*(?:Q|Question)\s?[.:]\s*", re.IGNORECASE)


def interviews(reading: Reading, speakers: Speakers) -> Iterator[Frame]:
    """Yield the frames of the answers of an interview, in which questions are lines of their own.

    Args:
        reading: The document, without labels of who speaks.
        speakers: Who speaks in it.
    """
    asked = _questions(reading)
    if len(asked) < _FEWEST:
        return
    found = _introduced(reading, asked[0], speakers)
    if found is None:
        return
    step, number = found
    said = tuple(_answers(reading, asked))
    if said and step.cue is not None and step.cue.at is not None:
        status = AttributionStatus.CARRIED
        yield Frame(said, step.cue.at, (step,), _RULE, number, status)


def _questions(reading: Reading) -> list[Sentence]:
    """Return the sentences that are a question and a paragraph or line of their own."""
    text = reading.document.text
    return [s for s in reading.pieces.sentences if _is_question(text, s)]


def _is_question(text: str, sentence: Sentence) -> bool:
    is_asked = text[sentence.end - 1] == "?" and sentence.end - sentence.start <= _LONGEST
    before = text[: sentence.start].rstrip(" \t")
    after = text[sentence.end :].lstrip(" \t")
    is_line = (not before or before[-1] == "\n") and after[:1] == "\n"
    return is_asked and is_line and text[sentence.start] not in "“\"‘'-–•*"


def _answers(reading: Reading, asked: list[Sentence]) -> Iterator[Span]:
    """Yield what stands below each question: what is quoted there, else the paragraph."""
    text = reading.document.text
    paragraphs = [b for b in blocks(text) if b.kind is SentenceKind.SENTENCE]
    for number, question in enumerate(asked):
        following = asked[number + 1].start if number + 1 < len(asked) else len(text)
        begin = question.end + len(text[question.end :]) - len(text[question.end :].lstrip())
        quoted = _quoted(reading, begin, following)
        if quoted is not None:
            yield quoted
            continue
        below = [b for b in paragraphs if b.end > begin and b.start < following]
        last = below[0].end if below and number + 1 == len(asked) else following
        if below and begin < min(last, following):
            yield begin, min(last, following)


def _quoted(reading: Reading, begin: int, following: int) -> Span | None:
    """Return the quotation that begins at a place, with those that go on behind it."""
    found: Quotation | None = None
    for quotation in reading.pieces.quotations:
        between = reading.document.text[found.end if found else begin : quotation.start]
        if begin <= quotation.start < following and not between.strip():
            found = quotation
    return (begin, found.end) if found is not None else None


# --- who is interviewed -------------------------------------------------------------------------


def _introduced(reading: Reading, first: Sentence, speakers: Speakers) -> tuple[Step, int] | None:
    """Return the person that the sentences before the first question introduce."""
    before = [p for p in reading.sentences if p.sentence.start < first.start]
    for place in reversed(before[-_BACK:]):
        who = _talks(place)
        if who is not None:
            speaker: Speaker = speakers.of(place, who)
            return Step(speaker, speakers.words(place.subtree(who))), place.number
    for mention in reversed(reading.mentions):
        thing = reading.thing_of(mention)
        is_one = mention.kind is MentionKind.NAME and thing.type == "Person"
        if is_one and mention.end <= first.start:
            span = (mention.start, mention.end)
            return Step(speakers.at(span), speakers.words(span)), mention.sentence
    return None


def _talks(place: ParsedSentence) -> Token | None:
    """Return who talks to the writer in a sentence, or None."""
    for token in place.doc:
        if token.lemma_.lower() not in words("verbs", "talking"):
            continue
        who = next((c for c in token.lefts if c.dep_ in SUBJECTS), None)
        if who is not None and (who.pos_ == "PROPN" or who.ent_type_ == "PERSON"):
            return who
        met = next((c for c in token.rights if c.dep_ == "dobj"), None)
        if met is not None and met.ent_type_ == "PERSON":
            return met
    return None
