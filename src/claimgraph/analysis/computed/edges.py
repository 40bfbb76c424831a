"""Edges as computed questions take and print them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import pyoxigraph as ox

from claimgraph.analysis.computed.question import Inquiry
from claimgraph.errors import UsageError
from claimgraph.graph.tables import Cell
from claimgraph.model.claim import Claim, Literal, value_key
from claimgraph.model.edtf import EdtfDate
from claimgraph.model.iri import Iri
from claimgraph.model.quantity import Quantity

_MOST_HANDLES = 8


@dataclass(frozen=True, slots=True)
class Edge:
    """What one or more claims state.

    Attributes:
        cells: Subject, relation and object, to stand in a row.
        claims: The claims, sorted.
    """

    cells: tuple[Cell, Cell, Cell]
    claims: tuple[Iri, ...]


def edges(inquiry: Inquiry, claims: Iterable[Iri]) -> list[Edge]:
    """Return the edges that some claims state, sorted by subject, relation and object."""
    known = inquiry.content.claims
    stated: dict[tuple[str, ...], list[Claim]] = {}
    for claim in (known[iri] for iri in sorted(claims)):
        key = (claim.subject, claim.predicate, *value_key(claim.object))
        stated.setdefault(key, []).append(claim)
    return [
        Edge(_cells(group[0]), tuple(claim.iri for claim in group))
        for _, group in sorted(stated.items())
    ]


def _cells(claim: Claim) -> tuple[Cell, Cell, Cell]:
    return ox.NamedNode(claim.subject), ox.NamedNode(claim.predicate), _object(claim)


def _object(claim: Claim) -> Cell:
    match claim.object:
        case Literal(text):
            return text
        case Quantity():
            return claim.object.text()
        case EdtfDate():
            return claim.object.text
        case iri:
            return ox.NamedNode(iri)


def meant(inquiry: Inquiry, arguments: Mapping[str, str]) -> list[Edge]:
    """Return the edges that `subject`, `relation` and `object` mean; or one claim alone.

    Raises:
        UsageError: a claim with a relation or an object.
        UnknownName: one of them names nothing, or several things.
    """
    subject = arguments["subject"]
    further = [arguments[name] for name in ("relation", "object") if name in arguments]
    if inquiry.lookup.is_claim(subject) and not further:
        claim = inquiry.lookup.claim(subject)
        return [Edge(_cells(inquiry.content.claims[claim]), (claim,))]
    if "object" in arguments and "relation" not in arguments:
        raise UsageError("an object needs a relation", mend="Add relation=…")
    return edges(inquiry, inquiry.lookup.claims(inquiry.admitted, subject, *further))


def names(inquiry: Inquiry, things: Iterable[Iri]) -> str:
    """Return things by their ids, for one cell."""
    return ", ".join(inquiry.namespaces.shorten(iri) for iri in things)


def handles(inquiry: Inquiry, claims: Iterable[Iri]) -> str:
    """Return the rows in which claims are said, by their handles; a claim without by its id."""
    found: dict[str, None] = {}
    for claim in claims:
        said = inquiry.content.attestations_of.get(claim, ())
        own = sorted(a.handle for a in said if a.handle)
        found.update(dict.fromkeys(own or [inquiry.namespaces.shorten(claim)]))
    return shortened(list(found))


def shortened(rows: list[str]) -> str:
    """Return the first of some handles, and how many more there are."""
    more = len(rows) - _MOST_HANDLES
    return ", ".join(rows[:_MOST_HANDLES]) + (f" and {more} more" if more > 0 else "")
