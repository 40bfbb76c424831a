"""The amounts that a text states, with the bound and the unit of their wording.

Dates, times of day, ordinals and the numbers of pages, rooms and cases are none.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal

from claimgraph.documents.pieces.counted import PEOPLE, counted, told_before
from claimgraph.documents.pieces.excluded import Excluded
from claimgraph.documents.pieces.lexicon import lexicon, one_of, words
from claimgraph.documents.pieces.number_words import NUMBER, scale, value
from claimgraph.documents.pieces.piece import Sentence, SentenceKind, StatedDate, StatedQuantity
from claimgraph.documents.pieces.units import (
    AGE,
    CURRENCY,
    Unit,
    currency_before,
    local_units,
    unit_behind,
)
from claimgraph.documents.proofreading.layout import is_english
from claimgraph.model.quantity import Bound, InvalidQuantity, Quantity

_LEXICON = lexicon("numbers")
_BOUNDS = {w: (each["id"], each["bound"]) for each in _LEXICON["bounds"] for w in each["words"]}
_BEHIND = {w: (each["id"], each["bound"]) for each in _LEXICON["behind"] for w in each["words"]}
_BOUND = re.compile(rf"\b({one_of(_BOUNDS)})\s{{0,3}}\Z", re.IGNORECASE)
_LIMITS = {w: (each["id"], each["bound"]) for each in _LEXICON["limits"] for w in each["words"]}
_LIMIT = re.compile(rf"\b({one_of(_LIMITS)})\s{{1,3}}\Z", re.IGNORECASE)
_BOUND_BEHIND = re.compile(rf"\s{{1,3}}({one_of(_BEHIND)})\b", re.IGNORECASE)
_BETWEEN = re.compile(r"\b(?:between|zwischen)\s{1,3}\Z", re.IGNORECASE)
_FROM = re.compile(r"\b(?:from|von)\s{1,3}\Z", re.IGNORECASE)
_JOIN = re.compile(
    rf"(?:\s{{1,3}}(?P<word>to|or|and|bis|oder|und)\s{{1,3}}|\s?[-–]\s?)(?:{CURRENCY})?"
)
_LAST_WORD = re.compile(r"([^\W\d_]+)[.:]?[\s>(]*\Z")
_AGE = re.compile(r"[ -](?:years?|Jahre)s?[ -]old\b|\s?-?jährige[rn]?\b")
_AGE_BEFORE = re.compile(r"\b(?:aged?|ages|age\s(?:of|was|is|as|at))\s{1,3}\Z", re.IGNORECASE)
_IS_OLD = re.compile(r"\b(?:[Hh]e|[Ss]he|I|who)(?:\s(?:is|was|am|turned)|['’][sm])\s(?:now\s)?\Z")
_CLOSES = re.compile(r"[.,;)”\"]|\s(?:and|but|or|when|at|in|now)\b|\Z")
_STRONG = re.compile(r"[ ]strong\b")
_OF = re.compile(
    r"\s{1,3}(?:out\s)?of\s{1,3}(?:(?P<part>\d[\d,]*)\b(?!\s*%)|them|us|those|these"
    r"|(?:the|its|his|her|their|our|my)\s{1,3}(?P<whole>\d[\d,]*|[^\W\d_]+))\b"
)
_MINUS = re.compile(r"(?:\A|[\s(])[-−]\Z")
_IS_LABEL = re.compile(r"[ \u00a0][^\W\d_a-z][^\W\d_]|[(/_]|[ ]?\d")
"""What follows the number of a house, a section, a telephone."""
_ZEROS = tuple(f"0{digit}" for digit in range(10))
_HEAD = 40

_BARE_AFTER = words("units", "bare_after")
_REFERENCES = words("units", "references") | words("units", "numbered")
_LABELS = words("units", "labels")
_BEFORE_SMALL = words("units", "before_small") | {"of", "to", "than"}
_OPENS_CLAUSE = words("units", "opens_clause")
_DOES = re.compile(rf"[ ](?:{one_of(words('units', 'counted_do'))})\b")
_SMALL = 10


@dataclass(frozen=True, slots=True)
class _Number:
    """A number in the text: where, how much, and in which form it is written."""

    start: int
    end: int
    amount: Decimal
    form: str

    @property
    def is_word(self) -> bool:
        return self.form == "words"


@dataclass(frozen=True, slots=True)
class _Found:
    """An amount with the number that it ends with."""

    start: int
    end: int
    bound: Bound
    amount: Decimal
    upper: Decimal | None
    unit: Unit
    rule: str


def quantities(
    text: str, sentences: Iterable[Sentence], dates: Iterable[StatedDate]
) -> tuple[StatedQuantity, ...]:
    """Return the quantities of `text`, in order.

    Args:
        text: The text.
        sentences: Its sentences.
        dates: Its dates, whose numbers are no amounts.
    """
    taken = Excluded(text, dates)
    places = tuple(sentences)
    starts = [sentence.start for sentence in places]
    told: list[StatedQuantity] = []
    local = local_units(text)
    numbers = [number for number in _numbers(text) if not taken.holds(number.start, number.end)]
    at = 0
    end = 0
    while at < len(numbers):
        number, joined = numbers[at], _partner(text, numbers, at)
        if joined and _is_change(text, number):
            number, joined = _scaled(text, number, joined), None
        at += 2 if joined else 1
        if number.start < end:
            continue
        place = bisect_right(starts, number.start) - 1
        found = _found(text, number, joined, places[place] if place >= 0 else None, end, local)
        quantity = _quantity(found) if found else None
        if quantity is not None:
            told.append(quantity)
            end = quantity.end
    return tuple(counted(text, places, told))


def _numbers(text: str) -> Iterable[_Number]:
    dots_group = not is_english(text)
    for match in NUMBER.finditer(text):
        amount, start = value(match, dots_group=dots_group), match.start()
        if amount is None:
            continue
        if _MINUS.search(text[max(0, start - 2) : start]) and match.lastgroup == "digits":
            amount, start = -amount, start - 1
        yield _Number(start, match.end(), amount, match.lastgroup or "")


def _partner(text: str, numbers: list[_Number], at: int) -> _Number | None:
    """Return the greater number of "3 to 5", "six or seven", "between 3 and 5"."""
    if at + 1 >= len(numbers):
        return None
    number, following = numbers[at], numbers[at + 1]
    join = _JOIN.fullmatch(text, number.end, following.start)
    if join is None or number.form not in ("digits", "words"):
        return None
    if following.form != number.form or following.amount <= number.amount:
        return None
    if join["word"] in ("and", "und"):
        head = text[max(0, number.start - _HEAD) : number.start]
        return following if _BETWEEN.search(head) else None
    return following


def _is_change(text: str, number: _Number) -> bool:
    """Return whether "from 3 to 5" begins here: two amounts, one after the other."""
    return _FROM.search(text[max(0, number.start - _HEAD) : number.start]) is not None


def _scaled(text: str, number: _Number, joined: _Number) -> _Number:
    """Return the first number of "1.2 to 1.9 million" in millions too."""
    if number.form != "digits" or scale(text[number.start : number.end]) != 1:
        return number
    return replace(number, amount=number.amount * scale(text[joined.start : joined.end]))


def _found(
    text: str, number: _Number, joined: _Number | None, sentence: Sentence | None, floor: int,
    local: frozenset[str],
) -> _Found | None:  # fmt: skip
    """Return the amount that begins with a number, or None where it is no amount."""
    last = joined or number
    start, currency = currency_before(text, number.start, floor)
    end, plus = (last.end + 1, True) if text[last.end : last.end + 1] == "+" else (last.end, False)
    if _is_attached(text, end) and not _AGE.match(text, end):
        return None
    unit = _unit(text, number, last, currency, end, local)
    if not unit.name and _STRONG.match(text, end):
        unit = Unit(end, PEOPLE, is_sure=True)
    head = (floor, start)
    bound, rule, start, unit = _bounded(text, head, end, unit, plus=plus, is_range=bool(joined))
    is_bounded = bound is not Bound.EXACTLY
    if not _is_amount(text, number, start, unit, sentence, is_bounded):
        return None
    if _is_age(text, number, unit, start):
        unit = Unit(unit.end, AGE, is_sure=True)
    amount = _scaled(text, number, joined).amount if joined else number.amount
    return _Found(start, unit.end, bound, amount, joined.amount if joined else None, unit, rule)


def _unit(
    text: str, number: _Number, last: _Number, currency: str, end: int, local: frozenset[str]
) -> Unit:
    """Return what an amount counts, of "nine of the 12" and of "40 or more cups" too."""
    if age := _AGE.match(text, end):
        return Unit(age.end(), AGE, is_sure=True)
    is_part = not currency and number.form != "fraction"
    if is_part and (of := _OF.match(text, end)):
        return _part(text, end, of)
    is_one = last.amount == 1
    unit = unit_behind(text, end, currency, is_one=is_one, form=number.form, local=local)
    if unit.end == end and (bound := _BOUND_BEHIND.match(text, end)):
        behind = unit_behind(text, bound.end(), currency, local=local)
        return behind if behind.name else unit
    return unit


def _part(text: str, end: int, of: re.Match[str]) -> Unit:
    """Return the unit of a part; a whole that has a noun is an amount of its own."""
    whole = of["part"] or of["whole"] or ""
    is_number = whole[:1].isdigit() or NUMBER.fullmatch(whole) is not None
    at = of.end() if is_number else of.start("whole") - 1
    if whole and (noun := unit_behind(text, at, "").name):
        return Unit(end, noun, is_sure=True)
    return Unit(of.end(), "", is_sure=True)


def _is_attached(text: str, end: int) -> bool:
    """Return whether letters follow a number that are no unit: "3rd", "5G", "2x4"."""
    follows = text[end : end + 1]
    return follows == "_" or (follows.isalnum() and unit_behind(text, end, "").end == end)


def _bounded(
    text: str, before: tuple[int, int], end: int, unit: Unit, *, plus: bool, is_range: bool
) -> tuple[Bound, str, int, Unit]:
    """Return the bound of an amount, its rule, and the span that it takes with it."""
    floor, start = before
    head_start = max(floor, start - _HEAD)
    head = text[head_start:start]
    if is_range:
        between = _BETWEEN.search(head)
        begin = head_start + between.start() if between else start
        return Bound.BETWEEN, "quantity.range", begin, unit
    if plus:
        return Bound.OVER, "quantity.plus", start, unit
    if worded := _BOUND.search(head):
        rule, bound = _BOUNDS[" ".join(worded[1].lower().split())]
        return Bound(bound), rule, head_start + worded.start(), unit
    if limited := _LIMIT.search(head):
        rule, bound = _LIMITS[" ".join(limited[1].lower().split())]
        return Bound(bound), rule, start, unit
    if behind := _BOUND_BEHIND.match(text, unit.end) or _BOUND_BEHIND.match(text, end):
        rule, bound = _BEHIND[" ".join(behind[1].lower().split())]
        last = max(behind.end(), unit.end)
        return Bound(bound), rule, start, Unit(last, unit.name, unit.is_sure, unit.is_measure)
    return Bound.EXACTLY, "quantity.number", start, unit


def _is_amount(
    text: str, number: _Number, start: int, unit: Unit, sentence: Sentence | None, bounded: bool
) -> bool:
    """Return whether a number is an amount: by its form, its unit, or its surroundings."""
    in_prose = sentence is None or sentence.kind is not SentenceKind.METADATA
    if number.form in ("fraction", "times", "single"):
        return True
    if number.is_word and number.amount == 1:
        return unit.is_measure
    head = text[max(0, start - _HEAD) : start]
    before = match[1].lower() if (match := _LAST_WORD.search(head)) else ""
    if before in _LABELS and not number.is_word:
        return False
    if before in _REFERENCES and not unit.name:
        return False
    if unit.is_sure:
        return unit.is_measure or in_prose
    if not in_prose:
        return False
    is_plain = not number.is_word and _is_plainly_amount(text, number)
    if bounded or is_plain or _is_age(text, number, unit, start):
        return True
    return _stands_free(text, number, before, sentence)


def _is_plainly_amount(text: str, number: _Number) -> bool:
    """Return whether a number in digits is written as only amounts are."""
    written = text[number.start : number.end]
    return not written.isdigit() and not written.startswith("00")


def _stands_free(text: str, number: _Number, before: str, sentence: Sentence | None) -> bool:
    """Return whether a bare number counts something that is not named beside it."""
    is_first = sentence is not None and not text[sentence.start : number.start].strip(" (“\"'")
    if _IS_LABEL.match(text, number.end) or text[number.start : number.start + 2] in _ZEROS:
        return False
    if is_first:
        return text[number.end : number.end + 1] not in (".", ")") or number.end >= sentence.end - 1  # type: ignore[union-attr]  # is_first says that there is one
    head = text[max(0, number.start - 2) : number.start]
    if number.is_word and number.amount <= _SMALL:
        return _is_small_amount(text, number, before)
    if _is_aside(text, number):
        return True
    if head.endswith((": ", ":\n")):
        return True
    return head.strip(" ") != "," and before in _BARE_AFTER


def _is_small_amount(text: str, number: _Number, before: str) -> bool:
    """Return whether "five" counts something: "only five", "that five were there"."""
    if before in _BEFORE_SMALL or told_before(text[max(0, number.start - _HEAD) : number.start]):
        return True
    opens = before in _OPENS_CLAUSE or text[number.start - 1 : number.start] in ("“", '"', "‘")
    return opens and _DOES.match(text, number.end) is not None


def _is_aside(text: str, number: _Number) -> bool:
    """Return whether a number stands between commas behind a name, as an age does."""
    before, behind = (
        text[max(0, number.start - 3) : number.start],
        text[number.end : number.end + 1],
    )
    is_parted = before.endswith(", ") and before[:1].isalpha() and behind == ","
    is_bracketed = before.endswith(" (") and behind == ")"
    name = text[max(0, number.start - _HEAD) : number.start].rstrip(" ,(").split()[-1:]
    is_name = bool(name) and name[0][0].isupper()
    return (is_parted or is_bracketed) and is_name and _YOUNGEST <= number.amount <= _OLDEST


_YOUNGEST, _OLDEST = 1, 119


def _is_age(text: str, number: _Number, unit: Unit, start: int) -> bool:
    if unit.name or number.amount > _OLDEST:
        return False
    if text[start : number.start].lower().rstrip().endswith(" age of"):
        return True
    head = text[max(0, start - _HEAD) : start]
    if _AGE_BEFORE.search(head):
        return True
    if _IS_OLD.search(head) and _CLOSES.match(text, number.end) and number.amount >= _SMALL:
        return True
    return number.form == "digits" and _is_aside(text, number)


def _quantity(found: _Found) -> StatedQuantity | None:
    try:
        quantity = Quantity.of(found.bound, found.amount, found.unit.name, found.upper)
    except InvalidQuantity:
        return None
    return StatedQuantity(found.start, found.end, quantity, found.rule)
