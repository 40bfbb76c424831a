"""Runs of words with capitals, with the small words, numbers and hyphens within them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from claimgraph.documents.english.lexicon import words
from claimgraph.documents.english.reading import ParsedSentence
from claimgraph.documents.english.things.classes import family
from claimgraph.documents.english.things.gazetteer import folded
from claimgraph.documents.english.things.heads import head_of
from claimgraph.documents.english.things.name_words import (
    INNER,
    NEVER,
    PARTICLES,
    head_or_table,
    is_initial,
    is_title,
    takes_of,
    told_by_form,
)

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

FILE = re.compile(r"[\w.-]+\.(?:pdf|docx?|xlsx?|csv|txt|jpe?g|png|msg|eml|zip|pptx?|odt|ods)\Z")
"""The name of a file."""
NUMBERED = words("names", "numbered")
"""Nouns that a number makes a name of: "Exhibit 4"."""
_CODE = re.compile(r"[A-Z]{0,4}[-./]?\d[\w./-]*\Z|[A-Z]{1,3}-\d+\Z|[A-Z]\Z|[IVX]{1,4}\Z")
_FIRMS = words("names", "forms_of_firms")
_POSSESSORS = words("names", "possessors")
_OF = frozenset({"of", "for", "against", "without", "on"})
_COUNTRY_OR_SYSTEM = frozenset({"us", "it"})
_MOST_INNER = 3
_LONG_BRACKET = 9
_SAINTS = frozenset({"ft.", "mt.", "st.", "ste."})


def run(sentence: ParsedSentence, at: int, taken: frozenset[int]) -> int:
    """Return where a run of words with capitals that begins at a token ends, or `at`.

    Args:
        sentence: The sentence.
        at: The token.
        taken: Tokens of dates and the like, which are no part of names.
    """
    doc = sentence.doc
    if at in taken or not _is_capital(doc[at]):
        return at
    end = at + 1
    while end < len(doc) and end not in taken:
        following = _extended(sentence, at, end, taken)
        if following == end:
            break
        end = following
    return end


def inverted(sentence: ParsedSentence, at: int) -> int:
    """Return where a name as lists have it ends, "SMITH, John Paul", or `at`."""
    doc = sentence.doc
    if at + 2 >= len(doc) or doc[at + 1].text != ",":
        return at
    surname = doc[at].text
    if len(surname) < _MOST_INNER or not surname.isupper() or not surname.isalpha():
        return at
    end = at + 2
    while end < len(doc) and end < at + 6 and doc[end].text.istitle() and doc[end].is_alpha:
        end += 1
    closed = end == len(doc) or not doc[end].is_alpha
    return end if end > at + 2 and closed else at


def _extended(sentence: ParsedSentence, start: int, end: int, taken: frozenset[int]) -> int:
    """Return where a run goes on to, or where it ends."""
    doc = sentence.doc
    token, before = doc[end], doc[end - 1]
    if token.is_sent_start or before.text.endswith("."):
        return end + 1 if _is_abbreviated(before) and _is_capital(token) else end
    if _is_capital(token) or token.text in _FIRMS:
        return end + 1
    if _CODE.match(token.text) and folded(before.text) in NUMBERED:
        return end + 1
    if token.text in INNER:
        return _over_inner(sentence, start, end, taken)
    return _over_mark(sentence, end, taken)


def _over_mark(sentence: ParsedSentence, end: int, taken: frozenset[int]) -> int:
    """Return where a run goes on to behind a hyphen, an apostrophe, the dot of a title."""
    doc = sentence.doc
    token, before = doc[end], doc[end - 1]
    following = doc[end + 1] if end + 1 < len(doc) and end + 1 not in taken else None
    if following is None:
        return end
    if token.text == "(":
        return _over_bracket(sentence, end)
    if token.text == "-" and not before.whitespace_ and not token.whitespace_:
        return end + 2 if following.is_alpha and following.text[0].isupper() else end
    if token.text == "." and is_title(before.text) and not before.whitespace_:
        return end + 2 if _is_capital(following) else end
    owns = folded(before.text) in _POSSESSORS or _is_of_several(doc, end)
    if token.text in ("'s", "'") and owns:
        return end + 2 if _is_capital(following) else end
    return end


def _is_of_several(doc: Doc, end: int) -> bool:
    """Return whether a body is called after several people: "Growers' Guild"."""
    if doc[end].text != "'" or doc[end - 1].tag_ not in ("NNPS", "NNS"):
        return False
    last = end + 1
    while last + 1 < len(doc) and doc[last + 1].text[0].isupper():
        last += 1
    return last < len(doc) and head_or_table(doc[last].text)


def _over_bracket(sentence: ParsedSentence, end: int) -> int:
    """Return where the title of a law goes on to behind a bracket: "Ports (Fees) Act"."""
    doc = sentence.doc
    for at in range(end + 1, min(end + _LONG_BRACKET, len(doc) - 1)):
        if doc[at].text == ")":
            law = told_by_form(("", doc[at + 1].text))[0] == "Law"
            return at + 2 if law and doc[at + 1].text[0].isupper() else end
        if not (doc[at].text[0].isupper() or doc[at].text in INNER):
            return end
    return end


def _is_abbreviated(token: Token) -> bool:
    """Return whether the full stop of a token does not end a name."""
    text = token.text
    if text.lower() in _SAINTS:
        return True
    return is_initial(text) or is_title(text) or (len(text) <= 4 and text.count(".") > 1)


def _over_inner(sentence: ParsedSentence, start: int, end: int, taken: frozenset[int]) -> int:
    """Return where a run goes on to behind a small word within it, or where it ends."""
    doc = sentence.doc
    ahead = end + 1
    while ahead < len(doc) and doc[ahead].text in INNER and ahead - end < _MOST_INNER:
        ahead += 1
    if ahead >= len(doc) or ahead in taken or not _is_capital(doc[ahead]):
        return end
    word = doc[end].text
    before = [folded(token.text) for token in doc[start:end]]
    if word == "&" or (word in PARTICLES and ahead - end < _MOST_INNER):
        joins = True
    elif word in _OF:
        joins = takes_of(doc[end - 1].text)
    else:
        within = any(small in before for small in _OF) and head_or_table(before[0])
        joins = word == "and" and (
            within or _is_one_entity(sentence, start, ahead) or _is_of_one(doc, start)
        )
    return ahead + 1 if joins else end


def _is_of_one(doc: Doc, start: int) -> bool:
    """Return whether a noun before a name says that it is of one body: "the firm Ash and Oak"."""
    if not start or doc[start - 1].tag_ != "NN":
        return False
    noun = head_of((doc[start - 1].lower_,))
    return noun is not None and family(noun.type) == "body"


def _is_one_entity(sentence: ParsedSentence, start: int, last: int) -> bool:
    """Return whether the model takes two tokens as of one body."""
    return any(
        e.start <= start and last < e.end and e.label_ in ("ORG", "LAW") for e in sentence.doc.ents
    )


def _is_capital(token: Token) -> bool:
    text: str = token.text
    if not text[0].isupper():
        return bool(FILE.match(text))
    if token.like_email or "@" in text or "//" in text or "--" in text:
        return False
    plain = folded(text).rstrip(".")
    if text.isupper() and len(text) > 1 and token.is_stop and plain not in _COUNTRY_OR_SYSTEM:
        return False
    return plain not in NEVER or is_title(text) or (len(plain) == 1 and text.endswith("."))
