r"""Graphviz DOT (https://graphviz.org/doc/info/lang.html).

What Graphviz draws is in ``label`` and ``tooltip``; everything else is in attributes
that begin with ``cg_``, which it keeps and ignores. All strings are quoted, so that
none is an HTML-like label, and nothing goes into ``URL``: a name can't become a link.

In a quoted string only ``\"`` is an escape. A backslash is therefore written twice,
as labels want it; in a ``cg_`` attribute Graphviz hands out both.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from claimgraph.model.finding import Loss
from claimgraph.presentation.columns import (
    EDGE_COLUMNS,
    NODE_COLUMNS,
    Column,
    R,
    cells,
    flat_losses,
)
from claimgraph.presentation.rows import EdgeRow, NodeRow, Rows
from claimgraph.presentation.wording import one_line
from claimgraph.presentation.xml_text import legal

_LONGEST_LABEL = 60
# Graphviz reads no more than 16,384 bytes of a string at once; a backslash and a line feed,
# which stand for nothing, part a longer one.
_LONGEST_RUN = 2000
_CONTINUED = "\\\n"
_SHAPES = {"entity": "box", "claim": "note", "value": "plaintext"}


def write(rows: Rows) -> tuple[bytes, list[Loss]]:
    """Return `rows` as a DOT digraph, and what it could not hold."""
    dot = _Dot()
    text = "\n".join(dot.lines(rows)) + "\n"
    return text.encode("utf-8"), [*flat_losses(rows), *dot.losses()]


class _Dot:
    """Writes DOT and counts what had to be changed."""

    def __init__(self) -> None:
        self._replaced = 0
        self._doubled = 0

    def lines(self, rows: Rows) -> Iterator[str]:
        yield f"digraph {self._quoted(rows.title)} {{"
        yield '  graph [charset="UTF-8", rankdir="LR"];'
        yield '  node [fontname="sans-serif"];'
        yield '  edge [fontname="sans-serif"];'
        for node in rows.nodes:
            yield f"  {self._quoted(node.id)} [{self._node(node)}];"
        for edge in rows.edges:
            ends = f"{self._quoted(edge.source)} -> {self._quoted(edge.target)}"
            yield f"  {ends} [{self._edge(edge)}];"
        yield "}"

    def _node(self, node: NodeRow) -> str:
        drawn = {"label": _shortened(node.label), "tooltip": node.label}
        shape = {"shape": _SHAPES[node.kind], "cg_label": node.label}
        return self._attributes(drawn, shape, node, NODE_COLUMNS)

    def _edge(self, edge: EdgeRow) -> str:
        drawn = {"label": _shortened(edge.relation), "tooltip": edge.text}
        return self._attributes(drawn, {"cg_label": edge.relation}, edge, EDGE_COLUMNS)

    def _attributes(
        self, drawn: dict[str, str], more: dict[str, str], row: R, columns: Iterable[Column[R]]
    ) -> str:
        parts: list[str] = []
        parts += (f"{name}={self._label(text)}" for name, text in drawn.items())
        parts += (f"{name}={self._quoted(text)}" for name, text in more.items())
        parts += (f"cg_{c.name}={self._quoted(text)}" for c, text in cells(row, columns))
        return ", ".join(parts)

    def _label(self, text: str) -> str:
        r"""Return an escString: ``&`` would begin an entity, ``\N`` be the node's name."""
        return self._quoted(one_line(text).replace("&", "&amp;"))

    def _quoted(self, text: str) -> str:
        made, count = legal(text)
        self._replaced += count
        self._doubled += "\\" in made
        parts = (made[start : start + _LONGEST_RUN] for start in range(0, len(made), _LONGEST_RUN))
        escaped = (part.replace("\\", "\\\\").replace('"', '\\"') for part in parts)
        return f'"{_CONTINUED.join(escaped)}"'

    def losses(self) -> list[Loss]:
        counted = (
            ("control character", self._replaced, "Graphviz would write broken SVG; now U+FFFD"),
            ("text with a backslash", self._doubled, "DOT can't escape it; it is written twice"),
        )
        return [Loss(*counts) for counts in counted if counts[1]]


def _shortened(label: str) -> str:
    """Return what fits into a picture; ``cg_label`` has all of it."""
    line = one_line(label)
    return line if len(line) <= _LONGEST_LABEL else line[: _LONGEST_LABEL - 1] + "…"
