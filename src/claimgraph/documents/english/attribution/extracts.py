"""Frames of extracts: the lines below "Extract from the register of X" are the register's."""

from __future__ import annotations

import re
from collections.abc import Iterator

from claimgraph.documents.english.attribution.frame import Frame, Speaker, Step
from claimgraph.documents.english.attribution.lexicon import Rule, lexicon
from claimgraph.documents.english.attribution.speakers import Speakers
from claimgraph.documents.english.reading import Reading
from claimgraph.documents.pieces import Sentence, SentenceKind
from claimgraph.model.claim import AttributionStatus
from claimgraph.model.proposal import Span

_RULE = Rule("extract.heading")
_BEFORE = r"(?:(?:annex|appendix|exhibit|schedule|attachment)[ ]*[\w.-]{0,6}[ ]*[:.–—-]*[ ]*)?"
_LISTED = re.compile(r"\s*[^\W\d_][^.:\n]{1,38}:[ \t]*\S")
_LONGEST = 160


def extracts(reading: Reading, speakers: Speakers) -> Iterator[Frame]:
    """Yield the frames of extracts, up to the next heading each.

    Args:
        reading: The document.
        speakers: Who speaks in it.
    """
    sentences = reading.pieces.sentences
    for number, sentence in enumerate(sentences):
        source = _source(reading, sentence)
        if source is None:
            continue
        last = number
        while last + 1 < len(sentences) and _goes_on(sentences[last + 1]):
            last += 1
        if last > number:
            said = (sentences[number + 1].start, sentences[last].end)
            step = Step(_register(speakers, source), speakers.words(source))
            saying = (sentence.start, sentence.end)
            status = AttributionStatus.CARRIED
            yield Frame((said,), saying, (step,), _RULE, number, status)


def _goes_on(sentence: Sentence) -> bool:
    return sentence.kind not in (SentenceKind.HEADING, SentenceKind.FOOTNOTE)


def _source(reading: Reading, sentence: Sentence) -> Span | None:
    """Return where a heading names what is extracted, or None where it is no such heading."""
    line = reading.document.text[sentence.start : sentence.end]
    if len(line) > _LONGEST or line.rstrip().endswith((".", "?", "!")):
        return None
    if sentence.kind not in (SentenceKind.HEADING, SentenceKind.METADATA):
        return None
    openers = "|".join(map(re.escape, lexicon("forms")["extracts"]))
    registers = "|".join(map(re.escape, lexicon("forms")["registers"]))
    form = re.compile(
        rf"{_BEFORE}(?:certified[ ])?(?:{openers})[ ](?:from|of|in)[ ](?:the[ ])?"
        rf"(?P<what>[^(:;\n]*?\b(?:{registers})\b[^(:;\n]*)",
        re.IGNORECASE,
    )
    match = form.match(line) or (_titled(line) if _is_listed(reading, sentence) else None)
    if match is None:
        return None
    what = match["what"].rstrip(" ,–—-")
    start = sentence.start + match.start("what")
    return start, start + len(what)


def _titled(line: str) -> re.Match[str] | None:
    """Return the match of a heading that is a register's own: "LAND REGISTER OF A, FOLIO 2"."""
    kept = "|".join(map(re.escape, lexicon("forms")["kept"]))
    form = rf"(?:the[ ])?(?P<what>(?:[\w’'-]+[ ]){{0,3}}(?:{kept})\b[^(:;,\n]*)"
    return re.match(form, line, re.IGNORECASE)


def _is_listed(reading: Reading, heading: Sentence) -> bool:
    """Return whether the line behind a heading is one of a list: "Owner: A"."""
    return _LISTED.match(reading.document.text, heading.end) is not None


def _register(speakers: Speakers, source: Span) -> Speaker:
    """Return a register as who speaks in itself."""
    found = speakers.at(source)
    agent = found.agents[0]
    noun = next(
        (w for w in agent.text.casefold().split() if w in lexicon("forms")["registers"]), ""
    )
    keys = found.keys | {f"document {noun}"}
    return Speaker(
        (agent,), via=agent, keys=frozenset(keys), party="party.document", is_document=True
    )
