"""Ordinary words that have a capital only from where they stand, and numbers of files."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimgraph.documents.english.lexicon import words
from claimgraph.documents.english.reading import ParsedSentence
from claimgraph.documents.english.things.classes import family
from claimgraph.documents.english.things.gazetteer import folded
from claimgraph.documents.english.things.heads import head_of, singular
from claimgraph.documents.english.things.name_words import (
    ALONE,
    DEMONYMS,
    head_or_table,
    is_given_name,
    is_role,
    is_title,
    told_by_form,
)
from claimgraph.documents.english.things.runs import FILE, NUMBERED
from claimgraph.documents.pieces import SentenceKind

if TYPE_CHECKING:
    from spacy.tokens import Token

_OPENERS = words("names", "openers")
_FILED = re.compile(r"\d+[/.-]\d+")
_GRADE = re.compile(r"[A-F][1-9]")
_DIGITS = 2
_LETTERS = 6


@dataclass(frozen=True, slots=True)
class Seen:
    """How words are written in the running text of a document.

    Attributes:
        lower: Words that occur in small letters.
        inside: Words that occur with a capital, not at the beginning of a sentence.
    """

    lower: frozenset[str]
    inside: frozenset[str]


def seen_in(sentences: Iterable[ParsedSentence]) -> Seen:
    """Return how words are written in the running text."""
    lower: set[str] = set()
    inside: set[str] = set()
    for sentence in sentences:
        if sentence.sentence.kind is SentenceKind.HEADING:
            continue
        for token in sentence.doc:
            if token.is_alpha and token.text[0].islower():
                lower.add(token.lower_)
            elif token.is_alpha and not is_first(sentence, token.i):
                inside.add(token.lower_)
    return Seen(frozenset(lower), frozenset(inside))


def is_first(sentence: ParsedSentence, at: int) -> bool:
    """Return whether no word of the sentence, or of the speech in it, stands before a token."""
    known: list[bool] | None = sentence.doc.user_data.get("firsts")
    if known is None:
        known = list(_firsts(sentence))
        sentence.doc.user_data["firsts"] = known
    return known[at]


def _firsts(sentence: ParsedSentence) -> Iterator[bool]:
    """Yield of each token whether no word stands before it."""
    first = True
    before: Token | None = None
    for token in sentence.doc:
        if before is not None and (before.is_alpha or before.like_num):
            first = before.is_digit and before.i == 0
        elif token.is_sent_start or (before is not None and before.text in (":", '"', "'")):
            first = True
        yield first
        before = token


def opens(sentence: ParsedSentence, at: int, end: int) -> bool:
    """Return whether the first word of a run has its capital from where it stands only."""
    token = sentence.doc[at]
    plain = token.lower_
    if plain in ("the", "a", "an"):
        return True
    if plain in DEMONYMS and end - at > 1 and sentence.doc[at + 1].lower_ not in DEMONYMS:
        return not head_or_table(sentence.doc[end - 1].text)
    if not is_first(sentence, at):
        return False
    return plain in _OPENERS or (token.is_stop and not token.text.isupper())


def is_ordinary(
    sentence: ParsedSentence, first: int, last: int, bare: list[str], seen: Seen
) -> bool:
    """Return whether words with capitals are none that name.

    Args:
        sentence: The sentence.
        first: Their first token.
        last: One past their last.
        bare: The words without titles.
        seen: How words are written elsewhere.
    """
    if last - first > 1:
        return _are_ordinary(bare, len(bare) == last - first)
    token = sentence.doc[first]
    if _is_label(sentence, first):
        return not is_given_name(token.text)
    if _is_agency(sentence, first) or is_dateline(sentence, first, last):
        return False
    filled = first > 1 and sentence.doc[first - 1].text == ":" and _has_no_words(sentence)
    return _is_word(token, is_first(sentence, first) and not filled, seen)


def _has_no_words(sentence: ParsedSentence) -> bool:
    """Return whether a line is filled in, as a form is: "Country: Norway"."""
    return not any(token.is_alpha and token.is_lower for token in sentence.doc)


def _are_ordinary(bare: list[str], untitled: bool) -> bool:
    plain = [folded(word) for word in bare]
    if family(told_by_form(tuple(bare))[0]) in ("body", "persons", "event"):
        return False
    if " ".join(plain) in DEMONYMS:
        return True
    described = is_role(plain[-1]) and untitled
    return described or all(word in ALONE or is_title(word) for word in plain)


def _is_word(token: Token, first: bool, seen: Seen) -> bool:
    """Return whether a single word with a capital is one of the language, and no name."""
    text: str = token.text
    plain = folded(text).rstrip(".")
    if is_title(text) or is_role(text) or plain in ALONE or plain in DEMONYMS:
        return True
    if token.is_stop and not text.isupper():
        return True
    if len(text) < 2 or head_of((singular(plain),)) is not None:
        return told_by_form((text,))[0] == ""
    if not first or token.lower_ in seen.inside or is_given_name(text):
        return False
    if token.lower_ in seen.lower or token.lower_ in _OPENERS:
        return True
    return token.pos_ not in ("PROPN", "") and not token.ent_type_


def _is_label(sentence: ParsedSentence, at: int) -> bool:
    """Return whether a word with a colon is a label of a line, and not of who speaks."""
    doc = sentence.doc
    if at + 1 >= len(doc) or doc[at + 1].text != ":":
        return False
    label = sentence.sentence.speaker
    return label is None or not label[0] <= sentence.starts[doc[at].idx] < label[1]


def _is_agency(sentence: ParsedSentence, at: int) -> bool:
    """Return whether a word in brackets is the agency in the dateline of a report."""
    doc = sentence.doc
    if sentence.sentence.kind is not SentenceKind.METADATA or not 0 < at < len(doc) - 1:
        return False
    return doc[at - 1].text == "(" and doc[at + 1].text == ")" and doc[-1].text in "—–-"


def is_dateline(sentence: ParsedSentence, first: int, last: int) -> bool:
    """Return whether a report begins with words in capitals: "ORRIN — The mill closed".

    Args:
        sentence: The sentence.
        first: The first token of the words.
        last: One past their last.
    """
    doc = sentence.doc
    if first or last + 1 >= len(doc) or not doc[0].text.isupper() or len(doc[0]) <= _DIGITS:
        return False
    return doc[last].text in ("—", "–", "--") and doc[0].is_alpha


def _is_filed(letters: str, number: str) -> bool:
    """Return whether letters and what follows are a number of a case, a ship or a car."""
    if len(letters) > _LETTERS:
        return False
    long = letters.isupper() and number.isdigit() and len(number) > _DIGITS
    return long or bool(_FILED.match(number))


def is_code(sentence: ParsedSentence, first: int, last: int) -> bool:
    """Return whether letters belong to the number of a case, a file or a passport."""
    doc = sentence.doc
    text: str = doc[last - 1].text
    if last < len(doc) and _is_filed(text, doc[last].text):
        return True
    if _GRADE.fullmatch(doc[first:last].text) and first and doc[first - 1].text == "(":
        return last < len(doc) and doc[last].text == ")"
    numbered = folded(doc[first].text) in NUMBERED
    return not numbered and not FILE.match(text) and sum(map(str.isdigit, text)) > _DIGITS
