"""Sentences that run into each other, and words that stand twice."""

from __future__ import annotations

import re
from itertools import pairwise

from claimgraph.documents.proofreading.irregularity import Irregularity, Kind
from claimgraph.documents.proofreading.layout import ABBREVIATIONS, gap, word_before, words
from claimgraph.documents.proofreading.word_lists import word_list

_END = re.compile(r"[.!?]([”’“‘\"')\]]{0,3})")
_NEXT_END = re.compile(r"[.!?](?=\s|\Z)|\n")
_NO_SENTENCE = re.compile(r"[/\\@_=`<>{}#&|~\d]|\(\)|\]\(")
"""What stands in addresses, names of files and code, and seldom in prose."""
_ENDINGS = word_list(
    "com org net edu gov mil int info biz io ai app dev co uk us eu de fr ru cn jp js ts py "
    "rb rs go java cpp html htm php asp aspx css json xml yaml toml csv txt md pdf doc docx "
    "xls xlsx ppt zip exe dll png jpg jpeg gif mp mov"
)
"""What follows a full stop in names of hosts and files, in small letters."""
_OPENERS = word_list(
    "A An The This That These Those It Its He She We They You I In On At For From By With "
    "Under After Before When While Since Until But And Or So Yet If As Both There Here His "
    "Her Our Their However Meanwhile According Also Another Some Many Most Such No Not What "
    "Who Why How"
)
"""Words that often begin a sentence."""
_NAMES = 40
"""Characters on each side within which a blank ends what stands there."""

_DOUBLED = word_list(
    "the a an of to and for with by at from are be or but this these those their its which "
    "will would should could"
)
"""Words that do not stand twice in a row in English."""


def run_together(text: str) -> list[Irregularity]:
    """Return the ends of sentences that the next sentence follows without a blank.

    The next sentence is in :attr:`Irregularity.elsewhere`.
    """
    found: list[Irregularity] = []
    for match in _END.finditer(text):
        after = text[match.end() : match.end() + 1]
        if after.isupper() and _joins(text, match, match.end()):
            start = match.start() - len(word_before(text, match.start()))
            end = match.end() + len(_word_at(text, match.end()))
            behind = _NEXT_END.search(text, end)
            sentence = (match.end(), behind.end() if behind else len(text))
            found.append(Irregularity(Kind.RUN_TOGETHER, start, end, (match[0],), (sentence,)))
    return found


def _joins(text: str, mark: re.Match[str], after: int) -> bool:
    before, behind = word_before(text, mark.start()), _word_at(text, after)
    if len(before) < _SHORTEST or not before.isalpha() or before.lower() in ABBREVIATIONS:
        return False
    if behind.lower() in _ENDINGS or _in_a_name(text, mark.start(), after):
        return False
    if mark[1]:
        return before.islower() or behind in _OPENERS
    goes_on = text[after + len(behind) : after + len(behind) + 1] in _GOES_ON
    is_prose = before.islower() and goes_on and (behind[1:].islower() or not behind[1:])
    return is_prose or (before[-1].islower() and behind in _OPENERS)


_GOES_ON = (" ", ",", ";", "’")
_SHORTEST = 2


def _in_a_name(text: str, start: int, end: int) -> bool:
    """Return whether what stands here without a blank is an address, a name or code."""
    before = re.split(r"\s", text[max(0, start - _NAMES) : start])[-1]
    after = re.split(r"\s", text[end : end + _NAMES])[0]
    return bool(_NO_SENTENCE.search(before + " " + after)) or "." in before.rstrip(".")


def _word_at(text: str, start: int) -> str:
    end = start
    while end < len(text) and end - start < _NAMES and text[end].isalpha():
        end += 1
    return text[start:end]


def doubled_words(text: str) -> list[Irregularity]:
    """Return small English words that stand twice in a row, for English text."""
    return [
        Irregularity(Kind.DOUBLED_WORD, first.start, second.end, (second.text,))
        for first, second in pairwise(words(text))
        if second.text in _DOUBLED
        and first.text.lower() == second.text
        and (between := gap(text, first, second)).isspace()
        and between.count("\n") <= 1
    ]
