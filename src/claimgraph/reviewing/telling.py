"""Proposals in words, and as plain records for programs and pages."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from claimgraph.formats.sheet_names import spelled, spelled_term
from claimgraph.model.entity import Entity
from claimgraph.model.iri import Iri
from claimgraph.model.judgement import Judgement
from claimgraph.model.proposal import (
    Party,
    Polarity,
    Proposal,
    ProposedDate,
    ProposedHop,
    ProposedObject,
    ProposedQuantity,
    ProposedText,
)
from claimgraph.reviewing.acceptance import row_of
from claimgraph.reviewing.docket import Docket, handle_of
from claimgraph.reviewing.edit import Edit
from claimgraph.reviewing.passage import Window, window
from claimgraph.reviewing.proposed_row import Row
from claimgraph.reviewing.queue import Item

Record = dict[str, Any]


def sentence(docket: Docket, proposal: Proposal) -> str:
    """Return what is proposed, in one line: ``Ann Leaf leads The Tea Club (since 2019)``."""
    relation = docket.vocabulary.label(proposal.predicate)
    not_ = "not: " if proposal.polarity is Polarity.DENIED else ""
    when = f" ({proposal.when.stated.text})" if proposal.when else ""
    where = f" at {proposal.where.name}" if proposal.where else ""
    ends = f"{proposal.subject.name} {relation} {object_text(proposal.object)}"
    return " ".join(f"{not_}{ends}{where}{when}".split())


def object_text(value: ProposedObject) -> str:
    """Return the other end of a proposal in words."""
    match value:
        case Party(name):
            return name
        case ProposedText(text):
            return f"“{text}”"
        case ProposedQuantity(quantity):
            return quantity.text()
        case ProposedDate(stated):
            return stated.text


def voices(proposal: Proposal) -> str:
    """Return who says it, the origin first; "" where the document itself does."""
    return " > ".join(_hop(hop) for hop in proposal.chain)


def _hop(hop: ProposedHop) -> str:
    agents = " + ".join(agent.name for agent in hop.agents)
    via = f" via {hop.via.name}" if hop.via and agents else hop.via.name if hop.via else ""
    act = f" ({hop.act})" if hop.act else ""
    return " ".join(f"{agents}{via}{act}{' ?' if hop.inferred else ''}".split())


def record(docket: Docket, item: Item, edit: Edit = Edit(), around: int | None = 600) -> Record:  # noqa: B008
    """Return all about a proposal, as plain values of JSON.

    Args:
        docket: The case.
        item: The proposal with what it is worth.
        edit: What was changed in it so far.
        around: Code points of the document to show before and behind the passage.
    """
    proposal = item.proposal
    row, made = row_of(docket, proposal, edit)
    return {
        **brief(docket, item),
        "version": proposal.origin.version,
        "reply": proposal.origin.reply or None,
        "reasons": [{"what": what, "value": value} for what, value in proposal.reasons],
        "row": _row(row),
        "changed": edit.values,
        "new": [new_thing(docket, entity) for entity in made],
        "handle": handle_of(proposal),
        "passage": window_record(window(proposal, docket.document(proposal.source), around)),
        "decisions": [_judgement(docket, made) for made in docket.decided(proposal)],
    }


def brief(docket: Docket, item: Item) -> Record:
    """Return what a list says of a proposal, as plain values of JSON."""
    proposal = item.proposal
    shorten = docket.namespaces.shorten
    return {
        "id": proposal.id,
        "source": shorten(proposal.source),
        "sentence": sentence(docket, proposal),
        "subject": _thing(docket, proposal.subject),
        "predicate": {
            "id": shorten(proposal.predicate),
            "label": docket.vocabulary.label(proposal.predicate),
        },
        "object": _object(docket, proposal.object),
        "polarity": str(proposal.polarity),
        "modality": str(proposal.modality),
        "status": str(proposal.status),
        "voices": voices(proposal) or None,
        "quote": proposal.quote,
        "at": list(proposal.anchor),
        "extractor": proposal.origin.extractor,
        "rule": proposal.origin.rule,
        "score": proposal.score,
        "worth": item.worth,
        "points": [{"what": what, "points": points} for what, points in item.points],
        "detail_of": proposal.detail_of or None,
    }


def _object(docket: Docket, value: ProposedObject) -> Record:
    if isinstance(value, Party):
        return {"kind": "entity", **_thing(docket, value)}
    kinds = {ProposedText: "text", ProposedQuantity: "quantity", ProposedDate: "date"}
    return {"kind": kinds[type(value)], "label": object_text(value)}


def _thing(docket: Docket, party: Party) -> Record:
    known = party.entity in docket.content.entities
    return {"id": docket.namespaces.shorten(party.entity) if known else None, "label": party.name}


def _row(row: Row) -> Row:
    return {column: text for column, text in row.items() if column not in ("id", "source")}


def new_thing(docket: Docket, entity: Entity) -> Record:
    """Return a thing that is new with a proposal, as plain values of JSON."""
    return {
        "id": spelled(entity.iri, docket.namespaces),
        "name": entity.label,
        "types": [spelled_term(type_, docket.namespaces) for type_ in entity.types],
    }


def window_record(shown: Window) -> Record:
    """Return a passage in its document, as plain values of JSON; positions in code points."""
    return {
        "page": shown.page,
        "start": shown.start,
        "is_start": shown.is_start,
        "is_end": shown.is_end,
        "has_document": shown.has_document,
        "segments": [{"text": s.text, "roles": list(s.roles)} for s in shown.segments()],
    }


def _judgement(docket: Docket, judgement: Judgement) -> Record:
    return {
        "id": docket.namespaces.shorten(judgement.iri),
        "verdict": str(judgement.verdict),
        "by": docket.namespaces.shorten(judgement.by),
        "at": judgement.at,
        "reason": judgement.reason or None,
        "value": judgement.value or None,
    }


def shortened(docket: Docket, iris: Iterable[Iri]) -> list[str]:
    """Return IRIs as commands take them."""
    return [docket.namespaces.shorten(iri) for iri in iris]
