"""What verbs say: clauses that fit a frame of the lexicon, as statements with a relation."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from claimgraph.documents.english.claims.clauses import Clause, is_of_clause
from claimgraph.documents.english.claims.control import is_raised
from claimgraph.documents.english.claims.lexical import Frame, frames
from claimgraph.documents.english.claims.measures import is_given
from claimgraph.documents.english.claims.modes import Mode, is_negative, mode_of
from claimgraph.documents.english.claims.phrases import View
from claimgraph.documents.english.claims.slots import fillers, is_a
from claimgraph.documents.english.claims.statements import (
    Statement,
    predicate_text,
    subtree_text,
    time_of,
    verb_span,
)
from claimgraph.documents.english.lexicon import lexicon
from claimgraph.documents.proposing.draft import ObjectKind, Words
from claimgraph.model.claim import Modality
from claimgraph.model.proposal import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

_PLACED = ("in", "at", "aboard", "near", "inside", "off", "on")
_MOST = 4
_ESTIMATING = frozenset(lexicon("modes")["governors"]["estimate"])
_WHOLE = frozenset({"wish", "complement"})


def verbal(view: View, *, is_question: bool = False) -> Iterator[Statement]:
    """Yield what the verbs of a sentence state."""
    for clause in view.clauses:
        mode = mode_of(clause, is_question=is_question)
        if mode.real and clause.lemma not in ("be", "become") and not _only_raises(clause):
            yield from _best(view, clause, mode)


def _only_raises(clause: Clause) -> bool:
    """Return whether a verb only says how the one that completes it is known."""
    return clause.complement is not None and is_raised(clause.complement)


def _best(view: View, clause: Clause, mode: Mode) -> Iterator[Statement]:
    """Yield what the best frames of a clause state: one relation, one amount, one date."""
    candidates = next((frames()[name] for name in _names(clause) if name in frames()), ())
    found: list[tuple[float, Frame, list[Statement]]] = []
    for frame in candidates:
        statements = list(_stated(view, clause, frame, mode))
        if statements:
            found.append((frame.prior + _MORE * _asked(frame), frame, statements))
    found.sort(key=lambda each: each[0], reverse=True)
    taken: set[str] = set()
    for _, frame, statements in found:
        group = _GROUPS.get(frame.kind, "relation")
        if group not in taken or frame.also:
            yield from statements
            taken |= set() if frame.also else {group}


def _names(clause: Clause) -> Iterator[str]:
    """Yield how a verb may stand in the lexicon; the parser takes "fined" for "fin"."""
    lemma = clause.head.lemma_.lower()
    yield clause.lemma
    yield lemma
    if clause.head.tag_ in ("VBD", "VBN", "VBG"):
        yield f"{lemma}e"
        yield lemma + lemma[-1]


def dated(view: View, date: Words) -> Iterator[Statement]:
    """Yield what the verbs of a sentence would state of a date that stands elsewhere.

    Args:
        view: The sentence.
        date: The words of the date.
    """
    for clause in view.clauses:
        names = _names(clause)
        candidates = next((frames()[name] for name in names if name in frames()), ())
        for frame in candidates:
            if frame.kind is ObjectKind.DATE and _fits(view, clause, frame):
                for subject in _ends(view, clause, frame, frame.subject)[:1]:
                    end = view.words(subject), view.phrase(subject)
                    found = (date, date.at or (0, 0))
                    yield _statement(view, clause, frame, Mode(), end, found)
                break


def done_by(view: View, agent: Words) -> Iterator[Statement]:
    """Yield what a question "who ...?" asks for, said of somebody who is named elsewhere.

    Args:
        view: The question.
        agent: The words of who it is.
    """
    for clause in view.clauses:
        if not any(c.dep_ == "nsubj" and c.lower_ == "who" for c in clause.head.children):
            continue
        names = _names(clause)
        candidates = next((frames()[name] for name in names if name in frames()), ())
        for frame in sorted(candidates, key=lambda each: -each.prior):
            if frame.subject != ("agent",) or not _fits(view, clause, frame):
                continue
            end = agent, agent.at or (0, 0)
            found = [
                _statement(view, clause, frame, mode_of(clause), end, each)
                for each in _objects(view, clause, frame)
            ]
            yield from found
            if found:
                break


_GROUPS = {ObjectKind.DATE: "date", ObjectKind.QUANTITY: "amount"}


_MORE = 0.1


def _asked(frame: Frame) -> int:
    """Return how much a frame asks for besides its two ends: the more, the better it fits."""
    ends = (*frame.subject, *frame.object)
    return sum(slot not in ends for slot in frame.needs) + bool(frame.needs_any)


def _stated(view: View, clause: Clause, frame: Frame, mode: Mode) -> Iterator[Statement]:
    if not _fits(view, clause, frame):
        return
    subjects = _ends(view, clause, frame, frame.subject)
    if not subjects:
        return
    for words_, span in _objects(view, clause, frame):
        for subject in subjects[:_MOST]:
            if words_.at != view.words(subject).at:
                told = replace(mode, negated=mode.negated or is_negative(subject))
                end = view.words(subject), view.phrase(subject)
                yield _statement(view, clause, frame, told, end, (words_, span))


def _statement(
    view: View,
    clause: Clause,
    frame: Frame,
    mode: Mode,
    subject: tuple[Words, Span],
    object_: tuple[Words, Span],
) -> Statement:
    words_, span = object_
    item = _item(view, clause, frame, words_)
    spans: tuple[Span, ...] = (subject[1], verb_span(view, clause), span)
    when = time_of(view, clause)
    if when is not None and when.at is not None and _is_near(spans, when.at):
        spans = (*spans, when.at)
    if item is not None and item.at is not None:
        spans = (*spans, item.at)
    where = _place(view, clause, {words_.at, subject[0].at})
    return Statement(
        frame.id,
        frame.relation,
        subject[0],
        words_,
        frame.kind,
        spans,
        frame.prior,
        clause.head.i,
        replace(mode, modality=_modality(clause, frame, mode)),
        when if frame.kind is not ObjectKind.DATE else None,
        where,
        (("item", item),) if item is not None else (),
        broad=frame.kind is ObjectKind.TEXT,
    )


def _modality(clause: Clause, frame: Frame, mode: Mode) -> Modality:
    """Return the mode of a statement: what verbs such as "estimate" give is an estimate."""
    is_plain = frame.kind is ObjectKind.QUANTITY and mode.modality is Modality.FACT
    return Modality.ESTIMATE if is_plain and clause.lemma in _ESTIMATING else mode.modality


def _is_near(spans: tuple[Span, ...], date: Span) -> bool:
    """Return whether a date stands by the words of a statement."""
    first, last = min(s for s, _ in spans), max(e for _, e in spans)
    return first - _BESIDE <= date[0] and date[1] <= last + _BESIDE


_BESIDE = 12


def _fits(view: View, clause: Clause, frame: Frame) -> bool:
    if is_of_clause(clause):
        return False
    if (frame.passive and not clause.passive) or (frame.active and clause.passive):
        return False
    if any(fillers(view, clause, slot) for slot in frame.unless if slot != "date"):
        return False
    if "date" in frame.unless and time_of(view, clause) is not None:
        return False
    if frame.needs_any and not any(fillers(view, clause, slot) for slot in frame.needs_any):
        return False
    if frame.money_or and clause.lemma not in frame.money_or:
        return bool(fillers(view, clause, "money"))
    return all(
        any(is_a(view, token, kind) for token in fillers(view, clause, slot))
        for slot, kind in frame.needs.items()
        if slot not in frame.subject and not _is_object(frame, slot)
    )


def _is_object(frame: Frame, slot: str) -> bool:
    """Return whether a slot is for the object itself, and not for what the object hangs on."""
    return slot in frame.object and not any(o.startswith(f"{slot}@") for o in frame.object)


def _ends(view: View, clause: Clause, frame: Frame, slots: tuple[str, ...]) -> tuple[Token, ...]:
    """Return what fills the first of some slots that something suitable fills."""
    for slot in slots:
        kind = frame.needs.get(slot, "thing")
        found = tuple(
            token
            for token in fillers(view, clause, slot)
            if is_a(view, token, kind) and _is_end(view, token, frame)
        )
        if found:
            return found
    return ()


def _is_end(view: View, token: Token, frame: Frame) -> bool:
    if token.lower_ in ("it", "there") and token.dep_ == "expl":
        return False
    return not (frame.only_thing and view.is_person(token))


def _objects(view: View, clause: Clause, frame: Frame) -> Iterator[tuple[Words, Span]]:
    """Yield the words of the object with where they stand, as many as are joined."""
    for slot in frame.object:
        found = list(_of_slot(view, clause, frame, slot))
        if found:
            yield from found[:_MOST]
            return


def _of_slot(view: View, clause: Clause, frame: Frame, slot: str) -> Iterator[tuple[Words, Span]]:
    match frame.kind:
        case ObjectKind.DATE:
            when = time_of(view, clause)
            if when is not None and when.at is not None:
                yield when, when.at
        case ObjectKind.QUANTITY:
            yield from _quantity(view, clause, frame, slot)
        case ObjectKind.TEXT:
            yield from _text(view, clause, frame, slot)
        case _:
            for token in fillers(view, clause, slot):
                kind = frame.needs.get(slot, "thing")
                if slot in _WHOLE or token.lower_ in ("there", "here"):
                    text = subtree_text(view, token)
                    yield text, text.at or (0, 0)
                elif is_a(view, token, kind) and view.is_thing(token):
                    yield view.words(token), view.phrase(token)


def _quantity(view: View, clause: Clause, frame: Frame, slot: str) -> Iterator[tuple[Words, Span]]:
    for token in fillers(view, clause, slot):
        kind = frame.needs.get(slot, "quantity")
        found = view.quantity_at(token)
        if is_given(view, clause, token):
            continue
        if found is not None and (slot in ("money", "times") or is_a(view, token, kind)):
            words_ = view.text((found.start, found.end))
            yield words_, (found.start, found.end)


def _text(view: View, clause: Clause, frame: Frame, slot: str) -> Iterator[tuple[Words, Span]]:
    if slot == "clause":
        text = predicate_text(view, clause)
        if frame.subject[-1] == "patient" and not clause.passive:
            if clause.head.tag_ == "VBG" or _is_infinitive(clause):
                return
            text = _done(view, clause, text)
        assert text.at is not None
        yield text, text.at
        return
    for token in fillers(view, clause, slot):
        kind = frame.needs.get(slot)
        if kind is not None and not is_a(view, token, kind):
            continue
        text = subtree_text(view, token)
        if text.at is not None:
            yield text, text.at


def _done(view: View, clause: Clause, text: Words) -> Words:
    """Return what was done to a thing: the verb alone, where nothing stands behind the thing."""
    last = max((t.right_edge.i for t in (*clause.patients, *clause.recipients)), default=0)
    behind = [c for c in clause.head.children if c.i > last and c.dep_ in ("prep", "dobj", "oprd")]
    has_more = any(view.date_at(t) is None for c in behind for t in c.children) and bool(behind)
    if has_more and text.at is not None:
        return text
    particle = [c for c in clause.head.children if c.dep_ == "prt" and c.i == clause.head.i + 1]
    return view.text(view.span(clause.head, particle[0] if particle else clause.head))


def _is_infinitive(clause: Clause) -> bool:
    """Return whether a verb is only an intention or an order: what comes of it is not told."""
    return any(c.dep_ == "aux" and c.tag_ == "TO" for c in clause.head.children)


def _item(view: View, clause: Clause, frame: Frame, object_: Words) -> Words | None:
    """Return the words of what goes over, where the frame has a slot for it."""
    for slot in frame.item:
        for token in fillers(view, clause, slot):
            sum_ = view.quantity_at(token) if view.is_money(token) else None
            words_ = view.text((sum_.start, sum_.end)) if sum_ else view.words(token)
            if words_.at != object_.at:
                return words_
    return None


def _place(view: View, clause: Clause, taken: set[Span | None]) -> Words | None:
    """Return the place that hangs on a clause, or None."""
    for preposition in _PLACED:
        for token in clause.obliques.get(preposition, ()):
            words_ = view.words(token)
            if view.is_place(token, is_sure=True) and words_.at not in taken:
                return words_
    return None
