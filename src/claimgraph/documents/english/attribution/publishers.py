"""Who publishes a document, as far as it says so: what is told to them needs no further step."""

from __future__ import annotations

import re
from collections.abc import Iterator

from claimgraph.documents.english.attribution.lexicon import words
from claimgraph.documents.english.attribution.phrases import object_of, phrase
from claimgraph.documents.english.attribution.speakers import is_medium
from claimgraph.documents.english.reading import Reading
from claimgraph.documents.pieces import SentenceKind
from claimgraph.model.proposal import Span

_BRACKETED = re.compile(r"\(([^()\d]{2,40})\)")
_PART = re.compile(r"[^,;:|()\n–—]+")
_HEAD = 8
_LONGEST_NAME = 5


def publishers(reading: Reading) -> frozenset[str]:
    """Return the names of who publishes a document, folded.

    An agency names itself in the line of place and date, and as who has seen files.

    Args:
        reading: The document.
    """
    found: set[str] = set()
    text = reading.document.text
    for sentence in reading.pieces.sentences[:_HEAD]:
        if sentence.kind is SentenceKind.METADATA:
            line = text[sentence.start : sentence.end]
            found |= {m[1].strip().casefold() for m in _BRACKETED.finditer(line)}
    found |= set(_masthead(reading))
    for place in reading.sentences:
        for token in place.doc:
            if token.dep_ in ("acl", "relcl") and token.lemma_ in words("phrases", "seen"):
                for child in token.rights:
                    seer = object_of(child) if child.lower_ == "by" else None
                    if seer is not None and seer.pos_ == "PROPN":
                        found.add(place.doc[slice(*phrase(seer))].text.casefold())
    return frozenset(name.removeprefix("the ") for name in found)


def _masthead(reading: Reading) -> Iterator[str]:
    """Yield the name in capitals at the head of a paper, with its last word."""
    for sentence in reading.pieces.sentences[:1]:
        line = reading.document.text[sentence.start : sentence.end]
        names = line.casefold().removeprefix("the ").split()
        is_name = line.isupper() and len(names) <= _LONGEST_NAME and is_medium(line)
        if sentence.kind is SentenceKind.HEADING and is_name:
            yield " ".join(names)
            yield names[-1]


def masthead(reading: Reading) -> Span | None:
    """Return where the head of a document names the newspaper or station that it is from.

    Args:
        reading: The document.
    """
    text = reading.document.text
    lines = (SentenceKind.HEADING, SentenceKind.METADATA)
    for sentence in reading.pieces.sentences[:_HEAD]:
        for match in _PART.finditer(text, sentence.start, sentence.end):
            name = match[0].strip()
            if sentence.kind in lines and name[:1].isupper() and is_medium(name):
                start = match.start() + match[0].index(name)
                return start, start + len(name)
    return None
