"""What an edge leans on: the smallest withdrawals that take it down.

This is :mod:`claimgraph.analysis.withdrawal` the other way round. There a set of agents
and documents is given, and what falls is found; here the edge is given, and the sets
are found without trying any. An edge falls when no claim that states it remains or is
``meta``. A claim falls with each of its sayings, or with a claim that it leans on; a
saying falls when each of its chains has a touched hop; a hop is touched by its document,
by its agents together, or by whoever alone issued one of these.

So every set is made of few pieces by two operations, *either* and *both*, and whatever
holds a smaller set that does it too is dropped at once.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from claimgraph.analysis.lineage.accounts import accounts
from claimgraph.analysis.lineage.ends import nearer, users
from claimgraph.analysis.lineage.loops import components, loops
from claimgraph.analysis.withdrawal import Relations, issuers, needs, suspects
from claimgraph.model.claim import Attestation
from claimgraph.model.content import Content
from claimgraph.model.iri import Iri

Cut = frozenset[Iri]
"""Agents, documents or claims that are withdrawn together."""

LARGEST = 3
"""How many are withdrawn together at most."""

_MOST_CUTS = 400
"""How many sets of several are kept on the way; what has more says so."""


@dataclass(frozen=True, slots=True)
class Cuts:
    """Withdrawals each of which does it, and none of which holds another.

    Attributes:
        sets: The smallest first.
        is_whole: False where there were too many to keep.
    """

    sets: tuple[Cut, ...]
    is_whole: bool = True

    def hold(self, withdrawn: Cut) -> bool:
        """Whether a withdrawal does it."""
        return any(cut <= withdrawn for cut in self.sets)

    @property
    def single(self) -> frozenset[Iri]:
        """All that does it alone."""
        return frozenset(next(iter(cut)) for cut in self.sets if len(cut) == 1)


NEVER = Cuts(())
"""Nothing does it."""

ANYHOW = Cuts((frozenset(),))
"""It is so without any withdrawal."""


@dataclass(frozen=True, slots=True)
class Arithmetic:
    """Puts withdrawals together.

    Attributes:
        largest: Sets with more members are dropped.
        first: Where there are too many, sets with this are kept first.
    """

    largest: int = LARGEST
    first: Iri = ""

    def either(self, parts: Iterable[Cuts]) -> Cuts:
        """Return what does one of the parts at least."""
        listed = list(parts)
        if len(listed) == 1:
            return listed[0]
        sets = {cut for part in listed for cut in part.sets}
        return self._least(sets, all(part.is_whole for part in listed))

    def both(self, parts: Iterable[Cuts]) -> Cuts:
        """Return what does every one of the parts."""
        found = ANYHOW
        for part in parts:
            if found is ANYHOW or found == part:
                found = part
                continue
            sets = {one | other for one in found.sets for other in part.sets}
            found = self._least(sets, found.is_whole and part.is_whole)
        return found

    def _least(self, sets: Iterable[Cut], is_whole: bool) -> Cuts:
        kept: list[Cut] = []
        known: set[Cut] = set()
        fitting = [cut for cut in sets if len(cut) <= self.largest]
        for cut in sorted(fitting, key=lambda c: (len(c), self.first not in c, sorted(c))):
            if not any(part in known for part in _parts(cut)):
                if len(kept) == _MOST_CUTS and self.largest > 1:
                    return Cuts(tuple(kept), False)
                kept.append(cut)
                known.add(cut)
        return Cuts(tuple(kept), is_whole)


def _parts(cut: Cut) -> Iterator[Cut]:
    """Yield all that a set holds, itself too; there are few, since sets are small."""
    parts: list[Cut] = [frozenset()]
    for member in cut:
        parts += [part | {member} for part in parts]
    yield from parts


@dataclass(frozen=True, slots=True)
class _Fall:
    """How a claim is left neither remaining nor ``meta``.

    Attributes:
        cuts: What does it.
        by_itself: What touches every saying of it.
        leaning: What takes a claim down that it leans on.
        told: What leaves it ``meta``, if it is not touched.
    """

    cuts: Cuts
    by_itself: Cuts
    leaning: Cuts
    told: Cuts

    def happens(self, withdrawn: Cut) -> bool:
        """Whether a withdrawal does it."""
        if self.by_itself.hold(withdrawn):
            return True
        return self.leaning.hold(withdrawn) and not self.told.hold(withdrawn)


class Leaning:
    """Finds what takes edges of a content down.

    Args:
        content: All claims with their chains.
        relations: The relations that the rule of withdrawal knows.
        arithmetic: Says how large sets may be.
        claim: A claim that may be withdrawn as well, or "".
    """

    def __init__(
        self,
        content: Content,
        relations: Relations,
        arithmetic: Arithmetic | None = None,
        claim: Iri = "",
    ) -> None:
        self._content = content
        self._relations = relations
        self._sum = arithmetic or Arithmetic()
        self._withdrawn_claim = claim
        self._junctions: dict[Iri, Cuts] = {}
        self._sunk: dict[Iri, Cuts] = {}

    def edge(self, claims: Iterable[Iri]) -> Cuts:
        """Return what takes all of some claims down."""
        falls = [self._claim(iri) for iri in claims]
        found = self._sum.both(fall.cuts for fall in falls)
        if not any(fall.told.sets for fall in falls):
            return found
        # Withdrawing for the one claim may leave another ``meta``.
        kept = tuple(cut for cut in found.sets if all(fall.happens(cut) for fall in falls))
        return Cuts(kept, found.is_whole)

    # -- claims -----------------------------------------------------------------

    def _claim(self, iri: Iri) -> _Fall:
        by_itself = self._by_itself(iri)
        below = self._below(iri)
        if not below:
            return _Fall(by_itself, by_itself, NEVER, NEVER)
        leaning = self._sum.either(
            self._sum.either([self._by_itself(other), self._tells(other)]) for other in below
        )
        told = self._tells(iri)
        held = tuple(cut for cut in leaning.sets if not told.hold(cut))
        cuts = self._sum.either([by_itself, Cuts(held, leaning.is_whole)])
        return _Fall(cuts, by_itself, leaning, told)

    def _by_itself(self, iri: Iri) -> Cuts:
        """Return what touches every saying of a claim."""
        if iri not in self._sunk:
            sayings = self._content.outermost(iri) or self._content.attestations_of.get(iri, ())
            cuts = self._sum.both(self._saying(saying) for saying in sayings)
            if iri == self._withdrawn_claim:
                cuts = self._sum.either([cuts, Cuts((frozenset((iri,)),))])
            self._sunk[iri] = cuts
        return self._sunk[iri]

    def _tells(self, iri: Iri) -> Cuts:
        """Return what leaves a claim ``meta``: it tells what the withdrawn did or said."""
        claim = self._content.claims[iri]
        found = [self._alone(claim.subject, by_makers=True)]
        if claim.predicate in self._relations.acts:
            found.append(self._alone(claim.subject))
        if claim.predicate in self._relations.issuing and isinstance(claim.object, str):
            found.append(self._alone(claim.object))
        return self._sum.either(found)

    def _below(self, claim: Iri) -> list[Iri]:
        """Return the claims that a claim leans on, directly or over others, not itself."""
        found: dict[Iri, None] = {}
        queue = [claim]
        while queue:
            for other in _below(self._content, queue.pop(), self._suspects):
                if other not in found and other in self._content.attestations_of:
                    found[other] = None
                    queue.append(other)
        return [other for other in found if other != claim]

    @cached_property
    def _suspects(self) -> Mapping[Iri, tuple[Iri, ...]]:
        return suspects(self._content, self._relations)

    # -- sayings ----------------------------------------------------------------

    def _saying(self, saying: Attestation) -> Cuts:
        """Return what touches every chain of a saying."""
        hops: list[Iri] = []
        at = saying.iri
        while at not in self._branching and self._links[at]:
            hops.append(at)
            at = self._links[at][0]
        last = self._after[at] if at in self._branching else self._hop(at)
        return self._sum.either([*map(self._hop, hops), last])

    @cached_property
    def _links(self) -> Mapping[Iri, tuple[Iri, ...]]:
        return {**nearer(self._content), **accounts(self._content)}

    @cached_property
    def _branching(self) -> frozenset[Iri]:
        """The sayings that were taken from several, or go in a circle."""
        several = {iri for iri, taken in self._links.items() if len(taken) > 1}
        return frozenset(several | set(self._circling))

    @cached_property
    def _circling(self) -> Mapping[Iri, tuple[Iri, ...]]:
        """Saying to the circle that it is in."""
        return {iri: loop for loop in loops(self._links) for iri in loop}

    @cached_property
    def _after(self) -> Mapping[Iri, Cuts]:
        """Branching saying to what touches all of its chains."""
        found: dict[Iri, Cuts] = {}
        for group in components(*self._between):
            circle = self._circling.get(group[0])
            if circle is None:
                (iri,) = group
                found[iri] = self._branch(iri, found)
            elif all(taken in circle for iri in circle for taken in self._links[iri]):
                every = self._sum.either(map(self._hop, circle))
                found.update(dict.fromkeys(circle, every))
            else:
                self._settle(circle, found)
        return found

    @property
    def _between(self) -> tuple[Mapping[Iri, tuple[Iri, ...]], list[Iri]]:
        """The branching sayings, each with the next ones on its chains."""
        ahead: dict[Iri, tuple[Iri, ...]] = {}
        for iri in self._branching:
            nexts = (self._stretch(taken)[1] for taken in self._links[iri])
            ahead[iri] = tuple(at for at in nexts if at in self._branching)
        return ahead, sorted(ahead)

    def _stretch(self, start: Iri) -> tuple[list[Iri], Iri]:
        """Return the hops from `start` to the next branching saying or origin, and that."""
        hops: list[Iri] = []
        at = start
        while at not in self._branching and self._links[at]:
            hops.append(at)
            at = self._links[at][0]
        return hops, at

    def _branch(self, iri: Iri, found: Mapping[Iri, Cuts]) -> Cuts:
        ways: list[Cuts] = []
        for taken in self._links[iri]:
            hops, last = self._stretch(taken)
            end = found.get(last, ANYHOW) if last in self._branching else self._hop(last)
            ways.append(self._sum.either([*map(self._hop, hops), end]))
        return self._sum.either([self._hop(iri), self._sum.both(ways)])

    def _settle(self, circle: Collection[Iri], found: dict[Iri, Cuts]) -> None:
        """Find the cuts in a circle with ways out: from no way at all, until nothing changes."""
        found.update(dict.fromkeys(circle, ANYHOW))
        changed = True
        while changed:
            new = {iri: self._branch(iri, found) for iri in circle}
            changed = any(new[iri] != found[iri] for iri in circle)
            found.update(new)

    # -- hops -------------------------------------------------------------------

    def _hop(self, iri: Iri) -> Cuts:
        """Return what touches a hop."""
        hop = self._content.attestations[iri]
        known = self._touching.get((hop.source, hop.agents))
        if known is None:
            parts = [self._sum.both(map(self._gone, hop.agents))] if hop.agents else []
            parts += [self._gone(hop.source)] if hop.source else []
            known = self._sum.either(parts) if parts else NEVER
            self._touching[hop.source, hop.agents] = known
        return known

    @cached_property
    def _touching(self) -> dict[tuple[Iri, tuple[Iri, ...]], Cuts]:
        return {}

    def _gone(self, thing: Iri) -> Cuts:
        """Return what withdraws a thing: it itself, or those who alone issued it."""
        return self._sum.either([self._alone(thing), self._alone(thing, by_makers=True)])

    def _alone(self, thing: Iri, *, by_makers: bool = False) -> Cuts:
        cut = self._makers.get(thing, frozenset()) if by_makers else frozenset((thing,))
        return Cuts((cut,)) if cut and len(cut) <= self._sum.largest else NEVER

    @cached_property
    def _makers(self) -> Mapping[Iri, frozenset[Iri]]:
        return issuers(self._content, self._relations)


def _below(content: Content, claim: Iri, suspected: Mapping[Iri, tuple[Iri, ...]]) -> list[Iri]:
    """Return the claims that a claim depends on, speaks of, or is suspected to depend on."""
    leant = [*needs(content, claim), *suspected.get(claim, ())]
    return [other for other in leant if other in content.claims]


def relying_on(content: Content, relations: Relations, thing: Iri) -> frozenset[Iri]:
    """Return the claims for which an agent, a document or a claim may matter.

    Those are the claims that it says, or that a work of it says, directly or over others;
    those that tell of it; and whatever leans on any of these.
    """
    works = {
        claim.object
        for claim in content.claims.values()
        if claim.predicate in relations.issuing and claim.subject == thing
    }
    concerned = {thing, *works}
    hops = [
        a.iri
        for a in content.attestations.values()
        if a.source in concerned or not concerned.isdisjoint(a.agents)
    ]
    found = {content.attestations[iri].claim for iri in users(content, hops)}
    found |= {c.iri for c in content.claims.values() if c.subject in concerned or c.object == thing}
    found |= {thing} & content.claims.keys()
    suspected = suspects(content, relations)
    leaners: dict[Iri, list[Iri]] = defaultdict(list)
    for claim in content.claims:
        for other in _below(content, claim, suspected):
            leaners[other].append(claim)
    queue = list(found)
    while queue:
        for claim in leaners.get(queue.pop(), ()):
            if claim not in found:
                found.add(claim)
                queue.append(claim)
    return frozenset(found)
