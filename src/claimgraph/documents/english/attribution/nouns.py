"""Frames of nouns and adjectives: "X's claim that", "the case is that", "is satisfied that"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from claimgraph.documents.english.attribution.frame import Frame, Speaker, Step
from claimgraph.documents.english.attribution.lexicon import (
    Rule,
    adjectives,
    sayings,
    verbs,
    words,
)
from claimgraph.documents.english.attribution.phrases import owner, phrase, spoken, written
from claimgraph.documents.english.attribution.speakers import Speakers
from claimgraph.documents.english.attribution.verbs import is_negated, subject
from claimgraph.documents.english.reading import ParsedSentence
from claimgraph.model.claim import Modality
from claimgraph.model.proposal import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

_STATED = ("noun.estimate", "noun.statement")
_YEAR = 4
_CLAUSES = frozenset({"acl", "relcl", "ccomp", "appos", "dep"})


def nouns(place: ParsedSentence, speakers: Speakers) -> Iterator[Frame]:
    """Yield the frames of the nouns of a sentence that stand for what somebody says.

    Args:
        place: The sentence.
        speakers: Who speaks in the document.
    """
    for token in spoken(place):
        other = _adjective(place, token, speakers) or _misread(place, token, speakers)
        if other is not None:
            yield other
        if token.pos_ not in ("NOUN", "PROPN"):
            continue
        for rule in sayings().get(token.lemma_.lower(), ()):
            frame = _frame(place, token, rule, speakers) or _equals(place, token, rule, speakers)
            if frame is not None:
                yield frame
                break


def _frame(place: ParsedSentence, token: Token, rule: Rule, speakers: Speakers) -> Frame | None:
    clause = _clause(token)
    if clause is None or _is_denied(token) or _is_said_in(token):
        return None
    said = place.subtree(clause)
    first, last = phrase(token)
    found = owner(token) or _giver(token)
    region = place.span(first, last)
    if found is None and rule.owned:
        return None
    if found is not None:
        around = place.span(min(found.left_edge.i, found.i), found.i + 1)
        region = (min(region[0], around[0]), max(region[1], around[1]))
    region = (region[0], max(region[1], said[0])) if said[0] > region[0] else region
    return Frame((said,), region, _steps(place, token, found, region, speakers), rule, place.number)


def _equals(place: ParsedSentence, token: Token, rule: Rule, speakers: Speakers) -> Frame | None:
    """Return the frame of "X's estimate is 40": what whose figure or view is."""
    verb, who = token.head, owner(token)
    is_subject = token.dep_ == "nsubj" and verb.lemma_ == "be" and verb.i > token.i
    if not is_subject or who is None or rule.id not in _STATED or is_negated(verb):
        return None
    told = next((c for c in verb.rights if c.dep_ in ("attr", "acomp", "prep")), None)
    if told is None or not any(t.like_num for t in told.subtree):
        return None
    first = place.span(min(token.left_edge.i, who.left_edge.i), token.i + 1)
    said = (first[1], place.span(verb.i, verb.right_edge.i + 1)[1])
    return _framed(place, speakers.of(place, who), rule, (said, first), speakers)


def _giver(token: Token) -> Token | None:
    """Return who gives, makes or repeats what a noun stands for."""
    verb = token.head
    if token.dep_ == "dobj" and verb.lemma_.lower() in words("verbs", "light"):
        return subject(verb)
    if token.dep_ == "pobj" and verb.lower_ == "of" and verb.head.lemma_ == "be":
        return subject(verb.head)
    return None


def _clause(token: Token) -> Token | None:
    """Return the clause that says what a noun stands for, or None."""
    owners = (t for p in token.rights if p.lower_ == "of" for t in p.rights)
    for child in (*token.rights, *(c for t in owners for c in t.rights)):
        if child.dep_ in _CLAUSES and child.pos_ in ("VERB", "AUX") and _is_that(child):
            return child
    verb = token.head
    if token.dep_ in ("nsubj", "attr") and verb.lemma_ == "be":
        for child in verb.rights:
            if child.dep_ in ("ccomp", "acl", "attr") and _is_that(child):
                return child
    return None


def _is_that(clause: Token) -> bool:
    """Return whether a clause begins with a "that" which is none of its own parts."""
    first = clause.left_edge
    if first.text in (",", '"'):
        first = first.nbor(1)
    if first.lower_ != "that" or _lacks_object(clause, first):
        return False
    subjects = (c for c in clause.lefts if c.dep_ in ("nsubj", "nsubjpass"))
    return first.dep_ == "mark" or any(c.i > first.i for c in subjects)


def _lacks_object(clause: Token, first: Token) -> bool:
    """Return whether "that" stands for the object of its clause: "the claim that he made"."""
    is_passive = any(c.dep_ == "nsubjpass" for c in clause.lefts)
    takes = first.dep_ in ("dobj", "pobj") and not is_passive
    return takes and not any(c.dep_ in ("dobj", "attr", "acomp", "prep") for c in clause.rights)


def _is_denied(token: Token) -> bool:
    """Return whether a noun is what somebody denies: then it is they who speak of it."""
    rules = verbs().get(token.head.lemma_.lower(), ()) if token.dep_ == "dobj" else ()
    return any(rule.denies for rule in rules)


def _is_said_in(token: Token) -> bool:
    """Return whether a noun is that in which somebody says it: "said in a statement that"."""
    is_inside = token.dep_ == "pobj" and token.head.lower_ == "in"
    return is_inside and token.head.head.lemma_.lower() in verbs()


def _steps(
    place: ParsedSentence, token: Token, found: Token | None, region: Span, speakers: Speakers
) -> tuple[Step, ...]:
    paper = written(token)
    if found is None and (paper is None or not any(c.dep_ == "det" for c in token.lefts)):
        return ()
    by_paper = paper is not None and (found is None or owner(paper) is not None)
    speaker = speakers.of(place, paper if paper is not None and by_paper else found or token)
    speakers.heard(speaker, place.number)
    return (Step(speaker, speakers.words(region), ""),)


# --- adjectives, and verbs that the parser took for nouns --------------------------------------


def _adjective(place: ParsedSentence, token: Token, speakers: Speakers) -> Frame | None:
    """Return the frame of "X is satisfied that"."""
    rule = adjectives().get(token.lower_)
    if rule is None:
        return None
    verb = token.head if token.dep_ == "acomp" else token
    behind = (c for c in (*token.rights, *verb.rights) if c.i > token.i)
    clause = next((c for c in behind if c.dep_ == "ccomp"), None)
    who = subject(verb)
    if clause is None or who is None or who.lower_ == "it":
        return None
    said = place.subtree(clause)
    region = (place.span(min(who.left_edge.i, token.i), token.i + 1)[0], said[0])
    denied = is_negated(verb) or is_negated(token)
    if denied and rule.modality is Modality.FACT:
        rule = replace(rule, modality=Modality.NOT_PROVED)
    return _framed(place, speakers.of(place, who), rule, (said, region), speakers, denied=denied)


def _misread(place: ParsedSentence, token: Token, speakers: Speakers) -> Frame | None:
    """Return the frame of a verb that the parser took for a noun: "minutes record that"."""
    rules = verbs().get(token.lemma_.lower(), ())
    rule = next((r for r in rules if "clause" in r.takes), None)
    if rule is None or token.pos_ != "NOUN" or token.i + 1 >= len(token.doc):
        return None
    following = token.nbor(1)
    clause = following.head
    if following.lower_ != "that" or clause.i <= following.i or not _is_that(clause):
        return None
    if any(_qualifies(child, token) for child in token.lefts):
        return None
    who = _namer(token)
    if who is None:
        return None
    said = place.span(following.i, clause.right_edge.i + 1)
    region = (place.span(min(who.left_edge.i, token.i), token.i + 1)[0], said[0])
    return _framed(place, speakers.of(place, who), rule, (said, region), speakers)


def _namer(token: Token) -> Token | None:
    """Return the noun before a verb that the parser took for one."""
    for child in token.lefts:
        if child.dep_ == "nsubj":
            return child
    for above in token.ancestors:
        if above.pos_ in ("NOUN", "PROPN") and above.i < token.i:
            return above
    return next((c for c in reversed(list(token.lefts)) if c.dep_ == "compound"), None)


def _qualifies(child: Token, noun: Token) -> bool:
    """Return whether a word before a noun shows that it is one: "the", "his", "four"."""
    if child.dep_ == "poss":
        return True
    is_year = child.is_digit and len(child) == _YEAR
    is_next = child.i == noun.i - 1 and not is_year
    return is_next and child.dep_ in ("det", "amod", "nummod")


def _framed(
    place: ParsedSentence,
    speaker: Speaker,
    rule: Rule,
    spans: tuple[Span, Span],
    speakers: Speakers,
    *,
    denied: bool = False,
) -> Frame | None:
    said, region = spans
    if region[0] >= said[0]:
        return None
    speakers.heard(speaker, place.number)
    step = Step(speaker, speakers.words((region[0], max(region[1], said[0]))))
    return Frame((said,), region, (step,), rule, place.number, denied=denied)
