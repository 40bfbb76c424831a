"""Where sayings lead: the origins that each was taken from in the end.

This goes by reachability, once over all attestations, and never from chain to
chain: of those there can be exponentially many.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping

from claimgraph.analysis.lineage.loops import components
from claimgraph.model.claim import Attestation
from claimgraph.model.content import Content
from claimgraph.model.iri import Iri

Ends = frozenset[Iri]
"""Attestations at which the chains of a saying end."""


def nearer(
    content: Content, starts: Iterable[Attestation] | None = None
) -> dict[Iri, tuple[Iri, ...]]:
    """Return attestation to what it was taken from, as far as that is known.

    Args:
        content: Holds the attestations.
        starts: Look only at these and at what they were taken from, directly or over
            others; all where None.
    """
    known = content.attestations
    if starts is None:
        return {
            iri: tuple(t for t in a.taken_from if t in known) if a.taken_from else ()
            for iri, a in known.items()
        }
    found: dict[Iri, tuple[Iri, ...]] = {}
    queue = [start.iri for start in starts]
    while queue:
        iri = queue.pop()
        if iri not in found:
            found[iri] = tuple(t for t in known[iri].taken_from if t in known)
            queue.extend(found[iri])
    return found


def ends(links: Mapping[Iri, tuple[Iri, ...]]) -> dict[Iri, Ends]:
    """Return attestation to the attestations at which its chains end.

    An origin ends in itself. A loop out of which no chain leads ends in all its
    members.

    Args:
        links: As :func:`nearer` returns them.
    """
    found: dict[Iri, Ends] = {}
    tangled: dict[Iri, None] = {}
    for start in links:
        _follow(links, start, found, tangled)
    if tangled:
        _add_tangled(links, tangled, found)
    return found


def _follow(
    links: Mapping[Iri, tuple[Iri, ...]],
    start: Iri,
    found: dict[Iri, Ends],
    tangled: dict[Iri, None],
) -> None:
    """Follow a chain that does not branch, as most do not; where it does it is tangled."""
    path: dict[Iri, None] = {}
    at = start
    while at not in found:
        taken = links[at]
        if not taken:
            found[at] = frozenset((at,))
        elif len(taken) > 1 or at in path or at in tangled:
            path[at] = None
            tangled.update(path)
            return
        else:
            path[at] = None
            at = taken[0]
    leads = found[at]
    for iri in path:
        found[iri] = leads


def _add_tangled(
    links: Mapping[Iri, tuple[Iri, ...]], tangled: Iterable[Iri], found: dict[Iri, Ends]
) -> None:
    """Add what has several chains, the innermost first; and at last what goes in circles."""
    waiting: dict[Iri, int] = {}
    further: dict[Iri, list[Iri]] = defaultdict(list)
    for iri in tangled:
        inner = [taken for taken in links[iri] if taken not in found]
        waiting[iri] = len(inner)
        for taken in inner:
            further[taken].append(iri)
    ready = [iri for iri, number in waiting.items() if not number]
    while ready:
        iri = ready.pop()
        found[iri] = _joined(found[taken] for taken in links[iri])
        for outer in further.get(iri, ()):
            waiting[outer] -= 1
            if not waiting[outer]:
                ready.append(outer)
    if any(waiting.values()):
        _add_loops(links, found)


def _joined(parts: Iterable[Ends]) -> Ends:
    """Return the union; the one part itself where there is no more, which saves its copy."""
    first, *rest = parts
    return first.union(*rest) if rest else first


def _add_loops(links: Mapping[Iri, tuple[Iri, ...]], found: dict[Iri, Ends]) -> None:
    """Add what goes in circles, or was taken from what does; inner loops come first."""
    for loop in components(links, [iri for iri in links if iri not in found]):
        members = frozenset(loop)
        outside = [found[t] for iri in loop for t in links[iri] if t not in members]
        joined = _joined(outside) if outside else members
        for iri in loop:
            found[iri] = joined


def users(
    content: Content,
    starts: Iterable[Iri],
    barred: Collection[Iri] = frozenset(),
    further: Mapping[Iri, Iterable[Iri]] | None = None,
) -> frozenset[Iri]:
    """Return `starts` and all that was taken from them, directly or over others.

    Args:
        content: Holds the attestations.
        starts: Where to begin.
        barred: Do not go there.
        further: Attestation to more that count as taken from it.
    """
    found = set(starts)
    queue = list(found)
    while queue:
        iri = queue.pop()
        more = further.get(iri, ()) if further else ()
        for user in (*(a.iri for a in content.relayed_by.get(iri, ())), *more):
            if user not in found and user not in barred:
                found.add(user)
                queue.append(user)
    return frozenset(found)
