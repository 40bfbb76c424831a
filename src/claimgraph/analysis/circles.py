"""Circles: sayings that were taken from each other, and documents that have it from each other.

Three kinds, from the surest to the one that may be harmless:

* ``sayings``: one saying was taken from another and that, in the end, from the first;
* ``reports``: some documents have one and the same claim from each other;
* ``citations``: some documents have this from each other and that, or cite each other.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from claimgraph.analysis.lineage.ends import components, is_loop, nearer
from claimgraph.model.content import Content
from claimgraph.model.iri import Iri

Links = Mapping[Iri, tuple[Iri, ...]]


class CircleKind(StrEnum):
    """What goes in a circle."""

    SAYINGS = "sayings"
    REPORTS = "reports"
    CITATIONS = "citations"


@dataclass(frozen=True, slots=True)
class Circle:
    """What goes in a circle, and what about.

    Attributes:
        kind: Of what it is made.
        members: Documents, and the agents of sayings in no document; sorted.
        claims: The claims that go round, and those that say who cites whom; sorted.
    """

    kind: CircleKind
    members: tuple[Iri, ...]
    claims: tuple[Iri, ...]


def circles(content: Content, citing: frozenset[Iri], counting: frozenset[Iri]) -> list[Circle]:
    """Return all circles, by kind and members.

    Args:
        content: Holds the attestations.
        citing: Relations by which a document has something from another.
        counting: The claims to look at.
    """
    links = nearer(content, (a for a in content.attestations.values() if a.claim in counting))
    found = [*_of_sayings(content, links), *_of_documents(content, links, citing, counting)]
    order = list(CircleKind)
    return sorted(found, key=lambda c: (order.index(c.kind), c.members, c.claims))


def core(links: Links) -> list[Iri]:
    """Return what is left of a graph when whatever leads into no circle is taken away."""
    waiting: dict[Iri, int] = {}
    users: dict[Iri, list[Iri]] = defaultdict(list)
    for iri, taken in links.items():
        waiting[iri] = len(taken)
        for one in taken:
            users[one].append(iri)
    ready = [iri for iri, number in waiting.items() if not number]
    while ready:
        iri = ready.pop()
        for user in users.get(iri, ()):
            waiting[user] -= 1
            if not waiting[user]:
                ready.append(user)
    return [iri for iri, number in waiting.items() if number]


def _loops(links: Links) -> Iterator[tuple[Iri, ...]]:
    left = core(links)
    if left:
        yield from (part for part in components(links, left) if is_loop(links, part))


def _of_sayings(content: Content, links: Links) -> Iterator[Circle]:
    for loop in _loops(links):
        sayings = [content.attestations[iri] for iri in loop]
        members = {m for a in sayings for m in ((a.source,) if a.source else a.agents)}
        claims = {a.claim for a in sayings}
        yield Circle(CircleKind.SAYINGS, tuple(sorted(members)), tuple(sorted(claims)))


Pairs = dict[tuple[Iri, Iri], set[Iri]]
"""Who has it from whom, to the claims in question."""


def _of_documents(
    content: Content, links: Links, citing: frozenset[Iri], counting: frozenset[Iri]
) -> Iterator[Circle]:
    """Yield the circles of documents; a saying in no document stands for itself."""
    having: Pairs = defaultdict(set)
    for iri, taken in links.items():
        one = content.attestations[iri]
        for other in (content.attestations[t] for t in taken):
            ends = (one.source or one.iri, other.source or other.iri)
            having[ends] |= {one.claim, other.claim}
    cited: Pairs = defaultdict(set)
    for claim in content.claims.values():
        if claim.predicate in citing and isinstance(claim.object, str) and claim.iri in counting:
            cited[claim.subject, claim.object].add(claim.iri)
    for loop in _loops(_links_of([*having, *cited])):
        if sum(iri not in content.attestations for iri in loop) < 2:
            continue  # a document that quotes itself, or sayings that are no documents
        yield from _in_loop(content, frozenset(loop), having, cited)


def _in_loop(
    content: Content, loop: frozenset[Iri], having: Pairs, cited: Pairs
) -> Iterator[Circle]:
    inside = {pair: claims for pair, claims in having.items() if loop.issuperset(pair)}
    by_claim: dict[Iri, list[tuple[Iri, Iri]]] = defaultdict(list)
    for pair, claims in inside.items():
        for claim in claims:
            by_claim[claim].append(pair)
    reports: dict[tuple[Iri, ...], set[Iri]] = defaultdict(set)
    for claim, pairs in by_claim.items():
        for part in _loops(_links_of(pairs)):
            if sum(iri not in content.attestations for iri in part) > 1:
                reports[_members(content, part)].add(claim)
    for members, about in reports.items():
        yield Circle(CircleKind.REPORTS, members, tuple(sorted(about)))
    members = _members(content, loop)
    if members not in reports:
        every = {c for claims in inside.values() for c in claims}
        every |= {c for pair, claims in cited.items() if loop.issuperset(pair) for c in claims}
        yield Circle(CircleKind.CITATIONS, members, tuple(sorted(every)))


def _members(content: Content, loop: Iterable[Iri]) -> tuple[Iri, ...]:
    known = content.attestations
    return tuple(sorted({m for i in loop for m in (known[i].agents if i in known else (i,))}))


def _links_of(pairs: Iterable[tuple[Iri, Iri]]) -> dict[Iri, tuple[Iri, ...]]:
    found: dict[Iri, dict[Iri, None]] = {}
    for one, other in sorted(pairs):
        found.setdefault(other, {})
        if one != other:
            found.setdefault(one, {})[other] = None
    return {iri: tuple(others) for iri, others in found.items()}
