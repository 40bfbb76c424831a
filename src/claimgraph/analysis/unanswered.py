"""Questions that somebody raised and nobody answered."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from claimgraph.analysis.affirmed import AFFIRMING
from claimgraph.analysis.survey import Gap, Gaps, Survey
from claimgraph.model.claim import Claim, Literal, Modality, Stance
from claimgraph.model.iri import Iri
from claimgraph.model.judgement import Verdict

_HOLDS = ("hasHoldOver", "subordinateTo", "leads")
"""One end of these speaks for the other."""

_DEEDS = ("runs", "hasHoldOver", "involvedIn", "usesMethod", "targets", "backs", "produced")
_MORE_DEEDS = ("dealtWith", "transferredTo", "receivedPayment", "levied")


def unanswered_accusations(survey: Survey) -> Gaps:
    """Yield those who are accused and have not been heard."""
    heard = _heard(survey)
    for accused, claims in sorted(_accusations(survey).items()):
        if accused in heard:
            yield None
            continue
        number = "1 allegation" if len(claims) == 1 else f"{len(claims)} allegations"
        yield Gap(
            "CG514",
            (accused,),
            f"{number} and no word of the accused is on record",
            "Ask for an answer, or look for one.",
            tuple(claims),
        )


def _accusations(survey: Survey) -> Mapping[Iri, list[Iri]]:
    """Return agent to the allegations against it that count, sorted."""
    deeds = survey.family(*_DEEDS, *_MORE_DEEDS)
    found: dict[Iri, list[Iri]] = defaultdict(list)
    for claim in survey.claims:
        if claim.predicate not in deeds or not survey.is_a(claim.subject, "Agent"):
            continue
        sayings = survey.content.attestations_of.get(claim.iri, ())
        is_alleged = any(
            s.modality is Modality.ALLEGATION or s.stance is Stance.ALLEGES for s in sayings
        )
        if is_alleged and not survey.is_analysts(a for s in sayings for a in s.agents):
            found[claim.subject].append(claim.iri)
    return found


def _heard(survey: Survey) -> set[Iri]:
    """Return who has said anything, or is spoken for by those above."""
    near = survey.related(*_HOLDS)
    claims = survey.content.claims
    heard: set[Iri] = set()
    for saying in survey.content.attestations.values():
        if not saying.taken_from and saying.claim in claims:
            about = claims[saying.claim].subject
            heard.update(saying.agents)
            heard.update(about for agent in saying.agents if about in near.get(agent, ()))
    return heard


def answerless_denials(survey: Survey) -> Gaps:
    """Yield denials of what nobody on record has said.

    A denial that something is mentioned is about a silence, which says nothing.
    """
    silences = survey.family("refersTo", "bearsOn")
    for iri, claim in survey.content.claims.items():
        origins = survey.content.origins(iri)
        deniers = sorted({a for o in origins if o.stance is Stance.DENIES for a in o.agents})
        if not deniers or claim.predicate in silences:
            continue
        if any(origin.stance in AFFIRMING for origin in origins):
            yield None
            continue
        yield Gap(
            "CG515",
            (iri,),
            f"{survey.names(deniers)} denies it, and nobody on record says it",
            "Find out who says it, and on what grounds.",
            (iri,),
        )


def open_requests(survey: Survey) -> Gaps:
    """Yield requests of which no outcome is told."""
    requested, outcomes = survey.family("requested"), survey.family("hasOutcome", "acknowledges")
    for claim in survey.claims:
        if claim.predicate not in requested:
            continue
        events = {o for _, o in claim.qualifiers if survey.is_a(o, "Event", "EventGroup")}
        told = [c for event in events for c in survey.of_subject.get(event, ())]
        told += [*survey.of_subject.get(claim.iri, ()), *survey.of_object.get(claim.iri, ())]
        if any(c.predicate in outcomes for c in told):
            yield None
            continue
        yield Gap(
            "CG516",
            (claim.iri,),
            f"no outcome is on record: {survey.name(claim.subject)} asked for {_asked(claim)}",
            f"Ask {_addressees(survey, claim)} what the answer was.",
            survey.hanging_on(claim.iri),
        )


def _asked(claim: Claim) -> str:
    text = claim.object.text if isinstance(claim.object, Literal) else ""
    return f"“{' '.join(text.split())[:80]}”"


def _addressees(survey: Survey, claim: Claim) -> str:
    addressee = survey.family("addressee")
    whom = [other for relation, other in claim.qualifiers if relation in addressee]
    return survey.names(whom) if whom else "those who were asked"


def open_identities(survey: Survey) -> Gaps:
    """Yield pairs of things that may be one, by the latest judgement on them."""
    for (one, other), verdict in sorted(survey.judged.items()):
        if verdict is not Verdict.UNSURE:
            yield None
            continue
        touching = {*survey.touching.get(one, ()), *survey.touching.get(other, ())}
        yield Gap(
            "CG517",
            (one, other),
            "they may be one and the same",
            "Find out, and judge them same or different.",
            tuple(sorted(touching)),
            shown=2,
        )


def look_alikes(survey: Survey) -> Gaps:
    """Yield things whose names look so alike that one may be a slip for the other."""
    for name in survey.alike:
        things = [b.iri for b in (*name.bearers, *name.others)]
        touching = {c for b in name.bearers for c in survey.touching.get(b.iri, ())}
        is_protected = any(survey.content.entities[thing].protected for thing in things)
        yield Gap(
            "CG518",
            tuple(dict.fromkeys(things)),
            "the names of the two look alike"
            if is_protected
            else f"{name.one!r} and {name.other!r} look alike",
            "Look the names up in the sources, and judge the things same or different.",
            tuple(sorted(touching)),
            shown=2,
        )
    yield from (None for entity in survey.content.entities.values() if entity.names)
