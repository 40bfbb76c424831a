"""What no frame tells: what a thing has none of, and what else is said of it, in words."""

from __future__ import annotations

from collections.abc import Container, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from claimgraph.documents.english.claims.clauses import Clause
from claimgraph.documents.english.claims.control import blaming, is_raised
from claimgraph.documents.english.claims.copulas import VERBS
from claimgraph.documents.english.claims.lexical import LIGHT, REPORTING
from claimgraph.documents.english.claims.modes import Mode, is_negative, mode_of
from claimgraph.documents.english.claims.phrases import View
from claimgraph.documents.english.claims.statements import (
    Statement,
    predicate_text,
    subtree_text,
    time_of,
    verb_span,
)
from claimgraph.documents.english.claims.syntax import SUBJECTS, phrases_of
from claimgraph.documents.english.claims.worth import is_content, is_intention, worth
from claimgraph.documents.english.lexicon import words
from claimgraph.documents.proposing.draft import ObjectKind, Words
from claimgraph.model.claim import Modality
from claimgraph.model.proposal import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

_EVIDENCE, _SAYING = words("modes", "evidence"), words("modes", "saying")
_SHOWING = frozenset({"show", "record"})
"""What a paper does: a sum that it shows is one that somebody paid."""
_MOST = 3
_UNSAID = 0.35
_NEAR = 3


def described(
    view: View, told: Container[int], *, is_question: bool = False
) -> Iterator[Statement]:
    """Yield what the clauses that no frame fits say of their subjects, in words.

    Args:
        view: The sentence.
        told: The tokens of the verbs that a frame fits.
        is_question: Whether the sentence is a question.
    """
    for clause in view.clauses:
        mode = mode_of(clause, is_question=is_question)
        if not mode.real:
            continue
        lacks = list(_lacking(view, clause, mode))
        yield from lacks
        if not lacks and clause.head.i not in told:
            yield from _described(view, clause, mode)


def _lacking(view: View, clause: Clause, mode: Mode) -> Iterator[Statement]:
    """Yield what something is said to have none of: "has no owner", "no record of a sale"."""
    if clause.lemma not in ("have", "find", "see", "know", "hold") or clause.passive:
        return
    for token in clause.patients:
        if not is_negative(token):
            continue
        text = subtree_text(view, token)
        of = [t for t in phrases_of(token).get("of", ()) if view.is_thing(t)]
        if token.lemma_.lower() in _EVIDENCE and of:
            yield _statement(
                view, clause, Mode(True, mode.modality), of[0], text, "have.no-record", 0.6
            )
        elif clause.lemma == "have":
            for subject in clause.agents[:_MOST]:
                if view.is_thing(subject):
                    lacked = Mode(True, mode.modality)
                    text = _without_no(view, token, text)
                    yield _statement(view, clause, lacked, subject, text, "have.none", 0.65)


def _without_no(view: View, token: Token, text: Words) -> Words:
    """Return the words of what is lacked without the "no" before them."""
    first = next((t for t in token.subtree if t.lower_ != "no"), token)
    start = view.span(first, first)[0]
    assert text.at is not None
    return view.text((start, text.at[1])) if start < text.at[1] else text


def _described(view: View, clause: Clause, mode: Mode) -> Iterator[Statement]:
    is_told = clause.lemma in VERBS or clause.lemma in REPORTING or clause.lemma in LIGHT
    if mode.negated and _says_no_itself(clause):
        mode = replace(mode, negated=False)
    is_unsaid = clause.lemma in _SAYING and mode.negated and clause.complement is not None
    text = _with_modal(view, clause)
    is_told = is_told and not (is_content(clause) or _is_rule(clause, mode) or _has(clause))
    is_told = is_told or is_intention(clause) or _is_raising(clause)
    if not is_unsaid and (is_told or not _is_plain(clause)):
        return
    amount = next((t for t in clause.patients if view.is_kind(t, "bulk")), None)
    for subject in clause.subjects[:_MOST]:
        if not view.is_thing(subject) or is_negative(subject):
            continue
        if clause.lemma in _SHOWING and any(
            view.is_money(t) for p in clause.patients for t in p.subtree
        ):
            continue
        if amount is not None and view.quantity_at(amount) is not None:
            yield _amount(view, clause, mode, subject, amount)
            continue
        prior = worth(view, clause, mode, subject, text)
        if is_unsaid:
            yield _statement(view, clause, mode, subject, text, "clause.unsaid", _UNSAID)
        elif prior is not None:
            yield _statement(view, clause, mode, subject, text, "clause.any", prior)


