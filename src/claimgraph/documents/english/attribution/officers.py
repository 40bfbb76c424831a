"""Who speaks for a body: those who hold an office in it, and who are named with that office."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimgraph.documents.english.attribution.frame import Person, Speaker
from claimgraph.documents.english.attribution.lexicon import words
from claimgraph.documents.english.attribution.phrases import object_of
from claimgraph.documents.english.attribution.speakers import Speakers, same
from claimgraph.documents.english.reading import ParsedSentence, Reading
from claimgraph.model.proposal import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

_WITHIN = frozenset({"of", "at", "for", "with", "from"})
_BESIDE = frozenset({"compound", "nmod", "appos"})


def officers(reading: Reading, said: Span, body: Speaker, speakers: Speakers) -> frozenset[str]:
    """Return the keys of who holds an office in a body, or in none that is named.

    "Its director", "chief executive Ada Orr", "Ada Orr, a spokeswoman for the board" speak
    for the board that issues a text; "the director of the mill" does not.

    Args:
        reading: The document.
        said: Where the body's text stands.
        body: The body.
        speakers: Who speaks in the document.
    """
    offices = words("people", "offices") | words("people", "organs")
    keys: set[str] = set()
    for place in reading.sentences:
        if not said[0] <= place.sentence.start < said[1]:
            continue
        for token in place.doc:
            if token.lemma_.lower() in offices and _is_of(place, token, body, speakers):
                keys |= speakers.of(place, _holder(token)).keys
    organs = {f"word {organ}" for organ in words("people", "organs")}
    return frozenset(key for key in keys if not key.startswith("word ") or key in organs)


def _holder(office: Token) -> Token:
    """Return the name of who holds an office, or the word for the office itself."""
    while office.dep_ in _BESIDE and office.head.pos_ in ("PROPN", "NOUN"):
        office = office.head
    return office


def _is_of(place: ParsedSentence, office: Token, body: Speaker, speakers: Speakers) -> bool:
    """Return whether an office is one of a body, or no other is named with it."""
    named = [_within(token) for token in _words_of(office)]
    others = [t for t in named if t is not None]
    return all(_is_body(speakers.of(place, t), body) for t in others)


def _is_body(speaker: Speaker, body: Speaker) -> bool:
    return speaker.person is Person.FIRST or same(speaker, body)


def _words_of(office: Token) -> list[Token]:
    """Return what hangs on the word for an office."""
    inner = [c for c in office.lefts if c.dep_ in ("compound", "amod", "nmod")]
    return [*office.children, *(g for c in inner for g in c.children)]


def _within(child: Token) -> Token | None:
    """Return the body that what hangs on the word for an office names, or None."""
    if child.dep_ == "prep" and child.lower_ in _WITHIN:
        found = object_of(child)
        return found if found is not None and found.pos_ == "PROPN" else None
    is_name = child.dep_ in ("poss", "compound", "nmod") and child.ent_type_ in ("ORG", "GPE")
    return child if is_name else None
