"""The dated things of a case, in the order in which they can have been.

What happened, what was published and what was said are kept apart, and so is the
analyst's reading of a date that is incomplete: it stands beside the date and never
in its place.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from claimgraph.analysis.chronology.spans import Day, Span
from claimgraph.errors import UsageError
from claimgraph.graph.namespaces import CG
from claimgraph.model.claim import Claim, Literal, Stance, Value
from claimgraph.model.content import Content
from claimgraph.model.edtf import EdtfDate, InvalidEdtf
from claimgraph.model.iri import Iri
from claimgraph.model.quantity import Quantity
from claimgraph.model.vocabulary import Vocabulary

_PUBLISHED_ON = CG + "publishedOn"
_PUBLISHED = CG + "published"
_MEND = "Write a date with its year: 2016, 2016-02 or 2016-02-14."


class Kind(StrEnum):
    """What kind of thing is dated."""

    HAPPENED = "happened"
    PUBLISHED = "published"
    SAID = "said"


@dataclass(frozen=True, slots=True)
class Event:
    """Something that has a date.

    Attributes:
        kind: Whether it happened (or held), was published, or was said.
        date: When, as stated.
        label: What, in one line of words.
        subject: The thing that it is about; "" where it was said.
        predicate: The relation of its claims; "" where it was said.
        object: Their object; None where that is the date itself, or where it was said.
        agents: Who said it, where it was said.
        stance: With which stance, where it was said.
        claims: The claims that date it, or that were said, sorted; empty for a
            document of which only the record has the date.
        readings: The analyst's readings of the date where it is incomplete, sorted.
        span: When it may have begun and ended.
    """

    kind: Kind
    date: EdtfDate
    label: str
    subject: Iri
    predicate: Iri
    object: Value | None
    agents: tuple[Iri, ...]
    stance: Stance | None
    claims: tuple[Iri, ...]
    readings: tuple[EdtfDate, ...]
    span: Span

    @property
    def order(self) -> tuple[Day, Day, str, str, str, str, tuple[Iri, ...]]:
        """What it is sorted by: first day, last day, then its words."""
        span = self.span
        words = (self.label, self.kind, self.date.text, self.subject)
        return (span.start_min, span.end_max, *words, self.claims)

    @property
    def undated_order(self) -> tuple[str, str, str, str, tuple[Iri, ...]]:
        """What it is sorted by where its year is not stated: the date as written."""
        return (self.date.text, self.label, self.kind, self.subject, self.claims)


@dataclass(frozen=True, slots=True)
class Chronology:
    """Events in order.

    Attributes:
        dated: By the first day that each may have, then the last, then in words.
        undated: Those of which the year is not stated; nobody can put them in order
            with the others.
    """

    dated: tuple[Event, ...]
    undated: tuple[Event, ...]

    def __len__(self) -> int:
        return len(self.dated) + len(self.undated)

    def __iter__(self) -> Iterator[Event]:
        yield from self.dated
        yield from self.undated

    def of(self, kind: Kind) -> tuple[Event, ...]:
        """Return the dated events of one kind."""
        return tuple(event for event in self.dated if event.kind is kind)

    def between(self, start: EdtfDate | None, end: EdtfDate | None) -> Chronology:
        """Return the events that may have been between two dates.

        Only what was certainly over before `start`, or certainly began after `end`,
        is left out; so an event without a year is kept.
        """
        return Chronology(
            tuple(event for event in self.dated if _may_touch(event.date, start, end)),
            self.undated,
        )


def bound(date: str | EdtfDate | None) -> EdtfDate | None:
    """Return a date from which, or up to which, events are wanted.

    Raises:
        UsageError: it is no date, or its year is not stated.
    """
    if date is None or isinstance(date, EdtfDate):
        found = date
    else:
        try:
            found = EdtfDate.parse(date)
        except InvalidEdtf as error:
            raise UsageError(str(error), mend=_MEND) from None
    if found and not found.year_known:
        raise UsageError(f"{found.text} has no year", mend=_MEND)
    return found


def _may_touch(date: EdtfDate, start: EdtfDate | None, end: EdtfDate | None) -> bool:
    is_over = start is not None and date.before(start) is True
    is_to_come = end is not None and end.before(date) is True
    return not (is_over or is_to_come)


def chronology(content: Content, admitted: Collection[Iri], vocabulary: Vocabulary) -> Chronology:
    """Return the dated things of a case, or of a part of one.

    Args:
        content: The case or the part.
        admitted: The claims that count; others date nothing.
        vocabulary: Gives the relations their words, and says which ones publish.
    """
    made = _Gatherer(content, vocabulary)
    for claim in content.claims.values():
        if claim.iri in admitted:
            made.add_claim(claim)
    for source in content.sources.values():
        if source.published:
            made.add(Kind.PUBLISHED, source.published, source.iri, _PUBLISHED_ON, None)
    for attestation in content.attestations.values():
        if attestation.said_on and attestation.claim in admitted:
            made.add_saying(
                attestation.said_on, attestation.agents, attestation.stance, attestation.claim
            )
    events = made.events()
    return Chronology(
        tuple(sorted((e for e in events if e.date.year_known), key=lambda e: e.order)),
        tuple(sorted((e for e in events if not e.date.year_known), key=lambda e: e.undated_order)),
    )


def publishing(vocabulary: Vocabulary) -> frozenset[Iri]:
    """Return the relations of what was published, rather than of what happened."""
    return vocabulary.descendants(_PUBLISHED_ON) | vocabulary.descendants(_PUBLISHED)


@dataclass(slots=True)
class _Draft:
    """An event to be: what it is, and the claims found so far."""

    kind: Kind
    date: EdtfDate
    subject: Iri = ""
    predicate: Iri = ""
    object: Value | None = None
    agents: tuple[Iri, ...] = ()
    stance: Stance | None = None
    claims: set[Iri] = field(default_factory=set)


class _Gatherer:
    """Puts claims that date the same thing alike into one event."""

    def __init__(self, content: Content, vocabulary: Vocabulary) -> None:
        self._content = content
        self._vocabulary = vocabulary
        self._publishing = publishing(vocabulary)
        self._drafts: dict[tuple[object, ...], _Draft] = {}

    def add_claim(self, claim: Claim) -> None:
        """Add the event that a claim dates: by its object, by when it holds, or both."""
        kind = Kind.PUBLISHED if claim.predicate in self._publishing else Kind.HAPPENED
        if isinstance(claim.object, EdtfDate):
            self.add(kind, claim.object, claim.subject, claim.predicate, None, claim.iri)
        elif claim.when:
            self.add(kind, claim.when, claim.subject, claim.predicate, claim.object, claim.iri)

    def add(
        self,
        kind: Kind,
        date: EdtfDate,
        subject: Iri,
        predicate: Iri,
        value: Value | None,
        claim: Iri = "",
    ) -> None:
        """Add an event, or a claim to one that is there."""
        key = (kind, date.text, subject, predicate, value)
        draft = self._drafts.setdefault(key, _Draft(kind, date, subject, predicate, value))
        if claim:
            draft.claims.add(claim)

    def add_saying(
        self, date: EdtfDate, agents: tuple[Iri, ...], stance: Stance, claim: Iri
    ) -> None:
        """Add a claim to what somebody said on a date."""
        key = (Kind.SAID, date.text, agents, stance)
        draft = _Draft(Kind.SAID, date, agents=agents, stance=stance)
        self._drafts.setdefault(key, draft).claims.add(claim)

    def events(self) -> list[Event]:
        """Return the events, in no order that means anything."""
        return [self._event(draft) for draft in self._drafts.values()]

    def _event(self, draft: _Draft) -> Event:
        claims = tuple(sorted(draft.claims))
        return Event(
            draft.kind,
            draft.date,
            self._label(draft, claims),
            draft.subject,
            draft.predicate,
            draft.object,
            draft.agents,
            draft.stance,
            claims,
            self._readings(draft, claims),
            Span.of(draft.date),
        )

    def _readings(self, draft: _Draft, claims: Iterable[Iri]) -> tuple[EdtfDate, ...]:
        if draft.kind is Kind.SAID and draft.date.year_known:
            return ()  # the reading is of another date, of what was said
        attested = self._content.attestations_of
        found = {
            attestation.inferred_date.text: attestation.inferred_date
            for claim in claims
            for attestation in attested.get(claim, ())
            if attestation.inferred_date and attestation.inferred_date != draft.date
        }
        return tuple(found[text] for text in sorted(found))

    def _label(self, draft: _Draft, claims: tuple[Iri, ...]) -> str:
        if draft.kind is Kind.SAID:
            who = " and ".join(map(self._name, draft.agents)) or "somebody"
            known = [self._content.claims[iri] for iri in claims if iri in self._content.claims]
            if len(known) == 1:
                return f"{who} {draft.stance}: {self._sentence(known[0], depth=2)}"
            return f"{who} {draft.stance} {len(claims)} claims"
        relation = self._vocabulary.label(draft.predicate)
        if draft.object is None:
            # The date stands elsewhere: "started on" would wait for it.
            return f"{self._name(draft.subject)} {relation.removesuffix(' on')}"
        return f"{self._end(draft.subject, 2)} {relation} {self._end(draft.object, 2)}"

    def _sentence(self, claim: Claim, depth: int) -> str:
        relation = self._vocabulary.label(claim.predicate)
        return f"{self._end(claim.subject, depth)} {relation} {self._end(claim.object, depth)}"

    def _end(self, value: Value, depth: int) -> str:
        match value:
            case Literal(text, _):
                return f"“{_one_line(text)}”"
            case Quantity():
                return value.text()
            case EdtfDate():
                return value.label()
        claim = self._content.claims.get(value)
        if claim is None:
            return self._name(value)
        return f"({self._sentence(claim, depth - 1)})" if depth else "(…)"

    def _name(self, iri: Iri) -> str:
        source = self._content.sources.get(iri)
        if iri not in self._content.entities and source and source.title:
            return _one_line(source.title)
        return _one_line(self._content.label(iri))


def _one_line(text: str) -> str:
    return " ".join(text.split())
