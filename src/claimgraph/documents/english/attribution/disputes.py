"""Frames of "X denies this", "which X disputes": what was said before is what X denies."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from claimgraph.documents.english.attribution.frame import Frame, Person, Step, without
from claimgraph.documents.english.attribution.lexicon import Rule, sayings, verbs, words
from claimgraph.documents.english.attribution.phrases import spoken
from claimgraph.documents.english.attribution.speakers import Speakers
from claimgraph.documents.english.attribution.verbs import (
    SUBJECTS,
    doer,
    is_negated,
    is_passive,
    subject,
)
from claimgraph.documents.english.reading import ParsedSentence
from claimgraph.model.claim import Modality
from claimgraph.model.proposal import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

_INSTEAD = Rule("dispute.instead", modality=Modality.INTERESTED)
_NOTHING = Rule("dispute.nothing", modality=Modality.NOT_PROVED)
_MISREAD = frozenset({"relcl", "advcl", "appos", "nsubj"})
_TAKEN_UP = frozenset({"this", "that", "it", "which", "these", "them", "both", "all"})


def disputes(place: ParsedSentence, frames: Sequence[Frame], speakers: Speakers) -> Iterator[Frame]:
    """Yield the frames of who denies what was said before, and of what they say instead.

    Args:
        place: The sentence.
        frames: Its other frames.
        speakers: Who speaks in the document.
    """
    for token in spoken(place):
        yield from _denied(place, token, frames, speakers)
        found = _nothing(place, token, speakers)
        if found is not None:
            yield found


def _denied(
    place: ParsedSentence, verb: Token, frames: Sequence[Frame], speakers: Speakers
) -> Iterator[Frame]:
    rule = next((r for r in verbs().get(verb.lemma_.lower(), ()) if r.denies), None)
    if rule is None or is_passive(verb) or is_negated(verb):
        return
    found = _parts(verb) if verb.pos_ == "VERB" else _misread(verb)
    if found is None:
        return
    who, what = found
    speaker = speakers.of(place, who)
    speakers.heard(speaker, place.number)
    first = min(who.left_edge.i, what.left_edge.i)
    span = place.span(first, max(what.right_edge.i, verb.i) + 1)
    cue = speakers.words(place.span(min(who.left_edge.i, verb.i), verb.i + 1))
    step = Step(speaker, cue, verb.text)
    # The words that deny are all there is of what is denied, and so are said themselves.
    yield Frame((span,), (span[0], span[0]), (step,), rule, place.number, denied=True)
    rest = _rest(place, span[1])
    if rest is not None and not any(rest[0] <= f.saying[0] < rest[1] for f in frames if f.steps):
        yield Frame((rest,), span, (step,), _INSTEAD, place.number)


def _parts(verb: Token) -> tuple[Token, Token] | None:
    """Return who denies, and the word for what they deny, which was said before."""
    what = next((c for c in verb.children if c.dep_ == "dobj"), None)
    who = subject(verb)
    by = doer(verb) if verb.dep_ == "acl" and verb.tag_ == "VBN" else None
    if by is not None and _is_said(verb.head):
        return by, verb.head
    if what is None and verb.dep_ == "relcl" and _is_said(verb.head):
        what = verb.head
    if what is None or who is None or who.i == what.i:
        return None
    return (who, what) if what.lower_ in _TAKEN_UP or what.i == verb.head.i else None


def _misread(noun: Token) -> tuple[Token, Token] | None:
    """Return the same of a verb that the parser took for a noun: ", which the bank disputes"."""
    who = next((c for c in reversed(list(noun.lefts)) if c.dep_ == "compound"), None)
    if noun.tag_ != "NNS" or who is None or noun.dep_ not in _MISREAD:
        return None
    if noun.dep_ == "nsubj":
        return (who, noun.head) if noun.head.lower_ == "which" else None
    what = next((c for c in noun.lefts if c.lower_ == "which"), None)
    if what is None and noun.dep_ == "appos" and _is_said(noun.head):
        what = noun.head
    return None if what is None else (who, what)


def _is_said(noun: Token) -> bool:
    """Return whether a noun in apposition takes up what was said: "a figure X rejects"."""
    lemma = noun.lemma_.lower()
    is_known = lemma in sayings() or lemma in words("nouns", "measures") or lemma == "something"
    before = noun.left_edge.i - 1
    return is_known and before >= 0 and noun.doc[before].text in (",", "—", "–")


def parted(frames: Sequence[Frame], denials: Sequence[Frame]) -> list[Frame]:
    """Return frames without the relative clauses that tell who denies what they say.

    Args:
        frames: Those of a sentence.
        denials: Those of who denies something in it.
    """
    holes = [f.said[0] for f in denials if f.denied and f.saying[0] == f.saying[1]]
    kept = list(frames)
    for hole in holes:
        kept = [
            replace(f, said=without(f.said, hole)) if f.said[0][0] < hole[0] else f for f in kept
        ]
    return [f for f in kept if f.said]


def _rest(place: ParsedSentence, end: int) -> Span | None:
    """Return what follows a semicolon or a colon at a place, to the end of the sentence."""
    at = next((t for t in place.doc if place.starts[t.idx] >= end), None)
    if at is None or at.text not in (";", ":", "—", "–") or at.i + 1 >= len(place.doc):
        return None
    return place.starts[at.nbor(1).idx], place.sentence.end


def _nothing(place: ParsedSentence, token: Token, speakers: Speakers) -> Frame | None:
    """Return the frame of "X found no evidence that"."""
    verb = token.head
    if token.lemma_.lower() not in words("nouns", "proofs") or token.dep_ != "dobj":
        return None
    if verb.lemma_.lower() not in words("verbs", "finding") or not _is_none(token):
        return None
    clause = next((c for c in (*token.rights, *verb.rights) if _is_that(c)), None)
    who = subject(verb)
    if clause is None or who is None or clause.i < token.i:
        return None
    speaker = speakers.of(place, who)
    if speaker.person is Person.FIRST and speaker.many:
        # "We found" names who issues the document as who speaks.
        speaker = replace(speaker, person=Person.THIRD)
    said = place.subtree(clause)
    region = (place.span(who.left_edge.i, who.i + 1)[0], said[0])
    cue = speakers.words(place.span(who.left_edge.i, verb.i + 1))
    step = Step(speaker, cue, verb.text)
    return Frame((said,), region, (step,), _NOTHING, place.number, denied=True)


def _is_none(noun: Token) -> bool:
    no = any(c.lower_ in ("no", "any", "little", "insufficient") for c in noun.lefts)
    return no and (noun.head.i < noun.i) and (_says_no(noun) or is_negated(noun.head))


def _says_no(noun: Token) -> bool:
    return any(c.lower_ in ("no", "little", "insufficient") for c in noun.lefts)


def _is_that(clause: Token) -> bool:
    is_clause = clause.dep_ in ("acl", "ccomp", "relcl", "advcl")
    has_subject = any(c.dep_ in SUBJECTS for c in clause.lefts)
    return is_clause and has_subject and clause.left_edge.lower_ == "that"
