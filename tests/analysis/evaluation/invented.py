"""An invented text with gold made by hand, and what a perfect reader finds in it."""

from __future__ import annotations

import copy
import hashlib
import json
from functools import cache
from typing import Any

from claimgraph import resources
from claimgraph.analysis.evaluation import (
    Found,
    FoundEntity,
    FoundMention,
    FoundSaying,
    Gold,
    compared,
    read_gold,
)
from claimgraph.analysis.evaluation.gold import GoldClaim, GoldEntity
from claimgraph.documents.pieces import pieces
from claimgraph.documents.text import Document
from claimgraph.graph import turtle
from claimgraph.graph.namespaces import CG
from claimgraph.graph.vocabulary import read_vocabulary
from claimgraph.model.claim import Stance
from claimgraph.model.edtf import EdtfDate
from claimgraph.model.proposal import (
    Origin,
    Party,
    Proposal,
    ProposedDate,
    ProposedHop,
    ProposedObject,
    ProposedQuantity,
    ProposedText,
    Span,
)
from claimgraph.model.quantity import Bound, Quantity
from claimgraph.model.source import text_digest
from claimgraph.model.vocabulary import Vocabulary

TEXT = (
    "Ada Quill, a clerk of the Tea Board, said the board runs at least three kettles. "
    "She denied that it had sold the Old Samovar to Brim Brothers in May 2019. "
    "The Dripping Post had it from a porter that the kettles are cold. "
    "The board was set up in 1911."
)
DOCUMENT = Document("tea.txt", hashlib.sha256(TEXT.encode()).hexdigest(), TEXT, text_digest(TEXT))


def span(quote: str, nth: int = 0) -> Span:
    """Return where the words of a quote stand for the n-th time."""
    start = -1
    for _ in range(nth + 1):
        start = TEXT.index(quote, start + 1)
    return start, start + len(quote)


def at(quote: str, nth: int = 0, **more: Any) -> dict[str, Any]:
    start, end = span(quote, nth)
    return {"start": start, "end": end, "quote": quote, **more}


def entity(id: str, type: str, label: str, *mentions: dict[str, Any], **more: Any) -> Any:
    return {"id": id, "type": type, "label": label, "mentions": list(mentions), **more}


def chain(*agents: str, status: str = "explicit") -> dict[str, Any]:
    hops = [{"agent": agent, "via": None, "act": "said"} for agent in (*agents, "tea-self")]
    return {"status": status, "chain": hops, "cues": []}


GOLD: dict[str, Any] = {
    "document": {"id": "tea", "doc_date": "2020-05-14"},
    "entities": [
        entity("tea-self", "Document", "the story"),
        entity(
            "quill", "Person", "Ada Quill",
            at("Ada Quill", kind="name"),
            at("a clerk of the Tea Board", kind="nominal"),
            at("She", kind="pronoun"),
        ),
        entity(
            "board", "Organization", "Tea Board",
            at("Tea Board", kind="name"),
            at("the board", kind="nominal"),
            at("it", kind="pronoun"),
            at("The board", kind="nominal"),
        ),
        entity(
            "kettles", "Group", "The board's kettles",
            at("at least three kettles", kind="nominal"), at("the kettles", kind="nominal"),
        ),
        entity("samovar", "Facility", "Old Samovar", at("Old Samovar", kind="name")),
        entity("brim", "Organization", "Brim Brothers", at("Brim Brothers", kind="name")),
        entity("post", "Organization", "Dripping Post", at("Dripping Post", kind="name")),
        entity("porter", "Person", "A porter", at("a porter", kind="nominal"),
               identity_unknown=True),
        entity("unspoken", "Person", "somebody whom the text does not name"),
    ],
    "claims": [
        at("the board runs at least three kettles", id="c1", subject="board",
           predicate="operates", object="kettles", modality="claimed",
           attribution=chain("quill")),
        at("at least three kettles", id="c2", subject="kettles", predicate="hasCount",
           value={"kind": "number", "number": 3, "bound": "at-least", "unit": "kettles"},
           attribution=chain("quill"), core=False),
        at("it had sold the Old Samovar to Brim Brothers in May 2019", id="c3",
           subject="samovar", predicate="transferredTo", object="brim", polarity="denied",
           modality="claimed", time="2019-05", attribution=chain("quill")),
        at("the kettles are cold", id="c4", subject="kettles", predicate="describedAs",
           value={"kind": "text", "text": "cold"}, modality="allegation",
           attribution=chain("porter", "post")),
        at("The board was set up in 1911", id="c5", subject="board", predicate="startedOn",
           value={"kind": "date", "edtf": "1911"}, time="1911",
           attribution=chain(status="silent")),
    ],
}  # fmt: skip


