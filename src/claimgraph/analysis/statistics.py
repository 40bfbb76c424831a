"""How much there is, of what, and what stands in the middle."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimgraph.analysis.network import entities_only, simplified
from claimgraph.model.claim import AttributionStatus, Stance
from claimgraph.model.content import Content
from claimgraph.model.iri import Iri

if TYPE_CHECKING:
    import networkx as nx

Counts = Mapping[str, int]
_MOST_CENTRAL = 10
_LARGE = 2_000
_SAMPLE = 200


@dataclass(frozen=True, slots=True)
class Central:
    """An entity and how central it is.

    Attributes:
        iri: The entity.
        degree: How many claims connect it with another entity.
        betweenness: Share of shortest paths between others that pass through
            it, 0 to 1 (Freeman 1977; estimated from 200 sources above 2,000
            entities).
    """

    iri: Iri
    degree: int
    betweenness: float


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
        communities: Groups of entities that hang together, largest first
            (Louvain, seeded).
        central: The ten entities with the most connections.
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
    communities: tuple[tuple[Iri, ...], ...]
    central: tuple[Central, ...]


def statistics(content: Content, graph: nx.MultiDiGraph[str]) -> Statistics:
    """Return counts of the claims that are edges of `graph`.

    Args:
        content: Holds the claims.
        graph: :func:`claimgraph.analysis.network.network` of the claims that count.
    """
    chosen = {key for _, _, key in graph.edges(keys=True)}
    said = [a for a in content.attestations.values() if a.claim in chosen]
    origins = [a for a in said if not a.taken_from]
    walkable = entities_only(graph)
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
        communities=_communities(walkable),
        central=_central(walkable),
    )


def _ranked(things: Iterable[str]) -> Counts:
    return dict(sorted(Counter(things).items(), key=lambda pair: (-pair[1], pair[0])))


def _in_order(codes: Iterable[str], things: Iterable[str]) -> Counts:
    counts = Counter(things)
    return {str(code): counts[str(code)] for code in codes if counts[str(code)]}


def _components(graph: nx.MultiDiGraph[str]) -> tuple[int, ...]:
    import networkx as nx

    return tuple(sorted((len(c) for c in nx.weakly_connected_components(graph)), reverse=True))


def _communities(graph: nx.MultiDiGraph[str]) -> tuple[tuple[Iri, ...], ...]:
    import networkx as nx

    simple = simplified(graph)
    if not simple.number_of_edges():
        return ()
    groups = nx.community.louvain_communities(simple, seed=1)
    return tuple(sorted((tuple(sorted(g)) for g in groups), key=lambda g: (-len(g), g)))


def _central(graph: nx.MultiDiGraph[str]) -> tuple[Central, ...]:
    import networkx as nx

    simple = simplified(graph)
    sample = _SAMPLE if len(simple) > _LARGE else None
    between = nx.betweenness_centrality(simple, k=sample, seed=1)
    ranked = sorted(graph.degree, key=lambda pair: (-pair[1], pair[0]))[:_MOST_CENTRAL]
    return tuple(Central(iri, degree, round(between[iri], 4)) for iri, degree in ranked if degree)
