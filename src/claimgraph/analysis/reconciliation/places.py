"""Places: what lies in what, and which two places have no ground in common."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cached_property

from claimgraph.analysis.reconciliation.evidence import Evidence
from claimgraph.model.iri import Iri

_MOST_AROUND = 200
"""Into how many places around it a place is followed; an address lies in fewer than ten."""

ONE_PLACE = ("Place", "Facility")
"""Kinds of things that are in one place; bodies, groups and campaigns can be in many."""


@dataclass(frozen=True, slots=True)
class Astray:
    """A thing that is said to be in two places that are apart.

    Attributes:
        thing: The thing.
        claims: The two claims.
        places: The two places: those of the claims, or others that they lie in.
    """

    thing: Iri
    claims: tuple[Iri, Iri]
    places: tuple[Iri, Iri]


@dataclass(frozen=True)
class Places:
    """Where things are, and where places lie.

    Attributes:
        evidence: The case.
        of: Thing to the places that it is said to be in.
        at: Thing and time to the places that it is said to be in then, each with a claim.
    """

    evidence: Evidence
    of: dict[Iri, frozenset[Iri]]
    at: dict[tuple[Iri, str], dict[Iri, Iri]]

    @classmethod
    def read(cls, evidence: Evidence) -> Places:
        """Return where the things of a case are."""
        same = evidence.identity
        of: dict[Iri, set[Iri]] = defaultdict(set)
        at: dict[tuple[Iri, str], dict[Iri, Iri]] = defaultdict(dict)
        for claim in evidence.stating(evidence.under("locatedIn")):
            if not isinstance(claim.object, str):
                continue
            thing, place = same[claim.subject], same[claim.object]
            if thing != place:
                of[thing].add(place)
                when = claim.when.text if claim.when else ""
                at[thing, when].setdefault(place, claim.iri)
        places = {thing: frozenset(found) for thing, found in of.items()}
        return cls(evidence, places, dict(sorted(at.items())))

    def outermost(self, places: Collection[Iri]) -> list[Iri]:
        """Return those of `places` that lie in no other of them, sorted."""
        among = set(places)
        return [place for place in sorted(among) if not among & self._around(place)]

    def _around(self, place: Iri) -> frozenset[Iri]:
        """Return every place that `place` lies in; nothing of what lies in itself."""
        if place not in self._known:
            self._known[place] = frozenset(self._climbed(place))
        return self._known[place]

    @cached_property
    def _known(self) -> dict[Iri, frozenset[Iri]]:
        return {}

    def _climbed(self, place: Iri) -> set[Iri]:
        seen: set[Iri] = set()
        queue = sorted(self._above(place))
        while queue and len(seen) < _MOST_AROUND:
            current = queue.pop()
            if current not in seen and current != place:
                seen.add(current)
                queue.extend(sorted(self._above(current) - seen))
        return seen

    def _above(self, place: Iri) -> frozenset[Iri]:
        return self.of.get(place, frozenset()) | self._wholes.get(place, frozenset())

    @cached_property
    def _wholes(self) -> dict[Iri, frozenset[Iri]]:
        """Place to places that it is said to be a part of."""
        same = self.evidence.identity
        found: dict[Iri, set[Iri]] = defaultdict(set)
        for claim in self.evidence.stating(self.evidence.under("partOf")):
            if isinstance(claim.object, str) and self.evidence.is_a(claim.object, "Place"):
                found[same[claim.subject]].add(same[claim.object])
        return {part: frozenset(wholes - {part}) for part, wholes in found.items()}

    def in_one_place(self) -> Iterator[tuple[Iri, Astray | None]]:
        """Yield each thing that can be in one place only, and how that fails."""
        for (thing, _), places in self.at.items():
            if self.evidence.is_a(thing, *ONE_PLACE) and not self.evidence.is_unknown(thing):
                yield thing, self._astray(thing, places) if len(places) > 1 else None

    def _astray(self, thing: Iri, places: dict[Iri, Iri]) -> Astray | None:
        """Return the first two places that are apart; each is looked at once."""
        taken: dict[Iri, tuple[Iri, Iri]] = {}
        for place in sorted(places):
            for around in sorted({place, *self._around(place)}):
                for kind in self._apart_kinds(around):
                    other, ground = taken.setdefault(kind, (place, around))
                    if other == place or around in {other, *self._around(other)}:
                        continue
                    if self._are_apart(ground, around):
                        return Astray(thing, (places[other], places[place]), (ground, around))
        return None

    def _are_apart(self, one: Iri, other: Iri) -> bool:
        nested = one in self._around(other) or other in self._around(one)
        return not nested and not self.evidence.identity.may_be_one((one, other))

    def _apart_kinds(self, place: Iri) -> list[Iri]:
        """Return the classes of a place of which two members have no ground in common."""
        if self.evidence.is_unknown(place):
            return []
        vocabulary = self.evidence.vocabulary
        return sorted(
            {
                above
                for type_ in self.evidence.types(place)
                for above in vocabulary.ancestors(type_)
                if (term := vocabulary.get(above)) is not None and term.apart
            }
        )
