"""Numbers as texts write them: in digits of several conventions, in words, with scales."""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation

from claimgraph.documents.pieces.lexicon import lexicon, one_of

_NUMBERS = lexicon("numbers")
_VALUES = {name: n for of in _NUMBERS["words"].values() for name, n in of.items()}
_SCALES = _NUMBERS["scales"]
_WORD_SCALES = [name for name in _SCALES if len(name) > len("bn") and name != "Mio"]
_SHORT_SCALES = [name for name in _SCALES if name not in _WORD_SCALES]
_FRACTIONS = _NUMBERS["fractions"]
_TIMES = _NUMBERS["times"]

_DIGITS = (
    r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,3}(?:\.\d{3})+,\d{1,2}|\d{1,3}(?:\.\d{3}){2,}"
    r"|\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?![\d])|\d{1,30}(?:[.,]\d{1,20})?"
)
_SCALE = (
    rf"(?:[ \u00a0-]?(?:{one_of(_WORD_SCALES)})s?\b|[ \u00a0]?(?:bn|mn|tn|Mio)\b"
    rf"|(?:{one_of(_SHORT_SCALES)})\b)"
)
_UNIT_WORD = rf"(?:{one_of(_VALUES)})"
_SCALE_WORD = r"(?:dozen|hundred|thousand|million|billion|trillion)"
_IN_WORDS = (
    rf"\b(?:{_UNIT_WORD}|(?:an?|half[ ]an?)[ ](?={_SCALE_WORD}\b)|(?<=\bsome )(?={_SCALE_WORD}\b))"
    rf"(?:(?:[ -]|[ ]and[ ])?(?:{_UNIT_WORD}|{_SCALE_WORD})\b){{0,12}}(?:[ -]and[ -]a[ -]half\b)?"
)
_FRACTION_WORD = one_of(name for name in _FRACTIONS if name != "half")
_FRACTION = (
    rf"\b(?:an?|one|two|three|four|five)[ -](?:{_FRACTION_WORD})s?\b(?=\s+of\b|[ ]*(?:[.,;:)]|\Z))"
    r"|\bhalf(?=\s+(?:of|the|its|their|his|her|our)\b)"
    rf"|\b(?:one|1)[ ]in[ ](?:every[ ])?(?:{_UNIT_WORD}|[1-9]\d{{0,2}})\b(?!\s+[^\W\d_]+s\s+of\b)"
    rf"|\b{_UNIT_WORD}[ ]in[ ](?:every[ ])?(?:ten|10|100)\b"
)

NUMBER = re.compile(
    rf"(?P<fraction>{_FRACTION})|(?P<digits>(?<![\w.,/#:])(?:{_DIGITS})(?:{_SCALE})?)"
    rf"|(?P<words>{_IN_WORDS})\b|\b(?P<times>{one_of(_TIMES)})\b|\ba[ ](?P<single>single)\b",
    re.IGNORECASE,
)
"""A number of any form, in a group named for it."""

_GROUPED = re.compile(r"\A([1-9]\d{0,2})\.(\d{3})(?![\d.,])")
_PARTS = re.compile(rf"({_DIGITS})[ \u00a0-]?(.*)", re.DOTALL)
_TOKENS = re.compile(r"[^\W\d_]+")
_LOWER_SCALES = {name.lower(): value for name, value in _SCALES.items() if len(name) > 1}


def value(match: re.Match[str], *, dots_group: bool = False) -> Decimal | None:
    """Return the number that a match of :data:`NUMBER` means, or None.

    Args:
        match: The match.
        dots_group: Whether 1.200 is twelve hundred, as where commas are decimal.
    """
    told = match[match.lastgroup or 0]
    match match.lastgroup:
        case "digits":
            return _from_digits(_GROUPED.sub(r"\1\2", told) if dots_group else told)
        case "words":
            return _from_words(told)
        case "fraction":
            return _from_fraction(told)
        case "times":
            return Decimal(_TIMES[told.lower()])
        case _:
            return Decimal(1)


def _from_digits(told: str) -> Decimal | None:
    parts = _PARTS.match(told)
    if parts is None:
        return None
    try:
        return Decimal(_plain(parts[1])) * scale(told)
    except InvalidOperation:
        return None


def scale(written: str) -> Decimal:
    """Return what the scale behind a number in digits multiplies it by: "1.9 million"."""
    parts = _PARTS.match(written)
    name = parts[2].rstrip("s") if parts and len(parts[2]) > 1 else parts[2] if parts else ""
    return Decimal(_SCALES.get(name) or _LOWER_SCALES.get(name.lower()) or 1)


def _plain(digits: str) -> str:
    """Return digits with a decimal point and without groups, in either convention."""
    bare = re.sub(r"[ \u00a0\u202f]", "", digits)
    if re.fullmatch(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?", bare):
        return bare.replace(",", "")
    if re.fullmatch(r"\d{1,3}(?:\.\d{3})+,\d{1,2}|\d{1,3}(?:\.\d{3}){2,}", bare):
        return bare.replace(".", "").replace(",", ".")
    return bare.replace(",", ".")


def _from_words(told: str) -> Decimal | None:
    if told.lower().endswith("half"):
        return (_from_words(told[: -len("and a half")]) or 0) + Decimal("0.5")
    total = Decimal(0)
    current: Decimal | None = None
    half = Decimal(1)
    for word in _TOKENS.findall(told.lower()):
        if word == "half":
            half = Decimal("0.5")
        elif word in ("hundred", "dozen"):
            current = (current or 1) * Decimal(_LOWER_SCALES[word])
        elif word in _LOWER_SCALES:
            total += (1 if current is None else current) * _LOWER_SCALES[word]
            current = None
        elif word in _VALUES:
            current = (current or 0) + _VALUES[word]
    return (total + (current or 0)) * half or None


def _from_fraction(told: str) -> Decimal:
    if _RATIO.search(told):
        share, whole = (_ratio_part(each) for each in (told.split()[0], told.split()[-1]))
        return (share / whole).quantize(_PLACES).normalize()
    count, _, part = told.lower().replace("-", " ").partition(" ")
    if not part:
        return Decimal(_FRACTIONS["half"])
    share = Decimal(_FRACTIONS[part if part in _FRACTIONS else part.rstrip("s")])
    times = _VALUES.get(count, 1)
    return Decimal("0.666667") if times == 2 and part.startswith("third") else times * share


_RATIO = re.compile(r"[ ]in[ ]", re.IGNORECASE)
_PLACES = Decimal("0.000001")


def _ratio_part(told: str) -> Decimal:
    """Return a number of "one in three"."""
    return Decimal(told) if told.isdecimal() else Decimal(_VALUES[told.lower()])
