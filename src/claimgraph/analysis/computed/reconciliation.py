"""Whether totals and parts agree, asked as a question: those that do are answers too."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

import pyoxigraph as ox

from claimgraph.analysis.computed.question import Computed, Inquiry
from claimgraph.analysis.reconciliation.actors import Acting, Overmanned
from claimgraph.analysis.reconciliation.counts import Count, Counting, Reconciliation
from claimgraph.analysis.reconciliation.evidence import Evidence
from claimgraph.analysis.reconciliation.intervals import Verdict
from claimgraph.graph.questions import Parameter, ParameterType
from claimgraph.graph.tables import Cell
from claimgraph.model.content import Content
from claimgraph.model.iri import Iri

Row = tuple[Cell, ...]

_NOT_COUNTED = "?"


def _rows(inquiry: Inquiry, arguments: Mapping[str, str]) -> Iterator[Row]:
    whole = inquiry.lookup.entity(arguments["whole"]) if "whole" in arguments else None
    evidence = Evidence(inquiry.content, inquiry.admitted, inquiry.vocabulary)
    counting = Counting(evidence)
    chosen = None if whole is None else evidence.identity[whole]
    rows = [_row(inquiry, found) for found in counting.reconciliations]
    for group, found in Acting(counting).compared():
        if found is not None:
            rows.append(_actors_row(inquiry, group, found))
    yield from sorted(
        (row for thing, row in rows if chosen in (None, thing)), key=lambda row: [*map(str, row)]
    )


def _row(inquiry: Inquiry, found: Reconciliation) -> tuple[Iri, Row]:
    parts = found.cut.parts
    numbers = (part.count.text() if part.count else _NOT_COUNTED for part in parts)
    claims = (claim for part in parts for claim in (*part.counted, *part.belongs))
    return found.total.thing, (
        ox.NamedNode(found.total.thing),
        _stated(inquiry, found.total),
        found.cut.name,
        len(parts),
        _added(numbers, found.total.quantity.unit),
        found.sum.text(),
        str(found.verdict),
        _handles(inquiry.content, [found.total.claim, *claims]),
    )


def _actors_row(inquiry: Inquiry, group: Count, found: Overmanned) -> tuple[Iri, Row]:
    claims = (claim for actor in found.actors for claim in actor.claims)
    return group.thing, (
        ox.NamedNode(group.thing),
        _stated(inquiry, group),
        f"named for parts of {' '.join(inquiry.content.label(found.whole).split())}",
        len(found.actors),
        " + ".join("1" for _ in found.actors),
        f"{len(found.actors)} {group.quantity.unit}".strip(),
        str(Verdict.MISFIT),
        _handles(inquiry.content, [group.claim, found.acts.iri, *claims]),
    )


def _stated(inquiry: Inquiry, count: Count) -> str:
    """Return the number as it was said, with its own spelling of the unit."""
    return str(inquiry.content.claims[count.claim].object)


def _added(numbers: Iterable[str], unit: str) -> str:
    """Return the parts as a sum, the unit left out: ``29 + at least 12 + ?``."""
    return " + ".join(number.removesuffix(unit).strip() for number in numbers)


def _handles(content: Content, claims: Iterable[Iri]) -> str:
    """Return the rows in which claims are said, each claim by its first row."""
    found = (
        min((a.handle for a in content.attestations_of.get(claim, ()) if a.handle), default="")
        for claim in claims
    )
    return ", ".join(dict.fromkeys(handle for handle in found if handle))


RECONCILIATIONS = Computed(
    name="reconciliations",
    summary="Which totals do their parts make, and which not?",
    description="Every number that is said of a whole, against its parts, added up as intervals. "
    "cut is the way in which the parts are told apart: as computed - what the case says that the "
    "total was computed from; by who runs them, by who has hold over them, by where they are - "
    "parts that differ in that; named members - parts that are one thing each; parts that nothing "
    "tells apart; all parts - cut in more than one way, so that some may be counted twice. parts "
    "that are parts of other parts are left out, and a part that nobody counts is a question mark. "
    "verdict: reconciles - an end of the sum is an end of the total; does not fit - no number fits "
    "both; open - anything else, for not all parts need be known. A last kind of row holds a group "
    "of so many against those who are named for the parts of what it acts on. A sum is nobody's "
    "claim.",
    parameters=(Parameter("whole", ParameterType.ENTITY, "only numbers of this"),),
    columns=("whole", "stated", "cut", "number", "parts", "sum", "verdict", "handles"),
    rows=_rows,
)
