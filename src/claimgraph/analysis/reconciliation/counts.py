"""Counts against counts: totals against their parts, and two counts of one thing.

A part's count is an interval ("at least 80"), and so is a sum. What is not counted is
not guessed: a group of unknown size leaves the sum open above, and one thing that is no
group counts as one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from claimgraph.analysis.reconciliation.cuts import Cut, Part, Slicing
from claimgraph.analysis.reconciliation.evidence import Evidence
from claimgraph.analysis.reconciliation.intervals import (
    Verdict,
    added,
    combined,
    strongest_lower,
    strongest_upper,
    verdict,
)
from claimgraph.analysis.reconciliation.parts import Parts
from claimgraph.analysis.reconciliation.units import in_unit, unit_keys
from claimgraph.model.claim import Claim, Qualifiers
from claimgraph.model.edtf import EdtfDate
from claimgraph.model.iri import Iri
from claimgraph.model.quantity import Bound, Quantity

COMPUTED = "as computed"


@dataclass(frozen=True, slots=True)
class Count:
    """A claim that something is so many.

    Attributes:
        claim: The claim.
        thing: What is counted; one stands for all that were judged the same.
        relation: How it is counted: a count, or a spread over places.
        quantity: How many, in the spelling of the unit that it is compared by.
        when: When it is said to hold, or None.
        where: Where, or "".
        qualifiers: Further properties of the claim.
    """

    claim: Iri
    thing: Iri
    relation: Iri
    quantity: Quantity
    when: EdtfDate | None
    where: Iri
    qualifiers: Qualifiers

    @property
    def scope(self) -> tuple[object, ...]:
        """What two counts must share to be counts of the same: thing, unit, time, place."""
        when = self.when.text if self.when else ""
        unit = self.quantity.unit
        return self.thing, self.relation, unit, when, self.where, self.qualifiers


@dataclass(frozen=True, slots=True)
class Reconciliation:
    """A total, and what some of its parts come to.

    Attributes:
        total: What is stated.
        cut: The parts that were added up.
        sum: What they come to.
        verdict: Whether that agrees.
    """

    total: Count
    cut: Cut
    sum: Quantity
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Rivals:
    """Several counts of one thing at one time.

    Attributes:
        counts: One for each different quantity, sorted by claim.
        lowest: The one that leaves the least room above.
        highest: The one that leaves the least room below.
    """

    counts: tuple[Count, ...]
    lowest: Count | None
    highest: Count | None

    @property
    def exclude_each_other(self) -> bool:
        """Whether they can't all be right."""
        if self.lowest is None or self.highest is None:
            return False
        return self.highest.quantity.exceeds(self.lowest.quantity) is True

    @property
    def exact_and_bounded(self) -> tuple[Count, Count] | None:
        """The same number, once exact and once as a limit; None where there is no such pair."""
        exact = {c.quantity.amount: c for c in self.counts if c.quantity.bound is Bound.EXACTLY}
        for count in self.counts:
            if count.quantity.bound is not Bound.EXACTLY and count.quantity.amount in exact:
                return exact[count.quantity.amount], count
        return None


