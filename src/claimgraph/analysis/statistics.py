"""How much there is, of what, and what stands in the middle."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimgraph.analysis.centrality import Central, centrality
from claimgraph.analysis.cohesion import Bridge, Community, CutPoint, communities, seams
from claimgraph.analysis.network import entities_only, without_classes
from claimgraph.model.claim import AttributionStatus, Stance
from claimgraph.model.content import Content
from claimgraph.model.iri import Iri

if TYPE_CHECKING:
    import networkx as nx

Counts = Mapping[str, int]
_MOST_CENTRAL = 10


@dataclass(frozen=True, slots=True)
class Statistics:
    """Counts of a case or of a part of one.

    Attributes:
        entities: How many entities.
        claims: How many claims count under the view.
        attestations: How many sayings of them.
        passages: How many different passages are cited.
        sources: How many documents give claims.
        entity_types: Class to number of entities, most frequent first.
        relations: Relation to number of claims.
        stances: Stance at the origin to number of attestations.
        statuses: How documents attribute claims, to number of attestations.
        origins: Agents at the origin of claims, to number of claims.
        components: Sizes of the connected parts, largest first.
        central: The ten entities with the most connections.
        between: The ten entities that most shortest paths lead through.
        sample: From how many entities betweenness was estimated; None where it is exact.
        communities: Groups of entities that hang together, largest first.
        isolated: How many entities are in no community, for want of a connection.
        bridges: Connections that nothing else stands in for, what cuts off most first.
        cut_points: Entities without which the others fall apart, likewise.

    What is in the middle and what hangs together is asked of the entities that are no
    places: two things in the same town are not connected by the town.
    """

    entities: int
    claims: int
    attestations: int
    passages: int
    sources: int
    entity_types: Counts
    relations: Counts
    stances: Counts
    statuses: Counts
    origins: Counts
    components: tuple[int, ...]
    central: tuple[Central, ...]
    between: tuple[Central, ...]
    sample: int | None
    communities: tuple[Community, ...]
    isolated: int
    bridges: tuple[Bridge, ...]
    cut_points: tuple[CutPoint, ...]


def statistics(
    content: Content, graph: nx.MultiDiGraph[str], places: frozenset[Iri] = frozenset()
) -> Statistics:
    """Return counts of the claims that are edges of `graph`.

    Args:
        content: Holds the claims.
        graph: :func:`claimgraph.analysis.network.network` of the claims that count.
        places: Classes whose things are no way from one thing to another.
    """
    chosen = {key for _, _, key in graph.edges(keys=True)}
    said = [a for a in content.attestations.values() if a.claim in chosen]
    origins = [a for a in said if not a.taken_from]
    walkable = entities_only(graph)
    core = without_classes(walkable, places)
    ranked = centrality(core)
    groups = communities(core)
    falling = seams(core)
    return Statistics(
        entities=len(content.entities),
        claims=len(chosen),
        attestations=len(said),
        passages=len({c.iri for a in said for c in a.passages}),
        sources=len(content.records),
        entity_types=_ranked(t for e in content.entities.values() for t in e.types),
        relations=_ranked(content.claims[iri].predicate for iri in chosen),
        stances=_in_order(Stance, (str(a.stance) for a in origins)),
        statuses=_in_order(AttributionStatus, (str(a.status) for a in said if a.status)),
        origins=_ranked(agent for _, agent in {(a.claim, g) for a in origins for g in a.agents}),
        components=_components(walkable),
        central=tuple(ranked.by_degree()[:_MOST_CENTRAL]),
        between=tuple(ranked.by_betweenness()[:_MOST_CENTRAL]),
        sample=ranked.sample,
        communities=groups,
        isolated=len(core) - sum(len(group.members) for group in groups),
        bridges=falling.bridges,
        cut_points=falling.cut_points,
    )


def _ranked(things: Iterable[str]) -> Counts:
    return dict(sorted(Counter(things).items(), key=lambda pair: (-pair[1], pair[0])))


def _in_order(codes: Iterable[str], things: Iterable[str]) -> Counts:
    counts = Counter(things)
    return {str(code): counts[str(code)] for code in codes if counts[str(code)]}


def _components(graph: nx.MultiDiGraph[str]) -> tuple[int, ...]:
    import networkx as nx

    return tuple(sorted((len(c) for c in nx.weakly_connected_components(graph)), reverse=True))
