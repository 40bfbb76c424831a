"""What hangs together: communities, and what would fall apart without one thing or hop."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from claimgraph.analysis.centrality import most_central
from claimgraph.analysis.network import connecting, simplified
from claimgraph.model.iri import Iri

if TYPE_CHECKING:
    import networkx as nx

_LABELS = 3


@dataclass(frozen=True, slots=True)
class Community:
    """Entities that have more to do with each other than with the rest.

    Attributes:
        members: They, sorted by IRI; two at least.
        central: The up to three that are connected with the most of the others.
    """

    members: tuple[Iri, ...]
    central: tuple[Iri, ...]


@dataclass(frozen=True, slots=True)
class Bridge:
    """Two entities between which no other way leads.

    Attributes:
        one: The entity on the larger side (the smaller IRI where both are as large).
        other: The entity on the smaller side.
        claims: The claims that connect the two, sorted.
        cut_off: How many entities stand on the smaller side.
    """

    one: Iri
    other: Iri
    claims: tuple[Iri, ...]
    cut_off: int


@dataclass(frozen=True, slots=True)
class CutPoint:
    """An entity without which the others fall apart (an articulation point).

    Attributes:
        iri: The entity.
        pieces: Into how many.
        cut_off: How many entities are no longer connected with the largest piece.
    """

    iri: Iri
    pieces: int
    cut_off: int


def communities(graph: nx.MultiDiGraph[str]) -> tuple[Community, ...]:
    """Return the communities of two or more entities, the largest first.

    By modularity (Louvain: Blondel and others 2008), the same ones every time.
    """
    import networkx as nx

    simple = simplified(graph)
    if not simple.number_of_edges():
        return ()
    names = sorted(simple)
    # The order in which a set of texts is gone through differs from run to run; of numbers not.
    numbered = nx.relabel_nodes(simple, {name: n for n, name in enumerate(names)})
    groups = nx.community.louvain_communities(numbered, seed=1)
    members = (tuple(names[n] for n in sorted(group)) for group in groups if len(group) > 1)
    ordered = sorted(members, key=lambda group: (-len(group), group))
    return tuple(Community(group, most_central(simple, group, _LABELS)) for group in ordered)


@dataclass(frozen=True, slots=True)
class Seams:
    """Where a case would fall apart.

    Attributes:
        bridges: Every bridge; what cuts off the most first.
        cut_points: Every articulation point; what cuts off the most first.
    """

    bridges: tuple[Bridge, ...]
    cut_points: tuple[CutPoint, ...]


def seams(graph: nx.MultiDiGraph[str]) -> Seams:
    """Return the bridges and articulation points of `graph`, whichever way edges point."""
    import networkx as nx

    simple = simplified(graph)
    bridges: list[Bridge] = []
    cut_points: list[CutPoint] = []
    for component in nx.connected_components(simple):
        if len(component) == 1:
            continue
        blocks = _Blocks(simple.subgraph(component).copy())
        bridges += blocks.bridges(graph)
        cut_points += blocks.cut_points()
    return Seams(
        tuple(sorted(bridges, key=lambda b: (-b.cut_off, b.one, b.other))),
        tuple(sorted(cut_points, key=lambda p: (-p.cut_off, -p.pieces, p.iri))),
    )


class _Blocks:
    """A connected graph of two nodes or more: the tree of its blocks and what joins them.

    A block is a biconnected component (Hopcroft and Tarjan 1973); a node that is in
    several is an articulation point; a block of two nodes is a bridge. What hangs on a
    branch of the tree is counted once for all, from the leaves to the root.
    """

    def __init__(self, graph: nx.Graph[str]) -> None:
        import networkx as nx

        self._size = len(graph)
        blocks = cast("Iterable[set[str]]", nx.biconnected_components(graph))
        self._blocks = sorted(sorted(block) for block in blocks)
        self._cuts = sorted(nx.articulation_points(graph))
        self._below: dict[Hashable, int] = {}
        self._above: Mapping[Hashable, Hashable] = {}
        self._branches: dict[Hashable, list[Hashable]] = {node: [] for node in self._cuts}
        self._count()

    def _count(self) -> None:
        import networkx as nx

        cuts = frozenset(self._cuts)
        tree: nx.Graph[Hashable] = nx.Graph()
        for number, block in enumerate(self._blocks):
            tree.add_node(number)
            tree.add_edges_from((number, node) for node in block if node in cuts)
            self._below[number] = sum(node not in cuts for node in block)
        self._below |= dict.fromkeys(self._cuts, 1)
        self._above = nx.dfs_predecessors(tree, 0)
        for node in nx.dfs_postorder_nodes(tree, 0):
            if node in self._above:
                self._below[self._above[node]] += self._below[node]
        for node, above in self._above.items():
            if above in cuts:
                self._branches[above].append(node)

    def bridges(self, graph: nx.MultiDiGraph[str]) -> Iterator[Bridge]:
        """Yield the bridges, with the claims of `graph` that they consist of."""
        for number, block in enumerate(self._blocks):
            if len(block) != 2:
                continue
            near, far = block
            if self._above.get(number) == far:
                near, far = far, near
            beyond = self._below[number] if number in self._above else self._below.get(far, 1)
            claims = tuple(sorted(connecting(graph, near, far)))
            if 2 * beyond > self._size:
                near, far, beyond = far, near, self._size - beyond
            elif 2 * beyond == self._size:
                near, far = min(near, far), max(near, far)
            yield Bridge(near, far, claims, beyond)

    def cut_points(self) -> Iterator[CutPoint]:
        """Yield the articulation points."""
        for node in self._cuts:
            pieces = [self._below[branch] for branch in self._branches[node]]
            if node in self._above:
                pieces.append(self._size - self._below[node])
            yield CutPoint(node, len(pieces), self._size - 1 - max(pieces))
