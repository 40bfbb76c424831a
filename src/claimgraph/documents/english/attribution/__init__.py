"""Who says what: from the words of a document to a chain of speakers for each passage.

A document is read as frames: the mail or the turn that a sentence stands in, what a
verb or a phrase reports, a quotation, a noun such as "claim". Those around a passage,
from the outermost to the innermost, are the chain of who said it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from claimgraph.documents.english.attribution.asides import (
    as_told,
    asides,
    bracketed,
    citing,
    dissents,
)
from claimgraph.documents.english.attribution.attributed import Attributed, Attributions
from claimgraph.documents.english.attribution.carrying import carried, wishes
from claimgraph.documents.english.attribution.clauses import clauses
from claimgraph.documents.english.attribution.deponents import deponents
from claimgraph.documents.english.attribution.disputes import disputes, parted
from claimgraph.documents.english.attribution.extracts import extracts
from claimgraph.documents.english.attribution.frame import Frame, merged
from claimgraph.documents.english.attribution.interviews import interviews
from claimgraph.documents.english.attribution.introduced import introduced
from claimgraph.documents.english.attribution.issuers import issuers
from claimgraph.documents.english.attribution.listed import listed
from claimgraph.documents.english.attribution.mails import mails
from claimgraph.documents.english.attribution.minutes import attending, minutes
from claimgraph.documents.english.attribution.notes import notes
from claimgraph.documents.english.attribution.nouns import nouns
from claimgraph.documents.english.attribution.papers import papers
from claimgraph.documents.english.attribution.publishers import publishers
from claimgraph.documents.english.attribution.records import records
from claimgraph.documents.english.attribution.speakers import Speakers
from claimgraph.documents.english.attribution.speech import Speech, quoted_in
from claimgraph.documents.english.attribution.trailing import trailing
from claimgraph.documents.english.attribution.turns import turns
from claimgraph.documents.english.attribution.writers import writers
from claimgraph.documents.english.reading import Reading
from claimgraph.documents.pieces import SentenceKind

__all__ = ["Attributed", "Attributions", "attributions"]

_READ = (
    SentenceKind.SENTENCE,
    SentenceKind.QUOTED,
    SentenceKind.HEADING,
    SentenceKind.FOOTNOTE,
)

_THREAD = 2


def attributions(reading: Reading) -> Attributions:
    """Return who says what stands at each place of a document.

    Args:
        reading: The document, with its sentences parsed and its things found.
    """
    speakers = Speakers(reading)
    letters = list(mails(reading, speakers))
    layout = [*letters, *turns(reading, speakers)]
    # One mail, as a memo, is told by one voice; a thread or a transcript is not.
    is_told = len(layout) == len(letters) < _THREAD
    layout += [] if layout else deponents(reading, speakers)
    layout += extracts(reading, speakers)
    speakers.belong(attending(reading, speakers), "party.neutral")
    own = publishers(reading)
    frames = list(_cued(reading, speakers, own))
    frames = list(Speech(reading, speakers, is_told=is_told).completed(frames))
    frames += introduced(reading, frames, speakers)
    frames += [*notes(reading, frames, speakers), *listed(reading, frames, speakers)]
    if is_told:
        floor = minutes(reading, frames, speakers)
        frames += [*_not_in(floor, carried(reading, frames, own)), *floor]
    else:
        frames += wishes(reading, frames)
    layout += [] if layout else interviews(reading, speakers)
    issued = [] if layout else issuers(reading, frames, speakers)
    frames = [_within(frame, layout) for frame in frames]
    return Attributions(reading, [*layout, *issued, *frames], writers(reading, speakers))


def _cued(reading: Reading, speakers: Speakers, own: frozenset[str]) -> Iterator[Frame]:
    """Yield the frames of the words of each sentence that report."""
    quoted = quoted_in(reading)
    for place in reading.sentences:
        if place.sentence.kind not in _READ:
            continue
        found = list(clauses(place, speakers, quoted.get(place.number, ()), own))
        found += [*trailing(place, found, speakers), *papers(place, found, speakers)]
        found += asides(place, found, speakers, own)
        found += [*nouns(place, speakers), *dissents(place, speakers)]
        denials = list(disputes(place, found, speakers))
        found = [*parted(found, denials), *denials]
        found += records(place, found, speakers)
        found += [*as_told(place, found, speakers), *bracketed(place, speakers)]
        yield from (*found, *citing(place, found, speakers))
        speakers.seen(place)


def _not_in(floor: list[Frame], frames: Iterable[Frame]) -> list[Frame]:
    """Return the frames that say nothing that is said in others."""
    taken = [span for frame in floor for span in frame.said]
    return [frame for frame in frames if not any(frame.covers(*span) for span in taken)]


def _within(frame: Frame, layout: list[Frame]) -> Frame:
    """Return a frame that ends where the turn or mail that it stands in ends."""
    for outer in layout:
        if outer.covers(*frame.saying):
            said = [
                (max(start, s), min(end, e))
                for start, end in frame.said
                for s, e in outer.said
                if max(start, s) < min(end, e)
            ]
            return replace(frame, said=merged(said)) if said else frame
    return frame
