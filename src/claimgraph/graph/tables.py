"""Tables that were computed, in the form in which queries answer."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import TypeAlias

import pyoxigraph as ox

from claimgraph.graph.results import QueryResult

Cell: TypeAlias = "ox.NamedNode | str | int | float | Decimal | bool | None"
"""A thing by its IRI, a text, a number, yes or no; None leaves the cell empty."""


def table(
    columns: Sequence[str], rows: Iterable[Sequence[Cell]], prefixes: Mapping[str, str]
) -> QueryResult:
    """Return a table as the answer to a SELECT.

    Args:
        columns: Names of variables.
        rows: One cell a column.
        prefixes: The case's, to shorten IRIs with.
    """
    head = "\t".join(f"?{name}" for name in columns)
    lines = ["\t".join(map(_term, row)) for row in rows]
    return QueryResult(
        "select", "".join(f"{line}\n" for line in (head, *lines)).encode(), False, prefixes
    )


def _term(cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, ox.NamedNode):
        return str(cell)
    value = Decimal(repr(cell)) if isinstance(cell, float) else cell
    literal = (
        ox.Literal(str(value), datatype=_DECIMAL)
        if isinstance(value, Decimal)
        else ox.Literal(value)
    )
    return str(literal).replace("\t", "\\t")


_DECIMAL = ox.NamedNode("http://www.w3.org/2001/XMLSchema#decimal")
