"""How what was found in a document compares with its gold."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from claimgraph.analysis.evaluation.attribution import Attribution
from claimgraph.analysis.evaluation.claims import Claims, by_place
from claimgraph.analysis.evaluation.entities import Entities
from claimgraph.analysis.evaluation.found import Found, FoundSaying, at
from claimgraph.analysis.evaluation.gold import (
    KINDS,
    PIECES,
    SLOTS,
    Gold,
    GoldClaim,
    Piece,
    amount_slot,
)
from claimgraph.analysis.evaluation.matching import matched
from claimgraph.analysis.evaluation.objects import Objects
from claimgraph.analysis.evaluation.places import Places
from claimgraph.analysis.evaluation.rates import DocumentScore, Mistake, Rate, Score, Share
from claimgraph.analysis.evaluation.terms import Terms
from claimgraph.documents.pieces import Pieces, Quotation
from claimgraph.model.claim import Stance
from claimgraph.model.proposal import ProposedHop
from claimgraph.model.vocabulary import Vocabulary

Compared = tuple[Score, Iterable[Mistake]]


def compared(
    document: str, text: str, gold: Gold, found: Found, vocabulary: Vocabulary
) -> DocumentScore:
    """Return how what was found in a document compares with its gold.

    Args:
        document: The document's name.
        text: Its text.
        gold: The gold.
        found: What was found.
        vocabulary: The terms of the core.
    """
    results = list(_Comparison(document, text, gold, found, vocabulary).results())
    mistakes = [mistake for _, several in results for mistake in several]
    mistakes.sort(key=lambda m: (m.start, m.end, KINDS.index(m.kind), m.what, m.expected, m.found))
    return DocumentScore(document, tuple(score for score, _ in results), tuple(mistakes))


class _Comparison:
    """Compares kind by kind."""

    def __init__(
        self, document: str, text: str, gold: Gold, found: Found, vocabulary: Vocabulary
    ) -> None:
        self._document = document
        self._text = text
        self._gold = gold
        self._found = found
        self._terms = Terms(vocabulary, gold.relations)
        itself = (gold.itself,) if gold.itself else ()
        self._places = Places(text, (*(gold.entities or ()), *itself))
        self._attribution = Attribution(document, text, self._places)

    def results(self) -> Iterable[Compared]:
        """Yield the score and the mistakes of each kind that gold and found have."""
        found = pieces_by_kind(self._found.pieces)
        for kind in PIECES:
            if kind in self._gold.pieces:
                yield self._pieces(kind, self._gold.pieces[kind], found[kind])
        if self._gold.entities is not None and self._found.entities is not None:
            entities = Entities(self._document, self._text, self._terms)
            yield entities.compared(self._gold.entities, self._gold.itself, self._found.entities)
        if self._gold.claims is not None:
            yield from self._claims(self._gold.claims)

    # --- pieces -------------------------------------------------------------------------------

    def _pieces(self, kind: str, gold: Sequence[Piece], found: Sequence[Piece]) -> Compared:
        pairs = matched(gold, found)
        exact = sum(_same_span(gold[mine], found[theirs]) for mine, theirs in pairs)
        slots = {
            slot: Share(
                sum(gold[mine].slots[slot] == found[theirs].slots[slot] for mine, theirs in pairs),
                len(pairs),
            )
            for slot in SLOTS[kind]
        }
        mistakes = list(self._differences(kind, gold, found, pairs))
        if kind == "quotations":
            said = [(mine, theirs) for mine, theirs in pairs if mine in self._gold.speakers]
            wrong = [mine for mine, theirs in said if not self._speaks(mine, theirs)]
            if said:
                slots["speaker"] = Share(len(said) - len(wrong), len(said))
            mistakes += [self._unspoken(gold[mine], mine) for mine in wrong]
        both = len(gold), len(found)
        return Score(kind, Rate(exact, *both), Rate(len(pairs), *both), slots), mistakes

    def _speaks(self, mine: int, theirs: int) -> bool:
        """Return whether the one who says a quotation was found."""
        speaker = self._gold.speakers[mine]
        said = self._said(self._found.pieces.quotations[theirs])
        itself = self._gold.itself
        if itself is not None and speaker == itself.id:
            return not said
        return bool(said) and self._attribution.speaks(speaker, said[0])

    def _said(self, quotation: Quotation) -> tuple[ProposedHop, ...]:
        if self._found.said is not None:
            return self._found.said(quotation.start, quotation.end).chain
        if quotation.speaker is None:
            return ()
        return (ProposedHop((at(quotation.speaker),), Stance.ASSERTS),)

    def _unspoken(self, piece: Piece, number: int) -> Mistake:
        speaker, kind = self._gold.speakers[number], "quotations"
        return Mistake(
            self._document, kind, "speaker", piece.start, piece.end, speaker, "somebody else"
        )

    def _differences(
        self,
        kind: str,
        gold: Sequence[Piece],
        found: Sequence[Piece],
        pairs: list[tuple[int, int]],
    ) -> Iterable[Mistake]:
        met_gold, met_found = {mine for mine, _ in pairs}, {theirs for _, theirs in pairs}
        name = self._document
        for number, piece in enumerate(gold):
            if number not in met_gold:
                yield Mistake(name, kind, "missed", piece.start, piece.end, _told(piece))
        for number, piece in enumerate(found):
            if number not in met_found:
                yield Mistake(name, kind, "false", piece.start, piece.end, "", _told(piece))
        for mine, theirs in pairs:
            expected, got = gold[mine], found[theirs]
            if not _same_span(expected, got):
                spans = (f"{expected.start}-{expected.end}", f"{got.start}-{got.end}")
                yield Mistake(name, kind, "span", expected.start, expected.end, *spans)
            for slot in SLOTS[kind]:
                if expected.slots[slot] != got.slots[slot]:
                    differ = (expected.slots[slot], got.slots[slot])
                    yield Mistake(name, kind, slot, expected.start, expected.end, *differ)

    # --- claims -------------------------------------------------------------------------------

    def _claims(self, gold: Sequence[GoldClaim]) -> Iterable[Compared]:
        if self._found.proposals is not None:
            every = by_place(self._found.proposals)
            likely = [each for each in every if each.score >= self._found.threshold]
            counted = [each for each in likely if not each.detail_of]
            by_id = {claim.id: claim for claim in gold if claim.id}
            objects = Objects(self._text, self._places, self._found.pieces.quantities)
            claims = Claims(self._document, by_id, self._places, self._terms, objects)
            pairs = claims.paired(gold, counted)
            wider = {"with details": likely, "every proposal": every}
            score = claims.score(gold, counted, pairs, wider)
            wrong = claims.mistakes(gold, likely, claims.paired(gold, likely), self._found.refused)
            yield score, wrong
            said = [
                (gold[one], FoundSaying(counted[other].status, counted[other].chain))
                for one, other in pairs
            ]
            yield self._attribution.compared("attribution", said)
        if self._found.said is not None:
            passages = [(claim, self._found.said(claim.start, claim.end)) for claim in gold]
            yield self._attribution.compared("passages", passages)


def pieces_by_kind(pieces: Pieces) -> dict[str, list[Piece]]:
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


def _same_span(mine: Piece, theirs: Piece) -> bool:
    return (mine.start, mine.end) == (theirs.start, theirs.end)


def _told(piece: Piece) -> str:
    return " ".join(value for value in piece.slots.values() if value)
