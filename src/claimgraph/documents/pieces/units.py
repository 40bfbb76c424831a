"""What an amount counts: the currency before it, and the unit or noun behind it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from claimgraph.documents.pieces.lexicon import lexicon, one_of, words

_LEXICON = lexicon("units")
_SIGNS = _LEXICON["currency_signs"]
_CODES = frozenset(_LEXICON["currency_codes"])
_BEFORE = re.compile(rf"({one_of(_SIGNS)}|\b(?:{one_of(_CODES)})\b)[ \u00a0]?\Z")
_SIGN = re.compile(rf"[ \u00a0]?(?:({one_of(_SIGNS)})|({one_of(_CODES)})\b)")
_SYMBOL = re.compile(rf"[ \u00a0]?({one_of(_LEXICON['symbols'])})(?![\w/])")
_LATER = r"(?![ ](?:later|earlier|ago)\b)"
_RATE = re.compile(rf"[ \u00a0]({one_of(_LEXICON['rates'])})\b{_LATER}")
_RATE_OF = re.compile(
    r"[ \u00a0](?:per|(?:on|for|from)[ ](?:each|every))[ ](?P<one>[a-zà-ÿ]{3,14})\b"
    r"|[ \u00a0]an?[ ](?P<a>[a-zà-ÿ]{3,14})\b(?=[.,;)]|[ ](?:by|for|from|in|to|and|or|but|on|at)\b)"
)
_OF_RATE = re.compile(rf"[ \u00a0]of[ ](?:[^\W\d_]+[ ]){{1,3}}?({one_of(_LEXICON['rates'])})\b")
_WORD = re.compile(r"(?:[ \t\u00a0]{1,2}|[ \t]?\n[> \t]{0,8}|-)([^\W\d_][\w’'-]{0,40})")
_SYMBOLS = frozenset(_LEXICON["symbols"])
_SIGN_NAMES = frozenset(_SIGNS.values())
_MEASURES = frozenset(_LEXICON["measures"])
_PLURALS, _SINGULAR, _STOP = (words("units", name) for name in ("plurals", "singular_s", "stop"))
_PLURAL_OF = _LEXICON["plural_of"]
_NAMES = _LEXICON["unit_names"]
_COUNTED = re.compile(
    rf"(?<![\w.,/])\d[\d.,]{{0,20}}(?:[ ]thousand|[ ][bmtr]{{1,2}}illion)?[ ]([a-zà-ÿ]{{3,14}})\b"
    rf"(?P<rate>[ ](?:{one_of(_LEXICON['rates'])})\b)?"
)
_MONEY = re.compile(rf"\b(?:{one_of(_LEXICON['money_words'])})\b")
_VERB_ENDS = ("ed", "ing", "ly")
_REACH = 60
_OFTEN = 2
_LONGEST = 4
_SHORTEST_PLURAL = 3
_RATE_NAMES = _LEXICON["rate_names"]
_NOT_LOCAL = words("units", "not_local")
_NOMINALS, _BEHIND_HYPHEN = words("units", "nominals"), words("units", "behind_hyphen")


@dataclass(frozen=True, slots=True)
class Unit:
    """What an amount counts.

    Attributes:
        end: One past the last code point of its words, or of the number.
        name: The unit, or "".
        is_sure: Whether its words say that the number before is an amount.
        is_measure: Whether it is one of measurement, of time or of money.
    """

    end: int
    name: str
    is_sure: bool = False
    is_measure: bool = False


AGE = "years of age"
"""The unit of how old somebody is."""

CURRENCY = f"{one_of(_SIGNS)}|(?:{one_of(_CODES)})[ ]"
"""A pattern of a currency before its amount."""


def currency_before(text: str, start: int, floor: int) -> tuple[int, str]:
    """Return where an amount begins with its currency, and which that is, or ""."""
    begin = max(floor, start - len("USD ") - 1)
    match = _BEFORE.search(text[begin:start])
    if match is None:
        return start, ""
    return begin + match.start(), _SIGNS.get(match[1], match[1])


def unit_behind(
    text: str, end: int, currency: str, *, is_one: bool = False, form: str = "digits",
    local: frozenset[str] = frozenset(),
) -> Unit:  # fmt: skip
    """Return the unit behind a number that ends at a place.

    Args:
        text: The text.
        end: Where the number ends.
        currency: The currency before it, or "".
        is_one: Whether the number is one, so that one thing is counted.
        form: How the number is written.
        local: The words that the text uses as units (:func:`local_units`).
    """
    if form in ("fraction", "times"):
        return Unit(end, "share" if form == "fraction" else "times", is_sure=True)
    if currency:
        return _rated(text, Unit(end, currency, is_sure=True, is_measure=True))
    if sign := _SIGN.match(text, end):
        name = _SIGNS[sign[1]] if sign[1] else sign[2]
        return _rated(text, Unit(sign.end(), name, is_sure=True, is_measure=True))
    if symbol := _SYMBOL.match(text, end):
        written = " ".join(symbol[1].split())
        name = _NAMES.get(written, written)
        return _rated(text, Unit(symbol.end(), name, is_sure=True, is_measure=True))
    if (word := _WORD.match(text, end)) and word[1] in local:
        return _rated(text, Unit(word.end(1), word[1], is_sure=True, is_measure=True))
    return _rated(text, _noun(text, end, is_single=form == "single", is_one=is_one))


def local_units(text: str) -> frozenset[str]:
    """Return the words that only this text uses as units, as of a currency of its own.

    Such a word stands behind numbers in digits with a rate ("a day"), or again and
    again and at least once where money is spoken of.
    """
    found: dict[str, list[bool]] = {}
    for match in _COUNTED.finditer(text):
        word = match[1]
        if word in _STOP | _NOMINALS | _NOT_LOCAL or word.endswith(_VERB_ENDS) or is_plural(word):
            continue
        is_money = bool(_MONEY.search(text, max(0, match.start() - _REACH), match.start()))
        found.setdefault(word, []).append(is_money)
        if match["rate"]:
            found[word] += [True] * _OFTEN
    return frozenset(word for word, told in found.items() if len(told) >= _OFTEN and any(told))


def _rated(text: str, unit: Unit) -> Unit:
    """Return a unit with its rate: "a month", "of fish a year"."""
    if not unit.is_sure:
        return unit
    match = _RATE.match(text, unit.end) or _OF_RATE.match(text, unit.end)
    if match is None:
        return _for_each(text, unit)
    told = " ".join(match[1].split())
    per = _RATE_NAMES.get(told) or re.sub(r"^an? ", "per ", told)
    return Unit(match.end(), f"{unit.name} {per}", is_sure=True, is_measure=True)


def _for_each(text: str, unit: Unit) -> Unit:
    """Return a sum with that for which it is paid: "5 florins a crate", "on every lorry"."""
    match = _RATE_OF.match(text, unit.end) if unit.is_measure or unit.is_sure else None
    if match is None or (match["a"] and not unit.is_measure):
        return unit
    name = f"{unit.name} per {match['one'] or match['a']}"
    return Unit(match.end(), name, is_sure=True, is_measure=True)


def _noun(text: str, end: int, *, is_single: bool, is_one: bool) -> Unit:
    """Return the noun that is counted: the first plural among the next few words."""
    seen: list[tuple[str, int]] = []
    for word, at, is_hyphened in _words_behind(text, end):
        if is_hyphened:
            return _behind_hyphen(text, end, word, at)
        seen.append((word, at))
        if _is_measure(word):
            return Unit(at, word, is_sure=True, is_measure=True)
        if not is_one and is_plural(word):
            return Unit(at, word, is_sure=True)
        if is_one and not is_single:
            break
    if is_single and seen:
        seen = seen[:2]
        return Unit(seen[-1][1], " ".join(word for word, _ in seen), is_sure=True)
    if seen and not is_one and seen[0][0] in _NOMINALS:
        return Unit(seen[0][1], seen[0][0], is_sure=True)
    return Unit(end, "")


def _words_behind(text: str, end: int) -> Iterator[tuple[str, int, bool]]:
    """Yield the next few words of a phrase, where each ends, and whether the first is hyphened."""
    at = end
    for number in range(_LONGEST):
        match = _WORD.match(text, at)
        if match is not None and number and match[1] in ("and", "or"):
            match = _WORD.match(text, match.end(1))
        if match is None or match[1].lower() in _STOP or (match[0][0] == "-" and number):
            return
        word = match[1].rstrip("’'-")
        at = match.start(1) + len(word)
        yield word, at, match[0][0] == "-"


def _behind_hyphen(text: str, end: int, word: str, at: int) -> Unit:
    """Return the unit of "three-month", "17-member"; "two-way" and "4x4-like" count nothing."""
    first = word.split("-")[0]
    at -= len(word) - len(first)
    if _is_measure(first):
        return Unit(at, _several(first), is_sure=True, is_measure=True)
    if first in _BEHIND_HYPHEN or is_plural(first):
        return Unit(at, _several(first), is_sure=True)
    return Unit(end, "")


def _several(noun: str) -> str:
    """Return the plural of a noun behind a hyphen, in which it is counted elsewhere."""
    if is_plural(noun):
        return noun
    return _PLURAL_OF.get(noun) or (f"{noun[:-1]}ies" if noun.endswith("y") else f"{noun}s")


def is_measured(unit: str) -> bool:
    """Return whether a unit is one of measurement or of money, and no noun that is counted."""
    return unit in _SYMBOLS or unit in _CODES or unit in _SIGN_NAMES or _is_measure(unit.split()[0])


def _is_measure(word: str) -> bool:
    return word in _MEASURES or (word.endswith("s") and word[:-1] in _MEASURES)


def is_plural(word: str) -> bool:
    """Return whether a word looks like a plural noun."""
    if word in _PLURALS:
        return True
    ends = word.endswith("s") and not word.endswith(("ss", "us", "is", "'s", "’s"))
    return ends and word not in _SINGULAR and len(word) > _SHORTEST_PLURAL
