"""A part of a case as a networkx graph: one edge a claim, so none is lost."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from claimgraph.model.claim import Claim, Literal, Value
from claimgraph.model.content import Content
from claimgraph.model.edtf import EdtfDate
from claimgraph.model.entity import Entity
from claimgraph.model.iri import Iri, content_id
from claimgraph.model.quantity import Quantity
from claimgraph.model.vocabulary import Vocabulary

if TYPE_CHECKING:
    import networkx as nx

ENTITY = "entity"
VALUE = "value"
CLAIM = "claim"


def network(
    content: Content, vocabulary: Vocabulary, claims: Iterable[Iri] | None = None
) -> nx.MultiDiGraph[str]:
    """Return `content` as a directed multigraph.

    Nodes are entities by IRI (``kind="entity"``), claims that others speak of
    (``"claim"``) and values (``"value"``). Each has ``label``, ``kind`` and
    ``types``. An edge is one claim, keyed by its IRI, with ``predicate``,
    ``label``, ``when``, ``where`` and ``claim``.

    Args:
        content: What to show.
        vocabulary: Gives the labels of relations.
        claims: Which claims become edges; all where None.
    """
    import networkx as nx

    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    chosen = content.claims if claims is None else sorted(claims)
    for iri in chosen:
        claim = content.claims[iri]
        subject = _add(graph, claim.subject, content)
        object_ = _add(graph, claim.object, content)
        graph.add_edge(subject, object_, key=iri, **_edge(claim, content, vocabulary))
    return graph


def _edge(claim: Claim, content: Content, vocabulary: Vocabulary) -> dict[str, object]:
    return {
        "claim": claim.iri,
        "predicate": claim.predicate,
        "label": vocabulary.label(claim.predicate),
        "when": claim.when.text if claim.when else "",
        "where": content.label(claim.where) if claim.where else "",
    }


def _add(graph: nx.MultiDiGraph[str], end: Value, content: Content) -> str:
    node, attributes = describe(end, content)
    if node not in graph:
        graph.add_node(node, **attributes)
    return node


def describe(end: Value, content: Content) -> tuple[str, dict[str, object]]:
    """Return the node that stands for the end of a claim, and its attributes.

    A value has no IRI of its own outside the store; its node id is a digest.
    """
    match end:
        case Literal(text, language):
            return _value(["text", text, language], text, "Text")
        case Quantity():
            return _value(["quantity", end.text()], end.text(), "Quantity")
        case EdtfDate():
            return _value(["date", end.text], end.text, "Date")
    entity = content.entities.get(end)
    if entity is not None:
        return end, _entity(entity)
    kind = CLAIM if end in content.claims else ENTITY
    return end, {"label": content.label(end), "kind": kind, "types": ()}


def _value(content: list[str], label: str, type_: str) -> tuple[str, dict[str, object]]:
    node = f"value:{content_id('value', content)}"
    return node, {"label": label, "kind": VALUE, "types": (type_,)}


def _entity(entity: Entity) -> dict[str, object]:
    return {
        "label": entity.label,
        "kind": ENTITY,
        "types": entity.types,
        "unknown": str(entity.unknown or ""),
    }


def entities_only(graph: nx.MultiDiGraph[str]) -> nx.MultiDiGraph[str]:
    """Return the part of `graph` in which one can walk: entities and their edges.

    Two things that began in the same year are not connected by the year.
    """
    walkable = [node for node, data in graph.nodes(data=True) if data["kind"] == ENTITY]
    return graph.subgraph(walkable).copy()


def without_classes(graph: nx.MultiDiGraph[str], classes: frozenset[Iri]) -> nx.MultiDiGraph[str]:
    """Return the part of `graph` that has no thing of one of `classes`.

    Two things in the same town are not connected by the town: whoever asks what
    stands in the middle leaves the places out.
    """
    kept = [node for node, data in graph.nodes(data=True) if classes.isdisjoint(data["types"])]
    return graph.subgraph(kept).copy()


def simplified(graph: nx.MultiDiGraph[str]) -> nx.Graph[str]:
    """Return who is connected with whom, whichever way, built in a fixed order."""
    import networkx as nx

    simple: nx.Graph[str] = nx.Graph()
    simple.add_nodes_from(sorted(graph))
    simple.add_edges_from(sorted({(min(a, b), max(a, b)) for a, b, _ in graph.edges if a != b}))
    return simple


def connecting(graph: nx.MultiDiGraph[str], one: str, other: str) -> Iterator[str]:
    """Yield the claims that connect two nodes, in either direction, sorted."""
    for source, target in ((one, other), (other, one)):
        if graph.has_edge(source, target):
            yield from sorted(graph[source][target])
