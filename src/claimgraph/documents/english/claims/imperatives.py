"""What a speaker or writer tells somebody to do: "Send me the list", "please check that"."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from claimgraph.documents.english.claims.clauses import Clause
from claimgraph.documents.english.claims.phrases import View
from claimgraph.documents.english.claims.statements import Statement, predicate_text
from claimgraph.documents.english.claims.syntax import SUBJECTS
from claimgraph.documents.english.lexicon import words
from claimgraph.documents.proposing.draft import ObjectKind, Words

if TYPE_CHECKING:
    from spacy.tokens import Token

_NO_REQUEST = words("modes", "no_request")
_FREE = frozenset({"ROOT", "ccomp", "conj", "advcl", "acl"})
_CAN = frozenset({"could", "can", "would", "will"})
_NEAR = 4
_PLEASE = frozenset({"please", "pls", "kindly"})


Speaker = Callable[[int, int], Words | None]
"""Gives who says what stands at a passage, where that is one."""


def imperative(view: View, speaker: Speaker) -> Iterator[Statement]:
    """Yield what a sentence tells somebody to do.

    Args:
        view: The sentence.
        speaker: Gives who says or writes it.
    """
    for clause in view.clauses:
        if not (_is_imperative(clause.head) or _is_asked(clause.head)):
            continue
        sentence = view.parsed.sentence
        who = speaker(sentence.start, sentence.end)
        if who is None:
            return
        text = _wish(view, clause)
        assert text.at is not None
        prior = 0.5 if _is_imperative(clause.head) and not _is_polite(clause.head) else 0.65
        yield Statement(
            "imperative",
            "requested",
            who,
            text,
            ObjectKind.TEXT,
            (text.at,),
            prior,
            clause.head.i,
        )


def _wish(view: View, clause: Clause) -> Words:
    """Return the words of what is to be done, with the "do not" before them."""
    text = predicate_text(view, clause)
    denied = [c for c in clause.head.children if c.dep_ == "neg" and c.i < clause.head.i]
    if not denied or text.at is None:
        return text
    before = [c for c in clause.head.children if c.dep_ == "aux" and c.i < clause.head.i]
    first = min((*denied, *before), key=lambda token: token.i)
    return view.text((view.span(first, first)[0], text.at[1]))


def _is_imperative(head: Token) -> bool:
    if head.tag_ != "VB" and not (head.tag_ == "VBP" and _begins(head)):
        return False
    if any(c.dep_ in (*SUBJECTS, "aux") for c in head.children if not _is_do(c)):
        return False
    if head.lemma_.lower() in _NO_REQUEST:
        return False
    return head.dep_ in _FREE and (_begins(head) or _is_polite(head))


def _is_asked(head: Token) -> bool:
    """Return whether a question asks somebody to do something: "could you send it?"."""
    asks = any(c.dep_ == "aux" and c.lower_ in _CAN for c in head.children)
    you = [c for c in head.children if c.dep_ == "nsubj" and c.lower_ == "you"]
    before = [c for c in head.children if c.dep_ == "aux"]
    is_turned = bool(you and before) and before[0].i < you[0].i
    is_open = any(t.tag_.startswith("W") for t in head.doc[: head.i])
    return asks and is_turned and not is_open and head.lemma_.lower() not in _NO_REQUEST


def _is_do(token: Token) -> bool:
    return token.lower_ in ("do", "don't") and token.dep_ == "aux"


def _begins(head: Token) -> bool:
    """Return whether a verb begins its clause."""
    before = [t for t in head.doc[: head.i] if not t.is_punct and t.lower_ not in _PLEASE]
    before = [t for t in before if t.head is not head or t.dep_ not in ("aux", "neg")]
    if not before:
        return True
    last = head.nbor(-1) if head.i else None
    return last is not None and last.text in (":", ";", ",") and head.dep_ in ("ROOT", "acl")


def _is_polite(head: Token) -> bool:
    return any(t.lower_ in _PLEASE for t in head.doc[max(0, head.i - _NEAR) : head.i])
