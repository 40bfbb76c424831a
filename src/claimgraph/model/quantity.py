"""Quantities as they are worded: "at least 80 cases", "over 11,000 operations".

A quantity keeps what was said and no more. "At least 80" has no upper end, "about
40" has neither: how far "about" reaches is not for the tool to invent.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import reduce
from operator import add

from claimgraph.model.quantity_grammar import (
    EXACT,
    MEND_BETWEEN,
    Bound,
    InvalidQuantity,
    check_unit,
    plain,
    read,
    spaced_nfc,
)

__all__ = ["Bound", "InvalidQuantity", "Quantity"]


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number of something, with the bounds that its wording gives it.

    Numbers are plain decimals, exact, without an exponent and without zeros at the
    end: 2.50 is kept as 2.5. Two quantities are ``==`` where they mean the same
    bounds of the same unit.

    Attributes:
        amount: The number that was said; of "between 3 and 5" the smaller one, which
            is the one that is claimed for certain.
        lower: The least number that may be meant, or None where that is not said.
            It is itself excluded where `bound` is ``over``.
        upper: The greatest number, or None; excluded where `bound` is ``under``.
        bound: How the amount bounds what is meant. `lower` and `upper` follow from
            it and `amount`, but for the greater number of ``between``;
            :meth:`of` fills them in.
        unit: What is counted, as worded, in Unicode form NFC with single blanks;
            "" for a bare number. It is compared letter by letter: "station" and
            "stations" are two units.

    Raises:
        InvalidQuantity: the numbers do not fit the bound, or the number or the unit
            can't be written down.
    """

    amount: Decimal
    lower: Decimal | None
    upper: Decimal | None
    bound: Bound
    unit: str

    def __post_init__(self) -> None:
        bound, amount, unit = Bound(self.bound), plain(self.amount), spaced_nfc(self.unit)
        upper = None if self.upper is None else plain(self.upper)
        check_unit(self.unit, unit, amount)
        expected = _ends(bound, amount, upper)
        lower = None if self.lower is None else plain(self.lower)
        if (lower, upper) != expected or not _ordered(bound, lower, upper):
            raise InvalidQuantity(
                f"{bound.value} {amount} [{lower}, {upper}] {unit}",
                "its lower and upper end do not fit the wording",
                "Leave them to Quantity.of().",
            )
        values = (amount, lower, upper, bound, unit)
        for name, value in zip(self.__slots__, values, strict=True):
            object.__setattr__(self, name, value)

    @classmethod
    def of(
        cls, bound: Bound, amount: Decimal | int, unit: str = "", upper: Decimal | int | None = None
    ) -> Quantity:
        """Return the quantity with the ends that `bound` gives it.

        Args:
            bound: How `amount` bounds what is meant.
            amount: The number; the smaller one of ``between``.
            unit: What is counted.
            upper: The greater number of ``between``, else None.

        Raises:
            InvalidQuantity: as the class.
        """
        number = Decimal(amount)
        more = None if upper is None else Decimal(upper)
        if (more is None) is (bound is Bound.BETWEEN) or (more is not None and more <= number):
            raise InvalidQuantity(
                f"{bound.value} {number} {unit}",
                "'between' needs two numbers, the smaller first, and nothing else does",
                MEND_BETWEEN,
            )
        lower, upper = _ends(bound, number, more)
        return cls(number, lower, upper, bound, unit)

    @classmethod
    def parse(cls, text: str) -> Quantity:
        """Return the quantity that `text` says: [wording] NUMBER [UNIT].

        The wordings are exactly (or nothing), at least, over, about, up to, under
        and between A and B, and a few that mean just the same (more than, no more
        than). Digits may be grouped by commas or blanks; the decimal sign is a
        point.

        Raises:
            InvalidQuantity: a ValueError; its message says what is wrong and what
                to write instead.
        """
        said = read(text)
        try:
            return cls.of(said.bound, said.amount, said.unit, said.upper)
        except InvalidQuantity as error:
            raise InvalidQuantity(text, error.reason, error.mend) from None

    def text(self) -> str:
        """Return the canonical wording; :meth:`parse` gives an equal quantity back.

        >>> Quantity.parse("More than 11 000 operations").text()
        'over 11,000 operations'
        """
        words = "" if self.bound is Bound.EXACTLY else self.bound.value.replace("-", " ")
        numbers = f"{self.amount:,f}"
        if self.bound is Bound.BETWEEN:
            numbers += f" and {self.upper:,f}"
        return " ".join(filter(None, (words, numbers, self.unit)))

    def slug(self) -> str:
        """Return a readable id; different quantities have different ones.

        Blanks of the unit become ``-``; all but letters and digits is written as
        ``_`` and its code point in hexadecimal and ``_``.

        >>> Quantity.parse("at least 80 cases").slug()
        'at-least-80-cases'
        >>> Quantity.parse("120 km/h").slug()
        '120-km_2f_h'
        """
        words = "" if self.bound is Bound.EXACTLY else self.bound.value
        numbers = [_number_slug(self.amount)]
        if self.bound is Bound.BETWEEN and self.upper is not None:
            numbers += ["and", _number_slug(self.upper)]
        unit = "".join(_escaped(char) for char in self.unit)
        return "-".join(filter(None, (words, *numbers, unit)))

    def __str__(self) -> str:
        return self.text()

    def __add__(self, other: Quantity) -> Quantity:
        """Return the quantity of both together, where they have the same unit.

        Lower ends add up, and so do upper ends; an end that one of them does not
        have, the sum does not have. Where neither end is left the sum is "about".

        Raises:
            ValueError: the units differ.
        """
        if not isinstance(other, Quantity):
            return NotImplemented
        self._require_unit(other)
        lower, upper = _sum(self.lower, other.lower), _sum(self.upper, other.upper)
        bounds = {self.bound, other.bound}
        if lower is not None and upper is not None:
            bound = Bound.EXACTLY if lower == upper else Bound.BETWEEN
            return Quantity(lower, lower, upper, bound, self.unit)
        if lower is not None:
            bound = Bound.OVER if Bound.OVER in bounds else Bound.AT_LEAST
            return Quantity(lower, lower, None, bound, self.unit)
        if upper is not None:
            bound = Bound.UNDER if Bound.UNDER in bounds else Bound.UP_TO
            return Quantity(upper, None, upper, bound, self.unit)
        return Quantity.of(Bound.ABOUT, EXACT.add(self.amount, other.amount), self.unit)

    @classmethod
    def total(cls, quantities: Iterable[Quantity]) -> Quantity:
        """Return the sum of one or more quantities of the same unit.

        Raises:
            ValueError: there are none, or the units differ.
        """
        parts = tuple(quantities)
        if not parts:
            raise ValueError("the sum of no quantities has no unit")
        return reduce(add, parts)

    def admits(self, number: Decimal | int) -> bool:
        """Return True if `number` may be what is meant.

        "About" admits every number, since it says no bounds.
        """
        above = self.lower is None or (
            number > self.lower if self.bound is Bound.OVER else number >= self.lower
        )
        below = self.upper is None or (
            number < self.upper if self.bound is Bound.UNDER else number <= self.upper
        )
        return above and below

    def compatible(self, other: Quantity) -> bool:
        """Return True if both may be said of the same thing: some number fits both.

        Raises:
            ValueError: the units differ.
        """
        return self.exceeds(other) is not True and other.exceeds(self) is not True

    def exceeds(self, other: Quantity) -> bool | None:
        """Say whether this is more than `other`: certainly, certainly not, or open.

        True means that the two exclude each other; "over 5" exceeds "up to 5".

        Raises:
            ValueError: the units differ.
        """
        self._require_unit(other)
        if self.lower is not None and other.upper is not None:
            strict = self.bound is Bound.OVER or other.bound is Bound.UNDER
            if self.lower > other.upper or (strict and self.lower == other.upper):
                return True
        if self.upper is not None and other.lower is not None and self.upper <= other.lower:
            return False
        return None

    def _require_unit(self, other: Quantity) -> None:
        if self.unit != other.unit:
            raise ValueError(f"{self.text()!a} and {other.text()!a} have different units")


def _ends(
    bound: Bound, amount: Decimal, upper: Decimal | None
) -> tuple[Decimal | None, Decimal | None]:
    """Return the lower and the upper end that `bound` gives to `amount`."""
    match bound:
        case Bound.EXACTLY:
            return amount, amount
        case Bound.AT_LEAST | Bound.OVER:
            return amount, None
        case Bound.UP_TO | Bound.UNDER:
            return None, amount
        case Bound.ABOUT:
            return None, None
        case Bound.BETWEEN:
            return amount, upper


def _ordered(bound: Bound, lower: Decimal | None, upper: Decimal | None) -> bool:
    if bound is not Bound.BETWEEN:
        return True
    return lower is not None and upper is not None and lower < upper


def _sum(first: Decimal | None, second: Decimal | None) -> Decimal | None:
    return None if first is None or second is None else EXACT.add(first, second)


def _number_slug(number: Decimal) -> str:
    return f"{number:f}".replace("-", "minus-")


def _escaped(char: str) -> str:
    if char == " ":
        return "-"
    return char if char.isalnum() else f"_{ord(char):x}_"
