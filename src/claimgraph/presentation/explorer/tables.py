"""Rows as columns: how the page's data are kept small and quick to read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from claimgraph.model.iri import Iri

Column = list[Any] | dict[str, Any]
Table = dict[str, Column]

_MOSTLY_EMPTY = 2


def table(rows: Sequence[Mapping[str, Any]], *, without: Iterable[str] = ()) -> Table:
    """Return `rows` as one column a key, in the order in which keys first appear.

    A column that is mostly empty is a map from row number to value; both are read
    as ``column[row]``. Empty are None, False, "" and [].

    Args:
        rows: Each a map from column to value.
        without: Columns to leave out.
    """
    unwanted = frozenset(without)
    names = dict.fromkeys(name for row in rows for name in row if name not in unwanted)
    return {name: _column([row.get(name) for row in rows]) for name in names}


def _column(values: list[Any]) -> Column:
    filled = {str(row): value for row, value in enumerate(values) if not _empty(value)}
    return filled if len(filled) * _MOSTLY_EMPTY < len(values) else values


def _empty(value: Any) -> bool:
    return value is None or value is False or value == "" or value == []


class Numbering:
    """Numbers things in the order of their IRIs, whatever order they came in."""

    def __init__(self, iris: Iterable[Iri]) -> None:
        self.iris: tuple[Iri, ...] = tuple(sorted(set(iris)))
        self._numbers = {iri: number for number, iri in enumerate(self.iris)}

    def __contains__(self, iri: object) -> bool:
        return iri in self._numbers

    def __getitem__(self, iri: Iri) -> int:
        return self._numbers[iri]

    def __len__(self) -> int:
        return len(self.iris)

    def get(self, iri: Iri) -> int | None:
        """Return the number of `iri`, or None where it is "" or has none."""
        return self._numbers.get(iri)

    def all(self, iris: Iterable[Iri]) -> list[int]:
        """Return the numbers of those `iris` that have one, in their order."""
        return [self._numbers[iri] for iri in iris if iri in self._numbers]
