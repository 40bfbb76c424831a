"""Lineage: through whom a claim reached us, and whose word it rests on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations

from claimgraph.model.claim import Attestation, AttributionStatus, Stance
from claimgraph.model.content import Content
from claimgraph.model.iri import Iri

Chain = tuple[Attestation, ...]
"""Attestations from the outermost to the origin."""

BINDING = ("controls", "partOf", "owns", "runs", "employs", "published")
"""Relations of the core (and what is under them) that take independence away."""

_MOST_CHAINS = 1000
_NOT_AFFIRMING = frozenset({Stance.DENIES, Stance.QUESTIONS})


def chains(content: Content, claim: Iri) -> list[Chain]:
    """Return every chain of `claim`, from the document at hand down to the origin.

    A loop of attestations is cut where it would repeat; at most 1,000 chains
    are followed.
    """
    found: list[Chain] = []
    for start in _starts(content, claim):
        path, seen = [start], {start.iri}
        branches = [iter(_nearer(content, start, seen))]
        if not _nearer(content, start, seen):
            found.append((start,))
        while branches and len(found) < _MOST_CHAINS:
            step = next(branches[-1], None)
            if step is None:
                branches.pop()
                seen.discard(path.pop().iri)
                continue
            path.append(step)
            seen.add(step.iri)
            further = _nearer(content, step, seen)
            branches.append(iter(further))
            if not further:
                found.append(tuple(path))
    return found


def _nearer(content: Content, attestation: Attestation, seen: set[Iri]) -> list[Attestation]:
    """Return what an attestation was taken from, one step nearer the origin."""
    known = (content.attestations.get(iri) for iri in attestation.taken_from if iri not in seen)
    return [a for a in known if a is not None]


def _starts(content: Content, claim: Iri) -> tuple[Attestation, ...]:
    """Return the outermost attestations; all of them where they go in a circle."""
    return content.outermost(claim) or content.attestations_of.get(claim, ())


@dataclass(frozen=True, slots=True)
class Origin:
    """One voice that a claim rests on.

    Attributes:
        agents: Who speaks; several speak jointly.
        attestations: Where they do so.
        established: False where the document does not say whose words they are,
            or where they speak in a document that has the claim from others by
            its own account, so that independence can't be judged.
        affirms: False where they deny or question the claim, which rests on none
            of their words.
    """

    agents: tuple[Iri, ...]
    attestations: tuple[Iri, ...]
    established: bool
    affirms: bool = True


@dataclass(frozen=True, slots=True)
class Tie:
    """Why two origins count as one."""

    one: Origin
    other: Origin
    reason: str


@dataclass(frozen=True, slots=True)
class Origins:
    """The voices behind some claims, and how many of them are independent.

    Attributes:
        origins: Every voice, sorted by agents.
        ties: Pairs that are not independent of each other.
        independent: How many groups of untied, established voices affirm them.
    """

    origins: tuple[Origin, ...]
    ties: tuple[Tie, ...]
    independent: int

    @property
    def not_established(self) -> tuple[Origin, ...]:
        """Voices whose independence is not established, and which do not count."""
        return tuple(origin for origin in self.origins if not origin.established)


def origins(content: Content, claims: Iterable[Iri], ties: Mapping[Iri, frozenset[Iri]]) -> Origins:
    """Return whose word `claims` rest on.

    Args:
        content: Holds the attestations of the claims.
        claims: Claims that state the same edge.
        ties: Agent to the agents that it is tied to by control, membership or
            authorship (see :func:`tied_agents`).
    """
    voices = _voices(content, claims)
    tied = tuple(
        Tie(a, b, reason)
        for a, b in combinations(voices, 2)
        if a.affirms is b.affirms and (reason := _tie(content, a, b, ties))
    )
    counted = [voice for voice in voices if voice.established and voice.affirms]
    return Origins(voices, tied, _components(counted, tied))


def _voices(content: Content, claims: Iterable[Iri]) -> tuple[Origin, ...]:
    said: dict[tuple[tuple[Iri, ...], bool], list[Attestation]] = defaultdict(list)
    clear: dict[tuple[tuple[Iri, ...], bool], bool] = defaultdict(bool)
    for claim in claims:
        every = chains(content, claim)
        for chain in every:
            voice = (chain[-1].agents, chain[-1].stance not in _NOT_AFFIRMING)
            said[voice].append(chain[-1])
            clear[voice] |= _is_clear(chain) and not _is_echo(chain[-1], every)
    return tuple(
        Origin(agents, tuple(sorted({a.iri for a in words})), clear[agents, affirms], affirms)
        for (agents, affirms), words in sorted(said.items(), key=lambda item: item[0])
    )


def _is_clear(chain: Chain) -> bool:
    unclear = (AttributionStatus.SILENT, AttributionStatus.AMBIGUOUS)
    is_origin = not chain[-1].taken_from  # else the chain goes in a circle, or into nothing
    return is_origin and chain[0].status not in unclear


def _is_echo(origin: Attestation, every: Iterable[Chain]) -> bool:
    """Whether the document in which `origin` speaks has the same claim from others.

    So two reports that cite each other make no origin between them.
    """
    own = [chain[-1].agents for chain in every if chain[0].source == origin.source]
    return bool(origin.source and own) and origin.agents not in own


def _tie(content: Content, one: Origin, other: Origin, ties: Mapping[Iri, frozenset[Iri]]) -> str:
    shared = set(one.agents) & set(other.agents)
    if shared:
        return f"{content.label(min(shared))} speaks in both"
    for agent in one.agents:
        for peer in other.agents:
            if peer in ties.get(agent, frozenset()):
                return f"{content.label(agent)} and {content.label(peer)} are tied"
    sources = [{content.attestations[iri].source for iri in o.attestations} for o in (one, other)]
    documents = (sources[0] & sources[1]) - {""}
    return f"both are in {content.label(min(documents))}" if documents else ""


def _components(voices: list[Origin], ties: Iterable[Tie]) -> int:
    """Count the groups of voices that ties hold together."""
    leader = {voice: voice for voice in voices}

    def find(voice: Origin) -> Origin:
        while leader[voice] != voice:
            voice = leader[voice]
        return voice

    for tie in ties:
        if tie.one in leader and tie.other in leader:
            leader[find(tie.one)] = find(tie.other)
    return len({find(voice) for voice in voices})


def tied_agents(
    edges: Iterable[tuple[Iri, Iri, Iri]], binding: frozenset[Iri]
) -> dict[Iri, frozenset[Iri]]:
    """Return each agent's ties: all that a path of binding relations reaches.

    Args:
        edges: Subject, relation, object.
        binding: Relations that take independence away: control, membership,
            publication, and the relations under them.
    """
    near: dict[Iri, set[Iri]] = defaultdict(set)
    for subject, relation, object_ in edges:
        if relation in binding:
            near[subject].add(object_)
            near[object_].add(subject)
    return {agent: frozenset(_reached(agent, near)) for agent in near}


def _reached(start: Iri, near: Mapping[Iri, set[Iri]]) -> set[Iri]:
    seen = {start}
    queue = [start]
    while queue:
        for peer in near.get(queue.pop(), set()) - seen:
            seen.add(peer)
            queue.append(peer)
    return seen - {start}
