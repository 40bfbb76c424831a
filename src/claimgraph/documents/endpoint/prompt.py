"""What a model is told: the words lie in a file, with an id and invented examples."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib.resources import files
from string import Template
from typing import Any

_FILE = "claims-1"
_FENCE = 24


@dataclass(frozen=True, slots=True)
class Prompt:
    """What a model is told.

    Attributes:
        id: The name of this wording.
        system: The rules, with places for the relations, the types and the example.
        user: What encloses the text.
        refused: What is added where an answer was refused.
        relations: The local names of the core's relations that it offers.
        types: The local names of the core's classes that it offers.
        markers: Words that some servers take for marks of their own.
        example: The example, as the model sees it.
        examples: Words of it that belong in no answer.
        digest: SHA-256 of the file, in hex.
    """

    id: str
    system: str
    user: str
    refused: str
    relations: tuple[str, ...]
    types: tuple[str, ...]
    markers: tuple[str, ...]
    example: str
    examples: tuple[str, ...]
    digest: str

    def rules(self, relations: Sequence[str], types: Sequence[str]) -> str:
        """Return the words of the system, with a line for each relation, and the types."""
        return Template(self.system).substitute(
            relations="\n".join(relations), types=", ".join(types), example=self.example
        )

    def question(self, text: str, problems: Sequence[str] = ()) -> str:
        """Return the question about a text, and what was wrong with an earlier answer."""
        asked = Template(self.user).substitute(fence=fence(text), text=text)
        if problems:
            listed = "\n".join(f"- {problem}" for problem in problems)
            asked += Template(self.refused).substitute(problems=listed)
        return asked


def fence(text: str) -> str:
    """Return what stands in the lines around a text: drawn from it, and nowhere in it."""
    digest = sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    while digest[:_FENCE] in text:
        digest = sha256(digest.encode()).hexdigest()
    return digest[:_FENCE]


@cache
def prompt() -> Prompt:
    """Return the prompt of this version."""
    data = (files("claimgraph.documents.endpoint") / "prompts" / f"{_FILE}.json").read_bytes()
    told: dict[str, Any] = json.loads(data)
    text = "\n".join(told["example"]["text"])
    answer = json.dumps(told["example"]["answer"], ensure_ascii=False)
    return Prompt(
        id=told["id"],
        system="\n".join(told["system"]),
        user="\n".join(told["user"]),
        refused="\n".join(told["refused"]),
        relations=tuple(told["relations"]),
        types=tuple(told["types"]),
        markers=tuple(told["markers"]),
        example=f"{text}\n{answer}",
        examples=tuple(told["examples"]),
        digest=sha256(data).hexdigest(),
    )
