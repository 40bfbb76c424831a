"""What the verbs of one run share: the case, and how to speak."""

from __future__ import annotations

import os
import shlex
import shutil
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from claimgraph.cli import output, progress
from claimgraph.errors import NotACase

if TYPE_CHECKING:
    from claimgraph.case import Case

_VARIABLE = "CLAIMGRAPH_CASE"
_PROGRAM = "claimgraph"


class Session:
    """One run of the command line.

    Attributes:
        place: The case's folder as it was named, or None to look for it.
        view_name: The view's name, or None for the case's default.
        criteria: What refines the view, as views are written.
        quiet: Print the answer and nothing else.
        verbose: Say what is being done, and how long it took.
        as_json: The answer is one JSON object, also where it is an error.
        unharmed: What to say of the case where the input is at fault, or "".
    """

    def __init__(self) -> None:
        self.place: str | None = os.environ.get(_VARIABLE) or None
        self.view_name: str | None = None
        self.criteria: list[str] = []
        self.quiet = False
        self.verbose = False
        self.as_json = False
        self.unharmed = ""

    @cached_property
    def case(self) -> Case:
        """The case, opened.

        Raises:
            NotACase: there is none.
        """
        with self.step("opening the case"):
            from claimgraph.case import Case

            case = Case(self.place or _nearest(), self.view_name)
            return case.under(self._refined(case.view_text)) if self.criteria else case

    def _refined(self, view: str) -> str:
        return " ".join([view, *self.criteria])

    @contextmanager
    def step(self, doing: str) -> Iterator[None]:
        """Do something that may take long: a bar for whoever waits, a line where verbose.

        Args:
            doing: What is done, as "reading the sheets".
        """
        started = time.perf_counter()
        with progress.bar(doing, wanted=not self.quiet):
            yield
        if self.verbose and not self.quiet:
            output.say(f"{doing}: {time.perf_counter() - started:.2f} s")

    @contextmanager
    def count(self, doing: str) -> Iterator[progress.OnPiece]:
        """Do something piece by piece: who waits sees which piece was done last.

        Args:
            doing: What is done, as "reading the documents".

        Yields:
            What is to be told of each piece.
        """
        started = time.perf_counter()
        with progress.counter(doing, wanted=not self.quiet) as count:
            yield count
        if self.verbose and not self.quiet:
            output.say(f"{doing}: {time.perf_counter() - started:.2f} s")

    def say(self, text: str) -> None:
        """Say something about the answer on stderr, unless the user wants quiet."""
        if not self.quiet:
            output.say(text)

    def say_view(self, what: str) -> None:
        """Say, as the last line, what the answer holds and under which view."""
        self.say(f"{what} in the view '{self.case.view_name}'")

    def command(self, arguments: str) -> str:
        """Return a command that does `arguments` on this case, to be copied and run."""
        where = f" -C {shlex.quote(self.place)}" if self.place else ""
        return f"{program()}{where} {arguments}"


def program() -> str:
    """Return how to call claimgraph from here: by name, or by path where it is on no PATH."""
    called = Path(sys.argv[0])
    if called.name == _PROGRAM and called.is_file() and shutil.which(_PROGRAM) is None:
        return shlex.quote(os.path.relpath(called))
    return _PROGRAM


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
