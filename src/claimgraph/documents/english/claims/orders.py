"""Requests, orders and resolutions of no verb frame: "It was AGREED that", "at X's request"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from claimgraph.documents.english.claims.clauses import Clause
from claimgraph.documents.english.claims.modes import Mode, is_subjunctive, mode_of
from claimgraph.documents.english.claims.phrases import View, edges, noun
from claimgraph.documents.english.claims.statements import Statement, predicate_text, subtree_text
from claimgraph.documents.english.claims.syntax import phrases_of
from claimgraph.documents.english.lexicon import lexicon
from claimgraph.documents.proposing.draft import ObjectKind, Words
from claimgraph.model.proposal import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

_LEXICON = lexicon("statements")["orders"]
_TOLD = frozenset(_LEXICON["told"])
_BODY_ENDS = re.compile(rf"\b(?:{'|'.join(_LEXICON['bodies'])})s?$")
_NOUNS, _PREPOSITIONS = frozenset(_LEXICON["nouns"]), frozenset(_LEXICON["prepositions"])
_PRIOR: float = _LEXICON["prior"]
_FORMS = "|".join(sorted(_LEXICON["forms"], key=len, reverse=True))
_RESOLVED = re.compile(
    rf"\b[Ii]t (?:was|is|has been|had been)(?: \w+ly| also| further)? (?:{_FORMS})(?: \w+ly)?"
    r"(?:,? (?:that|to)\b|(?= not to\b))\s*",
    re.IGNORECASE,
)
_GIVING, _GIVEN = frozenset(_LEXICON["giving"]), frozenset(_LEXICON["given"])
_PLACES = frozenset({"GPE", "LOC", "FAC"})
_LONG = 600


def ordered(view: View) -> Iterator[Statement]:
    """Yield what is resolved, ordered or asked for in a sentence.

    Args:
        view: The sentence.
    """
    yield from _resolved(view)
    for clause in view.clauses:
        mode = mode_of(clause)
        if mode.real:
            yield from _told(view, clause)
            yield from _at_request(view, clause)
            yield from _asked_that(view, clause)
            yield from _given(view, clause, mode)


# --- resolutions ----------------------------------------------------------------------------------


def _resolved(view: View) -> Iterator[Statement]:
    """Yield what a body resolved: "It was RESOLVED that the lease be renewed"."""
    sentence, text = view.parsed.sentence, view.reading.document.text
    found = _RESOLVED.search(text, sentence.start, min(sentence.end, sentence.start + _LONG))
    body = _body(view, sentence.start) if found is not None else None
    if found is None or body is None:
        return
    end = sentence.end
    while end > found.end() and not text[end - 1].isalnum():
        end -= 1
    what = view.text((found.end(), end))
    if what.text:
        yield _statement("order.resolved", body, what, ((found.start(), end),), 0)


def _body(view: View, before: int) -> Words | None:
    """Return the body whose resolutions a document tells: the last of that kind before."""
    reading = view.reading
    for mention in reversed(reading.mentions):
        if mention.start >= before:
            continue
        text = reading.document.text[mention.start : mention.end].lower()
        if _BODY_ENDS.search(text.partition(" of ")[0]):
            return view.words_of(mention)
    return None


# --- who is told to -------------------------------------------------------------------------------


def _told(view: View, clause: Clause) -> Iterator[Statement]:
    """Yield who told somebody to do a thing: "I was instructed to burn them by my captain"."""
    wish = clause.complement
    if not clause.passive or clause.lemma not in _TOLD or wish is None:
        return
    if not any(c.dep_ == "aux" and c.tag_ == "TO" for c in wish.children):
        return
    by = next((c for c in wish.children if c.lower_ == "by" and c.dep_ in ("prep", "agent")), None)
    agents = [t for t in phrases_of(wish).get("by", ()) if view.is_agent(t)]
    if by is None or not agents or by.i <= wish.i:
        return
    first = wish.left_edge
    last = by.nbor(-1)
    what = view.text(view.span(first, last))
    agent = view.words(agents[0])
    spans = (view.span(clause.head, clause.head), view.phrase(agents[0]), *_subjects(view, clause))
    yield _statement("order.told", agent, what, spans, clause.head.i)


def _subjects(view: View, clause: Clause) -> tuple[Span, ...]:
    return tuple(view.phrase(t) for t in clause.subjects[:1])


# --- at whose request -----------------------------------------------------------------------------


def _at_request(view: View, clause: Clause) -> Iterator[Statement]:
    """Yield who asked for what was done: "the boxes were opened at X's request"."""
    for preposition in clause.head.children:
        if preposition.dep_ != "prep" or preposition.lower_ not in _PREPOSITIONS:
            continue
        for token in preposition.children:
            is_free = preposition.lower_ != "by" or _is_by_order(clause)
            if token.dep_ != "pobj" or noun(token) not in _NOUNS or not is_free:
                continue
            for who in _whose(view, token):
                what = _done(view, clause, preposition)
                spans = (what.at or (0, 0), view.phrase(who), view.span(preposition, token))
                yield _statement("order.request", view.words(who), what, spans, clause.head.i)


def _is_by_order(clause: Clause) -> bool:
    """Return whether "by order of" tells of the verb, and not of a noun beside it."""
    return clause.passive and not clause.obliques.get("by", ())[1:]


def _whose(view: View, token: Token) -> Iterator[Token]:
    owners = [c for c in token.children if c.dep_ == "poss"]
    owners += phrases_of(token).get("of", ())
    for token in owners[:2]:
        if view.is_agent(token) or (view.is_thing(token) and token.ent_type_ not in _PLACES):
            yield token


def _done(view: View, clause: Clause, before: Token) -> Words:
    """Return what was done, with whom or what it was done to, up to a preposition."""
    subjects = [c for c in clause.head.children if c.dep_ in ("nsubj", "nsubjpass")]
    first = min((edges(t)[0] for t in subjects), key=lambda t: t.i, default=clause.head)
    if before.i > clause.head.i:
        last = before.nbor(-1)
        while last.is_punct and last.i > clause.head.i:
            last = last.nbor(-1)
        return view.text(view.span(first, last))
    told = predicate_text(view, clause).at
    assert told is not None
    return view.text((view.span(first, first)[0], told[1]))


# --- "asked that it be recorded" ------------------------------------------------------------------


def _asked_that(view: View, clause: Clause) -> Iterator[Statement]:
    """Yield what somebody asks to be done in a clause: "asked that her objection be recorded"."""
    wish = clause.complement
    if wish is None or clause.passive or not is_subjunctive(wish):
        return
    inside = [t for t in wish.subtree if t.dep_ != "mark" and not t.is_punct]
    first, last = inside[0], inside[-1]
    what = view.text(view.span(first, last))
    for subject in clause.agents[:2]:
        if view.is_agent(subject):
            spans = (view.phrase(subject), what.at or (0, 0))
            yield _statement("order.that", view.words(subject), what, spans, clause.head.i)


def _given(view: View, clause: Clause, mode: Mode) -> Iterator[Statement]:
    """Yield an instruction that somebody gave, or never gave."""
    if clause.lemma not in _GIVING or clause.passive:
        return
    for token in clause.patients[:1]:
        if noun(token) not in _GIVEN:
            continue
        what = subtree_text(view, token)
        for subject in clause.agents[:2]:
            if view.is_agent(subject):
                spans = (view.phrase(subject), what.at or (0, 0))
                made = _statement("order.given", view.words(subject), what, spans, clause.head.i)
                yield replace(made, mode=mode)


def _statement(rule: str, who: Words, what: Words, spans: tuple[Span, ...], head: int) -> Statement:
    return Statement(rule, "requested", who, what, ObjectKind.TEXT, spans, _PRIOR, head)
