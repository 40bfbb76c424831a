"""Where a description begins and ends, around its noun."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from claimgraph.documents.english.reading import ParsedSentence
from claimgraph.documents.english.things.candidate import Candidate
from claimgraph.documents.english.things.classes import family
from claimgraph.documents.english.things.heads import Head
from claimgraph.documents.english.things.portfolios import is_portfolio
from claimgraph.documents.pieces.lexicon import lexicon, one_of

if TYPE_CHECKING:
    from spacy.tokens import Token

_SET_APART = frozenset({"punct", "cc", "conj", "appos", "preconj", "dep", "relcl", "prep", "advcl"})
_NAMES_OF = ("of", "for", "at", "in")
_LONGEST = 12
_MONTHS = [name for names in lexicon("calendar")["months"]["en"] for name in names]
_DATE = re.compile(rf"\d{{1,2}} (?:{one_of(_MONTHS)})(?: \d{{4}})?\b")
_SECTION = re.compile(r"\d{1,2}(?:\.\d{1,2})*\.?\Z")


def first_of(token: Token) -> int:
    """Return the first token of a description, without what is set before it by a comma.

    Args:
        token: Its noun.
    """
    first: int = token.i
    for child in sorted(token.lefts, key=lambda each: -each.i):
        if child.dep_ in _SET_APART:
            if child.text in ('"', "'", "-") and child.i == first - 1:
                continue
            break
        first = min(first, child.left_edge.i)
    while first < token.i and _is_outside(token.doc[first]):
        first += 1
    if first < token.i and _is_section(token.doc[first]):
        first += 1
    return _with_prefix(token, first)


def _is_section(token: Token) -> bool:
    """Return whether a token is the number of the paragraph that it opens: "4.1 The Chair"."""
    follows = token.nbor(1).text
    return token.i == 0 and bool(_SECTION.match(token.text)) and follows[0].isupper()


def _with_prefix(token: Token, first: int) -> int:
    """Return the first token, where a hyphen ties a word before it: "two ex-members"."""
    doc = token.doc
    if first < 2 or doc[first - 1].text != "-" or doc[first - 1].whitespace_:
        return first
    first -= 2
    while first and doc[first - 1].pos_ in ("DET", "NUM", "ADJ") and not doc[first].is_sent_start:
        first -= 1
    return first


def is_hyphen(sentence: ParsedSentence, at: int) -> bool:
    """Return whether a hyphen ties the word before a token to the one behind it."""
    doc = sentence.doc
    if at + 1 >= len(doc) or doc[at].text != "-":
        return False
    return not doc[at - 1].whitespace_ and not doc[at].whitespace_


def _is_outside(token: Token) -> bool:
    """Return whether a first word is no part of a description: a mark, a "then"."""
    if token.text in ('"', "'", ",", "(", "-", "–"):
        return True
    return token.pos_ in ("ADV", "CCONJ", "SCONJ") and token.nbor(1).pos_ in ("DET", "PRON")


def last_of(sentence: ParsedSentence, token: Token, head: Head, names: Sequence[Candidate]) -> int:
    """Return one past the last token: with an "of ..." or "in NAME" that hangs on it.

    Args:
        sentence: The sentence.
        token: The noun of the description.
        head: What the noun says.
        names: The names in the sentence.
    """
    last: int = token.i + 1
    if family(head.type) == "document" and (dated := _behind_date(sentence, last)):
        return dated
    link = next(iter(token.rights), None)
    whole = next((c for c in link.rights if c.dep_ == "pobj"), None) if link is not None else None
    if link is not None and whole is not None and is_portfolio(sentence, whole.i, whole.i + 1):
        return int(whole.i) + 1
    if whole is not None and whole.lower_ == "one" and family(head.type) == "person":
        whole = next((c for of in whole.rights for c in of.rights if c.dep_ == "pobj"), whole)
    if link is None or whole is None or whole.tag_ == "CD" or not _links(link, token, head):
        return last
    end: int = whole.i + 1
    name = next((n for n in names if n.first <= whole.i < n.last), None)
    if name is not None:
        end = name.last
    elif link.lower_ != "of" or _has_amount(sentence, link.i + 2, end):
        return _behind_name(sentence, link.i, end, names) or last
    inner = sentence.doc[link.i : end]
    is_plain = not any(t.pos_ in ("VERB", "AUX") or t.text in ',;:"' for t in inner)
    return end if end - last <= _LONGEST and is_plain else last


def _behind_date(sentence: ParsedSentence, at: int) -> int | None:
    """Return one past the date behind "of" or "dated", if one stands there."""
    doc = sentence.doc
    if at + 2 >= len(doc) or doc[at].lower_ not in ("dated", "of"):
        return None
    found = _DATE.match(doc.text, doc[at + 1].idx)
    if found is None:
        return None
    end = next((t.i for t in doc[at + 1 :] if t.idx >= found.end()), len(doc))
    return int(end)


def _links(link: Token, token: Token, head: Head) -> bool:
    """Return whether a word behind a noun ties what follows to it."""
    if link.dep_ != "prep" or link.i != token.i + 1:
        return False
    if link.lower_ == "to":
        return family(head.type) == "event"
    return link.lower_ == "of" or (link.lower_ in _NAMES_OF and not token.text[0].isupper())


def _has_amount(sentence: ParsedSentence, first: int, last: int) -> bool:
    return any(token.tag_ in ("CD", "$") for token in sentence.doc[first:last])


def _behind_name(
    sentence: ParsedSentence, link: int, end: int, names: Sequence[Candidate]
) -> int | None:
    """Return one past a name right behind a preposition, with nouns that it stands before."""
    name = next((n for n in names if link < n.first <= link + 2), None)
    if name is None:
        return None
    nouns = sentence.doc[name.last : end]
    return end if all(each.pos_ in ("NOUN", "PROPN") for each in nouns) else name.last
