"""Weak places in lineage: one voice alone, voices that do not count, words at second hand."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from claimgraph.analysis.lineage import Doubt
from claimgraph.analysis.lineage.voices import Voice
from claimgraph.analysis.survey import Gap, Gaps, Survey
from claimgraph.model.claim import Attestation, AttributionStatus, Claim, Modality
from claimgraph.model.iri import Iri

Agents = tuple[Iri, ...]

_NOBODY: frozenset[Iri] = frozenset()

_MANY_SAYINGS = 4
"""Speaker, two who pass it on, and the document at hand."""

_WHY = {
    Doubt.SILENT: "it says so in its own voice, and not where it has it from",
    Doubt.ECHO: "the document in which it speaks has the same from others, by its own account",
    Doubt.NO_LINEAGE: "whom it has it from is not recorded",
}
_ASKS = {
    Doubt.SILENT: "Ask where it has this from",
    Doubt.ECHO: "Find out whether it knew this before it read the others",
    Doubt.NO_LINEAGE: "Find out where it has this from",
}


# -- voices ----------------------------------------------------------------------------------


def single_origins(survey: Survey) -> Gaps:
    """Yield origins that carry edges alone."""
    borne_out = _borne_out(survey)
    alone: dict[Agents, list[Iri]] = defaultdict(list)
    for edge in survey.edges:
        agents = tuple(sorted({agent for voice in edge.counted for agent in voice}))
        its_own = all(survey.is_a(a, "Document", "DocumentGroup") for a in agents)
        if edge.claims not in survey.single or its_own or borne_out.issuperset(edge.claims):
            yield None
        else:
            alone[agents] += edge.claims
    for agents, on in sorted(alone.items()):
        rest = "1 claim rests" if len(on) == 1 else f"{len(on)} claims rest"
        yield Gap(
            "CG401",
            agents,
            f"{rest} on this origin alone",
            "Look for a second one that is independent of it.",
            tuple(sorted(on)),
            shown=len(agents),
        )


def _borne_out(survey: Survey) -> set[Iri]:
    """Return the claims that another claim is firmly held to corroborate."""
    bears_out = survey.family("corroborates")
    return {
        claim.object
        for claim in survey.claims
        if claim.predicate in bears_out
        and isinstance(claim.object, str)
        and any(
            a.modality is Modality.FACT for a in survey.content.attestations_of.get(claim.iri, ())
        )
    }


def uncounted_voices(survey: Survey) -> Gaps:
    """Yield voices whose independence is not established, with the reason."""
    found: dict[tuple[Agents, Doubt], list[Iri]] = defaultdict(list)
    for edge in survey.edges:
        for (agents, affirms), voice in edge.voices.items():
            # Ambiguous words are a gap of their own.
            if affirms and agents and voice.doubt is not None and voice.doubt in _WHY:
                found[agents, voice.doubt] += edge.claims
            else:
                yield None
    for (agents, doubt), on in sorted(found.items()):
        times = "once" if len(on) == 1 else f"{len(on)} times"
        yield Gap(
            "CG402",
            agents,
            f"{times} its word is not counted as an origin: {_WHY[doubt]}",
            f"{_ASKS[doubt]}.",
            tuple(sorted(on)),
            shown=len(agents),
        )


def parties_alone(survey: Survey) -> Gaps:
    """Yield parties to a matter on whose word alone something rests."""
    alone: dict[Agents, list[Iri]] = defaultdict(list)
    for edge in survey.edges:
        heard = edge.counted.items()
        if heard and all(_is_party(survey, edge.claims, agents, v) for agents, v in heard):
            alone[tuple(sorted({agent for voice in edge.counted for agent in voice}))] += (
                edge.claims
            )
        else:
            yield None
    for agents, on in sorted(alone.items()):
        rest = "1 claim rests" if len(on) == 1 else f"{len(on)} claims rest"
        yield Gap(
            "CG404",
            agents,
            f"{rest} on its word alone, and it is a party to the matter",
            "Look for somebody without a stake in it who can confirm or deny this.",
            tuple(sorted(on)),
            shown=len(agents),
        )


def _is_party(survey: Survey, claims: Agents, agents: Agents, voice: Voice) -> bool:
    """Return whether a voice speaks in its own cause: by its modality, of itself or its own.

    A document that says what it says itself is no party.
    """
    if any(survey.is_a(agent, "Document", "DocumentGroup") for agent in agents):
        return False
    about = {survey.content.claims[claim].subject for claim in claims}
    if survey.is_close_to(agents, about):
        return True
    sayings = [s for iri in voice.attestations for s in survey.outermost_of(iri)]
    return bool(sayings) and all(s.modality is Modality.INTERESTED for s in sayings)


# -- words at second hand ------------------------------------------------------------------


def unfetched_documents(survey: Survey) -> Gaps:
    """Yield documents that are known from others only, and with what rests on them."""
    known = {
        source.iri
        for source in survey.content.sources.values()
        if source.sha256 or source.text_sha256
    } | survey.content.records.keys()
    found: dict[Iri, list[Iri]] = defaultdict(list)
    for claim, saying in survey.sayings:
        if not saying.source or saying.source in known:
            yield None
        else:
            found[saying.source].append(claim.iri)
    for document, on in sorted(found.items()):
        claims = tuple(sorted(set(on)))
        yield Gap(
            "CG406",
            (document,),
            f"{_counted(claims)} from it, and it is not at hand",
            "Get it, register it and read it.",
            claims,
        )


def speakers_without_document(survey: Survey) -> Gaps:
    """Yield those whose words are known from others only, and who spoke in no document."""
    found: dict[Agents, list[Iri]] = defaultdict(list)
    for claim, saying in survey.sayings:
        users = survey.content.relayed_by.get(saying.iri, ())
        if not users or saying.source or _is_at_hand(survey, claim, saying, users):
            yield None
        else:
            found[saying.agents].append(claim.iri)
    for agents, on in sorted(found.items()):
        if not agents or survey.is_analysts(agents):
            continue
        claims = tuple(sorted(set(on)))
        yield Gap(
            "CG408",
            agents,
            f"{_counted(claims)} from there, and no document of theirs is named",
            "Ask those who quote it where it was said, and get the original.",
            claims,
            shown=len(agents),
        )


def _is_at_hand(
    survey: Survey, claim: Claim, saying: Attestation, users: Iterable[Attestation]
) -> bool:
    """Return whether it is in a document of those who speak, or of theirs, that they say it."""
    documents = {user.source for user in users}
    if any(survey.is_close_to(saying.agents, survey.makers.get(d, _NOBODY)) for d in documents):
        return True
    return survey.is_carried(claim, saying.agents)


def uncarried_claims(survey: Survey) -> Gaps:
    """Yield claims that are taken from a document at hand from which nobody has read them."""
    for claim, saying in survey.sayings:
        record = survey.content.records.get(saying.source)
        users = survey.content.relayed_by.get(saying.iri, ())
        if record is None or not record.claims or all(u.source == saying.source for u in users):
            continue
        if saying.source in survey.carriers.get((claim.subject, claim.object), ()):
            yield None
            continue
        yield Gap(
            "CG409",
            (claim.iri, saying.source),
            f"it is said to be in {survey.name(saying.source)}, and is not among the claims"
            " that were read from it",
            "Look it up there: enter the passage, or say that there is none.",
            survey.hanging_on(claim.iri),
        )


# -- how sure the chain is ---------------------------------------------------------------------


def ambiguous_words(survey: Survey) -> Gaps:
    """Yield voices of which it is not clear that the words are theirs."""
    found: dict[tuple[Iri, Agents], list[Iri]] = defaultdict(list)
    for claim, saying in survey.sayings:
        if survey.content.relayed_by.get(saying.iri):
            continue
        if saying.status is not AttributionStatus.AMBIGUOUS:
            yield None
            continue
        for origin in survey.origins_of(saying.iri):
            found[saying.source, origin.agents].append(claim.iri)
    for (document, agents), on in sorted(found.items()):
        claims = tuple(sorted(set(on)))
        number = "1 claim is" if len(claims) == 1 else f"{len(claims)} claims are"
        perhaps = f"; perhaps it is that of {survey.names(agents)}" if agents else ""
        yield Gap(
            "CG407",
            (document, *agents),
            f"it does not make clear whose word {number}{perhaps}",
            "Ask its author whose words they are.",
            claims,
        )


def inferred_hops(survey: Survey) -> Gaps:
    """Yield those who are held to have said something by an analyst's reading alone."""
    found: dict[Agents, list[Iri]] = defaultdict(list)
    later = survey.content.relayed_by
    # Words that are ambiguous are a gap of their own.
    clear = {
        claim.iri
        for claim, saying in survey.sayings
        if saying.iri not in later and saying.status is not AttributionStatus.AMBIGUOUS
    }
    for claim, saying in survey.sayings:
        is_read_in = saying.inferred and bool(saying.agents) and claim.iri in clear
        if is_read_in and not survey.is_carried(claim, saying.agents):
            found[saying.agents].append(claim.iri)
        else:
            yield None
    for agents, on in sorted(found.items()):
        claims = tuple(sorted(set(on)))
        number = "1 claim" if len(claims) == 1 else f"{len(claims)} claims"
        yield Gap(
            "CG410",
            agents,
            f"that {number} came that way is an analyst's reading",
            "Look for a passage that says so, or ask.",
            claims,
            shown=len(agents),
        )


