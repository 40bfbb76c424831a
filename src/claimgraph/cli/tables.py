"""Tables that fit the terminal: in columns where there is room, else record by record."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from claimgraph.cli import output

if TYPE_CHECKING:
    from rich.table import Table
    from rich.text import Text

_GAP = 2
_WORD = 28
"""A word that is longer may be broken."""
_SAME = 3
"""Rows from which on a column that says the same in all of them is said once, above."""
_TALL = 3
"""Lines that a row may take on average; above that records read better."""
_NUMBER = re.compile(r"-?[\d,]+(\.\d+)?\Z", re.ASCII)


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in a cell.

    Attributes:
        text: For people.
        id: By which commands know it; shown where there is room, and where two
            things of the table have the same text.
        style: Of the text.
    """

    text: str
    id: str = ""
    style: str = ""

    def shown(self) -> str:
        """Return text and id as they are printed."""
        return f"{self.text} [{self.id}]" if self.id and self.id != self.text else self.text

    def bare(self) -> Cell:
        """Return the cell without its id."""
        return replace(self, id="")


def show(headings: Sequence[str], rows: Iterable[Sequence[Cell | str]], *, title: str = "") -> None:
    """Print rows as a table that is as wide as the terminal allows.

    Where the columns do not fit, what is the same in all rows is said once, above
    them; and where that is not enough each row becomes a block of lines, a line a cell.
    """
    full = [[_cell(cell) for cell in row] for row in rows]
    if title:
        output.show(output.styled(title, "bold"), "")
    brief = _without_ids(full)
    room = output.width()
    for cells in (full, brief):
        natural = _natural(headings, cells)
        if not room or _total(natural) <= room:
            output.show(_columns(headings, cells, natural))
            return
    numbers = _varying(brief)
    constant = [n for n in range(len(headings)) if n not in numbers and full[0][n].text]
    for number in constant:
        word = output.styled(f"{headings[number]}: ", "dim")
        output.show(word.append_text(_text(full[0][number])))
    if constant:
        output.show("")
    headings = [headings[number] for number in numbers]
    full, brief = ([[row[n] for n in numbers] for row in cells] for cells in (full, brief))
    widths = _squeezed(headings, brief, room)
    output.show(_columns(headings, brief, widths) if widths else _records(headings, full))


def _varying(rows: list[list[Cell]]) -> list[int]:
    """Return the columns that are worth their room: those that do not say the same throughout."""
    numbers = range(len(rows[0]) if rows else 0)
    if len(rows) < _SAME:
        return list(numbers)
    found = [n for n in numbers if len({row[n].text for row in rows}) > 1]
    return found or list(numbers)


def _cell(cell: Cell | str) -> Cell:
    made = Cell(cell) if isinstance(cell, str) else cell
    return replace(made, text=output.one_line(made.text), id=output.one_line(made.id))


def _without_ids(rows: list[list[Cell]]) -> list[list[Cell]]:
    """Drop the ids, but for those of different things that have the same name."""
    ids: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        for cell in row:
            ids[cell.text].add(cell.id)
    return [[cell if len(ids[cell.text]) > 1 else cell.bare() for cell in row] for row in rows]


# -- how wide ---------------------------------------------------------------------


def _length(text: str) -> int:
    from rich.cells import cell_len

    return len(text) if text.isascii() else cell_len(text)


def _natural(headings: Sequence[str], rows: list[list[Cell]]) -> list[int]:
    """Return how wide each column is where nothing is wrapped."""
    widths = [_length(heading) for heading in headings]
    for row in rows:
        for number, cell in enumerate(row):
            widths[number] = max(widths[number], _length(cell.shown()))
    return widths


def _least(headings: Sequence[str], rows: list[list[Cell]]) -> list[int]:
    """Return how wide each column must be for its words to stay whole."""
    widths = [max(map(len, heading.split()), default=1) for heading in headings]
    for row in rows:
        for number, cell in enumerate(row):
            longest = max((_length(word) for word in cell.shown().split()), default=0)
            widths[number] = max(widths[number], min(longest, _WORD))
    return widths


def _total(widths: Sequence[int]) -> int:
    return sum(widths) + _GAP * (len(widths) - 1)


def _squeezed(headings: Sequence[str], rows: list[list[Cell]], room: int) -> list[int]:
    """Return widths with which the table fits `room`, or none where it would be a mess."""
    natural, widths = _natural(headings, rows), _least(headings, rows)
    left = room - _total(widths)
    if left < 0:
        return []
    while left:
        wanting = [n for n, width in enumerate(widths) if width < natural[n]]
        share = max(1, left // len(wanting)) if wanting else left
        for number in wanting[:left]:
            more = min(share, natural[number] - widths[number])
            widths[number] += more
            left -= more
        if not wanting:
            break
    lines = (max(-(-_length(c.shown()) // w) for c, w in zip(r, widths, strict=True)) for r in rows)
    return widths if sum(lines) <= _TALL * len(rows) else []


# -- how it looks -----------------------------------------------------------------


def _columns(headings: Sequence[str], rows: list[list[Cell]], widths: list[int]) -> Table:
    from rich import box
    from rich.table import Table

    table = Table(
        box=box.SIMPLE_HEAD,
        show_edge=False,
        pad_edge=False,
        padding=(0, _GAP - 1, 0, 0),
        border_style="dim",
    )
    for number, heading in enumerate(headings):
        numeric = all(_NUMBER.match(row[number].text) for row in rows if row[number].text)
        justify = "right" if numeric and any(row[number].text for row in rows) else "left"
        table.add_column(
            output.styled(heading),
            width=widths[number],
            justify="right" if justify == "right" else "left",
            overflow="fold",
        )
    for row in rows:
        table.add_row(*map(_text, row))
    return table


def _records(headings: Sequence[str], rows: list[list[Cell]]) -> Table:
    from rich.table import Table

    grid = Table.grid(padding=(0, _GAP, 0, 0))
    grid.add_column(no_wrap=True)
    grid.add_column(overflow="fold")
    for number, row in enumerate(rows):
        if number:
            grid.add_row("", "")
        for heading, cell in zip(headings, row, strict=True):
            if cell.text:
                grid.add_row(output.styled(heading, "dim"), _text(cell))
    return grid


def _text(cell: Cell) -> Text:
    text = output.styled(cell.text, cell.style)
    if cell.shown() != cell.text:
        text.append_text(output.styled(f" [{cell.id}]", "dim"))
    return text
