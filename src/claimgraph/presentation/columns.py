r"""Rows as flat columns, for the formats whose attributes hold one value each.

Several items in one cell are joined by `` | ``; within an item a ``|`` is written
``\|`` and a backslash ``\\``, so that :func:`split` takes them apart again.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import Enum
from typing import Generic, TypeVar

from claimgraph.model.claim import Literal
from claimgraph.model.edtf import EdtfDate
from claimgraph.model.entity import NameKind
from claimgraph.model.finding import Loss
from claimgraph.model.quantity import Quantity
from claimgraph.presentation.rows import EdgeRow, NodeRow, PassageRow, Rows

Cell = str | bool | tuple[str, ...]
"""What a row has in a column; "" and () mean nothing."""

R = TypeVar("R", NodeRow, EdgeRow)
_SEPARATOR = " | "


class Type(Enum):
    """What a column holds."""

    TEXT = "text"
    TEXTS = "texts"
    NUMBER = "number"
    FLAG = "flag"


@dataclass(frozen=True, slots=True)
class Column(Generic[R]):
    """One attribute of nodes or of edges.

    Attributes:
        name: Its name, a Python identifier.
        type: What it holds.
        read: Takes it from a row.
    """

    name: str
    type: Type
    read: Callable[[R], Cell]


def joined(items: Iterable[str]) -> str:
    r"""Return `items` as one cell.

    >>> joined(["a", "b|c"])
    'a | b\\|c'
    """
    return _SEPARATOR.join(i.replace("\\", "\\\\").replace("|", "\\|") for i in items)


def split(cell: str) -> list[str]:
    r"""Return the items of a cell; it undoes :func:`joined`.

    >>> split('a | b\\|c')
    ['a', 'b|c']
    """
    # A | of an item follows a backslash, so " | " is nothing but the separator.
    items = cell.split(_SEPARATOR) if cell else []
    return [re.sub(r"\\(.)", r"\1", item) for item in items]


def flat(cell: Cell) -> str:
    """Return a cell as one text; a flag is ``true`` or nothing."""
    if isinstance(cell, bool):
        return "true" if cell else ""
    return cell if isinstance(cell, str) else joined(cell)


def citation_reference(passage: PassageRow) -> str:
    """Return where a passage is, for machines, without its words.

    ``IRI#char=838,922 page=3 sha256=… as=context``: the fragment is that of
    RFC 5147 (positions between characters, the first is 0), the rest is there
    where it is known; an anchor is not marked.
    """
    citation = passage.citation
    place = ""
    if citation.start is not None and citation.end is not None:
        mark = " " if "#" in citation.source else "#"
        place = f"{mark}char={citation.start},{citation.end}"
    parts = (
        f"{citation.source}{place}",
        f"page={citation.page}" if citation.page is not None else "",
        f"sha256={citation.digest}" if citation.digest else "",
        f"as={passage.role}" if passage.role != "anchor" else "",
    )
    return " ".join(filter(None, parts))


def _quotes(row: EdgeRow) -> tuple[str, ...]:
    quotes = tuple(p.citation.exact or "" for p in row.passages)
    return quotes if any(quotes) else ()


def _day(row: EdgeRow | NodeRow, end: str) -> str:
    date = row.when if isinstance(row, EdgeRow) else row.value
    day = getattr(date, end) if isinstance(date, EdtfDate) else None
    return day.isoformat() if day else ""


def _number(row: NodeRow, field: str) -> str:
    number = getattr(row.value, field) if isinstance(row.value, Quantity) else None
    return "" if number is None else f"{number:f}"


def _of_quantity(row: NodeRow, field: str) -> str:
    return str(getattr(row.value, field)) if isinstance(row.value, Quantity) else ""


def _edtf(row: NodeRow) -> str:
    return row.value.text if isinstance(row.value, EdtfDate) else ""


def _language(row: NodeRow) -> str:
    return row.value.language if isinstance(row.value, Literal) else ""


_TEXT, _TEXTS, _NUMBER, _FLAG = Type.TEXT, Type.TEXTS, Type.NUMBER, Type.FLAG

NODE_COLUMNS: tuple[Column[NodeRow], ...] = (
    Column("kind", _TEXT, lambda n: n.kind),
    Column("short", _TEXT, lambda n: n.short),
    Column("types", _TEXTS, lambda n: n.types),
    Column("type_ids", _TEXTS, lambda n: n.type_ids),
    Column("names", _TEXTS, lambda n: tuple(name.text for name in n.names)),
    Column("unknown", _TEXT, lambda n: n.unknown),
    Column("protected", _FLAG, lambda n: n.protected),
    Column("note", _TEXT, lambda n: n.note),
    Column("see_also", _TEXTS, lambda n: n.see_also),
    Column("amount", _NUMBER, lambda n: _number(n, "amount")),
    Column("lower", _NUMBER, lambda n: _number(n, "lower")),
    Column("upper", _NUMBER, lambda n: _number(n, "upper")),
    Column("bound", _TEXT, lambda n: _of_quantity(n, "bound")),
    Column("unit", _TEXT, lambda n: _of_quantity(n, "unit")),
    Column("edtf", _TEXT, _edtf),
    Column("earliest", _TEXT, lambda n: _day(n, "earliest")),
    Column("latest", _TEXT, lambda n: _day(n, "latest")),
    Column("language", _TEXT, _language),
)
"""What a node has beside its id and label."""

EDGE_COLUMNS: tuple[Column[EdgeRow], ...] = (
    Column("claim", _TEXT, lambda e: e.claim),
    Column("short", _TEXT, lambda e: e.short),
    Column("handles", _TEXTS, lambda e: e.handles),
    Column("predicate", _TEXT, lambda e: e.predicate),
    Column("text", _TEXT, lambda e: e.text),
    Column("when", _TEXT, lambda e: e.when.text if e.when else ""),
    Column("earliest", _TEXT, lambda e: _day(e, "earliest")),
    Column("latest", _TEXT, lambda e: _day(e, "latest")),
    Column("where", _TEXT, lambda e: e.where_label),
    Column("where_id", _TEXT, lambda e: e.where),
    Column("qualifiers", _TEXTS, lambda e: e.qualifiers),
    Column("qualifier_ids", _TEXTS, lambda e: tuple(" ".join(pair) for pair in e.qualifier_ids)),
    Column("depends_on", _TEXTS, lambda e: e.depends_on),
    Column("stances", _TEXTS, lambda e: e.stances),
    Column("statuses", _TEXTS, lambda e: e.statuses),
    Column("modalities", _TEXTS, lambda e: e.modalities),
    Column("origins", _TEXTS, lambda e: e.origins),
    Column("origin_ids", _TEXTS, lambda e: tuple(" ".join(agents) for agents in e.origin_ids)),
    Column("chains", _TEXTS, lambda e: e.chains),
    Column("documents", _TEXTS, lambda e: e.document_labels),
    Column("document_ids", _TEXTS, lambda e: e.documents),
    Column("citations", _TEXTS, lambda e: tuple(citation_reference(p) for p in e.passages)),
    Column("passages", _TEXTS, lambda e: tuple(p.text for p in e.passages)),
    Column("quotes", _TEXTS, _quotes),
    Column("attestations", _TEXTS, lambda e: e.attestations),
    Column("said_on", _TEXTS, lambda e: e.said_on),
    Column("inferred_dates", _TEXTS, lambda e: e.inferred_dates),
    Column("glosses", _TEXTS, lambda e: e.glosses),
    Column("notes", _TEXTS, lambda e: e.notes),
)
"""What an edge has beside its ends and the relation's label."""


