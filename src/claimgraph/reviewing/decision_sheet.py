"""Decisions in a sheet: what waits, written as rows to be decided on, and read back.

A row is a proposal: its id, ``decision`` (accept, reject, skip), ``reason``, and what would
be accepted, in the columns of a claim sheet. A cell that is changed is an edit; an untouched
sheet decides nothing. Two rows of one id that are accepted are two claims of one proposal.
"""

from __future__ import annotations

import csv
import io
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePath

from claimgraph.errors import UnknownName, UsageError
from claimgraph.formats.csv_text import protected, unprotected
from claimgraph.formats.csv_writing import cell_text
from claimgraph.formats.sheet_names import spelled, spelled_term
from claimgraph.formats.sheet_rows import SheetRows
from claimgraph.formats.sheet_tree import (
    Fields,
    Items,
    Node,
    Place,
    Report,
    Scalar,
    decoded,
    quoted,
)
from claimgraph.formats.sheet_values import Cell, RowCells
from claimgraph.formats.yaml_sheet import read_yaml
from claimgraph.formats.yaml_writing import yaml_bytes
from claimgraph.model.entity import Entity
from claimgraph.model.iri import Namespaces
from claimgraph.model.judgement import Verdict
from claimgraph.model.proposal import Proposal
from claimgraph.reviewing.acceptance import row_of, rows_of
from claimgraph.reviewing.deciding import Decision, accept, reject
from claimgraph.reviewing.docket import Docket
from claimgraph.reviewing.edit import FIELDS, Edit
from claimgraph.reviewing.proposed_row import Row

SUFFIXES = (".csv", ".tsv", ".yaml", ".yml")
"""The endings of a sheet of decisions."""

_DECIDING = ("id", "decision", "reason")
_TELLING = ("score", "extractor", "rule", "source")
"""Columns that are there to be read by a person; what is changed in them does not matter."""
_SHOWN = tuple(field for field in FIELDS if field not in ("polarity", "prefix", "suffix"))
COLUMNS = (*_DECIDING, *_TELLING[:3], "quote", "source", *(f for f in _SHOWN if f != "quote"))
"""The columns in which a sheet is written."""

_KNOWN = frozenset({*_DECIDING, *_TELLING, *FIELDS})
_ACCEPT, _REJECT, _SKIP = "accept", "reject", "skip"
_DELIMITERS = {".tsv": "\t"}


# --- writing ------------------------------------------------------------------------------------


def write_sheet(docket: Docket, proposals: Iterable[Proposal], name: str) -> bytes:
    """Return proposals as a sheet in which decisions can be written.

    Args:
        docket: The case.
        proposals: What is to be decided on, in this order.
        name: The file; its ending says CSV or YAML. In CSV, what a spreadsheet would take
            for a formula is marked as a text.

    Raises:
        UsageError: the ending is another one.
    """
    suffix = _suffix(name)
    every = list(proposals)
    rows = [
        _shown(docket, proposal, row, made)
        for proposal, (row, made) in zip(
            every, rows_of(docket, ((p, Edit()) for p in every)), strict=True
        )
    ]
    if suffix in (".yaml", ".yml"):
        cells: list[RowCells] = [_cells({**row, "decision": _SKIP}) for row in rows]
        return yaml_bytes(SheetRows({"decisions": cells}, []))
    return _csv(rows, _DELIMITERS.get(suffix, ","))


def _suffix(name: str) -> str:
    suffix = PurePath(name).suffix.lower()
    if suffix not in SUFFIXES:
        mend = f"Use {', '.join(SUFFIXES)}."
        raise UsageError(f"{name} has no ending of a sheet of decisions", mend=mend)
    return suffix


def _shown(docket: Docket, proposal: Proposal, row: Row, made: Iterable[Entity]) -> Row:
    told = {
        "id": proposal.id,
        "score": f"{proposal.score:.2f}",
        "extractor": proposal.origin.extractor,
        "rule": proposal.origin.rule,
    }
    return {**row, "new": new_text(made, docket.namespaces), **told}


def new_text(made: Iterable[Entity], namespaces: Namespaces) -> str:
    """Return things that are new as the column ``new`` describes them."""
    words: list[Cell] = [
        f"{spelled(e.iri, namespaces)}={e.label} ({spelled_term(e.types[0], namespaces)})"
        for e in made
    ]
    return cell_text("names", words) if words else ""


def _cells(row: Row) -> RowCells:
    return {column: row[column] for column in COLUMNS if row.get(column)}


def _csv(rows: Iterable[Row], delimiter: str) -> bytes:
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=delimiter)
    writer.writerow(COLUMNS)
    for row in rows:
        writer.writerow([protected(row[c]) if row.get(c) else "" for c in COLUMNS])
    return text.getvalue().encode("utf-8")


# --- reading ------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Line:
    """A row of a sheet: column to text, and where it stands."""

    cells: Mapping[str, str]
    place: Place

    def word(self, column: str) -> str:
        return self.cells.get(column, "").strip()


