"""Which entities of the gold words speak of, by their place and by what they say."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable

from claimgraph.analysis.evaluation.gold import GoldEntity
from claimgraph.analysis.evaluation.terms import gold_terms
from claimgraph.model.proposal import Party, Span

_WORD = re.compile(r"\w+(?:[.'’&-]+\w+)*")
_POSSESSIVE = re.compile(r"['’]s?\Z")
_EDGE = 0.2
"""What it is worth that two spans begin or end together: they have the same head then."""
_NEAR = 64
"""Mentions before a span that may reach into it."""


def words(text: str) -> tuple[str, ...]:
    """Return the words of a text as they are compared: no case, no articles, no possessive."""
    articles = gold_terms()["articles"]
    found = (_POSSESSIVE.sub("", word) for word in _WORD.findall(text.casefold()))
    return tuple(word for word in found if word and word not in articles)


def alike(first: str, second: str) -> float:
    """Return how many words two texts share, from 0 to 1 (Dice's coefficient)."""
    mine, theirs = set(words(first)), set(words(second))
    both = len(mine) + len(theirs)
    return 2 * len(mine & theirs) / both if both else 0.0


def shared(first: Span, second: Span) -> float:
    """Return the share of two spans that is in both: 1 where they are equal."""
    common = min(first[1], second[1]) - max(first[0], second[0])
    return max(0, common) / (max(first[1], second[1]) - min(first[0], second[0]) or 1)


def head(text: str, start: int, end: int) -> Span:
    """Return where the head of a description begins and ends, by the words that follow heads.

    Of "two clerks of the harbour office" it is "two clerks".
    """
    after = gold_terms()["afterAHead"]
    for match in re.finditer(r",|[^\W\d_]+", text[start:end]):
        if match.start() and (match[0] == "," or match[0].casefold() in after):
            return start, start + match.start()
    return start, end


class Places:
    """The entities of the gold by where they are spoken of, and how.

    Args:
        text: The text.
        entities: The entities, the document itself among them where it is one.
    """

    def __init__(self, text: str, entities: Iterable[GoldEntity]) -> None:
        self._text = text
        self._found: dict[Span, frozenset[str]] = {}
        mentions: list[tuple[int, int, str]] = []
        self._named: dict[tuple[str, ...], set[str]] = defaultdict(set)
        for entity in entities:
            self._named[words(entity.label)].add(entity.id)
            for mention in entity.mentions:
                mentions.append((mention.start, mention.end, entity.id))
                if mention.kind != "pronoun":
                    self._named[words(text[mention.start : mention.end])].add(entity.id)
        self._named.pop((), None)
        self._mentions = sorted(mentions)

    def at(self, span: Span) -> frozenset[str]:
        """Return the entities whose mention shares most with a span; several of one span."""
        if span not in self._found:
            self._found[span] = self._at(span)
        return self._found[span]

    def _at(self, span: Span) -> frozenset[str]:
        best, found = 0.0, set[str]()
        for start, end, entity in self._overlapping(span):
            share = shared(span, (start, end))
            share += _EDGE if start == span[0] or end == span[1] else 0.0
            if share > best:
                best, found = share, {entity}
            elif share == best:
                found.add(entity)
        return frozenset(found)

    def of(self, party: Party) -> frozenset[str]:
        """Return the entities that a party is, as far as it was resolved.

        By the place that it was resolved to, else by its name, else by its own place.
        """
        resolved = self.at(party.resolved) if party.resolved else frozenset()
        return (
            resolved or frozenset(self._named.get(words(party.name), ())) or self.at(party.surface)
        )

    def any_of(self, party: Party) -> frozenset[str]:
        """Return the entities that a party may be: by its place, or by what it was resolved to."""
        named = frozenset(self._named.get(words(party.name), ()))
        resolved = self.at(party.resolved) if party.resolved else frozenset()
        return self.at(party.surface) | named | resolved

    def _overlapping(self, span: Span) -> Iterable[tuple[int, int, str]]:
        last = bisect_left(self._mentions, (span[1], -1, ""))
        near = self._mentions[max(0, last - _NEAR) : last]
        return (mention for mention in near if mention[1] > span[0])
