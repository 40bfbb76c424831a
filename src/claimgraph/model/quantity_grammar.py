"""The wording of quantities: from text to a bound, numbers and a unit."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from decimal import Context, Decimal
from enum import StrEnum

MAX_DIGITS = 40
EXACT = Context(prec=4 * MAX_DIGITS)
"""More digits than a sum of two numbers can have."""

MEND_BETWEEN = "Write between 3 and 5 stations."
_MAX_TEXT = 300
_MAX_UNIT = 200

_NUMBER = re.compile(
    r"[-\u2212]?(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,3}(?: [0-9]{3})+|[0-9]+)(?:\.[0-9]+)?(?![0-9])"
)
_LOOKS_GROUPED = re.compile(r"-?[0-9]{1,3}\.[0-9]{2}0")
_SCALES = {
    "dozen": 12,
    "hundred": 100,
    "thousand": 10**3,
    "million": 10**6,
    "billion": 10**9,
    "trillion": 10**12,
}
_SCALE = re.compile(rf"({'|'.join(_SCALES)})s?\b", re.IGNORECASE)
_SECOND_NUMBER = re.compile(r"(?:and|to|or) [0-9]", re.IGNORECASE)
_NO_UNIT = re.compile(r"[0-9,.'\u2019/\u2013-]")


class Bound(StrEnum):
    """How an amount bounds what is meant (code list ``bounds``)."""

    EXACTLY = "exactly"
    AT_LEAST = "at-least"
    OVER = "over"
    ABOUT = "about"
    UP_TO = "up-to"
    UNDER = "under"
    BETWEEN = "between"


_WORDS = {
    "exactly": Bound.EXACTLY,
    "at least": Bound.AT_LEAST,
    "no fewer than": Bound.AT_LEAST,
    "no less than": Bound.AT_LEAST,
    "over": Bound.OVER,
    "more than": Bound.OVER,
    "about": Bound.ABOUT,
    "around": Bound.ABOUT,
    "approximately": Bound.ABOUT,
    "roughly": Bound.ABOUT,
    "up to": Bound.UP_TO,
    "at most": Bound.UP_TO,
    "no more than": Bound.UP_TO,
    "under": Bound.UNDER,
    "fewer than": Bound.UNDER,
    "less than": Bound.UNDER,
    "between": Bound.BETWEEN,
}
_WORDING = re.compile(rf"(?:{'|'.join(_WORDS)}) ", re.IGNORECASE)
_NEAR_BELOW = re.compile(r"(?:almost|nearly|close to) ([0-9].*)", re.IGNORECASE)


class InvalidQuantity(ValueError):
    """Text that is not a quantity.

    Attributes:
        text: What was written.
        reason: What is wrong with it, a clause without a full stop.
        mend: What to write instead, a sentence.
    """

    def __init__(self, text: str, reason: str, mend: str) -> None:
        super().__init__(text, reason, mend)
        self.text = text
        self.reason = reason
        self.mend = mend

    def __str__(self) -> str:
        shown = self.text if len(self.text) <= 60 else self.text[:57] + "..."
        return f"{shown!a} is not a quantity: {self.reason}. {self.mend}"


@dataclass(frozen=True, slots=True)
class Wording:
    """The parts of a quantity's text; `upper` is the second number of "between"."""

    bound: Bound
    amount: Decimal
    upper: Decimal | None
    unit: str


def read(text: str) -> Wording:
    """Return the parts of ``[wording] NUMBER [UNIT]``.

    Raises:
        InvalidQuantity: with what to write instead.
    """
    if len(text) > _MAX_TEXT:
        reason = f"it is longer than {_MAX_TEXT} characters"
        raise InvalidQuantity(text, reason, "Keep the unit short.")
    spaced = spaced_nfc(text)
    match = _WORDING.match(spaced)
    bound = _WORDS[match[0].strip().lower()] if match else Bound.EXACTLY
    amount, rest = _number(text, spaced[match.end() :] if match else spaced)
    upper = None
    if bound is Bound.BETWEEN:
        if not rest.startswith("and "):
            raise InvalidQuantity(text, "the second number is missing", MEND_BETWEEN)
        upper, rest = _number(text, rest.removeprefix("and "))
    check_unit(text, rest, amount if upper is None else upper)
    return Wording(bound, amount, upper, rest)


