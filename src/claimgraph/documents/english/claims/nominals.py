"""What nouns say: roles, owners, members, places and acts, in phrases without a verb."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from claimgraph.documents.english.claims.acts import acts
from claimgraph.documents.english.claims.copulas import JOINED, VERBS
from claimgraph.documents.english.claims.modes import Mode, is_negative, mode_of
from claimgraph.documents.english.claims.nouns import between, by_noun, made
from claimgraph.documents.english.claims.phrases import NOUNS, View, noun
from claimgraph.documents.english.claims.statements import Statement
from claimgraph.documents.english.claims.syntax import SUBJECTS, phrases_of
from claimgraph.documents.english.lexicon import lexicon, words
from claimgraph.documents.proposing.draft import ObjectKind

if TYPE_CHECKING:
    from spacy.tokens import Token

_LEXICON = lexicon("relations_nouns")
_PLACED = ("in", "at", "off", "aboard", "near", "on", "inside")
_BEHIND = _LEXICON["behind"]
_EVALUATIVE = frozenset(_LEXICON["evaluative"])
_MODIFIERS = frozenset({"compound", "nmod", "nummod", "npadvmod", "amod"})
_DEALING = words("relations_naming", "bodies") - {"parent", "subsidiary", "owner", "operator"}
_ORGANISED = frozenset({"Organisation", "OrganisationGroup"})


def nominal(view: View) -> Iterator[Statement]:
    """Yield what the nouns of a sentence state by themselves."""
    for token in view.parsed.doc:
        if token.pos_ not in NOUNS:
            continue
        yield from _of_holder(view, token)
        yield from acts(view, token)
        yield from _possessed(view, token)
        yield from _placed(view, token)
        yield from _behind(view, token)
        yield from _issued(view, token)
        yield from _modified(view, token)
        yield from _judged(view, token)
        yield from _under(view, token)


# --- "the owner of X": relations that a noun names -----------------------------------------------


def _of_holder(view: View, token: Token) -> Iterator[Statement]:
    for entry in by_noun("of").get(noun(token), ()):
        holders = list(_holders(view, token))
        wholes = list(_wholes(view, token, ("of",) if entry.get("of") else ("of", "in", "at")))
        for holder in holders or [token]:
            for whole in wholes:
                if _are_one(view, holder, whole):
                    continue
                prior = entry["prior"] * (1 if holders else _UNNAMED)
                ends = (whole, holder) if entry.get("mirrored") else (holder, whole)
                statement = between(view, entry["id"], entry["relation"], ends, token, prior)
                yield replace(statement, mode=_mode(view, token))


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


# --- "X's firm": possessives ----------------------------------------------------------------------


def _possessed(view: View, token: Token) -> Iterator[Statement]:
    for owner in (_owner(c) for c in token.children if c.dep_ == "poss"):
        if not view.is_thing(owner) or not view.is_agent(owner):
            continue
        for thing in _names_of(token):
            if thing.i != owner.i:
                yield from _belonging(view, token, owner, thing)


def _belonging(view: View, token: Token, owner: Token, thing: Token) -> Iterator[Statement]:
    """Yield what a possessive says by the kind of noun: owns, has staff, is part of, runs."""
    is_body = not view.is_person(owner)
    if view.is_kind(token, "property"):
        yield between(view, "poss.owns", "owns", (owner, thing), token, _named(thing, 0.75))
    elif noun(token) in _DEALING:
        return
    elif view.is_kind(token, "staff") and is_body:
        yield between(view, "poss.staff", "employs", (owner, thing), token, 0.58)
    elif view.types(thing) & _ORGANISED and is_body:
        yield between(view, "poss.part", "partOf", (thing, owner), token, _named(thing, 0.3))
    elif view.is_kind(token, "unit-of-body"):
        yield between(view, "poss.operates", "operates", (owner, thing), token, _named(thing, 0.6))
    elif thing.pos_ == "PROPN" and _is_own(token) and view.is_person(thing):
        yield between(view, "poss.own", "employs", (owner, thing), token, 0.65)


def _owner(token: Token) -> Token:
    """Return the noun that "whose" stands for; any other word itself."""
    if token.tag_ != "WP$":
        return token
    return next((t.head for t in token.ancestors if t.dep_ == "relcl"), token)


def _named(thing: Token, prior: float) -> float:
    return prior if thing.pos_ == "PROPN" else prior / 2


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
                prior = 0.55 if _is_new(view, token) and place.pos_ == "PROPN" else prior
                prior *= _UNNAMED if token.pos_ == "PROPN" and view.is_person(token) else 1
                yield between(view, "noun.place", "locatedIn", ends, token, prior)


def _is_new(view: View, token: Token) -> bool:
    """Return whether a noun brings in a building or a body that was not spoken of: "a mill"."""
    is_new = any(c.dep_ == "det" and c.lower_ in ("a", "an", "another") for c in token.children)
    is_site = view.is_kind(token, "place") or view.is_kind(token, "property")
    return is_new and is_site and not view.is_person(token)


def _behind(view: View, token: Token) -> Iterator[Statement]:
    """Yield who is behind something: "the man behind the fleet is X"."""
    for thing in phrases_of(token).get("behind", ()):
        if not view.is_person(token) or not view.is_thing(thing):
            continue
        head = token.head
        named = [c for c in head.children if c.dep_ == "attr"] if head.lemma_ == "be" else []
        for holder in named or [token]:
            ends = (holder, thing)
            yield between(view, _BEHIND["id"], _BEHIND["relation"], ends, token, _BEHIND["prior"])


# --- "a report by X", "the 3 May letter", "a Spain-based firm": authors, dates, seats ------------


def _issued(view: View, token: Token) -> Iterator[Statement]:
    if not view.is_kind(token, "document") or view.is_person(token):
        return
    phrases = phrases_of(token)
    for preposition, relation in (("by", "published"), ("from", "published")):
        prior = 0.65 if preposition == "by" else 0.45
        for author in phrases.get(preposition, ()):
            if view.is_agent(author) and view.date_at(author) is None:
                ends = (author, token)
                yield between(view, f"noun.{preposition}", relation, ends, token, prior)
    dates = [c for c in token.children if c.dep_ in _MODIFIERS]
    dates += list(phrases.get("of", ())) + list(phrases.get("dated", ()))
    for near in dates:
        date = view.date_at(near)
        if date is not None:
            span = (date.start, date.end)
            spans = (view.phrase(token), span)
            yield made(
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
            yield made(
                view, "noun.judged", "describedAs", token, text, ObjectKind.TEXT, spans, 0.3, token
            )


def _under(view: View, token: Token) -> Iterator[Statement]:
    """Yield what a body is under: "an agency under the ministry"."""
    for other in phrases_of(token).get("under", ()):
        if view.is_agent(token) and view.types(other) & _ORGANISED and not view.is_person(token):
            ends = (token, other)
            yield between(view, "noun.under", "subordinateTo", ends, token, 0.55)


def _joined(view: View, entry: Mapping[str, Any], other: Token, token: Token) -> Statement:
    thing, modifier = view.words(token), view.words(other)
    if modifier.at == thing.at or "-" in modifier.text:
        modifier = view.text(view.span(other, other))
    ends = (thing, modifier) if entry.get("mirrored") else (modifier, thing)
    spans = (view.phrase(token), view.span(other, other))
    return Statement(
        entry["id"], entry["relation"], *ends, ObjectKind.THING, spans, 0.6, token.i, Mode()
    )
