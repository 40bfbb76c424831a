"""Opening a review to look at: on the terminal, or as a page in the browser."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

from claimgraph.cli import output, proposals
from claimgraph.cli.session import Session

if TYPE_CHECKING:
    from collections.abc import Mapping

    from claimgraph.reviewing.queue import Filter


def is_wanted(options: Mapping[str, Any], *, as_json: bool) -> bool:
    """Return whether a person who asks for nothing in particular sits at a terminal."""
    is_silent = as_json or options["ids"] or options["is_list"]
    return not is_silent and sys.stdin.isatty() and output.is_watched()


def on_terminal(session: Session, wanted: Filter, by: str) -> int:
    """Review on the terminal until the person leaves; return the exit code."""
    from claimgraph import terminal

    desk = session.case.review(by, wanted)
    proposals.say_damage(desk.docket.damaged)
    if desk.current is None:
        session.say("nothing waits")
        return 0
    terminal.run_review(desk)
    session.say(f"{desk.progress.waiting:,} waiting; go on with: {session.command('review')}")
    return 0


def in_browser(session: Session, wanted: Filter, by: str, port: int, *, opens: bool) -> int:
    """Serve the review as a page until Ctrl-C; return the exit code."""
    import webbrowser

    from claimgraph.server.review import ReviewServer

    desk = session.case.review(by, wanted)
    proposals.say_damage(desk.docket.damaged)
    server = ReviewServer(desk, port)
    output.write(f"{server.url}\n")
    session.say("for you alone: whoever has this address decides in your name; Ctrl-C ends it")
    if opens:
        webbrowser.open(server.url)
    try:
        server.serve()
    except KeyboardInterrupt:
        session.say(f"ended; go on with: {session.command('review --browser')}")
    return 0
