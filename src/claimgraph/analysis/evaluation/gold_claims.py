"""The entities and claims of a gold file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal, InvalidOperation
from typing import Any

from claimgraph.analysis.evaluation.fields import Fields
from claimgraph.analysis.evaluation.gold import (
    GoldClaim,
    GoldEntity,
    GoldHop,
    GoldMention,
    GoldNumber,
    GoldObject,
    amount_slot,
)
from claimgraph.model.claim import AttributionStatus, Modality
from claimgraph.model.edtf import EdtfDate
from claimgraph.model.proposal import Polarity
from claimgraph.model.quantity import Bound

MENTION_KINDS = ("name", "nominal", "pronoun")

_MODALITIES = {"claimed": Modality.INTERESTED}
"""Modalities that gold files name otherwise than the core."""


class Statements:
    """Reads entities and claims; what they refer to has to be in the file.

    Args:
        fields: Reads the fields, and notes what is wrong.
    """

    def __init__(self, fields: Fields) -> None:
        self._fields = fields

    # --- entities -----------------------------------------------------------------------------

    def entities(self, told: object) -> tuple[GoldEntity, ...]:
        """Return the entities of a list."""
        found: dict[str, GoldEntity] = {}
        for place, each in self._fields.objects("entities", told):
            entity = self._entity(place, each)
            if entity.id in found:
                self._fields.wrong(f"{place}.id", "an earlier one has the same")
            found[entity.id] = entity
        return tuple(found.values())

    def _entity(self, place: str, told: dict[str, Any]) -> GoldEntity:
        fields = self._fields
        return GoldEntity(
            id=fields.text(place, told, "id", needed=True),
            label=fields.text(place, told, "label"),
            type=fields.text(place, told, "type", needed=True),
            subtype=fields.text(place, told, "subtype"),
            unknown=fields.flag(place, told, "identity_unknown", False),
            mentions=tuple(self._mentions(f"{place}.mentions", told.get("mentions", []))),
        )

    def _mentions(self, place: str, told: object) -> Iterator[GoldMention]:
        for where, each in self._fields.objects(place, told):
            span = self._fields.span(where, each)
            kind = self._fields.text(where, each, "kind") or "name"
            if kind not in MENTION_KINDS:
                self._fields.wrong(f"{where}.kind", f"it is none of {', '.join(MENTION_KINDS)}")
            elif span:
                yield GoldMention(*span, kind)

    # --- claims -------------------------------------------------------------------------------

    def claims(self, told: object, entities: set[str], itself: str) -> tuple[GoldClaim, ...]:
        """Return the claims of a list.

        Args:
            told: The list.
            entities: The ids of the entities.
            itself: The id of the document itself, or "".
        """
        several = list(self._fields.objects("claims", told))
        ids = {each["id"] for _, each in several if isinstance(each.get("id"), str)}
        found: list[GoldClaim] = []
        for place, each in several:
            claim = self._claim(place, each)
            if claim is not None:
                self._refers(place, claim, entities, ids)
                found.append(replace(claim, chain=_without(claim.chain, itself)))
        return tuple(found)

    def _claim(self, place: str, told: dict[str, Any]) -> GoldClaim | None:
        fields = self._fields
        span = fields.span(place, told)
        where, attribution = f"{place}.attribution", told.get("attribution", {})
        if not isinstance(attribution, dict):
            fields.wrong(where, "it is no object")
            attribution = {}
        cues = fields.spans(f"{where}.cues", attribution.get("cues"))
        if span is None:
            return None
        return GoldClaim(
            id=fields.text(place, told, "id"),
            start=span[0],
            end=span[1],
            subject=fields.text(place, told, "subject", needed=True),
            predicate=fields.text(place, told, "predicate", needed=True),
            object=self._object(place, told),
            amount=self._amount(place, told),
            polarity=self._coded(place, told, "polarity", Polarity, Polarity.ASSERTED),
            modality=fields.one_of(
                f"{place}.modality", _modality, fields.text(place, told, "modality"), Modality.FACT
            ),
            time=self._edtf(place, told, "time"),
            status=self._coded(
                where, attribution, "status", AttributionStatus, AttributionStatus.SILENT
            ),
            chain=tuple(self._chain(f"{where}.chain", attribution.get("chain", []))),
            cues=cues,
            context=fields.spans(f"{place}.context_spans", told.get("context_spans")),
            core=fields.flag(place, told, "core", True),
        )

    def _coded(self, place: str, told: dict[str, Any], name: str, codes: Any, default: Any) -> Any:
        text = self._fields.text(place, told, name)
        return self._fields.one_of(f"{place}.{name}", codes, text, default)

    def _edtf(self, place: str, told: dict[str, Any], name: str) -> str:
        text = self._fields.text(place, told, name)
        parsed = self._fields.one_of(f"{place}.{name}", EdtfDate.parse, text, None)
        return parsed.text if parsed else ""

    def _object(self, place: str, told: dict[str, Any]) -> GoldObject:
        entity, value = told.get("object"), told.get("value")
        if (entity is None) is (value is None):
            self._fields.wrong(place, "it needs an object or a value, and not both")
            return GoldObject(unknown=True)
        if value is None:
            return GoldObject(entity=self._fields.text(place, told, "object", needed=True))
        if not isinstance(value, dict):
            self._fields.wrong(f"{place}.value", "it is no object")
            return GoldObject(unknown=True)
        return self._value(f"{place}.value", value)

    def _value(self, place: str, told: dict[str, Any]) -> GoldObject:
        fields = self._fields
        match told.get("kind"):
            case "text":
                return GoldObject(text=fields.text(place, told, "text", needed=True))
            case "number":
                return GoldObject(number=self._number(place, told), unknown=False)
            case "date":
                return GoldObject(edtf=self._edtf(place, told, "edtf"))
            case "claims":
                return GoldObject(claims=fields.texts(f"{place}.claims", told.get("claims")))
            case "unknown":
                return GoldObject(unknown=True)
        fields.wrong(f"{place}.kind", "it is none of text, number, date, claims, unknown")
        return GoldObject(unknown=True)

    def _amount(self, place: str, told: dict[str, Any]) -> GoldNumber | None:
        value = told.get("amount")
        if value is None:
            return None
        if not isinstance(value, dict):
            self._fields.wrong(f"{place}.amount", "it is no object")
            return None
        return self._number(f"{place}.amount", value)

    def _number(self, place: str, told: dict[str, Any]) -> GoldNumber | None:
        fields = self._fields
        try:
            amount = _decimal(told.get("number"))
            greater = told.get("number_max")
            more = None if greater is None else _decimal(greater)
        except InvalidOperation:
            fields.wrong(f"{place}.number", "it is no number")
            return None
        bound: Bound = self._coded(place, told, "bound", Bound, Bound.EXACTLY)
        return GoldNumber(amount, more, str(bound))

    def _chain(self, place: str, told: object) -> Iterator[GoldHop]:
        for where, each in self._fields.objects(place, told):
            via = self._fields.text(where, each, "via")
            agent = each.get("agent")
            if agent is None and via:
                yield GoldHop((), via)
            else:
                yield GoldHop(self._fields.texts(f"{where}.agent", agent), via)

    # --- references ---------------------------------------------------------------------------

    def _refers(self, place: str, claim: GoldClaim, entities: set[str], claims: set[str]) -> None:
        """Note what a claim refers to and the file does not have."""
        if claim.subject and claim.subject not in entities | claims:
            self._lost(f"{place}.subject", claim.subject)
        if claim.object.entity and claim.object.entity not in entities:
            self._lost(f"{place}.object", claim.object.entity)
        for each in claim.object.claims:
            if each not in claims:
                self._lost(f"{place}.value.claims", each)
        for number, hop in enumerate(claim.chain):
            for agent in filter(None, (*hop.agents, hop.via)):
                if agent not in entities:
                    self._lost(f"{place}.attribution.chain[{number}]", agent)

    def _lost(self, place: str, reference: str) -> None:
        self._fields.wrong(place, f"nothing in this file has the id “{reference[:40]}”")


def _modality(text: str) -> Modality:
    return _MODALITIES.get(text) or Modality(text)


def _decimal(told: object) -> Decimal:
    amount = Decimal(str(told))
    amount_slot(amount)
    return amount


def _without(chain: tuple[GoldHop, ...], itself: str) -> tuple[GoldHop, ...]:
    """Return a chain without the document as its last step."""
    return chain[:-1] if chain and itself and chain[-1].agents == (itself,) else chain
