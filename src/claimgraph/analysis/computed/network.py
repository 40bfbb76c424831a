"""Questions about the network: what is central, what hangs together, and on what."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

import pyoxigraph as ox

from claimgraph.analysis import motifs
from claimgraph.analysis.centrality import centrality
from claimgraph.analysis.cohesion import communities, seams
from claimgraph.analysis.computed.question import Computed, Inquiry, Rows
from claimgraph.analysis.network import (
    connecting,
    entities_only,
    network,
    simplified,
    without_classes,
)
from claimgraph.errors import UsageError
from claimgraph.graph.namespaces import CG
from claimgraph.graph.questions import Parameter, ParameterType
from claimgraph.graph.tables import Cell
from claimgraph.model.iri import Iri
from claimgraph.model.vocabulary import TermKind

if TYPE_CHECKING:
    import networkx as nx

_RELATIONS = (TermKind.OBJECT_RELATION, TermKind.TEXT_RELATION)
_PLACES = "Places are left out: two things in the same town are not connected by the town."

_LIMIT = Parameter("limit", ParameterType.INTEGER, "how many rows at most", "20")


def _walkable(inquiry: Inquiry) -> nx.MultiDiGraph[str]:
    """Return the entities and the claims that count."""
    return entities_only(network(inquiry.content, inquiry.vocabulary, inquiry.admitted))


def _without_places(inquiry: Inquiry) -> nx.MultiDiGraph[str]:
    return without_classes(_walkable(inquiry), inquiry.vocabulary.descendants(CG + "Place"))


def _handle(inquiry: Inquiry, claim: Iri) -> str | None:
    """Return the handle of a claim's row, the first of several."""
    said = inquiry.content.attestations_of.get(claim, ())
    return min((a.handle for a in said if a.handle), default=None)


def _number(arguments: Mapping[str, str], name: str) -> int:
    """Return a number that was asked for.

    Raises:
        UsageError: it is none.
    """
    text = arguments[name]
    if text.isascii() and text.isdigit() and len(text) < 7 and int(text):
        return int(text)
    raise UsageError(f"{name} has to be a whole number from 1 on", mend=f"Write {name}=20.")


# -- shared neighbours --------------------------------------------------------------------


def _shared(inquiry: Inquiry, arguments: Mapping[str, str]) -> Rows:
    import networkx as nx

    ends = [inquiry.lookup.entity(arguments[name]) for name in ("thing", "other")]
    graph = _walkable(inquiry)
    if any(end not in graph for end in ends) or ends[0] == ends[1]:
        return
    for neighbour in sorted(nx.common_neighbors(simplified(graph), *ends)):
        for end in ends:
            for claim in connecting(graph, end, neighbour):
                found = inquiry.content.claims[claim]
                yield (
                    ox.NamedNode(neighbour),
                    ox.NamedNode(found.subject),
                    ox.NamedNode(found.predicate),
                    ox.NamedNode(str(found.object)),
                    ox.NamedNode(claim),
                    _handle(inquiry, claim),
                )


SHARED_NEIGHBOURS = Computed(
    name="shared-neighbours",
    summary="What are two things both connected with?",
    description="A row is a claim that connects one of the two with what they share, whichever "
    "way it points. Places count here: that two things are in one town may be the point.",
    parameters=(
        Parameter("thing", ParameterType.ENTITY, "the one", required=True),
        Parameter("other", ParameterType.ENTITY, "the other", required=True),
    ),
    columns=("shared", "subject", "predicate", "object", "claim", "handle"),
    rows=_shared,
)


# -- what stands in the middle ------------------------------------------------------------


def _central(inquiry: Inquiry, arguments: Mapping[str, str]) -> Rows:
    by, limit = arguments["by"], _number(arguments, "limit")
    found = centrality(_without_places(inquiry))
    orders = {"degree": found.by_degree, "betweenness": found.by_betweenness}
    if by not in orders:
        raise UsageError(f"by can't be {by!r}", mend=f"Use one of: {', '.join(orders)}.")
    for rank, thing in enumerate(orders[by]()[:limit], 1):
        row: Sequence[Cell] = (rank, ox.NamedNode(thing.iri), thing.degree, thing.neighbours)
        yield (*row, thing.betweenness, found.sample)


