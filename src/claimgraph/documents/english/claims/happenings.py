"""When things happened and who had them done, without a verb: "her arrest on 3 May"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from claimgraph.documents.english.claims.modes import Mode, mode_of
from claimgraph.documents.english.claims.phrases import View, noun
from claimgraph.documents.english.claims.statements import Statement, verb_span
from claimgraph.documents.english.claims.syntax import phrases_of
from claimgraph.documents.english.lexicon import words
from claimgraph.documents.pieces import StatedDate
from claimgraph.documents.proposing.draft import ObjectKind

if TYPE_CHECKING:
    from spacy.tokens import Token

_LEXICON = "relations_happenings"
_HAPPENINGS, _TIMED = words(_LEXICON, "happenings"), words(_LEXICON, "timed")
_ISSUED, _GROUPS = words(_LEXICON, "issued"), words(_LEXICON, "groups")
_ADVERBS = words(_LEXICON, "adverbs")
_DATING = frozenset({"on", "in", "of", "from", "between", "during", "until", "to", "since"})
_ORDERS = frozenset({"order", "decision", "decree", "resolution"})
_FAR = 8


def happened(view: View) -> Iterator[Statement]:
    """Yield when the things that a sentence names happened, and who had them done."""
    for token in view.parsed.doc:
        if token.pos_ not in ("NOUN", "PROPN"):
            continue
        if noun(token) in _HAPPENINGS and (token.tag_ != "NNS" or token.lower_ == "talks"):
            yield from _timed(view, token)
        if noun(token) in _HAPPENINGS or (token.pos_ == "NOUN" and view.is_kind(token, "event")):
            yield from _ordered(view, token)
        if noun(token) in _ISSUED:
            yield from _issued(view, token)
        yield from _grouped(view, token)
        yield from _decreed(view, token)
        yield from _staff(view, token)
    yield from _abroad(view)


def _timed(view: View, token: Token) -> Iterator[Statement]:
    for date in view.dates:
        place = view.token_of(date.start, date.end)
        is_near = _stands_before(view, token, date)
        if is_near or (place is not None and token in (_dated(place), _announced(place))):
            span = (date.start, date.end)
            spans = (view.phrase(token), span)
            yield Statement(
                "noun.happened", "occurredOn", view.words(token), view.text(span),
                ObjectKind.DATE, spans, 0.7, token.i, Mode(),
            )  # fmt: skip
            return


def _stands_before(view: View, token: Token, date: StatedDate) -> bool:
    """Return whether only a preposition stands between a noun with its "of", and a date."""
    between = view.reading.document.text[view.phrase(token)[1] : date.start]
    return view.phrase(token)[1] < date.start and _BETWEEN.fullmatch(between) is not None


_BETWEEN = re.compile(r"\s+(?:(?:on|of|in|from|between)\s+)?")


def _dated(place: Token) -> Token | None:
    """Return the noun that a date hangs on with a preposition: "her arrest on 3 May"."""
    if place.dep_ in ("pobj", "pcomp") and place.head.lower_ in _DATING:
        top = place.head
        top = top.head if top.head.dep_ == "prep" else top
        return top.head
    return place.head if place.dep_ == "prep" and place.lower_ in _DATING else None


def _announced(place: Token) -> Token | None:
    """Return the noun before a participle that a date hangs on: "the talks, held on 3 May"."""
    verb = _dated(place)
    if verb is None or verb.tag_ != "VBN" or verb.lemma_.lower() not in _TIMED:
        return None
    if verb.dep_ == "acl" and noun(verb.head) in _HAPPENINGS:
        return verb.head
    if verb.i < 2 or verb.nbor(-1).text != "," or any(c.dep_ == "nsubj" for c in verb.children):
        return None
    before = verb.doc[max(0, verb.i - _FAR) : verb.i]
    return next((t for t in reversed(list(before)) if noun(t) in _HAPPENINGS), None)


def _ordered(view: View, token: Token) -> Iterator[Statement]:
    """Yield who had something done: "the closure by order of X", "the search by X"."""
    for by in phrases_of(token).get("by", ()):
        several = phrases_of(by).get("of", ()) if noun(by) in _ORDERS else (by,)
        for agent in several:
            if view.is_agent(agent) and view.date_at(agent) is None:
                yield _carried_out(view, agent, token)


def _decreed(view: View, token: Token) -> Iterator[Statement]:
    """Yield who had done what stands before "by order of X", past a comma or a verb."""
    if noun(token) not in _ORDERS or token.i < 2 or token.nbor(-1).lower_ != "by":
        return
    before = reversed(list(token.doc[max(0, token.i - 2 * _FAR) : token.i]))
    event = next((t for t in before if noun(t) in _HAPPENINGS), None)
    if event is None or token.head.head.i == event.i:
        return
    for agent in phrases_of(token).get("of", ()):
        if view.is_agent(agent):
            yield _carried_out(view, agent, event)


def _carried_out(view: View, agent: Token, event: Token) -> Statement:
    spans = (view.phrase(event), view.phrase(agent))
    return Statement(
        "noun.ordered", "carriedOut", view.words(agent), view.words(event),
        ObjectKind.THING, spans, 0.7, event.i, Mode(),
    )  # fmt: skip


def _issued(view: View, token: Token) -> Iterator[Statement]:
    """Yield whose a dated document is: "X's letter of 3 May", "in its report of 3 May"."""
    date = _date_behind(view, token)
    for owner in (c for c in token.children if c.dep_ == "poss"):
        if date is not None and view.is_thing(owner) and view.is_agent(owner):
            span = (date.start, date.end)
            spans = (view.phrase(owner), view.phrase(token), span)
            yield Statement(
                "noun.issued", "published", view.words(owner), view.words(token),
                ObjectKind.THING, spans, 0.65, token.i, Mode(), view.text(span),
            )  # fmt: skip


def _date_behind(view: View, token: Token) -> StatedDate | None:
    """Return the date that hangs on a document by "of" or "dated"."""
    for date in view.dates:
        place = view.token_of(date.start, date.end)
        if place is None:
            continue
        above = _dated(place)
        is_dated = place.head.lower_ == "dated" and place.head.head == token
        is_dated = is_dated or (place.head.i == token.i and place.dep_ == "nummod")
        if is_dated or (above is not None and above.i == token.i and place.head.lower_ == "of"):
            return date
    return None


def _grouped(view: View, token: Token) -> Iterator[Statement]:
    """Yield what group bodies are part of: "two firms in the X group"."""
    if not view.is_kind(token, "property") and not view.is_kind(token, "body"):
        return
    phrases = phrases_of(token)
    for group in (*phrases.get("in", ()), *phrases.get("of", ())):
        is_named = any(c.pos_ == "PROPN" for c in group.children)
        if group.pos_ == "NOUN" and noun(group) in _GROUPS and is_named:
            spans = (view.phrase(token), view.phrase(group))
            yield Statement(
                "noun.group", "partOf", view.words(token), view.words(group),
                ObjectKind.THING, spans, 0.75, token.i, Mode(),
            )  # fmt: skip


def _staff(view: View, token: Token) -> Iterator[Statement]:
    """Yield who has people: "two clerks in the Ministry of Trade", "a man from X Ltd"."""
    if token.pos_ != "NOUN" or not view.is_person(token):
        return
    phrases = phrases_of(token)
    prepositions = ("in", "at", "from", "with") if view.is_kind(token, "role") else ("from",)
    for body in (t for p in prepositions for t in phrases.get(p, ())):
        is_body = body.pos_ == "PROPN" and "Organisation" in view.types(body)
        is_body = is_body and (body.head.lower_ != "from" or view.type_of(body) != "Organisation")
        if is_body and not view.is_person(body):
            spans = (view.phrase(token), view.phrase(body))
            yield Statement(
                "noun.staff", "employs", view.words(body), view.words(token),
                ObjectKind.THING, spans, 0.65, token.i, Mode(),
            )  # fmt: skip


def _abroad(view: View) -> Iterator[Statement]:
    """Yield who is said to be abroad: "is believed to be abroad"."""
    for clause in view.clauses:
        if clause.lemma not in ("be", "live", "remain", "stay"):
            continue
        adverb = next((c for c in clause.head.children if c.lower_ in _ADVERBS), None)
        mode = mode_of(clause)
        for subject in clause.agents if adverb is not None and mode.real else ():
            place = view.text(view.span(adverb, adverb)) if adverb is not None else None
            if place is not None and place.at is not None and view.is_thing(subject):
                spans = (view.phrase(subject), verb_span(view, clause), place.at)
                yield Statement(
                    "be.abroad", "locatedIn", view.words(subject), place,
                    ObjectKind.THING, spans, 0.8, clause.head.i, mode,
                )  # fmt: skip
