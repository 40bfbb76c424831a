"""A bar on the terminal while something takes long."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from claimgraph.cli.output import is_watched, one_line

if TYPE_CHECKING:
    from rich.progress import Progress

OnPiece = Callable[[int, int, str], None]
"""Told how many pieces are done, of how many, and the last one."""

_PATIENCE = 0.8
"""Seconds after which a person wants to know that something is going on."""


@contextmanager
def bar(doing: str, *, wanted: bool = True) -> Iterator[None]:
    """Show a bar with what is being done and for how long, on stderr, while the block runs.

    Nothing appears where the block is done soon, or where no terminal is watching.

    Args:
        doing: What is done.
        wanted: False for no bar at all.
    """
    if not wanted or not is_watched(sys.stderr):
        yield
        return
    waiting = _Waiting(doing)
    try:
        yield
    finally:
        waiting.end()


@contextmanager
def counter(doing: str, *, wanted: bool = True) -> Iterator[OnPiece]:
    """Show a bar that fills while the block runs, and the piece that was done last.

    Args:
        doing: What is done.
        wanted: False for no bar at all.

    Yields:
        What is to be told: how many pieces are done, of how many, and the last one.
    """
    if not wanted or not is_watched(sys.stderr):
        yield lambda done, total, piece: None
        return
    waiting = _Waiting(doing)
    try:
        yield waiting.advance
    finally:
        waiting.end()


class _Waiting:
    """A bar that appears when patience is over, and goes when the work is done."""

    def __init__(self, doing: str) -> None:
        self._doing = doing
        self._shown: Progress | None = None
        self._lock = threading.Lock()
        self._over = False
        self._done, self._piece = 0, ""
        self._total: int | None = None
        self._timer = threading.Timer(_PATIENCE, self._begin)
        self._timer.daemon = True
        self._timer.start()

    def _begin(self) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

        with self._lock:
            if self._over:
                return
            columns = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn(24))
            console = Console(stderr=True, highlight=False, markup=False, emoji=False)
            self._shown = Progress(
                *columns, TimeElapsedColumn(), console=console, transient=True,
                redirect_stdout=False, redirect_stderr=False,
            )  # fmt: skip
            self._shown.add_task(self._description(), completed=self._done, total=self._total)
            self._shown.start()

    def advance(self, done: int, total: int, piece: str) -> None:
        with self._lock:
            self._done, self._total, self._piece = done, total, piece
            if self._shown is not None:
                self._shown.update(
                    self._shown.task_ids[0],
                    completed=done,
                    total=total,
                    description=self._description(),
                )

    def _description(self) -> str:
        if self._total is None:
            return self._doing
        return f"{self._doing}, {self._done:,} of {self._total:,}: {one_line(self._piece)[-40:]}"

    def end(self) -> None:
        self._timer.cancel()
        with self._lock:
            self._over = True
            if self._shown is not None:
                self._shown.stop()
