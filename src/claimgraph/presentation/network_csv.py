"""Nodes and edges as two CSV tables (RFC 4180, UTF-8), in a folder or a zip file.

``nodes.csv`` has the columns ``id`` and ``label`` first, ``edges.csv`` ``source``,
``target``, ``id`` and ``label``: what Gephi and most graph tools look for.

A cell that a spreadsheet could run as a formula gets an apostrophe in front, as in
sheets (:mod:`claimgraph.formats.csv_text`). A plain number stands as it is.
"""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence

from claimgraph.formats.csv_text import protected
from claimgraph.model.finding import Loss
from claimgraph.presentation.columns import (
    EDGE_COLUMNS,
    NODE_COLUMNS,
    Column,
    R,
    flat,
    flat_losses,
)
from claimgraph.presentation.rows import Rows

NODES_FILE = "nodes.csv"
EDGES_FILE = "edges.csv"
_NUMBER = re.compile(r"-?[0-9]+(?:\.[0-9]+)?\Z")
_SURROGATE = re.compile("[\ud800-\udfff]")
_EPOCH = (1980, 1, 1, 0, 0, 0)
_UNIX, _READABLE = 3, 0o644 << 16


def write(rows: Rows, *, exact: bool = False) -> tuple[bytes, list[Loss]]:
    """Return a zip file with both tables, and what they could not hold.

    It is stored without compression and with a fixed date: how well a zip library
    compresses would else change the bytes.

    Args:
        rows: What to write.
        exact: True where cells are to stand as they are, formulas included.
    """
    tables, losses = files(rows, exact=exact)
    return zipped(tables), losses


def files(rows: Rows, *, exact: bool = False) -> tuple[dict[str, bytes], list[Loss]]:
    """Return both tables by file name, and what they could not hold.

    Args:
        rows: What to write.
        exact: True where cells are to stand as they are, formulas included.
    """
    writer = _Tables(exact=exact)
    nodes = ((n.id, n.label, *_cells(n, NODE_COLUMNS)) for n in rows.nodes)
    edges = (
        (e.source, e.target, e.claim, e.relation, *_cells(e, EDGE_COLUMNS)) for e in rows.edges
    )
    tables = {
        NODES_FILE: writer.table(("id", "label", *_names(NODE_COLUMNS)), nodes),
        EDGES_FILE: writer.table(("source", "target", "id", "label", *_names(EDGE_COLUMNS)), edges),
    }
    return tables, [*flat_losses(rows), *writer.losses()]


def zipped(tables: Mapping[str, bytes]) -> bytes:
    """Return `tables` as a zip file whose bytes depend on nothing else."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_STORED) as archive:
        for name, table in sorted(tables.items()):
            entry = zipfile.ZipInfo(name, date_time=_EPOCH)
            entry.create_system, entry.external_attr = _UNIX, _READABLE
            archive.writestr(entry, table)
    return data.getvalue()


def _names(columns: Iterable[Column[R]]) -> tuple[str, ...]:
    return tuple(column.name for column in columns)


def _cells(row: R, columns: Iterable[Column[R]]) -> Iterator[str]:
    return (flat(column.read(row)) for column in columns)


class _Tables:
    """Writes tables and counts the cells that had to be changed."""

    def __init__(self, *, exact: bool) -> None:
        self._exact = exact
        self._protected = 0
        self._replaced = 0

    def table(self, head: Sequence[str], rows: Iterable[Iterable[str]]) -> bytes:
        text = io.StringIO(newline="")
        writer = csv.writer(text, lineterminator="\r\n")
        writer.writerow(head)
        writer.writerows([self._cell(cell) for cell in row] for row in rows)
        return text.getvalue().encode("utf-8")

    def _cell(self, text: str) -> str:
        made, count = _SURROGATE.subn("\ufffd", text)
        self._replaced += count
        if not made or _NUMBER.match(made):
            return made
        cell = protected(made, exact=self._exact)
        self._protected += cell != made
        return cell

    def losses(self) -> list[Loss]:
        counted = (
            (
                "cell that a spreadsheet could run",
                self._protected,
                "an apostrophe stands before it; 'exact' leaves formulas as they are",
            ),
            ("lone surrogate", self._replaced, "UTF-8 has no way to write it; now U+FFFD"),
        )
        return [Loss(*counts) for counts in counted if counts[1]]
