"""Connections between two things, each hop with the claims that it rests on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice, pairwise
from typing import TYPE_CHECKING

from claimgraph.analysis.credibility import Credibility, Support
from claimgraph.analysis.network import connecting, entities_only, simplified
from claimgraph.errors import UsageError
from claimgraph.model.iri import Iri

if TYPE_CHECKING:
    import networkx as nx

_LOOKS = 1_000_000
"""Edges that are looked at for further paths, some seconds; the first one has no limit."""
_HOP = 10**9
"""What a hop counts where length comes first: more than the costs of any path together."""


class By(StrEnum):
    """Which of two paths is the better one.

    ``attestation``: the one whose hops are better attested, all in all. ``length``: the
    one with fewer hops; of two that are equally short, the better attested one.
    """

    ATTESTATION = "attestation"
    LENGTH = "length"

    @classmethod
    def named(cls, name: str) -> By:
        """Return the one called `name`.

        Raises:
            UsageError: there is none.
        """
        if name not in tuple(cls):
            raise UsageError(
                f"paths can't be compared by {name!r}", mend=f"Use one of: {', '.join(cls)}."
            )
        return cls(name)


@dataclass(frozen=True, slots=True)
class Hop:
    """One step of a path.

    Attributes:
        start: The entity that it leaves.
        end: The entity that it reaches.
        supports: How well the claims that connect the two, in either direction, are
            attested; the best first.
    """

    start: Iri
    end: Iri
    supports: tuple[Support, ...]

    @property
    def claims(self) -> tuple[Iri, ...]:
        """The claims that connect the two, the best attested first."""
        return tuple(support.claim for support in self.supports)

    @property
    def cost(self) -> int:
        """The cost of its best attested claim (see :mod:`claimgraph.analysis.credibility`)."""
        return self.supports[0].cost


@dataclass(frozen=True, slots=True)
class Path:
    """A way from one entity to another.

    Attributes:
        hops: Its steps; none where the two are the same.
    """

    hops: tuple[Hop, ...]

    @property
    def cost(self) -> int:
        """The costs of its hops together."""
        return sum(hop.cost for hop in self.hops)

    def __len__(self) -> int:
        """Return how many hops it has."""
        return len(self.hops)

    def __iter__(self) -> Iterator[Hop]:
        """Iterate over its hops."""
        return iter(self.hops)


@dataclass(frozen=True, slots=True)
class Paths:
    """The best paths between two entities.

    Attributes:
        found: The paths, the best first.
        complete: False where the search for further ones was given up: those found are
            the best ones, and there may be more.
    """

    found: tuple[Path, ...]
    complete: bool = True

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self.found)

    def __iter__(self) -> Iterator[Path]:
        """Iterate over the paths."""
        return iter(self.found)

    def __getitem__(self, number: int) -> Path:
        """Return one of them; the best is 0."""
        return self.found[number]


def best_paths(
    graph: nx.MultiDiGraph[str],
    start: Iri,
    end: Iri,
    credibility: Credibility,
    *,
    by: By = By.ATTESTATION,
    limit: int = 3,
) -> Paths:
    """Return the best paths between two entities, whichever way edges point.

    No path visits a thing twice (Yen 1971, as networkx has it).

    Args:
        graph: As :func:`claimgraph.analysis.network.network` makes it.
        start: An entity.
        end: An entity.
        credibility: Says how well the claims are attested.
        by: What makes a path good.
        limit: How many paths to return at most.

    Returns:
        No path where the two are not connected; one empty path where they are
        the same.
    """
    if start == end:
        return Paths((Path(()),))
    walkable = entities_only(graph)
    if start not in walkable or end not in walkable:
        return Paths(())
    search = _Search(walkable, credibility, by)
    found = [search.path(nodes) for nodes in islice(search.walks(start, end), limit)]
    return Paths(tuple(found), not search.gave_up)


class _Search:
    """Looks for paths, and knows when to stop.

    Between the ends of a chain of thousands, each further path costs as much as all
    that were found before; so what is looked at after the first one is counted.
    """

    def __init__(self, graph: nx.MultiDiGraph[str], credibility: Credibility, by: By) -> None:
        self._graph = graph
        self._credibility = credibility
        self._base = _HOP if by is By.LENGTH else 0
        self._costs: dict[tuple[str, str], int] = {}
        self._looks: int | None = None
        self.gave_up = False

    def walks(self, start: Iri, end: Iri) -> Iterator[list[str]]:
        """Yield the entities on the way, path by path."""
        import networkx as nx

        found = nx.shortest_simple_paths(simplified(self._graph), start, end, self._weight)
        try:
            for nodes in found:
                self._looks = self._looks or 0
                yield nodes
        except nx.NetworkXNoPath:
            return
        except _Enough:
            self.gave_up = True

    def path(self, nodes: list[str]) -> Path:
        """Return the path over `nodes`."""
        hops = (Hop(a, b, self._supports(a, b)) for a, b in pairwise(nodes))
        return Path(tuple(hops))

    def _supports(self, one: str, other: str) -> tuple[Support, ...]:
        return self._credibility.ranked(connecting(self._graph, one, other))

    def _weight(self, one: str, other: str, _: object) -> int:
        if self._looks is not None:
            self._looks += 1
            if self._looks > _LOOKS:
                raise _Enough
        ends = (min(one, other), max(one, other))
        if ends not in self._costs:
            self._costs[ends] = self._base + self._supports(one, other)[0].cost
        return self._costs[ends]


class _Enough(Exception):
    """So much was looked at that whoever waits should get what there is."""
