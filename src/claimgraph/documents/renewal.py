"""Attestations whose citations change, and so their ids, and those that were taken from them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from claimgraph.model.claim import Attestation
from claimgraph.model.iri import Iri, Namespaces
from claimgraph.model.source import Citation


def renewed(
    attestations: Iterable[Attestation],
    change: Callable[[Citation, Attestation], Citation],
    namespaces: Namespaces,
) -> Mapping[Iri, Attestation]:
    """Return attestations by their old IRI with their citations changed and their ids anew.

    They are renewed from the origins outwards: an id covers what it was taken from. What
    is taken from itself, through others, stays as it is.

    Args:
        attestations: The attestations; all that are taken from each other.
        change: From a citation, and the attestation that it stands in, to the new one.
        namespaces: The case's.
    """
    waiting = {a.iri: a for a in attestations}
    users: dict[Iri, list[Iri]] = {}
    missing = dict.fromkeys(waiting, 0)
    for attestation in waiting.values():
        for origin in attestation.taken_from:
            if origin in waiting:
                users.setdefault(origin, []).append(attestation.iri)
                missing[attestation.iri] += 1
    done: dict[Iri, Attestation] = {}
    ready = [iri for iri, count in missing.items() if not count]
    while ready:
        iri = ready.pop()
        done[iri] = _renewed(waiting[iri], done, change, namespaces)
        for user in users.get(iri, ()):
            missing[user] -= 1
            if not missing[user]:
                ready.append(user)
    return {**waiting, **done}


def _renewed(
    old: Attestation,
    done: Mapping[Iri, Attestation],
    change: Callable[[Citation, Attestation], Citation],
    namespaces: Namespaces,
) -> Attestation:
    new = replace(
        old,
        citation=change(old.citation, old) if old.citation else None,
        context=_by_position(change(citation, old) for citation in old.context),
        cues=_by_position(change(citation, old) for citation in old.cues),
        taken_from=tuple(sorted(done[i].iri if i in done else i for i in old.taken_from)),
    )
    return old if new == old else new.identified(namespaces)


def _by_position(citations: Iterable[Citation]) -> tuple[Citation, ...]:
    unique = {citation.iri: citation for citation in citations}
    return tuple(sorted(unique.values(), key=lambda c: (c.start or 0, c.end or 0, c.iri)))
