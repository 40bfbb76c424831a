"""Frames of the turns of a transcript: all that stands behind the label of who speaks."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence

from claimgraph.documents.english.attribution.frame import Frame, Speaker, Step
from claimgraph.documents.english.attribution.lexicon import Rule, words
from claimgraph.documents.english.attribution.speakers import Speakers, same
from claimgraph.documents.english.reading import Reading
from claimgraph.documents.pieces import Sentence, SentenceKind
from claimgraph.model.proposal import Span

_FEWEST = 3
_COLON = re.compile(r"[ ]?(?:\([^()\n]{1,60}\))?>?:")
_RULE = Rule("turn.label")
_STAMPED = re.compile(
    r"^[ \t]*[\[(]?(?:\d{1,4}[-./]\d{1,2}[-./]\d{2,4},?[ \t])?"
    r"\d{1,2}[:.]\d\d(?:[:.]\d\d)?(?:\s?[ap]\.?m\.?)?[\])]?[ \t]*[-–—]?[ \t]*"
    r"<?(?P<who>[^\W\d_][\w.’' -]{0,30}?)>?:(?=\s)",
    re.IGNORECASE | re.MULTILINE,
)
_NICKNAMED = re.compile(r"^[ \t]*<?(?P<who>@[\w.-]{1,40})>?:(?=\s)", re.MULTILINE)
_SEATED = re.compile(
    r"^[ \t]*(?P<who>[^\W\d_][\w.’'-]*(?:[ ][^\W\d_][\w.’'-]*){0,4})[ ]\([^()\n]{1,60}\):(?=\s)",
    re.MULTILINE,
)
_ASKED = re.compile(r"^[ \t]*(?P<who>Q|A)[.:](?=[ \t]+\S)", re.MULTILINE)
_TEXT = (SentenceKind.SENTENCE, SentenceKind.QUOTED)


def turns(reading: Reading, speakers: Speakers) -> Iterator[Frame]:
    """Yield the frames of the turns of a transcript; none where the document is no transcript.

    Args:
        reading: The document.
        speakers: Who speaks in it.
    """
    labels = _labels(reading)
    text = reading.document.text
    names = Counter(text[slice(*label)].casefold() for label in labels)
    if len(labels) < _FEWEST or (len(names) == len(labels) and len(labels) < 2 * _FEWEST):
        return
    who = [speakers.at(label) for label in labels]
    starts = [sentence.start for sentence in reading.pieces.sentences]
    for number, label in enumerate(labels):
        following = labels[number + 1][0] if number + 1 < len(labels) else len(text)
        said = (_behind(text, label[1]), _end(reading, starts, label, following))
        if said[0] >= said[1]:
            continue
        yield Frame(
            (said,),
            label,
            (Step(who[number], speakers.words(label)),),
            _RULE,
            max(0, bisect_right(starts, label[0]) - 1),
            addressee=_addressee(who, number),
            asks=tuple(_questions(reading, starts, said)),
        )


def _addressee(who: Sequence[Speaker], number: int) -> Speaker | None:
    """Return whom a speaker speaks to: who speaks next, else who spoke before."""
    for other in (*who[number + 1 : number + 2], *reversed(who[:number])):
        if not same(other, who[number]):
            return other
    return None


def _labels(reading: Reading) -> list[Span]:
    """Return where the labels of who speaks stand: before a colon, a time before them, Q and A."""
    text = reading.document.text
    found = {s.speaker for s in reading.pieces.sentences if s.speaker and s.kind in _TEXT}
    asked = [match.span("who") for match in _ASKED.finditer(text)]
    if len({text[slice(*span)] for span in asked}) > 1:
        found |= set(asked)
    for form in (_STAMPED, _NICKNAMED, _SEATED):
        found |= {match.span("who") for match in form.finditer(text)}
    return [span for span in sorted(found) if not _is_heading_word(text[slice(*span)])]


def _is_heading_word(name: str) -> bool:
    return name.split()[0].casefold() in words("people", "labels") - {"a", "q"}


def _behind(text: str, at: int) -> int:
    """Return where the words of a turn begin: behind the colon of its label."""
    match = _COLON.match(text, at)
    return match.end() if match else at


def _end(reading: Reading, starts: list[int], label: Span, following: int) -> int:
    """Return where a turn ends: before the next label, or what nobody speaks."""
    sentences = reading.pieces.sentences
    number = max(0, bisect_right(starts, label[0]) - 1)
    end = min(sentences[number].end, following)
    for sentence in sentences[number + 1 :]:
        if sentence.start >= following or sentence.kind not in _TEXT:
            break
        if _is_note(reading, sentence):
            break
        end = min(sentence.end, following)
    return end


def _questions(reading: Reading, starts: list[int], said: Span) -> Iterator[Span]:
    text = reading.document.text
    for sentence in reading.pieces.sentences[max(0, bisect_right(starts, said[0]) - 1) :]:
        if sentence.start >= said[1]:
            break
        if text[sentence.end - 1 : sentence.end] == "?":
            yield sentence.start, sentence.end


def _is_note(reading: Reading, sentence: Sentence) -> bool:
    """Return whether a sentence is a remark of who took the words down."""
    first = reading.document.text[sentence.start]
    return first in "([" and reading.document.text[sentence.end - 1] in ")]"
