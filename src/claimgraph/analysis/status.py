"""What a case holds, in one look."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from claimgraph.analysis.checks import Report
from claimgraph.model.content import Content
from claimgraph.model.iri import Iri

CITATION_RULES = ("CG106", "CG107", "CG108")
"""The rules that compare a passage with its document."""


@dataclass(frozen=True, slots=True)
class Status:
    """Counts of a case.

    Attributes:
        title: The case's title.
        base: Its base IRI.
        entities: How many entities.
        sources: How many registered documents.
        claims: How many claims.
        counted: How many of them count under the view.
        attestations: How many sayings.
        passages: How many passages are cited.
        verified: How many of them stand where they are cited.
        broken: How many do not.
        judgements: How many decisions.
        without_text: Registered documents whose citations are text-free.
        proposals_waiting: How many proposals of extractors nobody decided on; None where
            a file of them can't be read.
    """

    title: str
    base: Iri
    entities: int
    sources: int
    claims: int
    counted: int
    attestations: int
    passages: int
    verified: int
    broken: int
    judgements: int
    without_text: int
    proposals_waiting: int | None = 0

    @property
    def unverified(self) -> int:
        """How many passages were not compared, since their document is not at hand."""
        return self.passages - self.verified - self.broken


def status(
    content: Content,
    admitted: Iterable[Iri],
    citations: Report,
    proposals_waiting: int | None = 0,
) -> Status:
    """Return the status of a case.

    Args:
        content: Everything in it.
        admitted: The claims that count under the view.
        citations: What the rules of :data:`CITATION_RULES` found.
        proposals_waiting: How many proposals nobody decided on; None where that is not
            known.
    """
    passages = {c.iri for a in content.attestations.values() for c in a.passages}
    return Status(
        title=content.info.title,
        base=content.info.base,
        entities=len(content.entities),
        sources=len(content.sources),
        claims=len(content.claims),
        counted=len(frozenset(admitted)),
        attestations=len(content.attestations),
        passages=len(passages),
        verified=citations.verified,
        broken=citations.errors,
        judgements=len(content.judgements),
        without_text=sum(not s.text_may_be_shared for s in content.sources.values()),
        proposals_waiting=proposals_waiting,
    )
