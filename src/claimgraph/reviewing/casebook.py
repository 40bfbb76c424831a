"""A case as a session of reviewing needs it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Protocol

from claimgraph.model.judgement import Judgement
from claimgraph.reviewing.deciding import Decision
from claimgraph.reviewing.docket import Docket
from claimgraph.reviewing.result import Reviewed


class Casebook(Protocol):
    """What is asked of a case: to show its proposals, and to carry out decisions."""

    def docket(self, known: Docket | None = None) -> Docket:
        """Return the case as it is, with the proposals and texts of `known` where given."""
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