def many_hands(survey: Survey) -> Gaps:
    """Yield origins whose words reached us through three others or more, and no shorter way."""
    found: dict[Agents, list[tuple[int, Iri]]] = defaultdict(list)
    for claim in survey.claims:
        length, agents = _shortest(survey, claim)
        if length < _MANY_SAYINGS or not agents:
            yield None
        else:
            found[agents].append((length, claim.iri))
    for agents, on in sorted(found.items()):
        claims = tuple(sorted(claim for _, claim in on))
        number = "1 claim" if len(claims) == 1 else f"{len(claims)} claims"
        yield Gap(
            "CG411",
            agents,
            f"{number} passed through {max(on)[0] - 1} hands",
            "Look for a shorter way to the origin.",
            claims,
            shown=len(agents),
        )


def _shortest(survey: Survey, claim: Claim) -> tuple[int, Agents]:
    """Return the number of sayings in the shortest chain of a claim, and who began it."""
    known = survey.content.attestations
    ring = list(survey.content.outermost(claim.iri))
    seen = {saying.iri for saying in ring}
    length = 1
    while ring:
        origins = [saying for saying in ring if not saying.taken_from]
        if origins:
            return length, min(origin.agents for origin in origins)
        nearer = {iri for saying in ring for iri in saying.taken_from if iri in known} - seen
        seen |= nearer
        ring = [known[iri] for iri in sorted(nearer)]
        length += 1
    return 0, ()


def _counted(claims: Agents) -> str:
    return "1 claim comes" if len(claims) == 1 else f"{len(claims)} claims come"
