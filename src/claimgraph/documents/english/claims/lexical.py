"""The lexicon of verbs: what a verb says when its slots are filled in a certain way."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from claimgraph.documents.english.lexicon import lexicon, words
from claimgraph.documents.proposing.draft import ObjectKind

REPORTING = words("relations_verbs", "reporting")
LIGHT = words("relations_verbs", "light")
TEXTS = words("relations_verbs", "texts")


@dataclass(frozen=True, slots=True)
class Frame:
    """What a verb says when its slots are filled in a certain way.

    Attributes:
        id: Its id.
        relation: The local name of the relation.
        subject: Slots for the subject, the best first.
        object: Slots for the object, the best first.
        kind: What the object is.
        prior: How often it is right.
        needs: What slots have to be, by slot.
        needs_any: Slots one of which has to be filled.
        unless: Slots that have to be empty.
        item: Slots for what goes over.
        passive: Whether the verb has to be in the passive.
        only_thing: Whether the subject has to be a thing that is no person.
        money_or: Verbs that need no money to be named; empty where all do.
        also: Whether it holds beside another frame of the same verb.
        active: Whether the verb has to be in the active.
    """

    id: str
    relation: str
    subject: tuple[str, ...]
    object: tuple[str, ...]
    kind: ObjectKind
    prior: float
    needs: Mapping[str, str] = field(default_factory=dict)
    needs_any: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    item: tuple[str, ...] = ()
    passive: bool = False
    only_thing: bool = False
    money_or: frozenset[str] = frozenset()
    also: bool = False
    active: bool = False

    @classmethod
    def of(cls, told: Mapping[str, Any]) -> Frame:
        """Return the frame that an entry of the lexicon describes."""
        return cls(
            told["id"],
            told["relation"],
            tuple(told.get("subject", ["agent"])),
            tuple(told.get("object", ["patient"])),
            _kind_of(told),
            told["prior"],
            told.get("is", {}),
            tuple(told.get("needs_any", ())),
            tuple(told.get("unless", ())),
            tuple(told.get("item", ())),
            told.get("passive", False),
            told.get("only_thing", False),
            frozenset(told.get("money_or", ())),
            told.get("also", False),
            told.get("active", False),
        )


def _kind_of(told: Mapping[str, Any]) -> ObjectKind:
    """Return what the object of an entry is: a text where its relation takes one."""
    given = ObjectKind(told.get("kind", "thing"))
    if given in (ObjectKind.QUANTITY, ObjectKind.DATE):
        return given
    return ObjectKind.TEXT if told["relation"] in TEXTS else ObjectKind.THING


@cache
def frames() -> dict[str, tuple[Frame, ...]]:
    """Return the frames of the lexicon by verb."""
    found: dict[str, list[Frame]] = {}
    for told in lexicon("relations_verbs")["frames"]:
        for verb in told["verbs"]:
            found.setdefault(verb, []).append(Frame.of(told))
    return {verb: tuple(several) for verb, several in found.items()}
