"""Cuts: the ways in which parts of one whole can be added up without counting anything twice.

A whole may be cut by who runs its parts and again by where they are: the 29 of one body
and the 2 in one country may be the same ones. So parts are added up only with others that
were told apart in the same way.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from claimgraph.analysis.reconciliation.evidence import Evidence
from claimgraph.analysis.reconciliation.intervals import added, at_least
from claimgraph.analysis.reconciliation.parts import Parts
from claimgraph.analysis.reconciliation.places import Places
from claimgraph.model.iri import Iri
from claimgraph.model.quantity import Bound, Quantity

ALL = "all parts"
PLAIN = "parts that nothing tells apart"
MEMBERS = "named members"
_AGENTS = {"by who runs them": "runs", "by who has hold over them": "hasHoldOver"}
_PLACES = "by where they are"


@dataclass(frozen=True, slots=True)
class Part:
    """A part that is added up.

    Attributes:
        thing: The part.
        count: How many it is; None where nobody says.
        belongs: The claims that it is a part.
        counted: The claims that say how many it is.
        is_one: Whether it is one thing, which counts as one without a claim.
    """

    thing: Iri
    count: Quantity | None
    belongs: tuple[Iri, ...]
    counted: tuple[Iri, ...]
    is_one: bool = False


@dataclass(frozen=True, slots=True)
class Cut:
    """Parts that are added up.

    Attributes:
        name: By what they are told apart.
        parts: The parts, sorted.
        disjoint: Whether they are known to have nothing in common.
        all_parts: Whether they are said to be all parts.
        is_open: Whether some of them may be the same, so that too great a sum is no
            fault.
    """

    name: str
    parts: tuple[Part, ...]
    disjoint: bool = False
    all_parts: bool = False
    is_open: bool = False

    def sum(self, unit: str) -> Quantity:
        """Return what the parts come to; of unknown parts, nothing but that they exist."""
        ones = sum(part.is_one for part in self.parts)
        counts = [part.count for part in self.parts if part.count is not None and not part.is_one]
        singles = [Quantity.of(Bound.EXACTLY, ones, unit)] if ones or not counts else []
        known = added([*singles, *counts])
        return known if ones + len(counts) == len(self.parts) else at_least(known)


@dataclass(frozen=True)
class Slicing:
    """Cuts the things of a case.

    Attributes:
        evidence: The case.
        parts: What is part of what.
    """

    evidence: Evidence
    parts: Parts

    def cuts(self, parts: list[Part]) -> list[Cut]:
        """Return the ways to add up `parts`, of which none is a part of another.

        A cut that has the same parts as one before it is left out, and so is the sum
        of all parts where it adds nothing to them.
        """
        found: dict[tuple[Iri, ...], Cut] = {}
        for cut in (_members(parts), *self._told_apart(parts), self._plain(parts)):
            found.setdefault(tuple(part.thing for part in cut.parts), cut)
        every = Cut(ALL, tuple(parts), is_open=True)
        found.setdefault(tuple(part.thing for part in parts), every)
        found.pop((), None)
        return [self._checked(cut) for cut in found.values()]

    def _checked(self, cut: Cut) -> Cut:
        things = [part.thing for part in cut.parts]
        if self.evidence.identity.may_be_one(things) or self.parts.overlap(things):
            return Cut(cut.name, cut.parts, is_open=True)
        return cut

    def _told_apart(self, parts: list[Part]) -> Iterator[Cut]:
        for name, of_part in self._values.items():
            chosen = [part for part in parts if part.thing in of_part]
            values = [value for part in chosen for value in of_part[part.thing]]
            nested = len(self.parts.maximal(values)) < len(set(values))
            disjoint = len(values) == len(set(values))
            yield Cut(name, tuple(chosen), disjoint, is_open=nested)
        placed = {p.thing: self._places.of[p.thing] for p in parts if p.thing in self._places.of}
        outer = set(self._places.outermost({v for values in placed.values() for v in values}))
        chosen = [part for part in parts if placed.get(part.thing, frozenset()) & outer]
        values = [value for part in chosen for value in placed[part.thing]]
        yield Cut(_PLACES, tuple(chosen), disjoint=len(values) == len(set(values)))

    def _plain(self, parts: list[Part]) -> Cut:
        return Cut(PLAIN, tuple(part for part in parts if part.thing not in self._told))

    @cached_property
    def _told(self) -> set[Iri]:
        """Everything that is told apart from others in some way."""
        agents = {thing for of_part in self._values.values() for thing in of_part}
        return agents | self._places.of.keys()

    @cached_property
    def _values(self) -> dict[str, dict[Iri, frozenset[Iri]]]:
        """Cut to part to the agents by whom it is told apart."""
        return {name: self._agents(relation) for name, relation in _AGENTS.items()}

    def _agents(self, relation: str) -> dict[Iri, frozenset[Iri]]:
        same = self.evidence.identity
        found: dict[Iri, set[Iri]] = defaultdict(set)
        for claim in self.evidence.stating(self.evidence.under(relation)):
            if isinstance(claim.object, str):
                found[same[claim.object]].add(same[claim.subject])
        return {thing: frozenset(agents) for thing, agents in found.items()}

    @cached_property
    def _places(self) -> Places:
        return Places.read(self.evidence)


def _members(parts: Iterable[Part]) -> Cut:
    """Return the parts that are one thing each, which have nothing in common."""
    return Cut(MEMBERS, tuple(part for part in parts if part.is_one), disjoint=True)
