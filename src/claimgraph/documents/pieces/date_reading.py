"""What a date means, what its reading may rest on, and how a year is inferred."""

from __future__ import annotations

from dataclasses import dataclass

from claimgraph.documents.pieces import anchors
from claimgraph.documents.pieces.anchors import Anchor
from claimgraph.documents.pieces.date_forms import Written
from claimgraph.documents.pieces.lexicon import lexicon

_DIRECTIONS = lexicon("calendar")["directions"]


@dataclass(frozen=True, slots=True)
class Reading:
    """What a date means.

    Attributes:
        edtf: In EDTF; "" where it can't be dated.
        year_inferred: Whether its year is not printed.
        basis: What the inference rests on.
    """

    edtf: str
    year_inferred: bool = False
    basis: str = ""


@dataclass(frozen=True, slots=True)
class Setting:
    """What the reading of a date may rest on.

    Attributes:
        anchor: The day that it is relative to, or None.
        tense: 1 where its sentence looks ahead, -1 where back, else 0.
        stated: The years of days and months that the text states in full, each with its place.
        earlier: The dates before it in its paragraph in EDTF, the nearest first, each with
            its place: what "the next day" is told from.
    """

    anchor: Anchor | None
    tense: int
    stated: dict[tuple[int, int], tuple[int, int]]
    earlier: tuple[tuple[str, int], ...] = ()


def placed(year: int | None, month: int | None, day: int | None, setting: Setting) -> Reading:
    """Return a day, month or year, with the year inferred where it is None."""
    if year is not None:
        return Reading(edtf(year, month, day))
    assert month is not None
    if day and (month, day) in setting.stated:
        known, place = setting.stated[month, day]
        return Reading(edtf(known, month, day), True, f"the same day with its year at {place}")
    anchor = setting.anchor
    inferred = anchors.nearest(anchor.day, month, day, setting.tense) if anchor else None
    if anchor is None or inferred is None:
        return Reading(f"XXXX-{edtf(0, month, day)[5:]}")
    return Reading(edtf(inferred, month, day), True, anchor.basis)


def edtf(year: int, month: int | None, day: int | None) -> str:
    """Return a year, month or day in EDTF."""
    numbers = [f"{year:04}"] + [f"{part:02}" for part in (month, day) if part]
    return "-".join(numbers)


def direction_of(written: Written) -> int | None:
    """Return -1 for "last", 1 for "next", 0 for "this", None where it does not say."""
    said = written.parts.get("dir")
    direction: int | None = _DIRECTIONS[said.lower()] if said else None
    return direction


def relative(setting: Setting, unit: str, steps: int) -> Reading:
    """Return a day, week, month or year so many steps from the anchor."""
    if setting.anchor is None:
        return Reading("")
    try:
        return Reading(anchors.period(setting.anchor.day, unit, steps), True, setting.anchor.basis)
    except (OverflowError, ValueError):
        return Reading("")
