"""A verb that reports: who says it, in which document, and what its frame is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from claimgraph.documents.english.attribution.frame import Frame, Person, Speaker, Step
from claimgraph.documents.english.attribution.lexicon import Rule, documents
from claimgraph.documents.english.attribution.phrases import (
    is_named,
    name_beside,
    object_of,
    phrase,
    written,
)
from claimgraph.documents.english.attribution.speakers import Speakers, is_medium
from claimgraph.documents.english.attribution.verbs import (
    adjuncts,
    doer,
    is_left_open,
    is_negated,
    is_passive,
    subject,
)
from claimgraph.documents.english.reading import ParsedSentence
from claimgraph.model.claim import AttributionStatus, Modality
from claimgraph.model.proposal import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

_PROVED = frozenset({"proved", "proven", "established", "substantiated", "shown"})
_PLACES = frozenset({"in", "on", "at", "during", "through", "via"})
_LONGEST_CUE = 120
_UNSURE = frozenset({"confirm", "verify"})
"""Verbs that say nothing when negated: who did not confirm something has not denied it."""


@dataclass(frozen=True, slots=True)
class Saying:
    """A verb that reports.

    Attributes:
        place: Its sentence.
        verb: The verb.
        rule: What it means.
    """

    place: ParsedSentence
    verb: Token
    rule: Rule


def told(
    saying: Saying, who: Token | None, said: tuple[Span, ...], region: Span, speakers: Speakers
) -> Frame | None:
    """Return the frame of a verb, or None where the negated verb says nothing."""
    verb, place, rule = saying.verb, saying.place, saying.rule
    if not said or is_left_open(verb):
        return None
    speaker = _speaker(saying, who, speakers) if who is not None else None
    negated = is_negated(verb)
    is_own = speaker is not None and speaker.person is not Person.THIRD
    if negated and (verb.lemma_.lower() in _UNSURE or not (rule.rejects or rule.denies or is_own)):
        return None
    if speaker is None and "found" in rule.takes:
        return None
    denied = rule.denies != negated
    rule = _in_mode(saying, rule, negated=negated)
    steps: tuple[Step, ...] = ()
    if speaker is not None:
        cue = speakers.words(_cue(saying, who, region))
        act = speakers.words(place.span(verb.i, verb.i + 1)).text
        steps = (Step(speaker, cue, act), *_hearer(saying, speakers), *_quoter(saying, speakers))
    status = None
    if "found" in rule.takes and not (speaker and speaker.is_document) and not _is_clause(saying):
        status = AttributionStatus.AGENT_ONLY
        if speaker is None or (speaker.via is not None):
            status = None
    return Frame(said, region, steps, rule, place.number, status, denied)


def _hearer(saying: Saying, speakers: Speakers) -> tuple[Step, ...]:
    """Return the step of who heard something from whoever says it."""
    verb, place = saying.verb, saying.place
    if "heard" not in saying.rule.takes:
        return _told_on(saying, speakers)
    who = subject(verb)
    if who is None:
        return ()
    own = speakers.words(place.span(verb.i, verb.i + 1))
    return (Step(speakers.of(place, who), own, own.text),)


def _told_on(saying: Saying, speakers: Speakers) -> tuple[Step, ...]:
    """Return the step of whom somebody told what others then report: "that A was told by B"."""
    verb = saying.verb
    if saying.rule.id != "verb.tell" or not is_passive(verb) or doer(verb) is None:
        return ()
    who = next((c for c in verb.lefts if c.dep_ == "nsubjpass"), None)
    is_passed_on = verb.dep_ == "ccomp" or (who is not None and who.lower_ in ("he", "she"))
    if who is None or not is_passed_on or not _is_person(who):
        return ()
    return (Step(speakers.of(saying.place, who), inferred=True),)


def _is_person(token: Token) -> bool:
    beside = name_beside(token) or token
    return token.lower_ in ("he", "she", "i") or beside.ent_type_ == "PERSON"


def _quoter(saying: Saying, speakers: Speakers) -> tuple[Step, ...]:
    """Return the step of who quotes somebody: "X is quoted in Y as saying"."""
    verb, place = saying.verb, saying.place
    quoting = verb.head.head if verb.dep_ == "pcomp" and verb.head.lower_ == "as" else None
    if quoting is None or not is_passive(quoting):
        return ()
    around = (*quoting.children, *verb.children)
    inside = (object_of(p) for p in around if p.lower_ in ("in", "by"))
    who = next((t for t in inside if t is not None and (written(t) or is_named(t))), None)
    if who is None:
        return ()
    cue = speakers.words(place.span(quoting.i, quoting.i + 1))
    return (Step(speakers.of(place, who), cue, cue.text),)


def _is_clause(saying: Saying) -> bool:
    return any(c.dep_ == "ccomp" for c in saying.verb.rights)


def _in_mode(saying: Saying, rule: Rule, *, negated: bool) -> Rule:
    verb = saying.verb
    near = {t.lower_ for t in verb.doc[verb.i : verb.i + 4]}
    if negated and near & _PROVED:
        return replace(rule, modality=Modality.NOT_PROVED)
    if negated and rule.denies:
        return replace(rule, modality=None, stance=None)
    return rule


def _cue(saying: Saying, who: Token | None, region: Span) -> Span:
    """Return the words that say who says it: the speaker and the verb, where they are near."""
    place, verb = saying.place, saying.verb
    own = place.span(verb.i, verb.i + 1)
    if who is None:
        return own
    first, last = phrase(who)
    named = place.span(first, last)
    whole = (min(named[0], own[0]), max(named[1], own[1]))
    return whole if whole[1] - whole[0] <= _LONGEST_CUE else own


def _speaker(saying: Saying, who: Token, speakers: Speakers) -> Speaker:
    """Return who says it, with the document in which the verb says that they do."""
    place, verb = saying.place, saying.verb
    speaker = speakers.of(place, who)
    if speaker.via is not None:
        return speaker
    for preposition in adjuncts(verb):
        inner = object_of(preposition) if preposition.lower_ in _PLACES else None
        paper = written(inner) if inner is not None else None
        if paper is None or paper.lemma_.lower() not in documents():
            continue
        is_hyphened = preposition.i > 0 and preposition.nbor(-1).text == "-"
        if _in_said(saying, preposition) or is_hyphened:
            continue
        speaker = replace(speaker, via=speakers.document(place, paper))
        speakers.wrote(paper, speaker)
        return speaker
    return speaker


def _in_said(saying: Saying, preposition: Token) -> bool:
    clausal = [c for c in saying.verb.rights if c.dep_ in ("ccomp", "xcomp")]
    return any(c.left_edge.i <= preposition.i <= c.right_edge.i for c in clausal) or (
        bool(clausal) and preposition.i > clausal[0].i
    )


def through_medium(
    place: ParsedSentence, verb: Token, frame: Frame, speakers: Speakers, own: frozenset[str]
) -> Frame:
    """Return a frame with the newspaper or station that it was said to, which printed it."""
    if not frame.steps:
        return frame
    for token in _recipients(verb):
        agent = speakers.of(place, token)
        name = agent.agents[0].text
        before = token.nbor(-1).text if token.i > 0 else ""
        is_one = any(is_medium(each) for each in (name, token.text, before))
        if is_named(name_beside(token) or token) and is_one and not _is_own(name, own):
            step = Step(agent, inferred=True)
            return replace(frame, steps=(*frame.steps, step))
    return frame


def _recipients(verb: Token) -> Iterator[Token]:
    """Yield whom something is said to."""
    for child in verb.children:
        if child.dep_ in ("dobj", "dative") and verb.lemma_.lower() == "tell":
            yield child
        inner = object_of(child) if child.dep_ in ("prep", "dative") else None
        if inner is None:
            continue
        if child.lower_ == "to" and child.i > verb.i:
            yield inner
        elif inner.lemma_.lower() == "interview":
            yield from (t for p in inner.rights for t in p.rights if p.lower_ in ("with", "to"))


def _is_own(name: str, own: frozenset[str]) -> bool:
    folded = name.casefold().removeprefix("the ")
    return any(folded in each or each in folded for each in own)
