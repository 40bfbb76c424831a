"""Views: which claims count, and the plain edges that they leave.

A view is a policy. It decides over claims by what is recorded about them; the
edges are derived from it and are never stored as truth.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

import pyoxigraph as ox

from claimgraph.errors import UsageError
from claimgraph.graph.namespaces import CG, CODE, PROV
from claimgraph.graph.selection import Reader
from claimgraph.model.claim import Attestation, Stance
from claimgraph.model.iri import Iri
from claimgraph.model.judgement import Judgement, rejected_claims

AFFIRMING = frozenset({Stance.ASSERTS, Stance.ALLEGES, Stance.ESTIMATES})
"""Stances by which an agent stands behind a claim."""

ACCEPTED = "accepted"
ALL = "all"

DESCRIPTIONS: Mapping[str, str] = {
    ACCEPTED: "claims that somebody stands behind and no analyst has rejected",
    ALL: "every claim, also those that are only denied or that were rejected",
}


@dataclass(frozen=True, slots=True)
class View:
    """A named policy.

    Attributes:
        name: One of :data:`DESCRIPTIONS`.
    """

    name: str = ACCEPTED

    @classmethod
    def named(cls, name: str) -> View:
        """Return the view `name`.

        Raises:
            UsageError: there is none.
        """
        if name not in DESCRIPTIONS:
            known = ", ".join(sorted(DESCRIPTIONS))
            raise UsageError(f"there is no view {name!r}", mend=f"Use one of: {known}.")
        return cls(name)

    @property
    def description(self) -> str:
        """What it lets in, in one line."""
        return DESCRIPTIONS[self.name]

    def admits(
        self,
        claims: Iterable[Iri],
        attestations: Iterable[Attestation],
        rejected: frozenset[Iri],
    ) -> frozenset[Iri]:
        """Return those of `claims` that count.

        Args:
            claims: The claims to decide on.
            attestations: What is attested of them; the origins are enough, without passages.
            rejected: Claims that an analyst rejected.
        """
        if self.name == ALL:
            return frozenset(claims)
        stances = origin_stances(attestations)
        none: frozenset[Stance] = frozenset()
        return frozenset(
            claim
            for claim in claims
            if claim not in rejected and stances.get(claim, none) & AFFIRMING
        )


def admitted(view: View, reader: Reader) -> frozenset[Iri]:
    """Return the claims of a whole case that count under a view."""
    rejected = rejected_claims(reader.judgements)
    return view.admits(reader.all_claims(), reader.origins(), rejected)


def edges_query(view: View, judgements: Iterable[Judgement]) -> str:
    """Return :func:`edges` as a CONSTRUCT query, for the process that answers queries."""
    rejected = " ".join(f"<{claim}>" for claim in sorted(rejected_claims(judgements)))
    stances = " ".join(f"<{CODE}{stance}>" for stance in sorted(AFFIRMING))
    counting = f"""
        {{ SELECT DISTINCT ?claim WHERE {{
            VALUES ?stance {{ {stances} }}
            ?origin <{CG}stance> ?stance ; <{CG}attests> ?claim
            MINUS {{ ?origin <{PROV}wasDerivedFrom> ?other }} }} }}
        MINUS {{ VALUES ?claim {{ {rejected} }} }}"""
    return f"""CONSTRUCT {{ ?subject ?relation ?object }} WHERE {{
        {"" if view.name == ALL else counting}
        ?claim a <{CG}Claim> ; <{CG}subject> ?subject ; <{CG}predicate> ?relation ;
               <{CG}object>|<{CG}value> ?object }}"""


def edges(view: View, reader: Reader) -> Iterator[ox.Triple]:
    """Yield the plain edges that a view leaves of a whole case."""
    counting = admitted(view, reader)
    return (edge for claim, edge in reader.statements() if claim in counting)


def origin_stances(attestations: Iterable[Attestation]) -> dict[Iri, frozenset[Stance]]:
    """Return claim to the stances at the origins of its chains.

    A hop that relays counts for nothing: it adds no voice of its own.
    """
    stances: dict[Iri, set[Stance]] = defaultdict(set)
    for attestation in attestations:
        if not attestation.taken_from:
            stances[attestation.claim].add(attestation.stance)
    return {claim: frozenset(found) for claim, found in stances.items()}
