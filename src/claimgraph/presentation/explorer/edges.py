"""Claims as drawn edges: one a subject, relation and object, with its standing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from claimgraph.analysis.affirmed import AFFIRMING
from claimgraph.analysis.lineage import Count
from claimgraph.analysis.views import origin_stances
from claimgraph.graph.namespaces import CG
from claimgraph.model.claim import Stance, Value
from claimgraph.model.content import Content
from claimgraph.model.iri import Iri
from claimgraph.model.judgement import rejected_claims
from claimgraph.model.vocabulary import Vocabulary

_CONTRADICTS = CG + "contradicts"
_CURVE = 0.26


class Standing(StrEnum):
    """How a claim, or an edge of several claims, stands.

    ``doubted``: nobody stands behind it; it is passed on, questioned, or merely spoken of.
    """

    PLAIN = "plain"
    CONTRADICTED = "contradicted"
    DENIED = "denied"
    REJECTED = "rejected"
    DOUBTED = "doubted"


Stated = tuple[Iri, Iri, Value]
"""Subject, relation and object of a claim."""


@dataclass(frozen=True, slots=True)
class Edge:
    """One line of the drawing.

    Attributes:
        subject: Where it starts.
        relation: What it says.
        object: Where it ends.
        claims: All claims that say so, sorted; their qualifiers may differ.
        standing: What is to be seen at a glance.
        bend: How far it is bowed, so that it lies beside its parallels; 0 is
            straight, a negative number bows it to the other side.
        origins: How many independent origins it has.
        open: Whether there are some of which that is not established.
    """

    subject: Iri
    relation: Iri
    object: Iri
    claims: tuple[Iri, ...]
    standing: Standing
    bend: float
    origins: int
    open: bool


def standings(
    content: Content, vocabulary: Vocabulary, counted: Iterable[Iri]
) -> dict[Iri, Standing]:
    """Return how each claim of `content` stands.

    Args:
        content: Holds the attestations and judgements.
        vocabulary: Says which relations mean that a claim is contradicted.
        counted: The claims of the view; only these contradict.
    """
    stances = origin_stances(content.attestations.values())
    rejected = rejected_claims(content.judgements)
    contradicting = vocabulary.descendants(_CONTRADICTS)
    # The relation is symmetric: of two claims that can't hold together each is contradicted.
    contradicted = {
        end
        for claim in (content.claims[iri] for iri in counted)
        if claim.predicate in contradicting
        for end in (claim.subject, claim.object)
        if isinstance(end, str)
    }
    none: frozenset[Stance] = frozenset()
    return {
        iri: _standing(stances.get(iri, none), iri in rejected, iri in contradicted)
        for iri in content.claims
    }


def _standing(stances: frozenset[Stance], rejected: bool, contradicted: bool) -> Standing:
    if rejected:
        return Standing.REJECTED
    denied, affirmed = Stance.DENIES in stances, bool(stances & AFFIRMING)
    if contradicted or (denied and affirmed):
        return Standing.CONTRADICTED
    if denied:
        return Standing.DENIED
    return Standing.PLAIN if affirmed else Standing.DOUBTED


def stated(content: Content, counted: Iterable[Iri]) -> dict[Stated, list[Iri]]:
    """Return subject, relation and object to the claims that state so, sorted."""
    groups: dict[Stated, list[Iri]] = defaultdict(list)
    for claim in (content.claims[iri] for iri in sorted(counted)):
        groups[claim.subject, claim.predicate, claim.object].append(claim.iri)
    return groups


def drawn_edges(
    content: Content,
    counted: Mapping[Stated, Count],
    groups: Mapping[Stated, Sequence[Iri]],
    standing: Mapping[Iri, Standing],
) -> list[Edge]:
    """Return the edges between entities, sorted by subject, relation and object.

    Args:
        content: Tells things from claims.
        counted: How many independent origins each has.
        groups: As :func:`stated` returns them.
        standing: How each claim stands.
    """
    drawn = sorted(
        (subject, relation, end)
        for subject, relation, end in groups
        if isinstance(end, str) and content.claims.keys().isdisjoint((subject, end))
    )
    bends = _bends(drawn)
    return [
        Edge(
            *key,
            tuple(groups[key]),
            _joint(standing[iri] for iri in groups[key]),
            bends[key],
            counted[key].independent,
            counted[key].is_open,
        )
        for key in drawn
    ]


def _joint(standing: Iterable[Standing]) -> Standing:
    """Return the standing of an edge: a contradiction shows, a lone denial does not."""
    every = set(standing)
    if Standing.CONTRADICTED in every:
        return Standing.CONTRADICTED
    for one in (Standing.PLAIN, Standing.DOUBTED, Standing.DENIED):
        if one in every:
            return one
    return Standing.REJECTED


def _bends(keys: Iterable[tuple[Iri, Iri, Iri]]) -> dict[tuple[Iri, Iri, Iri], float]:
    """Return the bend of each edge; the edges between two things fan out evenly."""
    pairs: dict[tuple[Iri, Iri], list[tuple[Iri, Iri, Iri]]] = defaultdict(list)
    for key in keys:
        pairs[min(key[0], key[2]), max(key[0], key[2])].append(key)
    bends: dict[tuple[Iri, Iri, Iri], float] = {}
    for (low, _), parallel in pairs.items():
        for slot, key in enumerate(parallel):
            offset = (slot - (len(parallel) - 1) / 2) * _CURVE
            bends[key] = round(offset if key[0] == low else -offset, 3)
    return bends
