"""What is told beside: a role or a clause set off by commas may be the reporter's own words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimgraph.documents.english.reading import ParsedSentence
from claimgraph.model.proposal import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

_NOUNS = frozenset({"NOUN", "PROPN"})


def is_beside(place: ParsedSentence, span: Span) -> bool:
    """Return whether a passage only tells in passing who or what somebody is.

    "The mayor, Ada Orr" within what a witness says, "the permit, which ends in May": a reader
    cannot tell whether the witness said that too, or who wrote it down.

    Args:
        place: The sentence that the passage stands in.
        span: Where it stands.
    """
    inside = [t for t in place.doc if span[0] <= place.starts[t.idx] < span[1]]
    tokens = {t.i for t in inside}
    heads = [t for t in inside if t.head.i not in tokens or t.head.i == t.i]
    heads = [t for t in heads if not t.is_punct]
    if len(heads) != 1 or heads[0].pos_ not in _NOUNS or heads[0].dep_ == "ROOT":
        return False
    head = heads[0]
    before = head.left_edge.i - 1
    if head.dep_ == "appos" and before >= 0 and head.doc[before].text == ",":
        return True
    return any(_is_set_off(child, head) for child in head.rights if child.i in tokens)


def _is_set_off(child: Token, head: Token) -> bool:
    """Return whether a name or a clause stands behind a noun, with a comma between them."""
    if child.dep_ not in ("appos", "relcl"):
        return False
    first = child.left_edge
    return first.i > head.i + 1 and first.nbor(-1).text == ","
