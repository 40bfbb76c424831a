"""The same graph as stock pyvis draws it: nodes, edges and what is shown when one points.

The page is what ``write_html`` writes. What is done differently from a person's code
is how the `Network` is filled: ``add_node`` and ``add_edge`` look every id up in a list,
so that building is quadratic (twenty minutes at 100,000 things). pyvis' own `Node` and
`Edge` go into its lists directly; the bytes of the page are the same, which a test holds.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from pyvis.edge import Edge
from pyvis.network import Network
from pyvis.node import Node

from claimgraph.case import Case
from claimgraph.model.iri import Iri

SHAPE, COLOUR = "dot", "#97c2fc"
"""What ``Network.add_node`` takes by default."""


@dataclass(frozen=True)
class Graph:
    """What both pages show.

    Attributes:
        nodes: Label and title of each; its number is its id.
        edges: Numbers of the nodes, and the title.
    """

    nodes: tuple[tuple[str, str], ...]
    edges: tuple[tuple[int, int, str], ...]


def graph_of(case: Case) -> Graph:
    """Return the things that claims of the view are about, and the edges between them."""
    content, vocabulary = case.content, case.vocabulary
    claims = [content.claims[iri] for iri in case.admitted]
    keys = {
        (claim.subject, claim.predicate, claim.object)
        for claim in claims
        if isinstance(claim.object, str) and _is_thing(claim.subject, content.claims)
        if _is_thing(claim.object, content.claims)
    }
    ends = {end for subject, _, object_ in keys for end in (subject, object_)}
    ends |= {claim.subject for claim in claims if _is_thing(claim.subject, content.claims)}
    numbers = {iri: number for number, iri in enumerate(sorted(ends))}
    nodes = []
    for iri in numbers:
        label = content.label(iri)
        kinds = ", ".join(vocabulary.label(kind) for kind in content.entities[iri].types)
        nodes.append((label, f"{label} ({kinds})"))
    edges = (
        (numbers[subject], numbers[object_], vocabulary.label(predicate))
        for subject, predicate, object_ in sorted(keys)
    )
    return Graph(tuple(nodes), tuple(edges))


def _is_thing(iri: Iri, claims: Iterable[Iri]) -> bool:
    return iri not in claims


def network() -> Network:
    """Return an empty network as a person would make one for a page that stands alone."""
    return Network(directed=True, cdn_resources="in_line")


def filled(graph: Graph) -> Network:
    """Return pyvis' network of a graph, in linear time."""
    net = network()
    for number, (label, title) in enumerate(graph.nodes):
        node = Node(
            number, SHAPE, label=label, color=COLOUR, font_color=net.font_color, title=title
        )
        net.nodes.append(node.options)
        net.node_ids.append(number)
        net.node_map[number] = node.options
    for start, end, title in graph.edges:
        net.edges.append(Edge(start, end, net.directed, title=title).options)
    return net


def page(graph: Graph, target: Path, *, physics: bool) -> None:
    """Write the page; with physics, as pyvis does by default, or without."""
    net = filled(graph)
    if not physics:
        net.toggle_physics(False)
    net.write_html(str(target))
