"""Whether what is stored stands in the document: every stretch is read again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from claimgraph.documents.pieces import pieces
from claimgraph.documents.proposing.places import Places
from claimgraph.documents.proposing.refused import Refused, shown
from claimgraph.documents.proposing.values import Values
from claimgraph.documents.text import Document
from claimgraph.model.proposal import (
    Party,
    Proposal,
    ProposedDate,
    ProposedHop,
    ProposedQuantity,
    ProposedText,
    Span,
)


def verified(
    proposals: Iterable[Proposal], document: Document, published: date | None = None
) -> list[tuple[str, str]]:
    """Return what does not stand in a document as proposals say; nothing, if all is well.

    A quote has to be the words at its place, letter by letter; a name or a text those at
    its place in normal form at most; an amount or a date is read from its words again.
    Of a date only what the words state is compared, unless the day of the document is
    given.

    Args:
        proposals: Proposals of the document.
        document: The document.
        published: The day that it is from, where the run knew it.

    Returns:
        The id of a proposal and what is wrong, for each fault.
    """
    checker = _Checker(document.text, published)
    return [(each.id, what) for each in proposals for what in checker.faults(each)]


class _Checker:
    def __init__(self, text: str, published: date | None) -> None:
        self._text = text
        self._places = Places(text)
        self._is_dated = published is not None
        self._values = Values(text, pieces(text, published))

    def faults(self, each: Proposal) -> Iterator[str]:
        """Yield what is wrong with a proposal."""
        start, end = each.anchor
        if not self._is_inside(each.anchor) or self._text[start:end] != each.quote:
            yield f"the words at {start} to {end} are not the quote {shown(each.quote)}"
        if each.identified().id != each.id:
            yield "the id is not that of the content"
        for party in _parties(each):
            yield from self._names(party)
        spans = [*each.context, *(hop.cue for hop in each.chain if hop.cue)]
        yield from (f"nothing stands at {s}" for s in spans if not self._is_inside(s))
        yield from self._object(each)
        if each.when is not None:
            yield from self._date(each.when)
        for hop in each.chain:
            yield from self._act(hop)

    def _act(self, hop: ProposedHop) -> Iterator[str]:
        """Yield what is wrong with the verb of a step: where it has a cue, it stands there."""
        there = Places(self._text[slice(*hop.cue)]) if hop.cue else self._places
        if hop.act and not there.holds(hop.act):
            yield f"{shown(hop.act)} does not stand in {'its cue' if hop.cue else 'the text'}"

    def _is_inside(self, span: Span) -> bool:
        return 0 <= span[0] < span[1] <= len(self._text)

    def _names(self, party: Party) -> Iterator[str]:
        span = party.resolved or party.surface
        if not self._places.at(party.name, span):
            yield f"the words at {span[0]} to {span[1]} are not {shown(party.name)}"
        if not self._is_inside(party.surface):
            yield f"nothing stands at {party.surface}"

    def _object(self, each: Proposal) -> Iterator[str]:
        match each.object:
            case ProposedText(text=text, span=span):
                if not self._places.at(text, span):
                    yield f"the words at {span[0]} to {span[1]} are not {shown(text)}"
            case ProposedQuantity():
                yield from self._quantity(each.object)
            case ProposedDate():
                yield from self._date(each.object)
            case Party():
                pass

    def _quantity(self, value: ProposedQuantity) -> Iterator[str]:
        what = f"the words at {value.span[0]} to {value.span[1]} do not state {value.quantity}"
        try:
            read = self._values.quantity(value.span) if self._is_inside(value.span) else None
        except Refused:
            read = None
        if read != value:
            yield what

    def _date(self, value: ProposedDate) -> Iterator[str]:
        if not self._is_stated(value):
            start, end = value.span
            yield f"the words at {start} to {end} do not state {value.stated.text}"

    def _is_stated(self, value: ProposedDate) -> bool:
        if not self._is_inside(value.span):
            return False
        try:
            read = self._values.date(value.span)
        except Refused:
            # "last week" can't be dated without the day of the document
            return not self._is_dated and not any(c.isdigit() for c in value.stated.text)
        several = (read, self._values.period(value.span))
        if self._is_dated:
            return value in several
        return any(value.stated.text in each.stated.text for each in several)


def _parties(each: Proposal) -> Iterator[Party]:
    yield each.subject
    if isinstance(each.object, Party):
        yield each.object
    if each.where is not None:
        yield each.where
    yield from (party for _, party in each.qualifiers)
    for hop in each.chain:
        yield from hop.agents
        if hop.via is not None:
            yield hop.via
