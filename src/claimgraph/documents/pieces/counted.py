"""What amounts count where the words beside them do not say it, and people by any noun.

"The firm has 40 porters; it claims 50": fifty people. A unit is carried from the last
amount that it fits: a sum to a sum, a count to a count.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import cache
from itertools import islice

from claimgraph.documents.pieces.lexicon import lexicon, one_of, words
from claimgraph.documents.pieces.piece import Sentence, StatedQuantity
from claimgraph.documents.pieces.units import AGE, is_measured, is_plural

PEOPLE = "people"
_REST = frozenset({"", "others"})
_NOT_CARRIED = frozenset({"share", "times", "percent", "percentage points", AGE})
_TIMES = words("units", "times")
_REACH = 4
_TAIL = 60
_LARGE = 1000
_TELLING = 20
_MOST = 32
_SENTENCE = 400
_WHOLE = re.compile(r"\bof\s+(?:the\s+)?(?P<whole>\S+)\Z")
_NUMBERS = one_of(lexicon("units")["numbers_of"])
_OF_NUMBER = re.compile(
    rf"\b(?:{_NUMBERS})\s+of\s+(?:[^\W\d_]+\s+)??(?P<noun>[^\W\d_]+)"
    r"(?:\s+(?:to|at|as|is|was|reached|stood\s+at))?\s+\Z"
)
_THEM = re.compile(r"\bof\s+them\b")
_NOUN = re.compile(r"\b[a-zà-ÿ]{3,}\b")
_TO = re.compile(r"\s+to\s+\Z")
_EXACT = re.compile(r"\d[.]\d|illion|\d(?:bn|m)\b")


@cache
def _people() -> frozenset[str]:
    """Return the plurals of the nouns of people."""
    lists = lexicon("people")
    found = set(lists["several"])
    for noun in (*lists["told"], *lists["passing"]):
        found.update(_plurals(noun))
    return frozenset(found)


def _plurals(noun: str) -> Iterator[str]:
    """Yield how the plural of a noun may be written."""
    if noun.endswith("man"):
        yield f"{noun[:-3]}men"
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        yield f"{noun[:-1]}ies"
    if noun.endswith("fe"):
        yield f"{noun[:-2]}ves"
    if noun.endswith(("s", "ch", "sh", "x")):
        yield f"{noun}es"
    yield f"{noun}s"


def is_people(unit: str) -> bool:
    """Return whether a unit is a noun of several people: "porters", "ex-porters"."""
    word = unit.split()[-1].lower() if unit else ""
    return word in _people() or word.rpartition("-")[2] in _people()


def told_before(head: str) -> str:
    """Return what a number counts by the noun before it, "the number of porters at", or ""."""
    found = _OF_NUMBER.search(head[-_TAIL:])
    if found is None:
        return ""
    return PEOPLE if is_people(found["noun"]) else found["noun"]


@dataclass(slots=True)
class _Told:
    """The amounts that have said what they count.

    Attributes:
        latest: Those of the last sentences, each with the number of its sentence.
        by_amount: The last one of each amount.
    """

    latest: deque[tuple[int, StatedQuantity]] = field(default_factory=deque)
    by_amount: dict[Decimal, StatedQuantity] = field(default_factory=dict)

    def add(self, sentence: int, each: StatedQuantity) -> None:
        """Take in an amount of a sentence."""
        self.latest.append((sentence, each))
        self.by_amount[each.quantity.amount] = each

    def near(self, sentence: int) -> Iterator[StatedQuantity]:
        """Yield those of the last sentences, the last one first."""
        while self.latest and sentence - self.latest[0][0] >= _REACH:
            self.latest.popleft()
        return (each for _, each in islice(reversed(self.latest), _MOST))


def counted(
    text: str, sentences: Sequence[Sentence], found: Iterable[StatedQuantity]
) -> Iterator[StatedQuantity]:
    """Yield amounts with what they count, as far as the text around them says it.

    Args:
        text: The text.
        sentences: Its sentences.
        found: Its amounts, in order, with the units of their own words.
    """
    starts = [sentence.start for sentence in sentences]
    told = _Told()
    several = [_of_people(each) for each in found]
    for number, each in enumerate(several):
        sentence = bisect_right(starts, each.start)
        if each.quantity.unit in _REST:
            following = several[number + 1] if number + 1 < len(several) else None
            begin = max(starts[sentence - 1] if sentence else 0, each.start - _SENTENCE)
            unit = _of_them(text, begin, each, several[max(0, number - _MOST) : number])
            unit = unit or _unit(text, each, sentence, told, following)
            each = replace(_in(each, unit), carried=True) if unit else each
        if each.quantity.unit not in _REST and each.quantity.amount != 1:
            told.add(sentence, each)
        yield each


def _of_them(text: str, begin: int, each: StatedQuantity, before: Sequence[StatedQuantity]) -> str:
    """Return the last plural before "nine of them" in its sentence, which no amount counts."""
    if not _THEM.search(text, each.start, each.end):
        return ""
    spans = [(one.start, one.end) for one in before if one.end > begin]
    for match in reversed(list(_NOUN.finditer(text, begin, each.start))):
        inside = any(start <= match.start() < end for start, end in spans)
        if not inside and is_plural(match[0]):
            return PEOPLE if is_people(match[0]) else match[0]
    return ""


def _of_people(each: StatedQuantity) -> StatedQuantity:
    return _in(each, PEOPLE) if is_people(each.quantity.unit) else each


def _in(each: StatedQuantity, unit: str) -> StatedQuantity:
    return replace(each, quantity=replace(each.quantity, unit=unit))


def _unit(
    text: str, each: StatedQuantity, sentence: int, told: _Told, following: StatedQuantity | None
) -> str:
    """Return what an amount counts: by its noun before it, its whole, the last that fits."""
    if noun := told_before(text[max(0, each.start - _TAIL) : each.start]):
        return noun
    if following is not None and _TO.fullmatch(text, each.end, following.start):
        return following.quantity.unit
    if (same := _same(text, each, told)) is not None:
        return same.quantity.unit
    fitting = (one for one in told.near(sentence) if _fits(text, each, one))
    last = next(fitting, None)
    return last.quantity.unit if last is not None else ""


def _same(text: str, each: StatedQuantity, told: _Told) -> StatedQuantity | None:
    """Return the amount that is taken up again: by "of the 40", by the same large number."""
    whole = _WHOLE.search(text, each.start, each.end)
    amount = each.quantity.amount
    if whole is not None:
        named = whole["whole"].replace(",", "")
        return told.by_amount.get(Decimal(named)) if named.isdecimal() else None
    if amount == int(amount) and amount < _TELLING:
        return None
    return told.by_amount.get(amount)


def _fits(text: str, each: StatedQuantity, other: StatedQuantity) -> bool:
    """Return whether an amount may be counted in the unit of another one."""
    unit = other.quantity.unit
    if unit in _NOT_CARRIED or unit.split()[0] in _TIMES:
        return False
    measured = is_measured(unit) or _is_exact(text, other)
    if _is_exact(text, each):
        return measured
    return not measured or min(each.quantity.amount, other.quantity.amount) >= _LARGE


def _is_exact(text: str, each: StatedQuantity) -> bool:
    """Return whether a number is written as what is measured: with a decimal, in millions."""
    return bool(_EXACT.search(text, each.start, each.end))
