"""What the page of a review is told, and what it may ask for: plain JSON, both ways."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from claimgraph.errors import ClaimgraphError, InvalidInput, UsageError
from claimgraph.model.entity import Entity
from claimgraph.presentation.plain_text import plain
from claimgraph.reviewing.batch import WaitingRule, threshold
from claimgraph.reviewing.desk import Desk
from claimgraph.reviewing.docket import short_id
from claimgraph.reviewing.queue import Item
from claimgraph.reviewing.shown import (
    REASONS,
    columns,
    damage,
    fields,
    left_out,
    near,
    rule_line,
    step_lines,
    taken_back,
)
from claimgraph.reviewing.telling import sentence, voices

AROUND = 1_500
"""Code points shown before and behind a passage."""
_MOST_LISTED = 500
_LONGEST = 10_000

Json = dict[str, Any]


class Answers:
    """Turns what a page asks for into actions of a desk.

    Args:
        desk: The session.
    """

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._actions: dict[str, Callable[[Json], str]] = {
            "accept": lambda _: desk.accept(),
            "reject": lambda told: desk.reject(_text(told, "reason")),
            "skip": lambda _: desk.skip(),
            "undo": lambda _: desk.undo(),
            "reset": lambda _: desk.reset(),
            "move": lambda told: desk.move(_number(told, "steps")),
            "go": lambda told: desk.go(_text(told, "id")),
            "edit": lambda told: desk.edit(**_edit(told.get("fields"))),
            "merge": lambda told: desk.merge(_texts(told, "ids")),
            "split": lambda told: desk.split([_fields(each) for each in _list(told, "parts")]),
            "batch": self._accept_shown,
            "look": lambda _: "",
        }

    def do(self, told: Json) -> Json:
        """Do one thing, and return what came of it and how things stand then.

        Args:
            told: ``action``, and what that needs; ``whole`` where the whole document is
                to be shown.
        """
        message, is_fault = self._done(told)
        return {
            "message": message,
            "fault": is_fault,
            "state": self.state(told.get("whole") is True),
        }

    def _done(self, told: Json) -> tuple[str, bool]:
        action = self._actions.get(str(told.get("action")))
        try:
            if action is None:
                raise UsageError("there is no such action", mend="Load the page anew.")
            return action(told), False
        except ClaimgraphError as error:
            return _said(error), True
        except OSError as error:  # a full disk, a folder that may not be written to
            return f"it could not be written: {error.strerror or error}", True

    def complete(self, field: str, text: str) -> list[Json]:
        """Return what may be meant by a text in a field."""
        found = self._desk.complete(field, text[:_LONGEST])
        return [
            {
                "value": c.value,
                "label": c.label,
                "detail": c.detail,
                "text": c.text,
                "isNew": c.is_new,
            }
            for c in found
        ]

    # -- a whole rule -----------------------------------------------------------

    def rules(self) -> list[Json]:
        """Return the rules of which proposals wait, and thresholds for each."""
        return [
            {
                "extractor": rule.rate.extractor,
                "rule": rule.rate.rule,
                "told": _rule_told(rule),
                "steps": list(step_lines(rule).items()),
            }
            for rule in self._desk.rules()
        ]

    def preview(self, told: Json) -> Json:
        """Return what would be accepted of a rule, with the token that stands for it.

        Args:
            told: ``extractor``, ``rule``, and ``least``, the score as a person writes it.
        """
        try:
            least = threshold(_text(told, "least"))
            shown = self._desk.preview(self._rule(told), least)
        except ClaimgraphError as error:
            return {"fault": _said(error)}
        return {
            "fault": "",
            "message": f"{least:.2f} and more: {shown.message()}",
            "least": least,
            "token": shown.token,
            "count": len(shown.proposals),
            "lines": [
                {
                    "score": round(p.score, 2),
                    "sentence": plain(sentence(self._desk.docket, p)),
                    "voices": plain(voices(p)),
                    "quote": plain(p.quote),
                }
                for p in shown.proposals
            ],
            "new": self._things(shown.acceptance.content.entities.values()),
            "leftOut": [plain(text) for text in left_out(shown)],
        }

    def _accept_shown(self, told: Json) -> str:
        least = told.get("least")
        if not isinstance(least, int | float):
            raise _wrong("least")
        token = _text(told, "token")
        return taken_back(self._desk.accept_shown(self._rule(told), least, token))

    def _rule(self, told: Json) -> WaitingRule:
        wanted = _text(told, "extractor"), _text(told, "rule")
        for rule in self._desk.rules():
            if (rule.rate.extractor, rule.rate.rule) == wanted:
                return rule
        raise UsageError(f"nothing of {wanted[1]!r} waits", mend="Choose another rule.")

    # -- how things stand -------------------------------------------------------

    def state(self, whole: bool = False) -> Json:
        """Return everything that the page shows."""
        desk = self._desk
        progress = desk.progress
        return {
            "by": desk.by,
            "progress": {
                "waiting": progress.waiting,
                "accepted": progress.accepted,
                "rejected": progress.rejected,
                "skipped": progress.skipped,
                "position": progress.position,
            },
            "reasons": REASONS,
            "damaged": [plain(text) for text in damage(desk)],
            "item": self._item(whole),
            "list": self._lines(desk.items[:_MOST_LISTED]),
            "near": self._lines(near(desk)),
        }

    def _item(self, whole: bool) -> Json | None:
        desk, item = self._desk, self._desk.current
        if item is None:
            return None
        proposal, docket = item.proposal, desk.docket
        window = desk.passage(None if whole else AROUND)
        edited = desk.edited.values
        return {
            "id": short_id(proposal),
            "document": plain(docket.content.label(proposal.source)),
            "page": window.page,
            "starts": window.is_start,
            "ends": window.is_end,
            "hasDocument": window.has_document,
            "segments": [{"text": plain(s.text), "roles": s.roles} for s in window.segments()],
            "columns": [
                {
                    "column": column,
                    "value": plain(value),
                    "name": plain(name),
                    "changed": column in edited,
                }
                for column, value, name in columns(desk)
            ],
            "fields": fields(desk),
            "new": self._things(desk.new),
            "points": item.points,
            "extractor": proposal.origin.extractor,
            "rule": proposal.origin.rule,
            "faults": [{"message": f.message, "mend": f.mend} for f in desk.faults()],
        }

    def _things(self, new: Iterable[Entity]) -> list[Json]:
        label = self._desk.docket.vocabulary.label
        return [{"name": plain(e.label), "kinds": [label(t) for t in e.types]} for e in new]

    def _lines(self, items: Iterable[Item]) -> list[Json]:
        docket = self._desk.docket
        return [
            {
                "id": item.proposal.id,
                "worth": round(item.worth, 2),
                "sentence": plain(sentence(docket, item.proposal)),
                "voices": plain(voices(item.proposal)),
            }
            for item in items
        ]


def _said(error: ClaimgraphError) -> str:
    first = error.problems[0] if isinstance(error, InvalidInput) else error
    return f"{first.message}. {first.mend or ''}".strip()


def _rule_told(rule: WaitingRule) -> str:
    told = rule_line(rule)
    return plain(
        f"{told.name}: {told.waiting.strip()}, {told.scores}, {told.rate} ({told.extractor})"
    )


def _wrong(what: str) -> UsageError:
    return UsageError(f"what the page sent makes no sense: {what}", mend="Load the page anew.")


def _text(told: Mapping[str, Any], name: str) -> str:
    value = told.get(name)
    if not isinstance(value, str) or len(value) > _LONGEST:
        raise _wrong(name)
    return value


def _number(told: Mapping[str, Any], name: str) -> int:
    value = told.get(name)
    if type(value) is not int:
        raise _wrong(name)
    return value


def _list(told: Mapping[str, Any], name: str) -> list[Any]:
    value = told.get(name)
    if not isinstance(value, list) or not value:
        raise _wrong(name)
    return value


def _texts(told: Mapping[str, Any], name: str) -> list[str]:
    values = _list(told, name)
    if not all(isinstance(value, str) for value in values):
        raise _wrong(name)
    return values


def _fields(told: object) -> dict[str, str]:
    if not isinstance(told, dict):
        raise _wrong("fields")
    return {str(field): _text(told, field) for field in told}


def _edit(told: object) -> dict[str, str]:
    return {field.replace("-", "_"): value for field, value in _fields(told).items()}
