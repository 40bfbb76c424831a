"""What comes back of a document that was read, also over a pipe from a process with limits."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import IO

from claimgraph.errors import ClaimgraphError, MissingExtra


@dataclass(frozen=True, slots=True)
class Answer:
    """What an extractor proposes of a document.

    Attributes:
        data: The file to be stored.
        proposals: How many proposals it holds.
        refused: How many drafts did not pass the gate, by reason; sorted.
        replies: What a model said, by the SHA-256 of the bytes in hex; sorted.
        remarks: What went wrong and did not stop the reading.
    """

    data: bytes
    proposals: int
    refused: Mapping[str, int] = field(default_factory=dict)
    replies: Mapping[str, bytes] = field(default_factory=dict)
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Fault:
    """Why a document was not read.

    Attributes:
        message: What is wrong, as one sentence.
        mend: What to do about it.
        place: Where, or "".
        is_general: Whether no other document would be read either.
    """

    message: str
    mend: str
    place: str = ""
    is_general: bool = False

    @classmethod
    def of(cls, error: ClaimgraphError) -> Fault:
        """Return what an error says."""
        is_general = isinstance(error, MissingExtra)
        return cls(error.message, error.mend or "", error.place or "", is_general)


def send(result: Answer | Fault, sink: IO[bytes]) -> None:
    """Write a result: one line of JSON, and behind it the bytes whose sizes that names."""
    if isinstance(result, Fault):
        sink.write(_line({"fault": asdict(result)}))
        return
    head = {
        "proposals": result.proposals,
        "refused": dict(result.refused),
        "remarks": list(result.remarks),
        "size": len(result.data),
        "replies": {digest: len(reply) for digest, reply in result.replies.items()},
    }
    sink.write(_line(head))
    sink.write(result.data)
    for reply in result.replies.values():
        sink.write(reply)


def receive(source: IO[bytes]) -> Answer | Fault | None:
    """Return the result that was sent, or None where whoever sends ended before its end."""
    line = source.readline()
    if not line.endswith(b"\n"):
        return None
    head = json.loads(line)
    if "fault" in head:
        return Fault(**head["fault"])
    data = source.read(head["size"])
    replies = {digest: source.read(size) for digest, size in head["replies"].items()}
    is_whole = len(data) == head["size"]
    is_whole &= all(len(replies[digest]) == size for digest, size in head["replies"].items())
    if not is_whole:
        return None
    return Answer(data, head["proposals"], head["refused"], replies, tuple(head["remarks"]))


def _line(told: object) -> bytes:
    return json.dumps(told).encode() + b"\n"
