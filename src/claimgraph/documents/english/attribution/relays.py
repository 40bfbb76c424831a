"""Who passes words on: "in remarks carried by X", "told X, which reported that"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from claimgraph.documents.english.attribution.frame import Frame, Step
from claimgraph.documents.english.attribution.lexicon import verbs, words
from claimgraph.documents.english.attribution.phrases import object_of
from claimgraph.documents.english.attribution.speakers import Speakers
from claimgraph.documents.english.attribution.verbs import doer, subject
from claimgraph.documents.english.reading import ParsedSentence

if TYPE_CHECKING:
    from spacy.tokens import Token


def relayed(
    place: ParsedSentence, verb: Token, frame: Frame, speakers: Speakers, own: frozenset[str]
) -> Frame:
    """Return a frame with who passed on what its verb says, and from whom they had it.

    Args:
        place: The sentence.
        verb: The verb that reports.
        frame: Its frame.
        speakers: Who speaks in the document.
        own: Names of who publishes the document, folded.
    """
    if not frame.steps:
        return frame
    steps = frame.steps
    for token, by in _carriers(verb):
        speaker = speakers.of(place, by)
        name = speaker.agents[0].text.casefold().removeprefix("the ")
        if name in own or any(speaker.keys & step.speaker.keys for step in steps):
            continue
        cue = speakers.words(place.span(token.i, by.right_edge.i + 1))
        steps = (*steps, Step(speaker, cue, token.text))
    origin = _teller(verb)
    if origin is not None:
        who, told = origin
        speaker = speakers.of(place, who)
        cue = speakers.words(place.span(min(who.left_edge.i, told.i), told.i + 1))
        steps = (Step(speaker, cue, told.text), *steps)
    return frame if steps is frame.steps else replace(frame, steps=steps)


def _carriers(verb: Token) -> Iterator[tuple[Token, Token]]:
    """Yield the participle and the doer of "said in remarks carried by X"."""
    for preposition in verb.children:
        noun = object_of(preposition) if preposition.lower_ in ("in", "via", "through") else None
        if noun is None or noun.lemma_.lower() not in words("nouns", "utterances"):
            continue
        for clause in noun.rights:
            by = doer(clause) if clause.tag_ == "VBN" else None
            if by is not None and clause.lemma_.lower() in words("phrases", "published"):
                yield clause, by


def _teller(verb: Token) -> tuple[Token, Token] | None:
    """Return who told, and the verb, in "A told X, which reported that"."""
    if verb.dep_ != "relcl" or verb.head.dep_ not in ("dobj", "dative", "pobj"):
        return None
    told = verb.head.head
    told = told.head if told.dep_ in ("prep", "dative") and told.pos_ == "ADP" else told
    if told.lemma_.lower() not in words("verbs", "telling") or told.lemma_.lower() not in verbs():
        return None
    if any(c.dep_ in ("ccomp", "xcomp") for c in told.rights):
        return None
    who = subject(told)
    return None if who is None else (who, told)
