"""Noun phrases of a parse, as far as they name who speaks."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from claimgraph.documents.english.attribution.lexicon import documents, parties, words
from claimgraph.documents.english.reading import ParsedSentence
from claimgraph.model.proposal import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

_BEFORE = frozenset(
    {"det", "compound", "amod", "nummod", "poss", "nmod", "quantmod", "predet", "case"}
)
_NAMES = frozenset({"PERSON", "ORG", "GPE", "NORP", "FAC"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_PRONOUNS = frozenset({"PRP", "WP", "WDT", "PRP$"})


def phrase(token: Token) -> tuple[int, int]:
    """Return the tokens of a noun phrase without what is told of it behind its head."""
    first = token.i
    for child in token.lefts:
        if child.dep_ in _BEFORE and child.text not in ('"', "("):
            first = min(first, child.left_edge.i)
    while first < token.i and token.doc[first].is_punct:
        first += 1
    while first > 1 and token.doc[first - 1].text_with_ws == "-":
        first -= 2
    last = token.i
    for child in token.rights:
        if child.dep_ == "prep" and child.text == "of" and is_count(token):
            last = child.right_edge.i
    return first, last + 1


def is_count(token: Token) -> bool:
    """Return whether a word counts others: "one of them", "two of the crew"."""
    return token.tag_ in {"CD", "DT"} or token.lower_ in {"some", "many", "most", "several", "one"}


def is_pronoun(token: Token) -> bool:
    """Return whether a word stands for a noun."""
    return token.tag_ in _PRONOUNS or token.lower_ in words("people", "third")


def name_beside(token: Token) -> Token | None:
    """Return the name that stands in apposition to a noun, or None."""
    is_office = token.lower_ in words("people", "titles") or token.lower_ in parties()
    if token.pos_ == "PROPN" and not is_office and not any(c.isdigit() for c in token.text):
        return None
    for child in token.rights:
        is_name = child.pos_ == "PROPN" and child.ent_type_ in ("PERSON", "ORG")
        if child.dep_ == "appos" and is_name and not _has_verb(token, child):
            return child
    return None


def _has_verb(token: Token, other: Token) -> bool:
    """Return whether a clause stands between two words: "a clerk who left Orr & Sons"."""
    return any(t.tag_ in ("WP", "WDT", "VBD", "VBZ") for t in token.doc[token.i + 1 : other.i])


def joined(token: Token) -> list[Token]:
    """Return a noun with those that "and" joins to it."""
    found = [token]
    for child in token.rights:
        if child.dep_ == "conj" and child.pos_ in ("NOUN", "PROPN", "PRON"):
            found += joined(child)
    return found


def written(token: Token) -> Token | None:
    """Return the word for something written that a noun phrase is about, or None.

    "A line of the register" is about the register, "page 3 of the report" about the report;
    "a previous draft of the report" is another document.
    """
    is_other = any(c.lower_ in words("nouns", "issues") for c in token.lefts)
    if token.lemma_.lower() in words("nouns", "parts") and not is_other:
        for child in token.rights:
            if child.dep_ == "prep" and child.lower_ in ("in", "of", "from"):
                for inner in child.rights:
                    if inner.dep_ == "pobj" and inner.lemma_.lower() in documents():
                        return inner
    is_first = token.i == 0 and token.pos_ == "NOUN"  # with a capital for its place only
    is_name = token.ent_type_ in ("PERSON", "ORG", "GPE") and not is_first
    if token.lemma_.lower() in documents() and not is_name:
        return token
    if token.like_num and token.dep_ in _SUBJECTS and not is_other:
        named = (c for c in token.lefts if c.dep_ == "compound")
        return next((c for c in named if c.lemma_.lower() in documents()), None)
    return token if _is_file(token) else None


def _is_file(token: Token) -> bool:
    """Return whether a word is the name of a file."""
    name, _, suffix = token.lower_.rpartition(".")
    return bool(name) and suffix in words("nouns", "suffixes")


def owner(token: Token) -> Token | None:
    """Return whose something is: the possessor, or whom it is by or from; or None."""
    for child in token.lefts:
        if child.dep_ == "poss" and child.ent_type_ not in ("DATE", "TIME"):
            return child
    if token.i > 1 and token.nbor(-1).text_with_ws == "-":
        return owner(token.nbor(-2))
    for child in token.rights:
        found = _behind(child) if child.dep_ in ("prep", "agent") else writer(child)
        if found is not None:
            return found
    return None


def _behind(preposition: Token) -> Token | None:
    """Return whom something is by, from or of."""
    found = _object(preposition)
    if found is None:
        return None
    if preposition.lower_ in ("by", "from"):
        return found if _can_write(found) else None
    if preposition.lower_ in ("in", "on") and found.pos_ == "PROPN":
        is_print = preposition.head.lemma_.lower() in words("nouns", "printed")
        return found if is_print and found.ent_type_ not in ("GPE", "LOC", "DATE") else None
    can_own = found.ent_type_ in ("PERSON", "ORG") or found.lemma_.lower() in parties()
    return found if preposition.lower_ == "of" and can_own else None


def writer(clause: Token) -> Token | None:
    """Return whom something is written, signed or published by."""
    is_one = clause.dep_ in ("acl", "relcl")
    if not is_one or clause.lemma_.lower() not in words("phrases", "authored"):
        return None
    for inner in clause.rights:
        if inner.dep_ in ("agent", "prep") and inner.lower_ == "by":
            return _object(inner)
    return None


def _object(preposition: Token) -> Token | None:
    return next((t for t in preposition.rights if t.dep_ == "pobj"), None)


def object_of(preposition: Token) -> Token | None:
    """Return the noun behind a preposition, or None."""
    return _object(preposition)


def _can_write(token: Token) -> bool:
    return token.ent_type_ not in ("DATE", "TIME", "CARDINAL") and token.pos_ in (
        "NOUN",
        "PROPN",
        "PRON",
    )


def is_named(token: Token) -> bool:
    """Return whether a noun is a name."""
    return token.pos_ == "PROPN" or token.ent_type_ in _NAMES


def spoken(place: ParsedSentence) -> Iterator[Token]:
    """Yield the tokens of a sentence that are no label of who speaks."""
    label = place.sentence.speaker
    for token in place.doc:
        if label is None or place.starts[token.idx] > label[1]:
            yield token


def span_of(place: ParsedSentence, token: Token) -> Span:
    """Return where a noun phrase stands."""
    first, last = phrase(token)
    return place.span(first, last)
