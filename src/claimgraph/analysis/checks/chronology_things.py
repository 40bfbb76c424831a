"""CG340 to CG345: what can't have been when it is said to have been."""

from __future__ import annotations

from collections.abc import Iterator

from claimgraph.analysis.checks.dated import EVENTS, Dates, Moment
from claimgraph.analysis.checks.rule import Example, Rule, Subject
from claimgraph.graph.namespaces import CG
from claimgraph.model.claim import Claim
from claimgraph.model.edtf import EdtfDate
from claimgraph.model.finding import Finding, Severity
from claimgraph.model.iri import Iri

Findings = Iterator[Finding | None]

_ACTORS = (CG + "Agent", CG + "Facility", CG + "FacilityGroup")
_STATES = ("runs", "hasHoldOver", "partOf", "hasPlace")
"""Relations that last: dated 2014/2018, they held from 2014 on, and did not happen within."""
_TWO_SIDED = ("operates", "manages", "leads", "employs", "memberOf", "subordinateTo", "dealtWith")
"""Relations that their object, too, has to exist for."""
_MEND = "Read both passages; one of the dates, or who did it, must be wrong."


class _Relations:
    """The relations that the rules tell apart."""

    def __init__(self, subject: Subject) -> None:
        self._vocabulary = subject.vocabulary
        self.states = self.under(*_STATES)
        self.two_sided = self.under(*_TWO_SIDED)
        self.involving = self.under("involvedIn")
        self.founding = self.under("setUp")
        self.producing = self.under("produced")
        agents = self._vocabulary.descendants(CG + "Agent")
        self.acts = frozenset(
            term.iri
            for term in self._vocabulary
            if any(kind in agents for kind in term.subject_kinds)
        )

    def under(self, *names: str) -> frozenset[Iri]:
        """Return relations of the core and every kind of them."""
        return frozenset(iri for name in names for iri in self._vocabulary.descendants(CG + name))


def _actors(subject: Subject, relations: _Relations, claim: Claim) -> Iterator[Iri]:
    """Yield who has to exist for a claim to hold."""
    ends = [claim.subject] if claim.predicate in relations.acts else []
    if claim.predicate in relations.two_sided and isinstance(claim.object, str):
        ends.append(claim.object)
    for end in ends:
        entity = subject.content.entities.get(end)
        if entity and subject.vocabulary.is_a(entity.types, _ACTORS):
            yield end


def _done(dates: Dates, relations: _Relations, claim: Claim) -> Moment | None:
    """Return when something was done: as the claim says, else when what was done happened."""
    if claim.when:
        return dates.held(claim)
    if not isinstance(claim.object, str):
        return None
    if claim.predicate in relations.involving:
        return dates.occurred(claim.object)
    if claim.predicate in relations.founding:
        return dates.started(claim.object)
    return dates.published(claim.object) if claim.predicate in relations.producing else None


def _before_birth(subject: Subject) -> Findings:
    dates, relations = Dates(subject), _Relations(subject)
    for claim in subject.content.claims.values():
        for actor in _actors(subject, relations, claim):
            born = dates.started(actor)
            done = _done(dates, relations, claim) if born else None
            if born is None or done is None or not dates.counts(claim.iri):
                continue
            lasting = claim.when is not None and claim.predicate in relations.states
            if not (
                done.span.certainly_starts_before(born.span)
                if lasting
                else done.certainly_before(born)
            ):
                yield None
                continue
            name = subject.survey.name(actor)
            message = f"{name} acts ({done.words}) before it began ({born.words})"
            yield _finding(subject, "CG340", claim, message, done, born)


def _after_death(subject: Subject) -> Findings:
    dates, relations = Dates(subject), _Relations(subject)
    for claim in subject.content.claims.values():
        for actor in _actors(subject, relations, claim):
            gone = dates.ended(actor)
            published = claim.predicate in relations.producing and not claim.when
            done = _done(dates, relations, claim) if gone and not published else None
            if gone is None or done is None or not dates.counts(claim.iri):
                continue
            if _began_anew(dates, actor, gone) or not gone.span.certainly_before(done.span):
                yield None
                continue
            name = subject.survey.name(actor)
            message = f"{name} acts ({done.words}) after it ended ({gone.words})"
            yield _finding(subject, "CG341", claim, message, done, gone)


def _began_anew(dates: Dates, actor: Iri, gone: Moment) -> bool:
    born = dates.started(actor)
    return born is not None and born.span.end_max > gone.span.end_max


