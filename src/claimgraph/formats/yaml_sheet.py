"""Reading YAML into a tree of texts with places.

Scalars are read as the text that stands there, whatever YAML would make of it:
``2016-02``, ``no`` and ``1.0`` stay what was written. Nothing is constructed; anchors,
aliases and tags are refused, so a file can't grow in memory or call anything.
"""

from __future__ import annotations

import re
from typing import Literal, Protocol

import yaml

from claimgraph.formats.sheet_tree import Fields, Items, Node, Place, Report, Scalar, quoted

MAX_DEPTH = 20

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_UNREADABLE = re.compile(
    "[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
)
_PLAIN_TAGS = (None, "!", *(f"tag:yaml.org,2002:{kind}" for kind in ("str", "seq", "map")))
_NULLS = ("", "~", "null")
_MENDS = (
    ("mapping values are not allowed", "Put a text that holds ': ' in quotes."),
    ("cannot start any token", "Put the text in quotes; indent with blanks, not tabs."),
    ("end of stream", "Close the quotes, bracket or brace that was opened here."),
    ("escape", "Double the backslash, or put the text in single quotes."),
    ("nesting depth", f"Sheets are at most {MAX_DEPTH} levels deep."),
)
_MEND = "Check indentation, colons and quotes here; put text with ': ' or ' #' in quotes."


def read_yaml(text: str, file: str, report: Report, cell: Place | None = None) -> Node | None:
    """Return the one document of a YAML text, or None where it is empty or unreadable.

    Args:
        text: YAML 1.1 or 1.2.
        file: What it is called in a problem.
        report: Takes the problems.
        cell: The cell that the text stands in, if it is one of a table.
    """
    if not _readable(text, file, report, cell):
        return None
    builder = _Builder(file, report, cell)
    try:
        for event in yaml.parse(text, Loader=_Loader):
            if not builder.take(event):
                return None
    except yaml.MarkedYAMLError as error:
        builder.complain(error)
        return None
    except (yaml.YAMLError, RecursionError) as error:
        _stop(report, cell, Place(file), f"not readable as YAML: {error}", _MEND)
        return None
    return builder.root


def _stop(report: Report, cell: Place | None, place: Place, message: str, mend: str) -> None:
    """Report that a file, or a cell of one, can't be read any further."""
    if cell is None:
        report.stop(place, message, mend)
    else:
        report.add(cell, message, mend)


def _readable(text: str, file: str, report: Report, cell: Place | None) -> bool:
    """Report the characters that YAML does not allow, at most one a line."""
    before = len(report)
    for match in _UNREADABLE.finditer(text):
        line_start = text.rfind("\n", 0, match.start()) + 1
        line = text.count("\n", 0, match.start()) + 1
        place = Place(file, line, match.start() - line_start + 1)
        code = f"{ord(match[0]):04x}"
        mend = f'Remove it, or write it as "\\u{code}" in double quotes.'
        message = f"a character that YAML does not allow (U+{code.upper()})"
        _stop(report, cell, place, message, mend)
        if len(report) - before > 20:
            break
    return len(report) == before


