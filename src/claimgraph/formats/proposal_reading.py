"""From the members of a JSON object to a proposal, a refusal or a run, checked one by one."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, TypeVar

from claimgraph.errors import InvalidIri
from claimgraph.model.claim import AttributionStatus, Modality, Stance
from claimgraph.model.edtf import EdtfDate, InvalidEdtf
from claimgraph.model.iri import Iri, valid_iri
from claimgraph.model.proposal import (
    Origin,
    Party,
    Polarity,
    Proposal,
    ProposedDate,
    ProposedHop,
    ProposedObject,
    ProposedQuantity,
    ProposedText,
    Refusal,
    RefusalReason,
    Run,
    Span,
)
from claimgraph.model.quantity import InvalidQuantity, Quantity

T = TypeVar("T")
E = TypeVar("E", bound=StrEnum)

_FARTHEST = 2**40
_DIGEST = re.compile(r"[0-9a-f]{64}\Z")
_LONGEST_SHOWN = 60


class Fault(Exception):
    """What is wrong with a line, in words."""


@dataclass(frozen=True, slots=True)
class Members:
    """The members of a JSON object, read one by one.

    Attributes:
        told: The members that have not been read yet.
        what: What the object is, for what is wrong with it.
    """

    told: dict[str, Any]
    what: str

    @classmethod
    def of(cls, value: object, what: str) -> Members:
        """Return the members of a value.

        Raises:
            Fault: it is no object.
        """
        if not isinstance(value, dict):
            raise Fault(f"{what} is {_kind(value)}, no object")
        return cls(dict(value), what)

    def __contains__(self, name: str) -> bool:
        return name in self.told

    def take(self, name: str, read: Callable[[object, str], T], default: T | None = None) -> T:
        """Return a member, read by `read`; `default`, unless that is None, where it lacks.

        Raises:
            Fault: there is none and no default, or it can't be read.
        """
        what = f"'{name}' of {self.what}"
        if name not in self.told:
            if default is None:
                raise Fault(f"{what} is missing")
            return default
        return read(self.told.pop(name), what)

    def maybe(self, name: str, read: Callable[[object, str], T]) -> T | None:
        """Return a member, read by `read`, or None where it lacks."""
        return self.take(name, read) if name in self.told else None

    def end(self) -> None:
        """Raise a Fault where a member was not read."""
        if self.told:
            raise Fault(f"{self.what} has an unknown member {_shown(min(self.told))}")


def _kind(value: object) -> str:
    kinds = {str: "a text", bool: "true or false", int: "a number", float: "a number"}
    return kinds.get(type(value), "null" if value is None else "a list or an object")


def _shown(value: str) -> str:
    return ascii(value if len(value) <= _LONGEST_SHOWN else value[: _LONGEST_SHOWN - 3] + "...")


# --- single values --------------------------------------------------------------------------


def _text(value: object, what: str) -> str:
    if not isinstance(value, str):
        raise Fault(f"{what} is {_kind(value)}, no text")
    if any("\ud800" <= c <= "\udfff" for c in value):
        raise Fault(f"{what} holds half a character")
    return value


def _some_text(value: object, what: str) -> str:
    text = _text(value, what)
    if not text.strip():
        raise Fault(f"{what} is empty")
    return text


def _digest(value: object, what: str) -> str:
    text = _text(value, what)
    if not _DIGEST.match(text):
        raise Fault(f"{what} is no SHA-256 digest")
    return text


def _iri(value: object, what: str) -> Iri:
    text = _text(value, what)
    try:
        return valid_iri(text)
    except InvalidIri:
        raise Fault(f"{what} is no IRI: {_shown(text)}") from None


def _flag(value: object, what: str) -> bool:
    if not isinstance(value, bool):
        raise Fault(f"{what} is {_kind(value)}, not true or false")
    return value


def _list(value: object, what: str) -> list[object]:
    if not isinstance(value, list):
        raise Fault(f"{what} is {_kind(value)}, no list")
    return value


def _listed(read: Callable[[object, str], T]) -> Callable[[object, str], tuple[T, ...]]:
    """Return a reader of a list of what `read` reads."""
    return lambda value, what: tuple(read(each, what) for each in _list(value, what))


def _pair(value: object, what: str) -> tuple[object, object]:
    several = _list(value, what)
    if len(several) != 2:
        raise Fault(f"{what} holds a list of {len(several)}, not of two")
    return several[0], several[1]


def _span(value: object, what: str) -> Span:
    start, end = _pair(value, what)
    if type(start) is not int or type(end) is not int:
        raise Fault(f"{what} is no pair of whole numbers")
    if not 0 <= start < end <= _FARTHEST:
        raise Fault(f"{what} is no stretch of a text")
    return start, end


def _code(kind: type[E]) -> Callable[[object, str], E]:
    """Return a reader of a word of a code list."""

    def read(value: object, what: str) -> E:
        text = _text(value, what)
        try:
            return kind(text)
        except ValueError:
            codes = ", ".join(kind)
            raise Fault(f"{what} is {_shown(text)}, none of: {codes}") from None

    return read


def _share(value: object, what: str) -> float:
    is_number = isinstance(value, (int, float)) and not isinstance(value, bool)
    if not is_number or not isinstance(value, (int, float)) or not 0 <= value <= 1:
        raise Fault(f"{what} is no number from 0 to 1")
    return float(value) if math.isfinite(value) else 0.0


def _count(value: object, what: str) -> int:
    if type(value) is not int or not 0 < value <= _FARTHEST:
        raise Fault(f"{what} is no count")
    return value


def _edtf(value: object, what: str) -> EdtfDate:
    text = _text(value, what)
    try:
        return EdtfDate(text)
    except InvalidEdtf:
        raise Fault(f"{what} is no date in EDTF: {_shown(text)}") from None


def _quantity(value: object, what: str) -> Quantity:
    text = _text(value, what)
    try:
        quantity = Quantity.parse(text)
    except InvalidQuantity:
        raise Fault(f"{what} is no quantity: {_shown(text)}") from None
    if quantity.text() != text:
        raise Fault(f"{what} is not written as quantities are: {_shown(text)}")
    return quantity


# --- things ---------------------------------------------------------------------------------


def _party(value: object, what: str) -> Party:
    members = Members.of(value, what)
    party = Party(
        members.take("name", _some_text),
        members.take("at", _span),
        members.maybe("resolved", _span),
        members.take("types", _listed(_iri), ()),
        members.take("entity", _iri, ""),
    )
    members.end()
    return party


def _date(value: object, what: str) -> ProposedDate:
    members = Members.of(value, what)
    found = ProposedDate(
        members.take("stated", _edtf), members.take("at", _span), members.maybe("inferred", _edtf)
    )
    members.end()
    return found


def _object(value: object, what: str) -> ProposedObject:
    members = Members.of(value, what)
    found: ProposedObject
    if "thing" in members:
        found = members.take("thing", _party)
    elif "date" in members:
        found = members.take("date", _date)
    elif "quantity" in members:
        found = ProposedQuantity(members.take("quantity", _quantity), members.take("at", _span))
    else:
        found = ProposedText(members.take("text", _some_text), members.take("at", _span))
    members.end()
    return found


def _hop(value: object, what: str) -> ProposedHop:
    members = Members.of(value, what)
    hop = ProposedHop(
        members.take("agents", _listed(_party), ()),
        members.take("stance", _code(Stance)),
        members.take("act", _text, ""),
        members.maybe("cue", _span),
        members.maybe("via", _party),
        members.take("inferred", _flag, False),
    )
    members.end()
    if not (hop.agents or hop.via):
        raise Fault(f"{what} is a step without a speaker and without a document")
    return hop


def _qualifier(value: object, what: str) -> tuple[Iri, Party]:
    relation, party = _pair(value, what)
    return _iri(relation, what), _party(party, what)


def _reason(value: object, what: str) -> tuple[str, float]:
    name, share = _pair(value, what)
    return _some_text(name, what), _share(share, what)


# --- lines ----------------------------------------------------------------------------------


def proposal(members: Members, of: Run) -> Proposal:
    """Return the proposal that a line holds.

    Args:
        members: The line.
        of: The run that it belongs to.

    Raises:
        Fault: it is none, or its id is not that of its content.
    """
    found = Proposal(
        id=members.take("id", _text),
        source=of.source,
        quote=members.take("quote", _some_text),
        anchor=members.take("at", _span),
        subject=members.take("subject", _party),
        predicate=members.take("predicate", _iri),
        object=members.take("object", _object),
        when=members.maybe("when", _date),
        where=members.maybe("where", _party),
        qualifiers=members.take("qualifiers", _listed(_qualifier), ()),
        polarity=members.take("polarity", _code(Polarity)),
        modality=members.take("modality", _code(Modality)),
        status=members.take("status", _code(AttributionStatus)),
        chain=members.take("chain", _listed(_hop), ()),
        context=members.take("context", _listed(_span), ()),
        detail_of=members.take("detail_of", _text, ""),
        origin=Origin(
            of.extractor, of.version, members.take("rule", _text, ""),
            members.take("reply", _text, ""),
        ),
        score=members.take("score", _share),
        reasons=members.take("reasons", _listed(_reason), ()),
    )  # fmt: skip
    members.end()
    _check(found)
    return found


def _check(found: Proposal) -> None:
    start, end = found.anchor
    if end - start != len(found.quote):
        raise Fault(f"the quote has {len(found.quote)} code points, its place {end - start}")
    identified = found.identified().id
    if found.id != identified:
        raise Fault(f"the id {_shown(found.id)} is not that of the content, {identified}")


def refusal(members: Members) -> Refusal:
    """Return the refusal that a line holds.

    Raises:
        Fault: it is none.
    """
    found = Refusal(
        members.take("refused", _code(RefusalReason)),
        members.take("what", _text, ""),
        members.take("words", _text, ""),
        members.take("rule", _text, ""),
    )
    members.end()
    return found


def run(members: Members, format: str, version: int) -> Run:
    """Return the run that the first line holds.

    Args:
        members: The line.
        format: The member that says what the file is.
        version: The version of the format.

    Raises:
        Fault: it is none, or one of another version.
    """
    written = members.told.pop(format, None)
    if type(written) is not int or written != version:
        raise Fault(f"the first line does not begin with '{format}': {version}")
    counts = members.take("refusals", Members.of, Members({}, ""))
    found = Run(
        members.take("source", _iri),
        members.take("text", _digest),
        members.take("extractor", _some_text),
        members.take("version", _some_text),
        members.take("options", _text, ""),
        members.take("names", _text, ""),
        tuple(_counted(counts)),
    )
    members.end()
    return found


def _counted(counts: Members) -> Iterable[tuple[RefusalReason, int]]:
    for name in sorted(counts.told):
        yield _code(RefusalReason)(name, counts.what), _count(counts.told[name], counts.what)
