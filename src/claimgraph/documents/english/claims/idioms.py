"""Nouns behind prepositions that state a relation: "in charge of X", "on the board of X"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from claimgraph.documents.english.claims.clauses import Clause
from claimgraph.documents.english.claims.modes import Mode, mode_of
from claimgraph.documents.english.claims.phrases import NOUNS, View, noun
from claimgraph.documents.english.claims.statements import Statement, time_of, verb_span
from claimgraph.documents.english.claims.syntax import is_clause, phrases_of
from claimgraph.documents.english.lexicon import lexicon
from claimgraph.documents.proposing.draft import ObjectKind

if TYPE_CHECKING:
    from spacy.tokens import Token

_IDIOMS: dict[tuple[str, str], dict[str, Any]] = {
    (preposition, word): entry
    for entry in lexicon("relations_nouns")["idioms"]
    for preposition in entry["prepositions"]
    for word in entry["nouns"]
}
_PUT = frozenset({"put", "place", "leave", "bring", "keep", "appoint", "install"})
_MOST = 4


def idiomatic(view: View) -> Iterator[Statement]:
    """Yield what phrases such as "in charge of" state of the nouns around them."""
    for token in view.parsed.doc:
        preposition = token.head
        entry = _entry(token)
        if entry is None:
            continue
        others = [t for p in entry["behind"] for t in phrases_of(token).get(p, ())]
        others += [c for c in token.children if c.dep_ == "poss" and c.pos_ != "PRON"]
        others += _beside(preposition, entry["behind"])
        clause = _clause(view, preposition)
        for subject in _subjects(clause, preposition)[:_MOST]:
            for other in others[:_MOST]:
                if _fits(view, entry, subject) and view.is_thing(other) and subject != other:
                    yield _statement(view, entry, clause, (subject, other), token)


def is_idiom(preposition: Token) -> bool:
    """Return whether a preposition begins a phrase that states a relation."""
    return any(_entry(c) is not None and phrases_of(c) for c in preposition.children)


def _entry(token: Token) -> dict[str, Any] | None:
    return _IDIOMS.get((token.head.lower_, noun(token))) if token.dep_ == "pobj" else None


def _fits(view: View, entry: dict[str, Any], subject: Token) -> bool:
    """Return whether a subject can be what it is said to be: a thing is on no board."""
    return view.is_thing(subject) and (bool(entry.get("mirrored")) or view.is_agent(subject))


def _clause(view: View, preposition: Token) -> Clause | None:
    """Return the clause whose verb a preposition hangs on, or None where that is a noun."""
    above = preposition.head
    above = above.head if above.pos_ == "ADJ" else above
    return view.by_head.get(above.i) if is_clause(above) else None


def _subjects(clause: Clause | None, preposition: Token) -> tuple[Token, ...]:
    """Return of whom a phrase says something: a subject, one who is put there, or a noun."""
    if clause is None:
        above = preposition.head
        return (above,) if above.pos_ in NOUNS else ()
    if clause.lemma in _PUT and not clause.passive:
        return clause.patients
    return clause.subjects


def _beside(preposition: Token, names: list[str]) -> list[Token]:
    """Return what the parser hung on the verb: "is in talks | with the union"."""
    if not is_clause(preposition.head):
        return []
    phrases = phrases_of(preposition.head)
    return [t for name in names if name != "of" for t in phrases.get(name, ())]


def _statement(
    view: View,
    entry: dict[str, Any],
    clause: Clause | None,
    ends: tuple[Token, Token],
    token: Token,
) -> Statement:
    subject, other = ends[::-1] if entry.get("mirrored") else ends
    verb = (verb_span(view, clause),) if clause is not None else ()
    spans = (view.phrase(ends[0]), view.span(token.head, token), view.phrase(ends[1]), *verb)
    return Statement(
        entry["id"],
        entry["relation"],
        view.words(subject),
        view.words(other),
        ObjectKind.THING,
        spans,
        entry["prior"],
        clause.head.i if clause is not None else token.i,
        mode_of(clause) if clause is not None else Mode(),
        time_of(view, clause) if clause is not None else None,
    )
