"""Which descriptions speak of a thing, and which are turns of phrase or said in passing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimgraph.documents.english.lexicon import words
from claimgraph.documents.english.reading import ParsedSentence
from claimgraph.documents.english.things.candidate import is_headed
from claimgraph.documents.english.things.classes import family
from claimgraph.documents.english.things.heads import Head, head_of, singular
from claimgraph.documents.english.things.portfolios import is_portfolio
from claimgraph.documents.pieces import SentenceKind

if TYPE_CHECKING:
    from spacy.tokens import Token

_OWN_KINDS = words("descriptions", "own_kinds")
_ANY_BODY = words("descriptions", "any_body")
_BARE = words("descriptions", "bare")
_IDIOMS = words("descriptions", "idioms")
_SAYING = words("evidence", "saying") | words("evidence", "human_verbs")
_MARKS = frozenset({'"', "'", "“", "‘"})


def number_of(token: Token) -> str:
    """Return the number before a noun, or ""."""
    return next((c.lower_ for c in token.lefts if c.dep_ == "nummod"), "")


def is_of_something(
    sentence: ParsedSentence,
    token: Token,
    head: Head,
    determiner: str,
    several: bool,
    modifiers: frozenset[str],
) -> bool:
    """Return whether a description speaks of a thing, and is no turn of phrase."""
    if _is_turn(sentence, token, head, determiner, several):
        return False
    if determiner in ("bare", "counted") and _is_heading(sentence):
        return is_own_kind(head)
    if determiner != "bare" or head.noun in _BARE or head.collective or not head.type:
        return True
    if _is_among(token):
        return False
    if family(head.type) == "person" and _is_numbered(token):
        return True
    if head.noun.endswith("s") and family(head.type) == "body":
        return True
    kind = family(head.type)
    return several and (kind in ("person", "persons") or (kind == "document" and bool(modifiers)))


def _is_numbered(token: Token) -> bool:
    """Return whether a number tells who somebody is: "officer 7"."""
    return token.i + 1 < len(token.doc) and token.nbor(1).text.isdigit() and token.tag_ == "NN"


def _is_turn(
    sentence: ParsedSentence, token: Token, head: Head, determiner: str, several: bool
) -> bool:
    """Return whether a noun is one of a turn of phrase, a label, or said of another thing."""
    if determiner == "negative" or _is_idiom(token) or _is_label(sentence, token):
        return True
    if is_portfolio(sentence, token.i, token.i + 1) or _is_condition(token):
        return True
    if head.noun == "fund" and several:
        return True
    if head.noun == "minutes" and (number_of(token) or determiner == "indefinite"):
        return True
    if token.dep_ == "pobj" and token.head.lower_ == "as":
        called = any(each.text in _MARKS for each in sentence.doc[token.head.i + 1 : token.i])
        return called or determiner in ("indefinite", "bare")
    if _is_population(token):
        return True
    if determiner in ("indefinite", "bare") and _is_said_of_that(token):
        return True
    if determiner == "indefinite" and token.dep_ == "pobj" and token.head.lower_ == "without":
        return True
    return determiner == "indefinite" and not several and _is_negated(token)


def _is_population(token: Token) -> bool:
    """Return whether people are told only as how large a place is: "a town of 900 people"."""
    if token.dep_ != "pobj" or token.head.lower_ != "of" or not number_of(token):
        return False
    whole = head_of((singular(token.head.head.lower_),))
    return whole is not None and family(whole.type) == "place"


def _is_said_of_that(token: Token) -> bool:
    """Return whether a noun only says what "this" or "these" are: "These are not robbers"."""
    subjects = [c.lower_ for c in token.head.children if c.dep_ == "nsubj"]
    return token.dep_ == "attr" and bool(subjects) and subjects[0] in _DEMONSTRATIVES


_DEMONSTRATIVES = frozenset({"it", "that", "these", "this", "those"})


def _is_condition(token: Token) -> bool:
    """Return whether a noun says in what state something is, and no territory."""
    follows = token.nbor(1).lower_ if token.i + 1 < len(token.doc) else ""
    return token.text == "state" and follows == "of"


def _is_negated(token: Token) -> bool:
    """Return whether a thing is spoken of only as one that was not there: "never had a car"."""
    verb = token.head
    while token.dep_ == "pobj" and verb.dep_ in ("conj", "prep") and verb.pos_ != "VERB":
        verb = verb.head
    return token.dep_ in ("dobj", "attr", "pobj") and any(
        child.dep_ == "neg"
        for each in (verb, *(v for v in verb.ancestors if verb.dep_ == "conj"))
        for child in each.children
    )


def is_own_kind(head: Head) -> bool:
    """Return whether a noun is what a document is called."""
    return head.noun in _OWN_KINDS or head.noun.split()[-1] in _OWN_KINDS


def _is_heading(sentence: ParsedSentence) -> bool:
    return is_headed(sentence) or sentence.sentence.kind is SentenceKind.METADATA


def _is_among(token: Token) -> bool:
    """Return whether a noun only says of whom there are several: "a panel of experts"."""
    of = token.head
    return of.lower_ == "of" and head_of((singular(of.head.lower_),)) is not None


def _is_label(sentence: ParsedSentence, token: Token) -> bool:
    """Return whether a noun is the label of a line, as in "Witnesses: ..."."""
    if sum(each.is_alpha for each in sentence.doc) == 1:
        return singular(token.lower_) not in _OWN_KINDS
    follows = token.i + 1 < len(sentence.doc) and sentence.doc[token.i + 1].text == ":"
    return follows and (sentence.sentence.kind is SentenceKind.METADATA or token.tag_ == "NNS")


def _has_own(sentence: ParsedSentence, first: int, last: int) -> bool:
    """Return whether a name stands before the noun of a description."""
    return any(t.pos_ == "PROPN" and t.text[0].isupper() for t in sentence.doc[first:last])


def is_vague(sentence: ParsedSentence, token: Token, first: int, head: Head) -> bool:
    """Return whether a description is one of many, or of what somebody recounts.

    Such are "your firm", "her account", "the growers" of "the growers' guild", "six towns",
    "came home with a boat".
    """
    word = sentence.doc[first].lower_
    kind = family(head.type)
    if kind == "place" and (token.tag_ == "NNS" or word == "another"):
        return True
    if kind == "asset" and word in ("a", "an") and token.dep_ not in ("nsubj", "nsubjpass"):
        return True
    if kind == "person" and token.dep_ == "poss" and token.tag_ == "NNS":
        return True
    if word == "your":
        return head.noun in _ANY_BODY
    return head.noun == "account" and word in ("her", "his", "their")


def is_passing(
    sentence: ParsedSentence, token: Token, head: Head, first: int, modifiers: frozenset[str]
) -> bool:
    """Return whether nothing but its noun makes a description one of a thing."""
    kind = family(head.type)
    if not kind:
        return True
    if _is_told_more(token, first, kind, modifiers) or _is_done_to(token, kind):
        return False
    if _has_own(sentence, first, token.i):
        return False
    if number_of(token) and kind not in ("event", "place"):
        return False
    return not (kind == "document" and token.tag_ == "NNS" and modifiers)


def _is_done_to(token: Token, kind: str) -> bool:
    """Return whether a text says what was done to a thing, or told in it: "they sold the yard"."""
    articles = {child.lower_ for child in token.lefts if child.dep_ == "det"}
    if token.dep_ == "nsubjpass" and kind in ("document", "event", "facility", "group"):
        return bool(articles & {"a", "an", "the"})
    if token.dep_ == "pobj" and kind == "document":
        return token.head.lower_ == "in" and token.head.head.lemma_.lower() in _SAYING
    if token.dep_ != "dobj" or kind not in ("event", "facility"):
        return False
    return bool(articles & ({"the"} if kind == "event" else {"a", "an", "the"}))


def _is_told_more(token: Token, first: int, kind: str, modifiers: frozenset[str]) -> bool:
    """Return whether it is said of what, by whom or whose something is: "the closure of"."""
    follows = token.nbor(1).lower_ if token.i + 1 < len(token.doc) else ""
    owned = any(child.dep_ == "poss" and child.pos_ != "PRON" for child in token.lefts)
    if kind == "person":
        return _is_told_apart(token, first, follows, modifiers)
    if kind == "facility":
        return owned
    if kind == "document":
        return token.lower_ in _PROMISES and follows == "of"
    if kind != "event" or token.lower_ == "case" or token.head.lower_ == "for":
        return False
    if token.doc[first].lower_ in ("my", "this") or owned or follows in ("of", "by"):
        return True
    return follows == "with" and token.lower_ in _WITH


def _is_told_apart(token: Token, first: int, follows: str, modifiers: frozenset[str]) -> bool:
    """Return whether something tells somebody from others: "a second man", "a man from X"."""
    several = token.tag_ == "NNS"
    if several and follows in ("who", "whose"):
        return True
    if token.doc[first].lower_ not in ("a", "an", "one") and not several:
        return False
    aged = any(each.lower_.endswith("-old") or each.lower_ == "old" for each in token.lefts)
    return follows in _MORE_OF_PEOPLE or aged or bool(modifiers & _ORDINALS)


_MORE_OF_PEOPLE = words("descriptions", "more_of_people")
_ORDINALS = words("descriptions", "ordinals")
_PROMISES = frozenset({"pledge", "undertaking", "promise"})
_WITH = frozenset({"call", "conversation", "interview", "meeting"})


def _is_idiom(token: Token) -> bool:
    """Return whether a noun is one of a set phrase: "in case", "on behalf of the head"."""
    start = max(0, token.i - 3)
    phrase = " ".join(t.lower_ for t in token.doc[start : token.i + 2])
    return any(idiom in phrase and token.lower_ in idiom for idiom in _IDIOMS)
