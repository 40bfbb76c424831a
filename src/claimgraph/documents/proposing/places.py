"""Where the words of a draft stand in a document.

Words stand where they are written so letter by letter; or else where they are in the
normal form of :mod:`claimgraph.documents.matching`, in which the marks of quoted mail
at the beginning of a line are blanks. Nothing fuzzier is found. They are whole words:
"Ann" does not stand in "Annex", nor in "Ann-" at the end of a line before "ex".
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cached_property
from itertools import islice

from claimgraph.documents.matching import NormalText, in_normal_form
from claimgraph.model.proposal import Span

_MAIL_MARKS = re.compile(r"(?:\A|(?<=\n))[ \t]*(?:>[ \t]?)+")
_BREAK_BEHIND = re.compile(r"[-‐][ \t]*\n[> \t]*([^\W\d_])")
_BREAK_BEFORE = re.compile(r"[^\W\d_][-‐][ \t]*\n[> \t]*\Z")
_LINE_HYPHEN = re.compile(r"(?<=[^\W\d_])[-‐\u00ad][ \t]*\n[> \t]*(?=([^\W\d_]))")
_HYPHENS = re.compile("[-\x01]")
_UNSEEN = "\u00ad\u200b\u2060\ufeff"
_REACH = 40
_WITHOUT_BLANKS = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff"
                             "\uf900-\ufaff\U00020000-\U0003ffff]")  # fmt: skip
"""Thai, Lao, Burmese, Khmer, Kana and Han: scripts that put no blanks between words."""
_ARTICLE = re.compile(r"\A(?:the|an?)\s+", re.IGNORECASE)
_POSSESSIVE = re.compile(r"'s?\Z")


MOST = 1_000
"""So many places of the same words are looked at."""
LARGEST_NORMAL = 2_000_000
"""Code points above which a stretch is searched letter by letter only."""


class Places:
    """Finds words in a text.

    Args:
        text: The normalised text of a document.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self._found: dict[tuple[str, Span], list[Span]] = {}
        self._normal: dict[Span, tuple[NormalText, str]] = {}

    @cached_property
    def plain(self) -> str:
        """The text with blanks for the marks of quoted mail, each position as it is."""
        return _without_marks(self.text)

    @property
    def whole(self) -> Span:
        """The whole text."""
        return 0, len(self.text)

    def find(self, words: str, within: Span) -> list[Span]:
        """Return where words stand in a stretch, whether or not they cut others; in order.

        No more than :data:`MOST` places are returned.
        """
        words = _bare(words)
        found = self._found.get((words, within))
        if found is None:
            found = list(islice(self._as_written(words, within), MOST)) if words else []
            found = found or self._in_normal_form(words, within)[:MOST]
            self._found[words, within] = found
        return found

    def holds(self, words: str) -> bool:
        """Return whether words stand anywhere in the text, as whole words."""
        return self.nearest(words, self.whole) is not None

    def nearest(self, words: str, to: Span) -> Span | None:
        """Return the last place of whole words that begins before the end of a stretch.

        Where there is none, the first behind it; None where they stand nowhere.
        """
        words = _bare(words)
        if not words:
            return None
        behind = self._as_written(words, (to[0], len(self.text)))
        for several in (self._backwards(words, to[1]), behind):
            found = next(filter(self.is_whole, several), None)
            if found is not None:
                return found
        every = [s for s in self._in_normal_form(words, self.whole) if self.is_whole(s)]
        before = [span for span in every if span[0] < to[1]]
        return before[-1] if before else next(iter(every), None)

    def _as_written(self, words: str, within: Span) -> Iterator[Span]:
        start = self.text.find(words, *within)
        while start >= 0:
            yield start, start + len(words)
            start = self.text.find(words, start + 1, within[1])

    def _backwards(self, words: str, end: int) -> Iterator[Span]:
        """Yield where words begin before a place, the last first."""
        start = self.text.rfind(words, 0, end - 1 + len(words))
        while start >= 0:
            yield start, start + len(words)
            start = self.text.rfind(words, 0, start - 1 + len(words)) if start else -1

    def _in_normal_form(self, words: str, within: Span) -> list[Span]:
        if not words or within[1] - within[0] > LARGEST_NORMAL:
            return []
        known = self._normal.get(within)
        if known is None:
            normal = NormalText.of(self.plain[within[0] : within[1]])
            known = self._normal[within] = normal, _joint(normal)
        for each in _readings(words):
            # much faster than a search that finds nothing
            if _joint(NormalText.of(each)) in known[1]:
                found = in_normal_form(each, known[0])
                if found:
                    return [(within[0] + start, within[0] + end) for start, end in found]
        return []

    def at(self, words: str, place: Span) -> Span | None:
        """Return where words stand, white space aside, if it is at a place; else None."""
        if not 0 <= place[0] < place[1] <= len(self.text):
            return None
        span = trimmed(self.text, place)
        if span is None:
            return None
        is_there = _bare(words) == self.text[slice(*span)]
        return span if is_there or _is_normal(words, self.plain[slice(*span)]) else None

    def is_whole(self, span: Span) -> bool:
        """Return whether a stretch neither begins nor ends within a word or a number."""
        start, end = span
        return not (
            _joined(self._before(start), self.text[start])
            or _joined(self.text[end - 1], self._behind(end))
            or self._is_broken(start, end)
        )

    def _before(self, start: int) -> str:
        return self.text[max(0, start - _REACH) : start].rstrip(_UNSEEN)[-1:]

    def _behind(self, end: int) -> str:
        return self.text[end : end + _REACH].lstrip(_UNSEEN)[:1]

    def _is_broken(self, start: int, end: int) -> bool:
        """Return whether a word goes on over the end of a line."""
        behind = _BREAK_BEHIND.match(self.text, end, end + _REACH)
        if behind and behind[1].islower() and _of_word(self.text[end - 1]):
            return True
        is_lower = self.text[start].islower()
        return is_lower and bool(_BREAK_BEFORE.search(self.text[max(0, start - _REACH) : start]))

    def written(self, span: Span, words: str) -> str:
        """Return the words at a stretch on one line, as a name is written.

        White space is one blank, marks of quoted mail are none. Where a hyphen at the end
        of a line leaves open how a word is written, it is as in `words`, which stand there;
        where they have the same hyphen, it is taken out before a small letter.
        """
        plain = self.plain[slice(*span)]
        if _LINE_HYPHEN.search(plain):
            plain = _without_marks(words)
        return " ".join(_LINE_HYPHEN.sub(_mended, plain).split())


