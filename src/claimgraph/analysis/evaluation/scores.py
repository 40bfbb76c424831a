"""How what was found in a document compares with its gold."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from claimgraph.analysis.evaluation.gold import KINDS, SLOTS, Gold, Piece, amount_slot
from claimgraph.analysis.evaluation.matching import matched
from claimgraph.documents.pieces import Pieces


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


@dataclass(frozen=True, slots=True)
class Mistake:
    """One piece in which found and gold differ.

    Attributes:
        document: The document's name.
        kind: Of the piece.
        what: missed, false, span, or the slot that differs.
        start: Where it is; in the gold, unless it is false.
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
        strict: Where the spans have to be equal.
        overlap: Where they have to overlap.
        slots: By slot, the pairs (of :attr:`overlap`) in which it is right.
    """

    kind: str
    strict: Rate
    overlap: Rate
    slots: dict[str, int] = field(default_factory=dict)


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


def compared(document: str, gold: Gold, pieces: Pieces) -> DocumentScore:
    """Return how the pieces of a document compare with its gold."""
    found = _found(pieces)
    scores: list[Score] = []
    mistakes: list[Mistake] = []
    for kind in KINDS:
        if kind in gold.pieces:
            score, wrong = _compared(document, kind, gold.pieces[kind], found[kind])
            scores.append(score)
            mistakes += wrong
    mistakes.sort(key=lambda each: (each.start, each.end, KINDS.index(each.kind), each.what))
    return DocumentScore(document, tuple(scores), tuple(mistakes))


def summed(documents: Iterable[DocumentScore]) -> tuple[Score, ...]:
    """Return the scores of all documents together, each piece counted once."""
    several = [score for document in documents for score in document.scores]
    return tuple(
        _sum(kind, [score for score in several if score.kind == kind])
        for kind in KINDS
        if any(score.kind == kind for score in several)
    )


def _sum(kind: str, scores: Sequence[Score]) -> Score:
    def rate(rates: list[Rate]) -> Rate:
        return Rate(
            sum(r.matched for r in rates), sum(r.gold for r in rates), sum(r.found for r in rates)
        )

    slots = {slot: sum(score.slots[slot] for score in scores) for slot in SLOTS[kind]}
    return Score(kind, rate([s.strict for s in scores]), rate([s.overlap for s in scores]), slots)


def _compared(
    document: str, kind: str, gold: Sequence[Piece], found: Sequence[Piece]
) -> tuple[Score, list[Mistake]]:
    pairs = matched(gold, found)
    exact = sum(_same_span(gold[mine], found[theirs]) for mine, theirs in pairs)
    right = {
        slot: sum(gold[mine].slots[slot] == found[theirs].slots[slot] for mine, theirs in pairs)
        for slot in SLOTS[kind]
    }
    score = Score(
        kind, Rate(exact, len(gold), len(found)), Rate(len(pairs), len(gold), len(found)), right
    )
    return score, list(_mistakes(document, kind, gold, found, pairs))


def _same_span(mine: Piece, theirs: Piece) -> bool:
    return (mine.start, mine.end) == (theirs.start, theirs.end)


def _mistakes(
    document: str,
    kind: str,
    gold: Sequence[Piece],
    found: Sequence[Piece],
    pairs: list[tuple[int, int]],
) -> Iterable[Mistake]:
    met_gold, met_found = {mine for mine, _ in pairs}, {theirs for _, theirs in pairs}
    for number, piece in enumerate(gold):
        if number not in met_gold:
            yield Mistake(document, kind, "missed", piece.start, piece.end, _told(piece))
    for number, piece in enumerate(found):
        if number not in met_found:
            yield Mistake(document, kind, "false", piece.start, piece.end, "", _told(piece))
    for mine, theirs in pairs:
        expected, got = gold[mine], found[theirs]
        if not _same_span(expected, got):
            spans = (f"{expected.start}-{expected.end}", f"{got.start}-{got.end}")
            yield Mistake(document, kind, "span", expected.start, expected.end, *spans)
        for slot in SLOTS[kind]:
            if expected.slots[slot] != got.slots[slot]:
                differ = (expected.slots[slot], got.slots[slot])
                yield Mistake(document, kind, slot, expected.start, expected.end, *differ)


def _told(piece: Piece) -> str:
    return " ".join(value for value in piece.slots.values() if value)


def _found(pieces: Pieces) -> dict[str, list[Piece]]:
    """Return the pieces that were found, in the form of the gold."""
    return {
        "sentences": [Piece(s.start, s.end, {"kind": str(s.kind)}) for s in pieces.sentences],
        "dates": [Piece(d.start, d.end, {"edtf": d.edtf}) for d in pieces.dates],
        "quantities": [
            Piece(
                q.start,
                q.end,
                {
                    "amount": amount_slot(q.quantity.amount),
                    "bound": str(q.quantity.bound),
                    "unit": q.quantity.unit,
                },
            )
            for q in pieces.quantities
        ],
        "quotations": [Piece(q.start, q.end) for q in pieces.quotations],
    }
