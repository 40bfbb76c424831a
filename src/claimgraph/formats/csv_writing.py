"""Writing rows as one CSV table: a column ``kind`` and a column a key."""

from __future__ import annotations

import csv
import io

from claimgraph.formats.csv_text import protected
from claimgraph.formats.sheet_keys import COLUMNS, KIND_COLUMN, LISTS, PAIRS, SECTIONS
from claimgraph.formats.sheet_rows import SheetRows
from claimgraph.formats.sheet_values import EMPTY, Cell
from claimgraph.formats.yaml_writing import flow


def csv_bytes(rows: SheetRows, *, exact: bool = False) -> bytes:
    """Return rows as CSV (RFC 4180, UTF-8), with the columns that are used.

    Args:
        rows: What to write.
        exact: True to write what a spreadsheet takes for a formula as it is.
    """
    used = {key for section in rows.sections.values() for row in section for key in row}
    columns = [c for c in COLUMNS if c in used or c in (KIND_COLUMN, "id", "subject", "predicate")]
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(columns)
    for section, section_rows in rows.sections.items():
        for row in section_rows:
            cells = {KIND_COLUMN: SECTIONS[section], **{k: cell_text(k, c) for k, c in row.items()}}
            writer.writerow(
                [protected(cells[c], exact=exact) if c in cells else "" for c in columns]
            )
    return text.getvalue().encode("utf-8")


def cell_text(key: str, cell: Cell) -> str:
    """Return what stands in the column `key` for `cell`; :func:`cell_node` undoes it."""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, dict):
        return _pairs(cell) if key in PAIRS else flow(cell)
    if key in LISTS and isinstance(cell, str):
        cell = [cell]
    if isinstance(cell, list):
        words = [item for item in cell if isinstance(item, str) and item is not EMPTY]
        is_simple = len(words) == len(cell) and all(map(_is_word, words))
        return "; ".join(words) if is_simple and words[0][0] != "[" else flow(cell)
    return str(cell)


def _pairs(cells: dict[str, Cell]) -> str:
    pairs = [
        (key, value)
        for key, values in cells.items()
        for value in (values if isinstance(values, list) else [values])
    ]
    is_simple = all(
        isinstance(value, str) and _is_word(value) and _is_word(key) and "=" not in key
        for key, value in pairs
    )
    if is_simple and not pairs[0][0].startswith("{"):
        return "; ".join(f"{key}={value}" for key, value in pairs)
    return flow(dict(cells))


def _is_word(text: str) -> bool:
    """Return whether `text` can stand between semicolons."""
    return bool(text) and ";" not in text and text == text.strip()
