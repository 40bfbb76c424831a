"""Which proposals wait, the most valuable first, and what makes them so."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from claimgraph.analysis.names import folded
from claimgraph.graph.namespaces import CG
from claimgraph.model.claim import Claim, Literal, Stance, Value
from claimgraph.model.iri import Iri
from claimgraph.model.judgement import rejected_claims
from claimgraph.model.proposal import (
    Party,
    Polarity,
    Proposal,
    ProposedDate,
    ProposedObject,
    ProposedQuantity,
    ProposedText,
)
from claimgraph.reviewing.docket import Docket

CONNECTS = "joins two things of the case"
TOUCHES = "is about a thing of the case"
CORROBORATES = "says once more what the case holds"
CONTRADICTS = "speaks against what the case holds"
CORE = "a relation of the core"
SCORE = "score"

_POINTS = {CONNECTS: 0.4, TOUCHES: 0.15, CORROBORATES: 0.3, CONTRADICTS: 0.5, CORE: 0.05}


@dataclass(frozen=True, slots=True)
class Item:
    """A proposal that waits.

    Attributes:
        proposal: The proposal.
        worth: The sum of the points.
        points: What makes it worth looking at, and how much; the extractor's score first.
    """

    proposal: Proposal
    worth: float
    points: tuple[tuple[str, float], ...]


@dataclass(frozen=True, slots=True)
class Filter:
    """Which proposals are wanted; what is None or "" does not matter.

    Attributes:
        source: The document, an IRI.
        extractor: Id of the extractor.
        rule: Id of the rule, or digest of the prompt.
        least: The least score.
        relation: The relation, or one above it; an IRI.
        about: A name, or a part of one, that a thing in it goes by.
        entity: An entity that a thing in it is.
        without: Ids of proposals that are not wanted.
    """

    source: Iri = ""
    extractor: str = ""
    rule: str = ""
    least: float | None = None
    relation: Iri = ""
    about: str = ""
    entity: Iri = ""
    without: frozenset[str] = frozenset()

    def admits(self, made: Iterable[Proposal], docket: Docket) -> bool:
        """Return whether a proposal is wanted that several extractors may have made."""
        return any(self._admits(proposal, docket) for proposal in made)

    def _admits(self, proposal: Proposal, docket: Docket) -> bool:
        origin = proposal.origin
        return (
            proposal.id not in self.without
            and self.source in ("", proposal.source)
            and self.extractor in ("", origin.extractor)
            and self.rule in ("", origin.rule)
            and (self.least is None or proposal.score >= self.least)
            and (not self.relation or docket.vocabulary.is_a([proposal.predicate], [self.relation]))
            and self._is_about(proposal)
        )

    def _is_about(self, proposal: Proposal) -> bool:
        if not self.about and not self.entity:
            return True
        wanted = folded(self.about)
        return any(
            (self.entity and party.entity == self.entity)
            or (wanted and wanted in folded(party.name))
            for party in parties(proposal)
        )


def parties(proposal: Proposal) -> list[Party]:
    """Return the things that a proposal speaks of, and whoever says it."""
    ends = [proposal.subject, proposal.object, proposal.where]
    found = [end for end in ends if isinstance(end, Party)]
    found += [party for _, party in proposal.qualifiers]
    for hop in proposal.chain:
        found += [*hop.agents, *([hop.via] if hop.via else [])]
    return found


def queue(docket: Docket, wanted: Filter = Filter()) -> tuple[Item, ...]:
    """Return the proposals that wait, the most valuable first.

    A detail follows the proposal whose passage holds its own, where both wait.
    """
    known = _Known(docket)
    items = {
        p.id: known.item(p) for p in docket.waiting if wanted.admits(docket.by_id[p.id], docket)
    }
    below: dict[str, list[Item]] = defaultdict(list)
    for item in sorted(items.values(), key=lambda i: (-i.worth, i.proposal.id)):
        parent = item.proposal.detail_of
        below[parent if parent in items and parent != item.proposal.id else ""].append(item)
    ordered: dict[str, Item] = {}
    stack = below[""][::-1]
    while stack:
        item = stack.pop()
        ordered.setdefault(item.proposal.id, item)
        stack += below.pop(item.proposal.id, [])[::-1]
    # What is a detail of its own detail stands at the end.
    return tuple({**ordered, **items}.values())


def item_of(docket: Docket, proposal: Proposal) -> Item:
    """Return a proposal, waiting or decided, with what it is worth."""
    return _Known(docket).item(proposal)


class _Known:
    """What the case holds, to see what a proposal adds to it."""

    def __init__(self, docket: Docket) -> None:
        self._docket = docket
        self._vocabulary = docket.vocabulary

    @cached_property
    def _bearers(self) -> dict[str, set[Iri]]:
        found: dict[str, set[Iri]] = defaultdict(set)
        for entity in self._docket.content.entities.values():
            for name in entity.names:
                found[folded(name.text)].add(entity.iri)
        return found

    @cached_property
    def _edges(self) -> dict[tuple[Iri, Iri], list[Claim]]:
        """Subject and relation to the claims that count."""
        content = self._docket.content
        rejected = rejected_claims(content.judgements)
        found: dict[tuple[Iri, Iri], list[Claim]] = defaultdict(list)
        for claim in content.claims.values():
            if claim.iri not in rejected:
                found[claim.subject, claim.predicate].append(claim)
        return found

    def item(self, proposal: Proposal) -> Item:
        """Return a proposal with what it is worth."""
        reasons = [*self._ends(proposal), *self._beside(proposal)]
        reasons += [CORE] if proposal.predicate.startswith(CG) else []
        points = ((SCORE, proposal.score), *((r, _POINTS[r]) for r in reasons))
        return Item(proposal, round(sum(value for _, value in points), 6), points)

    def _entity(self, party: Party) -> Iri:
        if party.entity:
            return party.entity
        bearers = self._bearers.get(folded(party.name), set())
        return next(iter(bearers)) if len(bearers) == 1 else ""

    def _ends(self, proposal: Proposal) -> list[str]:
        ends = [end for end in (proposal.subject, proposal.object) if isinstance(end, Party)]
        known = {iri for end in ends if (iri := self._entity(end))}
        return [CONNECTS] if len(known) == 2 else [TOUCHES] if known else []

    def _beside(self, proposal: Proposal) -> list[str]:
        """Return whether the case holds the same, or the contrary."""
        subject = self._entity(proposal.subject)
        claims = self._edges.get((subject, proposal.predicate), []) if subject else []
        value = self._value(proposal.object)
        same = [claim for claim in claims if claim.object == value]
        if same:
            is_denied = proposal.polarity is Polarity.DENIED
            against = any(self._is_denied(claim) is not is_denied for claim in same)
            return [CONTRADICTS if against else CORROBORATES]
        is_one = self._vocabulary.single_valued(proposal.predicate) is not None
        is_other = is_one and any(_overlap(claim, proposal) for claim in claims)
        return [CONTRADICTS] if is_other and proposal.polarity is Polarity.ASSERTED else []

    def _is_denied(self, claim: Claim) -> bool:
        origins = self._docket.content.origins(claim.iri)
        return bool(origins) and all(a.stance is Stance.DENIES for a in origins)

    def _value(self, proposed: ProposedObject) -> Value | None:
        match proposed:
            case Party():
                return self._entity(proposed) or None
            case ProposedText(text):
                return Literal(" ".join(text.split()))
            case ProposedQuantity(quantity):
                return quantity
            case ProposedDate(stated):
                return stated


def _overlap(claim: Claim, proposal: Proposal) -> bool:
    """Return whether two claims may be about the same time; in doubt they are."""
    return claim.when is None or proposal.when is None or claim.when == proposal.when.stated
