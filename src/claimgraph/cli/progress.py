"""A bar on the terminal while something takes long."""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from claimgraph.cli.output import is_watched

if TYPE_CHECKING:
    from rich.progress import Progress

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


class _Waiting:
    """A bar that appears when patience is over, and goes when the work is done."""

    def __init__(self, doing: str) -> None:
        self._doing = doing
        self._shown: Progress | None = None
        self._lock = threading.Lock()
        self._over = False
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
            self._shown.add_task(self._doing, total=None)
            self._shown.start()

    def end(self) -> None:
        self._timer.cancel()
        with self._lock:
            self._over = True
            if self._shown is not None:
                self._shown.stop()
