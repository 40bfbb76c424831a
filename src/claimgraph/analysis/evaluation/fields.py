"""Reading the fields of a gold file, and collecting what is wrong with them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, TypeVar

from claimgraph.documents.text import Document
from claimgraph.errors import InvalidInput, Problem
from claimgraph.model.proposal import Span

T = TypeVar("T")

MEND = "Correct the gold file; offsets are code points of the text, the end is exclusive."

_MOST = 50_000
_SHOWN = 20


class Fields:
    """Reads fields and notes each that is not as it has to be, with its place.

    Args:
        file: The name of the gold file, for messages.
        document: The document that it is about.
    """

    def __init__(self, file: str, document: Document) -> None:
        self._file = file
        self._document = document
        self._problems: list[Problem] = []

    def wrong(self, place: str, what: str) -> None:
        """Note a fault."""
        self._problems.append(Problem(self._file, f"{place}: {what}", MEND))

    def raise_all(self) -> None:
        """Raise all faults that were noted, if there are any.

        Raises:
            InvalidInput: with the faults.
        """
        if not self._problems:
            return
        shown, more = self._problems[:_SHOWN], len(self._problems) - _SHOWN
        if more > 0:
            shown.append(Problem(self._file, f"and {more:,} more of the kind", MEND))
        raise InvalidInput(shown)

    def objects(self, place: str, told: object) -> Iterator[tuple[str, dict[str, Any]]]:
        """Yield the objects of a list, each with its place."""
        if not isinstance(told, list):
            self.wrong(place, "it is no list")
            return
        if len(told) > _MOST:
            self.wrong(place, f"it has more than {_MOST:,} pieces")
            return
        for number, each in enumerate(told):
            if isinstance(each, dict):
                yield f"{place}[{number}]", each
            else:
                self.wrong(f"{place}[{number}]", "it is no object")

    def span(self, place: str, told: dict[str, Any]) -> Span | None:
        """Return the span of the text that an object names, where its quote stands there."""
        start, end = told.get("start"), told.get("end")
        if type(start) is not int or type(end) is not int:
            self.wrong(place, "start and end are no whole numbers")
            return None
        text = self._document.text
        if not 0 <= start < end <= len(text):
            self.wrong(place, f"{start}-{end} is no span of a text of {len(text):,} code points")
            return None
        quote = told.get("quote", told.get("text"))
        if quote is not None and quote != text[start:end]:
            self.wrong(place, f"its quote is not what stands at {start}-{end}")
            return None
        return start, end

    def spans(self, place: str, told: object) -> tuple[Span, ...]:
        """Return the spans of a list that may be missing."""
        if told is None:
            return ()
        found = (self.span(where, each) for where, each in self.objects(place, told))
        return tuple(span for span in found if span is not None)

    def text(self, place: str, told: dict[str, Any], name: str, *, needed: bool = False) -> str:
        """Return a text; "" where it is missing or null."""
        value = told.get(name)
        if isinstance(value, str) and (value or not needed):
            return value
        if value is not None or needed:
            self.wrong(f"{place}.{name}", "it is no text")
        return ""

    def flag(self, place: str, told: dict[str, Any], name: str, default: bool) -> bool:
        """Return a truth value."""
        value = told.get(name, default)
        if isinstance(value, bool):
            return value
        self.wrong(f"{place}.{name}", "it is neither true nor false")
        return default

    def texts(self, place: str, told: object) -> tuple[str, ...]:
        """Return a text, or a list of texts, as texts."""
        several = told if isinstance(told, list) else [told]
        if all(isinstance(each, str) and each for each in several):
            return tuple(several)
        self.wrong(place, "it is neither a text nor a list of texts")
        return ()

    def one_of(self, place: str, read: Callable[[str], T], text: str, default: T) -> T:
        """Return what `read` makes of a text that has to be one of a few."""
        if not text:
            return default
        try:
            return read(text)
        except ValueError:
            self.wrong(place, f"“{text[:40]}” is not known here")
            return default
