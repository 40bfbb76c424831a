"""A document, and a model that says what is true of it."""

from __future__ import annotations

from typing import Any

from tests.documents.endpoint.reading import Read, read
from tests.documents.endpoint.scripted_server import (
    Asked,
    Handling,
    Script,
    answer,
    claim,
    completion,
    serving,
    thing,
)

TEXT = """Harbour notes, 14 May 2021

The Marrow Lane Trust runs three ferries on Lake Ostrey. It opened a pier at Tillen Bay in 2019.

Ines Calloway, the director, said that the ferries carried 4,200 people in spring. \
The trust did not buy the barge Petrel, according to the Ostrey Herald.

The ferries are blue, and the ferries are slow.
"""
TRUST = "The Marrow Lane Trust"


def speaker(words: str, cue: str | None, **changed: Any) -> dict[str, Any]:
    told = {"who": [thing(words)], "cue": cue, "verb": None, "stance": None, "document": None}
    return told | changed


HONEST = {
    "The Marrow Lane Trust runs": claim(
        "The Marrow Lane Trust runs three ferries on Lake Ostrey",
        "s1",
        subject=thing(TRUST, type="Organisation"),
        predicate="operates",
        object=thing("three ferries"),
        where="Lake Ostrey",
    ),
    "It opened a pier": claim(
        "It opened a pier at Tillen Bay in 2019.",
        "s2",
        subject=thing("It", TRUST),
        predicate="setUp",
        object=thing("a pier", type="Facility"),
        when="2019",
        where="Tillen Bay",
    ),
    "Ines Calloway": claim(
        "the ferries carried 4,200 people in spring",
        "s3",
        subject=thing("the ferries"),
        predicate="hasMeasure",
        object=thing("4,200 people"),
        object_kind="quantity",
        status="explicit",
        speakers=[speaker("Ines Calloway", "said that", verb="said")],
    ),
    "The trust did not buy": claim(
        "The trust did not buy the barge Petrel",
        "s4",
        subject=thing("The trust", TRUST),
        predicate="owns",
        object=thing("the barge Petrel"),
        polarity="denied",
        status="explicit",
        speakers=[speaker("the Ostrey Herald", "according to")],
    ),
}
RUNS, OPENED, CARRIED, BOUGHT = HONEST.values()


def honest_claims(asked: Asked) -> list[dict[str, Any]]:
    """Return a true claim for each sentence of which one is known, by its words."""
    found = []
    for name, words in asked.sentences.items():
        for beginning, told in HONEST.items():
            if words.startswith(beginning):
                found.append(told | {"sentence": name})
    return found


def liar(*lies: dict[str, Any]) -> Script:
    """Return a server that says what is true, and these lies."""

    def script(asked: Asked, handling: Handling) -> None:
        handling.send(completion(answer(*honest_claims(asked), *lies)))

    return script


def read_by(script: Script, text: str = TEXT, **more: Any) -> Read:
    with serving(script) as server:
        return read(text, server.options(), **more)


def contents(found: Read) -> list[tuple[str, str]]:
    """Return what is proposed, whatever reply it came in."""
    return [(proposal.id, proposal.quote) for proposal in found.proposals]
