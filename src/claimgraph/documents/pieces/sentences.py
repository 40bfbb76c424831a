"""Sentences, in texts as they come: without blanks, with abbreviations, wrapped, quoted."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from claimgraph.documents.pieces.blocks import Block, blocks, label
from claimgraph.documents.pieces.lexicon import lexicon, numbered, one_of, words
from claimgraph.documents.pieces.piece import Sentence, SentenceKind

LONGEST = 4_000
"""Code points of a sentence; no writer's are longer, and a parser can't do with more."""
_CLOSERS = "”“’\"'»)\\]"
_END = re.compile(rf"[。！？][”’」』]*|[.!?…]+[{_CLOSERS}]{{0,3}}(?:\[\d{{1,3}}\]|[¹²³⁰-⁹]+)?")
_BETWEEN = re.compile(r"(?:\s|(?<=\n)>(?:\s?>)*)*")
_OPENING = re.compile(r"[“‘„«\"'(\[¿¡*_]*")
_WORD_AHEAD = re.compile(r"[^\W\d_]+")
_LAST_WORD = re.compile(r"[^\W_]+(?:\.[^\W_]+)*$")
_DATELINE = re.compile(
    r"[^\W\d_]{2}[^\n]{2,110}?(?:\s[—–]\s|\s--\s|\s-\s(?=[“\"A-Z])|\)\s?[—–-]{1,2}\s)"
)
_DATE_OR_AGENCY = re.compile(r"\([^()]{2,40}\)|\b\d{1,2}\b")
_NAMES = re.compile(r"[/\\@=<>#&|~]")
_WINDOW = 40

_ABBREVIATIONS = words("layout", "abbreviations")
_MAY_END = words("layout", "may_end")
_OPENERS = words("layout", "openers")
_BEFORE_NUMBER = words("layout", "before_number")
_NUMERAL = re.compile(r"\d|(?:[IVXLC]{2,6}|[VX])\b")
_PART = re.compile(
    rf"(?:{one_of(words('layout', 'labelled_parts'))})[ ]"
    r"(?:\d{1,3}(?:\.\d{1,3}){0,3}|[IVXLC]{1,5}|[A-Z])\Z",
    re.IGNORECASE,
)
"""The label of a numbered part: "Finding 12"."""
_LETTERED = re.compile(
    rf"(?:[-/\d]|\b(?:{one_of(words('layout', 'lettered'))})\s)\Z", re.IGNORECASE
)
"""What a single letter stands behind that is no initial: "no. 7718-", "Annex "."""
_MONTHS = frozenset(numbered(lexicon("calendar")["months"]))


def sentences(text: str) -> tuple[Sentence, ...]:
    """Return the sentences of `text`, in order, with what else stands in their place.

    None is longer than :data:`LONGEST`: a text without an end for pages is cut at blanks.
    """
    every = (sentence for block in blocks(text) for sentence in _of_block(text, block))
    return tuple(part for sentence in every for part in _parts(text, sentence))


def _parts(text: str, sentence: Sentence) -> Iterator[Sentence]:
    start = sentence.start
    while sentence.end - start > LONGEST:
        blank = text.rfind(" ", start + LONGEST // 2, start + LONGEST)
        end = blank if blank > 0 else start + LONGEST
        yield replace(sentence, start=start, end=end)
        start = _skipped(text, end, sentence.end)
    if start < sentence.end:
        yield replace(sentence, start=start)


def _of_block(text: str, block: Block) -> Iterator[Sentence]:
    if block.kind not in (SentenceKind.SENTENCE, SentenceKind.QUOTED, SentenceKind.FOOTNOTE):
        yield Sentence(block.start, block.end, block.kind, block.depth)
        return
    speaker = label(text, block)
    start = block.start
    if not block.depth and (dateline := _dateline(text, block)):
        yield Sentence(start, dateline, SentenceKind.METADATA)
        start = _skipped(text, dateline, block.end)
    for match in _END.finditer(text, start, block.end):
        if match.start() <= start or not _ends(text, match, start, block):
            continue
        yield Sentence(start, match.end(), block.kind, block.depth, speaker)
        start = _skipped(text, match.end(), block.end)
    if start < block.end:
        yield Sentence(start, block.end, block.kind, block.depth, speaker)


def _dateline(text: str, block: Block) -> int | None:
    """Return where the place and date that a report begins with end, or None."""
    match = _DATELINE.match(text, block.start, block.end)
    if match is None:
        return None
    head = match[0].rstrip()
    first = _WORD_AHEAD.match(head)
    is_place = first is not None and first[0].isupper()
    return block.start + len(head) if is_place and _DATE_OR_AGENCY.search(head) else None


def _skipped(text: str, at: int, end: int) -> int:
    """Return where the words behind a place go on, past blanks and marks of quoted lines."""
    match = _BETWEEN.match(text, at, end)
    return match.end() if match else at


def _ends(text: str, mark: re.Match[str], start: int, block: Block) -> bool:
    """Return whether a mark ends the sentence that begins at `start`."""
    if mark.end() >= block.end or mark[0][0] in "。！？":
        return True
    following = _skipped(text, mark.end(), block.end)
    if following >= block.end:
        return True
    begins = _OPENING.match(text, following, block.end)
    at = begins.end() if begins else following
    ahead = text[at : at + 1]
    if following == mark.end():
        return _runs_on(text, mark, at)
    if ahead.islower() or (ahead in ",;:)–—-" and ahead):
        return False
    if mark[0][0] != ".":
        return True
    if start == block.start and mark[0] == "." and _PART.fullmatch(text, start, mark.start()):
        return False
    return not _is_abbreviation(text, mark, start, at)


def _runs_on(text: str, mark: re.Match[str], at: int) -> bool:
    """Return whether a sentence ends here though no blank follows."""
    ahead = _WORD_AHEAD.match(text, at, at + _WINDOW)
    before = _before(text, mark.start())
    if ahead is None or not ahead[0][0].isupper() or len(before) < 2 or not before[-1].islower():
        return False
    if "." in before or before.lower() in _ABBREVIATIONS:
        return False
    around = text[max(0, mark.start() - _WINDOW) : mark.start()].split()[-1:]
    around += text[at : at + _WINDOW].split()[:1]
    if _NAMES.search(" ".join(around)):
        return False
    return ahead[0] in _OPENERS or text[ahead.end() : ahead.end() + 1] in (" ", ",", "’", "'")


def _before(text: str, end: int) -> str:
    match = _LAST_WORD.search(text[max(0, end - _WINDOW) : end])
    return match[0] if match else ""


def _is_abbreviation(text: str, mark: re.Match[str], start: int, at: int) -> bool:
    """Return whether the full stop of `mark` belongs to the word before it."""
    if mark[0] != "." and not mark[0].startswith(".."):
        return _is_short(text, mark, start) and mark[0][1:2] == ")"
    before = _before(text, mark.start())
    lower = before.lower()
    if lower in _MAY_END or (before[:1].isalpha() and "." in before):
        ahead = _WORD_AHEAD.match(text, at, at + _WINDOW)
        return not (ahead and ahead[0] in _OPENERS)
    if mark.start() - len(before) == start and (before.isdigit() or len(before) == 1):
        return True
    if before[:1].isdigit():
        ahead = _WORD_AHEAD.match(text, at, at + _WINDOW)
        return ahead is not None and ahead[0] in _MONTHS
    if lower in _BEFORE_NUMBER and not (len(before) == 1 and before.isupper()):
        return _NUMERAL.match(text, at) is not None
    if text[mark.start() - 2 : mark.start() - 1] == "°":
        return False
    if len(before) == 1 and _follows_part(text, mark.start() - 1):
        ahead = _WORD_AHEAD.match(text, at, at + _WINDOW)
        return not (ahead and ahead[0] in _OPENERS)
    if len(before) == 1 and before.isalpha():
        return before.isupper() or lower in _ABBREVIATIONS
    return lower in _ABBREVIATIONS


def _follows_part(text: str, at: int) -> bool:
    """Return whether the letter at a place names a part, as of "Annex B", and no person."""
    return _LETTERED.search(text[max(0, at - _WINDOW) : at]) is not None


def _is_short(text: str, mark: re.Match[str], start: int) -> bool:
    before = _before(text, mark.start())
    return mark.start() - len(before) == start
