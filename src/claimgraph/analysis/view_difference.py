"""Two views side by side: which edges stand in one and not in the other, and why."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from claimgraph.analysis.views import Derivation, LeftOut
from claimgraph.model.claim import Value
from claimgraph.model.iri import Iri

Edge = tuple[Iri, Iri, Value]
"""Subject, relation, object."""


@dataclass(frozen=True, slots=True)
class Gone:
    """An edge that one view has and the other has not.

    Attributes:
        edge: The edge.
        claims: The claims that state it in the view that has it, sorted.
        reasons: Why they do not count in the other, one a claim.
    """

    edge: Edge
    claims: tuple[Iri, ...]
    reasons: tuple[LeftOut, ...]


@dataclass(frozen=True, slots=True)
class ViewDifference:
    """How two views differ.

    Attributes:
        shared: How many edges stand in both.
        only_first: The edges of the first view alone, sorted.
        only_second: The edges of the second view alone, sorted.
    """

    shared: int
    only_first: tuple[Gone, ...]
    only_second: tuple[Gone, ...]


def view_difference(first: Derivation, second: Derivation) -> ViewDifference:
    """Return how two views of one case differ."""
    one, other = _edges(first), _edges(second)
    return ViewDifference(
        len(one.keys() & other.keys()), _gone(one, other, second), _gone(other, one, first)
    )


def _edges(derived: Derivation) -> Mapping[Edge, list[Iri]]:
    claims = derived.content.claims
    stated: dict[Edge, list[Iri]] = defaultdict(list)
    for iri in sorted(derived.admitted):
        claim = claims[iri]
        stated[claim.subject, claim.predicate, claim.object].append(iri)
    return stated


def _gone(
    here: Mapping[Edge, list[Iri]], there: Mapping[Edge, list[Iri]], other: Derivation
) -> tuple[Gone, ...]:
    return tuple(
        Gone(edge, tuple(here[edge]), tuple(other.left_out[claim] for claim in here[edge]))
        for edge in sorted(here.keys() - there.keys(), key=lambda edge: here[edge][0])
    )
