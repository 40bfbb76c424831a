"""Chains for display: every way from the document at hand down to an origin."""

from __future__ import annotations

from claimgraph.model.claim import Attestation
from claimgraph.model.content import Content
from claimgraph.model.iri import Iri

Chain = tuple[Attestation, ...]
"""Attestations from the outermost to the origin."""

MOST_CHAINS = 1000
"""How many chains of a claim are followed: there can be exponentially many."""


def chains(content: Content, claim: Iri) -> list[Chain]:
    """Return every chain of `claim`, from the document at hand down to the origin.

    A loop of attestations is cut where it would repeat; at most 1,000 chains
    are followed. This is for display: what is computed goes by reachability.
    """
    found: list[Chain] = []
    for start in _starts(content, claim):
        path, seen = [start], {start.iri}
        branches = [iter(_nearer(content, start, seen))]
        if not _nearer(content, start, seen):
            found.append((start,))
        while branches and len(found) < MOST_CHAINS:
            step = next(branches[-1], None)
            if step is None:
                branches.pop()
                seen.discard(path.pop().iri)
                continue
            path.append(step)
            seen.add(step.iri)
            further = _nearer(content, step, seen)
            branches.append(iter(further))
            if not further:
                found.append(tuple(path))
    return found


def _nearer(content: Content, attestation: Attestation, seen: set[Iri]) -> list[Attestation]:
    """Return what an attestation was taken from, one step nearer the origin."""
    known = (content.attestations.get(iri) for iri in attestation.taken_from if iri not in seen)
    return [a for a in known if a is not None]


def _starts(content: Content, claim: Iri) -> tuple[Attestation, ...]:
    """Return the outermost attestations; all of them where they go in a circle."""
    return content.outermost(claim) or content.attestations_of.get(claim, ())
