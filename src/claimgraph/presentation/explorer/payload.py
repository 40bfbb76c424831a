"""What a page holds: the graph and the ledger, read at once, and texts, read when needed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from math import sqrt
from pathlib import Path
from typing import Any

from claimgraph.analysis.chronology import publishing
from claimgraph.analysis.lineage import Ties, counts
from claimgraph.analysis.withdrawal import Relations
from claimgraph.documents.text import Document
from claimgraph.graph.namespaces import CG
from claimgraph.model.content import Content
from claimgraph.model.iri import Iri, Namespaces
from claimgraph.model.vocabulary import Vocabulary
from claimgraph.presentation.explorer.doubt import bearings, records
from claimgraph.presentation.explorer.edges import Edge, Standing, drawn_edges, standings, stated
from claimgraph.presentation.explorer.layout import node_box, positions
from claimgraph.presentation.explorer.ledger import Ledger
from claimgraph.presentation.explorer.network import ExplorerNetwork
from claimgraph.presentation.explorer.numbers import Numbers, objects
from claimgraph.presentation.explorer.tables import Table, coded, column
from claimgraph.presentation.explorer.texts import CLAIMS_IN_A_SHARD, Texts
from claimgraph.presentation.explorer.things import Things
from claimgraph.presentation.explorer.views import ShownView

MOST_DRAWN = 400
"""With more things than this, only the surroundings of what is chosen are drawn."""

FORMAT = 2


@dataclass(frozen=True)
class Shown:
    """What a page is to show.

    Attributes:
        content: The part of a case.
        vocabulary: Gives classes and relations their labels and kinds.
        namespaces: Shortens IRIs.
        title: What the page is called, usually the case's title.
        views: The view that the page is made with, and those that it can be switched to.
        admitted: The claims that count under the view; all of `content` where None.
            Others are kept only where one that counts speaks of them.
        ties: Who is no voice independent of whom.
        documents: Source to its text, where that is at hand and may be handed on.
        names: What goes by another name in `views`: its IRI there to the one here.
        layouts: Folder in which the places of large graphs are kept; None to keep none.
    """

    content: Content
    vocabulary: Vocabulary
    namespaces: Namespaces
    title: str
    views: Sequence[ShownView]
    admitted: frozenset[Iri] | None = None
    ties: Ties = field(default_factory=Ties)
    documents: Mapping[Iri, Document] = field(default_factory=dict)
    names: Mapping[Iri, Iri] = field(default_factory=dict)
    layouts: Path | None = None


@dataclass(frozen=True, slots=True)
class Payload:
    """The page's data: plain lists, dicts, strings and numbers.

    Attributes:
        graph: What the drawing, the legend and the search need.
        ledger: What claims rest on, to be reckoned with.
        texts: What they say, in shards.
    """

    graph: dict[str, Any]
    ledger: dict[str, Any]
    texts: tuple[dict[str, Any], ...]


def payload(shown: Shown) -> Payload:
    """Return the data of the page that shows this."""
    content = shown.content
    every = frozenset(content.claims)
    counted = every if shown.admitted is None else shown.admitted & every
    numbers = Numbers.of(content, counted)
    there = numbers.named(shown.names)
    groups = stated(content, counted)
    standing = standings(content, shown.vocabulary, counted)
    edges = drawn_edges(content, counts(content, groups, shown.ties), groups, standing)
    things = Things(content, shown.vocabulary, shown.namespaces, numbers.things)
    ledger = Ledger(content, shown.namespaces, numbers, standing)
    graph = {
        "format": FORMAT,
        "title": shown.title,
        "prefixes": shown.namespaces.prefixes,
        "claimCount": len(counted),
        "views": [view.row(there) for view in shown.views],
        "sources": numbers.things.all(_sources(content, counted)),
        "kinds": things.kinds(),
        "types": [things.term(iri) for iri in things.types],
        "relations": _relations(things, numbers, shown.vocabulary),
        **_drawing(things, edges, numbers.things.all(_drawn(content, counted)), shown.layouts),
    }
    texts = Texts(content, numbers, shown.documents)
    whole = next((view.derived.content for view in shown.views if view.derived), content)
    recorded = records(whole, shown.vocabulary, there)
    tables = ledger.tables() | {
        "shardSize": CLAIMS_IN_A_SHARD,
        "bearings": bearings(content, numbers, shown.ties, recorded),
    }
    return Payload(graph, tables, tuple(texts.shards()))


def _drawn(content: Content, counted: Iterable[Iri]) -> list[Iri]:
    """Return the things that a claim of the view is about; who merely speaks is not drawn."""
    claims = (content.claims[iri] for iri in counted)
    ends = {end for claim in claims for end in (claim.subject, *objects(claim))}
    return sorted(ends - content.claims.keys())


def _sources(content: Content, counted: Iterable[Iri]) -> list[Iri]:
    """Return the documents in which the claims of the view are said, on whatever way here."""
    said = (said for iri in counted for said in content.attestations_of.get(iri, ()))
    return sorted({one.source for one in said} - {""})


def _relations(things: Things, numbers: Numbers, vocabulary: Vocabulary) -> list[dict[str, Any]]:
    """Return the relations, each with what the rules of withdrawal and standing make of it."""
    known = Relations.of(vocabulary, CG)
    families = {
        "contradicts": vocabulary.descendants(CG + "contradicts"),
        "issuing": known.issuing,
        "acts": known.acts,
        "citing": known.citing,
        "publishes": publishing(vocabulary),
    }
    return [
        things.term(iri) | {name: True for name, family in families.items() if iri in family}
        for iri in numbers.relations
    ]


def _drawing(
    things: Things, edges: Sequence[Edge], drawn: Sequence[int], layouts: Path | None
) -> dict[str, Any]:
    """Return things and edges as they are drawn.

    Few have their places in the one drawing. Of many, which are drawn is decided in the
    page; what they have is a place on the map of all.
    """
    numbers = things.numbers
    ends = [(numbers[edge.subject], numbers[edge.object]) for edge in edges]
    degree = Counter(end for pair in ends for end in pair)
    sizes = {number: _size(degree[number]) for number in drawn}
    network = ExplorerNetwork()
    nodes = things.columns()
    nodes["size"] = coded(sizes.get(number) for number in range(len(numbers)))
    data = {"nodes": nodes, "edges": _edges(edges), "options": network.options}
    if len(drawn) > MOST_DRAWN:
        return data | {"lazy": True, **_map(sizes, ends, layouts)}
    _place(network, things.labels, sizes, ends)
    placed = {node["id"]: node for node in network.nodes}
    for axis in ("x", "y"):
        nodes[axis] = column(placed.get(n, {}).get(axis) for n in range(len(numbers)))
    return data | {"lazy": False}


def _map(
    sizes: Mapping[int, float], ends: Sequence[tuple[int, int]], layouts: Path | None
) -> dict[str, list[int]]:
    """Return the places of the drawn things on the map, in their order."""
    # Laying out needs numpy, which costs a tenth of a second to import.
    from claimgraph.presentation.explorer.overview.kept import kept_overview

    places = {number: place for place, number in enumerate(sizes)}
    pairs = [(places[start], places[end]) for start, end in ends]
    x, y = kept_overview(layouts, len(sizes), pairs, list(sizes.values()))
    return {"mapX": x.tolist(), "mapY": y.tolist()}


def _place(
    network: ExplorerNetwork,
    labels: Sequence[str],
    sizes: Mapping[int, float],
    ends: Sequence[tuple[int, int]],
) -> None:
    """Give every thing its place in the drawing."""
    boxes = {number: node_box(labels[number], size) for number, size in sizes.items()}
    for number, (x, y) in positions(boxes, ends).items():
        network.add_node(number, label=labels[number], size=sizes[number], x=x, y=y)
    for start, end in ends:
        network.add_edge(start, end)


def _edges(edges: Sequence[Edge]) -> Table:
    return {
        "standing": coded(
            None if edge.standing is Standing.PLAIN else str(edge.standing) for edge in edges
        ),
        "bend": coded(edge.bend or None for edge in edges),
        "origins": coded(edge.origins for edge in edges),
        "open": coded(edge.open or None for edge in edges),
    }


def _size(degree: int) -> float:
    """Return the radius of a node: what has more edges is larger, with measure."""
    return round(9 + min(9.0, 1.7 * sqrt(degree)), 1)
