"""What to write instead, when a date is not EDTF: "Dec. 5" → ``XXXX-12-05``.

Each rule reads one common way to write a date and returns what it may have meant
in EDTF, several where it is ambiguous. Nothing is guessed for the user: the
suggestions go into the message of the error.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterable, Iterator

from claimgraph.model.edtf_extent import extent
from claimgraph.model.edtf_grammar import MAX_LENGTH, InvalidEdtf, read
from claimgraph.model.edtf_label import MONTH_NAMES

FORMS = (
    "Write YYYY-MM-DD, YYYY-MM or YYYY, X for each digit that is not stated, "
    "and start/end for an interval."
)

_YEAR = r"(?P<year>[0-9]{4})"
_DAY = r"(?P<day>[0-9]{1,2})(?:st|nd|rd|th)?"
_MONTH = r"(?P<month>[a-z]{3,9})\.?"
_SEASON_CODES = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
_GROUP_CODES = {"q": 32, "h": 39}
_TWO_DIGIT_YEAR = re.compile(r"[0-9]{1,2}([./-])[0-9]{1,2}\1[0-9]{2}")
_NEVER_SAID = ("unknown", "n/a", "none", "undated", "n.d.", "nd", "?", "-", "open", "..", "/")


def mended(text: str, error: InvalidEdtf) -> InvalidEdtf:
    """Return `error` about the whole `text`, with a sentence on what to write instead."""
    if error.mend:
        return InvalidEdtf(text, error.reason, error.mend)
    if text.strip().lower() in _NEVER_SAID:
        leave = "Leave the field out where no date is stated."
        return InvalidEdtf(text, "it states no date", leave)
    if _TWO_DIGIT_YEAR.fullmatch(text.strip()):
        return InvalidEdtf(text, "the year has two digits", "Write the year first, in four digits.")
    found = suggestions(text)
    reason = "EDTF is written in numbers, the year first" if _is_single(text) else error.reason
    if len(found) > 1:
        return InvalidEdtf(text, reason, f"Write {' or '.join(found)}, whichever is meant.")
    if not found:
        return InvalidEdtf(text, error.reason, FORMS)
    when = "when the year is not stated" if found[0].startswith("XXXX-") else "instead"
    return InvalidEdtf(text, reason, f"Write {found[0]} {when}.")


def suggestions(text: str) -> tuple[str, ...]:
    """Return the EDTF dates that `text` may have meant; each of them is valid."""
    folded = _folded(text)
    for rule in (_single, _hedged, _ranged, _respelt):
        found = tuple(dict.fromkeys(date for date in rule(folded) if _valid(date)))
        if found:
            return found
    return ()


def _folded(text: str) -> str:
    """Return `text` in lower case with single blanks; nothing if it is too long."""
    return " ".join(text.split()).lower() if len(text) <= MAX_LENGTH else ""


def _is_single(text: str) -> bool:
    return any(_valid(date) for date in _single(_folded(text)))


def _valid(text: str) -> bool:
    try:
        extent(read(text))
    except InvalidEdtf:
        return False
    return True


def _single(text: str) -> Iterator[str]:
    """Read one date without hedges."""
    for pattern, build in _RULES:
        match = pattern.fullmatch(text)
        if match:
            yield from build(match)


def _hedged(text: str) -> Iterator[str]:
    """Read "c. 2022", "perhaps May 2016", "2016?~"."""
    marks = (
        (r"(?:c\.|ca\.?|circa|about|around|approximately|approx\.?|~) ?(.+)", "~"),
        (r"(?:perhaps|probably|possibly|maybe) (.+)", "?"),
        (r"(.+?)(?:\?~|~\?)", "%"),
    )
    for pattern, mark in marks:
        match = re.fullmatch(pattern, text)
        if match:
            yield from (date + mark for date in _plain(match[1]))


def _ranged(text: str) -> Iterator[str]:
    """Read "since 2018", "until May 2019", "2014 to 2016", "2014–2016"."""
    for pattern, form in (
        (r"(?:since|from) (.+?)(?: on(?:wards?)?)?", "{}/.."),
        (r"(?:until|till|to|up to) (.+)", "../{}"),
        (r"(.+?) ?(?:/|[-–—]|to) ?(?:present|now|today|open|ongoing)", "{}/.."),
        (r"(?:open) ?/ ?(.+)", "../{}"),
        (r"unknown ?/ ?(.+)", "/{}"),
        (r"(.+?) ?/ ?unknown", "{}/"),
    ):
        match = re.fullmatch(pattern, text)
        if match:
            yield from (form.format(date) for date in _plain(match[1]))
    yield from _beyond(text)
    for separator in (r" (?:to|until|till|and) ", r" ?[–—] ?", r" - ", r" ?/ ?", r"-"):
        sides = re.split(separator, re.sub(r"^(?:from|between) ", "", text))
        if len(sides) == 2:
            first, last = _plain(sides[0]), _plain(sides[1])
            yield from (f"{a}/{b}" for a in first for b in last)
            yield from (f"{b}/{a}" for a in first for b in last)
            return


def _beyond(text: str) -> Iterator[str]:
    """Read "before 2019" and "after May 2019": for so long, or at some time."""
    match = re.fullmatch(r"(before|after) (.+)", text)
    for date in _plain(match[2]) if match else ():
        bounds = extent(read(date))
        after = match is not None and match[1] == "after"
        year, month, day = bounds.end_max if after else bounds.start_min
        if not 1 < year < 9999:
            continue
        next_day = datetime.date(int(year), month, day) + datetime.timedelta(1 if after else -1)
        yield from (
            (f"{next_day}/..", f"[{next_day}..]")
            if after
            else (
                f"../{next_day}",
                f"[..{next_day}]",
            )
        )


def _respelt(text: str) -> Iterator[str]:
    """Read EDTF that is misspelt: lower case, spaces, other signs for the X."""
    spelt = re.sub(r"[–—−]", "-", text.upper()).replace(" ", "")
    yield spelt
    yield re.sub(r"^(?:YYYY|\?{4}|U{4}|-)(?=-)", "XXXX", spelt)
    yield re.sub(r"(?<=-)\?\?", "XX", spelt)
    yield spelt.replace("U", "X")
    yield re.sub(r"\((.*)\)", r"\1", spelt)
    yield spelt.removeprefix("Y")
    match = re.fullmatch(r"(.{10})T?([0-9]{2}:[0-9]{2})(:[0-9]{2})?(?:\.[0-9]+)?(Z|[+-].*)?", spelt)
    if match:
        yield f"{match[1]}T{match[2]}{match[3] or ':00'}{match[4] or ''}"


def _plain(text: str) -> tuple[str, ...]:
    """Return `text` if it is EDTF, or the single dates that it may mean."""
    spelt = text.strip().upper()
    if _valid(spelt):
        return (spelt,)
    return tuple(date for date in _single(text.strip()) if _valid(date))


def _named(match: re.Match[str]) -> Iterator[str]:
    """Build a date with the name of a month."""
    parts = match.groupdict()
    name = parts["month"]
    numbers = [n for n, full in enumerate(MONTH_NAMES, 1) if full.lower().startswith(name)]
    number = 9 if name == "sept" else numbers[0] if len(numbers) == 1 else 0
    if number:
        yield _iso(parts.get("year") or "XXXX", number, parts.get("day"))


def _numbers(match: re.Match[str]) -> Iterator[str]:
    """Build a date of numbers; day and month can be either way round."""
    year, first, second = match["year"], match["a"], match["b"]
    yield _iso(year, int(second), first)
    yield _iso(year, int(first), second)


def _parts(match: re.Match[str]) -> Iterator[str]:
    yield _iso(match["year"], int(match["month"]), match.groupdict().get("day"))


def _iso(year: str, month: int, day: str | None) -> str:
    return f"{year}-{month:02d}" + (f"-{int(day):02d}" if day else "")


def _season(match: re.Match[str]) -> Iterator[str]:
    yield f"{match['year']}-{_SEASON_CODES[match['season']]}"


def _group(match: re.Match[str]) -> Iterator[str]:
    yield f"{match['year']}-{_GROUP_CODES[match['kind']] + int(match['n'])}"


def _century(match: re.Match[str]) -> Iterator[str]:
    yield f"{int(match['n']) - 1:02d}XX"


_Rule = tuple[re.Pattern[str], Callable[[re.Match[str]], Iterable[str]]]
_RULES: tuple[_Rule, ...] = tuple(
    (re.compile(pattern), build)
    for pattern, build in (
        (rf"{_DAY} (?:of )?{_MONTH}(?:,? {_YEAR})?", _named),
        (rf"{_MONTH} {_DAY}(?:,? {_YEAR})?", _named),
        (rf"{_MONTH}(?:,? {_YEAR})?", _named),
        (rf"(?P<a>[0-9]{{1,2}})([./-])(?P<b>[0-9]{{1,2}})\2{_YEAR}", _numbers),
        (rf"(?P<month>[0-9]{{1,2}})[./-]{_YEAR}", _parts),
        (rf"{_YEAR}([./-])(?P<month>[0-9]{{1,2}})(?:\2(?P<day>[0-9]{{1,2}}))?", _parts),
        (rf"{_YEAR}(?P<month>[0-9]{{2}})(?P<day>[0-9]{{2}})?", _parts),
        (rf"(?P<season>{'|'.join(_SEASON_CODES)})(?: of)?,? {_YEAR}", _season),
        (rf"(?P<kind>[qh])(?P<n>[1-4])[ /-]?{_YEAR}", _group),
        (rf"{_YEAR}[ /-]?(?P<kind>[qh])(?P<n>[1-4])", _group),
        (r"(?:the )?(?P<n>[0-9]{3})0'?s", lambda match: [f"{match['n']}X"]),
        (r"(?:the )?(?P<n>[0-9]{1,2})(?:st|nd|rd|th) century", _century),
        (r"(?P<n>-?[0-9]{5,})", lambda match: [f"Y{match['n']}"]),
    )
)
