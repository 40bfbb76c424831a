"""Quotations, whatever their marks: turned the wrong way, mixed, nested, or left open."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from claimgraph.documents.pieces.attribution import Cue, attributed
from claimgraph.documents.pieces.blocks import Block, blocks
from claimgraph.documents.pieces.piece import Quotation, QuotationKind, Sentence, SentenceKind
from claimgraph.documents.proofreading.pairing import Events
from claimgraph.documents.proofreading.quotations import closes, mark_families, opens

Span = tuple[int, int]
_SINGLE = re.compile("['‘’‚]")
_ELISION = re.compile(r"['’‘](?:\d\ds?|tis|twas|em|til|cause|n|bout)\b", re.IGNORECASE)
_SENTENCE_LIKE = re.compile(r"[.!?…,][”’\"'»“]*\Z")
_LONGEST_SINGLE = 600
_SPEECH_WORDS = 6


@dataclass(frozen=True, slots=True)
class _Quoted:
    """What stands between two marks.

    Attributes:
        start: Its opening mark, or where it begins that lost it.
        end: One past its closing mark, or where it ends that has none.
        closed: Whether it has both marks.
        nested: Quotations within it.
    """

    start: int
    end: int
    closed: bool = True
    nested: tuple[Span, ...] = ()


def quotations(text: str, sentences: Iterable[Sentence]) -> tuple[Quotation, ...]:
    """Return the quotations of `text`, in order; those within another one are its own.

    The text of a mail that is quoted in another one is a quotation too, and then
    what is between marks in it is nested.

    Args:
        text: The text.
        sentences: Its sentences.
    """
    places = tuple(sentences)
    paragraphs = _paragraphs(blocks(text))
    found = list(_single(text, paragraphs))
    for family in mark_families(text, paragraphs):
        found += _Reader(text, paragraphs, places).read(family)
    outer = _outermost(found)
    cues = attributed(text, places, [(each.start, each.end) for each in outer])
    told = [_told(text, each, cue) for each, cue in zip(outer, cues, strict=True)]
    return tuple(_with_mails(told, list(_mails(places))))


def _paragraphs(found: Iterable[Block]) -> list[Span]:
    return [(block.start, block.end) for block in found]


class _Reader:
    """Reads the quotations in marks of one family, over paragraphs where they go on."""

    def __init__(self, text: str, paragraphs: list[Span], sentences: tuple[Sentence, ...]) -> None:
        self._text = text
        self._paragraphs = paragraphs
        self._sentences = sentences
        self._starts = [sentence.start for sentence in sentences]

    def read(self, family: Events) -> Iterator[_Quoted]:
        """Yield the quotations of a family of marks."""
        carried: int | None = None
        for number, span in enumerate(self._paragraphs):
            opened = [] if carried is None else [carried]
            reopened = carried is not None
            floor = span[0]
            for mark in family(span):
                if mark.opens:
                    if reopened and not self._text[span[0] : mark.place].strip():
                        reopened = False
                        continue
                    opened.append(mark.place)
                elif opened:
                    start = opened.pop()
                    yield _Quoted(start, mark.place + 1)
                    floor = mark.place + 1
                else:
                    begin = self._sentence_start(mark.place, floor)
                    if begin < mark.place:
                        yield _Quoted(begin, mark.place + 1, closed=False)
                    floor = mark.place + 1
            carried = self._carried(number, opened)
            for start in opened:
                if start != carried:
                    yield _Quoted(start, self._sentence_end(start, span), closed=False)

    def _carried(self, number: int, opened: list[int]) -> int | None:
        """Return the mark whose quotation goes on in the next paragraph, or None."""
        if not opened or number + 1 >= len(self._paragraphs):
            return None
        begin = self._paragraphs[number + 1][0]
        return opened[0] if self._text[begin] == self._text[opened[0]] else None

    def _sentence_start(self, place: int, floor: int) -> int:
        sentence = self._sentence(place)
        if sentence is None:
            return max(floor, place)
        start = max(sentence.start, floor)
        if sentence.speaker and sentence.speaker[1] >= start:
            start = sentence.speaker[1] + 1
        while start < place and not self._text[start].isalnum():
            start += 1
        return start

    def _sentence_end(self, place: int, span: Span) -> int:
        sentence = self._sentence(place)
        return min(span[1], sentence.end) if sentence and sentence.end > place else place + 1

    def _sentence(self, place: int) -> Sentence | None:
        at = bisect_right(self._starts, place) - 1
        return self._sentences[at] if at >= 0 else None


def _single(text: str, paragraphs: list[Span]) -> Iterator[_Quoted]:
    """Yield the quotations in single marks, which apostrophes are not."""
    for span in paragraphs:
        start: int | None = None
        for match in _SINGLE.finditer(text, *span):
            at = match.start()
            if start is not None and at - start > _LONGEST_SINGLE:
                start = None
            if start is None:
                if _opens_single(text, at):
                    start = at
            elif text[at] != "‚" and closes(text, at) and at > start + 1:
                yield _Quoted(start, at + 1)
                start = None


def _opens_single(text: str, at: int) -> bool:
    if text[at] == "‚":
        return text[at + 1 : at + 2].isalnum()
    return opens(text, at) and not _ELISION.match(text, at)


def _outermost(found: Iterable[_Quoted]) -> list[_Quoted]:
    """Return the quotations that are in no other one, with those that are in them."""
    kept: list[tuple[_Quoted, list[Span]]] = []
    for each in sorted(found, key=lambda quoted: (quoted.start, -quoted.end)):
        if not kept or each.start >= kept[-1][0].end:
            kept.append((each, []))
        elif each.end <= kept[-1][0].end:
            kept[-1][1].append((each.start, each.end))
    return [replace(outer, nested=tuple(nested)) for outer, nested in kept]


def _told(text: str, each: _Quoted, cue: Cue) -> Quotation:
    words = text[each.start : each.end]
    is_speech = bool(_SENTENCE_LIKE.search(words)) or len(words.split()) >= _SPEECH_WORDS
    has_verb = cue.rule != "" and cue.rule != "say.label"
    kind = QuotationKind.DIRECT if is_speech or has_verb else QuotationKind.WORDS
    return Quotation(
        each.start, each.end, kind, each.closed, each.nested, cue.speaker, cue.cue, cue.rule
    )


def _mails(sentences: Iterable[Sentence]) -> Iterator[Quotation]:
    """Yield the texts of mails that are quoted in a mail."""
    run: list[Sentence] = []
    for sentence in sentences:
        is_quoted = sentence.kind is SentenceKind.QUOTED
        if run and not (is_quoted and sentence.depth == run[-1].depth):
            yield Quotation(run[0].start, run[-1].end, QuotationKind.QUOTED_MAIL)
            run = []
        if is_quoted:
            run.append(sentence)
    if run:
        yield Quotation(run[0].start, run[-1].end, QuotationKind.QUOTED_MAIL)


def _with_mails(told: list[Quotation], mails: list[Quotation]) -> list[Quotation]:
    """Return quotations and quoted mails, the former nested where they are in the latter."""
    starts = [mail.start for mail in mails]
    within: list[list[Span]] = [[] for _ in mails]
    free: list[Quotation] = []
    for each in told:
        at = bisect_right(starts, each.start) - 1
        if at >= 0 and each.start < mails[at].end:
            within[at].append((each.start, min(each.end, mails[at].end)))
        elif at + 1 >= len(mails) or each.end <= mails[at + 1].start:
            free.append(each)
    held = [
        Quotation(mail.start, mail.end, mail.kind, nested=tuple(nested))
        for mail, nested in zip(mails, within, strict=True)
    ]
    return sorted([*free, *held], key=lambda each: each.start)
