"""What sums of money say without a payer: "was paid 2 million", "payments to X came to N"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from claimgraph.documents.english.claims.clauses import Clause
from claimgraph.documents.english.claims.modes import mode_of
from claimgraph.documents.english.claims.phrases import View, noun
from claimgraph.documents.english.claims.statements import Statement, time_of, verb_span
from claimgraph.documents.english.claims.syntax import phrases_of
from claimgraph.documents.english.lexicon import words
from claimgraph.documents.pieces import StatedQuantity
from claimgraph.documents.proposing.draft import ObjectKind
from claimgraph.model.claim import Modality

if TYPE_CHECKING:
    from spacy.tokens import Token

_LEXICON = "relations_happenings"
_PAYMENTS, _SUMMED = words(_LEXICON, "payments"), words(_LEXICON, "summed")
_HANDED, _OFFERED = words(_LEXICON, "handed"), words(_LEXICON, "offered")
_GRANTED = words(_LEXICON, "granted")
_SHOWING = words(_LEXICON, "showing")
_THIS = frozenset({"this", "that", "these", "those", "which"})


def summed(view: View, *, is_question: bool = False) -> Iterator[Statement]:
    """Yield who was paid or offered how much, where no payer is named."""
    for clause in view.clauses:
        if not mode_of(clause, is_question=is_question).real:
            continue
        if clause.passive and not clause.agents:
            yield from _given(view, clause, is_question=is_question)
            yield from _handed(view, clause, is_question=is_question)
        elif not clause.passive and clause.lemma in _OFFERED:
            yield from _given(view, clause, is_question=is_question)
        elif not clause.passive and clause.lemma in _SUMMED:
            yield from _came_to(view, clause, is_question=is_question)
        elif clause.lemma in _SHOWING:
            yield from _shown(view, clause)


def _given(view: View, clause: Clause, *, is_question: bool) -> Iterator[Statement]:
    """Yield what somebody was paid or offered: "was paid another 2 million"."""
    if clause.lemma not in _GRANTED | _OFFERED:
        return
    for token in clause.patients if clause.recipients else ():
        amount = _amount(view, token)
        for whom in clause.recipients:
            if amount is not None and view.is_thing(whom):
                yield _received(view, clause, whom, amount, is_question=is_question)


def _handed(view: View, clause: Clause, *, is_question: bool) -> Iterator[Statement]:
    """Yield who was paid a sum: "50,000 had been paid to X"; "of this, 50,000 was paid"."""
    is_made = clause.lemma == "make" and any(noun(t) in _PAYMENTS for t in clause.patients)
    if clause.recipients or (clause.lemma not in _HANDED and not is_made):
        return
    for token in clause.patients:
        amount = _amount(view, token)
        if amount is None:
            continue
        takers = clause.obliques.get("to", ())
        several = [t for t in takers if view.is_agent(t) or (is_made and view.is_thing(t))]
        for whom in several or _paid_before(view, clause):
            yield _received(view, clause, holder(view, whom), amount, is_question=is_question)


def _paid_before(view: View, clause: Clause) -> Iterator[Token]:
    """Yield who got the payments that "of this" is a part of, where the sentence says so."""
    is_part = any(t.lower_ in _THIS for t in clause.obliques.get("of", ()))
    for token in reversed(list(clause.head.doc[: clause.head.i])) if is_part else ():
        if noun(token) in _PAYMENTS and phrases_of(token).get("to"):
            yield from phrases_of(token)["to"][:1]
            return


def _came_to(view: View, clause: Clause, *, is_question: bool) -> Iterator[Statement]:
    """Yield who got how much in all: "payments to X came to N"."""
    for token in clause.agents:
        whom = next(iter(phrases_of(token).get("to", ())), None)
        if noun(token) not in _PAYMENTS or whom is None or not view.is_thing(whom):
            continue
        near = (*clause.obliques.get("to", ()), *clause.patients, *clause.attributes)
        for each in near:
            amount = _amount(view, each)
            if amount is not None:
                yield _received(view, clause, holder(view, whom), amount, is_question=is_question)
                return


def _shown(view: View, clause: Clause) -> Iterator[Statement]:
    """Yield who paid whom by what a paper shows: "shows a transfer of N from X to Y".

    The parser often hangs "from" and "to" on the verb.
    """
    for token in clause.patients:
        own = phrases_of(token)
        payers = own.get("from") or clause.obliques.get("from", ())
        takers = own.get("to") or clause.obliques.get("to", ())
        if noun(token) not in _PAYMENTS or not payers or not takers:
            continue
        payer, taker = payers[0], holder(view, takers[0])
        if not view.is_agent(payer) or not view.is_thing(taker):
            continue
        item = view.words(token)
        yield Statement(
            "sum.shown",
            "paid",
            view.words(payer),
            view.words(taker),
            ObjectKind.THING,
            (view.phrase(token), view.phrase(payer), view.phrase(taker)),
            0.8,
            clause.head.i,
            mode_of(clause),
            time_of(view, clause),
            qualifiers=(("item", item),),
        )


def _amount(view: View, token: Token) -> StatedQuantity | None:
    """Return the sum that a noun or number is, or is of: "a bonus of 300 euros"."""
    if view.date_at(token) is not None:
        return None
    found = view.quantity_at(token)
    if found is not None and (token.pos_ in ("NUM", "SYM") or view.is_money(token)):
        return found
    behind = phrases_of(token).get("of", ())
    return next((view.quantity_at(t) for t in behind if view.is_money(t)), None)


def _received(
    view: View, clause: Clause, whom: Token, amount: StatedQuantity, *, is_question: bool
) -> Statement:
    span = (amount.start, amount.end)
    mode = mode_of(clause, is_question=is_question)
    if clause.lemma in _OFFERED and mode.modality is Modality.FACT:
        mode = replace(mode, modality=Modality.POSSIBILITY)
    return Statement(
        "sum.received",
        "receivedPayment",
        view.words(whom),
        view.text(span),
        ObjectKind.QUANTITY,
        (view.phrase(whom), verb_span(view, clause), span),
        0.85,
        clause.head.i,
        mode,
        time_of(view, clause),
    )


def holder(view: View, token: Token) -> Token:
    """Return whose account a noun names; any other noun itself."""
    if noun(token) != "account":
        return token
    phrases = phrases_of(token)
    named = (t for name in phrases.get("in", ()) for t in phrases_of(name).get("of", ()))
    held = (t for c in token.children if c.dep_ == "acl" for t in _of_verb(c))
    owned = (c for c in token.children if c.dep_ == "poss")
    several = (*phrases.get("of", ()), *named, *held, *owned)
    return next((t for t in several if view.is_agent(t)), token)


def _of_verb(participle: Token) -> tuple[Token, ...]:
    phrases = phrases_of(participle)
    return (*phrases.get("by", ()), *phrases.get("to", ()))
