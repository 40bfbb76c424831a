"""Descriptions in parsed sentences: "the company", "two former employees", "his lawyer"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from claimgraph.documents.english.lexicon import words
from claimgraph.documents.english.reading import MentionKind, ParsedSentence
from claimgraph.documents.english.things.candidate import Candidate, is_headed
from claimgraph.documents.english.things.classes import family
from claimgraph.documents.english.things.extents import first_of, is_hyphen, last_of
from claimgraph.documents.english.things.gazetteer import folded
from claimgraph.documents.english.things.heads import Head, head_of, singular
from claimgraph.documents.english.things.ordinary import is_first
from claimgraph.documents.english.things.portfolios import is_portfolio
from claimgraph.documents.pieces import SentenceKind

if TYPE_CHECKING:
    from spacy.tokens import Token

_DEFINITE = words("descriptions", "definite")
_INDEFINITE = words("descriptions", "indefinite")
_POSSESSIVE = words("descriptions", "possessive")
_NEGATIVE = words("descriptions", "negative")
_OFFICES = words("descriptions", "offices")
_INVARIANT = frozenset({"aircraft", "craft", "spacecraft", "hovercraft"})
_OWN_KINDS = words("descriptions", "own_kinds")
_ANY_BODY = words("descriptions", "any_body")
_BARE = words("descriptions", "bare")
_IDIOMS = words("descriptions", "idioms")
_EMPTY = words("descriptions", "empty_modifiers")
_DISUSED = frozenset({"abandoned", "derelict", "disused", "former", "old"})
_HOUSED = frozenset({"academy", "bank", "brewery", "clinic", "college", "hospital", "school"})
_REGIONS = frozenset({"county", "district", "peninsula", "province", "region", "valley"})
_MARKS = frozenset({'"', "'", "“", "‘"})
_CASUALTIES = frozenset({"dead", "injured", "missing", "wounded"})
_FEMALE = words("descriptions", "female")
_MALE = words("descriptions", "male")


def descriptions_in(
    sentence: ParsedSentence, place: int, names: Sequence[Candidate], taken: frozenset[int]
) -> Iterator[Candidate]:
    """Yield the descriptions in a sentence whose noun is in the lexicon.

    Args:
        sentence: The sentence.
        place: Its place among those that could be parsed.
        names: The names in it.
        taken: Tokens of dates and the like, on which no description hangs.
    """
    if not sentence.doc.has_annotation("DEP"):
        return
    named = {at for name in names for at in range(name.first, name.last)}
    for token in sentence.doc:
        if token.i in taken or token.i in named or not _is_noun(token):
            continue
        head = _head(token)
        if head is not None and not _is_within(token):
            found = _candidate(sentence, place, token, head, names)
            if found is not None:
                yield found


def _is_noun(token: Token) -> bool:
    if token.lower_ in _CASUALTIES:
        return _is_casualties(token)
    return (token.is_alpha and token.pos_ in ("NOUN", "PROPN")) or "-" in token.text[1:-1]


def _is_casualties(token: Token) -> bool:
    """Return whether a word counts people by what befell them: "two dead and nine injured"."""
    if token.i == 0 or (token.i + 1 < len(token.doc) and token.nbor(1).tag_.startswith("N")):
        return False
    before = token.nbor(-1)
    return before.like_num or before.lower_ in ("of", "the")


def _is_within(token: Token) -> bool:
    """Return whether a noun only says of what kind the next one is, as in "company law"."""
    if token.dep_ == "poss" and token.i + 2 < len(token.doc):
        office = f"{folded(token.text)}{token.nbor(1).text} {token.nbor(2).lower_}"
        return head_of((office,)) is not None
    return token.dep_ in ("compound", "nmod", "amod") and token.head.i > token.i


def _head(token: Token) -> Head | None:
    """Return what a noun says, with the word before it where the lexicon has both."""
    word = folded(token.text)
    noun = singular(word)
    if token.i > 1 and token.nbor(-1).text in ("'s", "'"):
        owned = head_of((f"{folded(token.nbor(-2).text)}{token.nbor(-1).text} {noun}",))
        if owned is not None:
            return owned
    before = token.nbor(-1) if token.i else None
    if before is not None and before.is_alpha and before.head in (token, token.head):
        for last in (word, noun):
            pair = head_of((folded(before.text), last))
            if pair is not None and " " in pair.noun:
                return pair
    found = head_of((word,)) or head_of((noun,))
    if found and found.noun in _OFFICES and token.text[0].isupper() and token.i:
        return replace(found, type="StateBody")
    return found


def _candidate(
    sentence: ParsedSentence, place: int, token: Token, head: Head, names: Sequence[Candidate]
) -> Candidate | None:
    first = first_of(token)
    determiner = _determiner(sentence, first, token)
    several = _is_plural(token, head)
    modifiers = _modifiers(token, first, head)
    if determiner in ("bare", "counted") and is_headed(sentence) and not _is_own_kind(head):
        determiner = "anaphoric"
    aside = family(head.type) == "person" and _is_aside(sentence, first, names)
    if not aside and not _is_of_something(sentence, token, head, determiner, several, modifiers):
        return None
    before = _name_before(token, first, head, names)
    if before is not None:
        return _compound(sentence, place, token, head, before)
    last = last_of(sentence, token, head, names)
    while is_hyphen(sentence, last):
        last += 2
    is_plural = head.noun.split()[-1] != folded(token.text) or bool(_number(token))
    many = (several and (head.collective or is_plural)) or _is_several(token)
    type_ = _type_of(token, head, modifiers)
    if many and (family(type_) != "document" or _number(token)):
        type_ = head.plural
    return Candidate(
        place,
        first,
        last,
        token.i,
        MentionKind.NOMINAL,
        sentence.span(first, last),
        (head.noun,),
        type_,
        head.rule,
        modifiers=modifiers,
        determiner=determiner,
        plural=many,
        gender=_gender(head.noun),
        is_term=token.text[0].isupper() and first < token.i,
        shown=not is_headed(sentence),
        weak=(head.weak or _is_vague(sentence, first, head))
        and _is_passing(sentence, token, head, first, modifiers),
    )


def _type_of(token: Token, head: Head, modifiers: frozenset[str]) -> str:
    """Return the class of one thing: an office that acts is a body, an old school a building."""
    if head.noun == "office" and token.dep_ != "pobj":
        return "Organisation"
    if modifiers & _DISUSED and head.noun in _HOUSED:
        return "Facility"
    return head.type


def _is_aside(sentence: ParsedSentence, first: int, names: Sequence[Candidate]) -> bool:
    """Return whether a description without an article stands behind a name: "X, director of Y"."""
    doc = sentence.doc
    if first < 2 or doc[first - 1].text not in (",", "(", "-", "–"):
        return False
    return any(name.last == first - 1 for name in names)


def _name_before(
    token: Token, first: int, head: Head, names: Sequence[Candidate]
) -> Candidate | None:
    """Return the name that makes a name of a noun: that of "the Essex prison"."""
    is_one = token.tag_ != "NNS" or head.noun.split()[-1] == folded(token.text)
    if family(head.type) not in ("facility", "body") and head.noun not in _REGIONS:
        return None
    if not is_one:
        return None
    start = token.i - head.noun.count(" ")
    return next((n for n in names if n.last == start and n.first >= first), None)


def _compound(
    sentence: ParsedSentence, place: int, token: Token, head: Head, before: Candidate
) -> Candidate:
    """Return a noun with the name before it, as a name."""
    nouns = tuple(folded(each.text) for each in sentence.doc[before.last : token.i + 1])
    return Candidate(
        place,
        before.first,
        token.i + 1,
        token.i,
        MentionKind.NAME,
        sentence.span(before.first, token.i + 1),
        (*before.words, *nouns),
        head.type,
        "name.noun",
    )


def _determiner(sentence: ParsedSentence, first: int, token: Token) -> str:
    """Return how a description begins: definite, indefinite, possessive, counted, bare."""
    word = sentence.doc[first].lower_
    if any(child.dep_ == "poss" for child in token.lefts):
        return "possessive"
    if word in _ANAPHORIC:
        return "anaphoric"
    for name, list_ in (
        ("negative", _NEGATIVE),
        ("definite", _DEFINITE),
        ("possessive", _POSSESSIVE),
        ("indefinite", _INDEFINITE),
    ):
        if word in list_:
            return name
    if _number(token):
        return "counted"
    return "definite" if token.text[0].isupper() and not is_first(sentence, first) else "bare"


def _number(token: Token) -> str:
    return next((c.lower_ for c in token.lefts if c.dep_ == "nummod"), "")


def _is_several(token: Token) -> bool:
    """Return whether a number makes several of a noun that has no plural form."""
    return token.lower_ in _INVARIANT and _number(token) not in ("", "one", "1")


def _is_plural(token: Token, head: Head) -> bool:
    return head.collective or token.tag_ in ("NNS", "NNPS")


def _modifiers(token: Token, first: int, head: Head) -> frozenset[str]:
    """Return the words that tell a thing from others of its kind."""
    own = set(head.noun.split())
    found = set()
    for before in token.doc[first : token.i]:
        word = folded(before.text)
        tells = before.is_alpha and len(word) > 1 and not before.is_stop
        if word in _TELLING or (tells and word not in _EMPTY | own):
            found.add(word)
    return frozenset(found)


_TELLING = frozenset({"other", "another", "first", "last", "two", "three", "third", "next"})
_ANAPHORIC = frozenset({"that", "this", "which", "those", "these"})


def _is_of_something(
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
        return _is_own_kind(head)
    if determiner != "bare" or head.noun in _BARE or head.collective:
        return True
    if _is_among(token):
        return False
    if head.noun.endswith("s") and family(head.type) == "body":
        return True
    kind = family(head.type)
    return several and (kind in ("person", "persons") or (kind == "document" and bool(modifiers)))


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
    if head.noun == "minutes" and (_number(token) or determiner == "indefinite"):
        return True
    if token.dep_ == "pobj" and token.head.lower_ == "as":
        called = any(each.text in _MARKS for each in sentence.doc[token.head.i + 1 : token.i])
        return called or determiner in ("indefinite", "bare")
    return determiner == "indefinite" and not several and _is_negated(token)


def _is_condition(token: Token) -> bool:
    """Return whether a noun says in what state something is, and no territory."""
    follows = token.nbor(1).lower_ if token.i + 1 < len(token.doc) else ""
    return token.text == "state" and follows == "of"


def _is_negated(token: Token) -> bool:
    """Return whether a thing is spoken of only as one that was not there: "never had a car"."""
    verb = token.head
    return token.dep_ in ("dobj", "attr") and any(
        child.dep_ == "neg"
        for each in (verb, *(v for v in verb.ancestors if verb.dep_ == "conj"))
        for child in each.children
    )


def _is_own_kind(head: Head) -> bool:
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


def _is_vague(sentence: ParsedSentence, first: int, head: Head) -> bool:
    """Return whether a description is of the reader's body, or of what somebody recounts."""
    word = sentence.doc[first].lower_
    if word == "your":
        return head.noun in _ANY_BODY
    return head.noun == "account" and word in ("her", "his", "their")


