"""Columns: how the page's data are kept small and quick to read.

A table is a map from name to column, a column one of these, each read by row number
(``data/columns.js`` reads them back):

* a list of values, None where there is none;
* a map from row number to value, where most rows have none;
* ``{"codes": […], "values": […]}`` where few values recur: value 0 is none;
  with ``"relative"`` the values are lists of numbers to be added to that of the row;
* ``{"steps": […]}`` where numbers rise: from each to the next.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any

from claimgraph.model.iri import Iri

Column = list[Any] | dict[str, Any]
Table = dict[str, Column]

_MOSTLY_EMPTY = 2


def table(rows: Sequence[Mapping[str, Any]]) -> Table:
    """Return `rows` as one column a key, in the order in which keys first appear."""
    names = dict.fromkeys(name for row in rows for name in row)
    return {name: column([row.get(name) for row in rows]) for name in names}


def column(values: Iterable[Any]) -> Column:
    """Return a column; as a map where it is mostly empty: None, False, "" or []."""
    every = list(values)
    filled = {str(row): value for row, value in enumerate(every) if not _empty(value)}
    return filled if len(filled) * _MOSTLY_EMPTY < len(every) else every


def _empty(value: Any) -> bool:
    return value is None or value is False or value == "" or value == []


def coded(values: Iterable[Any], *, relative: bool = False) -> Column:
    """Return a column of few values that recur: None, numbers, texts, or tuples of numbers.

    Args:
        values: Row by row.
        relative: True where the values are tuples of what to add to the row's number.
    """
    places: dict[Any, int] = {None: 0, (): 0, "": 0}
    distinct: list[Any] = [None]
    codes: list[int] = []
    for value in values:
        place = places.get(value)
        if place is None:
            place = places[value] = len(distinct)
            distinct.append(list(value) if isinstance(value, tuple) else value)
        codes.append(place)
    if len(distinct) == 1:
        return {}
    return {"codes": codes, "values": distinct} | ({"relative": True} if relative else {})


def steps(numbers: Iterable[int]) -> Column:
    """Return a column of numbers of which each is near the one before."""
    return {"steps": [after - before for before, after in pairwise((0, *numbers))]}


class Numbering:
    """Numbers things in an order.

    Args:
        iris: The things.
        key: What they are ordered by; by their IRIs where None.
    """

    def __init__(self, iris: Iterable[Iri], key: Callable[[Iri], Any] | None = None) -> None:
        self._enter(sorted(set(iris), key=key))

    @classmethod
    def in_order(cls, iris: Iterable[Iri]) -> Numbering:
        """Number things as they come; none comes twice."""
        made = cls(())
        made._enter(iris)
        return made

    def _enter(self, iris: Iterable[Iri]) -> None:
        self.iris: tuple[Iri, ...] = tuple(iris)
        self._numbers = {iri: number for number, iri in enumerate(self.iris)}

    def __contains__(self, iri: object) -> bool:
        return iri in self._numbers

    def __getitem__(self, iri: Iri) -> int:
        return self._numbers[iri]

    def __iter__(self) -> Iterator[Iri]:
        return iter(self.iris)

    def __len__(self) -> int:
        return len(self.iris)

    def get(self, iri: Iri) -> int | None:
        """Return the number of `iri`, or None where it is "" or has none."""
        return self._numbers.get(iri)

    def all(self, iris: Iterable[Iri]) -> list[int]:
        """Return the numbers of those `iris` that have one, in their order."""
        return [self._numbers[iri] for iri in iris if iri in self._numbers]
