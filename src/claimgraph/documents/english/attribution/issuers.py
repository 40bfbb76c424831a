"""Frames of releases and statements: their flat sentences are the words of who issues them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from claimgraph.documents.english.attribution.frame import Frame, Person, Speaker, Step, without
from claimgraph.documents.english.attribution.lexicon import (
    Rule,
    adjectives,
    lexicon,
    verbs,
    words,
)
from claimgraph.documents.english.attribution.officers import officers
from claimgraph.documents.english.attribution.speakers import Speakers
from claimgraph.documents.english.attribution.verbs import SUBJECTS
from claimgraph.documents.english.reading import MentionKind, ParsedSentence, Reading
from claimgraph.documents.pieces import SentenceKind
from claimgraph.model.claim import AttributionStatus, Modality
from claimgraph.model.proposal import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

_RULE = Rule("issuer.statement", modality=Modality.FACT)
_TOP = 8
_FEW = 3
_ABOVE = 2
_LINES = (SentenceKind.HEADING, SentenceKind.METADATA)
_BYLINE = re.compile(r"^[ \t]*By[ ]+[A-Z]", re.MULTILINE)
_ABOUT = re.compile(
    r"^[ \t]*About[ ](?:the[ ])?(?P<who>[^\n.]{2,80})$", re.MULTILINE | re.IGNORECASE
)
_BY = re.compile(
    r"\bstatements?[ ](?:[\w’'-]+[ ]){0,4}?(?:by|from|of|on[ ]behalf[ ]of)[ ](?:the[ ])?"
    r"(?P<who>[^\n:;,–—]{3,90})",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Issue:
    """A release or a statement.

    Attributes:
        said: Where its text stands.
        step: Who issues it, by the words that name them.
        number: The number of the sentence of those words.
    """

    said: Span
    step: Step
    number: int


def issuers(reading: Reading, frames: Sequence[Frame], speakers: Speakers) -> Iterator[Frame]:
    """Yield the frames of the releases and statements that a document is made of.

    They are known by a heading ("Statement by X", "Press release"), by how they open ("X
    today announces"), or by how they end ("Notes to editors"). What only has an issuer, as a
    report or a notice has, is none: there nobody is said to say what stands in it. Whoever
    speaks for the issuer speaks alone; a stranger is quoted by the issuer.

    Args:
        reading: The document, told by one voice.
        frames: Its other frames.
        speakers: Who speaks in it.
    """
    for issue in _issues(reading, speakers):
        keys = issue.step.speaker.keys | officers(reading, issue.said, issue.step.speaker, speakers)
        said: tuple[Span, ...] = (issue.said,)
        for frame in frames:
            is_alone = len(frame.steps) == 1 and frame.status is None
            if is_alone and frame.steps[0].speaker.keys & keys:
                for span in frame.said:
                    said = without(said, span)
        if said:
            status = AttributionStatus.CARRIED
            cue = issue.step.cue
            at = cue.at if cue is not None and cue.at is not None else issue.said
            yield Frame(said, (at[0], at[0]), (issue.step,), _RULE, issue.number, status)


def _issues(reading: Reading, speakers: Speakers) -> Iterator[_Issue]:
    sentences = reading.pieces.sentences
    begins = _beginnings(reading)
    for number, first in enumerate(begins):
        following = begins[number + 1] if number + 1 < len(begins) else len(sentences)
        body = next((n for n in range(first, following) if _is_text(reading, n)), None)
        who = _named(reading, first, body, speakers) if body is not None else None
        if body is not None and who is not None:
            said = (sentences[body].start, sentences[following - 1].end)
            yield _Issue(said, *who)


def _is_text(reading: Reading, number: int) -> bool:
    return reading.pieces.sentences[number].kind is SentenceKind.SENTENCE


# --- where one begins ---------------------------------------------------------------------------


def _beginnings(reading: Reading) -> list[int]:
    """Return the numbers of the lines or sentences that a release or statement begins with."""
    text = reading.document.text
    sentences = reading.pieces.sentences
    found: list[int] = []
    plain = _BYLINE.search(text) is None  # what somebody writes for a paper is no release
    for number, sentence in enumerate(sentences):
        line = text[sentence.start : sentence.end]
        if sentence.kind in _LINES:
            is_one = _BY.search(line) is not None or (plain and _forms().match(line) is not None)
        else:
            is_one = plain and number < _TOP and _opening().search(line) is not None
        goes_on = bool(found) and not any(_is_text(reading, n) for n in range(found[-1], number))
        if is_one and not goes_on and not (found and number < _TOP and _is_text(reading, number)):
            found.append(number)
    if not found and plain and _endings().search(text):
        found = [0]
    return found


@cache
def _forms() -> re.Pattern[str]:
    """Return the form of a line that is the name of a release, and no headline about one."""
    behind = r"\s*(?:[:,–—(-].*|\d.*|(?:on|no|by|from|of|regarding|concerning|dated|for)\b.*)?\Z"
    before = r"(?:[\w’'&.-]+[ ]){0,4}?"
    return re.compile(rf"{before}(?:{_listed('releases')}){behind}", re.IGNORECASE | re.DOTALL)


@cache
def _opening() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_listed('announcing')})\b", re.IGNORECASE)


@cache
def _endings() -> re.Pattern[str]:
    return re.compile(rf"^[ \t#*-]*(?:{_listed('release_ends')})\b", re.IGNORECASE | re.MULTILINE)


def _listed(key: str) -> str:
    return "|".join(re.escape(w).replace(r"\ ", r"\s+") for w in lexicon("forms")[key])


# --- who issues it ------------------------------------------------------------------------------


def _named(reading: Reading, first: int, body: int, speakers: Speakers) -> tuple[Step, int] | None:
    """Return who issues a text, and the number of the sentence that says so."""
    text = reading.document.text
    for number in range(first, body):
        sentence = reading.pieces.sentences[number]
        match = _BY.search(text, sentence.start, sentence.end)
        if match is not None:
            end = match.end("who") - (len(match["who"]) - len(match["who"].split(" (")[0].rstrip()))
            span = (match.start("who"), end)
            return Step(_known(speakers.at(span)), speakers.words(span)), number
    for place in reading.sentences:
        if body <= place.number < body + _FEW and (found := _announcer(place, speakers)):
            return found, place.number
    return _letterhead(reading, first, speakers)


def _letterhead(reading: Reading, first: int, speakers: Speakers) -> tuple[Step, int] | None:
    """Return the body named above the word "release", or in the line "About X" at the end."""
    above = reading.pieces.sentences[max(0, first - _ABOVE) : first + 1]
    spans = [(s.start, s.end) for s in above]
    spans += [match.span("who") for match in _ABOUT.finditer(reading.document.text)]
    for mention in (m for span in spans for m in reading.mentions_in(*span)):
        thing = reading.thing_of(mention)
        is_body = thing.type not in words("forms", "no_bodies")
        if mention.kind is MentionKind.NAME and is_body:
            at = (mention.start, mention.end)
            return Step(_known(speakers.at(at)), speakers.words(at)), mention.sentence
    return None


def _announcer(place: ParsedSentence, speakers: Speakers) -> Step | None:
    """Return who announces, regrets or demands something in a sentence as its main verb."""
    root = next((t for t in place.doc if t.dep_ == "ROOT"), None)
    who = next((c for c in root.lefts if c.dep_ in SUBJECTS), None) if root is not None else None
    if root is None or who is None or not _declares(root):
        return None
    speaker = speakers.of(place, who)
    if speaker.person is not Person.THIRD or speaker.is_document:
        return None
    if _is_person(speaker, who) and not _opening().search(place.doc.text):
        return None
    return Step(_known(speaker), speakers.words(place.span(who.left_edge.i, who.i + 1)))


def _is_person(speaker: Speaker, who: Token) -> bool:
    """Return whether a speaker is somebody, and no body: they are quoted in a release."""
    return who.ent_type_ == "PERSON" or any(a.type == "Person" for a in speaker.agents)


def _known(speaker: Speaker) -> Speaker:
    """Return an issuer as it is known again by the last word of its name: "the union"."""
    short = {f"word {key.removeprefix('name ')}" for key in speaker.keys if key.startswith("name ")}
    return replace(speaker, keys=speaker.keys | short)


def _declares(root: Token) -> bool:
    lemma = root.lemma_.lower()
    if any("clause" in rule.takes for rule in verbs().get(lemma, ())):
        return True
    if lemma in words("forms", "declaring"):
        return True
    moods = words("forms", "moods") | adjectives().keys()
    return lemma == "be" and any(c.lower_ in moods for c in root.rights)
