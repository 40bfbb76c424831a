"""What is proposed, out of files of which some may be damaged: the others are read all the same."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from claimgraph.errors import InvalidInput, Problem
from claimgraph.formats.proposal_lines import Lines
from claimgraph.model.content import Content
from claimgraph.model.proposal import Proposal

_USUAL = "english"
"""The extractor that ``claimgraph extract`` runs where none is named."""


class ProposalFile(Protocol):
    """A file of proposals: what an extractor proposes of one document."""

    @property
    def local(self) -> str:
        """The local id of the document."""
        ...

    @property
    def extractor(self) -> str:
        """The extractor's id."""
        ...

    def lines(self) -> Lines:
        """Return what it holds.

        Raises:
            InvalidInput: it is damaged.
        """
        ...


def read_proposals(
    files: Iterable[ProposalFile], content: Content
) -> tuple[tuple[Proposal, ...], tuple[Problem, ...]]:
    """Return what files propose of the texts that a case has now, and which are damaged.

    Args:
        files: The files, in the order in which their proposals are wanted.
        content: What the case holds.
    """
    found: list[Proposal] = []
    damaged: list[Problem] = []
    for file in files:
        try:
            lines = file.lines()
        except InvalidInput as error:
            damaged.append(_damage(file, error))
        else:
            source = content.sources.get(content.info.base + file.local)
            found += lines.proposals if lines.are_of(source) else ()
    return tuple(found), tuple(damaged)


def _damage(file: ProposalFile, error: InvalidInput) -> Problem:
    """Return the first fault of a file, how many more there are, and what mends them."""
    first, *more = error.problems
    told = f"damaged, and left out: {first.message}"
    told += f" (and {len(more):,} more)" if more else ""
    by = "" if file.extractor == _USUAL else f" --extractor {file.extractor}"
    mend = f"Read it again, which keeps what was decided: claimgraph extract {file.local}{by}"
    return Problem(first.file, told, mend, first.line, first.column)
