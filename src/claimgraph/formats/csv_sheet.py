"""Reading CSV into the same tree as a YAML sheet.

One row a claim, entity, source or judgement; the column ``kind`` says which. Without that
column the header decides: ``predicate`` makes a table of claims, ``verdict`` one of
judgements, ``type`` one of entities, ``title`` or ``file`` one of sources.

In a cell, several things are parted by ``;`` and qualifiers are written
``relation=entity; relation=entity``. What takes more (a name with its language, a passage
with its words) is written as in YAML or JSON, in ``[…]`` or ``{…}``.
"""

from __future__ import annotations

import csv
import io
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from claimgraph.formats.csv_text import unprotected
from claimgraph.formats.sheet_keys import (
    COLUMNS,
    KIND_COLUMN,
    LISTS,
    PAIRS,
    SECTIONS,
)
from claimgraph.formats.sheet_tree import (
    MAX_BYTES,
    Fields,
    Items,
    Node,
    Place,
    Report,
    Scalar,
    quoted,
)
from claimgraph.formats.yaml_sheet import read_yaml

_DELIMITERS = (",", ";", "\t")
_LINE_BREAK = re.compile(r"\r\n|\r|\n")
_SECTION_OF = {kind: section for section, kind in SECTIONS.items()}
_TELLING = (
    ("predicate", "claim"),
    ("verdict", "judgement"),
    ("type", "entity"),
    ("title", "source"),
    ("file", "source"),
)


def looks_like_csv(text: str) -> bool:
    """Return whether the first line of `text` is the header of a table."""
    names, _ = _header(text.lstrip("\ufeff"))
    return sum(name in COLUMNS for name in names) >= 2


def _header(text: str) -> tuple[list[str], str]:
    """Return the names of the first line, split at the delimiter that gives the most."""
    line = next((line for line in text.splitlines() if line.strip()), "")
    rows = {d: next(csv.reader([line], delimiter=d), []) for d in _DELIMITERS}
    best = max(_DELIMITERS, key=lambda d: sum(_normal(name) in COLUMNS for name in rows[d]))
    return [_normal(name) for name in rows[best]], best


def _normal(name: str) -> str:
    return "-".join(name.strip().lower().replace("_", " ").replace("-", " ").split())


def read_csv(text: str, file: str, report: Report) -> Fields:
    """Return the rows of a table by section, as far as it can be read.

    Args:
        text: The table, its first line the header; delimiter ``,``, ``;`` or tab.
        file: What it is called in a problem.
        report: Takes the problems.
    """
    names, delimiter = _header(text)
    table = _Table(file, report)
    for record in _records(text, delimiter, file, report):
        if not table.columns:
            table.take_header(record, names)
        else:
            table.take(record)
    return table.root()


_Record = tuple[int, list[tuple[int, str]]]
"""The line of a row, and its cells with the line of each."""


def _records(text: str, delimiter: str, file: str, report: Report) -> Iterator[_Record]:
    csv.field_size_limit(max(csv.field_size_limit(), MAX_BYTES))
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    first = 1
    try:
        for row in reader:
            if any(cell.strip() for cell in row):
                yield first, list(_numbered(row, first))
            first = reader.line_num + 1
    except csv.Error as error:
        mend = 'Put a cell that holds quotes in quotes and double those in it: "say ""hm""".'
        report.stop(Place(file, first), f"not readable as CSV: {error}", mend)


def _numbered(row: Iterable[str], line: int) -> Iterator[tuple[int, str]]:
    for cell in row:
        yield line, cell
        line += len(_LINE_BREAK.findall(cell))


class _Table:
    """Sorts the rows of a table into sections."""

    def __init__(self, file: str, report: Report) -> None:
        self.columns: list[str] = []
        self._file, self._report = file, report
        self._sections: dict[str, list[Fields]] = defaultdict(list)
        self._usual = "claim"

    def take_header(self, record: _Record, names: Sequence[str]) -> None:
        """Take the names of the columns."""
        line, _ = record
        self.columns = list(names)
        self._usual = next((kind for name, kind in _TELLING if name in names), "claim")
        for number, name in enumerate(names, 1):
            place = Place(self._file, line, number)
            if name and name not in COLUMNS:
                mend = self._report.did_you_mean(name, COLUMNS, "Rename it, or take it out.")
                self._report.add(place, f"unknown column {quoted(name)}", mend)
            if name and name in names[: number - 1]:
                mend = "Keep one; several things in a cell are parted by ';'."
                self._report.add(place, f"the column {quoted(name)} again", mend)

    def take(self, record: _Record) -> None:
        """Take one row."""
        line, cells = record
        entries: dict[str, Node] = {}
        keys: dict[str, Place] = {}
        for number, (cell_line, cell) in enumerate(cells, 1):
            name = self.columns[number - 1] if number <= len(self.columns) else ""
            place = Place(self._file, cell_line, number, name)
            if not name and cell.strip():
                mend = "Name the column in the first line, or put the text in quotes."
                self._report.add(place, f"a cell without a column: {quoted(cell)}", mend)
            elif name in COLUMNS and cell and name not in entries:
                node = cell_node(name, unprotected(cell), place, self._report)
                if node is not None:
                    entries[name], keys[name] = node, place
        kind = self._kind(entries.pop(KIND_COLUMN, None))
        keys.pop(KIND_COLUMN, None)
        if kind:
            self._sections[_SECTION_OF[kind]].append(Fields(entries, keys, Place(self._file, line)))

    def _kind(self, node: Node | None) -> str:
        text = node.text.strip().lower() if isinstance(node, Scalar) else ""
        if not text:
            return self._usual
        if text in _SECTION_OF:
            return text
        if node is not None:
            mend = f"Use one of: {', '.join(_SECTION_OF)}."
            self._report.add(node.place, f"unknown kind of row {quoted(text)}", mend)
        return ""

    def root(self) -> Fields:
        """Return all rows."""
        place = Place(self._file, 1)
        sections: dict[str, Node] = {
            section: Items(tuple(rows), place) for section, rows in self._sections.items()
        }
        return Fields(sections, dict.fromkeys(sections, place), place)


def cell_node(name: str, text: str, place: Place, report: Report) -> Node | None:
    """Return what a cell says, as a tree.

    Args:
        name: The column.
        text: What stands in the cell, without the apostrophe that may protect it.
        place: Where.
        report: Takes the problems.
    """
    scalar = report.scalar(text, place)
    if name not in LISTS | PAIRS:
        return scalar
    opening = "{" if name in PAIRS else "["
    if scalar.text.lstrip().startswith(opening):
        return read_yaml(scalar.text.strip(), place.file, report, place)
    if name in PAIRS:
        return _pairs(scalar, report)
    parts = (part.strip() for part in scalar.text.split(";"))
    return Items(tuple(Scalar(part, place) for part in parts if part), place)


def _pairs(scalar: Scalar, report: Report) -> Fields:
    """Read ``relation=entity; relation=entity``."""
    place = scalar.place
    found: dict[str, list[Node]] = defaultdict(list)
    for part in filter(str.strip, scalar.text.split(";")):
        key, sign, value = part.partition("=")
        if not sign:
            mend = "Write relation=entity; relation=entity."
            report.add(place, f"{quoted(part.strip())} has no '='", mend)
        else:
            found[key.strip()].append(Scalar(value.strip(), place))
    entries: dict[str, Node] = {k: Items(tuple(v), place) for k, v in found.items()}
    return Fields(entries, dict.fromkeys(entries, place), place)
