"""Sayings without a row id that stood for themselves before an accepted row was taken from them.

A saying without an id goes with the rows that lead to it: where they go, it goes. One that
stood alone would so be lost with the acceptance that joined it. It is given an id as long as
that acceptance holds, and so stands on its own.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace

from claimgraph.model.claim import Attestation
from claimgraph.model.content import Content, Record
from claimgraph.model.iri import Iri
from claimgraph.reviewing.docket import stem_of_row

_LONE = "-0"
"""Ends the id, which begins as that of the row."""


def renamed(content: Content, handles: Mapping[Iri, str]) -> Content:
    """Return a content with other row ids for some attestations."""

    def named(record: Record) -> Record:
        attestations = (
            replace(a, handle=handles[a.iri]) if a.iri in handles else a
            for a in record.attestations
        )
        return replace(record, attestations=tuple(attestations))

    if not handles:
        return content
    return replace(content, records={s: named(r) for s, r in content.records.items()})


def with_lone_hops_named(new: Content, known: Content) -> Content:
    """Return what a case takes in, with ids for what stood alone in it and is joined now.

    Args:
        new: What the case takes in.
        known: The case.
    """
    there = known.attestations
    taken = {origin for a in there.values() for origin in a.taken_from}
    alone = {iri for iri, a in there.items() if not a.handle and iri not in taken}
    handles: dict[Iri, str] = {}
    for row in new.attestations.values():
        if row.handle and row.iri not in there:
            for hop in _hops(row, new):
                if hop.iri in alone:
                    handles.setdefault(hop.iri, row.handle + _LONE)
    return renamed(new, handles)


def with_lone_hops_released(left: Content, stems: Collection[str]) -> Content:
    """Return what is left of a case, with what stood alone as it was before.

    What another accepted row is taken from too keeps an id: by that one.

    Args:
        left: The case without the rows of acceptances.
        stems: How the ids of those began.
    """
    named = {
        a.iri
        for a in left.attestations.values()
        if a.handle.endswith(_LONE) and stem_of_row(a.handle.removesuffix(_LONE)) in stems
    }
    if not named:
        return left
    handles = dict.fromkeys(named, "")
    for row in left.attestations.values():
        if stem_of_row(row.handle):
            for hop in _hops(row, left):
                if hop.iri in named:
                    handles[hop.iri] = row.handle + _LONE
    return renamed(left, handles)


def _hops(row: Attestation, content: Content) -> Iterator[Attestation]:
    """Yield what a row is taken from, up to whatever has a row id of its own."""
    waiting, seen = list(row.taken_from), {row.iri}
    while waiting:
        hop = content.attestations.get(waiting.pop())
        if hop is not None and hop.iri not in seen:
            seen.add(hop.iri)
            yield hop
            waiting += () if hop.handle else hop.taken_from
