"""Frames of minutes: what a member reports goes on over the bare sentences behind it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimgraph.documents.english.attribution.frame import Frame, Speaker, Step
from claimgraph.documents.english.attribution.index import FrameIndex
from claimgraph.documents.english.attribution.lexicon import Rule, lexicon, words
from claimgraph.documents.english.attribution.speakers import Speakers
from claimgraph.documents.english.attribution.verbs import SUBJECTS, is_passive
from claimgraph.documents.english.reading import ParsedSentence, Reading
from claimgraph.documents.pieces import SentenceKind
from claimgraph.documents.pieces.blocks import blocks
from claimgraph.model.claim import AttributionStatus, Modality
from claimgraph.model.proposal import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

_RULE = Rule("carried.minutes", modality=Modality.FACT)
_TOP = 12
_NUMBER = 8
_INITIALS = re.compile(r"\(([A-Z]{2,4})\)")


@dataclass(frozen=True, slots=True)
class _Floor:
    """Who has the floor.

    Attributes:
        step: Who, by the words that say so.
        saying: Where those words stand.
        sentence: The number of their sentence.
        block: The paragraph that they stand in.
    """

    step: Step
    saying: Span
    sentence: int
    block: int


def minutes(reading: Reading, frames: Sequence[Frame], speakers: Speakers) -> list[Frame]:
    """Return the frames of sentences of minutes that go on with what a member reports.

    A member reports in words ("Ms A reported that") or by an act ("Ms A gave an update").
    What others had said, in the past perfect, is what the member passed on.

    Args:
        reading: The document.
        frames: Its frames that have a cue.
        speakers: Who speaks in it.
    """
    members = attending(reading, speakers)
    return list(_carried(reading, frames, speakers, members)) if members else []


def attending(reading: Reading, speakers: Speakers) -> frozenset[str]:
    """Return the keys of who attends a meeting; none where a document is no minutes.

    Args:
        reading: The document.
        speakers: Who speaks in it.
    """
    text = reading.document.text
    top = reading.pieces.sentences[: 2 * _TOP]
    titles = [s for s in top[:_TOP] if s.kind in (SentenceKind.HEADING, SentenceKind.METADATA)]
    form = re.compile(rf"\b(?:{'|'.join(lexicon('forms')['minutes'])})\b", re.IGNORECASE)
    attending = re.compile(rf"(?:{'|'.join(lexicon('forms')['attending'])})[ ]?:", re.IGNORECASE)
    lines = [s for s in top if attending.match(text, s.start, s.end)]
    is_titled = any(form.search(text, s.start, s.end) for s in titles)
    if not is_titled or not lines:
        return frozenset()
    keys: set[str] = set()
    for line in lines:
        colon = text.index(":", line.start)
        for match in re.finditer(r"[^,;()\n]+(?:\([^)]*\))?", text[colon + 1 : line.end]):
            name = match[0].split("(")[0].strip()
            start = colon + 1 + match.start() + match[0].index(name) if name else 0
            keys |= {f"name {each.casefold()}" for each in _INITIALS.findall(match[0])}
            if name:
                keys |= speakers.at((start, start + len(name))).keys
    return frozenset(keys)


def _carried(
    reading: Reading, frames: Sequence[Frame], speakers: Speakers, members: frozenset[str]
) -> Iterator[Frame]:
    starts = [block.start for block in blocks(reading.document.text)]
    index = FrameIndex(reading.pieces.sentences, frames)
    floor: _Floor | None = None
    for place in reading.sentences:
        if place.sentence.kind is not SentenceKind.SENTENCE:
            floor = None
            continue
        block = bisect_right(starts, place.sentence.start) - 1
        floor = floor if floor is not None and floor.block == block else None
        told = [f for f in index.told_in((place.number,)) if f.steps]
        own = _taken(place, told, members) or _presented(place, speakers, members)
        label = _labelled(place, speakers, members)
        if label is not None:
            floor = _Floor(*label, place.number, block)
            said = (label[1][1] + 1, place.sentence.end)
            yield Frame((said,), label[1], (floor.step,), _RULE, place.number)
        elif own is not None:
            floor = _Floor(*own, place.number, block)
            yield from _about(place, floor)
        elif _closes(place, speakers, members):
            floor = None
        elif floor is not None and not _is_others(place, told):
            yield _going_on(place, floor)


def _about(place: ParsedSentence, floor: _Floor) -> Iterator[Frame]:
    """Yield the frame of what a member reports on: "reported on her talks with B"."""
    root = _root(place)
    end = floor.saying[1]
    noun = next((t for t in root.subtree if place.span(t.i, t.i + 1)[1] == end), None)
    is_about = noun is not None and noun.dep_ == "pobj" and noun.head.lower_ in ("on", "about")
    if is_about and noun is not None:
        said = (place.span(noun.left_edge.i, noun.i + 1)[0], place.sentence.end)
        yield Frame((said,), (said[0], said[0]), (floor.step,), _RULE, place.number)


def _going_on(place: ParsedSentence, floor: _Floor) -> Frame:
    span = (place.sentence.start, place.sentence.end)
    status = AttributionStatus.CARRIED
    return Frame((span,), floor.saying, (floor.step,), _RULE, floor.sentence, status)


def _taken(
    place: ParsedSentence, told: Sequence[Frame], members: frozenset[str]
) -> tuple[Step, Span] | None:
    """Return the member whose words the last report of a sentence is, or None."""
    root = _root(place)
    at = place.starts[root.idx]
    for frame in reversed(told):
        step = frame.steps[-1]
        is_main = frame.saying[0] <= at < frame.saying[1] or frame.covers(at, at + 1)
        is_first = frame.saying[0] - place.sentence.start <= _NUMBER
        is_own = is_first or (is_main and not _is_passed_on(place, root))
        if is_own and not step.inferred and _is_member(step.speaker, members):
            return step, frame.saying
    return None


def _labelled(
    place: ParsedSentence, speakers: Speakers, members: frozenset[str]
) -> tuple[Step, Span] | None:
    """Return the member whose name stands before a colon: "AB: the boat is sold"."""
    label = place.sentence.speaker
    if label is None or label[0] < place.sentence.start:
        return None
    speaker = speakers.at(label)
    return (Step(speaker, speakers.words(label)), label) if speaker.keys & members else None


def _presented(
    place: ParsedSentence, speakers: Speakers, members: frozenset[str]
) -> tuple[Step, Span] | None:
    """Return the member who presents something in a sentence, or None."""
    root = _root(place)
    who = next((c for c in root.lefts if c.dep_ in SUBJECTS), None)
    if who is None or root.lemma_.lower() not in words("forms", "presenting"):
        return None
    if is_passive(root) or not (thing := _thing(root)):
        return None
    speaker: Speaker = speakers.of(place, who)
    if not _is_member(speaker, members):
        return None
    region = place.span(who.left_edge.i, thing.i + 1)
    act = speakers.words(place.span(root.i, root.i + 1)).text
    return Step(speaker, speakers.words(region), act), region


def _thing(verb: Token) -> Token | None:
    """Return what somebody presents: the accounts, a report."""
    for child in verb.rights:
        found = child if child.dep_ in ("dobj", "dative") else None
        if child.dep_ == "prep" and child.lower_ in ("on", "to", "through", "about"):
            found = next((t for t in child.rights if t.dep_ == "pobj"), None)
        if found is None:
            continue
        if child.dep_ == "prep" or found.lemma_.lower() in words("forms", "presented"):
            return found
    return None


def _closes(place: ParsedSentence, speakers: Speakers, members: frozenset[str]) -> bool:
    """Return whether a sentence tells what the meeting or a member does: nobody has the floor."""
    root = _root(place)
    who = next((c for c in root.lefts if c.dep_ in SUBJECTS), None)
    if who is None or _is_passed_on(place, root):
        return False
    if who.lemma_.lower() in words("forms", "bodies"):
        return True
    if who.lower_ == "it" and root.lemma_.lower() in words("forms", "resolving"):
        return True
    if who.pos_ == "PRON":
        return False
    return _is_member(speakers.of(place, who), members)


def _is_member(speaker: Speaker, members: frozenset[str]) -> bool:
    """Return whether somebody attends the meeting, by their name or their office."""
    texts = (w.casefold().strip(".,") for a in speaker.agents for w in a.text.split()[-1:])
    return bool(speaker.keys & members) or any(t in words("forms", "officers") for t in texts)


def _is_others(place: ParsedSentence, told: Sequence[Frame]) -> bool:
    """Return whether a sentence has a speaker of its own, whom it does not go back to."""
    root = _root(place)
    at = place.starts[root.idx]
    is_told = any(f.saying[0] <= at < f.saying[1] or f.covers(at, at + 1) for f in told)
    return is_told and not _is_passed_on(place, root)


def _is_passed_on(place: ParsedSentence, root: Token) -> bool:
    """Return whether a main verb is in the past perfect: "had indicated", "had been told"."""
    return root.tag_ in ("VBN", "VBD") and any(
        c.dep_ == "aux" and c.lower_ == "had" for c in root.lefts
    )


def _root(place: ParsedSentence) -> Token:
    return next((t for t in place.doc if t.dep_ == "ROOT"), place.doc[0])
