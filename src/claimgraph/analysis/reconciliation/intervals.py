"""Arithmetic of quantities as intervals: what several counts of one thing leave, and what fits.

All quantities of one computation have the same unit.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from enum import StrEnum

from claimgraph.model.quantity import Bound, InvalidQuantity, Quantity


class Verdict(StrEnum):
    """Whether a sum and a total agree."""

    RECONCILES = "reconciles"
    MISFIT = "does not fit"
    OPEN = "open"


def meet(quantities: Sequence[Quantity]) -> Quantity | None:
    """Return what is left where all of `quantities` hold, or None where they can't.

    A limit that is itself excluded stays so where it is the only one: "over 5" and "up
    to 9" leave "between 5 and 9", which is wider than what is meant and never narrower.
    """
    low, high = strongest_lower(quantities), strongest_upper(quantities)
    if low is None or high is None:
        return low or high or quantities[0]
    if low.exceeds(high) is True or low.lower is None:
        return None
    return _between(low.lower, high.upper, low.unit)


def hull(quantities: Sequence[Quantity]) -> Quantity:
    """Return the narrowest quantity that leaves room for each of `quantities`."""
    lowers = [q.lower for q in quantities]
    uppers = [q.upper for q in quantities]
    unit = quantities[0].unit
    lower = None if None in lowers else min(q for q in lowers if q is not None)
    upper = None if None in uppers else max(q for q in uppers if q is not None)
    if lower is not None and upper is not None:
        return _between(lower, upper, unit)
    if lower is not None:
        return Quantity.of(Bound.AT_LEAST, lower, unit)
    if upper is not None:
        return Quantity.of(Bound.UP_TO, upper, unit)
    return Quantity.of(Bound.ABOUT, quantities[0].amount, unit)


def combined(quantities: Sequence[Quantity]) -> Quantity:
    """Return what several counts of one thing say together: what all allow, else what any does."""
    return meet(quantities) or hull(quantities)


def added(quantities: Sequence[Quantity]) -> Quantity:
    """Return what one or more counts come to.

    Nothing is counted less than no times: "up to 9" is 0 to 9, and of "about 9" beside
    others 0 is certain. Of a sum that is too long to write, nothing else is.
    """
    firm = [_from_none(quantity) for quantity in quantities if quantity.bound is not Bound.ABOUT]
    try:
        known = Quantity.total(firm or quantities)
    except InvalidQuantity:
        return Quantity.of(Bound.AT_LEAST, 0, quantities[0].unit)
    return known if len(firm) in (0, len(quantities)) else at_least(known)


def _from_none(quantity: Quantity) -> Quantity:
    if quantity.lower is not None or quantity.upper is None or quantity.upper <= 0:
        return quantity
    return _between(Decimal(0), quantity.upper, quantity.unit)


def at_least(quantity: Quantity) -> Quantity:
    """Return what is certain of a sum of which some parts are missing: its lower end."""
    if quantity.lower is None:
        return Quantity.of(Bound.AT_LEAST, 0, quantity.unit)
    bound = Bound.OVER if quantity.bound is Bound.OVER else Bound.AT_LEAST
    return Quantity.of(bound, quantity.lower, quantity.unit)


def verdict(total: Quantity, parts: Quantity, *, all_parts: bool) -> Verdict:
    """Say whether `parts`, summed up, agree with a `total`.

    Args:
        total: What is stated.
        parts: The sum.
        all_parts: Whether they are said to be all parts. If not, less than the total is
            no fault: others may not be known.
    """
    if parts.exceeds(total) is True:
        return Verdict.MISFIT
    if total.exceeds(parts) is True:
        return Verdict.MISFIT if all_parts else Verdict.OPEN
    ends = ((total.lower, parts.lower), (total.upper, parts.upper))
    meets = any(stated is not None and stated == computed for stated, computed in ends)
    return Verdict.RECONCILES if meets else Verdict.OPEN


def strongest_lower(quantities: Sequence[Quantity]) -> Quantity | None:
    """Return the quantity with the greatest lower end, or None where none has one."""
    ends = [(q.lower, q.bound is Bound.OVER, q.text()) for q in quantities if q.lower is not None]
    if not ends:
        return None
    greatest = max(ends)
    return next(q for q in quantities if (q.lower, q.bound is Bound.OVER, q.text()) == greatest)


def strongest_upper(quantities: Sequence[Quantity]) -> Quantity | None:
    """Return the quantity with the smallest upper end, or None where none has one."""
    ends = [
        (q.upper, q.bound is not Bound.UNDER, q.text()) for q in quantities if q.upper is not None
    ]
    if not ends:
        return None
    least = min(ends)
    return next(q for q in quantities if (q.upper, q.bound is not Bound.UNDER, q.text()) == least)


def _between(lower: Decimal, upper: Decimal | None, unit: str) -> Quantity:
    if upper is None or lower == upper:
        return Quantity.of(Bound.EXACTLY, lower, unit)
    return Quantity.of(Bound.BETWEEN, lower, unit, upper)
