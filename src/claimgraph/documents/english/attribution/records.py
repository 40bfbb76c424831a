"""Frames of what is recorded: "X recorded it in its register", "is listed in the register"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from claimgraph.documents.english.attribution.frame import Frame, Step, without
from claimgraph.documents.english.attribution.lexicon import Rule, documents, words
from claimgraph.documents.english.attribution.phrases import object_of, spoken, written
from claimgraph.documents.english.attribution.speakers import Speakers
from claimgraph.documents.english.attribution.verbs import is_negated, is_passive, subject
from claimgraph.documents.english.reading import ParsedSentence
from claimgraph.model.claim import Modality

if TYPE_CHECKING:
    from spacy.tokens import Token

_RULE = Rule("record.kept", modality=Modality.FACT)


def records(place: ParsedSentence, frames: Sequence[Frame], speakers: Speakers) -> Iterator[Frame]:
    """Yield the frames of verbs that tell in which register something is recorded.

    Args:
        place: The sentence.
        frames: Its other frames.
        speakers: Who speaks in the document.
    """
    for verb in spoken(place):
        if verb.lemma_.lower() not in words("verbs", "recording") or verb.pos_ != "VERB":
            continue
        own = place.span(verb.i, verb.i + 1)
        found = _paper(verb)
        if found is None or is_negated(verb) or any(_meets(f, own) for f in frames):
            continue
        frame = _frame(place, verb, found, speakers)
        if frame is not None:
            yield frame


def _meets(frame: Frame, span: tuple[int, int]) -> bool:
    return frame.saying[0] < span[1] and span[0] < frame.saying[1]


def _paper(verb: Token) -> tuple[Token, Token] | None:
    """Return the preposition and the noun of the register that something is recorded in."""
    for token in verb.subtree:
        is_near = token.i > verb.i or token.head.i == verb.i
        if not is_near or token.dep_ != "prep" or token.lower_ not in ("in", "on"):
            continue
        noun = object_of(token)
        if noun is not None and noun.lower_ == "which" and verb.dep_ == "relcl":
            noun = verb.head
        paper = written(noun) if noun is not None else None
        if paper is not None and documents().get(paper.lemma_.lower()):
            return token, paper
    return None


def _frame(
    place: ParsedSentence, verb: Token, found: tuple[Token, Token], speakers: Speakers
) -> Frame | None:
    preposition, paper = found
    region = place.subtree(preposition)
    act = verb.text
    if is_passive(verb):
        ends = sorted((verb.i, preposition.right_edge.i))
        cue = place.span(ends[0], ends[1] + 1)
        step = Step(speakers.of(place, paper), speakers.words(cue), act)
        said = without((place.subtree(verb),), region)
        return Frame(said, region, (step,), _RULE, place.number)
    who = subject(verb)
    if who is None or verb.tag_ not in ("VBD", "VBZ", "VBP", "VBN"):
        return None
    cue = place.span(min(who.left_edge.i, verb.i), verb.i + 1)
    speaker = replace(speakers.of(place, who), via=speakers.document(place, paper))
    speakers.heard(speaker, place.number)
    said = without((place.span(verb.i + 1, verb.right_edge.i + 1),), region)
    step = Step(speaker, speakers.words(cue), act)
    return Frame(said, cue, (step,), _RULE, place.number)