class _Builder:
    """Builds the tree from parsing events, without recursion."""

    def __init__(self, file: str, report: Report, cell: Place | None) -> None:
        self.root: Node | None = None
        self._file, self._report, self._cell = file, report, cell
        self._open: list[_OpenList | _OpenMap] = []
        self._documents = 0

    def take(self, event: yaml.Event) -> bool:
        """Take one event; return False where it is no use to go on."""
        if isinstance(event, yaml.DocumentStartEvent):
            self._documents += 1
            if self._documents > 1:
                mend = "Put it into a file of its own."
                return self._stop(event, "a second document", mend)
        if isinstance(event, yaml.AliasEvent):
            mend = "Write the value out; sheets have no aliases."
            return self._stop(event, "an alias (*)", mend)
        if isinstance(event, yaml.NodeEvent):
            self._check(event)
        return self._grow(event)

    def _grow(self, event: yaml.Event) -> bool:
        if isinstance(event, yaml.ScalarEvent):
            self._put(self._scalar(event), self._place(event))
        elif isinstance(event, yaml.CollectionStartEvent):
            if len(self._open) >= MAX_DEPTH:
                mend = "Sheets are lists of rows; take a level out."
                return self._stop(event, f"more than {MAX_DEPTH} levels deep", mend)
            is_map = isinstance(event, yaml.MappingStartEvent)
            self._open.append((_OpenMap if is_map else _OpenList)(self._place(event)))
        elif isinstance(event, yaml.CollectionEndEvent):
            closed = self._open.pop().closed()
            self._put(closed, closed.place)
        return True

    def _check(self, event: yaml.NodeEvent) -> None:
        if event.anchor is not None:
            self._fault(event, f"an anchor (&{event.anchor})", "Remove it; sheets have none.")
        tag = getattr(event, "tag", None)
        if tag not in _PLAIN_TAGS:
            self._fault(event, f"a tag ({tag})", "Remove it; all values are read as text.")

    def _put(self, node: Node | None, place: Place) -> None:
        """Add a node to what is open; None is a null, which leaves its key out."""
        if not self._open:
            self.root = node
            return
        top = self._open[-1]
        if isinstance(top, _OpenList):
            top.items += [node] if node is not None else []
        elif top.key is None:
            top.key = self._key(node, place, top)
        else:
            key, top.key = top.key, None
            if node is not None and key:
                top.entries[key] = node

    def _key(self, node: Node | None, place: Place, top: _OpenMap) -> str:
        """Return a key, or "" where it can't be used; a problem then says why."""
        if not isinstance(node, Scalar):
            self._report.add(place, "a key that is not a text", "Write key: value.")
            return ""
        if node.text in top.keys:
            first = top.keys[node.text].line
            message = f"the key {quoted(node.text)} again (first in line {first})"
            self._report.add(node.place, message, "Keep one of the two.")
            return ""
        top.keys[node.text] = node.place
        return node.text

    def _scalar(self, event: yaml.ScalarEvent) -> Scalar | None:
        is_quoted = bool(event.style)
        if not is_quoted and event.tag is None and event.value in _NULLS:
            return None
        place = self._place(event)
        if self._cell is not None or event.style in ("|", ">"):
            return self._report.scalar(event.value, place)
        start, end = _position(event.start_mark), _position(event.end_mark)
        width = end[1] - start[1] - (2 if is_quoted else 0)
        verbatim = start[0] == end[0] and width == len(event.value)
        if is_quoted and verbatim:
            place = Place(place.file, place.line, start[1] + 1)
        return self._report.scalar(event.value, place, verbatim=verbatim)

    def _place(self, event: yaml.Event) -> Place:
        return self._cell or Place(self._file, *_position(event.start_mark))

    def _fault(self, event: yaml.Event, message: str, mend: str) -> None:
        self._report.add(self._place(event), message, mend)

    def _stop(self, event: yaml.Event, message: str, mend: str) -> Literal[False]:
        _stop(self._report, self._cell, self._place(event), message, mend)
        return False

    def complain(self, error: yaml.MarkedYAMLError) -> None:
        """Report that the text is not YAML."""
        unclosed = "end of stream" in str(error.problem) and error.context_mark
        mark = error.context_mark if unclosed else error.problem_mark or error.context_mark
        place = Place(self._file, *_position(mark)) if mark else Place(self._file)
        what = str(error.problem or error.context or "unknown fault")
        mend = next((mend for part, mend in _MENDS if part in what), _MEND)
        _stop(self._report, self._cell, place, f"not readable as YAML: {what}", mend)


class _Mark(Protocol):
    line: int
    column: int


def _position(mark: _Mark | None) -> tuple[int, int]:
    """Return line and column, 1-based."""
    return (mark.line + 1, mark.column + 1) if mark else (1, 1)


class _OpenList:
    def __init__(self, place: Place) -> None:
        self.place = place
        self.items: list[Node] = []

    def closed(self) -> Items:
        return Items(tuple(self.items), self.place)


class _OpenMap:
    def __init__(self, place: Place) -> None:
        self.place = place
        self.key: str | None = None
        self.keys: dict[str, Place] = {}
        self.entries: dict[str, Node] = {}

    def closed(self) -> Fields:
        return Fields(self.entries, self.keys, self.place)
