"""Who belongs where, without a verb: signatures, lists, "X (Y)", "including X"."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from claimgraph.documents.english.claims.modes import Mode
from claimgraph.documents.english.claims.phrases import NOUNS, View
from claimgraph.documents.english.claims.statements import Statement
from claimgraph.documents.english.claims.syntax import phrases_of
from claimgraph.documents.english.lexicon import words
from claimgraph.documents.english.reading import Mention, MentionKind
from claimgraph.documents.proposing.draft import ObjectKind

if TYPE_CHECKING:
    from spacy.tokens import Token

_FUNCTIONS = words("relations_naming", "functions")
_LARGER = frozenset({"Country", "Province", "Region"})
_INCLUDING = ("including", "such as", "among them")


def affiliated(view: View) -> Iterator[Statement]:
    """Yield who a sentence counts among whom in passing."""
    yield from _beside(view)
    yield from _within(view)
    for token in view.parsed.doc:
        if token.pos_ in NOUNS:
            yield from _including(view, token)


def _beside(view: View) -> Iterator[Statement]:
    """Yield people with the body that stands beside them: "X, Y Ltd." as a line, "X (Y Ltd.)"."""
    text = view.reading.document.text
    for person, body in pairwise(view.names):
        between = text[person.end : body.start].strip()
        in_brackets = between == "(" and text[body.end : body.end + 1] == ")"
        in_line = between in (",", "-", "–", "—", "|") and not view.clauses
        is_function = text[body.start : body.end].lower() in _FUNCTIONS
        if not (in_brackets or in_line) or is_function or not _fit(view, person, body):
            continue
        spans = ((person.start, person.end), (body.start, body.end))
        yield Statement(
            "beside.brackets" if in_brackets else "beside.line",
            "memberOf",
            view.words_of(person),
            view.words_of(body),
            ObjectKind.THING,
            spans,
            0.7 if in_line else 0.55,
            person.head,
            Mode(),
        )


def _within(view: View) -> Iterator[Statement]:
    """Yield places with the larger place that is named behind them: "Arlen, Norvia"."""
    text = view.reading.document.text
    for inner, outer in pairwise(view.names):
        if text[inner.end : outer.start].strip() != "," or inner.thing == outer.thing:
            continue
        one, other = view.reading.thing_of(inner), view.reading.thing_of(outer)
        if "Place" in view.ancestors(one.type) and other.type in _LARGER:
            spans = ((inner.start, inner.end), (outer.start, outer.end))
            yield Statement(
                "place.within",
                "locatedIn",
                view.words_of(inner),
                view.words_of(outer),
                ObjectKind.THING,
                spans,
                0.55,
                inner.head,
                Mode(),
            )


def _fit(view: View, person: Mention, body: Mention) -> bool:
    if person.thing == body.thing or body.kind is not MentionKind.NAME:
        return False
    one, other = view.reading.thing_of(person), view.reading.thing_of(body)
    types = view.ancestors(other.type)
    return "Person" in view.ancestors(one.type) and "Organisation" in types


def _including(view: View, token: Token) -> Iterator[Statement]:
    """Yield the members of a group that are named behind "including"."""
    phrases = phrases_of(token)
    for preposition in _INCLUDING:
        for member in phrases.get(preposition, ()):
            if not view.is_thing(member):
                continue
            spans = (view.phrase(token), view.phrase(member))
            yield Statement(
                "noun.including",
                "partOf",
                view.words(member),
                view.words(token),
                ObjectKind.THING,
                spans,
                0.6,
                token.i,
                Mode(),
            )
