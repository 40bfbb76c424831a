"""What the English reader makes of a document before claims are looked for."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from claimgraph.analysis.evaluation import FoundEntity, FoundMention, FoundSaying
from claimgraph.documents.proposing.draft import Context, DraftHop, Words
from claimgraph.documents.text import Document
from claimgraph.model.claim import Stance
from claimgraph.model.proposal import Party, ProposedHop

if TYPE_CHECKING:
    from claimgraph.documents.english.reading import Mention, Reading, Thing

_NOWHERE = (-1, -1)


def reading_of(document: Document, context: Context) -> Reading:
    """Return a document as the English reader reads it.

    Raises:
        MissingExtra: spaCy is not installed.
    """
    from claimgraph.documents.english.things import read

    return read(document, context)


def entities(reading: Reading) -> tuple[FoundEntity, ...]:
    """Return the things that a document speaks of, without itself."""
    return tuple(_entity(reading, thing) for thing in reading.things if not thing.is_document)


def _entity(reading: Reading, thing: Thing) -> FoundEntity:
    several = tuple(
        FoundMention(m.start, m.end, str(m.kind), _head(reading, m)) for m in thing.mentions
    )
    return FoundEntity(thing.label, thing.type, thing.unknown, several)


def _head(reading: Reading, mention: Mention) -> tuple[int, int]:
    """Return where the head of a mention stands; all of it where that is outside."""
    sentences = (s for s in reading.sentences if s.number == mention.sentence)
    for sentence in sentences:
        if 0 <= mention.head < len(sentence.doc):
            start, end = sentence.span(mention.head, mention.head + 1)
            if mention.start <= start and end <= mention.end:
                return start, end
    return mention.start, mention.end


def sayings(reading: Reading) -> Callable[[int, int], FoundSaying]:
    """Return what tells who says what stands at a passage."""
    from claimgraph.documents.english.attribution import attributions

    found = attributions(reading)

    def said(start: int, end: int) -> FoundSaying:
        attributed = found.of(start, end)
        text = reading.document.text
        return FoundSaying(attributed.status, tuple(hop(text, h) for h in attributed.chain))

    return said


def hop(text: str, draft: DraftHop) -> ProposedHop:
    """Return a step of a chain with the places of who speaks."""
    return ProposedHop(
        tuple(party(text, agent) for agent in draft.agents),
        draft.stance or Stance.ASSERTS,
        draft.act,
        draft.cue.at if draft.cue else None,
        party(text, draft.via) if draft.via else None,
        draft.inferred,
    )


def party(text: str, words: Words) -> Party:
    """Return who words of the document name; nowhere, where no single place is theirs."""
    surface = words.at
    if surface is None and text.count(words.text) == 1:
        start = text.index(words.text)
        surface = (start, start + len(words.text))
    return Party(words.name or words.text, surface or _NOWHERE, words.name_at)


def parsing_seconds(reading: Reading, context: Context) -> float:
    """Return how long the parser alone takes for the sentences of a reading."""
    from claimgraph.documents.english.pipeline import pipeline

    language = pipeline(context.options).language
    copies: Iterable[str] = [sentence.doc.text for sentence in reading.sentences]
    started = time.process_time()
    for _ in language.pipe(copies, batch_size=_BATCH):
        pass
    return time.process_time() - started


_BATCH = 64
