"""What stands in the middle: how many connections a thing has, and what leads through it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimgraph.analysis.network import simplified
from claimgraph.model.iri import Iri

if TYPE_CHECKING:
    import networkx as nx

EXACT = 1_000
"""The most things among which all shortest paths are looked at: some seconds."""
SAMPLE = 200
"""From how many things shortest paths are looked at where there are more."""


@dataclass(frozen=True, slots=True)
class Central:
    """An entity and how central it is.

    Attributes:
        iri: The entity.
        degree: How many claims connect it with another entity.
        neighbours: With how many different entities they do so.
        betweenness: Share of shortest paths between others that pass through
            it, 0 to 1 (Freeman 1977).
    """

    iri: Iri
    degree: int
    neighbours: int
    betweenness: float


@dataclass(frozen=True, slots=True)
class Centrality:
    """How central the entities of a case are.

    Attributes:
        things: Every entity that is connected with another one, sorted by IRI.
        sample: From how many entities the betweenness was estimated (Brandes and
            Pich 2007), or None where it is exact.
    """

    things: tuple[Central, ...]
    sample: int | None = None

    def by_degree(self) -> list[Central]:
        """Return the entities, those with the most connections first."""
        return sorted(self.things, key=lambda c: (-c.degree, -c.betweenness, c.iri))

    def by_betweenness(self) -> list[Central]:
        """Return those that anything leads through, the ones in the middle first."""
        between = (c for c in self.things if c.betweenness)
        return sorted(between, key=lambda c: (-c.betweenness, -c.degree, c.iri))


def centrality(graph: nx.MultiDiGraph[str]) -> Centrality:
    """Return how central the nodes of `graph` are, whichever way its edges point.

    A loop connects nothing. Up to :data:`EXACT` nodes betweenness is exact; above, it is
    estimated from :data:`SAMPLE` nodes, always the same ones.
    """
    import networkx as nx

    simple = simplified(graph)
    sample = SAMPLE if len(simple) > EXACT else None
    between = nx.betweenness_centrality(simple, k=sample, seed=1)
    things = (
        Central(iri, _degree(graph, iri), neighbours, round(between[iri], 4))
        for iri, neighbours in simple.degree
        if neighbours
    )
    return Centrality(tuple(things), sample)


def _degree(graph: nx.MultiDiGraph[str], node: str) -> int:
    return graph.degree(node) - 2 * graph.number_of_edges(node, node)


def most_central(graph: nx.Graph[str], group: Iterable[Iri], number: int) -> tuple[Iri, ...]:
    """Return those of a group that are connected with the most others of the group."""
    inside = graph.subgraph(group)
    ranked = sorted(inside.degree, key=lambda pair: (-pair[1], pair[0]))
    return tuple(iri for iri, _ in ranked[:number])
