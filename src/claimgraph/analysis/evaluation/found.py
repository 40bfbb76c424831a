"""What was found in a document, in the form in which it is compared with gold."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from claimgraph.documents.pieces import Pieces
from claimgraph.model.claim import AttributionStatus
from claimgraph.model.proposal import Party, Proposal, ProposedHop, Span


@dataclass(frozen=True, slots=True)
class FoundMention:
    """Words that speak of a thing.

    Attributes:
        start: The first code point.
        end: One past the last.
        kind: name, nominal or pronoun.
        head: Where the word stands that the others hang on.
    """

    start: int
    end: int
    kind: str
    head: Span


@dataclass(frozen=True, slots=True)
class FoundEntity:
    """A thing that was found.

    Attributes:
        label: What it is called.
        type: The local name of a class of the core, or "".
        unknown: Whether the text does not say who or which it is.
        mentions: Where the text speaks of it.
    """

    label: str
    type: str
    unknown: bool
    mentions: tuple[FoundMention, ...]


@dataclass(frozen=True, slots=True)
class FoundSaying:
    """Who says what stands at a passage.

    Attributes:
        status: How the document says so.
        chain: Who, the origin first, without the document.
    """

    status: AttributionStatus
    chain: tuple[ProposedHop, ...]


@dataclass(frozen=True, slots=True)
class Refused:
    """A claim of the extractor that the gate did not let through.

    Attributes:
        reason: Why.
        told: Which words of it, and the claim in short.
    """

    reason: str
    told: str


@dataclass(frozen=True)
class Found:
    """What was found in a document; None is what was not looked for.

    Attributes:
        pieces: Sentences, dates, quantities and quotations.
        entities: The things, without the document itself.
        proposals: The claims that the gate let through.
        refused: Those that it did not.
        said: Says who says what stands at a passage.
        threshold: The least score of a proposal that counts.
    """

    pieces: Pieces
    entities: tuple[FoundEntity, ...] | None = None
    proposals: tuple[Proposal, ...] | None = None
    refused: tuple[Refused, ...] = ()
    said: Callable[[int, int], FoundSaying] | None = None
    threshold: float = 0.0


def at(span: Span) -> Party:
    """Return a party of which nothing but its place is known."""
    return Party("", span)
