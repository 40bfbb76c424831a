"""The dates that a text states, as EDTF with the precision of the text."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from claimgraph.documents.pieces.anchors import Anchor, Anchors
from claimgraph.documents.pieces.date_forms import Written, written
from claimgraph.documents.pieces.date_reading import Reading, Setting
from claimgraph.documents.pieces.date_readings import read
from claimgraph.documents.pieces.lexicon import lexicon, one_of, words
from claimgraph.documents.pieces.piece import Sentence, SentenceKind, StatedDate
from claimgraph.documents.pieces.units import is_plural
from claimgraph.model.edtf import EdtfDate

_CALENDAR = lexicon("calendar")
_HEDGE = re.compile(rf"\b(?:{one_of(_CALENDAR['hedges'])})(?:\s{{1,3}}|-)\Z", re.IGNORECASE)
_ROLE = re.compile(rf"\b({one_of(_CALENDAR['roles'])})\s{{1,3}}(?:the\s)?\Z", re.IGNORECASE)
_BOUND = re.compile(
    rf"\b(?:{one_of(w for each in lexicon('numbers')['bounds'] for w in each['words'])})\s{{1,3}}\Z"
)
_LAST_WORD = re.compile(r"([^\W\d_]+)[\s>]*\Z")
_NEXT_WORD = re.compile(r"[ \t]*(?:\n[> \t]*)?([^\W\d_]+)")
_JOIN = re.compile(
    r"\s{1,3}(?:to|until|till|and|bis|und|et|au|y|e|a)\s{1,3}(?:at\sleast\s{1,3})?|\s?[-–]\s?"
)
_DEADLINE = re.compile(r"\b(?:by|until|bis)(?:\s\S{1,20}){0,3}\s{1,3}\Z")
_DUE = re.compile(
    r"\b(?:to|be|must|shall)\b[^.;:]{0,60}\b(?:by|until|before|on|(?:no|not)\slater\sthan)\s{1,3}"
    r"(?:the\s{1,3})?\Z"
)
_PART_OF_DAY = re.compile(r"\b[Tt]he\s(?:night|morning|afternoon|evening|eve)\sof\s{1,3}\Z")
_CONDITION = re.compile(r"\b(?:if|provided|unless|once|until)\b")
_WAS_TO = re.compile(r"\b(?:had|was|were|have|has|have\sbeen|due)\sto\b")
_SINCE = re.compile(r"\bsince\s{1,3}(?:the\s{1,3})?\Z", re.IGNORECASE)
_OPENS_RANGE = re.compile(
    r"\b(?:from|between|zwischen|vom|von|entre|de|du|tra|dal)\s{1,3}\Z", re.IGNORECASE
)
_WORD = re.compile(r"[^\W\d_]+")
_AND = ("and", "und", "et", "y", "e", "a", "au")
_FUTURE, _PAST = words("calendar", "future"), words("calendar", "past")
_PREPOSITIONS = words("calendar", "prepositions")
_COMMON = words("calendar", "alone_after_preposition")
_RECURRING, _NAMED_WEEKDAYS = words("calendar", "recurring"), words("calendar", "named_weekdays")
_HABITS = ("mornings", "afternoons", "evenings", "nights", "prayers", "market", "school")
_REFERENCES = words("units", "references")
_NUMBERED = _REFERENCES | words("units", "numbered")
_HEAD = 48


def dates(
    text: str, sentences: Iterable[Sentence], document_date: date | None = None
) -> tuple[StatedDate, ...]:
    """Return the dates of `text`, in order.

    Args:
        text: The text.
        sentences: Its sentences.
        document_date: The day that the document is from: what years are inferred from.
    """
    places = tuple(sentences)
    found = [each for each in written(text) if _is_date(text, each)]
    stated = _stated(found)
    anchors = _anchors(text, places, found, document_date)
    starts = [sentence.start for sentence in places]
    told: list[StatedDate] = []
    for each in found:
        at = bisect_right(starts, each.start) - 1
        tense = _tense(text, places[at], each) if at >= 0 else 0
        earlier = _earlier(text, each.start, told)
        reading = read(each, Setting(anchors.at(each.start), tense, stated, earlier))
        if reading is not None:
            told.append(_told(text, each, reading, told[-1].end if told else 0))
    return tuple(_ranges(text, told))


def _earlier(text: str, start: int, told: list[StatedDate]) -> tuple[tuple[str, int], ...]:
    """Return the dates told before a place in its paragraph, the nearest first."""
    begin = max(text.rfind("\n\n", max(0, start - _PARAGRAPH), start), start - _PARAGRAPH)
    near = (each for each in reversed(told[-_BEFORE:]) if each.start > begin)
    return tuple((each.edtf, each.start) for each in near if each.edtf)


_BEFORE = 4
_PARAGRAPH = 3000


def _is_date(text: str, each: Written) -> bool:
    """Return whether a year is one and no amount, and a word the name of a month."""
    head = text[max(0, each.start - _HEAD) : each.start]
    before = match[1] if (match := _LAST_WORD.search(head)) else ""
    if each.reads == "month" and not each.parts.get("dir"):
        is_month = each.parts["m1"] not in _COMMON or before.lower() in _PREPOSITIONS
        ahead = _NEXT_WORD.match(text, each.end)
        is_name = ahead is not None and ahead[1][0].isupper() and each.parts["m1"] in _COMMON
        return is_month and not is_name
    if each.reads == "weekday":
        ahead = _NEXT_WORD.match(text, each.end)
        is_habit = before.lower() in _RECURRING or (ahead and ahead[1] in _HABITS)
        return not is_habit and before not in _NAMED_WEEKDAYS
    if each.rule == "date.month-pair":
        are_common = {each.parts["m1"], each.parts["m2"]} <= _COMMON
        opens = bool(each.parts.get("open")) or before.lower() in _PREPOSITIONS
        return opens or not are_common
    if each.rule in ("date.year-range", "date.iso-month") and before.lower() in _NUMBERED:
        return False
    if each.rule == "date.year-range" and "/" in text[each.start : each.end]:
        following = each.year("2") or each.number("yy2") or 0
        return ((each.year("1") or 0) + 1) % 100 == following % 100
    if each.rule != "date.year":
        return True
    if before.lower() in _REFERENCES:
        return False
    counted = _NEXT_WORD.match(text, each.end)
    is_amount = counted is not None and counted[1].islower() and is_plural(counted[1])
    if is_amount and _BOUND.search(head):
        return False
    return not is_amount or before.lower() in (*_PREPOSITIONS, "the")


def _stated(found: Iterable[Written]) -> dict[tuple[int, int], tuple[int, int]]:
    """Return the years of the days that are stated in full, where they agree."""
    years: dict[tuple[int, int], tuple[int, int]] = {}
    differ: set[tuple[int, int]] = set()
    for each in found:
        year, month, day = each.year("1"), each.month("1"), each.number("d1")
        if each.reads != "point" or not (year and month and day):
            continue
        if years.setdefault((month, day), (year, each.start))[0] != year:
            differ.add((month, day))
    return {day: year for day, year in years.items() if day not in differ}


def _anchors(
    text: str, sentences: Iterable[Sentence], found: list[Written], document_date: date | None
) -> Anchors:
    """Return what dates are relative to: the document's day, from a mail's header on its own."""
    own = Anchor(document_date, f"document date {document_date}") if document_date else None
    kind = SentenceKind.METADATA
    headers = [s for s in sentences if s.kind is kind and text[s.start] not in "(["]
    starts = [header.start for header in headers]
    anchors = Anchors(own)
    for each in found:
        at = bisect_right(starts, each.start) - 1
        if at < 0 or each.end > headers[at].end or each.reads not in ("point", "numeric"):
            continue
        reading = read(each, Setting(anchors.at(each.start), 0, {}))
        day = EdtfDate.parse(reading.edtf).earliest if reading and reading.edtf else None
        if reading and day and len(reading.edtf) == _DAY and not reading.year_inferred:
            anchors.hold_from(each.end, Anchor(day, f"header at {headers[at].start}, {day}"))
    return anchors


_DAY = len("2019-03-05")


def _tense(text: str, sentence: Sentence, each: Written) -> int:
    """Return 1 where a sentence looks ahead before a date, -1 where back, else 0.

    What the clause of the date says goes before what the rest of its sentence does.
    """
    start = max(sentence.start, each.start - _REACH)
    if _SINCE.search(text, start, each.start):
        return -1
    clause = max(start, *(text.rfind(mark, start, each.start) for mark in ",;:"))
    if _CONDITION.search(text, clause, each.start):
        clause = start
    for begin in dict.fromkeys((clause, start)):
        if tense := _looking(text[begin : each.start]):
            return tense
    behind = _WORD.findall(text, each.end, min(sentence.end, each.end + _REACH))
    if not _PAST.isdisjoint(behind):
        return -1
    return 1 if _DEADLINE.search(text[max(start, each.start - _HEAD) : each.start]) else 0


def _looking(head: str) -> int:
    """Return 1 where the words before a date look ahead, -1 where back, else 0."""
    seen = {word.lower() for word in _WORD.findall(head)}
    if not _FUTURE.isdisjoint(seen):
        return 1
    if (due := _DUE.search(head)) and not _WAS_TO.search(head, max(0, due.start() - _HEAD)):
        return 1
    looks_back = not _PAST.isdisjoint(seen) or any(word.endswith("ed") for word in seen)
    return -1 if looks_back else 0


_REACH = 240


def _told(text: str, each: Written, reading: Reading, after: int) -> StatedDate:
    """Return a date with the hedge and the preposition before it."""
    start, edtf = each.start, reading.edtf
    head_start = max(after, start - _HEAD)
    hedge = _HEDGE.search(text[head_start:start])
    if hedge and edtf and each.reads in _HEDGED:
        start = head_start + hedge.start()
        edtf = f"{edtf}~" if "/" not in edtf else edtf
    if (part := _PART_OF_DAY.search(text[head_start:start])) and len(edtf) == _DAY:
        start = head_start + part.start()
    role = _ROLE.search(text[head_start:start])
    return StatedDate(
        start, each.end, edtf, reading.year_inferred, reading.basis,
        _CALENDAR["roles"].get(role[1].lower(), "") if role else "", each.rule,
    )  # fmt: skip


_HEDGED = ("point", "decade", "month", "relative-period", "season", "of-year")


def _ranges(text: str, told: list[StatedDate]) -> list[StatedDate]:
    """Return the dates with "5 May to 2 June 2019" as one."""
    joined: list[StatedDate] = []
    for each in told:
        range_ = _joined(text, joined[-1], each) if joined else None
        if range_ is not None:
            joined[-1] = range_
        else:
            joined.append(each)
    return joined


def _joined(text: str, first: StatedDate, last: StatedDate) -> StatedDate | None:
    """Return two dates as one range, where the words between them say so."""
    if not _JOIN.fullmatch(text, first.end, last.start):
        return None
    opening = _OPENS_RANGE.search(text[max(0, first.start - _HEAD) : first.start])
    if text[first.end : last.start].strip() in _AND and not opening:
        return None
    begins = first.edtf
    is_yearless = first.year_inferred or begins.startswith("XXXX")
    if is_yearless and last.edtf[:4].isdigit() and not last.year_inferred:
        begins = f"{last.edtf[:4]}{begins[4:]}"
    if begins >= last.edtf and is_yearless and begins[:4].isdigit():
        begins = f"{int(begins[:4]) - 1:04}{begins[4:]}"
    whole = f"{begins}/{last.edtf}"
    if not begins or not last.edtf or "/" in begins or "/" in last.edtf or begins >= last.edtf:
        return None
    start = first.start - len(opening[0]) if opening else first.start
    inferred = first.year_inferred and last.year_inferred
    return replace(
        last, start=start, edtf=whole, year_inferred=inferred, role="", rule="date.range",
        basis=last.basis if inferred else "",
    )  # fmt: skip
