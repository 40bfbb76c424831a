"""What ``check`` would say of claims that are not accepted yet: that they can't be so."""

from __future__ import annotations

from claimgraph.analysis import checks
from claimgraph.model.content import Content
from claimgraph.model.iri import Iri
from claimgraph.reviewing.acceptance import Acceptance
from claimgraph.reviewing.docket import Docket

_RULES = ("CG203", "CG204", "CG208")
"""The rules that look at a claim and its two ends alone."""


def doubts(docket: Docket, taken: Acceptance) -> dict[Iri, tuple[str, ...]]:
    """Return claim to what is wrong with it: its ends do not fit its relation.

    Args:
        docket: The case.
        taken: What it would take in.
    """
    entities = {**docket.content.entities, **taken.content.entities}
    named = {iri for claim in taken.content.claims.values() for iri in claim.named}
    known = {iri: entities[iri] for iri in sorted(named & entities.keys())}
    part = Content(docket.content.info, known, records=taken.content.records)
    subject = checks.Subject(part, (), docket.vocabulary, docket.namespaces)
    found: dict[Iri, tuple[str, ...]] = {}
    for finding in checks.check(subject, checks.chosen(_RULES, ())).findings:
        claim = finding.focus[0]
        found[claim] = (*found.get(claim, ()), finding.message)
    return found
