"""Who says what: from the words of a document to a chain of speakers for each passage.

A document is read as frames: the mail or the turn that a sentence stands in, what a
verb or a phrase reports, a quotation, a noun such as "claim". Those around a passage,
from the outermost to the innermost, are the chain of who said it.
"""

from __future__ import annotations

from collections.abc import Iterable
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
from claimgraph.documents.english.attribution.introduced import introduced
from claimgraph.documents.english.attribution.mails import mails
from claimgraph.documents.english.attribution.minutes import attending, minutes
from claimgraph.documents.english.attribution.notes import notes
from claimgraph.documents.english.attribution.nouns import nouns
from claimgraph.documents.english.attribution.publishers import publishers
from claimgraph.documents.english.attribution.records import records
from claimgraph.documents.english.attribution.speakers import Speakers
from claimgraph.documents.english.attribution.speech import Speech, quoted_in
from claimgraph.documents.english.attribution.turns import turns
from claimgraph.documents.english.reading import Reading
from claimgraph.documents.pieces import SentenceKind

__all__ = ["Attributed", "Attributions", "attributions"]

_READ = (
    SentenceKind.SENTENCE,
    SentenceKind.QUOTED,
    SentenceKind.HEADING,
    SentenceKind.FOOTNOTE,
)


def attributions(reading: Reading) -> Attributions:
    """Return who says what stands at each place of a document.

    Args:
        reading: The document, with its sentences parsed and its things found.
    """
    speakers = Speakers(reading)
    layout = [*mails(reading, speakers), *turns(reading, speakers)]
    is_told = not layout
    layout += [] if layout else deponents(reading, speakers)
    layout += extracts(reading, speakers)
    speakers.belong(attending(reading, speakers), "party.neutral")
    quoted = quoted_in(reading)
    own = publishers(reading)
    frames: list[Frame] = []
    for place in reading.sentences:
        if place.sentence.kind not in _READ:
            continue
        found = list(clauses(place, speakers, quoted.get(place.number, ()), own))
        found += list(asides(place, found, speakers, own))
        found += [*nouns(place, speakers), *dissents(place, speakers)]
        denials = list(disputes(place, found, speakers))
        found = [*parted(found, denials), *denials]
        found += records(place, found, speakers)
        found += [*as_told(place, speakers), *bracketed(place, speakers)]
        frames += [*found, *citing(place, found, speakers)]
        speakers.seen(place)
    frames = list(Speech(reading, speakers, is_told=is_told).completed(frames))
    frames += introduced(reading, frames, speakers)
    frames += notes(reading, frames, speakers)
    if is_told:
        floor = minutes(reading, frames, speakers)
        frames += [*_not_in(floor, carried(reading, frames, own)), *floor]
    else:
        frames += wishes(reading, frames)
    return Attributions(reading, [*layout, *(_within(frame, layout) for frame in frames)])


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
