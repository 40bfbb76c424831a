"""What comes to how much without a verb: "revenue of 4 million euros", "Ada Quill, 71,"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from claimgraph.documents.english.claims.modes import Mode, mode_of
from claimgraph.documents.english.claims.phrases import View, edges, noun
from claimgraph.documents.english.claims.statements import Statement, count, time_of
from claimgraph.documents.english.claims.syntax import phrases_of
from claimgraph.documents.english.lexicon import words
from claimgraph.documents.proposing.draft import Words
from claimgraph.model.claim import Modality
from claimgraph.model.proposal import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

_EMPTY = words("relations_values", "portions")
_PAYMENTS = words("relations_happenings", "payments")
_AGE = re.compile(r"1?\d?\d\Z")
_ENDS = frozenset({",", ")", ";", ".", "-", "\u2013", "\u2014"})


def amounting(view: View) -> Iterator[Statement]:
    """Yield the amounts of what nouns measure, and the ages of people."""
    for token in view.parsed.doc:
        if token.pos_ == "NOUN":
            yield from _measured(view, token)
        if token.pos_ in ("PROPN", "NOUN") and view.is_person(token):
            yield from _aged(view, token)


def _measured(view: View, token: Token) -> Iterator[Statement]:
    """Yield the amount that stands behind a noun with "of": "a loss of 4 million euros"."""
    phrases = phrases_of(token)
    if noun(token) in _EMPTY | _PAYMENTS or view.is_value(token) or view.is_person(token):
        return
    for end in phrases.get("of", ())[:1]:
        found = view.quantity_at(end)
        if found is None or view.date_at(end) is not None or not view.is_measure(end):
            continue
        span = found.start, found.end
        first, last = edges(token)
        last = last if last.i < end.i else token
        about = view.mention(token)
        subject = view.words_of(about) if about is not None else view.text(view.span(first, token))
        spans = (view.span(first, token), span)
        yield _count(view, "amount.of", subject, span, spans, token, 0.65)


def _aged(view: View, token: Token) -> Iterator[Statement]:
    """Yield the age behind the name of somebody, between commas or in brackets."""
    last = view.phrase(token)[1]
    doc = token.doc
    at = next((t.i for t in doc[token.i + 1 :] if view.span(t, t)[0] >= last), len(doc))
    if at + 2 >= len(doc) or doc[at].text not in (",", "(") or token.pos_ != "PROPN":
        return
    age = doc[at + 1]
    age = age.nbor(1) if age.lower_ == "aged" and at + 3 < len(doc) else age
    if _AGE.match(age.text) and age.nbor(1).text in _ENDS and view.date_at(age) is None:
        span = view.span(age, age)
        spans = (view.phrase(token), span)
        yield _count(view, "amount.age", view.words(token), span, spans, token, 0.75)


def _count(
    view: View,
    rule: str,
    subject: Words,
    amount: Span,
    spans: tuple[Span, ...],
    token: Token,
    prior: float,
) -> Statement:
    clause = next((view.by_head[t.i] for t in token.ancestors if t.i in view.by_head), None)
    mode = mode_of(clause) if clause is not None and rule == "amount.of" else Mode()
    told = Mode(modality=mode.modality if mode.real else Modality.FACT)
    when = time_of(view, clause) if clause is not None and rule == "amount.of" else None
    return count(view, rule, subject, amount, spans, token, told, when, prior)
