"""Denials of what was said before: "The council denies this", "which the bank disputes"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from claimgraph.documents.english.claims.clauses import Clause
from claimgraph.documents.english.claims.modes import Mode, mode_of
from claimgraph.documents.english.claims.phrases import View, noun
from claimgraph.documents.english.claims.statements import Statement, verb_span
from claimgraph.documents.english.lexicon import lexicon
from claimgraph.model.proposal import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

_LEXICON = lexicon("statements")["denials"]
_VERBS, _REFUSALS = frozenset(_LEXICON["verbs"]), frozenset(_LEXICON["refusals"])
_PRONOUNS, _NOUNS = frozenset(_LEXICON["pronouns"]), frozenset(_LEXICON["nouns"])
_DETERMINERS, _APART = frozenset(_LEXICON["determiners"]), frozenset(_LEXICON["apart"])
_PRIOR: float = _LEXICON["prior"]
_WORTH = 0.5
_ASIDE = re.compile(
    r",\s(?P<words>which\s[^,;.:]{2,40}?\s(?:denies|deny|denied|disputes?|disputed|rejects?|rejected))"
    r"(?=\s*[.,;)]|\Z)"
)
_OFFERED = frozenset(_LEXICON["offered"])
_FREE = frozenset({"ROOT", "conj", "ccomp", "relcl", "parataxis", "advcl"})


def denied(
    view: View, here: Iterable[Statement], before: Sequence[Statement]
) -> Iterator[Statement]:
    """Yield what a sentence denies that was stated before, in it or in the last one.

    Args:
        view: The sentence.
        here: What it states.
        before: What the sentence before states.
    """
    stated = tuple(here)
    for clause in view.clauses:
        if clause.passive or _has_content(clause) or clause.head.dep_ not in _FREE:
            continue
        mode = mode_of(clause)
        if not mode.real or mode.negated or not _points_back(clause):
            continue
        start = _own_span(view, clause)[0]
        earlier = tuple(each for each in stated if each.quote[1] <= start + 1)
        found = _meant(earlier) or (None if _is_relative(clause) else _meant(before))
        is_offer = found is not None and found.relation in _OFFERED
        if found is not None and (clause.lemma in _VERBS or is_offer):
            yield _turned(_own_span(view, clause), clause.head.i, found)
            return
    yield from _beside(view, stated)


def _beside(view: View, stated: Sequence[Statement]) -> Iterator[Statement]:
    """Yield a denial that the parser took for nouns: ", which the bank disputes"."""
    sentence, text = view.parsed.sentence, view.reading.document.text
    match = _ASIDE.search(text, sentence.start, sentence.end)
    if match is not None:
        found = _meant([each for each in stated if each.quote[1] <= match.start()])
        if found is not None:
            yield _turned((match.start("words"), match.end()), found.head, found)


def _points_back(clause: Clause) -> bool:
    """Return whether a clause denies what another says, or refuses what it offers.

    What "rejected it" turns down is a thing: a complaint, a bid.
    """
    if clause.lemma in _REFUSALS:
        return not clause.patients and not clause.obliques and bool(clause.agents)
    if clause.lemma == "reject" and any(t.lower_ == "it" for t in clause.patients):
        return False
    return clause.lemma in _VERBS and (_is_relative(clause) or any(map(_is_back, clause.patients)))


def _has_content(clause: Clause) -> bool:
    """Return whether a clause says itself what is denied: "denies that it leaked"."""
    return clause.complement is not None and clause.complement.i > clause.head.i


def _is_relative(clause: Clause) -> bool:
    return any(c.dep_ == "dobj" and c.tag_ == "WDT" for c in clause.head.children)


def _is_back(token: Token) -> bool:
    if token.lower_ in _PRONOUNS:
        return True
    is_told = any(c.dep_ in ("det", "predet") and c.lower_ in _DETERMINERS for c in token.children)
    is_bare = not any(c.dep_ in ("prep", "acl", "relcl") for c in token.children)
    return noun(token) in _NOUNS and is_told and is_bare


def _meant(statements: Sequence[Statement]) -> Statement | None:
    """Return which of some statements a denial is of: the last, of those the likeliest."""
    several = [
        each
        for each in statements
        if each.prior >= _WORTH and each.relation not in _APART and each.rule != "count.noun"
    ]
    if not several:
        return None
    last = max(each.head for each in several)
    return max((e for e in several if e.head == last), key=lambda e: (not e.broad, e.prior))


def _turned(span: Span, head: int, found: Statement) -> Statement:
    return replace(
        found,
        rule=f"denied.{found.rule}",
        spans=(span,),
        mode=Mode(negated=not found.mode.negated),
        prior=_PRIOR,
        head=head,
        when=None,
        where=None,
        qualifiers=(),
    )


def _own_span(view: View, clause: Clause) -> Span:
    """Return where a denial stands: who denies, the verb, and what."""
    head = clause.head
    own = [view.phrase(c) for c in head.children if c.dep_ in ("nsubj", "dobj")]
    spans = (verb_span(view, clause), *own)
    return min(start for start, _ in spans), max(end for _, end in spans)