def cells(row: R, columns: Iterable[Column[R]]) -> Iterator[tuple[Column[R], str]]:
    """Yield the columns in which `row` has something, with the text of the cell."""
    for column in columns:
        if text := flat(column.read(row)):
            yield column, text


def flat_losses(rows: Rows) -> list[Loss]:
    """Return what flat columns do not hold of `rows`."""
    several = sum(len(edge.attestations) > 1 for edge in rows.edges)
    counted = (
        ("language, kind or source of a name", _detailed_names(rows), "only the names are listed"),
        (
            "chain of attestations",
            several,
            "told as text; which date, status and passage belong to which speaker is not kept",
        ),
        ("words around a quote", _surroundings(rows), "only the quote itself is kept"),
        (
            "list in one cell",
            _lists(rows),
            "items are joined by ' | '; within an item | is written \\| and \\ is written \\\\",
        ),
    )
    return [*rows.losses, *(Loss(*counts) for counts in counted if counts[1])]


def _detailed_names(rows: Rows) -> int:
    plain = (NameKind.PREFERRED, NameKind.ALIAS)
    names = (name for node in rows.nodes for name in node.names)
    return sum(bool(n.language or n.source or n.kind not in plain) for n in names)


def _surroundings(rows: Rows) -> int:
    passages = (p.citation for edge in rows.edges for p in edge.passages)
    return sum(bool(citation.prefix or citation.suffix) for citation in passages)


def _lists(rows: Rows) -> int:
    nodes = (column.read(node) for node in rows.nodes for column in NODE_COLUMNS)
    edges = (column.read(edge) for edge in rows.edges for column in EDGE_COLUMNS)
    lists = (cell for group in (nodes, edges) for cell in group if isinstance(cell, tuple))
    return sum(len(cell) > 1 or "|" in "".join(cell) or "\\" in "".join(cell) for cell in lists)
