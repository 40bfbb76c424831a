"""Gaps in what is known of things: who, where, when, how many, from which paper."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal

from claimgraph.analysis.survey import Gap, Gaps, Survey
from claimgraph.model.claim import Claim, Literal
from claimgraph.model.edtf import EdtfDate
from claimgraph.model.entity import Entity, UnknownReason
from claimgraph.model.iri import Iri
from claimgraph.model.quantity import Quantity

_WHY = {
    UnknownReason.NOT_STATED: "no source says",
    UnknownReason.WITHHELD: "it is withheld",
    UnknownReason.NOT_FOUND: "it was looked for and not found",
}
_BODIES_OF_A_WHOLE_COUNTRY = (
    "Government",
    "Ministry",
    "ArmedForces",
    "IntelligenceService",
    "Legislature",
    "PoliticalParty",
    "PartyOrgan",
    "IntergovernmentalOrganisation",
    "DiplomaticMission",
)
"""Where these are is no question that takes an investigation further."""

_ACTS = ("setUp", "carriedOut", "produced", "dealtWith", "transferredTo", "receivedPayment")
_MORE_ACTS = ("demands", "licensed", "levied")
_NO_ACTS = ("requires",)
_LONGEST_LIST = Decimal(500)
"""Nobody lists the members of a group that is larger."""


# -- who -----------------------------------------------------------------------------------


def unknown_things(survey: Survey) -> Gaps:
    """Yield what exists and is not identified: neither a place nor somebody who speaks."""
    for entity in _unidentified(survey):
        if entity is None or entity.iri in survey.speakers or survey.is_a(entity.iri, "Place"):
            yield None
            continue
        if (
            entity.iri in survey.content.records
        ):  # a document at hand: its date and maker are asked for
            yield None
            continue
        asked = "Find out who it is" if survey.is_a(entity.iri, "Agent") else "Find out what it is"
        yield _unknown(survey, "CG501", entity, f"it is not identified: {_why(entity)}", asked)


def unknown_places(survey: Survey) -> Gaps:
    """Yield places that are known to exist, and not where."""
    for entity in _unidentified(survey):
        if entity is None or not survey.is_a(entity.iri, "Place"):
            yield None
            continue
        what = f"the place is not known: {_why(entity)}"
        yield _unknown(survey, "CG502", entity, what, "Find out which place it is")


def unnamed_speakers(survey: Survey) -> Gaps:
    """Yield those on whose word claims rest and who are not named."""
    for speaker, spoken in sorted(survey.speakers.items()):
        entity = survey.content.entities.get(speaker)
        if entity is None or not _is_unnamed(survey, entity):
            yield None
            continue
        yield Gap(
            "CG503",
            (speaker,),
            f"{_edges(spoken)} on the word of somebody who is not named: {_why(entity)}",
            "Ask who it is, and how they know.",
            spoken,
        )


def _unidentified(survey: Survey) -> Iterator[Entity | None]:
    known_as = {iri for pair, verdict in survey.judged.items() if verdict == "same" for iri in pair}
    for entity in survey.content.entities.values():
        is_open = entity.unknown not in (None, UnknownReason.NONE)
        yield entity if is_open and entity.iri not in known_as else None


def _unknown(survey: Survey, code: str, entity: Entity, message: str, asked: str) -> Gap:
    claims = survey.touching.get(entity.iri, ())
    return Gap(code, (entity.iri,), message, f"{asked}.", claims)


def _why(entity: Entity) -> str:
    return (
        _WHY.get(entity.unknown, "none of them is known")
        if entity.unknown
        else ("a group of which nobody is named")
    )


def _is_unnamed(survey: Survey, entity: Entity) -> bool:
    if entity.unknown is not None:
        return entity.unknown is not UnknownReason.NONE
    is_group = survey.is_a(entity.iri, "PersonGroup", "OrganisationGroup")
    return is_group and not _members(survey, entity.iri)


def _edges(claims: tuple[Iri, ...]) -> str:
    return "1 claim rests" if len(claims) == 1 else f"{len(claims)} claims rest"


def one_word_people(survey: Survey) -> Gaps:
    """Yield people of whom one word is known, and neither a role nor a body."""
    introducing = survey.family("hasRole", "runs", "partOf")
    for entity in survey.content.entities.values():
        if not survey.is_a(entity.iri, "Person") or entity.unknown or entity.protected:
            continue
        words = max((len(name.text.split()) for name in entity.names), default=0)
        is_latin = all(char < "\u0e00" for name in entity.names for char in name.text)
        about = survey.of_subject.get(entity.iri, ())
        if words != 1 or not is_latin or any(c.predicate in introducing for c in about):
            yield None
            continue
        yield Gap(
            "CG504",
            (entity.iri,),
            "one word is all that is known of this person",
            "Find the full name and the role.",
            survey.touching.get(entity.iri, ()),
        )


# -- where ---------------------------------------------------------------------------------


def placeless_facilities(survey: Survey) -> Gaps:
    """Yield facilities, and groups of them, of which nobody says where they are."""
    yield from _placeless(survey, "CG505", ("Facility", "FacilityGroup"), ())


def placeless_bodies(survey: Survey) -> Gaps:
    """Yield organisations of which nobody says where they are."""
    yield from _placeless(survey, "CG506", ("Organisation",), _BODIES_OF_A_WHOLE_COUNTRY)


def _placeless(survey: Survey, code: str, kinds: tuple[str, ...], but: tuple[str, ...]) -> Gaps:
    placed = _placed(survey)
    for entity in survey.content.entities.values():
        if not survey.is_a(entity.iri, *kinds) or survey.is_a(entity.iri, *but):
            continue
        here = {entity.iri, *_members(survey, entity.iri)}
        claims = survey.touching.get(entity.iri, ())
        # What no claim speaks of is a gap of another kind, and an unknown thing too.
        if here & placed or not claims or entity.unknown is not None:
            yield None
            continue
        yield Gap(
            code,
            (entity.iri,),
            "nobody says where it is",
            "Ask where it is.",
            claims,
        )


def _placed(survey: Survey) -> set[Iri]:
    relations = survey.family("hasPlace")
    return {c.subject for c in survey.claims if c.where or c.predicate in relations}


# -- when ----------------------------------------------------------------------------------


def undated_acts(survey: Survey) -> Gaps:
    """Yield acts that are told without any date, one for each event."""
    acts = survey.family(*_ACTS, *_MORE_ACTS) - survey.family(*_NO_ACTS)
    dated = _dated(survey)
    undated: dict[Iri, list[Claim]] = defaultdict(list)
    for claim in survey.claims:
        if claim.predicate not in acts or claim.subject in survey.analysts:
            continue
        if claim.when or _same_edge(claim) in dated or dated & set(_occasions(claim)):
            yield None
        else:
            undated[_event(survey, claim)].append(claim)
    for event, claims in undated.items():
        yield Gap(
            "CG507",
            (event,),
            f"no date is known of this: {_told(survey, claims[0])}",
            "Ask when it was, or between which dates.",
            tuple(sorted({c for claim in claims for c in survey.hanging_on(claim.iri)})),
        )


def _occasions(claim: Claim) -> list[Iri]:
    """Return what a claim happens to, or in."""
    ends = [claim.object] if isinstance(claim.object, str) else []
    return [*ends, *(other for _, other in claim.qualifiers)]


def _event(survey: Survey, claim: Claim) -> Iri:
    """Return the event that is told of, so that it is asked for once; else the claim."""
    events = [o for o in _occasions(claim) if survey.is_a(o, "Event", "EventGroup", "Document")]
    return min(events, default=claim.iri)


def _dated(survey: Survey) -> set[object]:
    """Return the things that a date is stated of, and the edges that are stated with one."""
    relations = survey.family("hasDate")
    found: set[object] = {s.iri for s in survey.content.sources.values() if s.published}
    found.update(s.source for s in survey.content.attestations.values() if s.said_on)
    for claim in survey.claims:
        if claim.predicate in relations:
            found.add(claim.subject)
        if claim.when:
            found.add(_same_edge(claim))
    return found


def _same_edge(claim: Claim) -> tuple[Iri, Iri, object]:
    return claim.subject, claim.predicate, claim.object


def _told(survey: Survey, claim: Claim) -> str:
    relation = survey.vocabulary.label(claim.predicate)
    whom = f" {survey.name(claim.object)}" if isinstance(claim.object, str) else ""
    if isinstance(claim.object, Literal):
        whom = f" “{' '.join(claim.object.text.split())[:80]}”"
    return f"{survey.name(claim.subject)} {relation}{whom}"


def missing_years(survey: Survey) -> Gaps:
    """Yield the dates of each document that have no year."""
    for record in survey.content.records.values():
        without: dict[str, set[Iri]] = defaultdict(set)
        readings: dict[str, set[str]] = defaultdict(set)
        by_iri = {claim.iri: claim for claim in record.claims}
        for saying in record.attestations:
            dates = [*_dates(by_iri.get(saying.claim)), saying.said_on]
            for date in dates:
                if date is None:
                    continue
                if date.year_known:
                    yield None
                    continue
                without[date.text].add(saying.claim)
                if saying.inferred_date:
                    readings[date.text].add(saying.inferred_date.text)
        for text, claims in sorted(without.items()):
            yield _yearless(survey, record.source, text, claims, sorted(readings[text]))


def _dates(claim: Claim | None) -> list[EdtfDate | None]:
    if claim is None:
        return []
    return [claim.when, claim.object if isinstance(claim.object, EdtfDate) else None]


def _yearless(survey: Survey, source: Iri, text: str, claims: set[Iri], readings: list[str]) -> Gap:
    counting = tuple(sorted(claims & survey.admitted))
    stated = sorted(survey.short(claim) for claim in claims)
    read = f"; an analyst reads it as {' or '.join(readings)}" if readings else ""
    rows = ", ".join(stated[:3]) + (", …" if len(stated) > 3 else "")
    return Gap(
        "CG508",
        (source, *sorted(claims)),
        f"{text} has no year ({rows}){read}",
        f"Find out of which year it is: {EdtfDate(text).label().partition(',')[0]}.",
        counting,
    )


# -- how many ------------------------------------------------------------------------------


def uncounted_members(survey: Survey) -> Gaps:
    """Yield groups with a count of more members than the case knows."""
    counts = _counts(survey)
    for group, (lowest, claim) in sorted(counts.items()):
        members = _members(survey, group)
        of_groups = [counts[m][0] for m in members if m in counts]
        open_groups = [m for m in members if m not in counts and survey.is_a(m, "Group")]
        known = sum(of_groups) + len(members) - len(of_groups)
        if open_groups or known >= lowest or lowest > _LONGEST_LIST:
            yield None
            continue
        are = "none is known" if not known else f"{known} {'is' if known == 1 else 'are'} known"
        yield Gap(
            "CG509",
            (group,),
            f"{lowest} are counted and {are} ({survey.short(claim)})",
            "Ask for a list of them.",
            survey.touching.get(group, ()),
        )


def _counts(survey: Survey) -> dict[Iri, tuple[Decimal, Iri]]:
    """Return group to the smallest number that a count of it allows, and that claim."""
    relations = survey.family("hasCount")
    found: dict[Iri, tuple[Decimal, Iri]] = {}
    for claim in survey.claims:
        count = claim.object
        if claim.predicate not in relations or not isinstance(count, Quantity):
            continue
        if survey.is_a(claim.subject, "Group") and count.lower is not None and count.lower > 1:
            least = (count.lower, claim.iri)
            found[claim.subject] = min(found.get(claim.subject, least), least)
    return found


def _members(survey: Survey, group: Iri) -> list[Iri]:
    parts = survey.family("partOf")
    claims = survey.of_object.get(group, ())
    return sorted({claim.subject for claim in claims if claim.predicate in parts})