def _effect_first(subject: Subject) -> Findings:
    dates, relations = Dates(subject), _Relations(subject)
    because = relations.under("becauseOf")
    foreseeing = relations.under("motivatedBy")
    for claim in subject.content.claims.values():
        if claim.predicate not in because or not isinstance(claim.object, str):
            continue
        effect = _moment(subject, dates, claim.subject) or dates.held(claim)
        cause = _moment(subject, dates, claim.object)
        if effect is None or cause is None or not dates.counts(claim.iri):
            continue
        if not effect.certainly_before(cause):
            yield None
            continue
        label = subject.survey.name
        unless = ", unless it was foreseen" if claim.predicate in foreseeing else ""
        message = (
            f"{label(claim.subject)} ({effect.words}) comes before what it is put down to, "
            f"{label(claim.object)} ({cause.words}){unless}"
        )
        yield _finding(subject, "CG342", claim, message, effect, cause)


def _moment(subject: Subject, dates: Dates, thing: Iri) -> Moment | None:
    """Return when a thing began, or from when a claim is said to hold."""
    claim = subject.content.claims.get(thing)
    if claim is None:
        return dates.begun(thing)
    if isinstance(claim.object, EdtfDate):
        return Moment.of([claim.object], [claim.iri])
    return dates.held(claim)


def _outside_whole(subject: Subject) -> Findings:
    dates, relations = Dates(subject), _Relations(subject)
    belongs, first = relations.under("partOf"), relations.under("startedWith")
    for claim in subject.content.claims.values():
        is_first = claim.predicate in first
        if not isinstance(claim.object, str) or not (is_first or claim.predicate in belongs):
            continue
        part, whole = claim.subject, claim.object
        if is_first:
            part, whole = whole, part
        if _is_event(subject, part) and _is_event(subject, whole):
            yield from _outside(subject, dates, claim, part, whole, is_first=is_first)


def _outside(
    subject: Subject, dates: Dates, claim: Claim, part: Iri, whole: Iri, *, is_first: bool
) -> Findings:
    begun, start = dates.begun(part), dates.begun(whole)
    end = start if is_first else dates.over(whole)
    if begun is None or (start is None and end is None) or not dates.counts(claim.iri):
        return
    label = subject.survey.name
    if start and begun.certainly_before(start):
        message = (
            f"{label(part)} ({begun.words}) comes before its whole, "
            f"{label(whole)}, began ({start.words})"
        )
        yield _finding(subject, "CG343", claim, message, begun, start)
    elif end and end.span.certainly_before(begun.span):
        verb = "began" if is_first else "was over"
        message = (
            f"{label(part)} ({begun.words}) comes after its whole, "
            f"{label(whole)}, {verb} ({end.words})"
        )
        yield _finding(subject, "CG343", claim, message, begun, end)
    else:
        yield None


def _is_event(subject: Subject, thing: object) -> bool:
    entity = subject.content.entities.get(thing) if isinstance(thing, str) else None
    return entity is not None and subject.vocabulary.is_a(entity.types, EVENTS)


def _took_part(subject: Subject) -> Findings:
    dates, relations = Dates(subject), _Relations(subject)
    within = relations.under("inEvent")
    for claim in subject.content.claims.values():
        if claim.when is None:
            continue
        events = [other for predicate, other in claim.qualifiers if predicate in within]
        if claim.predicate in relations.involving and isinstance(claim.object, str):
            events.append(claim.object)
        for event in events:
            yield from _during(subject, dates, claim, event)


def _during(subject: Subject, dates: Dates, claim: Claim, event: Iri) -> Findings:
    done, start, end = dates.held(claim), dates.begun(event), dates.over(event)
    if done is None or (start is None and end is None) or not dates.counts(claim.iri):
        return
    name = subject.survey.name(event)
    if start and not done.span.goes_on and done.span.certainly_before(start.span):
        message = f"it is dated {done.words}, before {name} began ({start.words})"
        yield _finding(subject, "CG344", claim, message, done, start)
    elif end and end.span.certainly_before(done.span):
        message = f"it is dated {done.words}, after {name} was over ({end.words})"
        yield _finding(subject, "CG344", claim, message, done, end)
    else:
        yield None


def _end_first(subject: Subject) -> Findings:
    dates = Dates(subject)
    for thing in sorted(subject.content.entities):
        start, end = dates.started(thing), dates.ended(thing)
        if start is None or end is None:
            continue
        if not end.span.certainly_before(start.span):
            yield None
            continue
        yield Finding(
            "CG345",
            Severity.WARNING,
            subject.short(thing),
            f"{subject.survey.name(thing)} ended ({end.words}) before it began ({start.words})",
            _MEND,
            (thing,),
            (*start.claims, *end.claims),
        )


