"""The extractor that asks a model behind an OpenAI-compatible endpoint.

A document is sent in parts of numbered sentences. The model answers with words of the
text and never with positions; each answer is kept, has to have the form that was asked
for as a whole, and gets one more chance. What it proposes goes through the gate.
"""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import sha256

from claimgraph.documents.endpoint.answers import decoded, shape
from claimgraph.documents.endpoint.asking import SEED, Asking, Reply
from claimgraph.documents.endpoint.chunks import BOUNDS, Chunk, parts
from claimgraph.documents.endpoint.offer import Offer, offer
from claimgraph.documents.endpoint.prompt import prompt
from claimgraph.documents.endpoint.recognising import Names
from claimgraph.documents.endpoint.settings import EXTRACTOR, Settings
from claimgraph.documents.endpoint.shapes import Record
from claimgraph.documents.proposing.draft import Context, Draft
from claimgraph.documents.text import Document

_ANSWERS = 2
"""So many answers a part of a document gets until one has the form that was asked for."""
_DIGEST = 12
_DECODER = 1
"""Raised where answers are read in another way."""


@dataclass(frozen=True, slots=True)
class _Reading:
    """What all parts of a document are asked with, and what came of it."""

    asking: Asking
    offered: Offer
    rules: str
    rule: str
    names: Names
    replies: dict[str, bytes] = field(default_factory=dict)
    remarks: list[str] = field(default_factory=list)

    @classmethod
    def of(cls, context: Context) -> _Reading:
        offered = offer(context.vocabulary)
        rules = prompt().rules(offered.lines, offered.types)
        rule = f"{prompt().id}:{_digest([rules, shape(offered).schema()])}"
        asking = Asking(Settings.of(context.options))
        return cls(asking, offered, rules, rule, Names(context.names))

    def drafts(self, chunk: Chunk) -> tuple[Draft, ...]:
        """Return what the model proposes about a part; nothing where it was given up."""
        form = shape(self.offered, chunk.ids)
        problems: tuple[str, ...] = ()
        for number in range(1, _ANSWERS + 1):
            answer = decoded(self._asked(chunk, form, problems), form, self.rule)
            if not answer.problems:
                return tuple(self.names.recognised(draft, number) for draft in answer.drafts)
            problems = answer.problems
        self.remarks.append(f"{chunk.name} given up after {_ANSWERS} answers: {problems[0]}")
        return ()

    def _asked(self, chunk: Chunk, form: Record, problems: tuple[str, ...]) -> Reply:
        question = prompt().question(chunk.lines(), problems)
        reply = self.asking.ask(
            [{"role": "system", "content": self.rules}, {"role": "user", "content": question}],
            form.schema(),
        )
        self.replies[reply.digest] = reply.record
        return reply


class EndpointExtractor:
    """Reads claims by asking a model.

    For each thread it keeps the answers about the document that was read there last.

    Attributes:
        id: ``endpoint``.
        examples: Words of the example in its prompt.
    """

    id = EXTRACTOR

    def __init__(self) -> None:
        self.examples = prompt().examples
        self._last = threading.local()

    def version(self, options: Mapping[str, str]) -> str:
        """Return the prompt's id, the model's name, and a digest of all that answers hang on.

        The address is no part of it: the same model may be served elsewhere.

        Raises:
            UsageError: the options do not fit.
        """
        settings = Settings.of(options)
        told = prompt()
        form = shape(Offer(told.relations, told.types, ())).schema()
        hangs_on = [told.digest, form, settings.model, settings.max_tokens, SEED, BOUNDS, _DECODER]
        return f"{told.id} {settings.model} {_digest(hangs_on)}"

    def propose(self, document: Document, context: Context) -> Iterator[Draft]:
        """Yield what the model proposes, part by part.

        Raises:
            MissingExtra: httpx is not installed.
            UsageError: the options do not fit, or the server refuses what is asked.
            DataError: no answer is to be had.
        """
        reading = _Reading.of(context)
        self._last.reading = reading
        for chunk in parts(document.text, context.pieces.sentences):
            yield from reading.drafts(chunk)
        if not reading.asking.takes_schema:
            reading.remarks.append("the server takes no JSON schema, and was asked without")

    def replies(self) -> Mapping[str, bytes]:
        """Return what the model said of the document read last, by SHA-256 in hex."""
        reading: _Reading | None = getattr(self._last, "reading", None)
        return dict(reading.replies) if reading else {}

    def remarks(self) -> tuple[str, ...]:
        """Return what went wrong with that document and did not stop the reading."""
        reading: _Reading | None = getattr(self._last, "reading", None)
        return tuple(reading.remarks) if reading else ()


def _digest(content: object) -> str:
    return sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()[:_DIGEST]
