"""Who says what stands at a place of a document: the frames around it, joined to a chain."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from claimgraph.documents.english.attribution.beside import is_beside
from claimgraph.documents.english.attribution.frame import Frame, Person, Speaker, Step
from claimgraph.documents.english.attribution.index import FrameIndex
from claimgraph.documents.english.attribution.lexicon import words
from claimgraph.documents.english.attribution.modes import modality
from claimgraph.documents.english.attribution.speakers import same
from claimgraph.documents.english.reading import Reading
from claimgraph.documents.proposing.draft import DraftHop, Words
from claimgraph.model.claim import AttributionStatus, Modality, Stance
from claimgraph.model.proposal import Span

_UNGOVERNING = frozenset({"ADP", "CCONJ", "SCONJ", "PART", "DET", "ADV", "PUNCT", "SPACE"})
_HALF = 0.5
_MOST = 0.9
_NEW = ("a ", "an ", "another ")
_PERSONAL = frozenset({Modality.POSSIBILITY, Modality.ESTIMATE})


@dataclass(frozen=True, slots=True)
class Attributed:
    """Who says something.

    Attributes:
        status: How the document says whose words it is.
        chain: Who says it, the origin first, without the document itself.
        denied: Whether they say that it is not so.
        modality: In what mode the reporting puts it, or None where it does not tell.
        context: The passages that say who speaks, where they stand in other sentences.
    """

    status: AttributionStatus = AttributionStatus.SILENT
    chain: tuple[DraftHop, ...] = ()
    denied: bool = False
    modality: Modality | None = None
    context: tuple[Words, ...] = ()


@dataclass(frozen=True, slots=True)
class _Link:
    """A step of a chain.

    Attributes:
        step: The step.
        frame: The frame that it is of.
        is_self: Whether it is named by "I".
    """

    step: Step
    frame: Frame
    is_self: bool = False


class Attributions:
    """The frames of a document, which can be asked who says what stands at a place."""

    def __init__(
        self,
        reading: Reading,
        frames: Iterable[Frame],
        writers: Mapping[bool, Speaker] | None = None,
    ) -> None:
        """Hold the frames of a document.

        Args:
            reading: The document.
            frames: Its frames.
            writers: Who "I" (False) and "we" (True) stand for where no frame tells.
        """
        self._reading = reading
        self._writers = writers or {}
        self._parsed = {place.number: place for place in reading.sentences}
        self._index = FrameIndex(reading.pieces.sentences, frames)

    def _head(self, number: int, start: int, end: int) -> int | None:
        """Return where the word stands that all others of a passage hang on."""
        place = self._parsed.get(number)
        if place is None:
            return None
        inside = [
            t
            for t in place.doc
            if start <= place.starts[t.idx] < end and t.pos_ not in _UNGOVERNING
        ]
        depths = [(sum(1 for _ in t.ancestors), t.i) for t in inside]
        return place.starts[place.doc[min(depths)[1]].idx] if depths else None

    def of(self, start: int, end: int) -> Attributed:
        """Return who says what stands at a place.

        Args:
            start: Its first code point.
            end: One past its last.
        """
        if not self._parsed or end <= start:
            return Attributed()
        numbers = self._index.numbers((start, end))
        around = _around(
            self._index.said_in(numbers), start, end, self._head(numbers[0], start, end)
        )
        links = _joined(around, self._writers)
        if not links:
            return Attributed(modality=modality(self._reading, (), around, (start, end)))
        steps = [link.step for link in links]
        mode = modality(self._reading, steps, around, (start, end))
        status = _status(links, around, numbers)
        is_told = status is AttributionStatus.EXPLICIT or _is_floor(links[0].frame)
        if is_told and self._is_beside(links, numbers, (start, end)):
            # Who or what somebody is, told in passing: perhaps by whoever reports them.
            status, mode = AttributionStatus.AMBIGUOUS, Modality.FACT
        return Attributed(
            status=status,
            chain=_chain(links, (start, end)),
            denied=_denied(around),
            modality=mode,
            context=_context(links, numbers),
        )

    def _is_beside(self, links: Sequence[_Link], numbers: range, span: Span) -> bool:
        """Return whether a passage is told in passing, without words of its own that report."""
        place = self._parsed.get(numbers[0])
        cues = [link.step.cue.at for link in links if link.step.cue and link.step.cue.at]
        is_own = any(_meets(cue, *span) for cue in cues)
        return place is not None and not is_own and is_beside(place, span)


# --- which frames a passage is in ---------------------------------------------------------------


def _around(frames: Sequence[Frame], start: int, end: int, head: int | None) -> list[Frame]:
    """Return the frames that a passage is said in, the outermost first."""
    found = [
        frame
        for frame in frames
        if _holds(frame, frames, start, end) and _governs(frame, frames, (start, end), head)
    ]
    told = [f for f in found if f.steps and f.status is not AttributionStatus.AGENT_ONLY]
    kept = [f for f in found if f.status is not AttributionStatus.AGENT_ONLY or not told]
    return sorted(kept, key=lambda f: (-f.length, f.said[0][0]))


def _holds(frame: Frame, frames: Sequence[Frame], start: int, end: int) -> bool:
    """Return whether a passage, but for the words that report, is said in a frame."""
    if frame.covers(start, end) == 0:
        return False
    if frame.status is AttributionStatus.AGENT_ONLY and _meets(frame.saying, start, end):
        return False
    outer = [f for f in frames if f.covers(*frame.saying) or frame.covers(*f.saying)]
    holes = [frame.saying, *(f.saying for f in outer)]
    rest = _rest(start, end, holes)
    length = sum(e - s for s, e in rest)
    if length == 0:
        own = _rest(start, end, [frame.saying])
        return bool(own) and sum(frame.covers(*s) for s in own) >= _HALF * (end - start)
    return sum(frame.covers(*span) for span in rest) >= _HALF * length


def _governs(frame: Frame, frames: Sequence[Frame], span: Span, head: int | None) -> bool:
    """Return whether a frame that holds a part of a passage only holds its main word."""
    if head is None or frame.covers(*span) >= _MOST * (span[1] - span[0]):
        return True
    if frame.covers(head, head + 1):
        return True
    outer = (f for f in frames if f is frame or f.covers(*frame.saying))
    return any(f.saying[0] <= head < f.saying[1] for f in outer)


def _meets(span: Span, start: int, end: int) -> bool:
    return span[0] < end and start < span[1]


def _rest(start: int, end: int, holes: Iterable[Span]) -> list[Span]:
    """Return a passage without the words that report."""
    spans = [(start, end)]
    for hole in holes:
        spans = [
            part
            for s, e in spans
            for part in ((s, min(e, hole[0])), (max(s, hole[1]), e))
            if part[0] < part[1]
        ]
        spans = list(dict.fromkeys(spans))
    return spans


# --- from frames to a chain ---------------------------------------------------------------------


def _joined(frames: Sequence[Frame], writers: Mapping[bool, Speaker]) -> list[_Link]:
    """Return the steps of frames, the origin first, each speaker once."""
    links: list[_Link] = []
    for frame in frames:
        for step in reversed(frame.steps):
            resolved = _resolved(step, links, writers)
            if resolved is not None:
                is_self = step.speaker.person is Person.FIRST
                _add(links, _Link(resolved, frame, is_self))
    return links[::-1]


def _resolved(step: Step, links: list[_Link], writers: Mapping[bool, Speaker]) -> Step | None:
    """Return a step with "I" and "you" resolved by who says that, or by who writes."""
    person = step.speaker.person
    if person is Person.THIRD:
        return step
    if person is Person.FIRST:
        if links:
            return replace(step, speaker=_self(step.speaker, links))
        known = writers.get(step.speaker.many)
        return step if known is None else replace(step, speaker=_as(step.speaker, known))
    addressee = next(
        (link.frame.addressee for link in reversed(links) if link.frame.addressee), None
    )
    return step if addressee is None else replace(step, speaker=_as(step.speaker, addressee))


def _self(speaker: Speaker, links: list[_Link]) -> Speaker:
    return replace(links[-1].step.speaker, via=speaker.via or links[-1].step.speaker.via)


def _as(speaker: Speaker, known: Speaker) -> Speaker:
    """Return who is known under the words that a speaker is named by."""
    first, name = speaker.agents[0], known.agents[0]
    agent = replace(
        first,
        name=name.name or name.text,
        name_at=name.name_at or name.at,
        type=name.type,
        entity=name.entity,
    )
    return replace(known, agents=(agent,), via=speaker.via)


def _add(links: list[_Link], link: _Link) -> None:
    """Add a step nearer to the origin; one speaker twice running is one step."""
    if links and _is_label(links[-1].frame):
        link = replace(link, step=_other_than(link.step, links[-1].step))
    if not links or not (link.is_self or _is_same(links[-1], link)):
        if links and _is_paper_of(links[-1], link):
            links[-1] = _Link(_with_paper(link.step, links[-1].step), link.frame)
        else:
            links.append(link)
        return
    outer = links[-1]
    via = link.step.speaker.via or outer.step.speaker.via
    keeps = link.frame.rule.modality not in _PERSONAL and (link.is_self or _is_label(outer.frame))
    inner = outer if keeps else link
    speaker = replace(outer.step.speaker if keeps else link.step.speaker, via=via)
    links[-1] = _Link(replace(inner.step, speaker=speaker), inner.frame)


def _is_same(outer: _Link, inner: _Link) -> bool:
    """Return whether two steps are of one speaker: "a clerk" is somebody new."""
    is_new = inner.step.speaker.agents[0].text.casefold().startswith(_NEW)
    return not is_new and same(outer.step.speaker, inner.step.speaker)


def _is_floor(frame: Frame) -> bool:
    return frame.rule.id == "carried.minutes"


def _is_label(frame: Frame) -> bool:
    return frame.rule.id.startswith(("turn.", "mail.", "deponent."))


def _other_than(step: Step, outer: Step) -> Step:
    """Return a step whose "he" is not resolved as the one who says that, which it can't be."""
    speaker = step.speaker
    agent = speaker.agents[0]
    if agent.text.casefold() not in words("people", "third") or not same(speaker, outer.speaker):
        return step
    plain = replace(agent, name="", name_at=None, entity="")
    return replace(step, speaker=Speaker((plain,), via=speaker.via, many=speaker.many))


