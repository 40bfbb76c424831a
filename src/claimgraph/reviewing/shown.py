"""What every screen of a review shows and offers, whatever it is drawn with."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from claimgraph.errors import InvalidIri
from claimgraph.reviewing.batch import Preview, WaitingRule
from claimgraph.reviewing.desk import Desk
from claimgraph.reviewing.edit import NEW
from claimgraph.reviewing.queue import Item

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
_LONGEST_RULE = 24
"""Letters of a rule's name; that of a prompt is a digest."""


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


@dataclass(frozen=True, slots=True)
class RuleLine:
    """What is told of a rule of which proposals wait.

    Attributes:
        name: The rule.
        extractor: Whose it is.
        waiting: How many wait.
        scores: Between which scores those are.
        rate: How often it was right.
    """

    name: str
    extractor: str
    waiting: str
    scores: str
    rate: str


def rule_line(rule: WaitingRule) -> RuleLine:
    """Return what is told of a rule of which proposals wait."""
    rate = rule.rate
    decided = rate.proposed - rate.waiting
    accepted = rate.accepted + rate.edited
    told = f"{accepted:,} of {decided:,} accepted" if decided else "none decided yet"
    least, most = rule.scores[-1], rule.scores[0]
    share = f" ({rate.rate:.0%})" if rate.rate is not None else ""
    return RuleLine(
        (rate.rule or "")[:_LONGEST_RULE],
        rate.extractor,
        f"{len(rule.scores):>3,} wait{'s' if len(rule.scores) == 1 else ' '}",
        f"{least:.2f}–{most:.2f}",
        f"{told}{share}",
    )


def step_lines(rule: WaitingRule) -> dict[str, float]:
    """Return what is told of thresholds, to the threshold."""
    every = len(rule.scores)
    return {
        f"{least:.2f} and more: {'all ' if count == every else ''}{count:,}": least
        for least, count in rule.steps()
    }


def left_out(preview: Preview) -> list[str]:
    """Return what a preview leaves out, and why."""
    return [f"left out {problem.file}: {problem.message}" for problem in preview.left_out]


def taken_back(message: str) -> str:
    """Return what is said where many were accepted at once."""
    return f"{message}; undo takes all of it back"


def damage(desk: Desk) -> list[str]:
    """Return what can't be read, with what mends it; a session goes on without it."""
    return [
        f"{problem.place()}: {problem.message.partition(':')[0]}. {problem.mend}; then review again"
        for problem in desk.docket.damaged
    ]


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
