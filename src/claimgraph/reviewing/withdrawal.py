"""Taking what accepted proposals brought out of a case again."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace

from claimgraph.errors import DataError
from claimgraph.model.claim import Attestation, Claim
from claimgraph.model.content import Content
from claimgraph.model.entity import Entity
from claimgraph.model.iri import Iri, Namespaces
from claimgraph.model.judgement import (
    EDITED,
    Judgement,
    Verdict,
    is_proposal,
    proposal_of,
    standing,
)
from claimgraph.model.merging import without_rows
from claimgraph.reviewing.docket import Docket, stem_of, stem_of_row
from claimgraph.reviewing.lone_hops import renamed, with_lone_hops_released


def withdrawn(docket: Docket, undone: Collection[Judgement]) -> Content:
    """Return the content of a case without what acceptances brought into it.

    A saying that another acceptance in force rests on too stays, as that one's. An entity
    goes where an acceptance made it, nothing else names it, and nobody has described it
    further. Judgements are as they were.

    Args:
        docket: The case.
        undone: The acceptances; what else is among them brought nothing.
    """
    content = docket.content
    accepted = [j for j in undone if j.verdict is Verdict.ACCEPT]
    if not accepted:
        return content
    stems = {stem_of(proposal_of(j)) for j in accepted}
    heirs = _Heirs(docket, {j.iri for j in accepted})
    going: set[str] = set()
    inherited: dict[Iri, str] = {}
    for attestation in content.attestations.values():
        if stem_of_row(attestation.handle) in stems:
            heir = heirs.of(attestation)
            if heir:
                inherited[attestation.iri] = heir
            else:
                going.add(attestation.handle)
    left = without_rows(renamed(content, inherited), going)
    left = with_lone_hops_released(left, stems)
    made = {target for j in accepted for target in j.targets}
    return _without_entities(content, left, made)


class _Heirs:
    """The acceptances in force that made no row of their own, since another said the same."""

    def __init__(self, docket: Docket, undone: Collection[Iri]) -> None:
        self._docket = docket
        rows = set(map(stem_of_row, docket.content.handles))
        self._waiting: list[Judgement] = []
        for judgement in standing(docket.content.judgements):
            proposal = proposal_of(judgement)
            is_other = judgement.verdict is Verdict.ACCEPT and judgement.iri not in undone
            if is_other and proposal and stem_of(proposal) not in rows:
                self._waiting.append(judgement)

    def of(self, attestation: Attestation) -> str:
        """Return the row id under which an attestation stays, or "" where it may go."""
        for judgement in self._waiting:
            if attestation.claim in judgement.targets and self._may_be(judgement, attestation):
                self._waiting.remove(judgement)
                return stem_of(proposal_of(judgement))
        return ""

    def _may_be(self, judgement: Judgement, attestation: Attestation) -> bool:
        """Return whether an acceptance may rest on a saying; in doubt it does."""
        known = self._docket.by_id.get(proposal_of(judgement).rpartition("/")[2])
        passage = attestation.citation
        if not known or judgement.value == EDITED or passage is None:
            return True
        is_there = passage.start is None or (passage.start, passage.end) == known[0].anchor
        return passage.source == known[0].source and is_there


# --- entities -----------------------------------------------------------------------------------


def _without_entities(before: Content, left: Content, made: Collection[Iri]) -> Content:
    """Take out the entities that acceptances made and that nothing names any more."""
    claims = (c for iri, c in before.claims.items() if iri not in left.claims)
    said = (a for iri, a in before.attestations.items() if iri not in left.attestations)
    touched = {*made, *_named_in(claims, said)}
    ever_made = {
        target for j in before.judgements if proposal_of(j) for target in j.targets
    } & left.entities.keys()
    candidates = {iri for iri in touched & ever_made if _is_plain(left.entities[iri])}
    if not candidates:
        return left
    going = candidates - set(_named(left))
    entities = {iri: entity for iri, entity in left.entities.items() if iri not in going}
    return replace(left, entities=entities)


def _is_plain(entity: Entity) -> bool:
    """Return whether an entity is as an acceptance makes it: a class and a name."""
    more = (entity.unknown, entity.protected, entity.note, entity.see_also)
    return len(entity.names) == 1 and len(entity.types) == 1 and not any(more)


def _named(content: Content) -> Iterator[Iri]:
    """Yield everything that a case names, but for what decisions on proposals are about."""
    yield from _named_in(content.claims.values(), content.attestations.values())
    for entity in content.entities.values():
        yield from (name.source for name in entity.names)
    for source in content.sources.values():
        yield from (source.iri, source.publisher, *source.authors, source.graded_by)
    for judgement in content.judgements:
        yield judgement.by
        if not any(map(is_proposal, judgement.targets)):
            yield from judgement.targets


def _named_in(claims: Iterable[Claim], said: Iterable[Attestation]) -> Iterator[Iri]:
    for claim in claims:
        yield from claim.named
    for attestation in said:
        yield from (attestation.source, *attestation.agents)
        yield from (passage.source for passage in attestation.passages)


# --- what would be left hanging ------------------------------------------------------------------


def refuse_dangling(before: Content, after: Content, namespaces: Namespaces) -> None:
    """Refuse to take out a claim that another one speaks of.

    Raises:
        DataError: a claim that stays speaks of one that goes.
    """
    gone = before.claims.keys() - after.claims.keys()
    for claim in after.claims.values() if gone else ():
        spoken_of = gone & {*claim.named, *claim.depends_on}
        if spoken_of:
            short = namespaces.shorten(min(spoken_of))
            raise DataError(
                f"{namespaces.shorten(claim.iri)} speaks of {short}, which would go",
                mend="Take the claim that speaks of it out first.",
            )
