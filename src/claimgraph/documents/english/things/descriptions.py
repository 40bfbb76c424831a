"""Descriptions in parsed sentences: "the company", "two former employees", "his lawyer"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from claimgraph.documents.english.lexicon import lexicon, words
from claimgraph.documents.english.reading import MentionKind, ParsedSentence
from claimgraph.documents.english.things.candidate import Candidate, is_headed
from claimgraph.documents.english.things.classes import family
from claimgraph.documents.english.things.extents import first_of, is_hyphen, last_of
from claimgraph.documents.english.things.gazetteer import folded
from claimgraph.documents.english.things.heads import Head, head_of, singular
from claimgraph.documents.english.things.ordinary import is_first
from claimgraph.documents.english.things.passing import (
    is_of_something,
    is_own_kind,
    is_passing,
    is_vague,
    number_of,
)
from claimgraph.documents.english.things.repeated import unlisted

if TYPE_CHECKING:
    from spacy.tokens import Token

_DEFINITE = words("descriptions", "definite")
_INDEFINITE = words("descriptions", "indefinite")
_POSSESSIVE = words("descriptions", "possessive")
_NEGATIVE = words("descriptions", "negative")
_OFFICES = words("descriptions", "offices")
_TERMS: dict[str, str] = lexicon("descriptions")["terms"]
_HALLS = frozenset({"city hall", "town hall"})
_WITHIN = frozenset({"at", "in", "inside", "near", "outside"})
_INVARIANT = frozenset({"aircraft", "craft", "spacecraft", "hovercraft"})
_EMPTY = words("descriptions", "empty_modifiers")
_DISUSED = frozenset({"abandoned", "derelict", "disused", "former", "old"})
_HOUSED = frozenset({"academy", "bank", "brewery", "clinic", "college", "hospital", "school"})
_REGIONS = frozenset({"county", "district", "peninsula", "province", "region", "valley"})
_CASUALTIES = frozenset({"dead", "injured", "missing", "wounded"})
_FEMALE = words("descriptions", "female")
_MALE = words("descriptions", "male")


def descriptions_in(
    sentence: ParsedSentence,
    place: int,
    names: Sequence[Candidate],
    taken: frozenset[int],
    repeated: frozenset[str],
) -> Iterator[Candidate]:
    """Yield the descriptions in a sentence whose noun says that they are of a thing.

    Args:
        sentence: The sentence.
        place: Its place among those that could be parsed.
        names: The names in it.
        taken: Tokens of dates and the like, on which no description hangs.
        repeated: Nouns that no lexicon has and that the text takes up again.
    """
    if not sentence.doc.has_annotation("DEP"):
        return
    named = {at for name in names for at in range(name.first, name.last)}
    for token in sentence.doc:
        if token.i in taken or token.i in named or not _is_noun(token):
            continue
        head = _head(token) or unlisted(token, repeated)
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
    if found and token.text[0].isupper() and token.i:
        if found.noun in _OFFICES:
            return replace(found, type="StateBody")
        if found.noun in _TERMS:
            return replace(found, type=_TERMS[found.noun], weak=False)
    return found


def _candidate(
    sentence: ParsedSentence, place: int, token: Token, head: Head, names: Sequence[Candidate]
) -> Candidate | None:
    first = first_of(token)
    determiner = _determiner(sentence, first, token)
    several = _is_plural(token, head)
    modifiers = _modifiers(token, first, head)
    if determiner in ("bare", "counted") and is_headed(sentence) and not is_own_kind(head):
        determiner = "anaphoric"
    aside = family(head.type) == "person" and _is_aside(sentence, first, names)
    if not aside and not is_of_something(sentence, token, head, determiner, several, modifiers):
        return None
    before = _name_before(token, first, head, names)
    if before is not None:
        return _compound(sentence, place, token, head, before)
    last = last_of(sentence, token, head, names)
    while is_hyphen(sentence, last):
        last += 2
    is_plural = head.noun.split()[-1] != folded(token.text) or bool(number_of(token))
    many = (several and (head.collective or is_plural)) or _is_several(token)
    type_ = _type_of(token, head, modifiers)
    if many and (number_of(token) or not _is_one_in_many(type_)):
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
        number=number_of(token),
        restricted=_is_restricted(token),
        is_term=token.text[0].isupper() and first < token.i,
        shown=not is_headed(sentence),
        weak=(head.weak or is_vague(sentence, token, first, head))
        and is_passing(sentence, token, head, first, modifiers),
    )


def _is_one_in_many(type_: str) -> bool:
    """Return whether what has parts is often told in the plural: papers, hearings."""
    return family(type_) in ("document", "event") and type_ != "Transaction"


def _type_of(token: Token, head: Head, modifiers: frozenset[str]) -> str:
    """Return the class of one thing: an office that acts is a body, an old school a building."""
    if head.noun == "office" and token.dep_ != "pobj":
        return "Organisation"
    if head.noun in _HALLS and token.dep_ == "pobj" and token.head.lower_ in _WITHIN:
        return "Facility"
    if modifiers & _DISUSED and head.noun in _HOUSED:
        return "Facility"
    return head.type


def _is_restricted(token: Token) -> bool:
    """Return whether what follows a noun tells of which ones: "officials in the capital"."""
    return any(c.dep_ in ("prep", "relcl", "acl") and c.i == token.i + 1 for c in token.rights)


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
    if number_of(token):
        return "counted"
    return "definite" if token.text[0].isupper() and not is_first(sentence, first) else "bare"


def _is_several(token: Token) -> bool:
    """Return whether a number makes several of a noun that has no plural form."""
    return token.lower_ in _INVARIANT and number_of(token) not in ("", "one", "1")


def _is_plural(token: Token, head: Head) -> bool:
    return head.collective or token.tag_ in ("NNS", "NNPS")


def _modifiers(token: Token, first: int, head: Head) -> frozenset[str]:
    """Return the words that tell a thing from others of its kind."""
    own = set(head.noun.split())
    found = set()
    for before in token.doc[first : token.i]:
        word = folded(before.text)
        tells = before.is_alpha and len(word) > 1 and not before.is_stop
        tells = tells and not (before.tag_ == "VBG" and before.i == first)
        if word in _TELLING or (tells and word not in _EMPTY | own):
            found.add(word)
    return frozenset(found)


_TELLING = frozenset({"other", "another", "first", "last", "two", "three", "third", "next"})
_ANAPHORIC = frozenset({"that", "this", "which", "those", "these"})


def _gender(noun: str) -> str:
    if noun in _FEMALE or noun.endswith(("woman", "women")):
        return "f"
    return "m" if noun in _MALE or noun.endswith(("man", "men")) else ""
