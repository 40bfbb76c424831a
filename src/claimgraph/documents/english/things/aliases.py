"""Names of which a text says that they are of one thing: "X (a.k.a. Y)", "the Office (OFR)"."""

from __future__ import annotations

import re

from claimgraph.documents.english.reading import ParsedSentence
from claimgraph.documents.english.things.candidate import Candidate
from claimgraph.documents.english.things.classes import family

_LONG = 8
_ALIAS = re.compile(
    r"[\s(;,]*(?:also known as|a\.?k\.?a\.?|f\.?k\.?a\.?|formerly(?: known as| called)?|alias"
    r"|(?:otherwise|better) known as|née|trading as|t/a|d/b/a|doing business as|hereinafter"
    r"|hereafter)[:,\s]*(?:the )?[\"']?|\s\((?:the |hereinafter |hereafter )*[\"']",
    re.IGNORECASE,
)

_KNOWN_AS = re.compile(r",? [^.;()\"]{1,60} (?:also|otherwise|better) (?:known as|called) [\"']?")


def is_alias(one: Candidate, other: Candidate, sentence: ParsedSentence) -> bool:
    """Return whether a name is another one of what the name before it names.

    Args:
        one: The name before.
        other: The name.
        sentence: Where they stand.
    """
    doc = sentence.doc
    if one.last >= other.first:
        return False
    between = doc.text[doc[one.last - 1].idx + len(doc[one.last - 1]) : doc[other.first].idx]
    if _ALIAS.fullmatch(between) or _KNOWN_AS.fullmatch(between):
        return True
    text = doc[other.first].text
    closed = other.last < len(doc) and doc[other.last].text == ")"
    short = other.last - other.first == 1 and text.isupper() and 1 < len(text) < _LONG
    return between == " (" and closed and short and family(one.type) in ("body", "document")
