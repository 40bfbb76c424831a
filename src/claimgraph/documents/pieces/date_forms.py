"""How dates are written: the forms of the lexicon as patterns, and where they match."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from claimgraph.documents.pieces.lexicon import lexicon, numbered, one_of

_CALENDAR = lexicon("calendar")
MONTHS = numbered(_CALENDAR["months"])
WEEKDAYS = numbered(_CALENDAR["weekdays"])
_NUMBERS = {name: n for of in lexicon("numbers")["words"].values() for name, n in of.items()}
_FULL_WEEKDAYS = [names[0] for of in _CALENDAR["weekdays"].values() for names in of]
_BLANK = r"(?:[ \t\u00a0]{1,3}(?:\n[> \t]{0,8})?|\n[> \t]{0,8})"


@dataclass(frozen=True, slots=True)
class Written:
    """A match of a form.

    Attributes:
        start: Its first code point.
        end: One past its last.
        reads: How its parts are to be read.
        rule: Id of the form.
        parts: Its parts by name.
    """

    start: int
    end: int
    reads: str
    rule: str
    parts: dict[str, str]

    def number(self, name: str) -> int | None:
        """Return a part as a number, or None."""
        part = self.parts.get(name)
        return int(part) if part else None

    def month(self, which: str) -> int | None:
        """Return a month of the date, named or numbered."""
        name = self.parts.get(f"m{which}")
        return MONTHS.get(name) if name else self.number(f"n{which}")

    def year(self, which: str) -> int | None:
        """Return a year of the date as printed in four digits."""
        return self.number(f"y{which}")

    def count(self) -> int:
        """Return the number of periods of "two weeks ago"."""
        told = self.parts.get("n") or self.parts.get("n2") or "0"
        return int(told) if told.isdecimal() else _NUMBERS.get(told.lower(), 1)


def written(text: str) -> list[Written]:
    """Return the dates of `text` in order; of those that overlap, the first and longest."""
    found = sorted(_matches(text), key=lambda each: (each[0], -each[1], each[2]))
    kept: list[Written] = []
    end = 0
    for start, last, _, date in found:
        if start >= end:
            kept.append(date)
            end = last
    return kept


def _matches(text: str) -> Iterator[tuple[int, int, int, Written]]:
    for order, (rule, reads, pattern) in enumerate(_forms()):
        for match in pattern.finditer(text):
            parts = {name: part for name, part in match.groupdict().items() if part}
            date = Written(match.start(), match.end(), reads, rule, parts)
            yield match.start(), match.end(), order, date


@cache
def _forms() -> list[tuple[str, str, re.Pattern[str]]]:
    """Return id, reading and pattern of each form."""
    months, full = one_of(MONTHS), one_of(_FULL_WEEKDAYS)
    parts = {
        "s": _BLANK,
        "W": f"(?P<w>{one_of(WEEKDAYS)})",
        "WF": f"(?P<wf>{full})",
        "A": one_of([*_CALENDAR["alone"], *_CALENDAR["alone_after_preposition"]]),
        "Q": one_of(_CALENDAR["quarters"]),
        "S": one_of(_CALENDAR["seasons"]),
        "H": one_of(_CALENDAR["holidays"]),
        "T": one_of(_either_case(_CALENDAR["day_words"])),
        "R": one_of(_either_case(_CALENDAR["directions"])),
        "P": one_of(_CALENDAR["periods"]),
        "N": one_of(_either_case([*_NUMBERS, "a", "an"])),
    }
    for which in "12":
        parts[f"M{which}"] = f"(?P<m{which}>{months})"
        parts[f"D{which}"] = (
            rf"(?P<d{which}>(?:0?[1-9]|[12]\d|3[01])(?!\d))(?:st\b|nd\b|rd\b|th\b|\.(?=\s)|er\b|º)?"
        )
        parts[f"Y{which}"] = rf"(?P<y{which}>(?:1[5-9]|20)\d\d(?!\d))"
    return [
        (form["id"], form["reads"], re.compile(_filled(form["pattern"], parts)))
        for form in lexicon("date_forms")["forms"]
    ]


def _either_case(given: Iterable[str]) -> list[str]:
    """Return words as they stand in a sentence, and as they begin one."""
    return [form for word in given for form in (word, word[0].upper() + word[1:])]


def _filled(pattern: str, parts: dict[str, str]) -> str:
    """Return a pattern of the lexicon with its parts set in."""
    return re.sub(r"\{([A-Z]{1,2}[12]?|s)\}", lambda match: parts[match[1]], pattern)
