"""Loops: what leads back to itself, of sayings, of documents, of anything that has links."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from claimgraph.model.iri import Iri

Links = Mapping[Iri, tuple[Iri, ...]]
"""Each thing to those that it leads to, which are keys too."""


def components(links: Links, among: Iterable[Iri]) -> list[tuple[Iri, ...]]:
    """Return the strongly connected components of `among`, the innermost first.

    Args:
        links: Where each thing leads.
        among: The things to look at.
    """
    import networkx as nx

    graph: nx.DiGraph[Iri] = nx.DiGraph()
    graph.add_nodes_from(among)
    graph.add_edges_from((i, t) for i in list(graph) for t in links[i] if t in graph)
    condensed = nx.condensation(graph)
    order = reversed(list(nx.topological_sort(condensed)))
    return [tuple(sorted(condensed.nodes[number]["members"])) for number in order]


def loops(links: Links) -> list[tuple[Iri, ...]]:
    """Return the strongly connected components that are loops, each sorted."""
    left = core(links)
    found = components(links, left) if left else []
    return [part for part in found if len(part) > 1 or part[0] in links[part[0]]]


def in_loops(leads_to: Mapping[Iri, Iterable[Iri]]) -> set[Iri]:
    """Return the things that lead back to themselves.

    Args:
        leads_to: Each thing to those that it leads to; ways out of the mapping end.
    """
    links = {iri: tuple(to for to in ways if to in leads_to) for iri, ways in leads_to.items()}
    return {iri for loop in loops(links) for iri in loop}


def core(links: Links) -> list[Iri]:
    """Return what is left when whatever leads into no loop is taken away, again and again.

    Most often that is nothing, and it is found out in one go (Kahn 1962).
    """
    waiting: dict[Iri, int] = {}
    users: dict[Iri, list[Iri]] = defaultdict(list)
    for iri, taken in links.items():
        waiting[iri] = len(taken)
        for one in taken:
            users[one].append(iri)
    ready = [iri for iri, number in waiting.items() if not number]
    while ready:
        for user in users.get(ready.pop(), ()):
            waiting[user] -= 1
            if not waiting[user]:
                ready.append(user)
    return [iri for iri, number in waiting.items() if number]
