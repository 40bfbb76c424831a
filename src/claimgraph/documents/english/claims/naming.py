"""What stands beside names: "the agent, X Ltd", "the two delegates, X and Y", "X (Finance)"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from claimgraph.documents.english.claims.modes import Mode, mode_of
from claimgraph.documents.english.claims.phrases import View, edges, noun
from claimgraph.documents.english.claims.statements import Statement, subtree_text
from claimgraph.documents.english.claims.syntax import joined
from claimgraph.documents.english.lexicon import lexicon, words
from claimgraph.documents.english.reading import Mention
from claimgraph.documents.proposing.draft import ObjectKind, Words
from claimgraph.model.proposal import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

_FUNCTIONS = words("relations_naming", "functions")
_BODIES, _PEOPLE = words("relations_naming", "bodies"), words("relations_naming", "people")
_NO_ROLES = words("relations_naming", "no_roles") | frozenset(
    lexicon("relations_nouns")["kinds"]["kin"]
)
_ENDINGS = tuple(lexicon("relations_naming")["endings"])


def _any_of(key: str) -> str:
    return "|".join(
        re.escape(each) for each in sorted(lexicon("relations_naming")[key], key=len)[::-1]
    )


_BRACKET = re.compile(r"\s*\(([^()]{2,40})\)")
_ALIAS = re.compile(
    rf"(?<![\w.])(?:{_any_of('aliases')})\s*:?\s*(?P<alias>[“\"„‘'][^”\"’'\n]{{2,40}}[”\"’']|"
    r"[A-Z][\w.-]*(?:,?\s[A-Z][\w.-]*){0,4})",
)
_PAPER = re.compile(
    rf"(?<!\w)(?:{_any_of('papers')})(?:\s+(?:no\.?|number))?[:\s]+[A-Z0-9][A-Z0-9/-]*"
    r"(?:\s[A-Z0-9/-]*\d[A-Z0-9/-]*)*",
    re.IGNORECASE,
)
_OWNERS = frozenset({"owner", "co-owner", "proprietor"})
_GROUPED = frozenset({"det", "nummod", "poss", "predet"})
_FAR = 120


def named(view: View) -> Iterator[Statement]:
    """Yield what the words beside the names of a sentence say of them."""
    for token in view.parsed.doc:
        is_noun = token.pos_ in ("NOUN", "PROPN") or noun(token) in _PEOPLE
        if is_noun and view.date_at(token) is None:
            yield from _apposed(view, token)
    for name in view.names:
        yield from _in_brackets(view, name)
    yield from _completed(view)
    yield from _aliases(view)
    yield from _papers(view)


# --- in apposition --------------------------------------------------------------------------------


def _apposed(view: View, token: Token) -> Iterator[Statement]:
    """Yield the names beside a noun that says what they are, before or behind it."""
    for child in token.children:
        if child.dep_ != "appos":
            continue
        if child.pos_ == "PROPN" and token.pos_ in ("NOUN", "ADJ") and child.i > token.i:
            yield from _told(view, token, child)
        elif token.pos_ == "PROPN" and child.pos_ == "NOUN" and _is_trade(view, token, child):
            text = subtree_text(view, child)
            yield _role(view, token, text, "name.trade", 0.75)


def _told(view: View, role: Token, name: Token) -> Iterator[Statement]:
    """Yield the role of the names that are told behind it: each of several has it."""
    several = [name, *joined(name)]
    if role.tag_ == "NNS":
        is_group = any(c.dep_ in _GROUPED for c in role.children)
        if is_group and len(several) > 1 and (view.is_kind(role, "role") or _is_of_people(role)):
            text = _without_number(view, role)
            for each in several:
                if each.pos_ == "PROPN":
                    yield _role(view, each, text, "name.each", 0.8)
        return
    if noun(role) in _OWNERS:
        return
    is_known = any(c.dep_ in ("det", "poss") and c.lower_ not in ("a", "an") for c in role.children)
    if not is_known:
        return
    is_body = not view.is_person(name) and noun(role) in _BODIES and bool(view.types(name))
    if is_body or (view.is_person(name) and _is_of_people(role)):
        yield _role(view, name, _before(view, role, name), "name.told", 0.75)


def _is_trade(view: View, name: Token, role: Token) -> bool:
    """Return whether a noun behind a name says what somebody does: "X, a painter who ..."."""
    if not view.is_person(name) or role.tag_ == "NNS" or view.is_kind(role, "role"):
        return False
    return (
        role.i > name.i
        and any(c.lower_ in ("a", "an", "the") for c in role.children)
        and (_is_of_people(role))
    )


def _is_of_people(token: Token) -> bool:
    """Return whether a noun is one for somebody by what they do."""
    lemma = noun(token)
    if lemma in _NO_ROLES:
        return False
    return lemma in _PEOPLE or (len(lemma) > 4 and lemma.endswith(_ENDINGS))


def _without_number(view: View, role: Token) -> Words:
    """Return the words of a noun without those that say how many there are, and which."""
    apart = [c.right_edge.i for c in role.children if c.dep_ in _GROUPED and c.i < role.i]
    first = role.doc[max(apart) + 1] if apart else edges(role)[0]
    return view.text(view.span(first, role))


def _before(view: View, role: Token, name: Token) -> Words:
    """Return the words of a noun with what hangs on it, up to the name."""
    first, last = edges(role)
    for child in role.children:
        if child.dep_ == "prep" and role.i < child.i < name.i:
            last = child.right_edge if child.right_edge.i < name.i else last
    last = last if last.i < name.i else role
    return view.text(view.span(first, last))


def _role(view: View, name: Token, role: Words, rule: str, prior: float) -> Statement:
    spans = (view.phrase(name), role.at or (0, 0))
    return Statement(
        rule, "hasRole", view.words(name), role, ObjectKind.TEXT, spans, prior, name.i, Mode()
    )


def _completed(view: View) -> Iterator[Statement]:
    """Yield the role of a name that a copula tells late: "its only trustee is a notary, X"."""
    for clause in view.clauses:
        attribute = next(iter(clause.attributes), None) if clause.lemma == "be" else None
        role = next(iter(clause.agents), None)
        if attribute is None or role is None or role.pos_ != "NOUN":
            continue
        for name in (c for c in attribute.children if c.dep_ == "appos" and c.pos_ == "PROPN"):
            if view.is_kind(role, "role") and view.is_person(name):
                made = _role(view, name, subtree_text(view, role), "name.completed", 0.8)
                yield replace(made, mode=mode_of(clause))


# --- in brackets and behind commas ----------------------------------------------------------------


def _in_brackets(view: View, name: Mention) -> Iterator[Statement]:
    """Yield the function that stands in brackets behind a person's name."""
    thing, text = view.reading.thing_of(name), view.reading.document.text
    if "Person" not in view.ancestors(thing.type) | {thing.type}:
        return
    match = _BRACKET.match(text, name.end, view.parsed.sentence.end)
    if match is not None and match[1].strip().lower() in _FUNCTIONS:
        role = view.text(match.span(1))
        span = name.start, match.end(1)
        yield _of_name(view, name, "hasRole", role, ("name.function", span, 0.8))


