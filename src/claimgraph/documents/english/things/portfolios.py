"""What somebody is in charge of: "Works" in "the Minister of Works" and "J. Rode (Works)"."""

from __future__ import annotations

import re

from claimgraph.documents.english.lexicon import words
from claimgraph.documents.english.reading import ParsedSentence
from claimgraph.documents.english.things.gazetteer import folded
from claimgraph.documents.english.things.heads import head_of, singular
from claimgraph.documents.english.things.name_words import is_role

_AND = re.compile(r",? and |, ")
_PORTFOLIOS = frozenset(folded(word) for word in words("names", "portfolios"))


def is_portfolio(sentence: ParsedSentence, first: int, last: int) -> bool:
    """Return whether words say of what somebody is in charge, and name nothing.

    Args:
        sentence: The sentence.
        first: Their first token.
        last: One past their last.
    """
    doc = sentence.doc
    fields = _AND.split(folded(doc[first:last].text))
    if first < 2 or not all(each in _PORTFOLIOS for each in fields):
        return False
    if doc[first - 1].text == "(" and last < len(doc):
        return doc[last].text == ")"
    at = first - 1 - (doc[first - 1].lower_ == "the")
    if at < 1 or doc[at].lower_ not in ("of", "for"):
        return False
    office = doc[at - 1].text
    noun = head_of((singular(folded(office)),))
    return is_role(office) or (noun is not None and noun.type == "Person")
