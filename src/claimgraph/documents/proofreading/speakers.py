"""Verbs of saying and finding whose subject can neither say nor find, in English."""

from __future__ import annotations

from itertools import pairwise

from claimgraph.documents.proofreading.irregularity import Irregularity, Kind
from claimgraph.documents.proofreading.layout import Word, gap, sentences, words
from claimgraph.documents.proofreading.word_lists import word_list

_NOUNS = word_list(
    "information data evidence details facts figures material materials footage findings "
    "knowledge intelligence"
)
"""What somebody has or gives, and what says nothing by itself."""
_VERBS = word_list(
    "identified identifies claimed claims alleged alleges argued argues accused accuses "
    "announced announces insisted insists complained denied denies admitted admits demanded "
    "asked told discovered learned believed believes decided warned urged promised wrote "
    "writes said says"
)
"""Verbs of a mind. Not among them: show, suggest, indicate, confirm, reveal, point to."""
_BEFORE = word_list(
    "the this that these those new further more additional other some such fresh recent "
    "latest its their his her all any much leaked secret official public internal available "
    "later initial preliminary several many"
)
"""What may stand before the noun for it to be the whole subject of its sentence."""
_BETWEEN = word_list(
    "also then now later has have had further even again recently already since first"
)
_OBJECTS = word_list(
    "that the a an this these those at more some several many two three four five six seven "
    "eight nine ten over about nearly almost one his her its their how what who why whether "
    "no another other additional"
)
"""What an object begins with. A preposition would make the verb a participle."""
_LONGEST = 5


def speechless_subjects(text: str) -> list[Irregularity]:
    """Return subjects such as information that are said to say or to find something."""
    found: list[Irregularity] = []
    for span in sentences(text):
        if (irregularity := _speechless(text, words(text, span))) is not None:
            found.append(irregularity)
    return found


def _speechless(text: str, sentence: list[Word]) -> Irregularity | None:
    noun = _subject(text, sentence)
    if noun is None:
        return None
    at = noun + 1
    while at < len(sentence) and sentence[at].text in _BETWEEN and at - noun < _LONGEST:
        at += 1
    if at + 1 >= len(sentence) or sentence[at].text not in _VERBS:
        return None
    after = sentence[at + 1].text
    if after not in _OBJECTS and not after.isdigit():
        return None
    if not all(gap(text, a, b).isspace() for a, b in pairwise(sentence[: at + 1])):
        return None
    start, end = sentence[0].start, sentence[at].end
    parts = (sentence[noun].text.lower(), sentence[at].text)
    return Irregularity(Kind.CANNOT_SPEAK, start, end, parts)


def _subject(text: str, sentence: list[Word]) -> int | None:
    """Return the index of a noun that is the subject of its sentence and can't speak."""
    for index, word in enumerate(sentence[:_LONGEST]):
        if word.text.lower() in _NOUNS:
            return index
        if word.text.lower() not in _BEFORE:
            return None
    return None
