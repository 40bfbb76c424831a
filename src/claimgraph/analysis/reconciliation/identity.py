"""Which entities are one thing: what analysts have decided, and what they left open."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from claimgraph.model.iri import Iri
from claimgraph.model.judgement import Judgement, Verdict, identities


@dataclass(frozen=True)
class Identity:
    """Entities that were judged the same, and pairs that may be.

    Attributes:
        first: Entity to the one that stands for all that are the same as it; what is
            not in here stands for itself.
        unsure: Pairs, by those that stand for them, that an analyst could not decide.
    """

    first: dict[Iri, Iri]
    unsure: frozenset[frozenset[Iri]]

    @classmethod
    def of(cls, judgements: Iterable[Judgement]) -> Identity:
        """Return what the judgements in force say; of two about a pair, the later one."""
        latest = identities(judgements)
        leader: dict[Iri, Iri] = {}

        def lead(thing: Iri) -> Iri:
            while thing in leader:
                thing = leader[thing]
            return thing

        for pair in sorted(pair for pair, verdict in latest.items() if verdict is Verdict.SAME):
            ends = sorted({lead(thing) for thing in pair})
            leader.update(dict.fromkeys(ends[1:], ends[0]))
        open_pairs = (p for p, verdict in latest.items() if verdict is Verdict.UNSURE)
        return cls(
            {thing: lead(thing) for thing in sorted(leader)},
            frozenset(frozenset(lead(thing) for thing in pair) for pair in open_pairs),
        )

    def __getitem__(self, thing: Iri) -> Iri:
        """Return the entity that stands for `thing`."""
        return self.first.get(thing, thing)

    def may_be_one(self, things: Iterable[Iri]) -> bool:
        """Return whether two of `things` may be one, as far as analysts could tell."""
        among = set(things)
        return any(not among.isdisjoint(self._maybe.get(thing, ())) for thing in among)

    @cached_property
    def _maybe(self) -> dict[Iri, set[Iri]]:
        found: dict[Iri, set[Iri]] = defaultdict(set)
        for pair in self.unsure:
            for thing in pair:
                found[thing] |= pair - {thing}
        return found
