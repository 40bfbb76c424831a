"""What the verbs of one run share: the case, and how to speak."""

from __future__ import annotations

import os
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from claimgraph.errors import NotACase

if TYPE_CHECKING:
    from claimgraph.case import Case

_VARIABLE = "CLAIMGRAPH_CASE"


class Session:
    """One run of the command line.

    Args:
        place: The case's folder, or None to look for it.
        view: The view's name, or None for the case's default.
        quiet: Print the answer and nothing else.
        verbose: Say what is being done.
    """

    def __init__(
        self, place: str | None, view: str | None, *, quiet: bool = False, verbose: bool = False
    ) -> None:
        self._place = place or os.environ.get(_VARIABLE)
        self._view = view
        self.quiet = quiet
        self.verbose = verbose

    @cached_property
    def case(self) -> Case:
        """The case, opened.

        Raises:
            NotACase: there is none.
        """
        from claimgraph.case import Case

        return Case(self._place or _nearest(), self._view)


def _nearest() -> Path:
    """Return the current folder, or the nearest one above it, that is a case."""
    here = Path.cwd()
    for folder in (here, *here.parents):
        if (folder / "case.ttl").is_file():
            return folder
    raise NotACase(
        f"there is no case here: neither {here} nor a folder above it holds a case.ttl",
        mend="Name a case with -C, make one with 'claimgraph init DIR', or try 'claimgraph demo'.",
    )
