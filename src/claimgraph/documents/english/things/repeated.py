"""Nouns that no lexicon has and that still speak of a thing: taken up again, or acting."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING

from claimgraph.documents.english.lexicon import words
from claimgraph.documents.english.reading import ParsedSentence
from claimgraph.documents.english.things.gazetteer import folded
from claimgraph.documents.english.things.heads import Head, head_of, singular

if TYPE_CHECKING:
    from spacy.tokens import Token

_ABSTRACT = words("descriptions", "abstract")
_HUMAN_VERBS = words("evidence", "human_verbs")
_ENDS = ("nsubj", "nsubjpass", "dobj", "pobj")
_AGAIN = 2
_SHORTEST = 3


def repeated_in(sentences: Iterable[ParsedSentence]) -> frozenset[str]:
    """Return the nouns that a text takes up again, and of which it once says something.

    "The kiln was lit. He sold the kiln": whatever a kiln is, there is one.
    """
    often: Counter[str] = Counter()
    said: set[str] = set()
    for sentence in sentences:
        for token in sentence.doc:
            if not _is_unknown(token):
                continue
            noun = _noun(token)
            often[noun] += 1
            if any(c.lower_ == "the" for c in token.lefts) and token.dep_ in _ENDS:
                said.add(noun)
    return frozenset(noun for noun in said if often[noun] >= _AGAIN)


def unlisted(token: Token, repeated: frozenset[str]) -> Head | None:
    """Return what a noun that no lexicon has says of a thing, or None where it says nothing.

    Args:
        token: The noun.
        repeated: The nouns that the text takes up again.
    """
    if not _is_unknown(token):
        return None
    noun = _noun(token)
    if _is_acting(token):
        return Head(noun, "Person", "PersonGroup", "head.acting")
    return Head(noun, "", "", "head.repeated", weak=True) if noun in repeated else None


def _is_unknown(token: Token) -> bool:
    if token.pos_ != "NOUN" or not token.is_alpha or not token.text[0].islower():
        return False
    noun = folded(token.text)
    is_long = len(noun) > _SHORTEST - 1 and token.lemma_.lower() not in _ABSTRACT
    return is_long and head_of((singular(noun),)) is None


def _noun(token: Token) -> str:
    return folded(token.lemma_)


def _is_acting(token: Token) -> bool:
    """Return whether a noun does what only somebody does: "a smelter told the court"."""
    verb = token.head
    if token.dep_ != "nsubj" or verb.lemma_.lower() not in _HUMAN_VERBS or verb.i < token.i:
        return False
    return any(child.dep_ == "det" and child.lower_ in ("a", "an", "the") for child in token.lefts)
