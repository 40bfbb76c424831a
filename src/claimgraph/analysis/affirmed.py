"""What counts where nothing but stances and judgements decides."""

from __future__ import annotations

from collections.abc import Iterable

from claimgraph.model.claim import Attestation, Stance
from claimgraph.model.content import Content
from claimgraph.model.iri import Iri
from claimgraph.model.judgement import rejected_claims

AFFIRMING = frozenset({Stance.ASSERTS, Stance.ALLEGES, Stance.ESTIMATES})
"""Stances by which an agent stands behind a claim."""


def affirmed(attestations: Iterable[Attestation]) -> frozenset[Iri]:
    """Return the claims that an origin affirms; a hop that relays adds no voice."""
    return frozenset(a.claim for a in attestations if not a.taken_from and a.stance in AFFIRMING)


def counting(content: Content) -> frozenset[Iri]:
    """Return the claims that somebody stands behind and no analyst has rejected."""
    stood_behind = affirmed(content.attestations.values()) & content.claims.keys()
    return stood_behind - rejected_claims(content.judgements)
