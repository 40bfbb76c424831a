"""GraphML 1.0 (http://graphml.graphdrawing.org/specification.html), with typed attributes.

Ids of nodes and edges have to be of type NMTOKEN, which an IRI is not: they are
the short ids, and the IRIs are the attributes ``iri`` and ``claim``. Every edge has
an id of its own, so that a reader keeps parallel ones apart.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from claimgraph.model.finding import Loss
from claimgraph.model.iri import content_id
from claimgraph.presentation.columns import (
    EDGE_COLUMNS,
    NODE_COLUMNS,
    Column,
    R,
    Type,
    cells,
    flat_losses,
)
from claimgraph.presentation.rows import EdgeRow, NodeRow, Rows
from claimgraph.presentation.xml_text import XmlText

NAMESPACE = "http://graphml.graphdrawing.org/xmlns"
_SCHEMA = f"{NAMESPACE}/1.0/graphml.xsd"
_TYPES = {Type.NUMBER: "double", Type.FLAG: "boolean"}
_NMTOKEN = re.compile(r"[A-Za-z0-9._:-]+\Z")

_NODES: tuple[Column[NodeRow], ...] = (
    Column("label", Type.TEXT, lambda n: n.label),
    Column("iri", Type.TEXT, lambda n: "" if n.value else n.id),
    *NODE_COLUMNS,
)
_EDGES: tuple[Column[EdgeRow], ...] = (
    Column("label", Type.TEXT, lambda e: e.relation),
    *EDGE_COLUMNS,
)


def write(rows: Rows) -> tuple[bytes, list[Loss]]:
    """Return `rows` as a GraphML document, and what it could not hold."""
    xml = XmlText()
    text = "\n".join(_lines(rows, xml)) + "\n"
    return text.encode("utf-8"), [*flat_losses(rows), *xml.losses()]


def _lines(rows: Rows, xml: XmlText) -> Iterator[str]:
    ids = {node.id: _nmtoken(node.short) for node in rows.nodes}
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield (
        f'<graphml xmlns="{NAMESPACE}" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
        f' xsi:schemaLocation="{NAMESPACE} {_SCHEMA}">'
    )
    yield f"<desc>{xml.content(rows.title)}</desc>"
    yield from _keys("node", _NODES)
    yield from _keys("edge", _EDGES)
    yield '<graph id="claims" edgedefault="directed">'
    for node in rows.nodes:
        yield f"<node{xml.attribute('id', ids[node.id])}>"
        yield from _data("node", node, _NODES, xml)
        yield "</node>"
    for edge in rows.edges:
        ends = (("id", _nmtoken(edge.short)), ("source", ids[edge.source]))
        attributes = (xml.attribute(*pair) for pair in (*ends, ("target", ids[edge.target])))
        yield f"<edge{''.join(attributes)}>"
        yield from _data("edge", edge, _EDGES, xml)
        yield "</edge>"
    yield "</graph>"
    yield "</graphml>"


def _keys(kind: str, columns: Iterable[Column[R]]) -> Iterator[str]:
    for column in columns:
        type_ = _TYPES.get(column.type, "string")
        name = column.name
        yield f'<key id="{kind}.{name}" for="{kind}" attr.name="{name}" attr.type="{type_}"/>'


def _data(kind: str, row: R, columns: Iterable[Column[R]], xml: XmlText) -> Iterator[str]:
    for column, text in cells(row, columns):
        yield f'<data key="{kind}.{column.name}">{xml.content(text)}</data>'


def _nmtoken(short: str) -> str:
    """Return `short`, or a digest of it where it holds other characters than ASCII names do."""
    return short if _NMTOKEN.match(short) else f"id:{content_id('node', short)}"