def read_sheet(docket: Docket, name: str, data: bytes) -> list[Decision]:
    """Return what a sheet decides.

    Args:
        docket: The case.
        name: The file; its ending says CSV or YAML.
        data: What it holds.

    Raises:
        UsageError: the ending is another one.
        InvalidInput: faults in the sheet, all of them.
    """
    suffix = _suffix(name)
    report = Report([name])
    text = decoded(data, name, report)
    is_yaml = suffix in (".yaml", ".yml")
    reader = _yaml_lines if is_yaml else _csv_lines
    lines = list(reader(text, name, report)) if text is not None else []
    found: dict[str, list[tuple[_Line, Proposal, Verdict]]] = defaultdict(list)
    for line in lines:
        read = _decision(docket, line, report)
        if read is not None:
            found[read[0].id].append((line, *read))
    made = [_joined(docket, rows, report) for rows in found.values()]
    report.check()
    return [decision for decision in made if decision]


def _decision(docket: Docket, line: _Line, report: Report) -> tuple[Proposal, Verdict] | None:
    word = line.word("decision").lower()
    if word in ("", _SKIP):
        return None
    if word not in (_ACCEPT, _REJECT):
        mend = f"Write {_ACCEPT}, {_REJECT} or {_SKIP}."
        report.add(line.place, f"{quoted(word)} is no decision", mend)
        return None
    if word == _REJECT and not line.word("reason"):
        report.add(line.place, "a rejection without a reason", "Say why in the column 'reason'.")
        return None
    try:
        return docket.proposal(line.word("id")), Verdict(word)
    except UnknownName as error:
        report.add(line.place, error.message, error.mend or "")
        return None


def _joined(
    docket: Docket, rows: list[tuple[_Line, Proposal, Verdict]], report: Report
) -> Decision | None:
    """Return the decision of the rows of one proposal: a rejection, or one acceptance."""
    line, proposal, verdict = rows[0]
    if any(other is not verdict for _, _, other in rows) or (
        verdict is Verdict.REJECT and len(rows) > 1
    ):
        message = f"the proposal {quoted(line.word('id'))} is decided in two ways"
        report.add(rows[-1][0].place, message, "Keep one of the rows.")
        return None
    if verdict is Verdict.REJECT:
        return reject(proposal, line.word("reason"))
    base, made = row_of(docket, proposal, Edit())
    base = {**base, "new": new_text(made, docket.namespaces)}
    return accept(proposal, [_edit(docket, row, base) for row, _, _ in rows])


def _edit(docket: Docket, line: _Line, base: Row) -> Edit:
    """Return what was changed in a row, against what is proposed."""
    cells = {c: line.word(c) for c in FIELDS if c in line.cells}
    changed = {c: text for c, text in cells.items() if text != base.get(c, "").strip()}
    if "new" in changed and _adds_nothing(docket, changed["new"], base["new"]):
        del changed["new"]
    return Edit.of(changed)


def _adds_nothing(docket: Docket, text: str, base: str) -> bool:
    """Return whether a description of new things says nothing new: they are known by now."""
    known = {spelled(iri, docket.namespaces) for iri in docket.content.entities}
    parts = [part.strip() for part in text.split(";") if part.strip()]
    return all(part in base or part.partition("=")[0] in known for part in parts)


def _csv_lines(text: str, name: str, report: Report) -> Iterator[_Line]:
    delimiter = "\t" if name.lower().endswith(".tsv") else _delimiter(text)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    columns: list[str] = []
    line = 1
    try:
        for record in reader:
            if not columns:
                columns = [_normal(cell) for cell in record]
                _check_columns(columns, Place(name, line), report)
            elif any(cell.strip() for cell in record):
                cells = {c: unprotected(cell) for c, cell in zip(columns, record, strict=False)}
                yield _Line(cells, Place(name, line))
            line = reader.line_num + 1
    except csv.Error as error:
        report.stop(Place(name, line), f"not readable as CSV: {error}", "Save it as CSV again.")


def _delimiter(text: str) -> str:
    head = text.partition("\n")[0]
    return max((",", ";", "\t"), key=head.count)


def _normal(name: str) -> str:
    return "-".join(name.strip().lower().replace("_", " ").replace("-", " ").split())


def _check_columns(columns: Iterable[str], place: Place, report: Report) -> None:
    names = list(columns)
    for name in names:
        if name and name not in _KNOWN:
            mend = report.did_you_mean(name, sorted(_KNOWN), "Rename it, or take it out.")
            report.add(place, f"unknown column {quoted(name)}", mend)
    for name in ("id", "decision"):
        if name not in names:
            report.add(place, f"no column '{name}'", "Write the sheet anew: --sheet -o FILE.")


def _yaml_lines(text: str, name: str, report: Report) -> Iterator[_Line]:
    root = read_yaml(text, name, report)
    rows = root.entries.get("decisions") if isinstance(root, Fields) else root
    for row in rows.items if isinstance(rows, Items) else ():
        if isinstance(row, Fields):
            keys = [_normal(key) for key in row.entries]
            _check_columns([*keys, "id", "decision"], row.place, report)
            cells = {_normal(k): _cell(_normal(k), node) for k, node in row.entries.items()}
            yield _Line(cells, row.place)
    if not isinstance(rows, Items) and root is not None:
        place = root.place
        report.add(place, "no list of decisions", "Start with 'decisions:' and rows of '- id: …'.")


def _cell(column: str, node: Node) -> str:
    value = _value(node)
    return value if isinstance(value, str) else cell_text(column, value)


def _value(node: Node) -> Cell:
    match node:
        case Scalar(text):
            return text
        case Items(items):
            return [_value(item) for item in items]
        case Fields(entries):
            return {key: _value(value) for key, value in entries.items()}
