"""Quotation marks that point the wrong way, or lack their other half.

What is right: apostrophes; German „…“, Swedish ”…”, French « … », Danish »…«,
Chinese and Japanese 「…」; a quotation of several paragraphs that is opened anew at
each of them and closed at the last; marks of feet and inches.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from claimgraph.documents.proofreading.irregularity import Irregularity, Kind
from claimgraph.documents.proofreading.layout import Span, paragraphs
from claimgraph.documents.proofreading.pairing import Events, Mark, unmatched

_LEFT_EDGE = frozenset("([{“‘„‚«「『（=>")
_RIGHT_EDGE = frozenset(",;:!?)]}”’»」』、。，；：！？）")
_CORNERS = ("「」", "『』")


def quotation_marks(text: str) -> list[Irregularity]:
    """Return the quotation marks of `text` that are not as they should be."""
    spans = paragraphs(text)
    double = _Double.of(text)
    found = [_wrong_way(text, at) for span in spans for at in double.wrong(span)]
    for family in mark_families(text, spans):
        for mark in unmatched(text, spans, family, reopens=True):
            found.append(mark.irregularity(text, Kind.UNBALANCED_QUOTATION))
    return sorted(found, key=lambda irregularity: irregularity.start)


def mark_families(text: str, spans: list[Span]) -> list[Events]:
    """Return what gives the marks of a paragraph, one for each kind that the text uses.

    Args:
        text: The text.
        spans: Its paragraphs.
    """
    families: list[Events] = [_Double.of(text).marks]
    if "«" in text and "»" in text:
        families.append(_Guillemets.of(text, spans).marks)
    return families + [_Plain(text, pair).marks for pair in _CORNERS if pair[0] in text]


def _wrong_way(text: str, at: int) -> Irregularity:
    wrong = text[at]
    parts = (wrong, "”" if wrong == "“" else "’" if wrong == "‘" else "“")
    return Irregularity(Kind.WRONG_WAY_MARK, at, at + 1, parts)


def opens(text: str, at: int) -> bool:
    """Return whether a mark stands where one opens: an edge before, a word behind."""
    before, after = text[at - 1 : at] if at else "", text[at + 1 : at + 2]
    at_edge = not before or before.isspace() or before in _LEFT_EDGE
    return at_edge and (after.isalnum() or after in tuple("“‘[…$"))


def closes(text: str, at: int) -> bool:
    """Return whether a mark stands where one closes: a word before, an edge behind."""
    before, after = text[at - 1 : at] if at else "", text[at + 1 : at + 2]
    if not before or before.isspace() or before in _LEFT_EDGE:
        return False
    if after == ".":
        return text[at + 2 : at + 3] != "."
    return not after or after.isspace() or after in _RIGHT_EDGE


@dataclass(frozen=True, slots=True)
class _Double:
    """The marks “ ” „ and " of a text, with the way in which it uses them.

    Attributes:
        text: The text.
        german: “ closes what „ opened.
        swedish: ” opens as well as it closes.
    """

    text: str
    german: bool
    swedish: bool

    @classmethod
    def of(cls, text: str) -> _Double:
        right = sum(opens(text, at) for at in _places(text, "“"))
        wrong = sum(opens(text, at) for at in _places(text, "”"))
        return cls(text, "„" in text or "‚" in text, wrong > right)

    def wrong(self, span: Span) -> Iterator[int]:
        """Yield the places of marks that point the wrong way."""
        if self.german:
            return
        single_open = False
        for at in range(*span):
            mark = self.text[at]
            if mark == "“":
                if closes(self.text, at):
                    yield at
            elif mark == "”":
                if not self.swedish and opens(self.text, at):
                    yield at
            elif mark in "‘’":
                if mark == "‘" and single_open and closes(self.text, at):
                    yield at
                single_open = self._single_is_open(at, single_open)

    def _single_is_open(self, at: int, before: bool) -> bool:
        """Return whether a quotation in single marks is open behind the mark at `at`.

        A word may begin or end with an apostrophe, so this is a guess that errs on
        the side of an open one.
        """
        if self.text[at] == "‘":
            return opens(self.text, at) or (before and not closes(self.text, at))
        return before and not closes(self.text, at)

    def marks(self, span: Span) -> Iterator[Mark]:
        """Yield the marks of a paragraph."""
        open_ = 0
        for at in range(*span):
            if self.text[at] in '“”„"':
                opens = self._is_opening(at, open_)
                if opens or open_ or not self._is_inches(at):
                    yield Mark(at, opens)
                    open_ = open_ + 1 if opens else max(0, open_ - 1)

    def _is_opening(self, at: int, open_: int) -> bool:
        match self.text[at]:
            case "„":
                return True
            case "“":
                return not (open_ and (self.german or closes(self.text, at)))
            case "”":
                return (not open_ and self.swedish) or (
                    not self.swedish and not self.german and opens(self.text, at)
                )
            case _:
                if opens(self.text, at) != closes(self.text, at):
                    return opens(self.text, at)
                return not open_

    def _is_inches(self, at: int) -> bool:
        return self.text[at] in '”"' and self.text[at - 1 : at].isdigit()


@dataclass(frozen=True, slots=True)
class _Guillemets:
    """The marks « and » of a text.

    Attributes:
        text: The text.
        opening: « in French, » in Danish and in German print.
    """

    text: str
    opening: str

    @classmethod
    def of(cls, text: str, spans: list[Span]) -> _Guillemets:
        firsts = [next((c for c in text[s:e] if c in "«»"), "") for s, e in spans]
        return cls(text, "»" if firsts.count("»") > firsts.count("«") else "«")

    def marks(self, span: Span) -> Iterator[Mark]:
        """Yield the first opening and the last closing mark of each quotation.

        Where a quotation within another ends with it, French prints one mark.
        """
        is_open = was_open = False
        for at in range(*span):
            mark = self.text[at]
            if mark not in "«»":
                continue
            opens = mark == self.opening
            if (opens != is_open and (opens or is_open)) or (not opens and not was_open):
                yield Mark(at, opens)
            is_open, was_open = opens, was_open or opens


@dataclass(frozen=True, slots=True)
class _Plain:
    """A pair of marks that are always what they look like."""

    text: str
    pair: str

    def marks(self, span: Span) -> Iterator[Mark]:
        """Yield the marks of a paragraph."""
        for at in range(*span):
            if self.text[at] in self.pair:
                yield Mark(at, self.text[at] == self.pair[0])


def _places(text: str, mark: str) -> Iterator[int]:
    at = text.find(mark)
    while at >= 0:
        yield at
        at = text.find(mark, at + 1)
