"""Own accounts: what a document says of where it has something from, when others quote it.

Where somebody says that a document says so, a chain ends there. But the document may be
at hand, and may tell by itself from whom it has the same. Then the chain goes on there.

A document tells it with the sayings that were read from it, which have an attribution
status. It has to tell clearly: where it also says the same in its own voice, or leaves
open whose words they are, it may have it from nobody.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from claimgraph.analysis.lineage.ends import ends, nearer
from claimgraph.analysis.lineage.voices import NOT_AFFIRMING, is_clear
from claimgraph.model.claim import Attestation
from claimgraph.model.content import Content
from claimgraph.model.iri import Iri

Accounts = Mapping[Iri, tuple[Iri, ...]]
"""Origin to the sayings with which its document tells from whom it has the same."""


def accounts(content: Content) -> Accounts:
    """Return the origins whose chains go on in the own account of the document they speak in.

    An origin speaks in a document, or as one where none is named. An account counts
    that is on the same side as it: who denies has a denial from somebody.
    """
    quoted: dict[tuple[Iri, Iri], list[Attestation]] = defaultdict(list)
    for origin in content.attestations.values():
        if not origin.taken_from and origin.status is None and (place := _place(origin)):
            quoted[place, origin.claim].append(origin)
    told: dict[tuple[Iri, Iri], list[Attestation]] = defaultdict(list)
    for saying in content.attestations.values():
        if saying.status is not None and (saying.source, saying.claim) in quoted:
            told[saying.source, saying.claim].append(saying)
    clear = {
        key: sayings
        for key, sayings in told.items()
        if all(saying.taken_from and is_clear(content, saying) for saying in sayings)
    }
    sides = _by_side(content, (saying for sayings in clear.values() for saying in sayings))
    found: dict[Iri, tuple[Iri, ...]] = {}
    for key, sayings in clear.items():
        for affirms, side in sides.items():
            own = tuple(saying.iri for saying in sayings if saying.iri in side)
            origins = (o for o in quoted[key] if _affirms(o) is affirms)
            found.update(dict.fromkeys((o.iri for o in origins if own), own))
    return found


def _place(origin: Attestation) -> Iri:
    """Return the document in which an origin speaks, or as which it speaks; else nothing."""
    if origin.source or len(origin.agents) != 1:
        return origin.source
    return origin.agents[0]


def _affirms(origin: Attestation) -> bool:
    return origin.stance not in NOT_AFFIRMING


def _by_side(content: Content, sayings: Iterable[Attestation]) -> dict[bool, set[Iri]]:
    """Return which of `sayings` lead to somebody who affirms, and which to one who does not."""
    sides: dict[bool, set[Iri]] = {True: set(), False: set()}
    starts = list(sayings)
    leads = ends(nearer(content, starts))
    for saying in starts:
        for end in leads[saying.iri]:
            sides[_affirms(content.attestations[end])].add(saying.iri)
    return sides