CENTRAL = Computed(
    name="central",
    summary="What stands in the middle?",
    description="degree counts the claims that connect a thing with others, neighbours those "
    "others; betweenness is the share of shortest ways between others that lead through it, 0 to "
    f"1, estimated where estimatedFrom says from how many things. {_PLACES}",
    parameters=(
        Parameter("by", ParameterType.TEXT, "degree or betweenness", "betweenness"),
        _LIMIT,
    ),
    columns=("rank", "thing", "degree", "neighbours", "betweenness", "estimatedFrom"),
    rows=_central,
)


# -- what hangs together ------------------------------------------------------------------


def _communities(inquiry: Inquiry, arguments: Mapping[str, str]) -> Rows:
    wanted = inquiry.lookup.entity(arguments["thing"]) if "thing" in arguments else None
    for number, group in enumerate(communities(_without_places(inquiry)), 1):
        if wanted not in (None, *group.members):
            continue
        others = (member for member in group.members if member not in group.central)
        for member in (*group.central, *others):
            is_central = member in group.central
            yield number, len(group.members), ox.NamedNode(member), is_central


COMMUNITIES = Computed(
    name="communities",
    summary="Which things have more to do with each other than with the rest?",
    description="The largest group first, and in it first those that are connected with the most "
    "others of the group. By modularity (Louvain); the same groups every time. A thing without a "
    f"connection is in none. {_PLACES}",
    parameters=(Parameter("thing", ParameterType.ENTITY, "only the community of this one"),),
    columns=("community", "size", "thing", "central"),
    rows=_communities,
)


def _bridges(inquiry: Inquiry, arguments: Mapping[str, str]) -> Rows:
    least = _number(arguments, "least")
    for bridge in seams(_without_places(inquiry)).bridges:
        if bridge.cut_off >= least:
            for claim in bridge.claims:
                ends = ox.NamedNode(bridge.one), ox.NamedNode(bridge.other)
                yield (*ends, bridge.cut_off, ox.NamedNode(claim), _handle(inquiry, claim))


BRIDGES = Computed(
    name="bridges",
    summary="Which connections does nothing else stand in for?",
    description="Without the claims of a bridge the case falls into two parts; cutOff says how "
    "many things are in the smaller one, the one where the other thing is. The bridge that cuts "
    f"off the most comes first. {_PLACES}",
    parameters=(
        Parameter("least", ParameterType.INTEGER, "how many things it cuts off at least", "2"),
    ),
    columns=("thing", "other", "cutOff", "claim", "handle"),
    rows=_bridges,
)


# -- motifs -------------------------------------------------------------------------------


def _motif(inquiry: Inquiry, arguments: Mapping[str, str]) -> Rows:
    steps = motifs.parsed(arguments["pattern"])
    limit = _number(arguments, "limit")
    lookup = inquiry.lookup

    def relations(text: str) -> frozenset[Iri]:
        return inquiry.vocabulary.descendants(lookup.term(text, _RELATIONS))

    links = motifs.resolved(steps, lookup.entity, relations)
    for match in motifs.matches(inquiry.content, inquiry.admitted, links, limit):
        things = (ox.NamedNode(thing) for thing in match.things.values())
        yield (*things, *(_named(inquiry, claims) for claims in match.claims))


def _named(inquiry: Inquiry, claims: Iterable[Iri]) -> str:
    """Return the claims of a step by what commands take: handles, or ids."""
    names = (_handle(inquiry, c) or inquiry.namespaces.shorten(c) for c in claims)
    return " ".join(sorted(names))


def _motif_columns(arguments: Mapping[str, str]) -> tuple[str, ...]:
    steps = motifs.parsed(arguments["pattern"])
    return (*motifs.variables(steps), *_step_columns(len(steps)))


def _step_columns(number: int) -> Iterator[str]:
    return (f"step{n}" for n in range(1, number + 1))


MOTIF = Computed(
    name="motif",
    summary="Where does the case have this pattern?",
    description="A pattern is one to six steps such as A controls B, B operates C. A capital "
    "letter or ?name stands for any thing, different ones for different things; anything else is "
    "an id or a name, in quotation marks where it has blanks. A relation stands for those under "
    "it too. A column for each letter, and for each step the handles of its claims.",
    parameters=(
        Parameter("pattern", ParameterType.TEXT, "steps, with commas between them", required=True),
        Parameter("limit", ParameterType.INTEGER, "how many rows at most", "1000"),
    ),
    columns=_motif_columns,
    rows=_motif,
)

NETWORK_QUESTIONS = (SHARED_NEIGHBOURS, CENTRAL, COMMUNITIES, BRIDGES, MOTIF)
"""The questions of this module."""
