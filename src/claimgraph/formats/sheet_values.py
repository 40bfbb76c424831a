"""What stands in the rows of a sheet that is to be written."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeAlias, Union


class Bare(str):
    """A word that every YAML reader takes for a text, such as a position."""

    __slots__ = ()


EMPTY = Bare("")
"""A text that is there and is empty; in a list, that the list is there and is empty."""

Cell: TypeAlias = Union[str, int, bool, "list[Cell]", "dict[str, Cell]"]
RowCells: TypeAlias = dict[str, Cell]


def kept(cells: Iterable[tuple[str, Cell | None]]) -> RowCells:
    """Return the cells that hold something, in order."""
    return {key: cell for key, cell in cells if cell is not None and _says_something(cell)}


def _says_something(cell: Cell) -> bool:
    return cell is EMPTY or isinstance(cell, int) or bool(cell)
