"""What the lines of a register say: "Company: X", then "Directors: Y (appointed ...); Z"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from claimgraph.documents.english.claims.modes import Mode
from claimgraph.documents.english.claims.phrases import View
from claimgraph.documents.english.claims.statements import Statement
from claimgraph.documents.english.lexicon import lexicon, words
from claimgraph.documents.pieces import StatedDate
from claimgraph.documents.proposing.draft import ObjectKind, Words
from claimgraph.model.proposal import Span

_LINE = re.compile(r"(?:[-•*–]\s+)?(?P<key>[^\W\d_][^:\n]{1,39}?)\s*:\s*(?P<value>[^\n]*[^\s.;,])")
_ITEM = re.compile(r"[^;()]+(?:\([^()]*\)[^;()]*)*")
_NAME = re.compile(r"\s*(?:and\s+)?(?P<name>[^(;]*?[^\s(,;])\s*(?=[(;]|,\s*[\d£$€]|,\s*[a-z]|\Z)")
_LEXICON = lexicon("relations_registers")
_SUBJECTS = words("relations_registers", "subjects")
_SINCE, _UNTIL = words("relations_registers", "since"), words("relations_registers", "until")
_LONGEST = 160
_PRIOR = 0.8


def _by_key(section: str) -> Mapping[str, dict[str, Any]]:
    return {key: entry for entry in _LEXICON[section] for key in entry["keys"]}


_LISTS, _VALUES = _by_key("lists"), _by_key("values")


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of a register: where it stands, its key, and its value."""

    span: Span
    key: Span
    value: Span
    name: str


class Registers:
    """Reads the lines of a register, one by one; keeps what they are about."""

    def __init__(self) -> None:
        self._subject: Words | None = None

    def stated(self, view: View) -> tuple[Statement, ...] | None:
        """Return what a line states of the thing that a line before it names.

        None where the sentence is no line of a register, or nothing says what it is about.
        """
        line = _line(view)
        if line is None:
            self._subject = None if view.clauses else self._subject
            return None
        if line.name in _SUBJECTS:
            self._subject = _party(view, line.value)
            return None
        if self._subject is None:
            return None
        if line.name in _LISTS:
            return tuple(_listed(view, line, _LISTS[line.name], self._subject))
        if line.name in _VALUES:
            return tuple(_valued(view, line, _VALUES[line.name], self._subject))
        return None


def _line(view: View) -> _Line | None:
    sentence, text = view.parsed.sentence, view.reading.document.text
    match = _LINE.fullmatch(text[sentence.start : sentence.end].rstrip(" .;,"))
    if match is None:
        return None

    def place(name: str | int) -> Span:
        return sentence.start + match.start(name), sentence.start + match.end(name)

    return _Line(place(0), place("key"), place("value"), match["key"].lower().rstrip(" ."))


def _party(view: View, span: Span) -> Words:
    """Return the words of a thing: those of the name among them, where that is most of them."""
    whole = view.named(span)
    if whole.type:
        return whole
    first = next((m for m in view.names if m.start == span[0]), None)
    return view.words_of(first) if first is not None and first.end <= span[1] else whole


# --- lists ----------------------------------------------------------------------------------------


def _listed(
    view: View, line: _Line, entry: Mapping[str, Any], subject: Words
) -> Iterator[Statement]:
    """Yield what a list behind a key states of each name in it."""
    text, kind = view.reading.document.text, ObjectKind(entry["kind"])
    for item in _ITEM.finditer(text, *line.value):
        match = _NAME.match(text, *item.span())
        if match is None or not match["name"][0].isalnum():
            continue
        party = _party(view, match.span("name"))
        span = match.start("name"), item.start() + len(item[0].rstrip())
        other = view.text(line.key) if kind is ObjectKind.TEXT else subject
        yield Statement(
            entry["id"],
            entry["relation"],
            party,
            other,
            kind,
            (line.key, span) if kind is ObjectKind.TEXT else (span,),
            _PRIOR,
            0,
            Mode(),
            _time(view, item.span()),
            context=(_told(subject),) if kind is ObjectKind.TEXT else (view.text(line.key),),
        )


def _told(subject: Words) -> Words:
    return Words(subject.text, subject.at)


def _time(view: View, span: Span) -> Words | None:
    """Return the date from which a name stands in a list; else the one until which it did."""
    text = view.reading.document.text
    dates = [d for d in view.dates if span[0] <= d.start and d.end <= span[1]]
    for known in (_SINCE, _UNTIL):
        for date in dates:
            if _word_before(text, date) in known:
                return view.text((date.start, date.end))
    return None


def _word_before(text: str, date: StatedDate) -> str:
    before = re.findall(r"[^\W\d_]+", text[max(0, date.start - 24) : date.end])
    spoken = [word.lower() for word in before if word.lower() in _SINCE | _UNTIL]
    return spoken[-1] if spoken else ""


# --- values ---------------------------------------------------------------------------------------


def _valued(
    view: View, line: _Line, entry: Mapping[str, Any], subject: Words
) -> Iterator[Statement]:
    """Yield what the value behind a key says of the thing that the lines are about."""
    found = _value(view, line, entry)
    if found is not None and line.value[1] - line.value[0] <= _LONGEST:
        kind, value = found
        rule, relation = entry["id"], entry["relation"]
        yield Statement(rule, relation, subject, value, kind, (line.span,), _PRIOR, 0, Mode())


def _value(view: View, line: _Line, entry: Mapping[str, Any]) -> tuple[ObjectKind, Words] | None:
    start, end = line.value
    match entry["kind"]:
        case "date":
            several = [(d.start, d.end) for d in view.dates]
            kind = ObjectKind.DATE
        case "quantity":
            several = [(q.start, q.end) for q in view.quantities]
            kind = ObjectKind.QUANTITY
        case "place":
            return ObjectKind.THING, _place(
                view, line.value, is_seat=entry["id"] != "register.place"
            )
        case _:
            return ObjectKind.TEXT, view.text(line.span if entry.get("with_key") else line.value)
    inside = (view.text(at) for at in several if start <= at[0] and at[1] <= end)
    value = next(inside, None)
    return (kind, value) if value is not None else None


def _place(view: View, span: Span, *, is_seat: bool) -> Words:
    """Return an address; where a seat is told, the last place that it names."""
    if is_seat:
        inside = [m for m in view.names if span[0] <= m.start and m.end <= span[1]]
        for each in reversed(inside):
            if "Place" in view.ancestors(view.reading.thing_of(each).type):
                return view.words_of(each)
    return view.named(span)
