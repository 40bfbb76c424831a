"""What the claims that count say of when things began, ended, happened and came out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from claimgraph.analysis.checks.rule import Subject
from claimgraph.analysis.chronology.spans import Span
from claimgraph.graph.namespaces import CG
from claimgraph.model.claim import Claim
from claimgraph.model.edtf import EdtfDate
from claimgraph.model.iri import Iri

_SHOWN = 3
EVENTS = (CG + "Event", CG + "EventGroup", CG + "Campaign")
"""Classes of what goes on for a time."""


@dataclass(frozen=True, slots=True)
class Moment:
    """A point or span of time in the life of a thing, by all that is said of it.

    Attributes:
        span: Within it, whichever of the dates is right.
        words: The dates, for people.
        claims: The claims that state them, sorted.
    """

    span: Span
    words: str
    claims: tuple[Iri, ...] = ()

    @classmethod
    def of(cls, dates: Sequence[EdtfDate], claims: Iterable[Iri] = ()) -> Moment:
        """Return the moment that `dates` are given for, at least one."""
        unique = {date.text: date for date in dates}
        labels = [unique[text].label() for text in sorted(unique)]
        more = ["…"] if len(labels) > _SHOWN else []
        words = " or ".join([*labels[:_SHOWN], *more])
        return cls(Span.around(unique.values()), words, tuple(sorted(set(claims))))

    def certainly_before(self, other: Moment) -> bool:
        """Return whether this began and, unless it goes on, was over before the other began."""
        if self.span.goes_on:
            return self.span.certainly_starts_before(other.span)
        return self.span.certainly_before(other.span)


class Dates:
    """The moments of the things of a case, by the claims that count.

    A claim counts that somebody stands behind and no analyst has rejected.
    """

    def __init__(self, subject: Subject) -> None:
        self._content = subject.content
        self._counting = subject.survey.admitted
        descendants = subject.vocabulary.descendants
        self._started = self._stated(descendants(CG + "startedOn"))
        self._ended = self._stated(descendants(CG + "endedOn"))
        self._occurred = self._stated(descendants(CG + "occurredOn"))
        self._published = self._stated(descendants(CG + "publishedOn"))

    def counts(self, claim: Iri) -> bool:
        """Return whether somebody stands behind a claim and no analyst has rejected it."""
        return claim in self._counting

    def _stated(self, relations: frozenset[Iri]) -> dict[Iri, Moment]:
        found: dict[Iri, tuple[list[EdtfDate], list[Iri]]] = {}
        for claim in self._content.claims.values():
            date = claim.object
            if claim.predicate in relations and isinstance(date, EdtfDate):
                if not self.counts(claim.iri):
                    continue
                dates, claims = found.setdefault(claim.subject, ([], []))
                dates.append(date)
                claims.append(claim.iri)
        return {thing: Moment.of(dates, claims) for thing, (dates, claims) in found.items()}

    def started(self, thing: Iri) -> Moment | None:
        """Return when a thing began to be."""
        return self._started.get(thing)

    def ended(self, thing: Iri) -> Moment | None:
        """Return when a thing ceased to be."""
        return self._ended.get(thing)

    def occurred(self, thing: Iri) -> Moment | None:
        """Return when something happened, in which its start and its end lie."""
        return self._occurred.get(thing)

    def begun(self, thing: Iri) -> Moment | None:
        """Return when a thing began, or happened, or came out."""
        return self.started(thing) or self.occurred(thing) or self.published(thing)

    def over(self, thing: Iri) -> Moment | None:
        """Return when a thing ended, or happened."""
        return self.ended(thing) or self.occurred(thing)

    def published(self, document: Iri) -> Moment | None:
        """Return when a document came out: as recorded of it, else as claims say."""
        source = self._content.sources.get(document)
        if source and source.published:
            return Moment.of([source.published])
        return self._published.get(document)

    def held(self, claim: Claim) -> Moment | None:
        """Return when a claim is said to hold."""
        return Moment.of([claim.when], [claim.iri]) if claim.when else None
