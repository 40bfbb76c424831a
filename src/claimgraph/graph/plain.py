"""The plain graph: a view's edges with labels and types, for any RDF tool."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pyoxigraph as ox

from claimgraph.graph.encode import node
from claimgraph.graph.namespaces import CG, RDF, RDFS, SKOS

_DESCRIBING = tuple(
    node(iri)
    for iri in (
        RDF + "type",
        RDFS + "label",
        SKOS + "prefLabel",
        CG + "amount",
        CG + "lower",
        CG + "upper",
        CG + "bound",
        CG + "unit",
        CG + "edtf",
        CG + "earliest",
        CG + "latest",
    )
)


def plain_graph(store: ox.Store, edges: Iterable[ox.Triple]) -> Iterator[ox.Triple]:
    """Yield `edges`, and what the things at their ends are and are called.

    Args:
        store: Holds the descriptions.
        edges: The edges of a view.
    """
    described: set[ox.NamedNode] = set()
    for edge in edges:
        yield edge
        ends = (edge.subject, edge.object)
        described.update(end for end in ends if isinstance(end, ox.NamedNode))
    for thing in described:
        for predicate in _DESCRIBING:
            for quad in store.quads_for_pattern(thing, predicate, None, None):
                yield quad.triple
