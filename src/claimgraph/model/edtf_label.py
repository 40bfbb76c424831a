"""A short reading of an EDTF date in English: "February 2016", "from 2018 on"."""

from __future__ import annotations

from collections.abc import Sequence

from claimgraph.model.edtf_grammar import DateSet, Edge, Interval, Point, Span, Tree, matching

MONTH_NAMES = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_SEASONS = ("spring", "summer", "autumn", "winter")
_ORDINALS = ("first", "second", "third", "fourth")
_DIVISIONS = {33: "quarter", 37: "third", 40: "half"}
_HEMISPHERES = {6: " (northern hemisphere)", 7: " (southern hemisphere)"}


def label(tree: Tree) -> str:
    """Return a short reading of `tree`."""
    match tree:
        case Point():
            return _point(tree)
        case Interval():
            return _interval(tree)
        case DateSet():
            return _set(tree)


def _interval(interval: Interval) -> str:
    start, end = interval.start, interval.end
    first = _edge(start, "earlier")
    last = _edge(end, "later")
    if not first:
        return f"until {last}" if start.open else f"until {last}, start unknown"
    if not last:
        return f"from {first} on" if end.open else f"from {first}, end unknown"
    return f"{first} to {last}"


def _edge(edge: Edge, beyond: str) -> str:
    if edge.point is None:
        return ""
    return _point(edge.point) + (f" or {beyond}" if edge.open else "")


def _set(dates: DateSet) -> str:
    members = [_span(span, every=dates.every) for span in dates.spans]
    head = ", ".join(members[:-1])
    text = f"{head} {'and' if dates.every else 'or'} {members[-1]}" if head else members[0]
    only = dates.spans[0]
    if len(members) == 1 and (only.first is only.last or not (only.first and only.last)):
        return text
    return f"{'all' if dates.every else 'one'} of {text}"


def _span(span: Span, *, every: bool) -> str:
    first = _point(span.first) if span.first else ""
    last = _point(span.last) if span.last else ""
    if first and last:
        return first if span.first is span.last else f"{first} to {last}"
    side = "later" if first else "earlier"
    return f"{first or last} {'and everything' if every else 'or'} {side}"


def _point(point: Point) -> str:
    """Return a reading of one date with its hedges (8.2)."""
    text = _time(point) if point.clock else _date(point)
    parts, words = [], []
    for word, name, marked in (
        ("perhaps", "uncertain", point.uncertain),
        ("about", "approximate", point.approximate),
    ):
        if marked == point.parts:
            words.append(word)
        elif marked:
            parts.append(f"{_listed(marked)} {name}")
    tail = f" ({', '.join(parts)})" if parts else ""
    return " ".join([*words, text]) + tail


def _time(point: Point) -> str:
    clock = point.clock.removesuffix(":00")
    zone = {"": "", "Z": " UTC"}.get(point.shift, f" UTC{point.shift}")
    return f"{_date(point)}, {clock}{zone}"


def _date(point: Point) -> str:
    """Return a reading of the parts that are stated, and name those that are not."""
    if point.grouping:
        return _grouping(point)
    if _partly_masked(point.month) or _partly_masked(point.day):
        return _masked_date(point)
    if not point.month:
        return _year(point)
    missing = [part for part in point.parts if set(getattr(point, part)) == {"X"}]
    day = str(int(point.day)) if point.day and "day" not in missing else ""
    month = "" if "month" in missing else MONTH_NAMES[int(point.month) - 1]
    if day and not month:
        day = f"day {day}"
    text = _with_year(" ".join(filter(None, (day, month))), point, comma=bool(day and not month))
    return f"{text}, {_listed(missing)} not stated".removeprefix(", ") if missing else text


def _with_year(head: str, point: Point, *, comma: bool = False) -> str:
    """Put the year behind `head`, unless it is not stated at all."""
    if point.year == "XXXX":
        return head
    if not head:
        return _year(point)
    if "X" not in point.year:
        return f"{head}{',' if comma else ''} {_year(point)}"
    year = _year(point)
    return f"{head} {'in' if year.startswith('the ') else 'of'} {year}"


def _masked_date(point: Point) -> str:
    """Return a reading of a month or day of which one digit is not stated."""
    month_stated = "X" not in point.month
    if "X" not in point.year and (month_stated or not point.day):
        found = matching(point.day, 1, 31) if month_stated else matching(point.month, 1, 12)
        if found == tuple(range(found[0], found[-1] + 1)):
            ends = [str(n) if month_stated else MONTH_NAMES[n - 1] for n in (found[0], found[-1])]
            month = f" {MONTH_NAMES[int(point.month) - 1]}" if month_stated else ""
            name = "day" if month_stated else "month"
            return f"some {name} from {ends[0]} to {ends[1]}{month} {_year(point)}"
    return f"a {'day' if point.day else 'month'} of the form {_bare(point)}"


def _year(point: Point) -> str:
    """Return a reading of the year alone."""
    sign = "-" if point.negative else ""
    if point.year == "XXXX":
        return "year not stated"
    if "X" in point.year:
        return _masked_year(point)
    if point.significant and not point.long:
        return f"{_masked_year(point)}, estimated {_small_year(int(sign + point.year))}"
    if point.long:
        power = f"E{point.exponent}" if point.exponent else ""
        year = f"year {sign}{point.year}{power}"
    else:
        year = _small_year(int(sign + point.year))
    if point.significant:
        return f"{year} (to {point.significant} significant digits)"
    return year


def _small_year(year: int) -> str:
    if year <= 0:
        return f"{1 - year} BC"
    return str(year) if year >= 1000 else f"AD {year}"


def _masked_year(point: Point) -> str:
    stated = point.year[: point.significant] if point.significant else point.year.rstrip("X")
    if "X" in stated or point.negative or stated.startswith("0"):
        return f"a year of the form {'-' if point.negative else ''}{point.year}"
    if len(stated) == 3 and stated[-1] != "0" and not point.significant:
        return f"the {stated}0s"
    return f"some year from {stated.ljust(4, '0')} to {stated.ljust(4, '9')}"


def _grouping(point: Point) -> str:
    """Return a reading of a season, quarter, third or half of a year (4.8.1)."""
    code = point.grouping
    if code <= 32:
        text = _with_year(_SEASONS[(code - 21) % 4], point)
        text += _HEMISPHERES.get((code - 1) // 4, "")
    else:
        first = 33 if code <= 36 else 37 if code <= 39 else 40
        head = f"{_ORDINALS[code - first]} {_DIVISIONS[first]}"
        of = "" if "X" in point.year else " of"
        text = _with_year(head + of, point)
    return f"{text}, year not stated" if point.year == "XXXX" else text


def _partly_masked(mask: str) -> bool:
    return "X" in mask and mask != "XX"


def _bare(point: Point) -> str:
    sign = "-" if point.negative else ""
    return sign + "-".join(filter(None, (point.year, point.month, point.day)))


def _listed(parts: Sequence[str]) -> str:
    head = ", ".join(parts[:-1])
    return f"{head} and {parts[-1]}" if head else parts[0]