@dataclass(frozen=True)
class Counting:
    """All counts of a case, and what can be worked out from them."""

    evidence: Evidence

    @cached_property
    def parts(self) -> Parts:
        """What is part of what."""
        return Parts.read(self.evidence)

    @cached_property
    def _claims(self) -> list[tuple[Claim, Quantity]]:
        single = self.evidence.vocabulary.single_valued
        relations = [r for r in self.evidence.under("hasQuantity") if single(r) is not None]
        return [
            (claim, claim.object)
            for claim in self.evidence.stating(relations)
            if isinstance(claim.object, Quantity)
        ]

    @cached_property
    def counts(self) -> dict[Iri, Count]:
        """Claim to count, sorted."""
        same = self.evidence.identity
        units = unit_keys(quantity.unit for _, quantity in self._claims)
        found = {
            claim.iri: Count(
                claim.iri,
                same[claim.subject],
                self.evidence.vocabulary.single_valued(claim.predicate) or claim.predicate,
                in_unit(quantity, units[quantity.unit]),
                claim.when,
                claim.where,
                claim.qualifiers,
            )
            for claim, quantity in self._claims
        }
        return dict(sorted(found.items()))

    @cached_property
    def numbers(self) -> dict[Iri, tuple[Count, ...]]:
        """Thing to the counts of how many it is (not over how many places it spreads)."""
        how_many = self.evidence.under("hasCount")
        found: dict[Iri, list[Count]] = defaultdict(list)
        for count in self.counts.values():
            if count.relation in how_many:
                found[count.thing].append(count)
        return {thing: tuple(counts) for thing, counts in sorted(found.items())}

    # -- two counts of one thing --------------------------------------------------

    def rivals(self) -> Iterator[Rivals]:
        """Yield the counts of each thing for one time and place, most often only one."""
        by_scope: dict[tuple[object, ...], list[Count]] = defaultdict(list)
        for count in self.counts.values():
            by_scope[count.scope].append(count)
        for counts in by_scope.values():
            different = {count.quantity: count for count in reversed(counts)}
            yield self._rivals(different)

    def _rivals(self, different: dict[Quantity, Count]) -> Rivals:
        quantities = sorted(different, key=lambda q: different[q].claim)
        low, high = strongest_upper(quantities), strongest_lower(quantities)
        return Rivals(
            tuple(different[q] for q in quantities),
            different[low] if low else None,
            different[high] if high else None,
        )

    @cached_property
    def computed_from(self) -> dict[Iri, tuple[Count, ...]]:
        """Count to the counts that were computed from it."""
        found: dict[Iri, list[Count]] = defaultdict(list)
        for count in self.counts.values():
            for other in self.evidence.content.claims[count.claim].depends_on:
                if other in self.counts:
                    found[other].append(count)
        return {claim: tuple(counts) for claim, counts in found.items()}

    # -- totals against parts -----------------------------------------------------

    @cached_property
    def reconciliations(self) -> tuple[Reconciliation, ...]:
        """Each total with each way to add up parts of it, sorted by what is counted."""
        return tuple(self._reconciliations())

    def _reconciliations(self) -> Iterator[Reconciliation]:
        for thing, totals in self.numbers.items():
            made: dict[tuple[object, ...], list[tuple[Cut, Quantity]]] = {}
            for total in totals:
                yield from self._computed(total)
                if thing not in self.parts.of:
                    continue
                if total.scope not in made:
                    cuts = self._slicing.cuts(self._countable(total))
                    made[total.scope] = [(cut, cut.sum(total.quantity.unit)) for cut in cuts]
                yield from (_reconciled(total, *made_of) for made_of in made[total.scope])

    @cached_property
    def _slicing(self) -> Slicing:
        return Slicing(self.evidence, self.parts)

    def _countable(self, total: Count) -> list[Part]:
        """Return the parts of a counted thing that are no parts of other parts of it."""
        whole = total.thing
        claims = self.parts.of[whole]
        units = {count.quantity.unit for count in self.numbers[whole]}
        # In several units, it can't be told which of them is the members'.
        of_members = len(units) == 1 and self.evidence.is_group(whole)
        return [
            self._part(part, total, claims[part], of_members=of_members)
            for part in self.parts.maximal(claims.keys(), whole)
        ]

    def _part(
        self, thing: Iri, total: Count, belongs: tuple[Iri, ...], *, of_members: bool
    ) -> Part:
        counts = self.comparable(thing, total)
        if counts:
            quantity = combined([c.quantity for c in counts])
            return Part(thing, quantity, belongs, tuple(c.claim for c in counts))
        if of_members and self.evidence.fits_in(thing, total.thing):
            one = Quantity.of(Bound.EXACTLY, 1, total.quantity.unit)
            return Part(thing, one, belongs, (), is_one=True)
        return Part(thing, None, belongs, ())

    def comparable(self, thing: Iri, total: Count) -> list[Count]:
        """Return the counts of a part that can be held against a total.

        They have its unit and its place, and the same time; those without a time only
        where there are no others.
        """
        unit, places = total.quantity.unit, ("", total.where)
        counts = [
            count
            for count in self.numbers.get(thing, ())
            if count.quantity.unit == unit and count.where in places
        ]
        timed = [count for count in counts if _at_one_time(count, total)]
        return timed or [count for count in counts if count.when is None]

    def _computed(self, total: Count) -> Iterator[Reconciliation]:
        """Yield the sum from which a total was computed, where the case says so."""
        on = self.evidence.content.claims[total.claim].depends_on
        counts = [self.counts[c] for c in on if c in self.counts]
        by_thing: dict[Iri, list[Count]] = defaultdict(list)
        for count in counts:
            if count.thing != total.thing and count.quantity.unit == total.quantity.unit:
                by_thing[count.thing].append(count)
        if total.thing in by_thing or self._is_difference(total, by_thing.keys()):
            return
        things = self.parts.maximal(by_thing.keys())
        if len(things) < 2:
            return
        parts = tuple(
            Part(
                thing,
                combined([c.quantity for c in by_thing[thing]]),
                self.parts.of.get(total.thing, {}).get(thing, ()),
                tuple(sorted(c.claim for c in by_thing[thing])),
            )
            for thing in things
        )
        cut = Cut(COMPUTED, parts, disjoint=True, all_parts=True)
        found = _reconciled(total, cut, cut.sum(total.quantity.unit))
        if found.verdict is not Verdict.MISFIT or not _as_difference(total, parts):
            yield found

    def _is_difference(self, total: Count, things: Iterable[Iri]) -> bool:
        """Whether one of `things` is the whole of which the total is a part."""
        above = self.parts.wholes.get(total.thing, frozenset())
        return not above.isdisjoint(things)


def _at_one_time(count: Count, total: Count) -> bool:
    if count.when is None or total.when is None:
        return count.when is total.when
    return count.when.text == total.when.text or count.when.overlaps(total.when) is True


def _reconciled(total: Count, cut: Cut, made: Quantity) -> Reconciliation:
    found = verdict(total.quantity, made, all_parts=cut.all_parts)
    if found is Verdict.MISFIT and cut.is_open:
        found = Verdict.OPEN
    return Reconciliation(total, cut, made, found)


def _as_difference(total: Count, parts: tuple[Part, ...]) -> bool:
    """Whether a part is what the total and the other parts make together."""
    for part in parts:
        others = [p.count for p in parts if p is not part and p.count is not None]
        if part.count is not None and part.count.compatible(added([total.quantity, *others])):
            return True
    return False
