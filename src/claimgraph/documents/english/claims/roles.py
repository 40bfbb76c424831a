"""Who is what: "X, director of Y", "Minister X", "Y director X", "X (Y)", signatures."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from claimgraph.documents.english.claims.modes import Mode
from claimgraph.documents.english.claims.phrases import NOUNS, View, edges
from claimgraph.documents.english.claims.statements import Statement, subtree_text
from claimgraph.documents.english.lexicon import lexicon, words
from claimgraph.documents.proposing.draft import ObjectKind, Words
from claimgraph.model.proposal import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

_TITLES = words("relations_nouns", "titles")
_AGE = re.compile(r"\d{1,3}\Z")
_KIN = frozenset(lexicon("relations_nouns")["kinds"]["kin"])
_OWNERS = frozenset({"owner", "co-owner", "proprietor"})
_BEFORE_ROLE = frozenset({"compound", "amod", "nmod", "poss", "case"})
_REACH = 8
_BARE = 2


def roles(view: View) -> Iterator[Statement]:
    """Yield the roles that a sentence gives to people in passing."""
    seen: set[tuple[int, Span | None]] = set()
    for person, role, rule, prior in _pairs(view):
        key = (person.i, role.at)
        if key not in seen and role.at is not None:
            seen.add(key)
            yield Statement(
                rule,
                "hasRole",
                view.words(person),
                role,
                ObjectKind.TEXT,
                (view.phrase(person), role.at),
                prior,
                person.i,
                Mode(),
            )


_Pair = tuple["Token", Words, str, float]


def _pairs(view: View) -> Iterator[_Pair]:
    for token in view.parsed.doc:
        if token.pos_ not in NOUNS or view.date_at(token) is not None:
            continue
        yield from _apposed(view, token)
        yield from _behind_comma(view, token)
        yield from _compounded(view, token)


def _apposed(view: View, token: Token) -> Iterator[_Pair]:
    """Yield names with the roles that stand in apposition: "the director, X"."""
    for child in token.children:
        if child.dep_ != "appos" or child.pos_ not in NOUNS:
            continue
        if _is_name(view, child) and _is_role(view, token):
            text = _without_name(view, token, child)
            yield child, text, "role.before", _told_prior(token, text, 0.8)
        elif _is_name(view, token) and _is_role(view, child):
            yield token, subtree_text(view, child), "role.apposed", 0.85


def _is_name(view: View, token: Token) -> bool:
    return token.pos_ == "PROPN" and (view.is_person(token) or not view.types(token))


def _is_role(view: View, token: Token) -> bool:
    return (view.is_kind(token, "role") or view.is_kind(token, "kin")) and token.tag_ != "NNS"


def _told_prior(role: Token, text: Words, prior: float) -> float:
    """Return a prior for a role; a bare one ("the expert") says little."""
    if role.lemma_.lower() in _KIN | _OWNERS:
        return prior / 2
    is_of = any(c.dep_ in ("poss", "compound") or c.lower_ == "of" for c in role.children)
    return prior if is_of or len(text.text.split()) > _BARE else prior * 0.55


def _without_name(view: View, role: Token, name: Token) -> Words:
    """Return the words of a role that end before the name."""
    first, last = edges(role)
    first = first.nbor(1) if first.tag_ == "WP$" and first.i < last.i else first
    for child in role.children:
        if child.dep_ == "prep" and child.i < name.i:
            last = child.right_edge if child.right_edge.i < name.i else last
    return view.text(view.span(first, last))


def _behind_comma(view: View, token: Token) -> Iterator[_Pair]:
    """Yield names with what stands behind a comma, past an age: "X, 61, a former teacher"."""
    if not _is_name(view, token) or any(
        c.dep_ == "appos" for c in token.children if _is_role(view, c)
    ):
        return
    doc, at = token.doc, token.i + 1
    if at >= len(doc) or doc[at].text not in (",", "("):
        return
    if at + 2 < len(doc) and _AGE.match(doc[at + 1].text) and doc[at + 2].text == ",":
        at += 2
    if at + 1 < len(doc) and doc[at + 1].tag_.startswith("W"):
        return
    for role in doc[at + 1 : at + 1 + _REACH]:
        if role.is_punct or role.pos_ in ("VERB", "AUX", "ADP", "SCONJ", "CCONJ"):
            return
        is_end = role.i + 1 == len(doc) or doc[role.i + 1].pos_ not in ("NOUN", "PROPN")
        if _is_role(view, role) and is_end:
            yield token, _role_text(view, doc[at + 1], role), "role.behind", 0.8
            return


def _role_text(view: View, first: Token, role: Token) -> Words:
    last = edges(role)[1]
    for child in role.children:
        if child.dep_ == "prep" and child.lower_ in ("of", "at", "for", "in", "to"):
            last = max(last, child.right_edge, key=lambda t: t.i)
    return view.text(view.span(first, last))


def _compounded(view: View, token: Token) -> Iterator[_Pair]:
    """Yield names with the roles before them: "Fisheries Minister X", "Y director X"."""
    if not _is_name(view, token) or not view.is_person(token):
        return
    before = [t for t in _before(token) if t.pos_ in ("NOUN", "PROPN", "ADJ")]
    role = next((t for t in before if _is_role(view, t) and t.lower_ not in _TITLES), None)
    if role is None or not _adjoins(role, token):
        return
    first = role
    for each in reversed(list(role.doc[: role.i])):
        if (
            each.dep_ not in ("compound", "amod", "nmod", "poss", "case")
            or each.i < role.i - _REACH
        ):
            break
        first = each
    text = view.text(view.span(first, role))
    is_short = first is role
    yield token, text, "role.title", 0.2 if is_short else 0.75


def _before(token: Token) -> list[Token]:
    first = token.left_edge.i
    return list(reversed(list(token.doc[first : token.i])))


def _adjoins(role: Token, name: Token) -> bool:
    """Return whether only parts of the name stand between a role and it."""
    between = name.doc[role.i + 1 : name.i]
    return all(t.pos_ == "PROPN" and t.is_title for t in between)
