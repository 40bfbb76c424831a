"""What a comparison comes to: rates, shares, scores and mistakes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from claimgraph.analysis.evaluation.gold import KINDS


@dataclass(frozen=True, slots=True)
class Rate:
    """Precision, recall and their harmonic mean.

    Attributes:
        matched: Pairs of gold and found.
        gold: Pieces of the gold.
        found: Pieces that were found.
    """

    matched: int
    gold: int
    found: int

    @property
    def precision(self) -> float:
        """The share of what was found that is in the gold; 1 where nothing was."""
        return self.matched / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        """The share of the gold that was found; 1 where there is none."""
        return self.matched / self.gold if self.gold else 1.0

    @property
    def f1(self) -> float:
        """Their harmonic mean."""
        both = self.gold + self.found
        return 2 * self.matched / both if both else 1.0

    def __add__(self, other: Rate) -> Rate:
        """Return the rate of both together."""
        return Rate(self.matched + other.matched, self.gold + other.gold, self.found + other.found)


@dataclass(frozen=True, slots=True)
class Share:
    """How often a slot is right.

    Attributes:
        right: In how many; of what is right in part, the sum of the parts.
        of: Out of how many.
    """

    right: float
    of: int

    def __add__(self, other: Share) -> Share:
        """Return the share of both together."""
        return Share(self.right + other.right, self.of + other.of)


@dataclass(frozen=True, slots=True)
class Mistake:
    """One piece in which found and gold differ.

    Attributes:
        document: The document's name.
        kind: Of the piece.
        what: missed, false, span, refused, or the slot that differs.
        start: Where it is; in the gold, unless it is false or refused.
        end: One past its end.
        expected: What the gold says.
        found: What was found.
    """

    document: str
    kind: str
    what: str
    start: int
    end: int
    expected: str = ""
    found: str = ""


@dataclass(frozen=True, slots=True)
class Score:
    """How the pieces of one kind compare.

    Attributes:
        kind: Of the pieces.
        strict: Where all has to be right.
        overlap: Where the most has to be.
        slots: By slot, in how many pairs (of :attr:`overlap`) it is right.
        parts: The strict and the overlap rate of a part, or of a whole, by its name.
    """

    kind: str
    strict: Rate
    overlap: Rate
    slots: dict[str, Share] = field(default_factory=dict)
    parts: dict[str, tuple[Rate, Rate]] = field(default_factory=dict)

    def __add__(self, other: Score) -> Score:
        """Return the score of both together."""
        slots, parts = dict(self.slots), dict(self.parts)
        for slot, share in other.slots.items():
            slots[slot] = slots[slot] + share if slot in slots else share
        for part, (strict, overlap) in other.parts.items():
            mine = parts.get(part)
            parts[part] = (mine[0] + strict, mine[1] + overlap) if mine else (strict, overlap)
        return Score(
            self.kind, self.strict + other.strict, self.overlap + other.overlap, slots, parts
        )


@dataclass(frozen=True, slots=True)
class DocumentScore:
    """How the pieces of one document compare.

    Attributes:
        document: Its name.
        scores: Of each kind that the gold has.
        mistakes: What differs, in order of the text.
    """

    document: str
    scores: tuple[Score, ...]
    mistakes: tuple[Mistake, ...]


def summed(documents: Iterable[DocumentScore]) -> tuple[Score, ...]:
    """Return the scores of all documents together, each piece counted once."""
    several = [score for document in documents for score in document.scores]
    return tuple(
        _sum([score for score in several if score.kind == kind])
        for kind in KINDS
        if any(score.kind == kind for score in several)
    )


def _sum(scores: Sequence[Score]) -> Score:
    total = scores[0]
    for score in scores[1:]:
        total = total + score
    return total
