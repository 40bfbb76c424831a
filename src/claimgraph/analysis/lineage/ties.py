"""Ties: what takes the independence of two voices away."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from claimgraph.model.iri import Iri
from claimgraph.model.source import Source
from claimgraph.model.vocabulary import Vocabulary

AUTHORSHIP = ("published", "authored")
"""Relations of the core (and what is under them) that tie a document to whose it is."""

BINDING = ("controls", "partOf", "owns", "runs", "employs", *AUTHORSHIP)
"""Relations of the core (and what is under them) that take independence away."""

CITING = ("cites",)
"""Relations of the core (and what is under them) by which a document has it from another."""


class TieKind(StrEnum):
    """Why two voices count as one, or as none."""

    SAME_AGENT = "same-agent"
    CONTROL_OR_MEMBERSHIP = "control-or-membership"
    AUTHORSHIP = "authorship"
    SAME_DOCUMENT = "same-document"
    SYNDICATED = "syndicated"
    ECHO = "echo"
    EACH_OTHER = "each-other"


@dataclass(frozen=True, slots=True)
class Bond:
    """A recorded relation between two agents, or a document and whose it is.

    Attributes:
        subject: One end.
        relation: Of :data:`BINDING` or :data:`CITING`, or under one of them; "" where
            it is recorded of the document itself.
        object: The other end.
        claim: The claim that says so, or "".
        is_authorship: Whether it ties a document to its author or publisher.
    """

    subject: Iri
    relation: Iri
    object: Iri
    claim: Iri = ""
    is_authorship: bool = False


class Ties(Mapping[Iri, frozenset[Iri]]):
    """Agent to all that a path of bonds reaches from it.

    All who are tied to each other share one set, which holds the agent itself too:
    there can be thousands of them.
    """

    def __init__(self, bonds: Iterable[Bond] = (), citing: Iterable[Bond] = ()) -> None:
        self._bonds: dict[Iri, list[Bond]] = defaultdict(list)
        for bond in bonds:
            self._bonds[bond.subject].append(bond)
            self._bonds[bond.object].append(bond)
        self._citing: dict[tuple[Iri, Iri], Bond] = {}
        for bond in citing:
            self._citing.setdefault((bond.subject, bond.object), bond)
        self._groups = dict(_groups(self._bonds))

    def __getitem__(self, agent: Iri) -> frozenset[Iri]:
        return self._groups[agent][1]

    def __iter__(self) -> Iterator[Iri]:
        return iter(self._groups)

    def __len__(self) -> int:
        return len(self._groups)

    def renamed(self, names: Mapping[Iri, Iri]) -> Ties:
        """Return the same ties between what goes by other names.

        Args:
            names: Old name to new one; who is not in it keeps the old one.
        """

        def bond(old: Bond) -> Bond:
            subject, end = names.get(old.subject, old.subject), names.get(old.object, old.object)
            return Bond(subject, old.relation, end, is_authorship=old.is_authorship)

        bonds = {bond(old): None for known in self._bonds.values() for old in known}
        return Ties(bonds, map(bond, self._citing.values()))

    def leader(self, agent: Iri) -> Iri:
        """Return the agent that stands for all who are tied to `agent`."""
        group = self._groups.get(agent)
        return group[0] if group else agent

    @cached_property
    def cited(self) -> Mapping[Iri, frozenset[Iri]]:
        """Document to the documents that it cites or that cite it."""
        near: dict[Iri, set[Iri]] = defaultdict(set)
        for one, other in self._citing:
            near[one].add(other)
            near[other].add(one)
        return {document: frozenset(others) for document, others in near.items()}

    def citation(self, one: Iri, other: Iri) -> Bond | None:
        """Return that one of two documents cites the other, or None."""
        return self._citing.get((one, other)) or self._citing.get((other, one))

    def between(self, one: Iri, other: Iri) -> tuple[Bond, ...]:
        """Return the bonds on the shortest path between two agents; none where untied."""
        if one == other or self.leader(one) != self.leader(other):
            return ()
        came: dict[Iri, Bond] = {}
        ring = [one]
        while other not in came:
            ring = list(self._step(ring, one, came))
        path: list[Bond] = []
        at = other
        while at != one:
            bond = came[at]
            path.append(bond)
            at = bond.subject if bond.object == at else bond.object
        return tuple(reversed(path))

    def _step(self, ring: Iterable[Iri], start: Iri, came: dict[Iri, Bond]) -> Iterator[Iri]:
        """Yield what is one bond further away than `ring`, and keep how it was reached."""
        for agent in ring:
            for bond in self._bonds[agent]:
                far = bond.object if bond.subject == agent else bond.subject
                if far != start and far not in came:
                    came[far] = bond
                    yield far


def _groups(
    bonds: Mapping[Iri, Iterable[Bond]],
) -> Iterator[tuple[Iri, tuple[Iri, frozenset[Iri]]]]:
    """Yield agent to the least of its group and the group."""
    done: set[Iri] = set()
    for start in bonds:
        if start in done:
            continue
        group, queue = {start}, [start]
        while queue:
            for bond in bonds[queue.pop()]:
                for peer in (bond.subject, bond.object):
                    if peer not in group:
                        group.add(peer)
                        queue.append(peer)
        done |= group
        shared = (min(group), frozenset(group))
        yield from ((agent, shared) for agent in group)


def tied_agents(
    edges: Iterable[tuple[Iri, ...]],
    binding: frozenset[Iri],
    *,
    authorship: frozenset[Iri] = frozenset(),
    citing: frozenset[Iri] = frozenset(),
    sources: Iterable[Source] = (),
) -> Ties:
    """Return who is tied to whom by some edges.

    Args:
        edges: Subject, relation, object, and the claim where that is known.
        binding: Relations that take independence away: control, membership,
            publication, and the relations under them.
        authorship: Those of them that tie a document to whose it is.
        citing: Relations by which a document has something from another.
        sources: Documents; their authors and publishers are tied to them.
    """
    bonds: list[Bond] = []
    cites: list[Bond] = []
    wanted = binding | citing
    for edge in edges:
        if edge[1] not in wanted:
            continue
        claim = edge[3] if len(edge) > 3 else ""
        bond = Bond(edge[0], edge[1], edge[2], claim, is_authorship=edge[1] in authorship)
        if bond.relation in binding:
            bonds.append(bond)
        else:
            cites.append(bond)
    for source in sources:
        for agent in filter(None, (source.publisher, *source.authors)):
            bonds.append(Bond(agent, "", source.iri, is_authorship=True))
    return Ties(sorted(bonds, key=_by_ends), sorted(cites, key=_by_ends))


def _by_ends(bond: Bond) -> tuple[Iri, ...]:
    return (bond.subject, bond.object, bond.relation, bond.claim)


def ties_of(
    vocabulary: Vocabulary,
    namespace: Iri,
    edges: Iterable[tuple[Iri, ...]],
    sources: Iterable[Source] = (),
) -> Ties:
    """Return who is tied to whom, by the relations that `vocabulary` has for it.

    Args:
        vocabulary: The core's and the case's terms.
        namespace: The core's.
        edges: As for :func:`tied_agents`.
        sources: As for :func:`tied_agents`.
    """

    def family(names: Iterable[str]) -> frozenset[Iri]:
        return frozenset(t for name in names for t in vocabulary.descendants(namespace + name))

    return tied_agents(
        edges,
        family(BINDING),
        authorship=family(AUTHORSHIP),
        citing=family(CITING),
        sources=sources,
    )
