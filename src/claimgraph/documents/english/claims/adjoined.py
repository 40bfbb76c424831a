"""Adjectives that stand behind a noun, between commas: "the mill, idle since 2009, is old"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from claimgraph.documents.english.claims.modes import Mode
from claimgraph.documents.english.claims.phrases import View
from claimgraph.documents.english.claims.statements import Statement, subtree_text
from claimgraph.documents.proposing.draft import ObjectKind

if TYPE_CHECKING:
    from spacy.tokens import Token

_PLACES = frozenset({"amod", "appos", "acl", "advcl", "acomp"})
_ENDS = frozenset({"nsubj", "nsubjpass", "dobj", "attr", "ROOT"})
_PRIOR = 0.6


def adjoined(view: View) -> Iterator[Statement]:
    """Yield what the adjectives behind the nouns of a sentence say of them."""
    for token in view.parsed.doc:
        noun = _noun_before(token) if token.pos_ == "ADJ" and token.dep_ in _PLACES else None
        if noun is None or not view.is_thing(noun):
            continue
        text = subtree_text(view, token)
        if text.at is not None:
            spans = (view.phrase(noun), text.at)
            yield Statement(
                "adjective.behind", "describedAs", view.words(noun), text, ObjectKind.TEXT,
                spans, _PRIOR, token.i, Mode(), broad=True,
            )  # fmt: skip


def _noun_before(token: Token) -> Token | None:
    """Return the noun before the comma before an adjective that has words of its own."""
    first = token.left_edge
    has_own = any(c.dep_ in ("prep", "xcomp") and c.i > token.i for c in token.children)
    if not has_own or first.i < 2 or first.nbor(-1).text != ",":
        return None
    noun = first.nbor(-2)
    return noun if noun.pos_ in ("NOUN", "PROPN") and noun.dep_ in _ENDS else None
