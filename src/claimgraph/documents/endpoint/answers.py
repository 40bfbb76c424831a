"""The answer of a model: its shape, its strict decoding, and the drafts that it makes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from claimgraph.documents.endpoint import strict_json
from claimgraph.documents.endpoint.asking import Reply
from claimgraph.documents.endpoint.offer import Offer
from claimgraph.documents.endpoint.shapes import ListOf, OneOf, Problems, Record, Text
from claimgraph.documents.proposing.draft import Draft, DraftHop, ObjectKind, Words
from claimgraph.model.claim import AttributionStatus, Modality, Stance
from claimgraph.model.proposal import Polarity

_QUOTE, _WORDS = 2000, 300
_MOST_CLAIMS, _MOST_SPEAKERS, _MOST_JOINT = 60, 8, 6


@dataclass(frozen=True, slots=True)
class Answer:
    """A decoded answer: drafts, or what is wrong with it."""

    drafts: tuple[Draft, ...]
    problems: tuple[str, ...] = ()


def shape(offered: Offer, sentences: Sequence[str] = ()) -> Record:
    """Return the shape of an answer.

    Args:
        offered: The relations and classes to choose from.
        sentences: What the sentences are called that are asked about.
    """
    thing = _thing_shape(offered, _WORDS)
    speaker = Record(
        {
            "who": ListOf(thing, _MOST_JOINT),
            "cue": Text(_WORDS, optional=True),
            "verb": Text(_WORDS, optional=True),
            "stance": OneOf(tuple(Stance), optional=True),
            "document": Text(_WORDS, optional=True),
        }
    )
    claim = Record(
        {
            "quote": Text(_QUOTE),
            "sentence": OneOf(tuple(sentences)),
            "subject": thing,
            "predicate": OneOf(offered.relations),
            "object": _thing_shape(offered, _QUOTE),
            "object_kind": OneOf(tuple(ObjectKind)),
            "when": Text(_WORDS, optional=True),
            "where": Text(_WORDS, optional=True),
            "polarity": OneOf(tuple(Polarity)),
            "modality": OneOf(tuple(Modality)),
            "status": OneOf(tuple(AttributionStatus)),
            "speakers": ListOf(speaker, _MOST_SPEAKERS),
        }
    )
    return Record({"claims": ListOf(claim, _MOST_CLAIMS)})


def _thing_shape(offered: Offer, longest: int) -> Record:
    return Record(
        {
            "words": Text(longest),
            "stands_for": Text(_WORDS, optional=True),
            "type": OneOf(offered.types, optional=True),
        }
    )


def decoded(reply: Reply, form: Record, rule: str) -> Answer:
    """Return what an answer says, where it has the form that was asked for as a whole.

    Args:
        reply: The answer.
        form: Its form.
        rule: What the drafts say that they were read by.
    """
    if reply.finish == "length":
        return Answer((), ("it was cut off; write fewer claims",))
    try:
        told = strict_json.loads(strict_json.unfenced(reply.content))
    except ValueError as error:
        return Answer((), (f"it is not one JSON object: {error}",))
    problems = Problems()
    found = form.read(told, "", problems)
    if problems.listed:
        return Answer((), tuple(problems.listed))
    return Answer(tuple(_draft(claim, rule, reply.digest) for claim in found["claims"]))


def _draft(claim: Mapping[str, Any], rule: str, digest: str) -> Draft:
    return Draft(
        quote=claim["quote"],
        sentence=int(claim["sentence"].removeprefix("s")),
        subject=_thing(claim["subject"]),
        predicate=claim["predicate"],
        object=_thing(claim["object"]),
        object_kind=ObjectKind(claim["object_kind"]),
        when=_words(claim["when"]),
        where=_words(claim["where"]),
        polarity=Polarity(claim["polarity"]),
        modality=Modality(claim["modality"]),
        status=AttributionStatus(claim["status"]),
        chain=tuple(_hop(speaker) for speaker in claim["speakers"]),
        rule=rule,
        reply=digest,
    )


def _thing(told: Mapping[str, str]) -> Words:
    return Words(told["words"], name=told["stands_for"], type=told["type"])


def _words(text: str) -> Words | None:
    return Words(text) if text else None


def _hop(told: Mapping[str, Any]) -> DraftHop:
    return DraftHop(
        agents=tuple(_thing(each) for each in told["who"]),
        cue=_words(told["cue"]),
        act=told["verb"],
        stance=Stance(told["stance"]) if told["stance"] else None,
        via=_words(told["document"]),
        inferred=not told["cue"],
    )
