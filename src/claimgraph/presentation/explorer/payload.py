"""What a page holds: the graph that is drawn at once, the evidence when it is asked for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import sqrt
from typing import Any

from claimgraph.model.claim import Claim
from claimgraph.model.content import Content
from claimgraph.model.iri import Iri, Namespaces
from claimgraph.model.vocabulary import Vocabulary
from claimgraph.presentation.explorer.edges import Edge, Standing, drawn_edges, standings
from claimgraph.presentation.explorer.evidence import Evidence
from claimgraph.presentation.explorer.layout import node_box, positions
from claimgraph.presentation.explorer.network import ExplorerNetwork
from claimgraph.presentation.explorer.tables import Numbering, table
from claimgraph.presentation.explorer.things import Things

MOST_DRAWN = 400
"""With more things than this, only the surroundings of what is chosen are drawn."""

_SAME_FOR_ALL = ("id", "shape", "arrows")
"""What pyvis writes on every node or edge: the row's number, or what the options say."""


@dataclass(frozen=True, slots=True)
class Payload:
    """The page's two blocks of data; both hold plain lists, dicts, strings and numbers.

    Attributes:
        graph: What the drawing, the legend and the search need.
        evidence: What the side panel needs; read when it is first opened.
    """

    graph: dict[str, Any]
    evidence: dict[str, Any]


def payload(
    content: Content,
    vocabulary: Vocabulary,
    namespaces: Namespaces,
    title: str,
    view: str,
    admitted: frozenset[Iri] | None,
) -> Payload:
    """Return the data of the page; the arguments are those of ``explorer_page``."""
    every = frozenset(content.claims)
    counted = every if admitted is None else admitted & every
    claims = Numbering(_with_those_spoken_of(content, counted))
    shown = [content.claims[iri] for iri in claims.iris]
    things = Things(content, vocabulary, namespaces, Numbering(_entities(content, shown)))
    relations = Numbering(_relations(shown))
    standing = standings(content, vocabulary, counted)
    edges = drawn_edges(content, counted, standing)
    drawn = things.numbers.all(_drawn(content, counted))
    lazy = len(drawn) > MOST_DRAWN
    network = ExplorerNetwork()
    _add_nodes(network, things, edges, drawn, lazy)
    _add_edges(network, things.numbers, relations, claims, edges)
    evidence = Evidence(
        content, namespaces, things.numbers, relations, claims, standing, counted
    ).tables()
    graph = {
        "format": 1,
        "title": title,
        "view": view,
        "prefixes": namespaces.prefixes,
        "lazy": lazy,
        "claimCount": len(counted),
        "sources": things.numbers.all(sorted(content.records)),
        "kinds": things.kinds(),
        "types": [things.term(iri) for iri in things.types.iris],
        "relations": [things.term(iri) for iri in relations.iris],
        "nodes": table(network.nodes, without=_SAME_FOR_ALL),
        "edges": table(network.edges, without=_SAME_FOR_ALL),
        "options": network.options,
    }
    return Payload(graph, evidence)


def _with_those_spoken_of(content: Content, counted: frozenset[Iri]) -> set[Iri]:
    """Return `counted` and every claim that one of them speaks of or leans on."""
    closed, queue = set(counted), list(counted)
    while queue:
        claim = content.claims[queue.pop()]
        ends = {claim.subject, *_object(claim), *claim.depends_on}
        new = {iri for iri in ends if iri in content.claims} - closed
        closed |= new
        queue += new
    return closed


def _object(claim: Claim) -> tuple[Iri, ...]:
    return (claim.object,) if isinstance(claim.object, str) else ()


def _entities(content: Content, claims: Iterable[Claim]) -> set[Iri]:
    """Return everything that has an IRI and is not a claim."""
    found = {*content.entities, *content.sources, *content.records}
    for claim in claims:
        found |= {claim.subject, claim.where, *(thing for _, thing in claim.qualifiers)}
        found.update(_object(claim))
    for said in content.attestations.values():
        found |= {said.source, *said.agents, *(passage.source for passage in said.passages)}
    for source in content.sources.values():
        found |= {source.publisher, source.graded_by, *source.authors}
    found.update(judgement.by for judgement in content.judgements)
    return found - content.claims.keys() - {""}


def _relations(claims: Iterable[Claim]) -> Iterator[Iri]:
    for claim in claims:
        yield claim.predicate
        yield from (relation for relation, _ in claim.qualifiers)


def _drawn(content: Content, counted: Iterable[Iri]) -> list[Iri]:
    """Return the things that a claim of the view is about; who merely speaks is not drawn."""
    ends = {end for iri in counted for end in _ends(content.claims[iri])}
    return sorted(ends - content.claims.keys())


def _ends(claim: Claim) -> tuple[Iri, ...]:
    return (claim.subject, *_object(claim))


def _add_nodes(
    network: ExplorerNetwork,
    things: Things,
    edges: Sequence[Edge],
    drawn: Sequence[int],
    lazy: bool,
) -> None:
    numbers = things.numbers
    ends = [(numbers[edge.subject], numbers[edge.object]) for edge in edges]
    degree = Counter(end for pair in ends for end in pair)
    rows = things.rows()
    sizes = {number: _size(degree[number]) for number in drawn}
    places: dict[int, tuple[int, int]] = {}
    if not lazy:
        boxes = {number: node_box(rows[number]["label"], sizes[number]) for number in drawn}
        places = positions(boxes, ends)
    for number, row in enumerate(rows):
        if number in sizes:
            row["drawn"], row["size"] = 1, sizes[number]
        if number in places:
            row["x"], row["y"] = places[number]
        network.add_node(number, **row)


def _size(degree: int) -> float:
    """Return the radius of a node: what has more edges is larger, with measure."""
    return round(9 + min(9.0, 1.7 * sqrt(degree)), 1)


def _add_edges(
    network: ExplorerNetwork,
    entities: Numbering,
    relations: Numbering,
    claims: Numbering,
    edges: Iterable[Edge],
) -> None:
    for edge in edges:
        network.add_edge(
            entities[edge.subject],
            entities[edge.object],
            relation=relations[edge.relation],
            claims=claims.all(edge.claims),
            standing=None if edge.standing is Standing.PLAIN else str(edge.standing),
            bend=edge.bend or None,
        )
