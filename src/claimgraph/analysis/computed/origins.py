"""Whose word an edge rests on, and who of them is independent of whom."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from claimgraph.analysis.computed.edges import Edge, handles, meant, names, shortened
from claimgraph.analysis.computed.question import Computed, Inquiry, Rows
from claimgraph.analysis.lineage import (
    Doubt,
    Origin,
    Origins,
    Tie,
    independent_groups,
    origins,
)
from claimgraph.analysis.lineage.ends import ends, nearer
from claimgraph.graph.questions import Parameter, ParameterType
from claimgraph.graph.tables import Cell
from claimgraph.model.iri import Iri

WHY_NOT: Mapping[Doubt, str] = {
    Doubt.ECHO: "the document in which it speaks has this from others, by its own account",
    Doubt.AMBIGUOUS: "it is not clear whose words these are",
    Doubt.SILENT: "a document says it in its own voice, and not where it has it from",
    Doubt.NO_LINEAGE: "where it has it from is not recorded",
}
"""Why the independence of a voice is not established, in words."""


def _rows(inquiry: Inquiry, arguments: Mapping[str, str]) -> Rows:
    tied = inquiry.ties()
    for edge in meant(inquiry, arguments):
        found = origins(inquiry.content, edge.claims, tied)
        groups = independent_groups(found, tied)
        rows = _sayings(inquiry, edge)
        ordered = sorted(
            found.origins, key=lambda o: (not o.affirms, groups.get(o, len(groups) + 1), o.agents)
        )
        for origin in ordered:
            yield (
                *edge.cells[1:],
                names(inquiry, origin.agents),
                origin.affirms,
                groups.get(origin),
                origin.established,
                _code(origin, found),
                _why(inquiry, origin, found),
                names(inquiry, origin.documents),
                shortened(sorted({h for a in origin.attestations for h in rows.get(a, ())})),
            )


def _sayings(inquiry: Inquiry, edge: Edge) -> dict[Iri, set[str]]:
    """Return origin to the handles of the sayings that lead to it."""
    content = inquiry.content
    said = [a for claim in edge.claims for a in content.attestations_of.get(claim, ())]
    leads = ends(nearer(content, said))
    rows: dict[Iri, set[str]] = {}
    for saying in said:
        for end in leads[saying.iri] if saying.handle else ():
            rows.setdefault(end, set()).add(saying.handle)
    return rows


def _others(origin: Origin, found: Origins) -> Iterator[tuple[Origin, Tie]]:
    for tie in found.ties:
        if origin in (tie.one, tie.other):
            yield (tie.other if tie.one == origin else tie.one), tie


def _code(origin: Origin, found: Origins) -> str:
    """Return the doubt, or else the kinds of the ties, as codes."""
    kinds = dict.fromkeys(str(tie.kind) for _, tie in _others(origin, found))
    return str(origin.doubt) if origin.doubt else ", ".join(kinds)


def _why(inquiry: Inquiry, origin: Origin, found: Origins) -> Cell:
    # Of an echo the tie says more: from whom.
    reasons = [WHY_NOT[origin.doubt]] if origin.doubt not in (None, Doubt.ECHO) else []
    for other, tie in _others(origin, found):
        by = f" ({handles(inquiry, tie.claims)})" if tie.claims else ""
        reasons.append(f"with {names(inquiry, other.agents)}: {tie.reason}{by}")
    return "; ".join(reasons) or None


def _parameters() -> Iterable[Parameter]:
    yield Parameter(
        "subject", ParameterType.ENTITY, "what the edge starts from; or a claim", required=True
    )
    yield Parameter("relation", ParameterType.PREDICATE, "the relation, or one above it")
    yield Parameter("object", ParameterType.ENTITY, "what the edge leads to")


ORIGINS = Computed(
    "origins",
    "Whose word does this rest on, and who of them is independent of whom?",
    "One row a voice, edge by edge. Voices with the same number in group count as one, and the "
    "highest number is how many independent origins the edge has. A voice without a number does "
    "not count: it denies or questions, or its independence is not established. code says why "
    "two are one (same-agent, control-or-membership, authorship, same-document, syndicated) or "
    "why a voice is not established (echo, ambiguous, silent, no-lineage), and why says it in "
    "words, with the rows of the claims that tie them. handles are the rows that lead to the "
    "voice.",
    tuple(_parameters()),
    (
        "relation",
        "object",
        "agents",
        "affirms",
        "group",
        "established",
        "code",
        "why",
        "documents",
        "handles",
    ),
    _rows,
)
