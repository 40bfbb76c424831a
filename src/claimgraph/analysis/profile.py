"""Everything about one entity, sorted for a reader."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from claimgraph.model.claim import Claim
from claimgraph.model.content import Content
from claimgraph.model.entity import Entity
from claimgraph.model.iri import Iri
from claimgraph.model.judgement import Judgement, proposal_of, standing
from claimgraph.model.source import Source

ByRelation = Mapping[Iri, tuple[Claim, ...]]


@dataclass(frozen=True, slots=True)
class Profile:
    """What a part of a case says about one entity.

    Attributes:
        entity: The entity.
        source: Its bibliographic record, where it is a registered document.
        facts: Claims about it whose object is a value, by relation.
        outgoing: Claims about it whose object is a thing, by relation.
        incoming: Claims in which it is the object, by relation.
        mentioned: Claims that name it as a place or in a qualifier, sorted.
        judgements: Decisions about it that are in force, oldest first.
    """

    entity: Entity
    source: Source | None
    facts: ByRelation
    outgoing: ByRelation
    incoming: ByRelation
    mentioned: tuple[Claim, ...]
    judgements: tuple[Judgement, ...]


def profile(content: Content, iri: Iri) -> Profile:
    """Return the profile of the entity `iri` in `content`.

    Raises:
        KeyError: `content` does not hold it.
    """
    claims = content.claims.values()
    about = [c for c in claims if c.subject == iri]
    return Profile(
        entity=content.entities[iri],
        source=content.sources.get(iri),
        facts=_by_relation(c for c in about if not isinstance(c.object, str)),
        outgoing=_by_relation(c for c in about if isinstance(c.object, str)),
        incoming=_by_relation(c for c in claims if c.object == iri),
        mentioned=tuple(c for c in claims if _is_mentioned(iri, c)),
        judgements=tuple(j for j in standing(content.judgements) if _is_about(j, iri)),
    )


def _is_about(judgement: Judgement, iri: Iri) -> bool:
    """Return whether a decision is about a thing; one on a proposal only made it known."""
    return iri in judgement.targets and not proposal_of(judgement)


def _is_mentioned(iri: Iri, claim: Claim) -> bool:
    if iri in (claim.subject, claim.object):
        return False
    return claim.where == iri or any(other == iri for _, other in claim.qualifiers)


def _by_relation(claims: Iterable[Claim]) -> ByRelation:
    groups: dict[Iri, list[Claim]] = defaultdict(list)
    for claim in claims:
        groups[claim.predicate].append(claim)
    return {relation: tuple(group) for relation, group in sorted(groups.items())}
