"""How many, where no noun is counted: "four dead", "the union claimed 700", "rose to 9 percent"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from claimgraph.documents.english.claims.clauses import Clause
from claimgraph.documents.english.claims.modes import Mode, mode_of
from claimgraph.documents.english.claims.phrases import NOUNS, View, noun
from claimgraph.documents.english.claims.statements import (
    Statement,
    count,
    predicate_text,
    time_of,
    verb_span,
)
from claimgraph.documents.english.claims.syntax import SUBJECTS, phrases_of
from claimgraph.documents.english.lexicon import lexicon
from claimgraph.documents.pieces import StatedQuantity
from claimgraph.model.proposal import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

_LEXICON = lexicon("statements")["measures"]
_STATES, _TELLING = frozenset(_LEXICON["states"]), frozenset(_LEXICON["telling"])
_OF_MONEY = frozenset(_LEXICON["of_money"])
_SETTING = frozenset(_LEXICON["setting"])
_COMING = frozenset({"number", "count", "total"})
_MEASURING = frozenset({"number", "figure", "total", "age", "size", "strength", "count", "height"})
_PRIOR: float = _LEXICON["prior"]
_NUMBER = re.compile(r"\d{1,3}(?:,\d{3})+|\d+|[a-z]+(?:-[a-z]+)?", re.IGNORECASE)
_SCALES = frozenset({"one", "zero", "hundred", "thousand", "million", "billion", "trillion"})
_BARE = 0.65
_OF_GROUP = 0.86
"""Of a number that somebody gives of people counted before, and has not himself."""


def measured(view: View, earlier: Sequence[Statement]) -> Iterator[Statement]:
    """Yield how many are dead, how many others claim, and what something comes to.

    Args:
        view: The sentence.
        earlier: What the sentence before states, which tells what a bare number counts.
    """
    for token in view.parsed.doc:
        if token.lower_ in _STATES:
            yield from _in_a_state(view, token)
    counted = next((e for e in reversed(earlier) if _is_count_of_people(e)), None)
    for clause in view.clauses:
        mode = mode_of(clause)
        if mode.real:
            yield from _set_at(view, clause, mode)
            yield from _bare(view, clause, mode, counted)


def _is_count_of_people(statement: Statement) -> bool:
    is_count = statement.relation == "hasCount"
    return is_count and statement.subject.type in ("PersonGroup", "Person", "")


# --- numbers before a state -----------------------------------------------------------------------


def _in_a_state(view: View, token: Token) -> Iterator[Statement]:
    """Yield a count of people in a state that stands without a noun: "four dead"."""
    if token.i == 0:
        return
    number = token.nbor(-1)
    is_verb = any(c.dep_ in ("aux", "auxpass") for c in token.children)
    if number.pos_ != "NUM" or is_verb or view.date_at(number) is not None:
        return
    if not _NUMBER.fullmatch(number.text):
        return
    found = view.quantity_at(number)
    amount = view.span(number, number) if found is None else (found.start, found.end)
    both = min(amount[0], view.span(number, number)[0]), view.span(token, token)[1]
    clause = next((view.by_head[t.i] for t in token.ancestors if t.i in view.by_head), None)
    spans: tuple[Span, ...] = (both,)
    when = None
    if clause is not None:
        when = time_of(view, clause)
        verb = verb_span(view, clause)
        spans = (verb, both) if verb[0] < both[0] and clause.lemma in _TELLING else spans
    subject = view.named(both)
    yield count(view, "count.state", subject, amount, spans, token, Mode(), when, _OF_GROUP)


# --- what something comes to ----------------------------------------------------------------------


def _set_at(view: View, clause: Clause, mode: Mode) -> Iterator[Statement]:
    """Yield what an amount is put at, however far behind: "gave the number of X as ten"."""
    if clause.passive or clause.lemma not in _SETTING | _TELLING:
        return
    prepositions = ("at", "as") if clause.lemma in _SETTING else ("as",)
    for patient in clause.patients:
        for token in (*patient.subtree, *clause.head.children):
            if token.lower_ in prepositions and token.dep_ == "prep" and token.i > patient.i:
                yield from _set(view, clause, mode, patient, token)


def _set(
    view: View, clause: Clause, mode: Mode, patient: Token, preposition: Token
) -> Iterator[Statement]:
    """Yield the amount behind a preposition, of what the noun before it measures."""
    for end in preposition.children:
        found = view.quantity_at(end)
        if view.date_at(end) is not None or (found is None and end.pos_ != "NUM"):
            continue
        span = (found.start, found.end) if found is not None else view.span(end, end)
        about = _measured_by(patient)
        spans = (verb_span(view, clause), view.phrase(about), view.phrase(patient), span)
        when = time_of(view, clause)
        yield count(
            view, "count.set", view.words(about), span, spans, clause.head, mode, when, _PRIOR
        )


def _measured_by(noun_: Token) -> Token:
    """Return what a noun measures: "the number of X", "X's age"; else the noun itself."""
    if noun(noun_) not in _MEASURING:
        return noun_
    owners = (c for c in noun_.children if c.dep_ == "poss")
    return next(iter((*phrases_of(noun_).get("of", ()), *owners)), noun_)


# --- numbers alone --------------------------------------------------------------------------------


def _bare(view: View, clause: Clause, mode: Mode, counted: Statement | None) -> Iterator[Statement]:
    """Yield a number without a noun that somebody gives, or that does something itself."""
    own = [c for c in clause.head.children if c.dep_ in (*SUBJECTS, "dobj", "ccomp")]
    own += clause.obliques.get("of", ()) if clause.lemma in ("speak", "talk") else ()
    for token in own:
        if token.pos_ != "NUM" or not _is_bare(view, token):
            continue
        is_subject = token.dep_ in SUBJECTS
        if not is_subject and (clause.lemma not in _TELLING or not clause.agents):
            continue
        if clause.lemma in _OF_MONEY:
            continue
        span = view.span(token, token)
        at = predicate_text(view, clause).at if is_subject else verb_span(view, clause)
        assert at is not None
        agents = [] if is_subject else [view.phrase(t) for t in clause.agents[:1]]
        subject = view.named(span) if counted is None or is_subject else counted.subject
        when, prior = time_of(view, clause), _BARE
        if counted is not None and not is_subject:
            prior = _OF_GROUP
        spans = (span, at, *agents)
        yield count(view, "count.bare", subject, span, spans, clause.head, mode, when, prior)


def _is_bare(view: View, token: Token) -> bool:
    """Return whether a number counts what is left out, and is no date, share or label."""
    if view.date_at(token) is not None or not _NUMBER.fullmatch(token.text):
        return False
    if token.lower_ in _SCALES or token.i + 1 == len(token.doc):
        return False
    after = token.nbor(1)
    is_joined = after.pos_ in NOUNS and after.head is not token.head
    has_own = any(c.dep_ in ("prep", "nummod", "relcl", "compound") for c in token.children)
    found = view.quantity_at(token)
    is_told = found is not None and not found.carried and _has_unit(view, found)
    return not (is_joined or has_own or is_told or after.text in ("%", "-", "/"))


def _has_unit(view: View, found: StatedQuantity) -> bool:
    """Return whether the words of an amount say of what it is: a unit may be inferred."""
    text = view.reading.document.text[found.start : found.end]
    return bool(found.quantity.unit) and not _NUMBER.fullmatch(text.rsplit(" ", 1)[-1])


def is_given(view: View, clause: Clause, token: Token) -> bool:
    """Return whether somebody only gives a number, and does not have it: "the union says 700"."""
    is_told = (
        clause.lemma in _TELLING
        and clause.lemma not in _COMING
        and any(map(view.is_agent, clause.agents))
    )
    return is_told and token.dep_ == "dobj" and token.pos_ == "NUM" and _is_bare(view, token)
