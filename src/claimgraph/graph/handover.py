"""Handing the graph to other tools of the same process."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
from rdflib import Dataset, URIRef
from rdflib import Literal as RdfLiteral
from rdflib.term import Node

from claimgraph.graph import worker
from claimgraph.graph.terms import text_of


def dataset(index: Path) -> Dataset:
    """Return an rdflib `Dataset` with every graph of an index.

    Its default graph is the union, so that a query sees everything. It is a
    copy: changing it changes nothing in the case.
    """
    copy = Dataset(default_union=True)
    for quad in _store(str(index)):
        if isinstance(quad.graph_name, ox.DefaultGraph):
            continue  # the union, which this one makes for itself
        graph = copy.graph(URIRef(text_of(quad.graph_name)))
        graph.add((_term(quad.subject), _term(quad.predicate), _term(quad.object)))
    return copy


def _store(index: str) -> ox.Store:
    if not worker.is_text(index):
        return ox.Store.read_only(index)
    store = ox.Store()
    for named in (False, True):
        worker.load(index, store, named)
    return store


def _term(node: object) -> Node:
    if isinstance(node, ox.Literal):
        datatype = None if node.language else URIRef(node.datatype.value)
        return RdfLiteral(node.value, lang=node.language, datatype=datatype)
    return URIRef(text_of(node))
