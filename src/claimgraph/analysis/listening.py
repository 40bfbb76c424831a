"""Whom a view listens to: which sayings count by their source, their date and their grade."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from datetime import date

from claimgraph.analysis.withdrawal import Fates
from claimgraph.graph.namespaces import CG
from claimgraph.model.claim import Attestation
from claimgraph.model.content import Content
from claimgraph.model.edtf import EdtfDate
from claimgraph.model.iri import Iri
from claimgraph.model.view import Certainty, View
from claimgraph.model.vocabulary import Vocabulary

Criterion = tuple[str, Callable[[Content], frozenset[Iri]], str]
"""A criterion's name, what gives the attestations that it keeps, and why others are not kept."""


def criteria(view: View, vocabulary: Vocabulary, plain: frozenset[Iri]) -> Iterator[Criterion]:
    """Yield those criteria of a view that decide over sayings.

    Args:
        view: The policy.
        vocabulary: The core's and the case's terms.
        plain: The claims that tell when documents were published.
    """
    if view.known_by is not None:
        by, dates = view.known_by, view.dates
        published = vocabulary.descendants(CG + "publishedOn")

        def known(content: Content) -> frozenset[Iri]:
            return known_by(content, by, dates, _publications(content, published, plain))

        yield "known-by", known, f"not {dates} said or published by then"
    if view.only:
        only = frozenset(view.only)

        def theirs(content: Content) -> frozenset[Iri]:
            said = content.attestations.values()
            return with_origins(content, (a.iri for a in said if _speaks(a, only)))

        yield "only", theirs, "nobody else is listened to"
    if view.min_reliability is not None:
        worst = view.min_reliability

        def reliable(content: Content) -> frozenset[Iri]:
            graded = ((s.iri, s.reliability) for s in content.sources.values())
            good = {iri for iri, grade in graded if grade is not None and grade <= worst}
            said = content.attestations.values()
            return with_origins(content, (a.iri for a in said if a.source in good))

        yield "min-reliability", reliable, "no document with such a grade has it"


def _speaks(attestation: Attestation, whom: frozenset[Iri]) -> bool:
    return attestation.source in whom or not whom.isdisjoint(attestation.agents)


def with_origins(content: Content, starts: Iterable[Iri]) -> frozenset[Iri]:
    """Return attestations and all that they were taken from."""
    attestations = content.attestations
    return _reached(starts, lambda iri: attestations[iri].taken_from, attestations)


def _reached(
    starts: Iterable[Iri], further: Callable[[Iri], Iterable[Iri]], known: Collection[Iri]
) -> frozenset[Iri]:
    queue = list(starts)
    seen = set(queue)
    while queue:
        for iri in further(queue.pop()):
            if iri not in seen and iri in known:
                seen.add(iri)
                queue.append(iri)
    return frozenset(seen)


def untouched(content: Content, fates: Fates) -> frozenset[Iri]:
    """Return the attestations on the chains that a withdrawal leaves.

    Those are chains from the documents at hand, with no touched hop on them.
    """
    said = content.attestations
    outermost = (
        saying.iri
        for claim, sayings in content.attestations_of.items()
        for saying in content.outermost(claim) or sayings
        if fates.leave(saying.iri)
    )
    left = frozenset(filter(fates.leave, said))
    return _reached(outermost, lambda iri: said[iri].taken_from, left)


# --- dates ------------------------------------------------------------------------------------


def known_by(
    content: Content, by: EdtfDate, dates: Certainty, published: Mapping[Iri, EdtfDate]
) -> frozenset[Iri]:
    """Return the attestations that were made by a date.

    What somebody passed on by then was said by then; what was taken from something
    later was not.

    Args:
        content: Holds the attestations.
        by: The date, to the end of it.
        dates: Whether what may have been made later is left out.
        published: Document to the date of its publication.
    """
    last = by.latest
    if last is None:
        return frozenset(content.attestations)
    own = {a.iri: _made(a, published) for a in content.attestations.values()}
    early = (iri for iri, made in own.items() if _ends_by(made, last))
    certainly = with_origins(content, early)
    if dates is Certainty.CERTAINLY:
        return certainly
    relayed = content.relayed_by
    late = _reached(
        (iri for iri, made in own.items() if made and made.earliest and made.earliest > last),
        lambda iri: (a.iri for a in relayed.get(iri, ())),
        content.attestations,
    )
    return frozenset(content.attestations) - (late - certainly)


def _ends_by(made: EdtfDate | None, last: date) -> bool:
    return made is not None and made.latest is not None and made.latest <= last


def _made(attestation: Attestation, published: Mapping[Iri, EdtfDate]) -> EdtfDate | None:
    for said in (attestation.said_on, attestation.inferred_date):
        if said is not None and said.earliest is not None:
            return said
    return published.get(attestation.source) or attestation.said_on


def _publications(
    content: Content, relations: frozenset[Iri], plain: frozenset[Iri]
) -> dict[Iri, EdtfDate]:
    """Return document to when it was published: by its record, else by claims that count."""
    found: dict[Iri, EdtfDate] = {}
    for iri in sorted(plain):
        claim = content.claims.get(iri)
        if claim is None or claim.predicate not in relations:
            continue
        stated = claim.object if isinstance(claim.object, EdtfDate) else None
        readings = (a.inferred_date for a in content.attestations_of.get(iri, ()))
        dated = [d for d in (stated, *readings) if d is not None and d.earliest is not None]
        if dated:
            found.setdefault(claim.subject, dated[0])
    found.update({s.iri: s.published for s in content.sources.values() if s.published})
    return found