def spaced_nfc(text: str) -> str:
    """Return `text` in NFC, with single blanks within and none around it.

    The blanks that are set between groups of digits (no-break, thin, narrow) are
    blanks too.
    """
    return " ".join(unicodedata.normalize("NFC", text).split())


def plain(number: Decimal) -> Decimal:
    """Return `number` without an exponent and without zeros at the end.

    Raises:
        InvalidQuantity: it is not a number, or has too many digits.
    """
    if not number.is_finite() or abs(number.adjusted()) > MAX_DIGITS:
        raise _too_long(str(number))
    written = f"{number:f}"
    if "." in written:
        written = written.rstrip("0").rstrip(".")
    if sum(map(str.isdigit, written)) > MAX_DIGITS:
        raise _too_long(written)
    return Decimal(0) if Decimal(written) == 0 else Decimal(written)


def check_unit(text: str, unit: str, number: Decimal) -> None:
    """Refuse a `unit` that would be read as a part of the `number` before it.

    Raises:
        InvalidQuantity: about the whole `text`.
    """
    if len(unit) > _MAX_UNIT:
        raise InvalidQuantity(text, f"the unit has more than {_MAX_UNIT} characters", "Shorten it.")
    if any(unicodedata.category(char) in ("Cc", "Cs", "Co", "Cn") for char in unit):
        raise InvalidQuantity(text, "there is a control character in it", "Remove it.")
    if _SECOND_NUMBER.match(unit):
        raise InvalidQuantity(text, "there are two numbers", MEND_BETWEEN)
    scale = _SCALE.match(unit)
    if scale:
        all_digits = plain(EXACT.multiply(number, Decimal(_SCALES[scale[1].lower()])))
        mend = f"Write {all_digits:,f}{unit[scale.end() :]}."
        raise InvalidQuantity(text, "the number is not all in digits", mend)
    if _NO_UNIT.match(unit):
        raise InvalidQuantity(
            text,
            f"{unit[0]!a} follows the number",
            "Group digits by threes with commas or blanks, use a point for decimals,"
            " and write a range as between 3 and 5 stations.",
        )


def _too_long(text: str) -> InvalidQuantity:
    reason = f"its number has more than {MAX_DIGITS} digits"
    return InvalidQuantity(text, reason, "Round it, with the wording 'about'.")


def _number(text: str, rest: str) -> tuple[Decimal, str]:
    """Return the number that `rest` begins with, and what follows it."""
    match = _NUMBER.match(rest)
    if not match:
        raise _no_number(text, rest)
    written = re.sub("[, ]", "", match[0].replace("\u2212", "-"))
    following = rest[match.end() :]
    if _LOOKS_GROUPED.fullmatch(match[0]):
        whole, short = written.replace(".", ","), plain(Decimal(written))
        raise InvalidQuantity(
            text,
            f"{written} can be read in two ways",
            f"Write {whole} if the point groups digits, {short:f} if it is a decimal point.",
        )
    if sum(map(str.isdigit, written)) > MAX_DIGITS:
        raise _too_long(text)
    if following[:1].isalnum():
        raise InvalidQuantity(
            text, "the number and the unit run together", "Put a blank between them."
        )
    return Decimal(written), following.strip()


def _no_number(text: str, rest: str) -> InvalidQuantity:
    below = _NEAR_BELOW.fullmatch(rest)
    if below:
        mend = f"Write about {below[1]} or under {below[1]}, whichever is meant."
        return InvalidQuantity(text, "it can be read in two ways", mend)
    if rest and unicodedata.category(rest[0]) == "Sc":
        return InvalidQuantity(text, "the unit stands before the number", "Write 5 USD.")
    return InvalidQuantity(
        text,
        "there is no number where one is expected",
        "Write the number in digits, behind one of: exactly, at least, over, about, up to,"
        " under, between A and B.",
    )
