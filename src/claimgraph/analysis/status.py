"""What a case holds, in one look, and what to do next."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from claimgraph.model.content import Content
from claimgraph.model.iri import Iri


@dataclass(frozen=True, slots=True)
class Status:
    """Counts of a case and the next steps.

    Attributes:
        title: The case's title.
        base: Its base IRI.
        entities: How many entities.
        sources: How many registered documents.
        claims: How many claims.
        counted: How many of them count under the view.
        attestations: How many sayings.
        judgements: How many decisions.
        without_text: Registered documents whose citations are text-free.
        next_steps: What to do next, as commands with a reason, most useful first.
    """

    title: str
    base: Iri
    entities: int
    sources: int
    claims: int
    counted: int
    attestations: int
    judgements: int
    without_text: int
    next_steps: tuple[str, ...]


def status(content: Content, admitted: Iterable[Iri]) -> Status:
    """Return the status of a case.

    Args:
        content: Everything in it.
        admitted: The claims that count under the view.
    """
    bound = sum(not source.text_may_be_shared for source in content.sources.values())
    return Status(
        title=content.info.title,
        base=content.info.base,
        entities=len(content.entities),
        sources=len(content.sources),
        claims=len(content.claims),
        counted=len(frozenset(admitted)),
        attestations=len(content.attestations),
        judgements=len(content.judgements),
        without_text=bound,
        next_steps=tuple(_next_steps(content)),
    )


def _next_steps(content: Content) -> Iterable[str]:
    if not content.entities:
        yield "claimgraph import claims.yaml   bring in entities and claims from a sheet"
        return
    yield "claimgraph check                verify the receipts"
    if content.claims:
        yield "claimgraph explore -o case.html look at the graph"
        yield "claimgraph ask                  see the questions you can ask"
