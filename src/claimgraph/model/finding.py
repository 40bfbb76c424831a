"""What a check found, and what an export could not carry."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from claimgraph.model.iri import Iri


class Severity(StrEnum):
    """How much a finding matters: an error is in the files, the rest is news."""

    ERROR = "error"
    WARNING = "warning"
    INFORMATION = "information"


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """A fault or a gap (``sh:ValidationResult``).

    Attributes:
        code: The rule's code, ``CG101``.
        severity: How much it matters.
        place: The file, or the record, that it is about, as a person finds it.
        message: What is so.
        mend: What to do about it.
        focus: IRIs of the things that it is about.
        claims: The claims whose receipts are to be read side by side.
    """

    code: str
    severity: Severity
    place: str
    message: str
    mend: str = ""
    focus: tuple[Iri, ...] = ()
    claims: tuple[Iri, ...] = ()


@dataclass(frozen=True, slots=True, order=True)
class Loss:
    """Something that a format could not carry.

    Attributes:
        concept: What: "language of a name", "second object of a pair".
        count: How many times.
        reason: Why the format can't hold it, and what was done instead.
    """

    concept: str
    count: int
    reason: str
