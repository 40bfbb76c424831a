"""Cytoscape JSON (``.cyjs``): what Cytoscape imports and ``cytoscape({elements})`` takes.

The format is that of https://js.cytoscape.org/#notation/elements-json with the
frame that Cytoscape writes. ``data`` has the columns of every format, lists as
lists; beside them ``receipts`` has each chain in full, its origin first, and a node
has ``entity`` or ``value`` in full.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

from claimgraph.model.finding import Loss
from claimgraph.presentation.columns import EDGE_COLUMNS, NODE_COLUMNS, Cell, Column, R, Type
from claimgraph.presentation.rows import EdgeRow, NodeRow, Rows

_SURROGATE = re.compile("[\ud800-\udfff]")
_FRAME = {
    "format_version": "1.0",
    "generated_by": "claimgraph",
    "target_cytoscapejs_version": "~3.0",
}


def write(rows: Rows) -> tuple[bytes, list[Loss]]:
    """Return `rows` as Cytoscape JSON, one element a line, and what it could not hold."""
    frame = {**_FRAME, "data": {"name": rows.title, "shared_name": rows.title}}
    nodes = ",\n".join(_json({"data": _node(node, rows)}) for node in rows.nodes)
    edges = ",\n".join(_json({"data": _edge(edge, rows)}) for edge in rows.edges)
    head = _json(frame)[:-1]
    text = f'{head},\n"elements":{{"nodes":[\n{nodes}\n],"edges":[\n{edges}\n]}}}}\n'
    made, count = _SURROGATE.subn("\ufffd", text)
    reason = "UTF-8 has no way to write it; U+FFFD stands in its place"
    own = [Loss("lone surrogate", count, reason)] if count else []
    return made.encode("utf-8"), [*rows.losses, *own]


def _json(value: object) -> str:
    """Return `value` as JSON that can also stand in a script element."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return re.sub("[<\u2028\u2029]", lambda match: f"\\u{ord(match[0]):04x}", text)


def _node(node: NodeRow, rows: Rows) -> dict[str, Any]:
    data = {"id": node.id, "name": node.label, "label": node.label, **_cells(node, NODE_COLUMNS)}
    if node.value is not None:
        data["value"] = rows.recorder.value(node.value)
    elif entity := rows.recorder.content.entities.get(node.id):
        data["entity"] = rows.recorder.entity(entity)
    return data


def _edge(edge: EdgeRow, rows: Rows) -> dict[str, Any]:
    """Return the data of an edge; ids of nodes and edges must differ, so it is prefixed."""
    return {
        "id": f"edge:{edge.claim}",
        "source": edge.source,
        "target": edge.target,
        "interaction": edge.relation,
        "label": edge.relation,
        "name": edge.text,
        **_cells(edge, EDGE_COLUMNS),
        "receipts": rows.recorder.claim(edge.claim)["chains"],
    }


def _cells(row: R, columns: Iterable[Column[R]]) -> dict[str, Any]:
    return dict(_filled(row, columns))


def _filled(row: R, columns: Iterable[Column[R]]) -> Iterator[tuple[str, Any]]:
    for column in columns:
        cell: Cell = column.read(row)
        if cell and column.type is Type.NUMBER:
            yield column.name, float(str(cell))
        elif cell:
            yield column.name, cell