def _finding(
    subject: Subject, code: str, claim: Claim, message: str, one: Moment, other: Moment
) -> Finding:
    rest = sorted({*one.claims, *other.claims} - {claim.iri})
    place = subject.short(claim.iri)
    claims = (claim.iri, *rest)
    return Finding(code, Severity.INFORMATION, place, message, _MEND, claims, claims)


_SHEET = """
entities:
  - {id: paper, type: NewsArticle, name: The Puddle Paper}
  - {id: board, type: StateBody, name: The Tea Board}
  - {id: kettle, type: Facility, name: The Great Kettle}
  - {id: strike, type: Event, name: The kettle strike}
  - {id: drought, type: Event, name: The drought}
  - {id: march, type: Event, name: The march to the kettle}
claims:
"""
_ACT = _SHEET + (
    "  - {id: c01, subject: board, predicate: setUp, object: kettle, when: 2014}\n"
    "  - {id: c02, subject: board, predicate: startedOn, date: 2016}\n"
)
_LATE = _SHEET + (
    "  - {id: c01, subject: board, predicate: operates, object: kettle, when: 2018/..}\n"
    "  - {id: c02, subject: board, predicate: endedOn, date: 2016-05}\n"
)
_CAUSE = _SHEET + (
    "  - {id: c01, subject: strike, predicate: causedBy, object: drought}\n"
    "  - {id: c02, subject: strike, predicate: occurredOn, date: 2016-05}\n"
    "  - {id: c03, subject: drought, predicate: startedOn, date: 2016-07}\n"
)
_PART = _SHEET + (
    "  - {id: c01, subject: march, predicate: partOf, object: strike}\n"
    "  - {id: c02, subject: march, predicate: occurredOn, date: 2016-06-01}\n"
    "  - {id: c03, subject: strike, predicate: endedOn, date: 2016-05}\n"
)
_PRESENT = _SHEET + (
    "  - {id: c01, subject: board, predicate: participatesIn, object: strike, when: 2015}\n"
    "  - {id: c02, subject: strike, predicate: occurredOn, date: 2016-05}\n"
)
_LIFE = _SHEET + (
    "  - {id: c01, subject: board, predicate: startedOn, date: 2016}\n"
    "  - {id: c02, subject: board, predicate: endedOn, date: 2014-05}\n"
)
_NEEDS = "no pair of dates to compare"

RULES = (
    Rule(
        "CG340",
        Severity.INFORMATION,
        "an act before its actor existed",
        "Who is said to have done something before it was founded did not do it, or not then, or "
        "was founded earlier. Only what is certain is found: dates that may be the same, dates "
        "without a year and dates that are hedged (about 2016) can't be put in order.",
        Example(_ACT),
        Example(_ACT.replace("when: 2014", "when: 2016-02")),
        _before_birth,
        _NEEDS,
    ),
    Rule(
        "CG341",
        Severity.INFORMATION,
        "an act after its actor ended",
        "A body that was dissolved runs nothing any more: somebody else does, under its name, or "
        "it lives on. A body that began anew is passed over.",
        Example(_LATE),
        Example(_LATE.replace("when: 2018/..", "when: 2014/2016")),
        _after_death,
        _NEEDS,
    ),
    Rule(
        "CG342",
        Severity.INFORMATION,
        "an effect before its cause",
        "What happened first was not brought about by what came later. It may have been done in "
        "view of something that was foreseen; then a document should say so.",
        Example(_CAUSE),
        Example(_CAUSE.replace("2016-05", "2016")),
        _effect_first,
        _NEEDS,
    ),
    Rule(
        "CG343",
        Severity.INFORMATION,
        "a part of an event outside its whole",
        "A march that took place when the strike was over was no part of it, or the strike went "
        "on for longer.",
        Example(_PART),
        Example(_PART.replace("2016-06-01", "2016-05-31")),
        _outside_whole,
        _NEEDS,
    ),
    Rule(
        "CG344",
        Severity.INFORMATION,
        "taking part at a time when the event was not on",
        "Who is said to have taken part a year before the event took part in another one, or the "
        "event is dated wrongly.",
        Example(_PRESENT),
        Example(_PRESENT.replace("when: 2015", "when: 2016")),
        _took_part,
        _NEEDS,
    ),
    Rule(
        "CG345",
        Severity.WARNING,
        "an end before the start",
        "One of the two dates is wrong, or they are of two things that go by one name.",
        Example(_LIFE),
        Example(_LIFE.replace("2014-05", "2016-05")),
        _end_first,
        _NEEDS,
    ),
)
