"""Parts of what was spoken of before: "two of them", "five others", "the last"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimgraph.documents.english.lexicon import words
from claimgraph.documents.english.reading import MentionKind, ParsedSentence
from claimgraph.documents.english.things.candidate import Candidate

if TYPE_CHECKING:
    from spacy.tokens import Token

_COUNTS = words("descriptions", "counts")
_ONE = frozenset({"one", "another", "1"})
_VAGUE = frozenset({"all", "many", "most", "some"})
_WHOLES = frozenset({"them", "these", "those", "us", "which", "whom"})


def part_of(
    place: int, sentence: ParsedSentence, token: Token
) -> tuple[Candidate, int | None] | None:
    """Return words that speak of a part, with the token of the whole where they name it.

    Args:
        place: The place of the sentence among those that could be parsed.
        sentence: The sentence.
        token: The number, or what stands for it.
    """
    if token.lower_ in _COUNTS or (token.like_num and token.tag_ == "CD"):
        if token.dep_ in ("nummod", "det", "quantmod", "advmod", "compound", "amod"):
            return None
        whole = _whole(token)
        if whole is None:
            if not _is_alone(token):
                return None
            return _candidate(place, sentence, token.i, token.i + 1, token), None
        return _candidate(place, sentence, token.i, whole[1], token), whole[0]
    if token.lower_ == "others" and token.i and token.nbor(-1).like_num:
        first = token.i - 1
        return _candidate(place, sentence, first, token.i + 1, token), None
    if token.lower_ == "others" and token.i and token.nbor(-1).lower_ == "the":
        return _candidate(place, sentence, token.i - 1, token.i + 1, token), None
    return None


def _is_alone(token: Token) -> bool:
    """Return whether a number stands for some of those told before: "Five have come back"."""
    if token.dep_ not in ("nsubj", "nsubjpass") or not token.is_alpha or token.tag_ != "CD":
        return False
    return token.i + 1 < len(token.doc) and token.nbor(1).pos_ in ("AUX", "VERB", "ADV")


def _whole(token: Token) -> tuple[int, int] | None:
    """Return the token of the whole behind "of", and one past the last token of the words."""
    of = token.nbor(1) if token.i + 1 < len(token.doc) else None
    if of is None or of.lower_ != "of":
        return None
    for at in range(of.i + 1, min(of.i + 4, len(token.doc))):
        after = token.doc[at]
        if at > of.i + 1 and token.doc[at - 1].pos_ not in ("DET", "ADJ", "NUM", "PRON"):
            return None
        if after.lower_ in ("these", "those") and token.lower_ in _VAGUE:
            return None
        following = token.doc[at + 1 : at + 2]
        if after.like_num and any(t.tag_ in ("NNS", "NNPS") for t in following):
            return after.i + 1, after.i + 2
        if after.lower_ in _WHOLES or (after.like_num and at > of.i + 1):
            return after.i, after.i + 1
        if after.tag_ in ("NNS", "NNPS") and at > of.i + 1:
            return after.i, after.i + 1
    return None


def _candidate(
    place: int, sentence: ParsedSentence, first: int, last: int, token: Token
) -> Candidate:
    number = sentence.doc[first].lower_
    return Candidate(
        place,
        first,
        last,
        token.i,
        MentionKind.NOMINAL,
        sentence.span(first, last),
        (number,),
        rule="part.number",
        determiner="counted",
        plural=number not in _ONE,
    )