def _aliases(view: View) -> Iterator[Statement]:
    """Yield the other names that stand in brackets, or behind "alias"."""
    sentence, text = view.parsed.sentence, view.reading.document.text
    for match in _ALIAS.finditer(text, sentence.start, sentence.end):
        name = _before_place(view, match.start())
        if name is not None:
            alias = view.text(match.span("alias"))
            span = name.start, match.end("alias")
            yield _of_name(view, name, "alsoKnownAs", alias, ("name.alias", span, 0.8))


def _papers(view: View) -> Iterator[Statement]:
    """Yield the passports and numbers that stand in brackets behind a name."""
    sentence, text = view.parsed.sentence, view.reading.document.text
    for match in _PAPER.finditer(text, sentence.start, sentence.end):
        name = _before_place(view, match.start())
        if name is not None and any(c.isdigit() for c in match[0]):
            paper = view.text(match.span())
            yield _of_name(view, name, "describedAs", paper, ("name.paper", match.span(), 0.8))


def _before_place(view: View, at: int) -> Mention | None:
    """Return the name that brackets or commas up to a place belong to: no verb is between."""
    text = view.reading.document.text
    for name in reversed([m for m in view.names if m.end <= at and at - m.end <= _FAR]):
        between = text[name.end : at]
        opened = between.lstrip()[:1]
        is_open = opened == "(" and ")" not in between
        is_listed = opened == "," and not _has_verb(view, (name.end, at))
        if (is_open or is_listed) and not _is_inside(text, name):
            return name
    return None


def _has_verb(view: View, span: Span) -> bool:
    """Return whether a clause with a subject stands in a stretch of the sentence."""
    places = (view.span(c.head, c.head)[0] for c in view.clauses if c.head.tag_ != "VBN")
    return any(span[0] <= place < span[1] for place in places)


def _is_inside(text: str, name: Mention) -> bool:
    """Return whether a name stands in brackets or marks itself."""
    return text[max(0, name.start - 2) : name.start].strip(" ")[-1:] in ("(", "“", '"', "‘")


def _of_name(
    view: View, name: Mention, relation: str, value: Words, by: tuple[str, Span, float]
) -> Statement:
    rule, span, prior = by
    return Statement(
        rule,
        relation,
        view.words_of(name),
        value,
        ObjectKind.TEXT,
        (span, value.at or span),
        prior,
        name.head,
        Mode(),
    )
