"""Invented cases for the page: sized by the number of things that are drawn.

``python -m benchmarks.drawn DIR --things 20000``

There are twice as many edges as things. Things fall into communities of 15 to 400
around a hub; a fifth of the edges leads elsewhere, mostly to other hubs. Behind an
edge is a claim, sometimes two or three with other dates; a claim is said by one
document or more, directly or through a chain; some are denied or contradicted. Seven
documents of ten may be quoted, and the others are cited without their words.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from benchmarks.communities import Communities, Thing
from benchmarks.generate import CLAIMS_PER_SOURCE, NS, Generator, write_content
from benchmarks.world import World
from claimgraph.case import Case
from claimgraph.graph import folder
from claimgraph.graph.namespaces import CG
from claimgraph.model.claim import Claim, Literal, Stance
from claimgraph.model.content import Content
from claimgraph.model.iri import Iri
from claimgraph.model.judgement import Judgement

Edge = tuple[Iri, str, Iri]

EDGES_PER_THING = 2
FEWEST_THINGS = 20
_AGAIN = 0.12
_FACT = 0.08
_ABOUT_A_CLAIM = 0.03
_ELSEWHERE = 0.2

_RELATIONS: dict[tuple[str, str], tuple[str, ...]] = {
    ("Person", "Company"): ("leads", "owns", "memberOf"),
    ("Person", "LawEnforcementAgency"): ("memberOf", "leads"),
    ("Person", "Person"): ("met", "relativeOf", "paid"),
    ("Person", "Campaign"): ("participatesIn",),
    ("Person", "City"): ("activeIn",),
    ("Company", "Person"): ("employs", "paid"),
    ("Company", "Company"): ("owns", "controls", "paid"),
    ("Company", "City"): ("registeredIn", "activeIn"),
    ("Company", "Facility"): ("operates", "owns"),
    ("Company", "LawEnforcementAgency"): ("dealtWith", "subordinateTo"),
    ("LawEnforcementAgency", "LawEnforcementAgency"): ("partOf", "subordinateTo"),
    ("LawEnforcementAgency", "Facility"): ("operates", "setUp", "manages"),
    ("LawEnforcementAgency", "FacilityGroup"): ("operates", "setUp", "manages"),
    ("LawEnforcementAgency", "Campaign"): ("participatesIn", "carriedOut"),
    ("Facility", "City"): ("locatedIn",),
    ("Facility", "FacilityGroup"): ("partOf",),
    ("Document", "Person"): ("mentions",),
    ("Document", "Company"): ("mentions",),
    ("Document", "LawEnforcementAgency"): ("mentions",),
}
"""Classes of subject and object to what may hold between them; else they are merely linked."""

_WORDINGS = {
    "operates": ("has run {} for years", "keeps {} open", "is behind {}"),
    "owns": ("holds most of {}", "bought {} through a relative"),
    "paid": ("paid {} in two instalments", "wired money to {}"),
    "met": ("was seen with {}", "dined with {} more than once"),
    "mentions": ("names {} on page two", "speaks of {} in passing"),
    "locatedIn": ("stands near the harbour of {}", "is found in {}"),
    "partOf": ("belongs to {}", "is counted with {}"),
}
_ANYHOW = ("has something to do with {}", "was brought together with {}", "answers to {}")
_TAILS = (
    ", according to two former clerks",
    ", although the office declined to say since when",
    ", a register that was closed in the same year shows",
    ", which nobody at the ministry would confirm",
    "; the papers were signed at the beginning of the month",
    " and has done so since the harbour was widened",
    ", as was announced at the time",
    "",
)


class Drawn(Generator):
    """Invents a case with so many drawn things.

    What ties a thing to the rest is neither denied at its origin nor rejected, or the
    default view would not draw it.

    Args:
        things: How many.
        seed: Another seed, another case.
    """

    goes_on = 0.35
    said_again = 0.25

    def __init__(self, things: int, seed: int) -> None:
        self._things = things
        self._labels: dict[Iri, str] = {}
        self._plan: list[Callable[[], Claim]] = []
        self._tied: set[Iri] = set()
        self._ties: set[Iri] = set()
        super().__init__(0, seed)

    def _invented(self) -> World:
        invented = Communities(self._things, self._random, NS)
        groups = invented.groups
        self._labels = {thing.iri: thing.label for group in groups for thing in group}
        self._plan = list(self._planned(groups))
        self._wanted = len(self._plan)
        invented.publish(-(-self._wanted // CLAIMS_PER_SOURCE))
        return invented.world

    # -- edges ------------------------------------------------------------------

    def _planned(self, groups: list[list[Thing]]) -> Iterator[Callable[[], Claim]]:
        """Yield what makes the claims, community by community, as documents tell of them."""
        for subject, relation, thing in self._edges(groups):
            yield partial(self._claim, subject, CG + relation, thing)
            while self._chance(_AGAIN):
                yield partial(self._dated, subject, CG + relation, thing)
            if self._chance(_FACT / EDGES_PER_THING):
                yield partial(self._fact, subject)
            if self._chance(_ABOUT_A_CLAIM / EDGES_PER_THING):
                yield self._about_another

    def _edges(self, groups: list[list[Thing]]) -> Iterator[Edge]:
        """Yield different edges: a thing's to an elder one, a hub's to an elder hub, and more."""
        known: set[Edge] = set()
        hubs: list[Thing] = []
        for group in groups:
            for place, thing in enumerate(group):
                elders = group[:place] or hubs
                edges = {self._edge(thing, self._popular(elders))} - known if elders else set()
                while len(edges) < EDGES_PER_THING:
                    edges |= {self._another(group, groups)} - known
                known |= edges
                yield from sorted(edges)
            hubs.append(group[0])

    def _another(self, group: list[Thing], groups: list[list[Thing]]) -> Edge:
        one = other = self._any(group)
        while other is one:
            other = self._popular(self._popular(groups) if self._chance(_ELSEWHERE) else group)
        return self._edge(one, other)

    def _edge(self, one: Thing, other: Thing) -> Edge:
        if (other.kind, one.kind) in _RELATIONS and (one.kind, other.kind) not in _RELATIONS:
            one, other = other, one
        relations = _RELATIONS.get((one.kind, other.kind), ("linkedTo",))
        return one.iri, relations[int(self._random() * len(relations))], other.iri

    # -- claims -----------------------------------------------------------------

    def _told(self) -> Iterator[Claim]:
        for make in self._plan:
            claim = make()
            while claim.iri in self._known:
                claim = make()
            ends = {end for end in (claim.subject, claim.object) if end in self._labels}
            if len(ends) == 2 and ends - self._tied:
                self._tied |= ends
                self._ties.add(claim.iri)
            yield claim

    def _stance(self, claim: Claim) -> Stance:
        return Stance.ASSERTS if claim.iri in self._ties else super()._stance(claim)

    def _judgements(self) -> Iterator[Judgement]:
        return (j for j in super()._judgements() if not self._ties & set(j.targets))

    def _dated(self, subject: Iri, relation: Iri, thing: Iri) -> Claim:
        """Return a claim of an edge that is there already, for another time."""
        return Claim.of(NS, subject, relation, thing, when=self._some_date())

    def _fact(self, subject: Iri) -> Claim:
        if self._chance(0.5):
            return self._claim(subject, CG + "hasDate", self._some_date())
        clause = _TAILS[int(self._random() * (len(_TAILS) - 1))].strip(",; ")
        return self._claim(subject, CG + "describedAs", Literal(clause, "en"))

    def _about_another(self) -> Claim:
        relation = self._any(["contradicts", "contradicts", "qualifies"])
        recent = self._claims[-CLAIMS_PER_SOURCE:]
        return self._claim(self._any(recent).iri, CG + relation, self._any(recent).iri)

    # -- words ------------------------------------------------------------------

    def _words(self, start: int, source: Iri) -> str:
        claim = self._claims[-1]
        named = self._labels.get(claim.subject, "What was said before")
        of_claim = claim.object if isinstance(claim.object, str) else ""
        other = self._labels.get(of_claim, "that matter")
        wordings = _WORDINGS.get(claim.predicate.removeprefix(CG), _ANYHOW)
        return f"{named} {self._any(list(wordings)).format(other)}{self._any(list(_TAILS))}."


def drawn(things: int, seed: int = 1) -> Content:
    """Return an invented case in which `things` things are drawn; the same each time."""
    return Drawn(things, seed).content()


def made(place: Path, things: int, seed: int = 1) -> Path:
    """Return the folder of an invented case below `place`; written where it is missing."""
    path = place / f"drawn-{things}-{seed}"
    if not (path / folder.GRAPH_FILE).exists():
        write(path, things, seed)
    return path


def write(path: Path, things: int, seed: int = 1) -> Case:
    """Write an invented case into the folder `path`, which holds none yet; open it."""
    return write_content(path, drawn(things, seed))


def main(arguments: list[str] | None = None) -> int:
    """Write a case; return the exit code."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.drawn", description=__doc__)
    parser.add_argument("folder", type=Path, help="where to; made if it is missing")
    parser.add_argument("--things", type=int, default=500, help="drawn things (%(default)s)")
    parser.add_argument("--seed", type=int, default=1, help="another seed, another case")
    options = parser.parse_args(arguments)
    if (options.folder / folder.CASE_FILE).exists():
        parser.error(f"{options.folder} holds a case already")
    if options.things < FEWEST_THINGS:
        parser.error(f"at least {FEWEST_THINGS} things")
    write(options.folder, options.things, options.seed)
    sys.stderr.write(f"{options.folder}: {options.things:,} things, seed {options.seed}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
