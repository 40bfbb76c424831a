"""What the line in which a name stands says of it: a header, a dateline, a signature."""

from __future__ import annotations

import re
from collections.abc import Iterator

from claimgraph.documents.english.lexicon import words
from claimgraph.documents.english.reading import ParsedSentence
from claimgraph.documents.english.things.candidate import Candidate
from claimgraph.documents.english.things.heads import head_of, singular
from claimgraph.documents.english.things.ordinary import is_dateline
from claimgraph.documents.pieces import SentenceKind

_CORRESPONDENTS = re.compile(
    r"(?:From|To|Cc|Bcc|Von|An|Kopie|De|À|Para|By|Author)\b", re.IGNORECASE
)
_PLACE_LABELS = words("evidence", "place_labels")
_PEOPLE = words("evidence", "people_labels")
_ADDRESSING = frozenset({"VERB", "PRON", "DET"})
_SHORT = 5
_LABELLED = 2


def by_line(mention: Candidate, sentence: ParsedSentence) -> Iterator[tuple[str, float]]:
    """Yield what the line of a name says of it, with its weight.

    Args:
        mention: The name.
        sentence: The line.
    """
    if sentence.sentence.kind is SentenceKind.METADATA:
        yield from _by_header(mention, sentence)
    doc, first = sentence.doc, mention.first
    if first > 1 and doc[first - 1].text == ":" and doc[first - 2].lower_ in _PLACE_LABELS:
        yield "Place", 2.5
    elif mention.last == len(doc) and doc[0].lower_ in _PLACE_LABELS and ":" in doc.text:
        yield "Place", 2.0
    label = sentence.sentence.speaker
    if label and label[0] <= mention.span[0] and mention.span[1] <= label[1]:
        yield "Person", 2.5
    if _is_seat(mention, sentence):
        yield "Place", 4.0
    if is_dateline(sentence, mention.first, mention.last):
        yield "Place", 3.0
    if _is_of_people(mention, sentence):
        yield "Person", 1.0
    if _is_alone(mention, sentence):
        yield "Person", 2.0
    elif _is_addressed(mention, sentence):
        yield "Person", 1.0


def _by_header(mention: Candidate, sentence: ParsedSentence) -> Iterator[tuple[str, float]]:
    """Yield what a header of a mail says of a name, and the dateline of a report."""
    doc = sentence.doc
    before = doc[mention.first - 1].text if mention.first else ""
    if before in (":", ";") and _CORRESPONDENTS.match(doc.text):
        yield "Person", 2.5
    if doc[-1].text in "—–-":
        if not before:
            yield "Place", 3.0
        elif before == "(":
            yield "NewsOrganisation", 3.0


def _is_seat(mention: Candidate, sentence: ParsedSentence) -> bool:
    """Return whether a name tells for where a speaker sits: "Ms Ash (Orrin East): ..."."""
    doc = sentence.doc
    if sentence.sentence.speaker is None or not 0 < mention.first < mention.last < len(doc):
        return False
    follows = doc.text[doc[mention.last].idx :]
    return doc[mention.first - 1].text == "(" and follows.startswith("):")


def _is_of_people(mention: Candidate, sentence: ParsedSentence) -> bool:
    """Return whether a line lists people: "Judges: ...", "Present: ..."."""
    doc = sentence.doc
    if mention.first < _LABELLED or ":" not in (doc[1].text, doc[2].text):
        return False
    noun = head_of((singular(doc[0].lower_),))
    return doc[0].lower_ in _PEOPLE or (noun is not None and noun.type == "Person")


def _is_alone(mention: Candidate, sentence: ParsedSentence) -> bool:
    """Return whether a name is the whole line, as in a signature or a salutation."""
    doc, kind = sentence.doc, sentence.sentence.kind
    if kind not in (SentenceKind.SENTENCE, SentenceKind.QUOTED) or len(doc) >= _SHORT:
        return False
    return all(token.is_punct or mention.first <= token.i < mention.last for token in doc)


def _is_addressed(mention: Candidate, sentence: ParsedSentence) -> bool:
    """Return whether a sentence begins with a name to which it is said: "Tom, call me"."""
    doc = sentence.doc
    if mention.first or len(mention.words) > 1 or mention.last >= len(doc) - 1:
        return False
    return doc[mention.last].text == "," and doc[mention.last + 1].pos_ in _ADDRESSING
