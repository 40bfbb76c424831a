"""A case as a session of reviewing needs it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Protocol

from claimgraph.documents.text import Document
from claimgraph.model.judgement import Judgement
from claimgraph.model.proposal import Proposal
from claimgraph.reviewing.deciding import Decision
from claimgraph.reviewing.docket import Docket
from claimgraph.reviewing.result import Reviewed


class Casebook(Protocol):
    """What is asked of a case: to show its proposals, and to carry out decisions."""

    def docket(
        self,
        proposals: Sequence[Proposal] | None = None,
        documents: Mapping[str, Document] | None = None,
    ) -> Docket:
        """Return the case as it is, its proposals, and the texts."""
        ...

    def decide_all(
        self,
        decisions: Callable[[Docket], Sequence[Decision]],
        *,
        by: str,
        at: str | datetime | None = None,
        dry_run: bool = False,
        docket: Docket | None = None,
    ) -> Reviewed:
        """Carry out decisions, all of them or none."""
        ...

    def undo_all(
        self,
        judgements: Callable[[Docket], Sequence[Judgement]],
        *,
        by: str,
        at: str | datetime | None = None,
        dry_run: bool = False,
        docket: Docket | None = None,
    ) -> Reviewed:
        """Take decisions back, all of them or none."""
        ...
