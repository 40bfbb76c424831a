"""How the things that were found compare with the entities of the gold."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from claimgraph.analysis.evaluation.found import FoundEntity, FoundMention
from claimgraph.analysis.evaluation.gold import GoldEntity, GoldMention
from claimgraph.analysis.evaluation.gold_claims import MENTION_KINDS
from claimgraph.analysis.evaluation.matching import best_pairs
from claimgraph.analysis.evaluation.places import head, shared, words
from claimgraph.analysis.evaluation.rates import Mistake, Rate, Score, Share
from claimgraph.analysis.evaluation.terms import Terms
from claimgraph.model.proposal import Span

KIND = "entities"

_WEIGHTS = {"name": 4.0, "nominal": 2.0, "pronoun": 1.0}
"""What it counts that a mention of a kind is shared: names are what people look for."""
_NEAR = 64
"""Mentions before the end of one that may overlap it."""
_TOLD = 8
"""Mentions of an entity that a mistake names."""


class Entities:
    """Compares entities.

    A gold entity counts where the text speaks of it. It is found where a thing of a
    fitting class has a mention with the same head.

    Args:
        document: The document's name.
        text: Its text.
        terms: The names of classes.
    """

    def __init__(self, document: str, text: str, terms: Terms) -> None:
        self._document = document
        self._text = text
        self._terms = terms

    def compared(
        self, gold: Sequence[GoldEntity], itself: GoldEntity | None, found: Sequence[FoundEntity]
    ) -> tuple[Score, list[Mistake]]:
        """Return the score and what differs.

        Args:
            gold: The entities of the gold.
            itself: The document, which counts neither way.
            found: The things that were found.
        """
        mine = [entity for entity in gold if entity.mentions]
        theirs = [entity for entity in found if entity.mentions]
        pairs, theirs = self._pairs(mine, itself, theirs)
        exact = sum(self._same(mine[one], theirs[other]) for one, other in pairs)
        score = Score(
            KIND,
            Rate(exact, len(mine), len(theirs)),
            Rate(len(pairs), len(mine), len(theirs)),
            {
                "type": Share(
                    sum(self._typed(mine[one], theirs[other]) for one, other in pairs), len(pairs)
                ),
                "known": Share(
                    sum(mine[one].unknown == theirs[other].unknown for one, other in pairs),
                    len(pairs),
                ),
            },
            dict(self._by_mention(mine, theirs)),
        )
        return score, list(self._mistakes(mine, theirs, pairs))

    def _pairs(
        self, gold: list[GoldEntity], itself: GoldEntity | None, found: list[FoundEntity]
    ) -> tuple[list[tuple[int, int]], list[FoundEntity]]:
        """Return the pairs, and what was found without that which is the document itself."""
        every = [*gold, itself] if itself else gold
        pairs = best_pairs(self._candidates(every, found))
        gone = {other for one, other in pairs if one == len(gold)}
        if not gone:
            return pairs, found
        left = [number for number in range(len(found)) if number not in gone]
        places = {number: place for place, number in enumerate(left)}
        pairs = [(one, places[other]) for one, other in pairs if other not in gone]
        return pairs, [found[number] for number in left]

    def _candidates(
        self, gold: Sequence[GoldEntity], found: Sequence[FoundEntity]
    ) -> Iterator[tuple[float, int, int]]:
        common: dict[tuple[int, int], float] = defaultdict(float)
        mentions = sorted(
            ((m.start, m.end, m, n) for n, entity in enumerate(found) for m in entity.mentions),
            key=lambda each: each[:2],
        )
        for one, entity in enumerate(gold):
            for mention in entity.mentions:
                for other, share in self._speaking(mention, mentions):
                    common[one, other] += share * _WEIGHTS[mention.kind]
        mine = [sum(_WEIGHTS[m.kind] for m in entity.mentions) for entity in gold]
        theirs = [sum(_WEIGHTS.get(m.kind, 1.0) for m in entity.mentions) for entity in found]
        for (one, other), weight in common.items():
            if self._terms.compatible(self._terms.type_of(gold[one].type), found[other].type):
                yield 2 * weight / (mine[one] + theirs[other]), one, other

    def _speaking(
        self, mention: GoldMention, found: list[tuple[int, int, FoundMention, int]]
    ) -> Iterator[tuple[int, float]]:
        """Yield the found things whose mention has the head of one of the gold."""
        best: dict[int, float] = {}
        for start, end, other, number in _near(found, mention):
            if start < mention.end and mention.start < end and self._same_head(mention, other):
                share = shared((mention.start, mention.end), (start, end))
                best[number] = max(best.get(number, 0.0), share)
        yield from best.items()

    def _same_head(self, mine: GoldMention, theirs: FoundMention) -> bool:
        span = (mine.start, mine.end)
        if mine.kind == "nominal":
            span = head(self._text, *span)
        return span[0] <= theirs.head[0] and theirs.head[1] <= span[1]

    def _same(self, mine: GoldEntity, theirs: FoundEntity) -> bool:
        """Return whether a thing is found as the gold has it."""
        names = _spans(mine.mentions, "name")
        if names:
            if names == _spans(theirs.mentions, "name"):
                return True
        elif _spans(mine.mentions) == _spans(theirs.mentions):
            return True
        same_type = self._terms.type_of(mine.type) == theirs.type
        return same_type and words(mine.label) == words(theirs.label)

    def _typed(self, mine: GoldEntity, theirs: FoundEntity) -> bool:
        return self._terms.is_kind(theirs.type, self._terms.type_of(mine.type))

    def _by_mention(
        self, gold: Sequence[GoldEntity], found: Sequence[FoundEntity]
    ) -> Iterator[tuple[str, tuple[Rate, Rate]]]:
        """Yield how the mentions of each kind compare, whatever entity they speak of."""
        for kind in MENTION_KINDS:
            mine = sorted(_spans((m for e in gold for m in e.mentions), kind))
            theirs = sorted(_spans((m for e in found for m in e.mentions), kind))
            exact = len(set(mine) & set(theirs))
            candidates = (
                (shared(one, other), n, m)
                for n, one in enumerate(mine)
                for m, other in _close(theirs, one)
                if shared(one, other)
            )
            pairs = best_pairs(candidates)
            both = len(mine), len(theirs)
            yield f"{kind}s", (Rate(exact, *both), Rate(len(pairs), *both))

    def _mistakes(
        self,
        gold: Sequence[GoldEntity],
        found: Sequence[FoundEntity],
        pairs: Sequence[tuple[int, int]],
    ) -> Iterator[Mistake]:
        met_gold, met_found = {one for one, _ in pairs}, {other for _, other in pairs}
        for number, entity in enumerate(gold):
            if number not in met_gold:
                yield self._mistake(entity, "missed", f"{entity.type} “{entity.label}”", "")
        for number, thing in enumerate(found):
            if number not in met_found:
                yield self._mistake(thing, "false", "", f"{thing.type} “{thing.label}”")
        for one, other in pairs:
            mine, theirs = gold[one], found[other]
            if not self._same(mine, theirs):
                told = (_told(self._text, mine), _told(self._text, theirs))
                yield self._mistake(mine, "mentions", *told)
            if not self._typed(mine, theirs):
                yield self._mistake(mine, "type", self._terms.type_of(mine.type), theirs.type)
            if mine.unknown != theirs.unknown:
                states = ("unknown" if each.unknown else "known" for each in (mine, theirs))
                yield self._mistake(mine, "known", *states)

    def _mistake(
        self, entity: GoldEntity | FoundEntity, what: str, expected: str, found: str
    ) -> Mistake:
        first = _in_order(entity)[0]
        return Mistake(self._document, KIND, what, first.start, first.end, expected, found)


def _near(
    found: list[tuple[int, int, FoundMention, int]], mention: GoldMention
) -> list[tuple[int, int, FoundMention, int]]:
    last = bisect_left(found, (mention.end,), key=lambda each: (each[0],))
    return found[max(0, last - _NEAR) : last]


def _close(spans: list[Span], span: Span) -> list[tuple[int, Span]]:
    last = bisect_left(spans, (span[1], -1))
    first = max(0, last - _NEAR)
    return list(enumerate(spans[first:last], first))


def _spans(mentions: Iterable[GoldMention | FoundMention], kind: str = "") -> set[Span]:
    return {(m.start, m.end) for m in mentions if not kind or m.kind == kind}


def _told(text: str, entity: GoldEntity | FoundEntity) -> str:
    return "; ".join(text[m.start : m.end] for m in _in_order(entity)[:_TOLD])


def _in_order(entity: GoldEntity | FoundEntity) -> list[GoldMention | FoundMention]:
    return sorted(entity.mentions, key=lambda m: (m.start, m.end))
