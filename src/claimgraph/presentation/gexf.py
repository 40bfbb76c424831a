"""GEXF 1.3 (https://gexf.net/schema.html), the format of Gephi.

An edge has ``start`` and ``end`` where the claim says when it holds: the first and
the last day that this may mean, both included. GEXF wants the triple of source,
target and ``kind`` to be unique: the second edge of a kind between the same two
nodes is ``operates (2)``. Lists are texts, not ``liststring``, since that has no
defined way to write an item with a comma.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain, count

from claimgraph.model.finding import Loss
from claimgraph.presentation.columns import (
    EDGE_COLUMNS,
    NODE_COLUMNS,
    Column,
    R,
    Type,
    cells,
    flat_losses,
)
from claimgraph.presentation.rows import EdgeRow, Rows
from claimgraph.presentation.wording import one_line
from claimgraph.presentation.xml_text import XmlText

NAMESPACE = "http://gexf.net/1.3"
_TYPES = {Type.NUMBER: "bigdecimal", Type.FLAG: "boolean"}
_DYNAMIC = ' mode="dynamic" timeformat="date" timerepresentation="interval"'


def write(rows: Rows) -> tuple[bytes, list[Loss]]:
    """Return `rows` as a GEXF document, and what it could not hold.

    It has no ``lastmodifieddate``: the same rows give the same bytes.
    """
    xml = XmlText()
    text = "\n".join(_lines(rows, xml)) + "\n"
    return text.encode("utf-8"), [*flat_losses(rows), *_open_dates(rows), *xml.losses()]


def _lines(rows: Rows, xml: XmlText) -> Iterator[str]:
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield (
        f'<gexf xmlns="{NAMESPACE}" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
        f' xsi:schemaLocation="{NAMESPACE} {NAMESPACE}/gexf.xsd" version="1.3">'
    )
    title = f"<description>{xml.content(rows.title)}</description>"
    yield f"<meta><creator>claimgraph</creator>{title}</meta>"
    dynamic = _DYNAMIC if any(_interval(edge) for edge in rows.edges) else ' mode="static"'
    yield f'<graph defaultedgetype="directed" idtype="string"{dynamic}>'
    yield from _attributes("node", NODE_COLUMNS)
    yield from _attributes("edge", EDGE_COLUMNS)
    yield f'<nodes count="{len(rows.nodes)}">'
    for node in rows.nodes:
        yield f"<node{xml.attribute('id', node.id)}{xml.attribute('label', node.label)}>"
        yield from _values(node, NODE_COLUMNS, xml)
        yield "</node>"
    yield "</nodes>"
    yield f'<edges count="{len(rows.edges)}">'
    for edge, kind in zip(rows.edges, _kinds(rows.edges), strict=True):
        yield f"<edge{_edge_attributes(edge, kind, xml)}>"
        yield from _values(edge, EDGE_COLUMNS, xml)
        yield "</edge>"
    yield "</edges></graph></gexf>"


def _attributes(kind: str, columns: Iterable[Column[R]]) -> Iterator[str]:
    yield f'<attributes class="{kind}" mode="static">'
    for column in columns:
        type_ = _TYPES.get(column.type, "string")
        yield f'<attribute id="{column.name}" title="{column.name}" type="{type_}"/>'
    yield "</attributes>"


def _values(row: R, columns: Iterable[Column[R]], xml: XmlText) -> Iterator[str]:
    yield "<attvalues>"
    for column, text in cells(row, columns):
        yield f'<attvalue for="{column.name}"{xml.attribute("value", text)}/>'
    yield "</attvalues>"


def _edge_attributes(edge: EdgeRow, kind: str, xml: XmlText) -> str:
    pairs = (
        ("id", edge.claim),
        ("source", edge.source),
        ("target", edge.target),
        ("label", edge.relation),
        ("kind", kind),
        *_interval(edge),
    )
    return "".join(xml.attribute(*pair) for pair in pairs)


def _interval(edge: EdgeRow) -> list[tuple[str, str]]:
    """Return ``start`` and ``end`` as far as they are known."""
    if edge.when is None:
        return []
    ends = (("start", edge.when.earliest), ("end", edge.when.latest))
    return [(name, day.isoformat()) for name, day in ends if day]


def _kinds(edges: Iterable[EdgeRow]) -> Iterator[str]:
    """Yield the kind of each edge: its relation, numbered from the second of a kind on."""
    used: set[tuple[str, str, str]] = set()
    for edge in edges:
        relation = one_line(edge.relation)
        numbered = (f"{relation} ({number})" for number in count(2))
        kinds = chain([relation], numbered)
        kind = next(k for k in kinds if (edge.source, edge.target, k) not in used)
        used.add((edge.source, edge.target, kind))
        yield kind


def _open_dates(rows: Rows) -> list[Loss]:
    dated = [edge for edge in rows.edges if edge.when]
    unplaced = sum(not _interval(edge) for edge in dated)
    hedged = sum(e.when.approximate or e.when.uncertain for e in dated if e.when and _interval(e))
    counted = (
        ("date without a year or beyond it", unplaced, "the edge has no start or end, only `when`"),
        ("hedge of a date", hedged, "start and end are those of the date as stated; see `when`"),
    )
    return [Loss(*counts) for counts in counted if counts[1]]