def _is_paper_of(outer: _Link, inner: _Link) -> bool:
    """Return whether a document without an author is what the speaker within it speaks in."""
    speaker = inner.step.speaker
    return (
        outer.step.speaker.is_document
        and speaker.via is not None
        and outer.step.speaker.via is not None
        and bool(set(outer.step.speaker.keys) & {f"document {_noun(speaker.via)}"})
    )


def _noun(paper: Words) -> str:
    return paper.text.split()[-1].casefold()


def _with_paper(step: Step, outer: Step) -> Step:
    return replace(step, speaker=replace(step.speaker, via=outer.speaker.via))


def _chain(links: Sequence[_Link], span: Span) -> tuple[DraftHop, ...]:
    hops = []
    for number, link in enumerate(links):
        step, rule = link.step, link.frame.rule
        stance = rule.stance if number == 0 or rule.stance is Stance.RELAYS else None
        if any(s <= span[0] < e for s, e in link.frame.asks) and number == len(links) - 1:
            stance = Stance.QUESTIONS
        cue = None if step.inferred else step.cue
        hops.append(
            DraftHop(
                step.speaker.agents,
                cue,
                step.act if cue is not None else "",
                stance,
                step.speaker.via,
                step.inferred,
            )
        )
    return tuple(hops)


def _status(links: Sequence[_Link], frames: Sequence[Frame], numbers: range) -> AttributionStatus:
    """Return how the document says whose words a passage is."""
    here = [link for link in links if link.frame.sentence in numbers and link.step.cue]
    if here:
        innermost = links[0].frame
        told = innermost.status if innermost in [link.frame for link in here] else None
        return told or AttributionStatus.EXPLICIT
    return links[0].frame.status or AttributionStatus.CARRIED


def _denied(frames: Sequence[Frame]) -> bool:
    told = [frame for frame in frames if frame.steps]
    return bool(told) and told[-1].denied


def _context(links: Sequence[_Link], numbers: range) -> tuple[Words, ...]:
    found = (link.step.cue for link in links if link.frame.sentence not in numbers)
    return tuple(dict.fromkeys(cue for cue in found if cue is not None))
