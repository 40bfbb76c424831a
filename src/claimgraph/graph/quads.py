"""A part of a case as quads, each source's claims in that source's graph."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pyoxigraph as ox

from claimgraph.graph import encode
from claimgraph.graph.encode import literal, node, object_iri
from claimgraph.graph.index import view_graph
from claimgraph.model.claim import Literal
from claimgraph.model.content import Content
from claimgraph.model.iri import Iri, Namespaces


def content_quads(
    content: Content, namespaces: Namespaces, edges: Iterable[Iri]
) -> Iterator[ox.Quad]:
    """Yield the quads of `content`, and the plain edges of some of its claims.

    Args:
        content: What to write.
        namespaces: The case's.
        edges: Claims whose plain edge goes into the view's graph.
    """
    parts = {
        "_case": encode.encode_info(content.info, namespaces),
        "_entities": encode.encode_entities(content.entities.values(), namespaces),
        "_sources": encode.encode_sources(content.sources.values(), namespaces),
        "_judgements": encode.encode_judgements(content.judgements),
    }
    for source, record in content.records.items():
        name = source.removeprefix(namespaces.base)
        parts[name] = encode.encode_record(record, namespaces)
    for name, triples in parts.items():
        graph = node(namespaces.mint("graph", name))
        yield from (ox.Quad(t.subject, t.predicate, t.object, graph) for t in triples)
    yield from _edge_quads(content, namespaces, edges)


def _edge_quads(
    content: Content, namespaces: Namespaces, edges: Iterable[Iri]
) -> Iterator[ox.Quad]:
    graph = node(view_graph(namespaces))
    for iri in edges:
        claim = content.claims[iri]
        end = object_iri(claim.object, namespaces)
        object_ = literal(end.text, end.language) if isinstance(end, Literal) else node(end)
        yield ox.Quad(node(claim.subject), node(claim.predicate), object_, graph)
