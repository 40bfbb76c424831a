"""What a document says again: a heading that sums up, a number that was told before."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from claimgraph.documents.english.claims.phrases import View, noun
from claimgraph.documents.english.claims.statements import Statement
from claimgraph.documents.pieces import SentenceKind

_AGAIN = 0.35
_HEADING = 0.6


class Repeated:
    """Tells what is said again from what is new, sentence by sentence."""

    def __init__(self) -> None:
        self._counts: set[tuple[object, ...]] = set()

    def weighed(self, view: View, statements: Iterable[Statement]) -> Iterator[Statement]:
        """Yield statements, those that repeat others as less likely."""
        is_heading = view.parsed.sentence.kind is SentenceKind.HEADING
        for each in statements:
            if each.rule == "count.noun" and not is_heading and self._is_known(view, each):
                yield replace(each, prior=min(each.prior, _AGAIN))
            elif is_heading:
                yield replace(each, prior=each.prior * _HEADING)
            else:
                yield each

    def _is_known(self, view: View, statement: Statement) -> bool:
        """Return whether as many of the same were counted before: "the three ports"."""
        token = view.parsed.doc[statement.head]
        found = view.quantity_at(token)
        key = (noun(token), found.quantity.amount if found is not None else statement.object.text)
        is_known = key in self._counts
        self._counts.add(key)
        return is_known and any(c.dep_ in ("det", "poss", "predet") for c in token.children)
