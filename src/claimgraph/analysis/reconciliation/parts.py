"""Wholes and parts: what belongs to what, and which parts are not parts of other parts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cached_property

from claimgraph.analysis.reconciliation.evidence import Evidence
from claimgraph.model.iri import Iri


@dataclass(frozen=True)
class Parts:
    """What is part of what, with the claims that say so.

    Attributes:
        of: Whole to its parts, each with the claims that say so; sorted.
        wholes: Part to what it is a part of.
    """

    of: dict[Iri, dict[Iri, tuple[Iri, ...]]]
    wholes: dict[Iri, frozenset[Iri]]

    @classmethod
    def read(cls, evidence: Evidence) -> Parts:
        """Return the parts in a case; those that are held to be one thing count once."""
        same = evidence.identity
        of: dict[Iri, dict[Iri, list[Iri]]] = defaultdict(lambda: defaultdict(list))
        wholes: dict[Iri, set[Iri]] = defaultdict(set)
        for claim in evidence.stating(evidence.under("partOf")):
            if not isinstance(claim.object, str):
                continue
            part, whole = same[claim.subject], same[claim.object]
            if part != whole:
                of[whole][part].append(claim.iri)
                wholes[part].add(whole)
        return cls(
            {
                whole: {part: tuple(sorted(claims)) for part, claims in sorted(parts.items())}
                for whole, parts in sorted(of.items())
            },
            {part: frozenset(above) for part, above in wholes.items()},
        )

    def maximal(self, things: Collection[Iri], within: Iri = "") -> list[Iri]:
        """Return those of `things` that are no part of another of them, sorted.

        Args:
            things: Things that may lie within each other.
            within: A whole that all of them belong to, where there is one: nothing above
                it is looked at.
        """
        among = frozenset(things)
        floor = self._rank.get(within, -1)
        clear: set[Iri] = set()
        return [thing for thing in sorted(among) if not self._is_inside(thing, among, floor, clear)]

    def _is_inside(self, thing: Iri, among: frozenset[Iri], floor: int, clear: set[Iri]) -> bool:
        """Whether a way up from `thing` meets another of `among`; `clear` leads to none."""
        seen = {thing}
        queue = [thing]
        in_circle = False
        while queue:
            for above in self.wholes.get(queue.pop(), frozenset()):
                if above in among and above != thing:
                    if self._rank[above] != self._rank[thing] or above < thing:
                        return True
                    in_circle = True  # of a circle the first stands for the others
                if above not in seen and above not in clear and self._rank[above] > floor:
                    seen.add(above)
                    queue.append(above)
        if not in_circle:
            clear |= seen - among
        return False

    @cached_property
    def _rank(self) -> dict[Iri, int]:
        """Thing to a number that falls from part to whole; one number for a circle."""
        import networkx as nx

        graph: nx.DiGraph[str] = nx.DiGraph()
        graph.add_edges_from(
            (part, whole) for part in sorted(self.wholes) for whole in sorted(self.wholes[part])
        )
        components = nx.strongly_connected_components(graph)
        return {thing: rank for rank, component in enumerate(components) for thing in component}

    def outermost(self, whole: Iri, chosen: Collection[Iri]) -> Iterator[Iri]:
        """Yield the nearest things below `whole` that are among `chosen`, sorted by level."""
        seen = {whole}
        level = [whole]
        while level:
            below = sorted({p for thing in level for p in self.of.get(thing, ())} - seen)
            seen.update(below)
            yield from (thing for thing in below if thing in chosen)
            level = [thing for thing in below if thing not in chosen]

    def overlap(self, things: Collection[Iri]) -> bool:
        """Return whether two of `things` are said to have a part in common."""
        seen: set[Iri] = set()
        for thing in things:
            parts = self.of.get(thing, {}).keys()
            if not seen.isdisjoint(parts):
                return True
            seen.update(parts)
        return False
