"""What a noun states: the entries of its lexicon, and the statements that are made of them."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from claimgraph.documents.english.claims.modes import Mode
from claimgraph.documents.english.claims.phrases import View
from claimgraph.documents.english.claims.statements import Statement
from claimgraph.documents.english.lexicon import lexicon
from claimgraph.documents.proposing.draft import ObjectKind, Words
from claimgraph.model.proposal import Span

if TYPE_CHECKING:
    from spacy.tokens import Token


@cache
def by_noun(section: str) -> dict[str, tuple[dict[str, Any], ...]]:
    """Return the entries of a section of the lexicon of nouns, by noun."""
    found: dict[str, list[dict[str, Any]]] = {}
    for entry in lexicon("relations_nouns")[section]:
        for word in entry["nouns"]:
            found.setdefault(word, []).append(entry)
    return {word: tuple(several) for word, several in found.items()}


def between(
    view: View, rule: str, relation: str, ends: tuple[Token, Token], token: Token, prior: float
) -> Statement:
    """Return what a noun states between two things."""
    subject, other = ends
    spans = (view.phrase(subject), view.phrase(other), view.span(token, token))
    return made(
        view, rule, relation, subject, view.words(other), ObjectKind.THING, spans, prior, token
    )


def made(
    view: View,
    rule: str,
    relation: str,
    subject: Token,
    other: Words,
    kind: ObjectKind,
    spans: tuple[Span, ...],
    prior: float,
    token: Token,
) -> Statement:
    """Return what a noun states of a thing."""
    return Statement(
        rule, relation, view.words(subject), other, kind, spans, prior, token.i, Mode()
    )