def read(gold: Any = None) -> Gold:
    """Return gold of the invented text, read."""
    return read_gold(json.dumps(GOLD if gold is None else gold), "tea.gold.json", DOCUMENT)


def changed(section: str, number: int, **fields: Any) -> dict[str, Any]:
    """Return the gold with some fields of an entity or a claim changed."""
    gold = copy.deepcopy(GOLD)
    gold[section][number] |= fields
    return gold


@cache
def core() -> Vocabulary:
    file = resources.ontology_folder() / "claimgraph.ttl"
    return read_vocabulary(turtle.parse(file.read_bytes(), file.name, blank_nodes=True))


# --- a reader that finds just what the gold has ----------------------------------------------

_TYPES = {"Organization": "Organisation"}


def perfect(gold: Gold) -> Found:
    """Return what a reader finds that reads as the annotator did."""
    entities = gold.entities or ()
    claims = gold.claims or ()
    by_place = {(claim.start, claim.end): claim for claim in claims}
    by_id = {each.id: each for each in entities}

    def said(start: int, end: int) -> FoundSaying:
        claim = by_place[start, end]
        return FoundSaying(claim.status, _chain(claim, by_id))

    return Found(
        pieces(TEXT, gold.document_date),
        tuple(_found(each) for each in entities if each.mentions),
        tuple(proposal(claim, by_id) for claim in claims),
        (),
        said,
    )


def _found(entity: GoldEntity) -> FoundEntity:
    mentions = tuple(
        FoundMention(m.start, m.end, m.kind, (m.start, m.start + 1)) for m in entity.mentions
    )
    return FoundEntity(entity.label, _TYPES.get(entity.type, entity.type), entity.unknown, mentions)


def party(entity: GoldEntity) -> Party:
    first = entity.mentions[0]
    return Party(TEXT[first.start : first.end], (first.start, first.end))


def _chain(claim: GoldClaim, entities: dict[str, GoldEntity]) -> tuple[ProposedHop, ...]:
    return tuple(
        ProposedHop(tuple(party(entities[agent]) for agent in hop.agents), Stance.ASSERTS)
        for hop in claim.chain
    )


def proposal(claim: GoldClaim, entities: dict[str, GoldEntity]) -> Proposal:
    """Return the proposal that says what a claim of the gold says."""
    when = EdtfDate.parse(claim.time) if claim.time else None
    made = Proposal(
        id="",
        source="https://example.org/tea",
        quote=TEXT[claim.start : claim.end],
        anchor=(claim.start, claim.end),
        subject=party(entities[claim.subject]),
        predicate=CG + claim.predicate,
        object=_object(claim, entities),
        origin=Origin("perfect", "1", "by-heart"),
        when=ProposedDate(when, (claim.start, claim.end)) if when else None,
        polarity=claim.polarity,
        modality=claim.modality,
        status=claim.status,
        chain=_chain(claim, entities),
        score=1.0,
    )
    return made.identified()


def _object(claim: GoldClaim, entities: dict[str, GoldEntity]) -> ProposedObject:
    gold, place = claim.object, (claim.start, claim.end)
    if gold.entity:
        return party(entities[gold.entity])
    if gold.number:
        return ProposedQuantity(Quantity.of(Bound(gold.number.bound), gold.number.amount), place)
    if gold.edtf:
        return ProposedDate(EdtfDate.parse(gold.edtf), place)
    return ProposedText(gold.text, place)


def scores(gold: Gold, found: Found) -> Any:
    """Return the scores by kind."""
    return {score.kind: score for score in compared("tea", TEXT, gold, found, core()).scores}


def mistakes(gold: Gold, found: Found) -> list[tuple[str, str, str, str]]:
    """Return the mistakes in short: kind, what, the expected, the found."""
    several = compared("tea", TEXT, gold, found, core()).mistakes
    return [(each.kind, each.what, each.expected, each.found) for each in several]
