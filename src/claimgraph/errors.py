"""One tree of errors; each says what is wrong, where, and how to mend it.

The command line prints an error as one short paragraph and exits with
:attr:`ClaimgraphError.exit_code`: 2 where the call was wrong, 1 where the data
are at fault.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar


class ClaimgraphError(Exception):
    """Base of every error that claimgraph raises on purpose.

    Args:
        message: What is wrong, as one sentence.
        place: Where: a file with line and column, an IRI, an option.
        mend: What to do about it, as one sentence in the imperative.
    """

    exit_code: ClassVar[int] = 1

    def __init__(self, message: str, *, place: str | None = None, mend: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.place = place
        self.mend = mend

    def __str__(self) -> str:
        head = f"{self.place}: {self.message}" if self.place else self.message
        return f"{head}\n{self.mend}" if self.mend else head


class UsageError(ClaimgraphError):
    """The call was wrong: an unknown name, an option that does not fit (exit 2)."""

    exit_code = 2


class DataError(ClaimgraphError):
    """The input is at fault: a file, a claim, a document (exit 1)."""


class NotACase(UsageError):
    """The folder holds no ``case.ttl``."""


class CaseLocked(ClaimgraphError):
    """Another process is writing to the case."""


class InvalidIri(DataError, ValueError):
    """Text that can't be used as an IRI (RFC 3987) or as a short id."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """One thing that a name may have meant: its IRI and its label."""

    iri: str
    label: str


class UnknownName(UsageError):
    """Nothing, or more than one thing, goes by a name; the candidates are listed."""

    def __init__(self, message: str, *, candidates: Sequence[Candidate] = (), mend: str) -> None:
        super().__init__(message, mend=mend)
        self.candidates = tuple(candidates)


class QueryError(UsageError):
    """A query can't be run as it stands."""


class QueryRefused(QueryError):
    """A query asks for what is never done: the network, other files, an update."""


class UnknownTerm(QueryError):
    """A query names a prefix or a term that is not defined."""


class QueryTimeout(ClaimgraphError):
    """A query was stopped at its time limit."""


class MissingExtra(UsageError):
    """A feature needs an optional dependency that is not installed."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One fault in an input file.

    Attributes:
        file: The file as the user named it.
        line: 1-based line, or None where the format has no lines.
        column: 1-based column (in code points), or None.
        message: What is wrong.
        mend: What to do about it.
        about: IRI of the record that it is about, or "".
    """

    file: str
    message: str
    mend: str
    line: int | None = None
    column: int | None = None
    about: str = ""

    def place(self) -> str:
        """Return ``file:line:column`` as far as it is known."""
        parts = (self.file, self.line, self.column)
        return ":".join(str(part) for part in parts if part is not None)


class InvalidInput(DataError):
    """All the faults of an input, reported at once."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = tuple(problems)
        count = len(self.problems)
        super().__init__(f"{count} problem{'s' if count != 1 else ''} in the input")

    def __str__(self) -> str:
        lines = [f"{p.place()}: {p.message}\n    {p.mend}" for p in self.problems]
        return "\n".join([*lines, self.message])
