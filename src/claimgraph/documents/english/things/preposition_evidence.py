"""What the preposition before a name says of it: a place, a body, somebody."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from claimgraph.documents.english.lexicon import words
from claimgraph.documents.english.reading import ParsedSentence
from claimgraph.documents.english.things.candidate import Candidate
from claimgraph.documents.english.things.classes import family
from claimgraph.documents.english.things.heads import head_of, singular

if TYPE_CHECKING:
    from spacy.tokens import Token

_PLACE_PREPOSITIONS = words("evidence", "in_places")
_WAY_PREPOSITIONS = words("evidence", "to_places")
_GOING = words("evidence", "going")
_LEAVING = words("evidence", "leaving")
_SEATED = words("names", "seated")
_HOLDINGS = words("evidence", "holdings")
_EMPLOYING = words("evidence", "employing")
_SPEAKING = words("evidence", "told") | words("evidence", "saying")
_OF_SITES = frozenset({"at", "in", "from", "of"})
_BY_BODIES = frozenset({"for", "with", "by", "of", "from"})


def by_preposition(mention: Candidate, sentence: ParsedSentence) -> Iterator[tuple[str, float]]:
    """Yield what the preposition before a name says of it, with its weight.

    Args:
        mention: The name.
        sentence: Where it stands.
    """
    if not mention.first:
        return
    token = _preposition(mention, sentence)
    before, governor = token.lower_, token.head.lemma_.lower()
    if weight := _placing(before, governor):
        yield "Place", weight
    elif before == "of" and (sentence.doc[token.i - 1].text == "," or governor in _SEATED):
        yield "Place", 2.0
    noun = head_of((singular(governor),))
    if noun and before in _OF_SITES and family(noun.type) in ("facility", "place"):
        yield "Place", 1.5
    if before == "in" and governor in _HOLDINGS:
        yield "Place", -2.0
        yield "Organisation", 2.0
    if before in _BY_BODIES and governor in _EMPLOYING:
        yield "Organisation", 1.5


def _placing(before: str, governor: str) -> float:
    """Return how much a preposition, with the word it hangs on, speaks for a place."""
    if before in _PLACE_PREPOSITIONS or (before == "for" and governor in _LEAVING):
        return 2.0
    if before in _WAY_PREPOSITIONS:
        default = 1.3 if before == "at" else 0.8
        weight = 2.0 if governor in _GOING else default
        return weight - 1.0 if governor in _SPEAKING else weight
    return -1.0 if before in ("by", "with", "for") else 0.0


def _preposition(mention: Candidate, sentence: ParsedSentence) -> Token:
    """Return the word before a name, or before the first of the names that it is set among."""
    doc = sentence.doc
    head = doc[mention.head]
    while head.dep_ == "conj" and head.head.i != head.i:
        head = head.head
    if head.i != mention.head and head.dep_ == "pobj":
        return head.head
    return doc[mention.first - 1]