def _mended(hyphen: re.Match[str]) -> str:
    """Return what is left of a hyphen at the end of a line, before a letter."""
    return "" if hyphen[1].islower() or hyphen[0][0] == "\u00ad" else "-"


def _joint(normal: NormalText) -> str:
    """Return a text as it is if no hyphen counts: what holds no words of it can't hold them."""
    return _HYPHENS.sub("", normal.text).strip(" ")


def _without_marks(text: str) -> str:
    """Return a text of the same length with blanks for the marks of quoted mail."""
    if ">" not in text:
        return text
    return _MAIL_MARKS.sub(lambda match: " " * len(match[0]), text)


def _joined(before: str, behind: str) -> bool:
    """Return whether two characters side by side belong to one word."""
    if not (before and behind and _of_word(before) and _of_word(behind)):
        return False
    return not (_WITHOUT_BLANKS.match(before) or _WITHOUT_BLANKS.match(behind))


def _of_word(character: str) -> bool:
    return character.isalnum() or unicodedata.category(character).startswith("M")


def are_same(words: str, others: str) -> bool:
    """Return whether words are the same, in normal form at most."""
    return _bare(words) == _bare(others) != "" or _is_normal(words, _without_marks(others))


def _is_normal(words: str, plain: str) -> bool:
    """Return whether words are those of a text without marks of mail, in normal form."""
    normal, span = NormalText.of(plain), trimmed(plain, (0, len(plain)))
    return any(span in in_normal_form(each, normal) for each in _readings(words))


def _readings(words: str) -> tuple[str, ...]:
    """Return words without marks of quoted mail, and as they are if that is not the same."""
    words = _bare(words)
    plain = _without_marks(words)
    return (plain,) if plain == words else (plain, words)


def trimmed(text: str, span: Span) -> Span | None:
    """Return a stretch without what is not seen at its ends, or None where nothing is left."""
    start, end = span
    while start < end and _is_blank(text[start]):
        start += 1
    while start < end and _is_blank(text[end - 1]):
        end -= 1
    return (start, end) if start < end else None


def _bare(words: str) -> str:
    """Return words without what is not seen at their ends."""
    start, end = trimmed(words, (0, len(words))) or (0, 0)
    return words[start:end]


def _is_blank(character: str) -> bool:
    return character.isspace() or character in _UNSEEN


def holds(outer: Span, inner: Span) -> bool:
    """Return whether a stretch lies within another one."""
    return outer[0] <= inner[0] and inner[1] <= outer[1]


def key(name: str) -> str:
    """Return what two names have in common that are the same: normal form, no article."""
    normal = " ".join(NormalText.of(name).text.replace("\x01", "-").casefold().split())
    return _POSSESSIVE.sub("", _ARTICLE.sub("", normal, count=1)) or normal
