"""Connections between two things, each hop with the claims that it rests on."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice, pairwise
from typing import TYPE_CHECKING

from claimgraph.analysis.network import connecting, entities_only, simplified
from claimgraph.model.iri import Iri

if TYPE_CHECKING:
    import networkx as nx


@dataclass(frozen=True, slots=True)
class Hop:
    """One step of a path.

    Attributes:
        start: The entity that it leaves.
        end: The entity that it reaches.
        claims: The claims that connect the two, in either direction, sorted.
    """

    start: Iri
    end: Iri
    claims: tuple[Iri, ...]


Path = tuple[Hop, ...]


def shortest_paths(
    graph: nx.MultiDiGraph[str], start: Iri, end: Iri, *, limit: int = 3
) -> list[Path]:
    """Return the shortest paths between two entities, whichever way edges point.

    Args:
        graph: As :func:`claimgraph.analysis.network.network` makes it.
        start: An entity.
        end: An entity.
        limit: How many paths to return at most; shortest first, then by the
            IRIs on the way.

    Returns:
        No path where the two are not connected; one empty path where they are
        the same.
    """
    import networkx as nx

    if start == end:
        return [()]
    walkable = entities_only(graph)
    if start not in walkable or end not in walkable:
        return []
    simple = simplified(walkable)
    try:
        found = list(islice(nx.shortest_simple_paths(simple, start, end), limit))
    except nx.NetworkXNoPath:
        return []
    return [_hops(walkable, nodes) for nodes in sorted(found, key=lambda p: (len(p), p))]


def _hops(graph: nx.MultiDiGraph[str], nodes: list[str]) -> Path:
    return tuple(Hop(a, b, tuple(connecting(graph, a, b))) for a, b in pairwise(nodes))
