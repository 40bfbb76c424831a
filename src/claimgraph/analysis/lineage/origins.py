"""Origins: whose word some claims rest on, and how many of them are independent."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeVar

from claimgraph.analysis.lineage.ends import Ends, ends, nearer
from claimgraph.analysis.lineage.ties import Bond, TieKind, Ties
from claimgraph.analysis.lineage.voices import Doubt, Key, Voice, sole_voice, voices
from claimgraph.model.content import Content
from claimgraph.model.iri import Iri

K = TypeVar("K")


@dataclass(frozen=True, slots=True)
class Origin:
    """One voice that a claim rests on.

    Attributes:
        agents: Who speaks; several speak jointly.
        attestations: Where they do so.
        established: False where their independence can't be judged (see `doubt`).
        affirms: False where they deny or question the claim, which rests on none
            of their words.
        doubt: Why their independence is not established; None where it is.
        documents: In which documents they do so.
    """

    agents: tuple[Iri, ...]
    attestations: tuple[Iri, ...]
    established: bool
    affirms: bool = True
    doubt: Doubt | None = None
    documents: tuple[Iri, ...] = ()


@dataclass(frozen=True, slots=True)
class Tie:
    """Why two origins count as one, or as none.

    Attributes:
        one: The one.
        other: The other.
        reason: In words.
        kind: For programs.
        claims: The claims that tie them, in the order in which they lead from the one
            to the other.
    """

    one: Origin
    other: Origin
    reason: str
    kind: TieKind
    claims: tuple[Iri, ...] = ()


@dataclass(frozen=True, slots=True)
class Origins:
    """The voices behind some claims, and how many of them are independent.

    Attributes:
        origins: Every voice, sorted by agents.
        ties: Pairs that are not independent of each other; of many that are tied in
            the same way, each is paired with the first.
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
        ties: Who is tied to whom (see :func:`tied_agents`).
    """
    wanted = list(claims)
    starts = [a for claim in wanted for a in content.attestations_of.get(claim, ())]
    gathered = voices(content, wanted, ends(nearer(content, starts)))
    found = {key: _origin(key, voice) for key, voice in sorted(gathered.items())}
    tying = _Tying(content, found, gathered, _as_ties(ties))
    return Origins(tuple(found.values()), tuple(tying.ties()), len(set(_grouped(found, ties))))


@dataclass(frozen=True, slots=True)
class Count:
    """How many origins of an edge are independent.

    Attributes:
        independent: How many groups of untied, established voices affirm it.
        is_open: Whether there are voices beside them of which that is not established.
    """

    independent: int
    is_open: bool


def counts(
    content: Content, edges: Mapping[K, Collection[Iri]], ties: Mapping[Iri, frozenset[Iri]]
) -> dict[K, Count]:
    """Return how many independent origins each edge has, for many edges at once.

    Args:
        content: As for :func:`independence`, which tells the numbers alone, and sooner.
        edges: As for :func:`independence`.
        ties: As for :func:`origins`.
    """
    known = _as_ties(ties)
    leads = ends(nearer(content))
    return {edge: _counted(content, claims, leads, known) for edge, claims in edges.items()}


def _counted(
    content: Content, claims: Collection[Iri], leads: Mapping[Iri, Ends], ties: Ties
) -> Count:
    if len(claims) == 1 and sole_voice(content, next(iter(claims)), leads):
        return Count(1, False)
    affirming = {key: v for key, v in voices(content, claims, leads).items() if key[1]}
    established = {key: v.documents for key, v in affirming.items() if v.doubt is None}
    return Count(len(set(_groups(established, ties))), len(established) < len(affirming))


def independence(
    content: Content, edges: Mapping[K, Collection[Iri]], ties: Mapping[Iri, frozenset[Iri]]
) -> dict[K, int]:
    """Return how many independent origins each edge has, for many edges at once.

    Args:
        content: Holds the attestations. Of claims nothing is looked at, of
            attestations the claim, agents, stance, source, status and chain.
        edges: Edge to the claims that state it.
        ties: As for :func:`origins`.
    """
    known = _as_ties(ties)
    leads = ends(nearer(content))
    counts: dict[K, int] = {}
    for edge, claims in edges.items():
        sole = sole_voice(content, next(iter(claims)), leads) if len(claims) == 1 else None
        counts[edge] = _count(content, claims, leads, known) if sole is None else int(sole)
    return counts


def _count(content: Content, claims: Iterable[Iri], leads: Mapping[Iri, Ends], ties: Ties) -> int:
    counted = {
        key: voice.documents
        for key, voice in voices(content, claims, leads).items()
        if voice.doubt is None and key[1]
    }
    return len(counted) if len(counted) < 2 else len(set(_groups(counted, ties)))


def independent_groups(found: Origins, ties: Mapping[Iri, frozenset[Iri]]) -> dict[Origin, int]:
    """Return voice to the number of its group, from 1; only those that count."""
    by_key = {(origin.agents, origin.affirms): origin for origin in found.origins}
    counted = [key for key, origin in by_key.items() if origin.established and origin.affirms]
    numbers: dict[int, int] = {}
    grouped = zip(counted, _grouped(by_key, ties), strict=True)
    return {by_key[key]: numbers.setdefault(root, len(numbers) + 1) for key, root in grouped}


def _as_ties(ties: Mapping[Iri, frozenset[Iri]]) -> Ties:
    if isinstance(ties, Ties):
        return ties
    return Ties(Bond(agent, "", peer) for agent in ties for peer in sorted(ties[agent]))


def _origin(key: Key, voice: Voice) -> Origin:
    return Origin(
        key[0],
        tuple(sorted(voice.attestations)),
        voice.doubt is None,
        key[1],
        voice.doubt,
        tuple(sorted(voice.documents)),
    )


def _grouped(found: Mapping[Key, Origin], ties: Mapping[Iri, frozenset[Iri]]) -> list[int]:
    counted = {k: o.documents for k, o in found.items() if o.established and o.affirms}
    return _groups(counted, _as_ties(ties))


def _groups(counted: Mapping[Key, Collection[Iri]], ties: Ties) -> list[int]:
    """Return a number for each voice; those that anything ties have the same."""
    leader = list(range(len(counted)))
    first: dict[Iri, int] = {}

    def find(number: int) -> int:
        while leader[number] != number:
            leader[number] = leader[leader[number]]
            number = leader[number]
        return number

    for number, (key, documents) in enumerate(counted.items()):
        for mark in (*map(ties.leader, key[0]), *documents):
            leader[find(number)] = find(first.setdefault(mark, number))
    for number, documents in enumerate(counted.values()):
        for document in documents:
            for other in ties.cited.get(document, ()):
                if other in first:
                    leader[find(number)] = find(first[other])
    return [find(number) for number in range(len(counted))]


class _Tying:
    """Finds the ties between voices, and says why."""

    def __init__(
        self,
        content: Content,
        found: Mapping[Key, Origin],
        gathered: Mapping[Key, Voice],
        ties: Ties,
    ) -> None:
        self._content = content
        self._found = found
        self._gathered = gathered
        self._ties = ties

    def ties(self) -> list[Tie]:
        """Return all ties, sorted by the voices."""
        found: dict[tuple[Key, Key], Tie] = {}
        for tie in (*self._echoes(), *self._shared()):
            one, other = _key(tie.one), _key(tie.other)
            found.setdefault((min(one, other), max(one, other)), tie)
        return [found[pair] for pair in sorted(found)]

    def _shared(self) -> Iterator[Tie]:
        """Yield the ties by what two voices have in common, agents before documents."""
        for find in (self._by_agent, self._by_bond, self._by_document, self._by_citation):
            yield from find()

    def _ordered(self) -> list[Origin]:
        """Return those that count first, so that the others are paired with them."""
        return sorted(self._found.values(), key=lambda o: not o.established)

    def _by_agent(self) -> Iterator[Tie]:
        marks = ((origin, agent) for origin in self._ordered() for agent in origin.agents)
        for one, other, agent in _pairs(marks):
            reason = f"{self._content.label(agent)} speaks in both"
            yield Tie(one, other, reason, TieKind.SAME_AGENT)

    def _by_bond(self) -> Iterator[Tie]:
        leader = self._ties.leader
        marks = ((o, leader(agent)) for o in self._ordered() for agent in o.agents)
        for one, other, mark in _pairs(marks):
            if set(one.agents) & set(other.agents):
                continue
            agent = next(a for a in one.agents if leader(a) == mark)
            peer = next(a for a in other.agents if leader(a) == mark)
            bonds = self._ties.between(agent, peer)
            kind, by = TieKind.CONTROL_OR_MEMBERSHIP, "control or membership"
            if all(bond.is_authorship for bond in bonds):
                kind, by = TieKind.AUTHORSHIP, "authorship"
            label = self._content.label
            reason = f"{label(agent)} and {label(peer)} are tied by {by}"
            yield Tie(one, other, reason, kind, tuple(b.claim for b in bonds if b.claim))

    def _by_document(self) -> Iterator[Tie]:
        marks = ((origin, document) for origin in self._ordered() for document in origin.documents)
        for one, other, document in _pairs(marks):
            reason = f"both are in {self._content.label(document)}"
            yield Tie(one, other, reason, TieKind.SAME_DOCUMENT)

    def _by_citation(self) -> Iterator[Tie]:
        if not self._ties.cited:
            return
        speak: dict[Iri, Origin] = {}
        for origin in self._ordered():
            for document in origin.documents:
                speak.setdefault(document, origin)
        for document, other in speak.items():
            for cited in sorted(self._ties.cited.get(document, frozenset()) & speak.keys()):
                bond = self._ties.citation(document, cited)
                one = speak[cited]
                if bond and document < cited and one != other and one.affirms is other.affirms:
                    label = self._content.label
                    reason = f"{label(bond.subject)} cites {label(bond.object)}"
                    claims = (bond.claim,) if bond.claim else ()
                    yield Tie(other, one, reason, TieKind.SYNDICATED, claims)

    def _echoes(self) -> Iterator[Tie]:
        """Yield who has it from whom, where a document says so and another takes it for its own."""
        label = self._content.label
        for key, origin in self._found.items():
            if origin.doubt is not Doubt.ECHO:
                continue
            where = ", ".join(label(document) for document in origin.documents)
            for other in sorted(self._gathered[key].echoes):
                if key in self._behind(other):
                    reason, kind = "they have it from each other", TieKind.EACH_OTHER
                else:
                    reason, kind = f"{where} has it from the other", TieKind.ECHO
                yield Tie(origin, self._found[other], reason, kind)

    def _behind(self, key: Key) -> set[Key]:
        """Return the voices from which a voice has the claim, directly or over others."""
        seen: set[Key] = set()
        queue = [key]
        while queue:
            for other in self._gathered[queue.pop()].echoes:
                if other not in seen:
                    seen.add(other)
                    queue.append(other)
        return seen


def _key(origin: Origin) -> Key:
    return origin.agents, origin.affirms


def _pairs(marks: Iterable[tuple[Origin, Iri]]) -> Iterator[tuple[Origin, Origin, Iri]]:
    """Yield each voice with the first that has the same mark and takes the same side."""
    first: dict[tuple[bool, Iri], Origin] = {}
    for origin, mark in marks:
        one = first.setdefault((origin.affirms, mark), origin)
        if one is not origin:
            yield one, origin, mark
