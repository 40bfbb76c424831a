"""Whether the object of a proposal is that of a claim of the gold."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from claimgraph.analysis.evaluation.gold import GoldClaim, GoldNumber, GoldObject, amount_slot
from claimgraph.analysis.evaluation.places import Places, alike
from claimgraph.documents.pieces import StatedQuantity
from claimgraph.model.proposal import (
    Party,
    ProposedDate,
    ProposedObject,
    ProposedQuantity,
    ProposedText,
    Span,
)
from claimgraph.model.quantity import Quantity

_ALIKE = 0.5
"""From how many words in common two texts say the same."""


class Objects:
    """Compares objects.

    Args:
        text: The text.
        places: The entities of the gold by place and name.
        quantities: The amounts that were found in the text.
    """

    def __init__(self, text: str, places: Places, quantities: Sequence[StatedQuantity]) -> None:
        self._text = text
        self._places = places
        self._quantities = quantities

    def same(
        self, claim: GoldClaim, found: ProposedObject, claims: Mapping[str, GoldClaim]
    ) -> tuple[bool, bool]:
        """Return whether an object may be that of a claim, and whether it is as it was resolved.

        Args:
            claim: The claim of the gold.
            found: The object of the proposal.
            claims: The claims of the gold by id.
        """
        gold = claim.object
        if claim.amount is not None and self._same_number(claim.amount, found):
            return True, True
        if gold.entity:
            return self._same_entity(gold.entity, found)
        right = self._same_value(gold, found, claims)
        return right, right

    def _same_value(
        self, gold: GoldObject, found: ProposedObject, claims: Mapping[str, GoldClaim]
    ) -> bool:
        if gold.number is not None:
            return self._same_number(gold.number, found)
        if gold.edtf:
            return isinstance(found, ProposedDate) and gold.edtf in edtf_of(found)
        if gold.text:
            return self._same_text(gold.text, found)
        if gold.claims:
            start, end = span_of(found)
            several = (claims[each] for each in gold.claims if each in claims)
            return any(start < each.end and each.start < end for each in several)
        return not self._entities(found)

    def _same_entity(self, entity: str, found: ProposedObject) -> tuple[bool, bool]:
        if isinstance(found, Party):
            return entity in self._places.any_of(found), entity in self._places.of(found)
        right = isinstance(found, ProposedText) and entity in self._entities(found)
        return right, right

    def _entities(self, found: ProposedObject) -> frozenset[str]:
        if isinstance(found, Party):
            return self._places.any_of(found)
        return self._places.any_of(Party(told_value(found), span_of(found)))

    def _same_text(self, text: str, found: ProposedObject) -> bool:
        start, end = span_of(found)
        several = {self._text[start:end], told_value(found)}
        return any(alike(text, each) >= _ALIKE for each in several)

    def _same_number(self, gold: GoldNumber, found: ProposedObject) -> bool:
        if isinstance(found, ProposedQuantity):
            return _same_amount(gold, found.quantity)
        start, end = span_of(found)
        within = (q.quantity for q in self._quantities if q.start < end and start < q.end)
        return any(_same_amount(gold, quantity) for quantity in within)


def _same_amount(gold: GoldNumber, found: Quantity) -> bool:
    if amount_slot(gold.amount) != amount_slot(found.amount):
        return False
    return gold.greater is None or found.upper is None or gold.greater == found.upper


def span_of(found: ProposedObject) -> Span:
    """Return where an object stands."""
    return found.surface if isinstance(found, Party) else found.span


def edtf_of(found: ProposedDate | None) -> frozenset[str]:
    """Return what a date may be written as: as stated, and with the year that was inferred."""
    if found is None:
        return frozenset({""})
    several = (found.stated, found.inferred)
    return frozenset(each.text for each in several if each is not None)


def told_value(found: ProposedObject) -> str:
    """Return an object in a few words."""
    match found:
        case Party():
            return found.name
        case ProposedText():
            return found.text
        case ProposedQuantity():
            return found.quantity.text()
        case ProposedDate():
            return (found.inferred or found.stated).text


def told_object(gold: GoldObject) -> str:
    """Return an object of the gold in a few words."""
    number = f"{gold.number.bound} {gold.number.amount}" if gold.number else ""
    told = gold.entity or gold.text or number or gold.edtf or " ".join(gold.claims)
    return told or "unknown"
