"""Writing rows as YAML for people: block style, stable order, every text safe.

The same rows give the same bytes with every version of every library: which characters
are escaped is written down here and asked of no Unicode database. A text that another
YAML reader would take for a number, a date or a truth value is put in quotes; one that
holds what can't be seen (control characters, a change of writing direction) is escaped.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from claimgraph.formats.sheet_keys import VERSION, VERSION_KEY
from claimgraph.formats.sheet_rows import SheetRows
from claimgraph.formats.sheet_values import EMPTY, Bare, Cell, RowCells

_WIDTH = 96
_LONG = 72
# C0 and C1, blanks other than the blank, marks of direction and other invisible format
# characters but for the joiners of emoji and Indic scripts, tags, noncharacters.
_UNSEEN = re.compile(
    "[\x00-\x1f\x7f-\xa0\xad\u034f\u061c\u115f\u1160\u1680\u180e\u2000-\u200b\u200e\u200f"
    "\u2028-\u202f\u205f-\u206f\u3164\ufdd0-\ufdef\ufeff\uffa0\ufff0-\ufffb\ufffe\uffff"
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)
_NOT_PLAIN = re.compile(
    r"""[-?:,\[\]{}#&*!|>'"%@`<=+.~(/\\ \u3000]"""
    r"|.*(?::(?:[ ]|\Z)| #|[ \u3000]\Z)",
    re.DOTALL,
)
_WORDS = frozenset(["null", "true", "false", "yes", "no", "on", "off", "y", "n"])
_NUMBER_LIKE = re.compile(r"[0-9][-0-9a-fA-FxXoO_.,:TtZz eE+]*\Z")
_FLOW_WORD = re.compile(r"[A-Za-z0-9\u4e00-\u9fff][\w./#-]*(?::[\w./#-]+)*\Z")
_SINGLE_BLANK = re.compile(r"(?<! ) (?! )")
_SHORT_ESCAPES = {"\n": "\\n", "\t": "\\t", "\r": "\\r"}


def yaml_bytes(rows: SheetRows) -> bytes:
    """Return rows as a YAML sheet."""
    return "\n".join([*_sheet(rows), ""]).encode("utf-8")


def _sheet(rows: SheetRows) -> Iterator[str]:
    yield f"{VERSION_KEY}: {VERSION}"
    claims = rows.sections.get("claims", [])
    sources = {str(row["source"]) for row in claims}
    common = sources.pop() if len(sources) == 1 else ""
    if common:
        yield f"source: {_inline(common)}"
    for section, section_rows in rows.sections.items():
        if section_rows:
            yield ""
            yield f"{section}:"
        for row in section_rows:
            shown = {k: v for k, v in row.items() if not (common and (k, v) == ("source", common))}
            yield from _item(shown, 2)


def _item(row: RowCells, indent: int) -> Iterator[str]:
    """Yield a mapping as an item of a list."""
    lines = list(_mapping(row, indent + 2))
    yield " " * indent + "- " + lines[0].lstrip(" ")
    yield from lines[1:]


def _mapping(row: Mapping[str, Cell], indent: int) -> Iterator[str]:
    margin = " " * indent
    for key, cell in row.items():
        head = _inline(key)
        # YAML reads a key of more than 1024 characters only behind a question mark.
        start = f"{margin}{head}:" if len(head) < 1000 else f"{margin}? {head}\n{margin}:"
        yield from _entry(start, cell, indent + 2)


def _entry(start: str, cell: Cell, indent: int) -> Iterator[str]:
    """Yield ``key: value``, with what does not fit on its line indented below."""
    if isinstance(cell, dict):
        yield start
        yield from _mapping(cell, indent)
    elif isinstance(cell, list):
        yield from _list(start, cell, indent)
    else:
        yield from _scalar(start, cell, indent)


def _list(start: str, cells: list[Cell], indent: int) -> Iterator[str]:
    words = [] if cells == [EMPTY] else cells
    flow = f"{start} [{', '.join(map(str, words))}]"
    if len(flow) <= _WIDTH and all(_fits_in_flow(cell) for cell in words):
        yield flow
        return
    yield start
    for cell in words:
        if isinstance(cell, dict):
            yield from _item(cell, indent)
        else:
            yield from _scalar(" " * indent + "-", cell, indent + 2)


def _fits_in_flow(cell: Cell) -> bool:
    return isinstance(cell, str) and (
        isinstance(cell, Bare) or bool(_FLOW_WORD.match(cell) and _is_plain(cell))
    )


def _scalar(start: str, cell: Cell, indent: int) -> Iterator[str]:
    """Yield a text in the form that is the easiest to read of those that are safe."""
    if not isinstance(cell, str) or isinstance(cell, Bare):
        yield f"{start} {_inline(cell)}"
    elif _is_block(cell):
        yield f"{start} |-"
        yield from (" " * indent + line if line else "" for line in cell.split("\n"))
    elif len(cell) <= _LONG:
        yield f"{start} {_inline(cell)}"
    elif _UNSEEN.search(cell) or cell != cell.strip(" \u3000"):
        yield from _folded(f"{start} ", f'"{_escaped(cell)}"', indent)
    else:
        yield f"{start} >-"
        yield from _folded(" " * indent, cell, indent)


def _is_block(text: str) -> bool:
    """Return whether a text of several lines can stand as it is."""
    lines = text.split("\n")
    return (
        len(lines) > 1
        and not _UNSEEN.search("".join(lines))
        and all(line == line.rstrip(" \u3000") for line in lines)
        and lines[0] == lines[0].lstrip(" ")
        and bool(lines[0] and lines[-1])
    )


def _folded(start: str, text: str, indent: int) -> Iterator[str]:
    """Break a line at single blanks, which is where YAML joins lines with a blank."""
    first, *words = _SINGLE_BLANK.split(text)
    line = start + first
    for word in words:
        if len(line) + 1 + len(word) > _WIDTH:
            yield line
            line = " " * indent + word
        else:
            line += " " + word
    yield line


def _inline(cell: Cell) -> str:
    """Return a text on one line."""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, int) or (isinstance(cell, Bare) and cell):
        return str(cell)
    text = str(cell)
    return text if _is_plain(text) else f'"{_escaped(text)}"'


def _is_plain(text: str) -> bool:
    """Return whether every YAML reader takes `text` for itself without quotes."""
    return bool(text) and not (
        _NOT_PLAIN.match(text)
        or _UNSEEN.search(text)
        or _NUMBER_LIKE.match(text)
        or text.lower() in _WORDS
    )


def _escaped(text: str) -> str:
    """Return `text` as it stands between double quotes."""
    return _UNSEEN.sub(_escape, text.replace("\\", "\\\\").replace('"', '\\"'))


def _escape(match: re.Match[str]) -> str:
    code = ord(match[0])
    long = f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"
    return _SHORT_ESCAPES.get(match[0], long)


def flow(cell: Cell) -> str:
    """Return a list or mapping on one line, as YAML and, near enough, as JSON."""
    if isinstance(cell, dict):
        return "{" + ", ".join(f"{flow(key)}: {flow(value)}" for key, value in cell.items()) + "}"
    if isinstance(cell, list):
        return "[" + ", ".join(flow(item) for item in cell if item is not EMPTY) + "]"
    return f'"{_escaped(cell)}"' if isinstance(cell, str) else _inline(cell)
