"""Units: "station" and "stations" are one, "posts" and "cases" are two."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from claimgraph.model.quantity import Bound, Quantity

_IRREGULAR = {
    "child": "children",
    "foot": "feet",
    "man": "men",
    "person": "people",
    "persons": "people",
    "woman": "women",
}


def plural(unit: str) -> str:
    """Return the regular English plural of the last word of a unit.

    >>> [plural(unit) for unit in ("police station", "box", "city", "day", "person")]
    ['police stations', 'boxes', 'cities', 'days', 'people']
    """
    head, blank, word = unit.rpartition(" ")
    if word in _IRREGULAR:
        many = _IRREGULAR[word]
    elif word.endswith(("s", "x", "z", "ch", "sh")):
        many = f"{word}es"
    elif word.endswith("y") and word[-2:-1] not in set("aeiou"):
        many = f"{word[:-1]}ies"
    else:
        many = f"{word}s"
    return f"{head}{blank}{many}"


def unit_keys(units: Iterable[str]) -> dict[str, str]:
    """Return unit to the spelling of it that it is compared by: a plural where one is used.

    Only forms that occur are joined, so that no word is taken for the plural of
    another that nobody wrote. Upper and lower case are one.
    """
    spellings: dict[str, str] = {}
    written = sorted(set(units))
    for unit in written:
        spellings.setdefault(unit.casefold(), unit)
    return {
        unit: spellings.get(plural(unit.casefold()), spellings[unit.casefold()]) for unit in written
    }


def in_unit(quantity: Quantity, unit: str) -> Quantity:
    """Return the same bounds in another spelling of the unit."""
    upper: Decimal | None = quantity.upper if quantity.bound is Bound.BETWEEN else None
    return Quantity.of(quantity.bound, quantity.amount, unit, upper)
