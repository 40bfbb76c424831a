"""Actors: a group said to be so many that acts on a whole, and those who are named for its parts.

"Two bureaus run the 48" does not go together with four bureaus that are each said to run
some of the 48, whatever the numbers of the parts.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations

from claimgraph.analysis.reconciliation.counts import Count, Counting
from claimgraph.analysis.reconciliation.evidence import Evidence
from claimgraph.analysis.reconciliation.intervals import added, combined
from claimgraph.model.claim import Claim
from claimgraph.model.iri import Iri
from claimgraph.model.quantity import Quantity

_NO_DEEDS = (
    "backs",
    "bearsOn",
    "becauseOf",
    "hasDate",
    "hasPlace",
    "hasQuantity",
    "identified",
    "linkedTo",
    "listedIn",
    "mayDependOn",
    "partOf",
    "refersTo",
    "targets",
)
"""Relations of the core by which nothing is done to a whole that its parts share in."""

_MOST_TRIED = 12
"""Of how many actors every choice is tried: 12 make at most 924 of one size."""


@dataclass(frozen=True, slots=True)
class Actor:
    """One who is named for a part.

    Attributes:
        thing: Who.
        claims: The claims that say so, sorted.
        count: How many the parts are, or None where that is not known.
    """

    thing: Iri
    claims: tuple[Iri, ...]
    count: Quantity | None


@dataclass(frozen=True, slots=True)
class Overmanned:
    """More actors named than a group is said to be.

    Attributes:
        group: The count of the group.
        acts: The claim that it acts on the whole.
        whole: What it acts on.
        actors: Those who are named for the parts, sorted.
        total: How many the whole is, or None.
        best: Those as many as the group whose parts make the total, if any.
        most: The most that the parts of as many come to, or None.
    """

    group: Count
    acts: Claim
    whole: Iri
    actors: tuple[Actor, ...]
    total: Quantity | None
    best: tuple[Actor, ...]
    most: Quantity | None


@dataclass(frozen=True)
class Acting:
    """Who does what to which wholes and parts in a case."""

    counting: Counting

    @property
    def _evidence(self) -> Evidence:
        return self.counting.evidence

    def compared(self) -> Iterator[tuple[Count, Overmanned | None]]:
        """Yield each counted group that acts on a group, and what does not fit."""
        for thing, counts in self.counting.numbers.items():
            if not self._evidence.is_group(thing):
                continue
            group = min(counts, key=lambda count: (count.quantity.upper is None, count.claim))
            for claim in self._deeds.get(thing, ()):
                yield group, self._overmanned(group, claim)

    def _overmanned(self, group: Count, acts: Claim) -> Overmanned | None:
        most = group.quantity.upper
        whole = self._evidence.identity[str(acts.object)]
        family = self._family(acts.predicate)
        if most is None or most > len(self._doers) or family is None:
            return None
        named = self._actors(group, whole, family)
        if len(named) <= most:
            return None
        totals = self._totals(whole, group)
        of = totals[0] if totals else None
        actors = tuple(self._actor(thing, named[thing], of) for thing in sorted(named))
        total = combined([count.quantity for count in totals]) if totals else None
        best, largest = _choice(actors, int(most), total)
        return Overmanned(group, acts, whole, actors, total, best, largest)

    def _actors(self, group: Count, whole: Iri, family: Iri) -> dict[Iri, list[Claim]]:
        """Return who is named for parts of `whole`: the outermost parts that name anybody."""
        named: dict[Iri, list[Claim]] = defaultdict(list)
        for part in self.counting.parts.outermost(whole, self._done_to[family]):
            for claim in self._done_to[family][part]:
                actor = self._evidence.identity[claim.subject]
                if actor != group.thing and self._is_one_of(actor, group.thing):
                    named[actor].append(claim)
        outer = self.counting.parts.maximal(named.keys())
        if self._evidence.identity.may_be_one(outer):
            return {}
        return {actor: named[actor] for actor in outer}

    def _is_one_of(self, actor: Iri, group: Iri) -> bool:
        """Whether an actor is a member of a group, or of a kind with its members."""
        if actor in self.counting.parts.of.get(group, {}):
            return True
        return self._evidence.fits_in(actor, group)

    def _actor(self, thing: Iri, claims: list[Claim], total: Count | None) -> Actor:
        parts = sorted({self._evidence.identity[str(claim.object)] for claim in claims})
        counts = [self._size(part, total) for part in parts]
        known = [count for count in counts if count is not None]
        whole = added(known) if known and len(known) == len(counts) else None
        return Actor(thing, tuple(sorted(claim.iri for claim in claims)), whole)

    def _size(self, part: Iri, total: Count | None) -> Quantity | None:
        counts = self.counting.comparable(part, total) if total is not None else []
        return combined([count.quantity for count in counts]) if counts else None

    def _totals(self, whole: Iri, group: Count) -> list[Count]:
        """Return the counts of a whole at the time of the group's, if they are in one unit."""
        counts = [c for c in self.counting.numbers.get(whole, ()) if c.when == group.when]
        units = {count.quantity.unit for count in counts}
        return counts if len(units) == 1 else []

    # -- who does what ------------------------------------------------------------

    def _family(self, relation: Iri) -> Iri | None:
        """Return the relation at the top of those that `relation` is a kind of."""
        if relation not in self._families:
            vocabulary = self._evidence.vocabulary
            terms = (vocabulary.get(iri) for iri in sorted(vocabulary.ancestors(relation)))
            tops = [term.iri for term in terms if term is not None and not term.parents]
            is_deed = tops and relation not in self._evidence.under(*_NO_DEEDS)
            self._families[relation] = tops[0] if is_deed else None
        return self._families[relation]

    @cached_property
    def _families(self) -> dict[Iri, Iri | None]:
        return {}

    @cached_property
    def _acts(self) -> list[tuple[Iri, Claim]]:
        """Family and claim, for everything that is done to a thing."""
        return [
            (family, claim)
            for relation in self._evidence.relations
            if (family := self._family(relation)) is not None
            for claim in self._evidence.stating([relation])
            if isinstance(claim.object, str)
        ]

    @cached_property
    def _deeds(self) -> dict[Iri, list[Claim]]:
        """Counted group to what it does to other groups."""
        same, found = self._evidence.identity, defaultdict(list)
        for _, claim in self._acts:
            subject, object_ = same[claim.subject], same[str(claim.object)]
            if subject == object_ or subject not in self.counting.numbers:
                continue
            if object_ in self.counting.parts.of and self._evidence.is_group(object_):
                found[subject].append(claim)
        return found

    @cached_property
    def _done_to(self) -> dict[Iri, dict[Iri, list[Claim]]]:
        """Family to thing to the claims that somebody does something to it."""
        found: dict[Iri, dict[Iri, list[Claim]]] = defaultdict(lambda: defaultdict(list))
        for family, claim in self._acts:
            thing = self._evidence.identity[str(claim.object)]
            if thing in self.counting.parts.wholes:
                found[family][thing].append(claim)
        return found

    @cached_property
    def _doers(self) -> set[Iri]:
        return {self._evidence.identity[claim.subject] for _, claim in self._acts}


def _choice(
    actors: tuple[Actor, ...], size: int, total: Quantity | None
) -> tuple[tuple[Actor, ...], Quantity | None]:
    """Return the first `size` actors whose parts make `total`, and the most that any make.

    Where a part is not counted, or there are too many actors to try, nothing is said.
    """
    if total is None or not 0 < size < len(actors) <= _MOST_TRIED:
        return (), None
    counted = [(actor, actor.count) for actor in actors if actor.count is not None]
    if len(counted) < len(actors):
        return (), None
    largest: Quantity | None = None
    for chosen in combinations(counted, size):
        made = added([count for _, count in chosen])
        if made.compatible(total):
            return tuple(actor for actor, _ in chosen), made
        if largest is None or made.amount > largest.amount:
            largest = made
    return (), largest