def _is_passing(
    sentence: ParsedSentence, token: Token, head: Head, first: int, modifiers: frozenset[str]
) -> bool:
    """Return whether nothing but its noun makes a description one of a thing."""
    kind = family(head.type)
    if _is_told_more(token, first, kind):
        return False
    if _has_own(sentence, first, token.i) or (_number(token) and kind not in ("event", "place")):
        return False
    return not (kind == "document" and token.tag_ == "NNS" and modifiers)


def _is_told_more(token: Token, first: int, kind: str) -> bool:
    """Return whether it is said of what, by whom or whose something is: "the closure of"."""
    follows = token.nbor(1).lower_ if token.i + 1 < len(token.doc) else ""
    owned = any(child.dep_ == "poss" and child.pos_ != "PRON" for child in token.lefts)
    if kind == "person":
        return token.doc[first].lower_ in ("a", "an", "one") and follows in _MORE_OF_PEOPLE
    if kind == "facility":
        return owned
    if kind == "document":
        return token.lower_ in _PROMISES and follows == "of"
    if kind != "event" or token.lower_ == "case" or token.head.lower_ == "for":
        return False
    if token.doc[first].lower_ in ("my", "this") or owned or follows in ("of", "by"):
        return True
    return follows == "with" and token.lower_ in _WITH


_MORE_OF_PEOPLE = frozenset({"briefed", "close", "familiar", "involved", "who"})
_PROMISES = frozenset({"pledge", "undertaking", "promise"})
_WITH = frozenset({"call", "conversation", "interview", "meeting"})


def _is_idiom(token: Token) -> bool:
    """Return whether a noun is one of a set phrase: "in case", "on behalf of the head"."""
    start = max(0, token.i - 3)
    phrase = " ".join(t.lower_ for t in token.doc[start : token.i + 2])
    return any(idiom in phrase and token.lower_ in idiom for idiom in _IDIOMS)


def _gender(noun: str) -> str:
    if noun in _FEMALE or noun.endswith(("woman", "women")):
        return "f"
    return "m" if noun in _MALE or noun.endswith(("man", "men")) else ""
