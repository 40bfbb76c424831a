"""Lineage by going through every chain: slow, and plain enough to be believed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from claimgraph.analysis.withdrawal import Tier, Withdrawal
from claimgraph.model.claim import Attestation, AttributionStatus, Stance
from claimgraph.model.content import Content
from claimgraph.model.iri import Iri

BEST_FIRST = list(Tier)


def inner(case: Content, iri: Iri) -> list[Iri]:
    """Return what a saying was taken from."""
    return [t for t in case.attestations[iri].taken_from if t in case.attestations]


def reached(case: Content, iri: Iri) -> set[Iri]:
    """Return all that is below a saying, itself where it goes in a circle."""
    found: set[Iri] = set()
    queue = inner(case, iri)
    while queue:
        if (at := queue.pop()) not in found:
            found.add(at)
            queue += inner(case, at)
    return found


def closed_circle(case: Content, iri: Iri) -> set[Iri]:
    """Return the circle that a saying is in and that no chain leads out of; else nothing."""
    below = reached(case, iri)
    return below if below and all(iri in reached(case, other) for other in below) else set()


def every_chain(case: Content, start: Iri) -> Iterator[tuple[Iri, ...]]:
    """Yield the chains of a saying, without repeats, down to an origin or a closed circle."""
    if not inner(case, start) or closed_circle(case, start):
        yield (start,)
        return
    for step in inner(case, start):
        for rest in every_chain_without(case, step, {start}):
            yield (start, *rest)


def every_chain_without(case: Content, at: Iri, seen: set[Iri]) -> Iterator[tuple[Iri, ...]]:
    """Yield the chains from `at` on that come by none of `seen`."""
    if at in seen:
        return
    if not inner(case, at) or closed_circle(case, at):
        yield (at,)
        return
    for step in inner(case, at):
        for rest in every_chain_without(case, step, seen | {at}):
            yield (at, *rest)


def leads_to(case: Content, start: Iri) -> set[Iri]:
    """Return the origins of a saying; all members where that is a closed circle."""
    last = {chain[-1] for chain in every_chain(case, start)}
    return {iri for end in last for iri in closed_circle(case, end) or {end}}


def tier_by_chains(
    case: Content, saying: Attestation, is_touched: Callable[[Attestation], bool]
) -> Tier | None:
    """Return what the chains of a saying settle: the best of what each of them does."""
    found = [_of_chain(case, chain, saying, is_touched) for chain in every_chain(case, saying.iri)]
    return None if None in found else min((t for t in found if t), key=BEST_FIRST.index)


def _of_chain(
    case: Content,
    chain: tuple[Iri, ...],
    saying: Attestation,
    is_touched: Callable[[Attestation], bool],
) -> Tier | None:
    touched = {iri for iri, a in case.attestations.items() if is_touched(a)}
    circle = closed_circle(case, chain[-1])
    if touched.issuperset(circle or {chain[-1]}):
        is_ambiguous = saying.status is AttributionStatus.AMBIGUOUS
        return Tier.AMBIGUOUS if is_ambiguous else Tier.LOST
    return Tier.RELAYED if touched & {*chain, *circle} else None


def own_account(case: Content, origin: Attestation) -> tuple[Iri, ...]:
    """Return the sayings with which the document of an origin tells where it has the same from."""
    place = origin.source or (origin.agents[0] if len(origin.agents) == 1 else "")
    if origin.taken_from or origin.status or not place:
        return ()
    told = [
        a
        for a in case.attestations.values()
        if a.claim == origin.claim and a.source == place and a.status
    ]
    unclear = (AttributionStatus.SILENT, AttributionStatus.AMBIGUOUS)
    if any(a.status in unclear or not a.taken_from for a in told):
        return ()
    return tuple(a.iri for a in told if denies(origin) in sides(case, a.iri))


def denies(origin: Attestation) -> bool:
    return origin.stance in (Stance.DENIES, Stance.QUESTIONS)


def sides(case: Content, iri: Iri) -> set[bool]:
    return {denies(case.attestations[end]) for end in leads_to(case, iri)}


def going_on(withdrawal: Withdrawal) -> Content:
    """Return a case in which untouched origins are taken from the accounts of their documents."""
    case = withdrawal.content
    records = {
        source: replace(
            record,
            attestations=tuple(
                a
                if withdrawal.is_touched(a)
                else replace(a, taken_from=a.taken_from or own_account(case, a))
                for a in record.attestations
            ),
        )
        for source, record in case.records.items()
    }
    return replace(case, records=records)


def sayings_by_passes(withdrawal: Withdrawal) -> Mapping[Iri, Tier]:
    """Return the tiers of all sayings: chain by chain, then over all claims until all is still."""
    case = withdrawal.content
    followed = going_on(withdrawal)
    fixed: dict[Iri, Tier] = {}
    leaning: dict[Iri, Tier] = {}
    for claim in case.claims:
        for saying in case.outermost(claim) or case.attestations_of.get(claim, ()):
            tier = tier_by_chains(followed, saying, withdrawal.is_touched)
            if tier is None and withdrawal._is_about(case.claims[claim]):
                tier = Tier.META
            (leaning if tier is None else fixed)[saying.iri] = tier or Tier.REMAINS
    while True:
        tiers: dict[Iri, Tier] = {}
        for iri, tier in (fixed | leaning).items():
            claim = case.attestations[iri].claim
            tiers[claim] = min(tier, tiers.get(claim, tier), key=BEST_FIRST.index)
        sunk = {iri: withdrawal._leant(case.attestations[iri].claim, tiers) for iri in leaning}
        if sunk == leaning:
            return fixed | leaning
        leaning = sunk
