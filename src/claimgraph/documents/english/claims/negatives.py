"""What did not happen: "no vote was taken", "nobody was hurt by the guards"."""

from __future__ import annotations

from collections.abc import Container, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from claimgraph.documents.english.claims.clauses import Clause
from claimgraph.documents.english.claims.lexical import REPORTING
from claimgraph.documents.english.claims.modes import Mode, is_negative, mode_of
from claimgraph.documents.english.claims.phrases import View, edges
from claimgraph.documents.english.claims.statements import (
    Statement,
    described,
    predicate_text,
    verb_span,
)
from claimgraph.documents.english.claims.syntax import SUBJECTS
from claimgraph.documents.english.lexicon import lexicon, words
from claimgraph.documents.proposing.draft import Words
from claimgraph.model.proposal import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

_PRIOR: float = lexicon("statements")["negatives"]["prior"]
_PERSONS = frozenset(lexicon("statements")["negatives"]["persons"])
_UNNAMED = 0.35
_NO = words("modes", "negative_words")
_FREE = frozenset({"ROOT", "conj", "ccomp"})
_NO_DEED = REPORTING | {"be"}


def negative(view: View, told: Container[int], *, is_question: bool = False) -> Iterator[Statement]:
    """Yield what a sentence says that nothing or nobody did or was.

    Args:
        view: The sentence.
        told: The tokens of the verbs whose clauses are told already.
        is_question: Whether the sentence is a question.
    """
    for clause in view.clauses:
        if clause.head.i in told or clause.head.dep_ not in _FREE:
            continue
        if clause.lemma in _NO_DEED and not clause.passive:
            continue
        mode = mode_of(clause, is_question=is_question)
        subject = next((c for c in clause.head.children if c.dep_ in SUBJECTS), None)
        if mode.real and not mode.disputed and subject is not None and is_negative(subject):
            yield _statement(view, clause, mode, subject)


def _statement(view: View, clause: Clause, mode: Mode, subject: Token) -> Statement:
    by = [t for t in clause.obliques.get("by", ()) if view.is_thing(t)]
    if clause.passive and by and subject.lower_ in _PERSONS:
        text = view.text(view.span(clause.head, clause.head))
        spans: tuple[Span, ...] = (view.phrase(subject), verb_span(view, clause))
        return described(
            "none.clause",
            _PRIOR,
            view, clause, Mode(True, mode.modality), view.words(by[0]), text,
            (*spans, view.phrase(by[0])),
        )  # fmt: skip
    end = predicate_text(view, clause).at
    assert end is not None
    first = _first_word(subject) or clause.head
    text = view.text((min(view.span(first, first)[0], end[0]), end[1]))
    about, span = _about(view, clause, subject)
    spans = (view.phrase(subject), end, span)
    made = described(
        "none.clause", _PRIOR, view, clause, Mode(True, mode.modality), about, text, spans
    )
    is_named = _place(view, clause) is not None or _first_word(subject) is not None
    return made if is_named else replace(made, prior=_UNNAMED)


def _about(view: View, clause: Clause, subject: Token) -> tuple[Words, Span]:
    """Return of what it is said: of a place, or of the noun without its "no"."""
    place, first = _place(view, clause), _first_word(subject)
    if place is not None or first is None:
        about = place or subject
        return view.words(about), view.phrase(about)
    span = view.span(first, edges(subject)[1])
    return view.text(span), span


def _first_word(subject: Token) -> Token | None:
    """Return the first word of a noun phrase that is no "no", or None where it is a pronoun."""
    inside = subject.doc[edges(subject)[0].i : subject.i + 1]
    return next((t for t in inside if t.lower_ not in _NO), None)


def _place(view: View, clause: Clause) -> Token | None:
    """Return the place where nothing was or happened."""
    several = (t for p in ("in", "at", "on", "aboard") for t in clause.obliques.get(p, ()))
    return next((t for t in several if view.is_place(t, is_sure=True)), None)
