"""What somebody thinks of a thing, and what there is none of, as a text or as support."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from claimgraph.documents.english.claims.clauses import Clause
from claimgraph.documents.english.claims.modes import Mode, is_negative, mode_of
from claimgraph.documents.english.claims.phrases import View, noun
from claimgraph.documents.english.claims.statements import (
    Statement,
    described,
    subtree_text,
    time_of,
    verb_span,
)
from claimgraph.documents.english.claims.syntax import SUBJECTS
from claimgraph.documents.english.lexicon import lexicon
from claimgraph.documents.proposing.draft import ObjectKind, Words
from claimgraph.model.proposal import Span

_LEXICON = lexicon("statements")["views"]
_JUDGING, _OPPOSING = frozenset(_LEXICON["judging"]), frozenset(_LEXICON["opposing"])
_SHARING, _OPINIONS = frozenset(_LEXICON["sharing"]), frozenset(_LEXICON["opinions"])
_PRIOR: float = _LEXICON["prior"]


def held(
    view: View, earlier: Sequence[Statement] = (), *, is_question: bool = False
) -> Iterator[Statement]:
    """Yield judgements, opposition and what a place has none of.

    Args:
        view: The sentence.
        earlier: What the sentence before states: of its place the next one speaks.
        is_question: Whether it is a question.
    """
    places = (e.object for e in reversed(earlier) if e.relation == "locatedIn")
    visited = next(places, None)
    for clause in view.clauses:
        mode = mode_of(clause, is_question=is_question)
        if not mode.real:
            continue
        yield from _judged(view, clause, mode)
        yield from _opposed(view, clause, mode)
        yield from _existing(view, clause, mode, visited)


def _judged(view: View, clause: Clause, mode: Mode) -> Iterator[Statement]:
    """Yield what is thought of a thing: "considered her account not credible"."""
    if clause.lemma not in _JUDGING or clause.passive or mode.negated:
        return
    yield from _seen_as(view, clause, mode)
    for told in clause.head.children:
        if told.dep_ not in ("ccomp", "oprd", "xcomp") or told.pos_ != "ADJ":
            continue
        own = [c for c in told.children if c.dep_ in SUBJECTS]
        about = own[-1] if own else next(iter(clause.patients), None)
        if about is None or not view.is_thing(about) or about.i > told.i:
            continue
        denied = [c for c in told.children if c.dep_ in ("neg", "advmod") and c.i > about.i]
        first = min((told, *denied), key=lambda token: token.i)
        text = view.text(view.span(first, told))
        spans = (view.phrase(about), verb_span(view, clause), text.at or (0, 0))
        yield described(
            "view.text",
            _PRIOR,
            view,
            clause,
            Mode(modality=mode.modality),
            view.words(about),
            text,
            spans,
        )


def _seen_as(view: View, clause: Clause, mode: Mode) -> Iterator[Statement]:
    """Yield as what a thing is regarded: "regards these figures as unreliable"."""
    for about in clause.patients[:2]:
        near = (*clause.head.children, *about.children)
        for preposition in near:
            if preposition.lower_ != "as" or preposition.i < about.i:
                continue
            for told in preposition.children:
                if told.pos_ != "ADJ" or not view.is_thing(about):
                    continue
                text = subtree_text(view, told)
                spans = (view.phrase(about), verb_span(view, clause), text.at or (0, 0))
                plain = Mode(modality=mode.modality)
                yield described(
                    "view.text", _PRIOR, view, clause, plain, view.words(about), text, spans
                )


def _opposed(view: View, clause: Clause, mode: Mode) -> Iterator[Statement]:
    """Yield what somebody is against, as support that is denied."""
    if clause.passive:
        return
    patients = clause.patients
    if clause.lemma == "object":
        patients = clause.obliques.get("to", ())
    is_against = clause.lemma in (*_OPPOSING, "object") and not mode.negated
    is_unshared = (
        clause.lemma in _SHARING
        and mode.negated
        and any(noun(token) in _OPINIONS for token in patients)
    )
    if not (is_against or is_unshared):
        return
    for subject in clause.agents[:2]:
        for token in patients[:2]:
            if view.is_agent(subject) and view.is_thing(token):
                yield Statement(
                    "view.against",
                    "supports",
                    view.words(subject),
                    view.words(token),
                    ObjectKind.THING,
                    (view.phrase(subject), verb_span(view, clause), view.phrase(token)),
                    _PRIOR,
                    clause.head.i,
                    Mode(True, mode.modality),
                    time_of(view, clause),
                )


def _existing(view: View, clause: Clause, mode: Mode, visited: Words | None) -> Iterator[Statement]:
    """Yield what a place has none of: "there were no beds, only mats"."""
    head = clause.head
    there = next((c for c in head.children if c.dep_ == "expl" and c.lower_ == "there"), None)
    if head.lemma_ != "be" or there is None:
        return
    for token in clause.attributes[:1]:
        if not is_negative(token):
            continue
        last = token.right_edge
        while last.is_punct and last.i > token.i:
            last = last.nbor(-1)
        text = view.text(view.span(token.left_edge, last))
        places = (t for p in ("in", "at", "on") for t in clause.obliques.get(p, ()))
        place = next((t for t in places if view.is_place(t)), None)
        about = view.words(place) if place is not None else visited
        if about is None:
            return
        spans: tuple[Span, ...] = (view.span(there, there), text.at or (0, 0))
        if place is not None:
            spans = (*spans, view.phrase(place))
        yield described(
            "view.text", _PRIOR, view, clause, Mode(modality=mode.modality), about, text, spans
        )
