"""What nouns say: roles, owners, members, places and acts, in phrases without a verb."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, Any

from claimgraph.documents.english.claims.clauses import SUBJECTS, phrases_of
from claimgraph.documents.english.claims.copulas import JOINED, VERBS
from claimgraph.documents.english.claims.modes import Mode, is_negative, mode_of
from claimgraph.documents.english.claims.phrases import NOUNS, View, noun
from claimgraph.documents.english.claims.statements import Statement
from claimgraph.documents.english.claims.sums import holder as holder_of
from claimgraph.documents.english.lexicon import lexicon, words
from claimgraph.documents.proposing.draft import ObjectKind, Words
from claimgraph.model.proposal import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

_LEXICON = lexicon("relations_nouns")
_PLACED = ("in", "at", "off", "aboard", "near", "on", "inside")
_BEHIND = _LEXICON["behind"]
_EVALUATIVE = frozenset(_LEXICON["evaluative"])
_MODIFIERS = frozenset({"compound", "nmod", "nummod", "npadvmod", "amod"})
_DEALING = words("relations_naming", "bodies") - {"parent", "subsidiary", "owner", "operator"}
_ORGANISED = frozenset({"Organisation", "OrganisationGroup"})


@cache
def _by_noun(section: str) -> dict[str, tuple[dict[str, Any], ...]]:
    found: dict[str, list[dict[str, Any]]] = {}
    for entry in _LEXICON[section]:
        for word in entry["nouns"]:
            found.setdefault(word, []).append(entry)
    return {word: tuple(several) for word, several in found.items()}


def nominal(view: View) -> Iterator[Statement]:
    """Yield what the nouns of a sentence state by themselves."""
    for token in view.parsed.doc:
        if token.pos_ not in NOUNS:
            continue
        yield from _of_holder(view, token)
        yield from _acts(view, token)
        yield from _possessed(view, token)
        yield from _placed(view, token)
        yield from _behind(view, token)
        yield from _issued(view, token)
        yield from _modified(view, token)
        yield from _judged(view, token)
        yield from _under(view, token)


# --- "the owner of X": relations that a noun names -----------------------------------------------


def _of_holder(view: View, token: Token) -> Iterator[Statement]:
    for entry in _by_noun("of").get(noun(token), ()):
        holders = list(_holders(view, token))
        wholes = list(_wholes(view, token, ("of",) if entry.get("of") else ("of", "in", "at")))
        for holder in holders or [token]:
            for whole in wholes:
                if _are_one(view, holder, whole):
                    continue
                prior = entry["prior"] * (1 if holders else _UNNAMED)
                ends = (whole, holder) if entry.get("mirrored") else (holder, whole)
                made = _between(view, entry["id"], entry["relation"], ends, token, prior)
                yield replace(made, mode=_mode(view, token))


def _are_one(view: View, one: Token, other: Token) -> bool:
    """Return whether two nouns are the same words, or speak of the same thing."""
    mine, theirs = view.mention(one), view.mention(other)
    if mine is not None and theirs is not None:
        return mine.thing == theirs.thing
    return view.words(one).at == view.words(other).at


def _mode(view: View, token: Token) -> Mode:
    """Return the mode of the copula that a noun completes; else that of a fact."""
    clause = view.by_head.get(token.head.i) if token.dep_ == "attr" else None
    return mode_of(clause) if clause is not None else Mode()


_UNNAMED = 0.6


def _holders(view: View, token: Token) -> Iterator[Token]:
    """Yield who or what is said to be what a noun says: in apposition, or by a copula."""
    if token.dep_ == "appos" and token.head.pos_ in NOUNS:
        yield token.head
    yield from (c for c in token.children if c.dep_ == "appos" and c.pos_ == "PROPN")
    if token.dep_ in SUBJECTS and token.head.lemma_ == "be":
        yield from (c for c in token.head.children if c.dep_ == "attr" and c.pos_ == "PROPN")
    if token.dep_ == "conj" and token.head.dep_ == "attr":
        yield from _holders(view, token.head)
    if token.dep_ == "attr" and token.head.lemma_.lower() in VERBS:
        clause = view.by_head.get(token.head.i)
        subjects = clause.agents if clause is not None and not clause.passive else ()
        yield from (t for t in subjects if view.is_thing(t))


def _wholes(view: View, token: Token, prepositions: tuple[str, ...]) -> Iterator[Token]:
    phrases = phrases_of(token)
    for preposition in prepositions:
        yield from (t for t in phrases.get(preposition, ()) if view.is_thing(t))
    yield from (c for c in token.children if c.dep_ == "poss" and view.is_thing(c))
    for child in token.children:
        if child.dep_ == "compound" and view.mention(child) and child.i < token.i:
            yield child
        if child.dep_ == "conj" and not set(phrases) & set(prepositions):
            yield from (t for p in prepositions for t in phrases_of(child).get(p, ())[:1])


# --- "X's participation in Y": acts ---------------------------------------------------------------


def _acts(view: View, token: Token) -> Iterator[Statement]:
    for entry in _by_noun("acts").get(noun(token), ()):
        subject = next(_ends(view, token, entry["subject"]), None)
        if subject is None:
            continue
        if entry.get("kind") == "date":
            yield from _dated(view, entry, subject, token)
        elif entry.get("kind") == "quantity":
            yield from _amounts(view, entry, subject, token)
        elif entry.get("kind") == "text":
            yield _titled(view, entry, subject, token)
        else:
            others = [*_ends(view, token, entry["object"]), *_ends(view, subject, entry["object"])]
            others = [holder_of(view, other) for other in others]
            for other in others[:1] if entry["object"] != ["for"] else others:
                if other.i != subject.i:
                    ends = subject, other
                    prior = entry["prior"]
                    yield _between(view, entry["id"], entry["relation"], ends, token, prior)


def _ends(view: View, token: Token, sides: list[str]) -> Iterator[Token]:
    phrases = phrases_of(token)
    for side in sides:
        name, _, number = side.partition(":")
        if name in ("poss", "compound"):
            found = [c for c in token.children if c.dep_ == name]
        else:
            found = list(phrases.get(name, ()))
            found = found or [t for of in phrases.get("of", ()) for t in _behind_of(of, name)]
        if number:
            found = found[int(number) - 1 :]
        suitable = [t for t in found if view.is_thing(t)]
        if suitable:
            yield from suitable
            return


def _behind_of(noun: Token, preposition: str) -> tuple[Token, ...]:
    """Return what the parser hung on the noun behind "of": "payment of 300 euros to X"."""
    return phrases_of(noun).get(preposition, ()) if preposition in ("to", "from", "by") else ()


def _dated(
    view: View, entry: Mapping[str, Any], subject: Token, token: Token
) -> Iterator[Statement]:
    for date in view.dates:
        place = view.token_of(date.start, date.end)
        if place is not None and any(t.i == token.i for t in place.ancestors):
            if any(t.pos_ in ("VERB", "AUX") for t in place.ancestors if t.i > token.i):
                continue
            words = view.text((date.start, date.end))
            spans = (view.span(token, token), view.phrase(subject), (date.start, date.end))
            yield _made(
                view, entry["id"], entry["relation"], subject, words, ObjectKind.DATE, spans,
                entry["prior"], token,
            )  # fmt: skip
            return


def _amounts(
    view: View, entry: Mapping[str, Any], subject: Token, token: Token
) -> Iterator[Statement]:
    for other in token.subtree:
        found = view.quantity_at(other) if view.is_money(other) else None
        if found is not None:
            span = (found.start, found.end)
            spans = (view.phrase(subject), view.span(token, token), span)
            yield _made(
                view, entry["id"], entry["relation"], subject, view.text(span),
                ObjectKind.QUANTITY, spans, entry["prior"], token,
            )  # fmt: skip
            return


def _titled(view: View, entry: Mapping[str, Any], subject: Token, token: Token) -> Statement:
    words = view.text(view.span(token, token))
    spans = (view.phrase(subject), view.span(token, token))
    return _made(
        view, entry["id"], entry["relation"], subject, words, ObjectKind.TEXT, spans,
        entry["prior"], token,
    )  # fmt: skip


# --- "X's firm": possessives ----------------------------------------------------------------------


def _possessed(view: View, token: Token) -> Iterator[Statement]:
    for owner in (_owner(c) for c in token.children if c.dep_ == "poss"):
        if not view.is_thing(owner) or not view.is_agent(owner):
            continue
        for thing in _names_of(token):
            if thing.i == owner.i:
                continue
            if view.is_kind(token, "property"):
                yield _between(
                    view, "poss.owns", "owns", (owner, thing), token, _named(thing, 0.75)
                )
            elif noun(token) in _DEALING:
                continue
            elif view.types(thing) & _ORGANISED and not view.is_person(owner):
                ends = (thing, owner)
                yield _between(view, "poss.part", "partOf", ends, token, _named(thing, 0.5))
            elif view.is_kind(token, "unit-of-body"):
                prior = _named(thing, 0.6)
                yield _between(view, "poss.operates", "operates", (owner, thing), token, prior)
            elif thing.pos_ == "PROPN" and _is_own(token) and view.is_person(thing):
                yield _between(view, "poss.own", "employs", (owner, thing), token, 0.65)


def _owner(token: Token) -> Token:
    """Return the noun that "whose" stands for; any other word itself."""
    if token.tag_ != "WP$":
        return token
    return next((t.head for t in token.ancestors if t.dep_ == "relcl"), token)


def _named(thing: Token, prior: float) -> float:
    return prior if thing.pos_ == "PROPN" else prior * _UNNAMED


def _is_own(token: Token) -> bool:
    return any(c.lower_ == "own" for c in token.children)


def _names_of(token: Token) -> Iterator[Token]:
    """Yield the names in apposition to a noun, or that it is a title of, or else the noun."""
    if token.dep_ in ("nmod", "compound") and token.head.pos_ == "PROPN":
        yield token.head
        return
    names = [c for c in token.children if c.dep_ == "appos" and c.pos_ == "PROPN"]
    yield from [name for name in names if name.text[0].isalpha()] or [token]


# --- "stations in X": where things are ------------------------------------------------------------


def _placed(view: View, token: Token) -> Iterator[Statement]:
    is_vague = view.is_kind(token, "vague") or view.is_kind(token, "stake")
    if is_vague or is_negative(token) or not view.is_thing(token):
        return
    for preposition, phrase in phrases_of(token).items():
        if preposition not in _PLACED:
            continue
        for place in phrase:
            if preposition == "on" and view.is_kind(token, "document"):
                continue
            if view.is_place(place, is_sure=True):
                ends = (token, place)
                prior = 0.3 if view.mention(token) is not None else 0.2
                prior *= _UNNAMED if token.pos_ == "PROPN" and view.is_person(token) else 1
                yield _between(view, "noun.place", "locatedIn", ends, token, prior)


def _behind(view: View, token: Token) -> Iterator[Statement]:
    """Yield who is behind something: "the man behind the fleet is X"."""
    for thing in phrases_of(token).get("behind", ()):
        if not view.is_person(token) or not view.is_thing(thing):
            continue
        head = token.head
        named = [c for c in head.children if c.dep_ == "attr"] if head.lemma_ == "be" else []
        for holder in named or [token]:
            ends = (holder, thing)
            yield _between(view, _BEHIND["id"], _BEHIND["relation"], ends, token, _BEHIND["prior"])


# --- "a report by X", "the 3 May letter", "a Spain-based firm": authors, dates, seats ------------


def _issued(view: View, token: Token) -> Iterator[Statement]:
    if not view.is_kind(token, "document") or view.is_person(token):
        return
    phrases = phrases_of(token)
    for preposition, relation in (("by", "published"), ("from", "published")):
        for author in phrases.get(preposition, ()):
            if view.is_agent(author) and view.date_at(author) is None:
                ends = (author, token)
                yield _between(view, f"noun.{preposition}", relation, ends, token, 0.65)
    dates = [c for c in token.children if c.dep_ in _MODIFIERS]
    dates += list(phrases.get("of", ())) + list(phrases.get("dated", ()))
    for near in dates:
        date = view.date_at(near)
        if date is not None:
            span = (date.start, date.end)
            spans = (view.phrase(token), span)
            yield _made(
                view, "noun.dated", "publishedOn", token, view.text(span), ObjectKind.DATE, spans,
                0.25, token,
            )  # fmt: skip
            return


def _modified(view: View, token: Token) -> Iterator[Statement]:
    """Yield what a joined participle before a noun says: "Spain-based", "state-owned"."""
    for child in token.children:
        entry = JOINED.get(child.lower_) if child.dep_ == "amod" else None
        if entry is None:
            continue
        for other in child.children:
            if other.dep_ in ("npadvmod", "nsubj", "compound") and other.pos_ in ("PROPN", "NOUN"):
                yield _joined(view, entry, other, token)


def _judged(view: View, token: Token) -> Iterator[Statement]:
    """Yield the judging adjectives before a noun that names something: "illegal stations"."""
    if view.mention(token) is None:
        return
    for child in token.children:
        if child.dep_ == "amod" and child.lower_ in _EVALUATIVE:
            text = view.text(view.span(child, child))
            spans = (view.phrase(token),)
            yield _made(
                view, "noun.judged", "describedAs", token, text, ObjectKind.TEXT, spans, 0.3, token
            )


def _under(view: View, token: Token) -> Iterator[Statement]:
    """Yield what a body is under: "an agency under the ministry"."""
    for other in phrases_of(token).get("under", ()):
        if view.is_agent(token) and view.types(other) & _ORGANISED and not view.is_person(token):
            ends = (token, other)
            yield _between(view, "noun.under", "subordinateTo", ends, token, 0.55)


def _joined(view: View, entry: Mapping[str, Any], other: Token, token: Token) -> Statement:
    thing, modifier = view.words(token), view.words(other)
    if modifier.at == thing.at or "-" in modifier.text:
        modifier = view.text(view.span(other, other))
    ends = (thing, modifier) if entry.get("mirrored") else (modifier, thing)
    spans = (view.phrase(token), view.span(other, other))
    return Statement(
        entry["id"], entry["relation"], *ends, ObjectKind.THING, spans, 0.6, token.i, Mode()
    )


# --- making them ----------------------------------------------------------------------------------


def _between(
    view: View, rule: str, relation: str, ends: tuple[Token, Token], token: Token, prior: float
) -> Statement:
    subject, other = ends
    spans = (view.phrase(subject), view.phrase(other), view.span(token, token))
    return _made(
        view, rule, relation, subject, view.words(other), ObjectKind.THING, spans, prior, token
    )


def _made(
    view: View,
    rule: str,
    relation: str,
    subject: Token,
    other: Words,
    kind: ObjectKind,
    spans: tuple[Span, ...],
    prior: float,
    token: Token,
) -> Statement:
    return Statement(
        rule, relation, view.words(subject), other, kind, spans, prior, token.i, Mode()
    )
