"""Frames of documents in the first person: all of a statement or letter is its author's."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from claimgraph.documents.english.attribution.frame import Frame, Step
from claimgraph.documents.english.attribution.lexicon import Rule, lexicon
from claimgraph.documents.english.attribution.speakers import Speakers
from claimgraph.documents.english.reading import Reading
from claimgraph.documents.pieces import Sentence, SentenceKind
from claimgraph.model.proposal import Span

_OPENED = Rule("deponent.opening")
_HEADED = Rule("deponent.heading")
_LETTER = Rule("deponent.letter")
_NAME = r"[^\W\d_][\w.’'-]*(?:[ ][^\W\d_][\w.’'-]*){0,5}"
_NUMBER = r"(?:\(?\d{1,3}[.)][ ]+)?"
_OPENING = re.compile(
    rf"{_NUMBER}I,\s+(?:the\s+undersigned,?\s+)?(?P<who>{_NAME})\s*[,(;:]"
    rf"|{_NUMBER}I,\s+(?P<plain>{_NAME})\s+(?=of\b|hereby\b|do\b|make\b|state\b|say\b|declare\b)"
)
_NAMED = re.compile(rf"{_NUMBER}My\s+(?:full\s+)?name\s+is\s+(?P<who>{_NAME}?)(?=[.,;(]|\s+and\b)")
_WORD = r"[A-ZÀ-ÖØ-Þ][\w.’'-]*"
_PROPER = rf"{_WORD}(?:[ ](?:(?:de|da|van|von|der|di|el|al|bin)[ ])*{_WORD}){{1,5}}"
_WHERE = r"\s+(?:at|to|on|before|in)\b"
_AFTER = 400
_FIRST = re.compile(r"\b(?:I|[Mm]y)\b")
_OURS = re.compile(r"\b(?:I|[Ww]e|[Mm]y|[Oo]ur)\b")
_FEWEST = 2
_TOP = 10
_DEAR = re.compile(r"Dear\s+[^\n]{2,80}")
_LONGEST_LINE = 60


@dataclass(frozen=True, slots=True)
class _Opening:
    """Where a document in the first person begins.

    Attributes:
        who: Where its author is named.
        begin: Where their words begin.
        rule: What shows it.
    """

    who: Span
    begin: int
    rule: Rule


def deponents(reading: Reading, speakers: Speakers) -> Iterator[Frame]:
    """Yield the frames of statements and letters that say "I": all of it is their author's.

    An author is named in the opening ("I, A. B., will say as follows"; "My name is"), in the
    heading ("Statement of A. B."), or under a letter.

    Args:
        reading: The document, neither a transcript nor a mail with a header.
        speakers: Who speaks in it.
    """
    openings = list(_openings(reading)) or list(_headed(reading))
    for number, opening in enumerate(openings):
        after = openings[number + 1].begin if number + 1 < len(openings) else None
        said = (opening.begin, _end(reading, opening.begin, after))
        step = Step(speakers.at(opening.who), speakers.words(opening.who))
        if said[0] < said[1]:
            at = _number(reading, opening.who[0])
            yield Frame((said,), opening.who, (step,), opening.rule, at)
    if not openings:
        yield from _letter(reading, speakers)


def _openings(reading: Reading) -> Iterator[_Opening]:
    """Yield where somebody begins a statement: "I, A. B., will say as follows"."""
    text = reading.document.text
    for number, sentence in enumerate(reading.pieces.sentences):
        if sentence.kind is not SentenceKind.SENTENCE or sentence.depth:
            continue
        match = _OPENING.match(text, sentence.start)
        group = "who" if match and match["who"] else "plain"
        if match is not None and not text[match.start(group)].isupper():
            continue
        if match is not None and _solemn().search(text, match.end() - 1, match.end() + _AFTER):
            yield _Opening(match.span(group), sentence.start, _OPENED)
        named = _NAMED.match(text, sentence.start) if number < 2 * _TOP else None
        if named is not None and _is_author(reading, named.start("who"), sentence):
            yield _Opening(named.span("who"), sentence.start, _OPENED)


def _is_author(reading: Reading, at: int, sentence: Sentence) -> bool:
    """Return whether a name at a place, in capitals, is that of who goes on to say "I"."""
    return reading.document.text[at].isupper() and _says_i(reading, sentence.start)


def _solemn() -> re.Pattern[str]:
    words = "|".join(re.escape(w).replace(r"\ ", r"\s+") for w in lexicon("forms")["solemn"])
    return re.compile(rf"\b(?:{words})\b", re.IGNORECASE)


def _headed(reading: Reading) -> Iterator[_Opening]:
    """Yield the statement that a heading names the author of: "Affidavit of A. B."."""
    text = reading.document.text
    nouns = "|".join(map(re.escape, lexicon("forms")["statements"]))
    noun = rf"(?i:(?:[\w’'-]+[ ]){{0,3}}(?:{nouns}))"
    form = re.compile(
        rf"{noun}[ ](?i:of|by|from)[ ](?P<who>{_PROPER})(?=[ ]?[,(:;–-]|{_WHERE}|\s*$)"
    )
    field = re.compile(
        rf"(?i:(?:full[ ]|witness[ ])?name|witness|made[ ]by)[ ]?:\s*(?P<who>{_PROPER})"
    )
    is_headed = False
    for sentence in reading.pieces.sentences[:_TOP]:
        line = text[sentence.start : sentence.end]
        match = form.match(line) or (field.match(line) if is_headed else None)
        is_headed = is_headed or re.match(noun, line) is not None
        if match is not None and _says_i(reading, sentence.end):
            at = sentence.start
            who = (at + match.start("who"), at + match.end("who"))
            yield _Opening(who, sentence.end, _HEADED)
            return


def _says_i(reading: Reading, begin: int, form: re.Pattern[str] = _FIRST) -> bool:
    """Return whether sentences behind a place speak in the first person, outside of quotes."""
    text = reading.document.text
    quotes = [(q.start, q.end) for q in reading.pieces.quotations]
    found = 0
    for match in form.finditer(text, begin):
        if not any(start <= match.start() < end for start, end in quotes):
            found += 1
    return found >= _FEWEST


def _end(reading: Reading, begin: int, after: int | None) -> int:
    """Return where a statement ends: before the next, its signature, or what is annexed."""
    text = reading.document.text
    end = after if after is not None else len(text)
    closings = tuple(lexicon("forms")["closings"])
    annexes = tuple(lexicon("forms")["annexes"])
    for sentence in reading.pieces.sentences:
        if not begin < sentence.start < end:
            continue
        line = text[sentence.start : sentence.end].casefold()
        is_annex = sentence.kind is SentenceKind.HEADING and line.startswith(annexes)
        if is_annex or (line.startswith(closings) and len(line) <= _LONGEST_LINE):
            return sentence.start
    return end


def _number(reading: Reading, offset: int) -> int:
    starts = [sentence.start for sentence in reading.pieces.sentences]
    return max(0, bisect_right(starts, offset) - 1)


# --- letters ------------------------------------------------------------------------------------


def _letter(reading: Reading, speakers: Speakers) -> Iterator[Frame]:
    """Yield the frame of a letter: from "Dear A" to who signed it."""
    text = reading.document.text
    top = reading.pieces.sentences[: 2 * _TOP]
    dear = next((s for s in top if _is_dear(reading, s)), None)
    if dear is None:
        return
    farewells = "|".join(map(re.escape, lexicon("forms")["farewells"]))
    form = re.compile(
        rf"^[^\n.]{{0,40}}\b(?:{farewells})\b[^\n]{{0,20}}\n(?:[ \t]*\n)*[ \t]*(?P<who>{_NAME})",
        re.I | re.M,
    )
    match = form.search(text, dear.start)
    greeting = _DEAR.match(text, dear.start)
    if match is None or greeting is None or not _says_i(reading, greeting.end(), _OURS):
        return
    # Who signed stands behind all they say, and so is no cue that a reader has met.
    step = Step(speakers.at(match.span("who")), inferred=True)
    said = (greeting.end(), match.start())
    yield Frame((said,), match.span("who"), (step,), _LETTER, _number(reading, match.start("who")))


def _is_dear(reading: Reading, sentence: Sentence) -> bool:
    begins = reading.document.text[: sentence.start].rstrip(" \t")
    is_line = not begins or begins.endswith("\n")
    return is_line and _DEAR.match(reading.document.text, sentence.start) is not None
