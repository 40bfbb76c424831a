"""Who says "I" and "we" where no frame around it tells: a judge, a by-line, a newspaper."""

from __future__ import annotations

import re
from functools import cache

from claimgraph.documents.english.attribution.frame import Speaker
from claimgraph.documents.english.attribution.lexicon import lexicon
from claimgraph.documents.english.attribution.publishers import masthead
from claimgraph.documents.english.attribution.speakers import Speakers
from claimgraph.documents.english.reading import Reading
from claimgraph.model.proposal import Span

_TOP = 25
_LONGEST_LINE = 90
_NAME = r"[A-ZÀ-ÖØ-Þ][\w.’'-]*(?:[ ][A-ZÀ-ÖØ-Þ][\w.’'-]*){0,3}"
_BYLINE = re.compile(rf"^[ \t]*(?:By|BY|Words by|Text by)[ ](?P<who>{_NAME})", re.MULTILINE)


def writers(reading: Reading, speakers: Speakers) -> dict[bool, Speaker]:
    """Return who "I" (False) and "we" (True) stand for in the voice of a document itself.

    Args:
        reading: The document.
        speakers: Who speaks in it.
    """
    found: dict[bool, Speaker] = {}
    one = _judge(reading) or _byline(reading)
    if one is not None:
        found[False] = speakers.at(one)
    paper = masthead(reading)
    if paper is not None:
        found[True] = speakers.at(paper)
    return found


def _byline(reading: Reading) -> Span | None:
    end = _end_of_top(reading)
    match = _BYLINE.search(reading.document.text, 0, end)
    return match.span("who") if match else None


def _judge(reading: Reading) -> Span | None:
    """Return where a judgment names who gives it, on a line of its own."""
    text = reading.document.text
    top = reading.pieces.sentences[:_TOP]
    if not any(_rulings().search(text, s.start, s.end) for s in top):
        return None
    for sentence in top:
        match = _judges().match(text, sentence.start, sentence.end)
        if match is not None and sentence.end - sentence.start <= _LONGEST_LINE:
            return match.span("who")
    return None


def _end_of_top(reading: Reading) -> int:
    top = reading.pieces.sentences[:_TOP]
    return top[-1].end if top else 0


@cache
def _rulings() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(lexicon('forms')['rulings'])})\b", re.IGNORECASE)


@cache
def _judges() -> re.Pattern[str]:
    before = "|".join(map(re.escape, lexicon("forms")["judges"]))
    behind = "|".join(map(re.escape, lexicon("forms")["judges_behind"]))
    head = r"(?:(?i:before|coram|judgment of|delivered by|the hon(?:ourable|\.)?)[ ]?:?[ ]+)*"
    titled = rf"(?:(?i:mr|mrs|ms|dr|sir|lord|lady|his|her|the)\.?[ ])*(?i:{before})[ ]{_NAME}"
    lettered = rf"{_NAME},?[ ](?:{behind})(?=[ ]?(?:[:,.]|\Z|\n))"
    return re.compile(rf"{head}(?P<who>{titled}|{lettered})")
