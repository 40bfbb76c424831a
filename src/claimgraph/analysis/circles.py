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

from claimgraph.analysis.lineage.ends import nearer
from claimgraph.analysis.lineage.loops import Links, loops
from claimgraph.analysis.lineage.ties import CITING
from claimgraph.analysis.survey import Survey
from claimgraph.model.content import Content
from claimgraph.model.iri import Iri


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


def circles(survey: Survey) -> list[Circle]:
    """Return all circles of the claims that count in a survey, by kind and members."""
    counting = (
        a for claim in survey.claims for a in survey.content.attestations_of.get(claim.iri, ())
    )
    links = nearer(survey.content, counting)
    found = [*_of_sayings(survey.content, links), *_of_documents(survey, links)]
    order = list(CircleKind)
    return sorted(found, key=lambda c: (order.index(c.kind), c.members, c.claims))


def _of_sayings(content: Content, links: Links) -> Iterator[Circle]:
    for loop in loops(links):
        sayings = [content.attestations[iri] for iri in loop]
        members = {m for a in sayings for m in ((a.source,) if a.source else a.agents)}
        claims = {a.claim for a in sayings}
        yield Circle(CircleKind.SAYINGS, tuple(sorted(members)), tuple(sorted(claims)))


Pairs = dict[tuple[Iri, Iri], set[Iri]]
"""Who has it from whom, to the claims in question."""


def _of_documents(survey: Survey, links: Links) -> Iterator[Circle]:
    """Yield the circles of documents; a saying in no document stands for itself."""
    content = survey.content
    places = _places(survey, links)
    having: Pairs = defaultdict(set)
    for iri, taken in links.items():
        for other in taken:
            claims = {content.attestations[iri].claim, content.attestations[other].claim}
            having[places[iri], places[other]] |= claims & survey.admitted
    citing = survey.family(*CITING)
    cited: Pairs = defaultdict(set)
    for claim in survey.claims:
        if claim.predicate in citing and isinstance(claim.object, str):
            cited[claim.subject, claim.object].add(claim.iri)
    for loop in loops(_links_of([*having, *cited])):
        if sum(iri not in content.attestations for iri in loop) < 2:
            continue  # a document that quotes itself, or sayings that are no documents
        yield from _in_loop(content, frozenset(loop), having, cited)


def _places(survey: Survey, sayings: Iterable[Iri]) -> dict[Iri, Iri]:
    """Return saying to its document; where none is named, to the one that its agents made.

    That is the one among the documents in which the same is said. Where there is none,
    or there are several, the saying is its own place.
    """
    known = survey.content.attestations
    works: dict[Iri, Mapping[Iri, set[Iri]]] = {}
    found: dict[Iri, Iri] = {}
    for saying in (known[iri] for iri in sayings):
        found[saying.iri] = saying.source or saying.iri
        if not saying.source:
            if saying.claim not in works:
                works[saying.claim] = _works_with(survey, saying.claim)
            own = {work for agent in saying.agents for work in works[saying.claim].get(agent, ())}
            if len(own) == 1:
                (found[saying.iri],) = own
    return found


def _works_with(survey: Survey, claim: Iri) -> Mapping[Iri, set[Iri]]:
    """Return maker to those of their documents in which a claim is said."""
    works: dict[Iri, set[Iri]] = defaultdict(set)
    for saying in survey.content.attestations_of[claim]:
        for maker in survey.makers.get(saying.source, ()):
            works[maker].add(saying.source)
    return works


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
        for part in loops(_links_of(pairs)):
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
