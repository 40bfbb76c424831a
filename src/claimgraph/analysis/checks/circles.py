"""What leads back to itself."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from claimgraph.model.iri import Iri


def in_circles(leads_to: Mapping[Iri, Iterable[Iri]]) -> set[Iri]:
    """Return the things that lead back to themselves.

    Args:
        leads_to: Each thing to those that it leads to; ways out of the mapping end.
    """
    ways = {iri: [to for to in others if to in leads_to] for iri, others in leads_to.items()}
    left = _without_ends(ways)
    if not left:
        return set()
    import networkx as nx

    edges = ((iri, to) for iri in sorted(left) for to in ways[iri] if to in left)
    graph: nx.DiGraph[Iri] = nx.DiGraph(edges)
    rings = (ring for ring in nx.strongly_connected_components(graph))
    return {iri for ring in rings for iri in ring if len(ring) > 1 or graph.has_edge(iri, iri)}


def _without_ends(ways: Mapping[Iri, list[Iri]]) -> set[Iri]:
    """Return what is left when everything that leads nowhere is taken off, again and again.

    Most often that is nothing, and it is found out in one go (Kahn 1962).
    """
    back: dict[Iri, list[Iri]] = {}
    for iri, others in ways.items():
        for other in others:
            back.setdefault(other, []).append(iri)
    left = {iri: len(others) for iri, others in ways.items()}
    ends = [iri for iri, count in left.items() if count == 0]
    while ends:
        for iri in back.get(ends.pop(), ()):
            left[iri] -= 1
            if left[iri] == 0:
                ends.append(iri)
    return {iri for iri, count in left.items() if count > 0}
