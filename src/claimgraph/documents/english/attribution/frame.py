"""Frames: stretches of a document that the same words put into somebody's mouth."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from claimgraph.documents.english.attribution.lexicon import Rule
from claimgraph.documents.proposing.draft import Words
from claimgraph.model.claim import AttributionStatus
from claimgraph.model.proposal import Span


class Person(StrEnum):
    """Of which grammatical person a speaker is named."""

    FIRST = "first"
    SECOND = "second"
    THIRD = "third"


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who says something, or the document that does.

    Attributes:
        agents: Who; several speak jointly; the document itself where no author is known.
        via: The document in which they say it, or None.
        keys: By which the same speaker is known again: the thing, the last of the name.
        person: Of which person they are named; of the first or second, it hangs on who
            says that.
        many: Whether they are several.
        party: Id of the class that they belong to, or "".
        is_document: Whether it is a document that speaks.
    """

    agents: tuple[Words, ...]
    via: Words | None = None
    keys: frozenset[str] = frozenset()
    person: Person = Person.THIRD
    many: bool = False
    party: str = ""
    is_document: bool = False


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a chain: a speaker, and the words that say that it is they who speak.

    Attributes:
        speaker: Who.
        cue: Those words, or None where the step is inferred.
        act: The verb among them, or "".
        inferred: Whether no words name this step.
    """

    speaker: Speaker
    cue: Words | None = None
    act: str = ""
    inferred: bool = False


@dataclass(frozen=True, slots=True)
class Frame:
    """What is said, and by whom.

    Attributes:
        said: Where what is said stands: spans in order, without overlaps.
        saying: The words that report, with the speaker: they are not part of it.
        steps: Who says it, the origin first; none where nobody is named.
        rule: What its words mean.
        sentence: The number of the sentence of the words that report.
        status: What the attribution is where it is not told by where those words stand.
        denied: Whether they say that it is not so.
        addressee: Whom the speaker speaks to, or None.
        asks: Whether it is a question.
    """

    said: tuple[Span, ...]
    saying: Span
    steps: tuple[Step, ...]
    rule: Rule
    sentence: int
    status: AttributionStatus | None = None
    denied: bool = False
    addressee: Speaker | None = None
    asks: tuple[Span, ...] = field(default=())

    @property
    def length(self) -> int:
        """How many code points are said."""
        return sum(end - start for start, end in self.said)

    def covers(self, start: int, end: int) -> int:
        """Return how many code points of a span are said."""
        return sum(max(0, min(end, e) - max(start, s)) for s, e in self.said)


def without(spans: tuple[Span, ...], hole: Span) -> tuple[Span, ...]:
    """Return spans without what lies in another one."""
    kept: list[Span] = []
    for start, end in spans:
        if hole[1] <= start or hole[0] >= end:
            kept.append((start, end))
            continue
        if start < hole[0]:
            kept.append((start, hole[0]))
        if hole[1] < end:
            kept.append((hole[1], end))
    return tuple(kept)


def merged(spans: list[Span]) -> tuple[Span, ...]:
    """Return spans in order, joined where they touch."""
    joined: list[Span] = []
    for start, end in sorted(spans):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        elif start < end:
            joined.append((start, end))
    return tuple(joined)
