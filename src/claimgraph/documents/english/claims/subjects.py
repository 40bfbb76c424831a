"""Subjects that the parser missed: a name that stands directly before a finite verb."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from claimgraph.documents.english.claims.clauses import Clause
from claimgraph.documents.english.claims.syntax import SUBJECTS
from claimgraph.documents.english.reading import Mention, ParsedSentence

if TYPE_CHECKING:
    from spacy.tokens import Token

_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_AUXILIARIES = frozenset({"aux", "auxpass", "neg"})


def with_names(
    parsed: ParsedSentence, names: Iterable[Mention], found: tuple[Clause, ...]
) -> tuple[Clause, ...]:
    """Return clauses, those without a subject with the name that stands before the verb.

    A name with "&" is often torn apart: "X & Sons built the mill and was paid twice".

    Args:
        parsed: The sentence.
        names: Its names.
        found: Its clauses.
    """
    ends = {_last(parsed, name): _noun(parsed, name) for name in names}
    mended: dict[int, Clause] = {}
    subjects: dict[int, Token] = {}
    for clause in found:
        subject = _before(clause, ends) or _shared(clause, subjects)
        if subject is not None and not clause.agents and not _has_subject(clause.head):
            subjects[clause.head.i] = subject
            clause = _with(clause, subject)
        mended[clause.head.i] = clause
    return tuple(mended.values())


def _last(parsed: ParsedSentence, name: Mention) -> int:
    token = parsed.token_at(name.end - 1)
    return token if token is not None else -1


def _noun(parsed: ParsedSentence, name: Mention) -> Token:
    """Return the word of a name that it hangs on; its last, where that is tagged as no noun."""
    head = parsed.doc[name.head]
    last = _last(parsed, name)
    return head if head.pos_ in ("NOUN", "PROPN") or last < 0 else parsed.doc[last]


def _before(clause: Clause, ends: Mapping[int, Token]) -> Token | None:
    """Return the name that ends directly before the verb, where the verb is finite."""
    head = clause.head
    verbs = [head, *(c for c in head.children if c.dep_ in _AUXILIARIES and c.i < head.i)]
    first = min(verbs, key=lambda t: t.i)
    is_apart = head.dep_ in ("relcl", "acl", "xcomp", "amod", "conj")
    if is_apart or not any(t.tag_ in _FINITE for t in verbs):
        return None
    return ends.get(first.i - 1)


def _shared(clause: Clause, subjects: Mapping[int, Token]) -> Token | None:
    return subjects.get(clause.head.head.i) if clause.head.dep_ == "conj" else None


def _has_subject(head: Token) -> bool:
    return any(c.dep_ in SUBJECTS for c in head.children)


def _with(clause: Clause, subject: Token) -> Clause:
    if not clause.passive:
        return replace(clause, agents=(subject,))
    if clause.patients:
        return replace(clause, recipients=(subject,))
    return replace(clause, patients=(subject,))
