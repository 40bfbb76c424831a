"""Gold: what an annotator found in a text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal, InvalidOperation

from claimgraph.model.claim import AttributionStatus, Modality
from claimgraph.model.proposal import Polarity, Span

PIECES = ("sentences", "dates", "quantities", "quotations")
"""What is found without an extractor."""

KINDS = (*PIECES, "entities", "claims", "attribution", "passages")
"""What is measured, in the order in which it is told."""

SLOTS = {
    "sentences": ("kind",),
    "dates": ("edtf",),
    "quantities": ("amount", "bound", "unit"),
    "quotations": (),
}
"""What is compared where the spans of two pieces match, by kind."""

_DIGITS = 60


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a text, of the gold or found in it.

    Attributes:
        start: Its first code point.
        end: One past its last.
        slots: What it says, by slot.
    """

    start: int
    end: int
    slots: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class GoldMention:
    """Words that speak of an entity.

    Attributes:
        start: The first code point.
        end: One past the last.
        kind: name, nominal or pronoun.
    """

    start: int
    end: int
    kind: str


@dataclass(frozen=True, slots=True)
class GoldEntity:
    """A thing that the text speaks of.

    Attributes:
        id: Its id in the gold file.
        label: What the annotator calls it.
        type: Its class, as the gold names it.
        subtype: A narrower class, as the gold names it, or "".
        unknown: Whether the text does not say who or which it is.
        mentions: Where the text speaks of it.
    """

    id: str
    label: str
    type: str
    subtype: str = ""
    unknown: bool = False
    mentions: tuple[GoldMention, ...] = ()


@dataclass(frozen=True, slots=True)
class GoldNumber:
    """A number with its bound.

    Attributes:
        amount: The number; of several, the smallest.
        greater: The greater number of ``between``, or None.
        bound: How it bounds what is meant.
    """

    amount: Decimal
    greater: Decimal | None
    bound: str


@dataclass(frozen=True, slots=True)
class GoldObject:
    """The other end of a claim; one of the fields says what it is.

    Attributes:
        entity: An entity's id, or "".
        text: A text, or "".
        number: A number, or None.
        edtf: A date, or "".
        claims: Ids of claims.
        unknown: Whether the text does not say what it is.
    """

    entity: str = ""
    text: str = ""
    number: GoldNumber | None = None
    edtf: str = ""
    claims: tuple[str, ...] = ()
    unknown: bool = False


@dataclass(frozen=True, slots=True)
class GoldHop:
    """One step of a chain of reporting.

    Attributes:
        agents: Ids of who says it.
        via: Id of the document in which they say it, or "".
    """

    agents: tuple[str, ...]
    via: str = ""


@dataclass(frozen=True, slots=True)
class GoldClaim:
    """A claim that the text makes or passes on.

    Attributes:
        id: Its id in the gold file.
        start: Where its passage begins.
        end: One past where that ends.
        subject: Id of an entity or of a claim.
        predicate: The relation, as the gold names it.
        object: The other end.
        amount: A number that goes with it, as the sum that was paid, or None.
        polarity: Whether it is said to be so, or not to be so.
        modality: In what mode.
        time: When it holds, in EDTF, or "".
        status: How the text says whose words it is.
        chain: Who said it, the origin first, without the document itself.
        cues: Words that say so.
        context: Further passages that are needed to read the first.
        core: Whether the annotator takes it for one of those that matter.
    """

    id: str
    start: int
    end: int
    subject: str
    predicate: str
    object: GoldObject
    amount: GoldNumber | None = None
    polarity: Polarity = Polarity.ASSERTED
    modality: Modality = Modality.FACT
    time: str = ""
    status: AttributionStatus = AttributionStatus.SILENT
    chain: tuple[GoldHop, ...] = ()
    cues: tuple[Span, ...] = ()
    context: tuple[Span, ...] = ()
    core: bool = True

    @property
    def attributed(self) -> bool:
        """Whether somebody beside the document says it."""
        return bool(self.chain)


@dataclass(frozen=True)
class Gold:
    """The gold of a document.

    Attributes:
        document_date: The day that it is from, or None.
        pieces: The pieces of each kind that the gold has.
        entities: The things that it speaks of without itself, or None where the gold
            has none of the kind.
        itself: The document as an entity of the gold, or None.
        claims: The claims, or None likewise.
        speakers: Id of who says a quotation, by its place in :attr:`pieces`.
        relations: The gold's own relations, with their names in the core.
    """

    document_date: date | None
    pieces: dict[str, tuple[Piece, ...]]
    entities: tuple[GoldEntity, ...] | None = None
    itself: GoldEntity | None = None
    claims: tuple[GoldClaim, ...] | None = None
    speakers: Mapping[int, str] = field(default_factory=dict)
    relations: Mapping[str, str] = field(default_factory=dict)


def amount_slot(amount: Decimal) -> str:
    """Return an amount as it is compared: in three significant digits behind the point."""
    if not amount.is_finite() or abs(amount.adjusted()) > _DIGITS:
        raise InvalidOperation
    rounded = f"{amount:.3f}"
    return rounded.rstrip("0").rstrip(".")
