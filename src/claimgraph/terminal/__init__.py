"""The full-screen terminal interface: reviewing proposals by keyboard."""

from __future__ import annotations

from importlib.util import find_spec
from typing import TYPE_CHECKING

from claimgraph.errors import MissingExtra

if TYPE_CHECKING:
    from claimgraph.reviewing.desk import Desk


def run_review(desk: Desk) -> None:
    """Review on the terminal until the person leaves.

    Args:
        desk: The session.

    Raises:
        MissingExtra: Textual is not installed.
    """
    if find_spec("textual") is None:
        raise MissingExtra(
            "to review on a full screen needs Textual",
            mend="Install it: pip install 'claimgraph[review]'; or use --browser, or --list.",
        )
    from claimgraph.terminal.review import ReviewApp

    ReviewApp(desk).run()
