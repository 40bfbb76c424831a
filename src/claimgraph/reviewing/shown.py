"""What every screen of a review shows and offers, whatever it is drawn with."""

from __future__ import annotations

from collections.abc import Iterator

from claimgraph.errors import InvalidIri
from claimgraph.reviewing.desk import Desk
from claimgraph.reviewing.queue import Item

NEW = "new"
"""The field that describes things which the case does not know."""

FIELDS = (
    *("subject", "predicate", "object", "text", "quantity", "date", "when", "where"),
    *("qualifiers", "polarity", "modality", "status", "chain", "gloss", "note", NEW),
)
"""What can be changed on a screen; the rest by ``--edit``, or in a sheet."""

REASONS = (
    "not what the passage says",
    "wrong thing",
    "wrong speaker",
    "wrong relation",
    "of no use",
)
"""Reasons for a rejection to choose from; any other can be written."""

_FIRST = ("subject", "predicate", "object", "text", "quantity", "date", "when", "where")
_VOICE = ("chain", "stance", "act", "status", "modality", "inferred-date", "said-on")
_HIDDEN = frozenset({"id", "at", "quote", "prefix", "suffix", "context", "cues", "source", "page"})
_THINGS = frozenset({"subject", "object", "where"})
_MOST_NEAR = 100


def columns(desk: Desk) -> Iterator[tuple[str, str, str]]:
    """Yield what would be accepted: column, value, and the name of the thing or "".

    Passages and ids are left out, since the document beside shows them.
    """
    row = desk.row
    known = [column for column in (*_FIRST, *_VOICE) if column in row]
    known += [column for column in row if column not in known and column not in _HIDDEN]
    for column in known:
        yield column, row[column], _name(desk, column, row[column])


def _name(desk: Desk, column: str, value: str) -> str:
    if column not in _THINGS:
        return ""
    docket = desk.docket
    things = {**docket.content.entities, **{entity.iri: entity for entity in desk.new}}
    try:
        entity = things.get(docket.namespaces.expand(value))
    except InvalidIri:  # what a person wrote is the name of nothing
        return ""
    return entity.label if entity and entity.label != value else ""


def fields(desk: Desk) -> dict[str, str]:
    """Return what stands in the fields that a screen can change.

    Raises:
        UsageError: nothing is waiting.
    """
    row, item = desk.row, desk.current
    polarity = {"polarity": str(item.proposal.polarity)} if item else {}
    given = {**polarity, **row, **desk.edited.values}
    return {field: given.get(field, "") for field in FIELDS}


def near(desk: Desk) -> list[Item]:
    """Return the other proposals of the same document that wait, the nearest passages first."""
    item = desk.current
    if item is None:
        return []
    here = item.proposal
    others = [
        other
        for other in desk.items
        if other.proposal.source == here.source and other.proposal.id != here.id
    ]
    others.sort(key=lambda other: abs(other.proposal.anchor[0] - here.anchor[0]))
    return others[:_MOST_NEAR]