def _says_no_itself(clause: Clause) -> bool:
    """Return whether the words of a clause hold the "no" that denies it: "took no action"."""
    is_own = any(c.dep_ in SUBJECTS for c in clause.head.children)
    return is_own and any(is_negative(token) for token in clause.patients)


def _has(clause: Clause) -> bool:
    """Return whether somebody is said to have a thing: "has a licence to fish"."""
    is_had = clause.lemma == "have" and not clause.passive and clause.complement is None
    return is_had and any(t.pos_ in ("NOUN", "PROPN") for t in clause.patients)


def _is_raising(clause: Clause) -> bool:
    """Return whether a verb only says how the act is known that hangs on it: "accused of"."""
    if clause.complement is not None and is_raised(clause.complement):
        return True
    acts = [t for t in clause.head.subtree if t.dep_ == "pcomp"]
    return clause.lemma in REPORTING and any(blaming(act) == clause.head for act in acts)


def _is_rule(clause: Clause, mode: Mode) -> bool:
    """Return whether a verb tells what has to be done, or what is not proved."""
    is_norm = mode.modality is Modality.NORM and bool(clause.patients)
    return is_norm or mode.modality is Modality.NOT_PROVED


def _with_modal(view: View, clause: Clause) -> Words:
    """Return what a clause says from the verb on, with the "would" or "must" before it."""
    text = predicate_text(view, clause)
    modal = next((c for c in clause.head.children if c.dep_ == "aux" and c.tag_ == "MD"), None)
    is_denied = any(c.dep_ == "neg" for c in clause.head.children)
    if modal is None or text.at is None or is_denied or not 0 < clause.head.i - modal.i <= _NEAR:
        return text
    return view.text((view.span(modal, modal)[0], text.at[1]))


def _amount(view: View, clause: Clause, mode: Mode, subject: Token, amount: Token) -> Statement:
    """Return how much a thing makes, takes or moves: "pumps 300 litres a day"."""
    found = view.quantity_at(amount)
    assert found is not None
    span = (found.start, found.end)
    return Statement(
        "clause.amount",
        "hasCount",
        view.words(subject),
        view.text(span),
        ObjectKind.QUANTITY,
        (view.phrase(subject), verb_span(view, clause), span),
        0.75,
        clause.head.i,
        mode,
        time_of(view, clause),
    )


def _is_plain(clause: Clause) -> bool:
    """Return whether a verb says something by itself, and not what somebody thinks or says."""
    complement = clause.complement
    is_content = complement is not None and (
        complement.dep_ == "ccomp" or clause.lemma in ("use", "start", "begin", "continue", "stop")
    )
    return clause.head.is_alpha and clause.head.tag_.startswith("V") and not is_content


def _statement(
    view: View, clause: Clause, mode: Mode, subject: Token, text: Words, rule: str, prior: float
) -> Statement:
    assert text.at is not None
    spans: tuple[Span, ...] = (view.phrase(subject), text.at)
    if rule.startswith("have"):
        spans = (*spans, verb_span(view, clause))
    return Statement(
        rule,
        "describedAs",
        view.words(subject),
        text,
        ObjectKind.TEXT,
        spans,
        prior,
        clause.head.i,
        mode,
        time_of(view, clause),
        broad=True,
    )
